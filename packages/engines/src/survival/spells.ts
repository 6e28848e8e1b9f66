import { assert } from "@luotsi/base";

/**
 * Spells under observation, one a row. A spell is at risk on (entry, time]: an exit at a time comes before
 * those whose observation ends at it, and whoever enters at a time is at risk only after it.
 */
export interface Spells {
  /** When each row's observation ends; days by custom, any unit does. Finite. */
  readonly time: Float64Array | Int32Array;
  /** 0 where observation ended without an exit, else the cause of the exit, 1 … 255. */
  readonly cause: Uint8Array;
  /** When observation began, below the time; left out when it began with the spell. */
  readonly entry?: Float64Array | Int32Array;
  /** How many each row counts for, 0 or more; left out when each is one. */
  readonly weights?: Float64Array;
  /** Which person or household a row is of, from 0; left out when rows are independent. */
  readonly cluster?: Int32Array;
  /** Which group a row is of, from 0; left out when there is one. */
  readonly group?: Int32Array;
}

/** @returns number of groups: one more than the largest code, 1 without groups. @param spells any. */
export function groupsOf(spells: Spells): number {
  return spells.group === undefined ? 1 : largestOf(spells.group) + 1;
}

/** @returns number of causes: the largest code, at least 1. @param spells any. */
export function causesOf(spells: Spells): number {
  return Math.max(1, largestOf(spells.cause));
}

function largestOf(codes: Int32Array | Uint8Array): number {
  let largest = 0;
  for (let i = 0; i < codes.length; i++) if (codes[i] > largest) largest = codes[i];
  return largest;
}

/**
 * Stops when spells are not as promised; that times are finite is seen where they are joined.
 *
 * @param spells to look at.
 * @throws BrokenPromise when lengths differ, an entry is not below its time, a weight is
 *   negative or a code is below 0. Cost: one pass.
 */
export function checkSpells(spells: Spells): void {
  const { time, cause, entry, weights, cluster, group } = spells;
  const n = time.length;
  for (const column of [cause, entry, weights, cluster, group]) {
    assert(column === undefined || column.length === n, "columns of spells are equally long");
  }
  assert(
    entry === undefined || isSound(entry, (value, i) => value < time[i]),
    "an entry is below its time",
  );
  assert(
    weights === undefined || isSound(weights, (value) => value >= 0 && value < Infinity),
    "a weight is 0 or more and finite",
  );
  for (const codes of [cluster, group]) {
    assert(
      codes === undefined || isSound(codes, (value) => value >= 0),
      "codes of clusters and groups are 0 or more",
    );
  }
}

function isSound(
  values: Float64Array | Int32Array,
  isRight: (value: number, i: number) => boolean,
): boolean {
  for (let i = 0; i < values.length; i++) if (!isRight(values[i], i)) return false;
  return true;
}
