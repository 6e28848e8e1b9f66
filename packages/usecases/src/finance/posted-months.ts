import { addMonths, monthRange, type Month } from "@luotsi/base";

import type { CurrentFigure, PostedFigure } from "./posting.ts";

/** Cents of one posting month, and how much of them corrects earlier, closed months. */
export interface PostedMonth {
  readonly cents: number;
  readonly correctionCents: number;
}

/** Adds posted figures up by posting month. */
export function sumByPostedMonth(rows: readonly PostedFigure[]): ReadonlyMap<Month, PostedMonth> {
  const months = new Map<Month, { cents: number; correctionCents: number }>();
  for (const row of rows) {
    const sum = months.get(row.postedMonth) ?? { cents: 0, correctionCents: 0 };
    sum.cents += row.cents;
    if (row.originMonth < row.postedMonth) sum.correctionCents += row.cents;
    months.set(row.postedMonth, sum);
  }
  return months;
}

/** Sum of what falls within the months, both ends included. */
export function sumWithin(
  months: ReadonlyMap<Month, PostedMonth>,
  first: Month,
  last: Month,
): number {
  let sum = 0;
  for (const [at, { cents }] of months) if (at >= first && at <= last) sum += cents;
  return sum;
}

/** A history without gaps: months without an entry are zero. */
export interface MonthlySeries {
  readonly first: Month;
  readonly values: readonly number[];
}

/**
 * Current values of figures added up month by month, from the first month that has any to `last`.
 *
 * @returns undefined when there is nothing up to `last`.
 */
export function seriesUpTo(
  figures: readonly CurrentFigure[],
  last: Month,
): MonthlySeries | undefined {
  const sums = new Map<Month, number>();
  for (const { centsByMonth } of figures) {
    for (const [at, value] of centsByMonth) sums.set(at, (sums.get(at) ?? 0) + value);
  }
  const months = [...sums.keys()].filter((at) => at <= last);
  if (months.length === 0) return undefined;
  const first = addMonths(last, Math.min(...months) - last);
  return { first, values: monthRange(first, last).map((at) => sums.get(at) ?? 0) };
}
