import { orderByScore } from "../matching/order-by-score.ts";

/** Share of each row in its group's weight: above 0 for treated, below 0 for controls; n. */
export interface Steps {
  readonly step: Float64Array;
}

/** Distance of two cumulative distributions. */
export interface Gap {
  readonly greatest: number;
  /** Over the distinct values. */
  readonly mean: number;
}

/** Whole numbers within this range are counted instead of sorted. */
const countedRange = 65_536;

/**
 * Weights as shares of each group.
 *
 * @param treated 1 or 0; n. @param weights 0 or more, n; ones by default.
 * @returns the shares; undefined when a group has no weight. Cost: O(n).
 */
export function armSteps(treated: Uint8Array, weights?: Float64Array): Steps | undefined {
  const total = [0, 0];
  const step = new Float64Array(treated.length);
  for (let i = 0; i < treated.length; i++)
    total[treated[i]] += weights === undefined ? 1 : weights[i];
  if (!(total[0] > 0 && total[1] > 0)) return undefined;
  for (let i = 0; i < treated.length; i++) {
    const share = (weights === undefined ? 1 : weights[i]) / total[treated[i]];
    step[i] = treated[i] === 1 ? share : -share;
  }
  return { step };
}

/**
 * How far the cumulative distributions of the two groups are apart, before and after.
 *
 * @param values n finite numbers. @param before shares before. @param after shares after, if any group is left.
 * @returns both gaps. Cost: O(n), with a radix sort unless the values are whole numbers in a range of 65,536.
 */
export function widestGaps(
  values: Float64Array,
  before: Steps,
  after: Steps | undefined,
): { readonly before: Gap; readonly after: Gap | undefined } {
  const levels = levelsOf(values);
  return {
    before: gapOver(levels, before),
    after: after === undefined ? undefined : gapOver(levels, after),
  };
}

/** Either the level of each row, or the rows in order with the ends of equal values. */
type Levels =
  | {
      readonly kind: "counted";
      readonly level: Int32Array;
      readonly count: number;
      readonly isThere: Uint8Array;
    }
  | { readonly kind: "sorted"; readonly order: Int32Array; readonly isLast: Uint8Array };

function levelsOf(values: Float64Array): Levels {
  let lowest = Infinity;
  let highest = -Infinity;
  let isWhole = true;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (x < lowest) lowest = x;
    if (x > highest) highest = x;
    if (x !== Math.floor(x)) isWhole = false;
  }
  return isWhole && highest - lowest < countedRange
    ? countLevels(values, lowest, highest)
    : sortLevels(values);
}

function countLevels(values: Float64Array, lowest: number, highest: number): Levels {
  const count = highest - lowest + 1;
  const isThere = new Uint8Array(count);
  const level = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    level[i] = values[i] - lowest;
    isThere[level[i]] = 1;
  }
  return { kind: "counted", level, count, isThere };
}

function sortLevels(values: Float64Array): Levels {
  const n = values.length;
  const rows = new Int32Array(n);
  for (let i = 0; i < n; i++) rows[i] = i;
  const order = orderByScore(rows, values);
  const isLast = new Uint8Array(n);
  for (let p = 0; p < n; p++) {
    isLast[p] = p === n - 1 || values[order[p]] !== values[order[p + 1]] ? 1 : 0;
  }
  return { kind: "sorted", order, isLast };
}

function gapOver(levels: Levels, steps: Steps): Gap {
  return levels.kind === "counted" ? countedGap(levels, steps) : sortedGap(levels, steps);
}

function countedGap(levels: Levels & { readonly kind: "counted" }, { step }: Steps): Gap {
  const { level, count, isThere } = levels;
  const sums = new Float64Array(count);
  for (let i = 0; i < level.length; i++) sums[level[i]] += step[i];
  let height = 0;
  let greatest = 0;
  let total = 0;
  let distinct = 0;
  for (let l = 0; l < count; l++) {
    if (isThere[l] === 0) continue;
    height += sums[l];
    const gap = Math.abs(height);
    if (gap > greatest) greatest = gap;
    total += gap;
    distinct++;
  }
  return { greatest, mean: distinct === 0 ? 0 : total / distinct };
}

function sortedGap(levels: Levels & { readonly kind: "sorted" }, { step }: Steps): Gap {
  const { order, isLast } = levels;
  let height = 0;
  let greatest = 0;
  let total = 0;
  let distinct = 0;
  for (let p = 0; p < order.length; p++) {
    height += step[order[p]];
    if (isLast[p] === 0) continue;
    const gap = Math.abs(height);
    if (gap > greatest) greatest = gap;
    total += gap;
    distinct++;
  }
  return { greatest, mean: distinct === 0 ? 0 : total / distinct };
}
