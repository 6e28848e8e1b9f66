import { dayFromOrdinal, firstDayOf, isoWeekday, monthFromOrdinal, monthOf } from "@luotsi/base";

import { chunkRows, type PaymentColumns } from "./payment-columns.ts";
import { isInOneStep, owedUpTo, type LedgerPiece, type PieceRules } from "./pieces.ts";

/** The months of all days in the payments, so that a day's month is one look-up. */
export interface Calendar {
  readonly firstDay: number;
  readonly firstMonth: number;
  /** Length: days from the first to the last. Unit: months since `firstMonth`. */
  readonly monthOfDay: Int32Array;
  /** Length: months + 1. First day of each month, the last entry that of the month after. */
  readonly monthStart: Int32Array;
  /** Length: days + 1. Weekdays from the first day up to each day. */
  readonly weekdaysBefore: Int32Array;
}

/**
 * The calendar of some payments.
 *
 * @param payments columns of n rows; their periods and days of payout are covered.
 * @returns a look-up from a day to its month. Cost: O(n + days).
 */
export function calendarOf(payments: PaymentColumns): Calendar {
  const { start, end } = payments;
  const n = start.length;
  if (n === 0) return calendarBetween(0, 0);
  const reach = { low: start[0], high: end[0] };
  for (let from = 0; from < n; from += chunkRows) {
    widen(reach, payments, from, Math.min(n, from + chunkRows));
  }
  return calendarBetween(reach.low, reach.high);
}

function widen(
  reach: { low: number; high: number },
  { start, end, paidOn }: PaymentColumns,
  from: number,
  to: number,
): void {
  let { low, high } = reach;
  for (let row = from; row < to; row++) {
    const paid = paidOn[row];
    if (start[row] < low) low = start[row];
    if (paid < low) low = paid;
    if (end[row] > high) high = end[row];
    if (paid >= high) high = paid + 1;
  }
  reach.low = low;
  reach.high = high;
}

function calendarBetween(firstDay: number, end: number): Calendar {
  const days = end - firstDay;
  const firstMonth = monthOf(dayFromOrdinal(firstDay));
  const months = days === 0 ? 0 : monthOf(dayFromOrdinal(end - 1)) - firstMonth + 1;
  const monthStart = Int32Array.from({ length: months + 1 }, (_, month) =>
    firstDayOf(monthFromOrdinal(firstMonth + month)),
  );
  const monthOfDay = new Int32Array(days);
  const weekdaysBefore = new Int32Array(days + 1);
  for (let k = 0, month = 0; k < days; k++) {
    if (firstDay + k >= monthStart[month + 1]) month++;
    monthOfDay[k] = month;
    weekdaysBefore[k + 1] =
      weekdaysBefore[k] + Number(isoWeekday(dayFromOrdinal(firstDay + k)) <= 5);
  }
  return { firstDay, firstMonth, monthOfDay, monthStart, weekdaysBefore };
}

/**
 * A day's month.
 *
 * @param calendar that covers the day.
 * @param day ordinal of a day.
 * @returns months since `calendar.firstMonth`.
 */
export function monthAt(calendar: Calendar, day: number): number {
  return calendar.monthOfDay[day - calendar.firstDay];
}

/** A calendar, a plan's rules, and room for the parts of one piece. */
export interface MonthSpread {
  readonly calendar: Calendar;
  readonly rules: PieceRules;
  /** Length: months of the calendar. Entry `k` is the part of month `first + k`. Unit: hundredths of a cent. */
  readonly parts: Float64Array;
}

/** Makes room for the parts of pieces. @param calendar of the payments. @param rules of the plan. @returns it. */
export function monthSpread(calendar: Calendar, rules: PieceRules): MonthSpread {
  return { calendar, rules, parts: new Float64Array(calendar.monthStart.length) };
}

/**
 * Divides what is owed for a piece between the months of its benefit days.
 *
 * @param piece of a ledger.
 * @param spread its `parts` are overwritten: one for each month of the piece, which add up to what the piece owes.
 * @returns how many parts there are: 1 when the piece is of one month or has no days.
 */
export function spreadPiece(piece: LedgerPiece, spread: MonthSpread): number {
  const { rules, parts } = spread;
  const { owedHundredths } = piece;
  if (owedHundredths === 0 || isInOneStep(piece, rules)) return spreadEvenly(piece, spread);
  const { calendar } = spread;
  const first = monthAt(calendar, piece.start);
  const last = monthAt(calendar, piece.end - 1);
  const count = piece.paidDays === 0 ? 1 : last - first + 1;
  let before = 0;
  for (let k = 0; k < count - 1; k++) {
    const days = daysUpTo(calendar, piece, calendar.monthStart[first + k + 1]);
    const upTo = owedHundredths * owedUpTo(piece, days, rules);
    parts[k] = upTo - before;
    before = upTo;
  }
  parts[count - 1] = owedHundredths - before;
  return count;
}

/** A piece whose days all cost the same. */
export interface EvenPiece {
  readonly start: number;
  readonly end: number;
  readonly paidDays: number;
  readonly owedHundredths: number;
}

/** Like `spreadPiece`, by the number of days alone. @param piece in one step. @param spread changed. @returns number of parts. */
export function spreadEvenly(piece: EvenPiece, { calendar, parts }: MonthSpread): number {
  const { start, end, paidDays, owedHundredths } = piece;
  const { firstDay, monthOfDay, monthStart } = calendar;
  const first = monthOfDay[start - firstDay];
  const count = paidDays === 0 ? 1 : monthOfDay[end - 1 - firstDay] - first + 1;
  let before = 0;
  for (let k = 0; k < count - 1; k++) {
    const days = daysUpTo(calendar, piece, monthStart[first + k + 1]);
    const upTo = (owedHundredths * days) / paidDays;
    parts[k] = upTo - before;
    before = upTo;
  }
  parts[count - 1] = owedHundredths - before;
  return count;
}

/** The same days as `spreadDays`, by look-up. */
function daysUpTo(
  { firstDay, weekdaysBefore }: Calendar,
  { start, end, paidDays }: EvenPiece,
  upTo: number,
): number {
  const from = weekdaysBefore[start - firstDay];
  const weekdays = weekdaysBefore[end - firstDay] - from;
  const all = weekdays === 0 ? end - start : weekdays;
  const part = weekdays === 0 ? upTo - start : weekdaysBefore[upTo - firstDay] - from;
  const size = paidDays < 0 ? -paidDays : paidDays;
  const days = Math.floor((2 * size * part + all) / (2 * all));
  return paidDays < 0 ? -days : days;
}
