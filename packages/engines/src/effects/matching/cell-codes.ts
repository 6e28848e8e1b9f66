import { assert } from "@luotsi/base";
import { quantiles } from "@luotsi/numerics";

/** Cells numbered in the order they are first met. */
export interface CellCodes {
  /** Code of each row, 0 … count − 1; n. */
  readonly cell: Int32Array;
  readonly count: number;
}

/**
 * One code for each combination of several columns.
 *
 * @param columns at least one, n whole numbers each (codes of categories, bands of `cutInto`). @returns the cells.
 * @throws BrokenPromise when lengths differ or there is no column. Cost: n hash look-ups a column; 10⁶ levels are no trouble.
 */
export function cellCodes(columns: readonly Int32Array[]): CellCodes {
  const [first, ...others] = columns;
  assert(first !== undefined, "cells are made of at least one column");
  let codes = numbered(first);
  for (const column of others) {
    assert(column.length === first.length, "every column has a value for every row");
    codes = combined(codes, numbered(column));
  }
  return codes;
}

/**
 * Bands of a measured covariate by stated cuts: a value x is in the band of the cuts at or under it, so a cut begins its band.
 *
 * @param values n finite numbers. @param cuts ascending. @returns bands 0 … cuts.length. Cost: n log(cuts).
 */
export function cutInto(values: Float64Array, cuts: readonly number[]): Int32Array {
  return Int32Array.from(values, (x) => {
    let low = 0;
    let high = cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cuts[middle] <= x) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

/**
 * Cuts of bands of equal width from the smallest value to the greatest.
 *
 * @param values at least one finite number. @param bands 1 or more. @returns bands − 1 cuts; none when all values are the same.
 */
export function equalWidthCuts(values: Float64Array, bands: number): readonly number[] {
  let [lowest, highest] = [Infinity, -Infinity];
  for (const value of values) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  if (!(highest > lowest)) return [];
  const width = (highest - lowest) / bands;
  return Array.from({ length: bands - 1 }, (_, k) => lowest + (k + 1) * width);
}

/** Cuts at quantiles, each once. @param values at least one finite number. @param bands 1 or more. @returns at most bands − 1 cuts. */
export function quantileCuts(values: Float64Array, bands: number): readonly number[] {
  const shares = Array.from({ length: bands - 1 }, (_, k) => (k + 1) / bands);
  return [...new Set(quantiles(values, shares))];
}

/** How many bands n values make by Sturges' rule, the usual one of coarsened exact matching. @param n values, 1 or more. @returns ⌈log₂ n + 1⌉. */
export function sturgesBands(n: number): number {
  return Math.ceil(Math.log2(n) + 1);
}

function numbered(column: Int32Array): CellCodes {
  if (column.length === 0) return { cell: column, count: 0 };
  let lowest = Infinity;
  let highest = -Infinity;
  for (const value of column) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return firstMet(column.length, highest - lowest + 1, (i) => column[i] - lowest);
}

/** A pair of codes is one exact number: two counts of at most 2²⁶ rows multiply to less than 2⁵³. */
function combined(a: CellCodes, b: CellCodes): CellCodes {
  return firstMet(a.cell.length, a.count * b.count, (i) => a.cell[i] * b.count + b.cell[i]);
}

/** A table of keys up to this many times the rows is quicker than a hash. */
const tableRoom = 4;

/** Numbers keys 0 … range − 1 in the order they are met. */
function firstMet(n: number, range: number, keyOf: (row: number) => number): CellCodes {
  const cell = new Int32Array(n);
  let count = 0;
  if (range <= tableRoom * n) {
    const table = new Int32Array(range);
    for (let i = 0; i < n; i++) {
      const key = keyOf(i);
      if (table[key] === 0) table[key] = ++count;
      cell[i] = table[key] - 1;
    }
    return { cell, count };
  }
  const codeOf = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const key = keyOf(i);
    let code = codeOf.get(key);
    if (code === undefined) {
      code = codeOf.size;
      codeOf.set(key, code);
    }
    cell[i] = code;
  }
  return { cell, count: codeOf.size };
}
