import { assert } from "@luotsi/base";

export interface OverlapQuestion {
  /** 1 treated, 0 not; n. */
  readonly treated: Uint8Array;
  /** Score on any scale that keeps its order; n, finite. */
  readonly score: Float64Array;
  /** Weights of matching or weighting, n, 0 or more. */
  readonly weights: Float64Array;
}

/** How far the groups can be compared at all. */
export interface Overlap {
  /** Treated with a score no control reaches, above or below, and controls no treated reaches. */
  readonly treatedOutsideSupport: number;
  readonly controlsOutsideSupport: number;
  /** (Σ w)² / Σ w² of each group: how many equally weighted people say as much; 0 without weight. */
  readonly effectiveSampleSize: { readonly treated: number; readonly control: number };
  /** Greatest share one control has in the controls' weight; 0 without weight. */
  readonly greatestControlShare: number;
}

/**
 * Common support and effective sample size.
 *
 * @param question groups, score and weights. @returns the counts; with an empty group everyone of the other is outside.
 * @throws BrokenPromise when lengths differ. Cost: O(n).
 * Source: Kish (1965) for the effective size; support by the range of the other group's score.
 */
export function overlapOf({ treated, score, weights }: OverlapQuestion): Overlap {
  assert(score.length === treated.length, "there is a score for every row");
  assert(weights.length === treated.length, "there is a weight for every row");
  const lowest = [Infinity, Infinity];
  const highest = [-Infinity, -Infinity];
  const sum = [0, 0];
  const squares = [0, 0];
  let greatest = 0;
  for (let i = 0; i < treated.length; i++) {
    const arm = treated[i];
    if (score[i] < lowest[arm]) lowest[arm] = score[i];
    if (score[i] > highest[arm]) highest[arm] = score[i];
    sum[arm] += weights[i];
    squares[arm] += weights[i] * weights[i];
    if (arm === 0 && weights[i] > greatest) greatest = weights[i];
  }
  const outside = [0, 0];
  for (let i = 0; i < treated.length; i++) {
    const other = 1 - treated[i];
    if (!(score[i] >= lowest[other] && score[i] <= highest[other])) outside[treated[i]]++;
  }
  const size = (arm: 0 | 1): number => (squares[arm] > 0 ? sum[arm] ** 2 / squares[arm] : 0);
  return {
    treatedOutsideSupport: outside[1],
    controlsOutsideSupport: outside[0],
    effectiveSampleSize: { treated: size(1), control: size(0) },
    greatestControlShare: sum[0] > 0 ? greatest / sum[0] : 0,
  };
}
