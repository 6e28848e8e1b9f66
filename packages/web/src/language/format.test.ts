import { describe, expect, test } from "vitest";

import { formatFor } from "./format.ts";

const fi = formatFor("fi");
const sv = formatFor("sv");
const en = formatFor("en");
const nbsp = "\u00a0";

describe("money", () => {
  test("millions carry one decimal and spaces that do not break", () => {
    expect(fi.millions(3_140_000_000)).toBe(`31,4${nbsp}milj.${nbsp}€`);
    expect(sv.millions(3_140_000_000)).toBe(`31,4${nbsp}mn${nbsp}€`);
    expect(en.millions(3_140_000_000)).toBe(`€31.4${nbsp}million`);
  });

  test("euros and cents are written out", () => {
    expect(fi.euros(123_450)).toBe(`1${nbsp}234,50${nbsp}€`);
    expect(sv.euros(123_450)).toBe(`1${nbsp}234,50${nbsp}€`);
    expect(en.euros(123_450)).toBe("€1,234.50");
  });

  test("the minus is a real minus sign and stands before the currency", () => {
    expect(fi.millions(-170_000_000)).toBe(`\u22121,7${nbsp}milj.${nbsp}€`);
    expect(en.euros(-50)).toBe("\u2212€0.50");
  });

  test("a deviation has its sign also when it is positive, and zero has none", () => {
    expect(fi.millions(160_000_000, { sign: "always" })).toBe(`+1,6${nbsp}milj.${nbsp}€`);
    expect(fi.wholeEuros(0, { sign: "always" })).toBe(`0${nbsp}€`);
    expect(fi.wholeEuros(-40, { sign: "always" })).toBe(`0${nbsp}€`);
  });

  test("short money turns to millions at one million euros", () => {
    expect(fi.shortEuros(99_999_900)).toBe(`999${nbsp}999${nbsp}€`);
    expect(fi.shortEuros(100_000_000)).toBe(`1,0${nbsp}milj.${nbsp}€`);
  });

  test("an interval writes its unit once", () => {
    expect(fi.millionsRange(2_980_000_000, 3_310_000_000)).toBe(`29,8–33,1${nbsp}milj.${nbsp}€`);
    expect(en.millionsRange(2_980_000_000, 3_310_000_000)).toBe(`€29.8–33.1${nbsp}million`);
  });
});

describe("counts and shares", () => {
  test("thousands are grouped", () => {
    expect(fi.count(1234)).toBe(`1${nbsp}234`);
    expect(fi.count(12_345_678)).toBe(`12${nbsp}345${nbsp}678`);
    expect(en.count(1234)).toBe("1,234");
  });

  test("a percentage and a change in percentages are different words", () => {
    expect(fi.percent(15.9)).toBe(`15,9${nbsp}%`);
    expect(fi.share(0.159)).toBe(`15,9${nbsp}%`);
    expect(en.percent(15.9)).toBe("15.9%");
    expect(fi.percentagePoints(-1.7)).toBe(`\u22121,7${nbsp}prosenttiyksikköä`);
    expect(sv.percentagePoints(-1.7)).toBe(`\u22121,7${nbsp}procentenheter`);
  });

  test("a part says nothing and all only of what is nothing and all", () => {
    const parts = [0, 0.004, 0.005, 0.159, 0.994, 0.995, 1];
    expect(parts.map((part) => fi.part(part).replaceAll(nbsp, " "))).toEqual([
      "0 %",
      "alle 1 %",
      "1 %",
      "16 %",
      "99 %",
      "yli 99 %",
      "100 %",
    ]);
    expect(fi.part(0.0004, { decimals: 1 }).replaceAll(nbsp, " ")).toBe("alle 0,1 %");
    expect(sv.part(0.9996, { decimals: 1 }).replaceAll(nbsp, " ")).toBe("över 99,9 %");
    expect(en.part(0.004)).toBe(`less than${nbsp}1%`);
  });

  test("a hidden count says the limit only", () => {
    expect(fi.fewerThan(5)).toBe(`alle${nbsp}5`);
    expect(sv.fewerThan(5)).toBe(`under${nbsp}5`);
    expect(en.fewerThan(5)).toBe(`fewer than${nbsp}5`);
  });

  test("a spreadsheet gets a bare number with its own decimal mark", () => {
    expect(fi.plain(-1234.5)).toBe("-1234,5");
    expect(en.plain(-1234.5)).toBe("-1234.5");
  });
});

describe("time", () => {
  test("days are written as the language writes them", () => {
    expect(fi.day("2025-01-01")).toBe("1.1.2025");
    expect(sv.day("2025-12-31")).toBe("31.12.2025");
    expect(en.day("2025-01-01")).toBe(`1${nbsp}January${nbsp}2025`);
  });

  test("months have their names, on an axis the short ones", () => {
    expect(fi.month("2025-01")).toBe(`tammikuu${nbsp}2025`);
    expect(sv.month("2025-12")).toBe(`december${nbsp}2025`);
    expect(fi.shortMonth("2025-06")).toBe("kesä");
    expect(fi.monthNumber("2025-06")).toBe("6/2025");
  });

  test("what is not a day is shown as it came", () => {
    expect(fi.day("2025-02-30")).toBe("2025-02-30");
  });

  test("a time stamp is told in Finland's time: winter two hours, summer three hours ahead", () => {
    expect(fi.moment("2026-11-22T12:05:00Z")).toBe(`22.11.2026${nbsp}klo${nbsp}14.05`);
    expect(fi.moment("2026-06-30T21:30:00Z")).toBe(`1.7.2026${nbsp}klo${nbsp}0.30`);
  });
});

test("texts are ordered by the language: ä and ö come last, numbers by size", () => {
  expect(["öljy", "apu", "ääni", "zen"].toSorted(fi.compare)).toEqual([
    "apu",
    "zen",
    "ääni",
    "öljy",
  ]);
  expect(["kohta 10", "kohta 9"].toSorted(fi.compare)).toEqual(["kohta 9", "kohta 10"]);
});
