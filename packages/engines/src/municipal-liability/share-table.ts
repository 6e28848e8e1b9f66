import { assert } from "@luotsi/base";

import type { PlannedStep } from "./plan.ts";

/**
 * The municipality's share by number of paid days, tabulated: what a day costs and what all days so far cost.
 * Beyond `cap` every day costs the last percent.
 */
export interface ShareTable {
  /** Days tabulated. */
  readonly cap: number;
  /** Length cap + 1: share of ordinal day j ≥ 1; entry 0 is 0. Unit: percent. */
  readonly percentOfDay: Uint8Array;
  /** Length cap + 1: sum of the shares of days 1…j. Unit: percent-days. */
  readonly percentDays: Int32Array;
}

/** Days tabulated past the last step, so that ordinary rows never leave the table. */
const margin = 366;

/**
 * Tabulates a rule's steps.
 *
 * @param steps in day order; the days before the first one cost nothing.
 * @returns the table. Cost: O(days of the last step).
 * @throws BrokenPromise when the steps are out of order or a percent is not whole within 0–100.
 */
export function shareTable(steps: readonly PlannedStep[]): ShareTable {
  let last = -1;
  for (const step of steps) {
    assert(step.afterPaidDays > last, "steps are in day order");
    assert(
      Number.isInteger(step.percent) && step.percent >= 0 && step.percent <= 100,
      "a share is a whole percent",
    );
    last = step.afterPaidDays;
  }
  const cap = Math.max(0, last) + margin;
  const percentOfDay = new Uint8Array(cap + 1);
  const percentDays = new Int32Array(cap + 1);
  for (const { afterPaidDays, percent } of steps) percentOfDay.fill(percent, afterPaidDays + 1);
  for (let j = 1; j <= cap; j++) percentDays[j] = percentDays[j - 1] + percentOfDay[j];
  return { cap, percentOfDay, percentDays };
}

/**
 * The share of the first day after so many paid days.
 *
 * @param table of the rule.
 * @param paidDays counted so far; may be fractional; below 0 counts as 0.
 * @returns percent 0–100.
 */
export function percentAfter(table: ShareTable, paidDays: number): number {
  const ordinal = Math.floor(paidDays) + 1;
  if (ordinal < 1) return table.percentOfDay[1];
  return table.percentOfDay[ordinal < table.cap ? ordinal : table.cap];
}

/**
 * The sum of shares over the first so many paid days.
 *
 * @param table of the rule.
 * @param paidDays may be fractional; below 0 counts as 0.
 * @returns percent-days; a whole number when `paidDays` is.
 */
export function percentDaysUpTo(table: ShareTable, paidDays: number): number {
  if (paidDays <= 0) return 0;
  const { cap, percentDays, percentOfDay } = table;
  if (paidDays >= cap) return percentDays[cap] + (paidDays - cap) * percentOfDay[cap];
  const whole = Math.floor(paidDays);
  return percentDays[whole] + (paidDays - whole) * percentOfDay[whole + 1];
}

/**
 * What the municipality owes of an amount spread evenly over counted days.
 *
 * @param table of the rule.
 * @param base the amount the share is of. Unit: cents; negative in a recovery.
 * @param before counted days before; fractional only where adjusted days are converted.
 * @param after counted days after; below `before` in a recovery; the same when the days are not counted.
 * @returns hundredths of a cent: a whole number when `base` is whole and all days are in one step; otherwise
 *   the exact quotient to one rounding of the last bit.
 */
export function shareOfAmount(
  table: ShareTable,
  base: number,
  before: number,
  after: number,
): number {
  if (before === after) return base * percentAfter(table, before);
  const low = before < after ? before : after;
  const high = before < after ? after : before;
  const first = percentAfter(table, low);
  if (first === percentAfter(table, Math.ceil(high) - 1)) return base * first;
  return (base * (percentDaysUpTo(table, high) - percentDaysUpTo(table, low))) / (high - low);
}
