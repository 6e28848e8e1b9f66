import { assert } from "@luotsi/base";

import type { RowGroups } from "../estimators/effect-rows.ts";

export interface CellSample {
  /** Weights for the effect on the treated, n: treated 1, controls (m₁/m₀ of the cell) · (M₀/M₁), 0 for who is left out. */
  readonly weights: Float64Array;
  readonly counts: {
    readonly treated: number;
    readonly control: number;
    readonly treatedUsed: number;
    readonly controlUsed: number;
    /** Cells with both treated and controls. */
    readonly cells: number;
  };
}

export type CellEffect =
  | {
      readonly kind: "effect";
      /** Σ (m₁/M₁) (mean of treated − mean of controls) over cells, in the unit of the outcome. */
      readonly estimate: number;
      readonly means: { readonly treated: number; readonly control: number };
      /** Undefined when no cell has two of a group, so that nothing tells the spread. */
      readonly standardError: number | undefined;
      /** Groups of one person in a cell, whose spread was taken from the other cells of the group. */
      readonly loneGroups: number;
    }
  | { readonly kind: "nobody_matched" };

interface CellSums {
  readonly count: number;
  /** Places 2c and 2c + 1: controls and treated of cell c. */
  readonly people: Float64Array;
  readonly sums: Float64Array;
}

/**
 * Exact or coarsened exact matching: whoever shares a cell is compared.
 *
 * @param treated 1 or 0; n. @param cell codes from 0 up, n. @returns weights and counts; nobody when no cell has both groups.
 * @throws BrokenPromise when lengths differ. Cost: O(n + highest code).
 * Source: Iacus, King and Porro (2012), Political Analysis 20: 1–24.
 */
export function matchCells(treated: Uint8Array, cell: Int32Array): CellSample {
  const { count, people } = sumCells(treated, cell, undefined);
  const used = [0, 0];
  let cells = 0;
  for (let c = 0; c < count; c++) {
    if (people[2 * c] === 0 || people[2 * c + 1] === 0) continue;
    cells++;
    used[0] += people[2 * c];
    used[1] += people[2 * c + 1];
  }
  const weights = new Float64Array(treated.length);
  const total = [0, 0];
  for (let i = 0; i < treated.length; i++) {
    total[treated[i]]++;
    const control = people[2 * cell[i]];
    const own = people[2 * cell[i] + 1];
    if (control === 0 || own === 0) continue;
    weights[i] = treated[i] === 1 ? 1 : (own / control) * (used[0] / used[1]);
  }
  return {
    weights,
    counts: {
      treated: total[1],
      control: total[0],
      treatedUsed: used[1],
      controlUsed: used[0],
      cells,
    },
  };
}

/**
 * The effect on the treated who share a cell with a control.
 *
 * @param treated and @param cell as in `matchCells`. @param outcome n finite numbers.
 * @returns the effect; its variance is Σ (m₁/M₁)² (v₁/m₁ + v₀/m₀), v from the pooled spread within cells where a group is one person.
 * @throws BrokenPromise when lengths differ. Cost: O(n + highest code).
 */
export function cellEffect(
  treated: Uint8Array,
  cell: Int32Array,
  outcome: Float64Array,
): CellEffect {
  assert(outcome.length === treated.length, "there is an outcome for every row");
  const { count, people, sums } = sumCells(treated, cell, outcome);
  const spread = squaresWithin({ count, people, sums }, treated, cell, outcome);
  const pooled = pooledVariances(people, spread);
  let used = 0;
  const both: number[] = [];
  for (let c = 0; c < count; c++) {
    if (people[2 * c] > 0 && people[2 * c + 1] > 0) {
      both.push(c);
      used += people[2 * c + 1];
    }
  }
  if (used === 0) return { kind: "nobody_matched" };
  const means = [0, 0];
  let variance: number | undefined = 0;
  let loneGroups = 0;
  for (const c of both) {
    const share = people[2 * c + 1] / used;
    for (const arm of [0, 1] as const) {
      const m = people[2 * c + arm];
      means[arm] += (share * sums[2 * c + arm]) / m;
      if (m === 1) loneGroups++;
      const v = m > 1 ? spread[2 * c + arm] / (m - 1) : pooled[arm];
      variance =
        variance === undefined || v === undefined ? undefined : variance + (share * share * v) / m;
    }
  }
  return {
    kind: "effect",
    estimate: means[1] - means[0],
    means: { treated: means[1], control: means[0] },
    standardError: variance === undefined ? undefined : Math.sqrt(variance),
    loneGroups,
  };
}

/**
 * The error of `cellEffect` when rows stand in groups, such as the spells of a person: deviations from the own cell's mean, summed by group.
 *
 * @param treated and @param cell and @param outcome as in `cellEffect`. @param groups 0 … count − 1 for each row.
 * @returns √(G/(G − 1) Σ sums²); undefined for fewer than two groups among those compared. A group of one person in a cell deviates from
 * nothing, so take the greater of this and the plain error. @throws BrokenPromise when lengths differ. Cost: O(n + highest code).
 * Source: Liang and Zeger (1986), Biometrika 73: 13–22.
 */
export function cellClusterError(
  treated: Uint8Array,
  cell: Int32Array,
  of: { readonly outcome: Float64Array; readonly groups: RowGroups },
): number | undefined {
  const { outcome, groups } = of;
  assert(groups.group.length === treated.length, "each row belongs to a group");
  const { people, sums } = sumCells(treated, cell, outcome);
  let used = 0;
  for (let at = 0; at < people.length; at += 2) if (people[at] > 0) used += people[at + 1];
  const influence = new Float64Array(groups.count);
  const isIn = new Uint8Array(groups.count);
  for (let i = 0; i < cell.length; i++) {
    const [control, own] = [people[2 * cell[i]], people[2 * cell[i] + 1]];
    if (control === 0 || own === 0) continue;
    const at = 2 * cell[i] + treated[i];
    const weight = treated[i] === 1 ? 1 / used : -own / control / used;
    influence[groups.group[i]] += weight * (outcome[i] - sums[at] / people[at]);
    isIn[groups.group[i]] = 1;
  }
  const count = isIn.reduce((sum, one) => sum + one, 0);
  if (count < 2) return undefined;
  const square = influence.reduce((sum, one) => sum + one * one, 0);
  return Math.sqrt((square * count) / (count - 1));
}

function sumCells(
  treated: Uint8Array,
  cell: Int32Array,
  outcome: Float64Array | undefined,
): CellSums {
  assert(cell.length === treated.length, "there is a cell for every row");
  let highest = -1;
  for (let i = 0; i < cell.length; i++) highest = Math.max(highest, cell[i]);
  const people = new Float64Array(2 * (highest + 1));
  const sums = new Float64Array(2 * (highest + 1));
  for (let i = 0; i < cell.length; i++) {
    people[2 * cell[i] + treated[i]]++;
    if (outcome !== undefined) sums[2 * cell[i] + treated[i]] += outcome[i];
  }
  return { count: highest + 1, people, sums };
}

function squaresWithin(
  { people, sums }: CellSums,
  treated: Uint8Array,
  cell: Int32Array,
  outcome: Float64Array,
): Float64Array {
  const squares = new Float64Array(people.length);
  for (let i = 0; i < cell.length; i++) {
    const at = 2 * cell[i] + treated[i];
    squares[at] += (outcome[i] - sums[at] / people[at]) ** 2;
  }
  return squares;
}

/** Variance within cells of each group; undefined when no cell has two of it. */
function pooledVariances(
  people: Float64Array,
  squares: Float64Array,
): readonly [number | undefined, number | undefined] {
  const varianceOf = (arm: 0 | 1): number | undefined => {
    let sum = 0;
    let freedom = 0;
    for (let at = arm; at < people.length; at += 2) {
      if (people[at] < 2) continue;
      sum += squares[at];
      freedom += people[at] - 1;
    }
    return freedom > 0 ? sum / freedom : undefined;
  };
  return [varianceOf(0), varianceOf(1)];
}
