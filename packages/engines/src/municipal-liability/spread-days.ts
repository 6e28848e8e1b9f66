import { dayFromOrdinal, weekdaysBetween } from "@luotsi/base";

/**
 * How many of a row's paid days fall before a day inside it. A file does not say which days of a period were paid, so
 * they are spread evenly over its weekdays (over all its days when it has no weekday) and rounded to whole days.
 *
 * @param paidDays of the period; negative in a recovery.
 * @param period half open, not empty.
 * @param upTo a day within the period or its end.
 * @returns days from 0 to `paidDays`; never fewer for a later `upTo`.
 */
export function spreadDays(
  paidDays: number,
  period: { readonly start: number; readonly end: number },
  upTo: number,
): number {
  const { start, end } = period;
  const weekdays = weekdaysOf(start, end);
  const all = weekdays === 0 ? end - start : weekdays;
  const part = weekdays === 0 ? upTo - start : weekdaysOf(start, upTo);
  return Math.sign(paidDays) * Math.floor((2 * Math.abs(paidDays) * part + all) / (2 * all));
}

function weekdaysOf(start: number, end: number): number {
  return weekdaysBetween(dayFromOrdinal(start), dayFromOrdinal(end));
}
