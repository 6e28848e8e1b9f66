import { mix } from "@luotsi/numerics";

import type { MatchRules, MatchUnits } from "./match-question.ts";
import { orderByScore } from "./order-by-score.ts";

/** One group of units in ascending order of cell and score, ties as the rule says. */
export interface SortedUnits {
  readonly row: Int32Array;
  readonly score: Float64Array;
  /** Code of the cell of each place. */
  readonly cell: Int32Array;
}

export interface SortedArms {
  readonly treated: SortedUnits;
  readonly control: SortedUnits;
  /** Where each treated (by place) would stand among the controls: the first control of its cell not before it. */
  readonly place: Int32Array;
  /** Ends of the controls of each treated's cell, `[start, end)`. */
  readonly cellStart: Int32Array;
  readonly cellEnd: Int32Array;
}

/**
 * Sorts the treated and the controls once, for matching and for variances.
 *
 * @param units of `matchNearest`. @param rules its ties and seed.
 * @returns both groups in order and where they meet. Cost: O(n); n log n where many scores are equal and ties are seeded.
 */
export function sortArms(units: MatchUnits, rules: Pick<MatchRules, "ties" | "seed">): SortedArms {
  const treated = sortArm(units, 1, rules);
  const control = sortArm(units, 0, rules);
  const m = treated.row.length;
  const place = new Int32Array(m);
  const cellStart = new Int32Array(m);
  const cellEnd = new Int32Array(m);
  const isPositional = rules.ties === "left";
  let start = 0;
  let end = 0;
  let p = 0;
  for (let t = 0; t < m; t++) {
    const cell = treated.cell[t];
    if (t === 0 || cell !== treated.cell[t - 1]) {
      while (end < control.row.length && control.cell[end] < cell) end++;
      start = end;
      while (end < control.row.length && control.cell[end] === cell) end++;
      p = start;
    }
    const score = treated.score[t];
    while (p < end && control.score[p] < score) p++;
    if (isPositional) {
      while (p < end && control.score[p] === score && control.row[p] < treated.row[t]) p++;
    }
    place[t] = p;
    cellStart[t] = start;
    cellEnd[t] = end;
  }
  return { treated, control, place, cellStart, cellEnd };
}

/** Hash that breaks ties of a seed. @param seed whole number. @param person id. @returns 0…2³²−1. */
export function tieHash(seed: number, person: number): number {
  return mix(mix(seed + 0x9e3779b9) ^ mix(person + 0x85ebca6b)) >>> 0;
}

function sortArm(
  units: MatchUnits,
  arm: 0 | 1,
  rules: Pick<MatchRules, "ties" | "seed">,
): SortedUnits {
  const rows = rowsOf(units.treated, arm);
  const byScore = orderByScore(rows, units.score);
  const row = units.cell === undefined ? byScore : orderByCell(byScore, units.cell);
  const n = row.length;
  const score = new Float64Array(n);
  const cell = new Int32Array(n);
  for (let p = 0; p < n; p++) score[p] = units.score[row[p]] + 0;
  if (units.cell !== undefined) for (let p = 0; p < n; p++) cell[p] = units.cell[row[p]];
  const sorted = { row, score, cell };
  if (rules.ties === "seeded") breakTies(sorted, units.person, rules.seed);
  return sorted;
}

function rowsOf(treated: Uint8Array, arm: 0 | 1): Int32Array {
  let count = 0;
  for (let i = 0; i < treated.length; i++) if (treated[i] === arm) count++;
  const rows = new Int32Array(count);
  let p = 0;
  for (let i = 0; i < treated.length; i++) if (treated[i] === arm) rows[p++] = i;
  return rows;
}

/** Stable counting sort by cell. */
function orderByCell(rows: Int32Array, cell: Int32Array): Int32Array {
  let highest = 0;
  for (let p = 0; p < rows.length; p++) highest = Math.max(highest, cell[rows[p]]);
  const starts = new Int32Array(highest + 2);
  for (let p = 0; p < rows.length; p++) starts[cell[rows[p]] + 1]++;
  for (let c = 0; c <= highest; c++) starts[c + 1] += starts[c];
  const sorted = new Int32Array(rows.length);
  for (let p = 0; p < rows.length; p++) sorted[starts[cell[rows[p]]]++] = rows[p];
  return sorted;
}

function breakTies(sorted: SortedUnits, person: Int32Array | undefined, seed: number): void {
  const { row, score, cell } = sorted;
  let start = 0;
  while (start < row.length) {
    let end = start + 1;
    while (end < row.length && score[end] === score[start] && cell[end] === cell[start]) end++;
    if (end - start > 1) sortByHash(row.subarray(start, end), person, seed);
    start = end;
  }
}

const shortRun = 32;

function sortByHash(rows: Int32Array, person: Int32Array | undefined, seed: number): void {
  const id = (row: number): number => (person === undefined ? row : person[row]);
  const byHash = (a: number, b: number): number =>
    tieHash(seed, id(a)) - tieHash(seed, id(b)) || id(a) - id(b) || a - b;
  if (rows.length <= shortRun) {
    rows.sort(byHash);
    return;
  }
  const hash = Float64Array.from(rows, (row) => tieHash(seed, id(row)));
  const order = orderByScore(
    Int32Array.from(rows, (_, i) => i),
    hash,
  );
  rows.set(order.map((i) => rows[i]));
  let start = 0;
  while (start < rows.length) {
    let end = start + 1;
    while (end < rows.length && hash[order[end]] === hash[order[start]]) end++;
    if (end - start > 1) rows.subarray(start, end).sort(byHash);
    start = end;
  }
}
