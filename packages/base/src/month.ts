import { assert } from "./assert.ts";
import { dayFromParts, dayParts, type Day } from "./day.ts";
import type { Period } from "./period.ts";

declare const monthBrand: unique symbol;

/** A calendar month as `year * 12 + (1…12) − 1`. */
export type Month = number & { readonly [monthBrand]: true };

/**
 * A month from its ordinal.
 *
 * @param ordinal `year * 12 + monthNumber − 1`, years 1 to 9999.
 * @returns the same number as a `Month`.
 * @throws BrokenPromise when it is not a whole number in that range.
 */
export function monthFromOrdinal(ordinal: number): Month {
  assert(
    Number.isInteger(ordinal) && ordinal >= 12 && ordinal < 120_000,
    "a month is a whole number within the years 1 to 9999",
  );
  return ordinal as Month;
}

/**
 * A month from ISO text written in code, such as `month("2025-01")`.
 *
 * @param iso `YYYY-MM`.
 * @returns the month.
 * @throws BrokenPromise when the text is not a month.
 */
export function month(iso: string): Month {
  const parsed = parseMonth(iso);
  assert(parsed !== undefined, `${iso} is a month written as YYYY-MM`);
  return parsed;
}

/** Reads a month that came from outside. @param text `YYYY-MM`. @returns undefined when it is none. */
export function parseMonth(text: string): Month | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (match === null || match[1] === "0000") return undefined;
  return monthFromOrdinal(Number(match[1]) * 12 + Number(match[2]) - 1);
}

/** @returns `YYYY-MM`. @param value any month. */
export function formatMonth(value: Month): string {
  return `${String(yearOf(value)).padStart(4, "0")}-${String((value % 12) + 1).padStart(2, "0")}`;
}

/** @returns the month the day is in. @param value any day. */
export function monthOf(value: Day): Month {
  const { year, monthNumber } = dayParts(value);
  return monthFromOrdinal(year * 12 + monthNumber - 1);
}

/** @returns the calendar year. @param value any month. */
export function yearOf(value: Month): number {
  return Math.floor(value / 12);
}

/** @returns 1–12. @param value any month. */
export function monthNumberOf(value: Month): number {
  return (value % 12) + 1;
}

/** @returns the month so many months later. @param value from. @param months may be negative. */
export function addMonths(value: Month, months: number): Month {
  return monthFromOrdinal(value + months);
}

/** @returns the first day of the month. @param value any month. */
export function firstDayOf(value: Month): Day {
  const first = dayFromParts(yearOf(value), monthNumberOf(value), 1);
  assert(first !== undefined, "every month has a first day");
  return first;
}

/** @returns the days of the month as a half-open period. @param value any month. */
export function daysOf(value: Month): Period & { readonly end: Day } {
  return { start: firstDayOf(value), end: firstDayOf(addMonths(value, 1)) };
}

/**
 * The months of a range, both ends included.
 *
 * @param first first month.
 * @param last last month; nothing is returned when it is before `first`.
 * @returns the months in order.
 */
export function monthRange(first: Month, last: Month): readonly Month[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => addMonths(first, i));
}
