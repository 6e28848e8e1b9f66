import { assert } from "./assert.ts";
import { addDays, dayFromParts, isoWeekday, type Day } from "./day.ts";
import { daysOf, type Month } from "./month.ts";

/**
 * The Finnish public holidays of a year.
 *
 * @param year 1955–9999.
 * @returns the days in calendar order; eves are not public holidays.
 *
 * Source: Church Act 652/2023 (church holidays; Midsummer and All Saints' on Saturdays since 1955),
 * acts 272/1944 (1 May) and 388/1937 (6 December); checked against a public list for 2015–2040.
 */
export function publicHolidays(year: number): readonly Day[] {
  const easter = easterSunday(year);
  return [
    on(year, 1, 1),
    on(year, 1, 6),
    addDays(easter, -2),
    easter,
    addDays(easter, 1),
    on(year, 5, 1),
    addDays(easter, 39),
    addDays(easter, 49),
    saturdayFrom(on(year, 6, 20)),
    saturdayFrom(on(year, 10, 31)),
    on(year, 12, 6),
    on(year, 12, 25),
    on(year, 12, 26),
  ].toSorted((a, b) => a - b);
}

/**
 * The counting day of the employment statistics: the last working day of the month.
 *
 * @param value any month.
 * @returns the last day from Monday to Friday that is not a public holiday.
 */
export function lastWorkingDay(value: Month): Day {
  const { end } = daysOf(value);
  let candidate = addDays(end, -1);
  const holidays = publicHolidays(Math.floor(value / 12));
  while (isoWeekday(candidate) > 5 || holidays.includes(candidate)) {
    candidate = addDays(candidate, -1);
  }
  return candidate;
}

/** Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, 1991, ch. 8). */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const k = c % 4;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return on(year, Math.floor(sum / 31), (sum % 31) + 1);
}

function saturdayFrom(first: Day): Day {
  return addDays(first, (6 - isoWeekday(first) + 7) % 7);
}

function on(year: number, monthNumber: number, dayOfMonth: number): Day {
  const found = dayFromParts(year, monthNumber, dayOfMonth);
  assert(found !== undefined, "the calendar has the day");
  return found;
}
