import { formatMonth, monthFromOrdinal, yearOf, type Month } from "@luotsi/base";
import { isFault, parseMonthCell, type CellFault } from "@luotsi/intake";

/** Months in one period of a series whose season, a year, has so many periods; 1 for odd seasons. */
export function monthsInPeriod(season: number): number {
  return season <= 12 && 12 % season === 0 ? 12 / season : 1;
}

/**
 * Reads the period of a row: a month in any of the usual forms, and a quarter or a year where the
 * series is of those.
 *
 * @returns the number of periods since the year 0, or what is wrong with the cell.
 */
export function parsePeriod(cell: string, months: number): number | CellFault {
  const quarter = months === 3 ? /^(\d{4})[- ]?Q([1-4])$/i.exec(cell) : null;
  if (quarter !== null) return Number(quarter[1]) * 4 + Number(quarter[2]) - 1;
  if (months === 12 && /^(19|20)\d{2}$/.test(cell)) return Number(cell);
  const month: Month | CellFault = parseMonthCell(cell);
  return isFault(month) ? month : Math.floor(month / months);
}

/** A period as `2025-01`, `2025-Q1` or `2025`. */
export function formatPeriod(period: number, months: number): string {
  const first = monthFromOrdinal(period * months);
  if (months === 12) return String(yearOf(first)).padStart(4, "0");
  if (months === 3) return `${formatMonth(first).slice(0, 4)}-Q${(period % 4) + 1}`;
  return formatMonth(first);
}
