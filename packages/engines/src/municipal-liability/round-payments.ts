import { roundToCents } from "@luotsi/base";

import type { CutBuffer } from "./replay-run.ts";

/**
 * Rounds what is owed for each payment to whole cents; the last piece of a cut payment takes the rest, so that pieces add up.
 *
 * @param owedHundredths of the rows, changed. Unit: hundredths of a cent.
 * @param cuts pieces of the cut rows, changed. Cost: O(rows + pieces).
 */
export function roundPayments(owedHundredths: Float64Array, cuts: CutBuffer): void {
  for (let row = 0; row < owedHundredths.length; row++) {
    owedHundredths[row] = roundToCents(owedHundredths[row] / 100) * 100;
  }
  const left = new Map<number, number>();
  const last = new Map<number, number>();
  for (const [k, row] of cuts.row.entries()) last.set(row, k);
  for (const [k, row] of cuts.row.entries()) {
    const rest = left.get(row) ?? owedHundredths[row];
    const own = last.get(row) === k ? rest : roundToCents(cuts.owedHundredths[k] / 100) * 100;
    cuts.owedHundredths[k] = own;
    left.set(row, rest - own);
  }
}
