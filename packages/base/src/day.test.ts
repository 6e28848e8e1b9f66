import { assert as check, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";

import {
  addDays,
  addYears,
  day,
  dayFromOrdinal,
  dayParts,
  formatDay,
  isoWeekday,
  parseDay,
  weekdaysBetween,
} from "./day.ts";

describe("day", () => {
  test.each([
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["2000-02-29", 11_016],
    ["2025-01-01", 20_089],
  ])("%s is day %i", (iso, ordinal) => {
    expect(day(iso)).toBe(ordinal);
    expect(formatDay(dayFromOrdinal(ordinal))).toBe(iso);
  });

  test.each(["2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "", "1.1.2025"])(
    "%s is no day",
    (text) => {
      expect(parseDay(text)).toBeUndefined();
    },
  );

  test("the calendar agrees with the platform's for every day in 800 years", () => {
    check(
      property(integer({ min: -146_097, max: 146_097 }), (ordinal) => {
        const platform = new Date(ordinal * 86_400_000);
        expect(formatDay(dayFromOrdinal(ordinal))).toBe(platform.toISOString().slice(0, 10));
        expect(isoWeekday(dayFromOrdinal(ordinal)) % 7).toBe(platform.getUTCDay());
        expect(dayParts(dayFromOrdinal(ordinal)).dayOfMonth).toBe(platform.getUTCDate());
      }),
      { numRuns: 2000 },
    );
  });

  test("a leap day's anniversary is the last of February", () => {
    expect(formatDay(addYears(day("2024-02-29"), 1))).toBe("2025-02-28");
    expect(formatDay(addYears(day("2024-02-29"), 4))).toBe("2028-02-29");
  });

  test("the year 2025 has 261 weekdays and January 2025 has 23", () => {
    expect(weekdaysBetween(day("2025-01-01"), day("2026-01-01"))).toBe(261);
    expect(weekdaysBetween(day("2025-01-01"), day("2025-02-01"))).toBe(23);
  });

  test("weekdays are counted as if day by day", () => {
    const ordinal = integer({ min: -20_000, max: 20_000 });
    check(
      property(ordinal, integer({ min: 0, max: 40 }), (start, length) => {
        let counted = 0;
        for (let i = 0; i < length; i++) {
          if (isoWeekday(addDays(dayFromOrdinal(start), i)) <= 5) counted++;
        }
        const first = dayFromOrdinal(start);
        expect(weekdaysBetween(first, addDays(first, length))).toBe(counted);
      }),
    );
  });
});
