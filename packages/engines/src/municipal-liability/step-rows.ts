import { compilePlan } from "./compiled-plan.ts";
import { onePercent, paidOfPiece, pieceRules, stepParts, walkPieces } from "./pieces.ts";
import type { LedgerOfPlan } from "./row-parts.ts";

/** A ledger's rows divided at the steps and homes of their days: columns of one length, an entry for each part. */
export interface StepRows {
  /** Row of the payments. */
  readonly row: Int32Array;
  /** What the municipality pays of the part. Unit: percent. */
  readonly percent: Uint8Array;
  /** Code of the home municipality; −1 when not known. */
  readonly municipality: Int32Array;
  /** Unit: hundredths of a cent. */
  readonly paidHundredths: Float64Array;
  readonly owedHundredths: Float64Array;
}

/**
 * Divides a ledger as its totals by step and by home municipality do.
 *
 * @param made ledger, payments of n rows and the law as data.
 * @returns one part a row or more; their sums are those of `liabilityTotals` but for rounding. Cost: O(n).
 */
export function stepRows({ ledger, payments, plan }: LedgerOfPlan): StepRows {
  const rules = pieceRules(plan, compilePlan(plan).tables);
  const parts: {
    readonly row: number;
    readonly percent: number;
    readonly municipality: number;
    readonly paid: number;
    readonly owed: number;
  }[] = [];
  walkPieces(ledger, payments, (piece) => {
    const { row, owedHundredths, municipality = -1 } = piece;
    const paid = 100 * paidOfPiece(piece, payments);
    const percent = onePercent(piece, payments, rules);
    if (percent !== undefined) {
      parts.push({ row, percent, municipality, paid, owed: owedHundredths });
      return;
    }
    for (const step of stepParts(piece, rules)) {
      const own = { paid: step.days * paid, owed: step.owed * owedHundredths };
      parts.push({ row, percent: step.percent, municipality, ...own });
    }
  });
  return {
    row: Int32Array.from(parts, ({ row }) => row),
    percent: Uint8Array.from(parts, ({ percent }) => percent),
    municipality: Int32Array.from(parts, ({ municipality }) => municipality),
    paidHundredths: Float64Array.from(parts, ({ paid }) => paid),
    owedHundredths: Float64Array.from(parts, ({ owed }) => owed),
  };
}
