import { firstDayOf, type Month } from "@luotsi/base";

import { compilePlan } from "./compiled-plan.ts";
import type { LiabilityLedger } from "./ledger.ts";
import type { PaymentColumns } from "./payment-columns.ts";
import { owedUpTo, pieceRules, walkPieces } from "./pieces.ts";
import type { LiabilityPlan } from "./plan.ts";
import { spreadDays } from "./spread-days.ts";

/**
 * What each row owes for its benefit days of some months: a row that crosses a month's end is divided at it, as in the
 * totals by month.
 *
 * @param made ledger, payments of n rows and the law as data.
 * @param months half open, `[from, to)`.
 * @returns one entry a row. Unit: hundredths of a cent, unrounded; 0 for rows outside the months.
 *
 * Cost: O(n).
 */
export function owedWithinMonths(
  made: LedgerOfPlan,
  months: { readonly from: Month; readonly to: Month },
): Float64Array {
  const { ledger, payments, plan } = made;
  const rules = pieceRules(plan, compilePlan(plan).tables);
  const firstDay = firstDayOf(months.from);
  const endDay = firstDayOf(months.to);
  const owed = new Float64Array(ledger.owedHundredths.length);
  walkPieces(ledger, payments, (piece) => {
    const { row, start, end, owedHundredths } = piece;
    if (owedHundredths === 0 || end <= firstDay || start >= endDay) return;
    if (start >= firstDay && (end <= endDay || piece.paidDays === 0)) {
      owed[row] += owedHundredths;
      return;
    }
    if (piece.paidDays === 0) return;
    const upTo = (day: number): number =>
      owedUpTo(piece, spreadDays(piece.paidDays, piece, day), rules);
    const before = start >= firstDay ? 0 : upTo(firstDay);
    const through = end <= endDay ? 1 : upTo(endDay);
    owed[row] += owedHundredths * (through - before);
  });
  return owed;
}

/** A ledger with what it was made of. */
export interface LedgerOfPlan {
  readonly ledger: LiabilityLedger;
  readonly payments: PaymentColumns;
  readonly plan: LiabilityPlan;
}

/**
 * Rows with a benefit day in some months.
 *
 * @param payments of n rows.
 * @param months half open, `[from, to)`.
 * @returns 1 for such rows. Cost: O(n).
 */
export function rowsWithinMonths(
  { start, end }: PaymentColumns,
  months: { readonly from: Month; readonly to: Month },
): Uint8Array {
  const marks = new Uint8Array(start.length);
  const firstDay = firstDayOf(months.from);
  const endDay = firstDayOf(months.to);
  for (let row = 0; row < start.length; row++) {
    marks[row] = Number(start[row] < endDay && end[row] > firstDay);
  }
  return marks;
}

/**
 * The class of paid days each row begins in: by the counter its rule looks at, before the row.
 *
 * @param ledger whose counters are looked at.
 * @param limits upper limits of the classes in paid days, ascending; a last class is above them all.
 * @returns one entry a row, 0 up to `limits.length`: class `k` holds the days after `limits[k - 1]` up to `limits[k]`.
 *
 * Cost: O(n × limits).
 */
export function paidDaysClasses(
  { counterBefore }: LiabilityLedger,
  limits: readonly number[],
): Uint8Array {
  const classes = new Uint8Array(counterBefore.length);
  for (let row = 0; row < classes.length; row++) {
    const counter = counterBefore[row];
    let at = 0;
    while (at < limits.length && counter >= limits[at]) at++;
    classes[row] = at;
  }
  return classes;
}
