import { assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { day, month } from "@luotsi/base";

import { codeReader } from "./code-cell.ts";
import { parseDayCell, parseLastDay, parseMonthCell } from "./day-cell.ts";
import { municipalityReader } from "./municipality-cell.ts";
import { parseCents, parseDecimal, parseInteger } from "./number-cell.ts";

describe("euros become whole cents without a fraction on the way", () => {
  test.each([
    ["703633,24", 70_363_324],
    ["2 561 691", 256_169_100],
    ["2\u00a0561\u00a0691,5", 256_169_150],
    ["1\u202f234,50", 123_450],
    ["-5", -500],
    ["\u22125,01", -501],
    ["+3,00", 300],
    ["0,07", 7],
    ["1234,5 €", 123_450],
    ["123,45-", -12_345],
    ["12,5000", 1250],
    ["-0,00", 0],
    ["0,29", 29],
    ["1,1", 110],
    ["9999999999999,99", 999_999_999_999_999],
  ])("%s", (cell, cents) => {
    expect(parseCents(cell, ",")).toBe(cents);
  });

  test.each([
    ["1,005", "TOO_MANY_DECIMALS"],
    ["1.50", "WRONG_DECIMAL_MARK"],
    ["1.234,50", "WRONG_DECIMAL_MARK"],
    ["1 23,00", "NOT_A_NUMBER"],
    ["1234 567", "NOT_A_NUMBER"],
    ["1 2345", "NOT_A_NUMBER"],
    ["1,", "NOT_A_NUMBER"],
    [",5", "NOT_A_NUMBER"],
    ["-", "NOT_A_NUMBER"],
    ["€", "NOT_A_NUMBER"],
    ["--5", "NOT_A_NUMBER"],
    ["5 -", "NOT_A_NUMBER"],
    ["1e5", "NOT_A_NUMBER"],
    ["NaN", "NOT_A_NUMBER"],
    ["0x10", "NOT_A_NUMBER"],
    ["1,2,3", "NOT_A_NUMBER"],
    ["10000000000000000", "NUMBER_TOO_LARGE"],
  ])("%s is %s", (cell, code) => {
    expect(parseCents(cell, ",")).toMatchObject({ code });
  });

  test("every amount written in every way is read to the cent", () => {
    const amount = integer({ min: -99_999_999_999, max: 99_999_999_999 });
    const space = constantFrom("", " ", "\u00a0", "\u202f");
    assert(
      property(amount, constantFrom(",", "."), space, (cents, mark, gap) => {
        const text = String(Math.abs(cents)).padStart(3, "0");
        const whole = text.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, gap);
        const cell = `${cents < 0 ? "-" : ""}${whole}${mark}${text.slice(-2)}`;
        expect(parseCents(cell, mark === "," ? "," : ".")).toBe(cents);
      }),
    );
  });
});

describe("whole numbers", () => {
  test.each([
    ["278 486", 278_486],
    ["5,0", 5],
    ["007", 7],
    ["-22", -22],
  ])("%s is %i", (cell, value) => {
    expect(parseInteger(cell, ",")).toBe(value);
  });

  test("a half is not whole", () => {
    expect(parseInteger("2,5", ",")).toMatchObject({ code: "NOT_WHOLE" });
  });

  test("a number with many decimals keeps them", () => {
    expect(parseDecimal("12 420,2769179736", ",")).toBe(12_420.276_917_973_6);
    expect(parseDecimal("-0.5", ".")).toBe(-0.5);
    expect(parseDecimal("0.30000000000000004", ".")).toBe(0.1 + 0.2);
    expect(parseDecimal("1e+05", ".")).toBe(100_000);
    expect(parseDecimal("1e999", ".")).toMatchObject({ code: "NOT_A_NUMBER" });
    expect(parseDecimal("0.5", ",")).toMatchObject({ code: "WRONG_DECIMAL_MARK" });
    expect(parseDecimal("a", ",")).toMatchObject({ code: "NOT_A_NUMBER" });
  });
});

describe("days", () => {
  test.each([
    ["2025-01-31", "2025-01-31"],
    ["31.1.2025", "2025-01-31"],
    ["31.01.2006", "2006-01-31"],
    ["1.1.2025", "2025-01-01"],
    ["20250131", "2025-01-31"],
    ["2025-01-31T00:00:00Z", "2025-01-31"],
    ["2025-01-31 00:00:00.000", "2025-01-31"],
    ["31.1.2025 0:00", "2025-01-31"],
    ["29.2.2024", "2024-02-29"],
  ])("%s is %s", (cell, iso) => {
    expect(parseDayCell(cell)).toBe(day(iso));
  });

  test.each([
    ["29.2.2025", "NOT_A_DAY"],
    ["2025-13-01", "NOT_A_DAY"],
    ["31/01/2025", "NOT_A_DAY"],
    ["1.1.25", "NOT_A_DAY"],
    ["31122025", "NOT_A_DAY"],
    ["45658", "NOT_A_DAY"],
    ["2025-0a-01", "NOT_A_DAY"],
    ["1899-12-31", "DAY_OUT_OF_RANGE"],
    ["2101-01-01", "DAY_OUT_OF_RANGE"],
    ["31.12.9999", "DAY_OUT_OF_RANGE"],
  ])("%s is %s", (cell, code) => {
    expect(parseDayCell(cell)).toMatchObject({ code });
  });

  test("the last day of a period, included, becomes the day after it", () => {
    expect(parseLastDay("28.2.2025", false)).toBe(day("2025-03-01"));
    expect(parseLastDay("31.12.2025", true)).toBe(day("2026-01-01"));
  });

  test("the register's year 9999 means that the period goes on, where it may", () => {
    expect(parseLastDay("31.12.9999", true)).toBeNull();
    expect(parseLastDay("9999-12-31", true)).toBeNull();
    expect(parseLastDay("31.12.9999", false)).toMatchObject({ code: "DAY_OUT_OF_RANGE" });
  });
});

describe("months", () => {
  test.each([
    "2015-01",
    "2015M01",
    "2015m01",
    "201501",
    "1.2015",
    "01/2015",
    "31.01.2015",
    "2015-01-15",
  ])("%s is January 2015", (cell) => {
    expect(parseMonthCell(cell)).toBe(month("2015-01"));
  });

  test.each([
    ["2015-13", "NOT_A_MONTH"],
    ["2015", "NOT_A_MONTH"],
    ["tammikuu 2015", "NOT_A_MONTH"],
    ["1850-01", "DAY_OUT_OF_RANGE"],
  ])("%s is %s", (cell, code) => {
    expect(parseMonthCell(cell)).toMatchObject({ code });
  });
});

describe("codes", () => {
  const benefit = codeReader("benefit", { TMT: "labour_market_subsidy" });

  test.each([
    ["labour_market_subsidy", "labour_market_subsidy"],
    ["LABOUR_MARKET_SUBSIDY", "labour_market_subsidy"],
    ["Työmarkkinatuki", "labour_market_subsidy"],
    ["tyomarkkinatuki", "labour_market_subsidy"],
    ["arbetsmarknadsstöd", "labour_market_subsidy"],
    ["labour market subsidy", "labour_market_subsidy"],
    ["tmt", "labour_market_subsidy"],
    ["yleistuki", "general_benefit"],
  ])("%s is %s", (cell, code) => {
    expect(benefit(cell)).toBe(code);
  });

  test("an unknown code is told with those that are known, never with itself", () => {
    const fault = benefit("sairauspäiväraha");
    expect(fault).toMatchObject({ code: "UNKNOWN_CODE" });
    expect(JSON.stringify(fault)).toContain("earnings_related_allowance");
    expect(JSON.stringify(fault)).not.toContain("sairaus");
  });

  test("a register code without its leading zero is found", () => {
    expect(codeReader("employment-code")("2")).toBe("02");
    expect(codeReader("end-reason")("10")).toBe("10");
  });
});

describe("municipalities", () => {
  const names = new Map([["lahti", "398"]]);
  const read = municipalityReader(names, { "Koski HL": "283" });

  test.each([
    ["398", "398"],
    ["5", "005"],
    ["KU005", "005"],
    ["LAHTI", "398"],
    ["koski hl", "283"],
  ])("%s is %s", (cell, code) => {
    expect(read(cell)).toBe(code);
  });

  test.each(["0", "000", "1234", "Atlantis", "3.98"])("%s is none", (cell) => {
    expect(read(cell)).toMatchObject({ code: "NOT_A_MUNICIPALITY" });
  });
});
