import { describe, expect, test } from "vitest";

import { fill } from "./app-error.ts";
import { cents, roundToCents } from "./cents.ts";
import { day, formatDay } from "./day.ts";
import { lastWorkingDay, publicHolidays } from "./finnish-holidays.ts";
import {
  addMonths,
  daysOf,
  firstDayOf,
  formatMonth,
  month,
  monthOf,
  monthRange,
  parseMonth,
} from "./month.ts";
import { periodContains, periodsOverlap } from "./period.ts";

describe("month", () => {
  test("December is followed by January", () => {
    expect(formatMonth(addMonths(month("2024-12"), 1))).toBe("2025-01");
    expect(formatMonth(monthOf(day("2024-12-31")))).toBe("2024-12");
    expect(formatDay(firstDayOf(month("2025-01")))).toBe("2025-01-01");
  });

  test("a leap February has 29 days", () => {
    const { start, end } = daysOf(month("2024-02"));
    expect(end - start).toBe(29);
  });

  test.each(["2025-13", "2025-00", "2025-1", "0000-01", "2025M01"])("%s is no month", (text) => {
    expect(parseMonth(text)).toBeUndefined();
  });

  test("a range has both ends", () => {
    expect(monthRange(month("2024-11"), month("2025-01")).map(formatMonth)).toEqual([
      "2024-11",
      "2024-12",
      "2025-01",
    ]);
  });
});

describe("period", () => {
  const spell = { start: day("2025-01-01"), end: day("2025-02-01") };

  test("the end is outside", () => {
    expect(periodContains(spell, day("2025-01-31"))).toBe(true);
    expect(periodContains(spell, day("2025-02-01"))).toBe(false);
  });

  test("periods that touch do not overlap; an open one overlaps all that follows", () => {
    expect(periodsOverlap(spell, { start: day("2025-02-01"), end: undefined })).toBe(false);
    expect(periodsOverlap(spell, { start: day("2025-01-31"), end: undefined })).toBe(true);
  });
});

describe("money", () => {
  test.each([
    [5581.5, 5582],
    [-5581.5, -5582],
    [0.49, 0],
    [1.005 * 100, 101],
  ])("%d cents are rounded half away from zero to %i", (exact, rounded) => {
    expect(roundToCents(exact)).toBe(rounded);
  });

  test("less than half a cent either way is zero, and zero has no sign", () => {
    for (const exact of [0.49, -0.49, -0]) expect(Object.is(roundToCents(exact), 0)).toBe(true);
  });

  test("a fraction of a cent is not money", () => {
    expect(() => cents(0.5)).toThrow("whole number of cents");
  });
});

describe("Finnish calendar", () => {
  test("Midsummer 2025 is 21 June, All Saints' 1 November, Easter 20 April", () => {
    const days = publicHolidays(2025).map(formatDay);
    expect(days).toContain("2025-06-21");
    expect(days).toContain("2025-11-01");
    expect(days).toContain("2025-04-20");
    expect(days).toHaveLength(13);
  });

  test.each([
    ["2025-05", "2025-05-30"],
    ["2026-05", "2026-05-29"],
    ["2025-11", "2025-11-28"],
    ["2024-03", "2024-03-28"],
  ])("the counting day of %s is %s", (text, expected) => {
    expect(formatDay(lastWorkingDay(month(text)))).toBe(expected);
  });
});

test("a text keeps a place it has no value for", () => {
  expect(fill("{a} and {b}", { a: 1 })).toBe("1 and {b}");
});
