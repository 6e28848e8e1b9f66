import {
  addDays,
  dayFromParts,
  monthFromOrdinal,
  monthOf,
  type Day,
  type Month,
} from "@luotsi/base";

import type { CellFault } from "./cell-fault.ts";

const notADay: CellFault = { code: "NOT_A_DAY" };
const notAMonth: CellFault = { code: "NOT_A_MONTH" };
const farAway: CellFault = {
  code: "DAY_OUT_OF_RANGE",
  details: { earliest: "1900", latest: "2100" },
};

const earliestYear = 1900;
const latestYear = 2100;

/**
 * Reads a calendar day: `2025-01-31`, `31.1.2025` or `20250131`, each with or without a time.
 *
 * @param cell trimmed and not empty.
 */
export function parseDayCell(cell: string): Day | CellFault {
  const plain = isoDay(cell);
  if (plain !== undefined) return plain;
  const text = /^(\S+)[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?Z?$/.exec(cell)?.[1] ?? cell;
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const finnish = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (finnish === null) return notADay;
  return dayOf(Number(finnish[3]), Number(finnish[2]), Number(finnish[1]));
}

/**
 * Reads the last day of a period, included, as the day after it.
 *
 * @param cell trimmed and not empty.
 * @param openEnd whether the period may have no end: 31.12.9999 is then read as none.
 */
export function parseLastDay(cell: string, openEnd: boolean): Day | null | CellFault {
  const last = parseDayCell(cell);
  if (typeof last === "number") return addDays(last, 1);
  return openEnd && (cell === "9999-12-31" || cell === "31.12.9999") ? null : last;
}

/**
 * Reads a calendar month: `2025-01`, `2025M01`, `1.2025`, `1/2025`, `202501` or any of its days.
 *
 * @param cell trimmed and not empty.
 */
export function parseMonthCell(cell: string): Month | CellFault {
  const yearFirst = /^(\d{4})[-Mm/.]?(\d{2})$/.exec(cell);
  if (yearFirst !== null) return monthFromParts(Number(yearFirst[1]), Number(yearFirst[2]));
  const monthFirst = /^(\d{1,2})[./](\d{4})$/.exec(cell);
  if (monthFirst !== null) return monthFromParts(Number(monthFirst[2]), Number(monthFirst[1]));
  const day = parseDayCell(cell);
  if (typeof day === "number") return monthOf(day);
  return day.code === "NOT_A_DAY" ? notAMonth : day;
}

/** The usual case without a regular expression: ten characters, digits and two hyphens. */
function isoDay(cell: string): Day | CellFault | undefined {
  if (cell.length !== 10 || cell.charCodeAt(4) !== 45 || cell.charCodeAt(7) !== 45)
    return undefined;
  const year = digits(cell, 0, 4);
  const monthNumber = digits(cell, 5, 7);
  const dayOfMonth = digits(cell, 8, 10);
  if (year < 0 || monthNumber < 0 || dayOfMonth < 0) return notADay;
  return dayOf(year, monthNumber, dayOfMonth);
}

function digits(cell: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = cell.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function dayOf(year: number, monthNumber: number, dayOfMonth: number): Day | CellFault {
  const day = dayFromParts(year, monthNumber, dayOfMonth);
  if (day === undefined) return notADay;
  return year < earliestYear || year > latestYear ? farAway : day;
}

function monthFromParts(year: number, monthNumber: number): Month | CellFault {
  if (monthNumber < 1 || monthNumber > 12) return notAMonth;
  if (year < earliestYear || year > latestYear) return farAway;
  return monthFromOrdinal(year * 12 + monthNumber - 1);
}
