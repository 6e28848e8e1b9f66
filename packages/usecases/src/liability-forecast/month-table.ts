import { dayFromOrdinal, firstDayOf, monthFromOrdinal, monthOf } from "@luotsi/base";
import type { PaymentColumns } from "@luotsi/engines";

import { cell } from "./cell.ts";

/** Months of the days of some payments, each one look-up. */
export interface MonthTable {
  /** First and last month of the days the payments are for, as ordinals. */
  readonly first: number;
  readonly last: number;
  /** Latest payout. */
  readonly lastPayout: number;
  /** At most so many parts come of dividing the payments at the ends of months. */
  readonly parts: number;
  readonly monthAt: (day: number) => number;
  /** First day of a month, from `first` to the one after `last`. */
  readonly startOf: (month: number) => number;
}

/** Makes the table of one payment or more. Cost: O(payments + days). */
export function monthTable({ start, end, paidOn }: PaymentColumns): MonthTable {
  let low = Infinity;
  let high = Number.NEGATIVE_INFINITY;
  let lastPayout = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < start.length; row++) {
    low = Math.min(low, cell(start, row));
    high = Math.max(high, cell(end, row) - 1);
    lastPayout = Math.max(lastPayout, cell(paidOn, row));
  }
  const first = monthOf(dayFromOrdinal(low));
  const last = monthOf(dayFromOrdinal(high));
  const starts = Int32Array.from({ length: last - first + 2 }, (_, m) =>
    firstDayOf(monthFromOrdinal(first + m)),
  );
  const origin = cell(starts, 0);
  const months = new Int32Array(cell(starts, starts.length - 1) - origin);
  for (let m = 0; m + 1 < starts.length; m++) {
    months.fill(first + m, cell(starts, m) - origin, cell(starts, m + 1) - origin);
  }
  const monthAt = (day: number): number => cell(months, day - origin);
  let parts = 0;
  for (let row = 0; row < start.length; row++) {
    parts += monthAt(cell(end, row) - 1) - monthAt(cell(start, row)) + 1;
  }
  const startOf = (month: number): number => cell(starts, month - first);
  return { first, last, lastPayout, parts, monthAt, startOf };
}
