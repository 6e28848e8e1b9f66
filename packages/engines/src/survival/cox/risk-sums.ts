import { packedBlockRows, strideOf } from "@luotsi/numerics";

import type { CoxRows } from "./cox-rows.ts";

/** Sums over those at risk and over those who exit, at each place. */
export interface RiskSums {
  /** Σ w over those at risk. */
  readonly risk: Float64Array;
  /** Σ w over those who exit. */
  readonly exit: Float64Array;
  /** Σ w x over those at risk: column j (the constant is 0) at place p is [j · places + p]. */
  readonly riskX: Float64Array;
  readonly exitX: Float64Array;
}

/**
 * Sums of w and w x at each place: one addition a row and column into a table by place and event, then running sums from
 * the last place of each stratum.
 *
 * @param rows of the model. @param w weight times hazard ratio of each row, n numbers.
 * @returns the sums. Cost: np + places · p.
 */
export function riskSums(rows: CoxRows, w: Float64Array): RiskSums {
  const { places, code, first, design } = rows;
  const columns = design.columns;
  const risk = new Float64Array(places);
  const exit = new Float64Array(places);
  const riskX = new Float64Array(columns * places);
  const exitX = new Float64Array(columns * places);
  const table = new Float64Array(2 * (2 * places + 1));
  const late = new Float64Array(2 * (places + 1));
  const stride = strideOf(columns);
  for (let pair = 0; 2 * pair < columns; pair++) {
    table.fill(0);
    late.fill(0);
    let block = pair * packedBlockRows * 2;
    for (let from = 0; from < rows.rows; from += packedBlockRows, block += stride) {
      const to = Math.min(rows.rows, from + packedBlockRows);
      scatterPair(table, { code, w, values: design.values }, { from, to, block });
      if (first !== undefined) scatterLate(late, { ...rows, first, w }, { from, to, block });
    }
    const isReal = 2 * pair + 1 < columns;
    accumulate(rows, { table, late, side: 0 }, at(riskX, exitX, { j: 2 * pair, places }));
    if (isReal)
      accumulate(rows, { table, late, side: 1 }, at(riskX, exitX, { j: 2 * pair + 1, places }));
  }
  risk.set(riskX.subarray(0, places));
  exit.set(exitX.subarray(0, places));
  return { risk, exit, riskX, exitX };
}

function at(
  riskX: Float64Array,
  exitX: Float64Array,
  { j, places }: { readonly j: number; readonly places: number },
): { readonly risk: Float64Array; readonly exit: Float64Array } {
  const [from, to] = [j * places, (j + 1) * places];
  return { risk: riskX.subarray(from, to), exit: exitX.subarray(from, to) };
}

interface BlockRange {
  readonly from: number;
  readonly to: number;
  readonly block: number;
}

function scatterPair(
  table: Float64Array,
  rows: { readonly code: Int32Array; readonly w: Float64Array; readonly values: Float64Array },
  { from, to, block }: BlockRange,
): void {
  const { code, w, values } = rows;
  for (let i = from, v = block; i < to; i++, v += 2) {
    const slot = 2 * code[i];
    table[slot] += w[i] * values[v];
    table[slot + 1] += w[i] * values[v + 1];
  }
}

/** Who comes late is not at risk at the places before. */
function scatterLate(
  late: Float64Array,
  rows: CoxRows & { readonly first: Int32Array; readonly w: Float64Array },
  { from, to, block }: BlockRange,
): void {
  const { first, code, places, w, design } = rows;
  for (let i = from, v = block; i < to; i++, v += 2) {
    if (code[i] === 2 * places) continue;
    const slot = 2 * first[i];
    late[slot] += w[i] * design.values[v];
    late[slot + 1] += w[i] * design.values[v + 1];
  }
}

function accumulate(
  { start, first, places }: CoxRows,
  sums: { readonly table: Float64Array; readonly late: Float64Array; readonly side: 0 | 1 },
  into: { readonly risk: Float64Array; readonly exit: Float64Array },
): void {
  const { table, late, side } = sums;
  for (let p = 0; p < places; p++) into.exit[p] = table[2 * (2 * p + 1) + side];
  for (let s = 0; s + 1 < start.length; s++) {
    let sum = 0;
    for (let p = start[s + 1] - 1; p >= start[s]; p--) {
      sum += table[4 * p + side] + into.exit[p];
      into.risk[p] = sum;
      if (first !== undefined) sum -= late[2 * p + side];
    }
  }
}
