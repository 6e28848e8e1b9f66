import { dayFromOrdinal, firstDayOf, monthFromOrdinal, monthOf } from "@luotsi/base";

import type { PaymentColumns } from "./payment-columns.ts";
import { owedUpTo, type LedgerPiece, type PieceRules } from "./pieces.ts";
import { spreadDays } from "./spread-days.ts";

/** The months of all days in the payments, so that a day's month is one look-up. */
export interface Calendar {
  readonly firstDay: number;
  readonly firstMonth: number;
  /** Length: days from the first to the last. Unit: months since `firstMonth`. */
  readonly monthOfDay: Int32Array;
}

/**
 * The calendar of some payments.
 *
 * @param payments columns of n rows; their periods and days of payout are covered.
 * @returns a look-up from a day to its month. Cost: O(n + days).
 */
export function calendarOf({ start, end, paidOn }: PaymentColumns): Calendar {
  let low = Infinity;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < start.length; row++) {
    low = Math.min(low, start[row], paidOn[row]);
    high = Math.max(high, end[row] - 1, paidOn[row]);
  }
  if (low > high) return { firstDay: 0, firstMonth: 0, monthOfDay: new Int32Array(0) };
  const firstMonth = monthOf(dayFromOrdinal(low));
  const monthOfDay = new Int32Array(high - low + 1);
  for (let k = 0; k < monthOfDay.length; k++) {
    monthOfDay[k] = monthOf(dayFromOrdinal(low + k)) - firstMonth;
  }
  return { firstDay: low, firstMonth, monthOfDay };
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

/**
 * Puts what is owed for a piece on the months of its benefit days.
 *
 * @param piece of a ledger.
 * @param surroundings calendar of its payments and the plan's rules.
 * @param add gets the month, counted from `calendar.firstMonth`, and hundredths of a cent; the parts add up to
 *   the piece's.
 */
export function spreadOverMonths(
  piece: LedgerPiece,
  { calendar, rules }: { readonly calendar: Calendar; readonly rules: PieceRules },
  add: (month: number, owedHundredths: number) => void,
): void {
  const first = monthAt(calendar, piece.start);
  const last = monthAt(calendar, piece.end - 1);
  if (first === last || piece.paidDays === 0) {
    add(first, piece.owedHundredths);
    return;
  }
  if (piece.owedHundredths === 0) {
    for (let month = first; month <= last; month++) add(month, 0);
    return;
  }
  let before = 0;
  for (let month = first; month <= last; month++) {
    const end = Math.min(piece.end, firstDayOf(monthFromOrdinal(calendar.firstMonth + month + 1)));
    const days = spreadDays(piece.paidDays, piece, end);
    const upTo = month === last ? 1 : owedUpTo(piece, days, rules);
    add(month, piece.owedHundredths * (upTo - before));
    before = upTo;
  }
}
