import { assert } from "./assert.ts";

declare const dayBrand: unique symbol;

/** A calendar day as whole days since 1970-01-01, proleptic Gregorian, without a time zone. */
export type Day = number & { readonly [dayBrand]: true };

const earliest = -719_162; // 0001-01-01
const latest = 2_932_896; // 9999-12-31

/**
 * A day from its ordinal.
 *
 * @param ordinal whole days since 1970-01-01, within the years 1 to 9999.
 * @returns the same number as a `Day`.
 * @throws BrokenPromise when it is not a whole number in that range.
 */
export function dayFromOrdinal(ordinal: number): Day {
  assert(
    Number.isInteger(ordinal) && ordinal >= earliest && ordinal <= latest,
    "a day is a whole number of days within the years 1 to 9999",
  );
  return ordinal as Day;
}

/**
 * A day from ISO text written in code, such as `day("2025-01-01")`.
 *
 * @param iso `YYYY-MM-DD`.
 * @returns the day.
 * @throws BrokenPromise when the text is not a day of the calendar.
 */
export function day(iso: string): Day {
  const parsed = parseDay(iso);
  assert(parsed !== undefined, `${iso} is a day written as YYYY-MM-DD`);
  return parsed;
}

/**
 * Reads a day that came from outside.
 *
 * @param text `YYYY-MM-DD`.
 * @returns the day, or undefined when the text is not a day of the calendar.
 */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  return dayFromParts(Number(match[1]), Number(match[2]), Number(match[3]));
}

/**
 * A day from year, month and day of the month.
 *
 * @param year 1–9999.
 * @param monthNumber 1–12.
 * @param dayOfMonth 1–31.
 * @returns the day, or undefined when the calendar has no such day.
 */
export function dayFromParts(
  year: number,
  monthNumber: number,
  dayOfMonth: number,
): Day | undefined {
  if (year < 1 || year > 9999 || monthNumber < 1 || monthNumber > 12) return undefined;
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, monthNumber)) return undefined;
  return ordinalOf(year, monthNumber, dayOfMonth) as Day;
}

/** @returns how many days the month has: 28–31. @param year 1–9999. @param monthNumber 1–12. */
export function daysInMonth(year: number, monthNumber: number): number {
  if (monthNumber === 2) return isLeapYear(year) ? 29 : 28;
  return monthNumber === 4 || monthNumber === 6 || monthNumber === 9 || monthNumber === 11
    ? 30
    : 31;
}

export interface DayParts {
  readonly year: number;
  /** 1–12. */
  readonly monthNumber: number;
  /** 1–31. */
  readonly dayOfMonth: number;
}

/** @returns year, month and day of the month. @param value any day. */
export function dayParts(value: Day): DayParts {
  const z = value + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const monthNumber = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (monthNumber <= 2 ? 1 : 0),
    monthNumber,
    dayOfMonth: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** @returns `YYYY-MM-DD`. @param value any day. */
export function formatDay(value: Day): string {
  const { year, monthNumber, dayOfMonth } = dayParts(value);
  return `${String(year).padStart(4, "0")}-${twoDigits(monthNumber)}-${twoDigits(dayOfMonth)}`;
}

/** @returns the day so many days later. @param value from. @param days whole days, may be negative. */
export function addDays(value: Day, days: number): Day {
  return dayFromOrdinal(value + days);
}

/**
 * The same day of the month some years later; 29 February becomes 28 February in a common year.
 *
 * @param value from.
 * @param years whole years, may be negative.
 * @returns the anniversary.
 */
export function addYears(value: Day, years: number): Day {
  const { year, monthNumber, dayOfMonth } = dayParts(value);
  const target = year + years;
  return dayFromOrdinal(
    ordinalOf(target, monthNumber, Math.min(dayOfMonth, daysInMonth(target, monthNumber))),
  );
}

/** @returns 1 (Monday) to 7 (Sunday). @param value any day. */
export function isoWeekday(value: Day): number {
  return ((((value + 3) % 7) + 7) % 7) + 1;
}

/**
 * Days from Monday to Friday in a half-open period.
 *
 * @param start first day.
 * @param end the day after the last; must not be before `start`.
 * @returns how many weekdays the period has; public holidays count, as in the five-day benefit week.
 */
export function weekdaysBetween(start: Day, end: Day): number {
  assert(end >= start, "a period ends no earlier than it starts");
  return weekdaysBefore(end) - weekdaysBefore(start);
}

function weekdaysBefore(value: Day): number {
  const sinceMonday = value + 3;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(5, sinceMonday - weeks * 7);
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function ordinalOf(year: number, monthNumber: number, dayOfMonth: number): number {
  const y = monthNumber <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear =
    Math.floor((153 * (monthNumber + (monthNumber > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
