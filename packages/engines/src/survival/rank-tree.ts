import { firstAtLeast } from "./time-places.ts";

/** Ranks from 1; equal values have the same. */
export interface Ranks {
  readonly of: Int32Array;
  readonly distinct: number;
}

/**
 * Ranks values.
 *
 * @param values n numbers, none NaN. @returns rank of each and how many there are. Cost: n log n.
 */
export function rankOf(values: Float64Array): Ranks {
  const sorted = values.toSorted();
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i > 0 && sorted[i] === sorted[i - 1]) continue;
    sorted[distinct] = sorted[i];
    distinct += 1;
  }
  const of = new Int32Array(values.length);
  const within = sorted.subarray(0, distinct);
  for (let i = 0; i < values.length; i++) {
    of[i] = 1 + firstAtLeast(within, values[i], { from: 0, to: distinct });
  }
  return { of, distinct };
}

/**
 * Adds weight at a rank of a tree of sums.
 *
 * @param tree distinct + 1 numbers, zeros at first. @param rank from 1. @param weight to add. Cost: log n.
 */
export function addAtRank(tree: Float64Array, rank: number, weight: number): void {
  for (let i = rank; i < tree.length; i += i & -i) tree[i] += weight;
}

/**
 * The weight at ranks up to one.
 *
 * @param tree of `addAtRank`. @param rank from 0. @returns the sum. Cost: log n. Source: Fenwick (1994).
 */
export function sumToRank(tree: Float64Array, rank: number): number {
  let sum = 0;
  for (let i = rank; i > 0; i -= i & -i) sum += tree[i];
  return sum;
}
