import { firstDayOf, type Month } from "@luotsi/base";
import { isPresent } from "@luotsi/frame";

import { compilePlan } from "./compiled-plan.ts";
import type { LiabilityLedger } from "./ledger.ts";
import type { PaymentColumns } from "./payment-columns.ts";
import { owedUpTo, pieceRules, walkPieces } from "./pieces.ts";
import type { LiabilityPlan } from "./plan.ts";
import { spreadDays } from "./spread-days.ts";

/** Which part of a ledger is asked for. */
export interface LedgerPart {
  /** Benefit months, half open: `[from, to)`. */
  readonly from: Month;
  readonly to: Month;
  /** Codes of home municipalities as numbers; empty for every one. A home that is not known is always within. */
  readonly homes: ReadonlySet<number>;
}

/**
 * What each row owes for its benefit days of some months: a row that crosses a month's end is divided at it, as in the
 * totals by month.
 *
 * @param made ledger, payments of n rows and the law as data.
 * @param part months and homes.
 * @returns one entry a row. Unit: hundredths of a cent, unrounded; 0 for rows outside the part.
 *
 * Cost: O(n).
 */
export function owedWithin(made: LedgerOfPlan, part: LedgerPart): Float64Array {
  const { ledger, payments, plan } = made;
  const rules = pieceRules(plan, compilePlan(plan).tables);
  const firstDay = firstDayOf(part.from);
  const endDay = firstDayOf(part.to);
  const owed = new Float64Array(ledger.owedHundredths.length);
  walkPieces(ledger, payments, (piece) => {
    const { row, start, end, owedHundredths, municipality } = piece;
    if (owedHundredths === 0 || end <= firstDay || start >= endDay) return;
    if (municipality !== undefined && part.homes.size > 0 && !part.homes.has(municipality)) return;
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
 * Rows with a benefit day in some months whose home is asked for.
 *
 * @param made ledger, whose homes of rows are looked at, and its payments of n rows.
 * @param part months and homes.
 * @returns 1 for such rows. Cost: O(n).
 */
export function rowsWithin(
  { ledger, payments }: Pick<LedgerOfPlan, "ledger" | "payments">,
  part: LedgerPart,
): Uint8Array {
  const { start, end } = payments;
  const marks = new Uint8Array(start.length);
  const firstDay = firstDayOf(part.from);
  const endDay = firstDayOf(part.to);
  const homes = ledger.municipality;
  for (let row = 0; row < start.length; row++) {
    if (start[row] >= endDay || end[row] <= firstDay) continue;
    const isOwn =
      part.homes.size === 0 ||
      homes === undefined ||
      !isPresent(homes.validity, row) ||
      part.homes.has(homes.values[row]);
    marks[row] = Number(isOwn);
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
