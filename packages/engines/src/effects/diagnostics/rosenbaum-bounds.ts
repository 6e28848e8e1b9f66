import { assert } from "@luotsi/base";
import { betaCdf } from "@luotsi/numerics";

import { normalUpperTail } from "./normal-upper-tail.ts";

/** Which way an effect would be: treated have more of the outcome, or less. */
export type Direction = "more" | "less";

/** Steps of gamma that are told apart, and the largest one looked at. */
const gammaStep = 0.01;
const largestGamma = 10;

/** The signed ranks of paired differences. */
export interface SignedRanks {
  /** Sum of the ranks of differences in the direction asked. */
  readonly statistic: number;
  /** Σ of all ranks and of their squares. */
  readonly rankSum: number;
  readonly squareSum: number;
  /** Differences that are not zero. */
  readonly count: number;
}

/**
 * Wilcoxon's signed ranks: zero differences dropped, equal sizes share their mean rank.
 *
 * @param differences treated less control, one a pair, finite. @param direction of the effect claimed.
 * @returns the ranks' sums. Cost: n log n.
 */
export function signedRanks(differences: Float64Array, direction: Direction): SignedRanks {
  const sign = direction === "more" ? 1 : -1;
  const kept = differences.filter((d) => d !== 0).toSorted((a, b) => Math.abs(a) - Math.abs(b));
  let statistic = 0;
  let rankSum = 0;
  let squareSum = 0;
  let start = 0;
  while (start < kept.length) {
    let end = start + 1;
    while (end < kept.length && Math.abs(kept[end]) === Math.abs(kept[start])) end++;
    const rank = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) {
      if (sign * kept[i] > 0) statistic += rank;
      rankSum += rank;
      squareSum += rank * rank;
    }
    start = end;
  }
  return { statistic, rankSum, squareSum, count: kept.length };
}

/**
 * The greatest one-sided p of no effect if two people who look alike may differ in their odds of treatment by `gamma`.
 *
 * @param ranks of `signedRanks`, at least one difference. @param gamma 1 (no hidden bias) or more.
 * @returns p in [0, 1] by the normal approximation, no correction for continuity.
 * @throws BrokenPromise for gamma below 1 or no difference. Source: Rosenbaum (2002), Observational Studies, section 4.3.
 */
export function signedRankBound(ranks: SignedRanks, gamma: number): number {
  assert(gamma >= 1, "gamma is 1 or more");
  assert(ranks.count > 0, "a bound is asked of at least one difference");
  const p = gamma / (1 + gamma);
  const deviation = Math.sqrt(p * (1 - p) * ranks.squareSum);
  return normalUpperTail((ranks.statistic - p * ranks.rankSum) / deviation);
}

/**
 * The same for a yes-or-no outcome: pairs in which exactly one of the two has it.
 *
 * @param pairs discordant ones, and those of them that go the way claimed. @param gamma 1 or more.
 * @returns the exact binomial p; 1 without discordant pairs. @throws BrokenPromise for gamma below 1.
 * Source: Rosenbaum (2002), section 4.3.2 (McNemar's test).
 */
export function mcnemarBound(
  pairs: { readonly discordant: number; readonly positive: number },
  gamma: number,
): number {
  assert(gamma >= 1, "gamma is 1 or more");
  const { discordant, positive } = pairs;
  if (positive <= 0) return 1;
  return betaCdf(gamma / (1 + gamma), positive, discordant - positive + 1);
}

/** How much hidden bias the finding withstands. */
export type GammaFound =
  /** The largest gamma, in steps of 0.01, at which p ≤ 0.05; 10 means 10 or more. */
  | { readonly kind: "gamma"; readonly gamma: number }
  /** Not even without hidden bias is p ≤ 0.05, or there is no difference at all. */
  | { readonly kind: "not_significant" };

/**
 * The largest gamma at which the finding still stands.
 *
 * @param pairs paired differences of a measured outcome, or counts of discordant pairs. @param direction of the effect claimed.
 * @returns it. Cost: n log n for the ranks, then ten bisections.
 */
export function largestSoundGamma(
  pairs: Float64Array | { readonly discordant: number; readonly positive: number },
  direction: Direction,
): GammaFound {
  if (!(pairs instanceof Float64Array)) {
    const positive = direction === "more" ? pairs.positive : pairs.discordant - pairs.positive;
    return bisect((gamma) => mcnemarBound({ discordant: pairs.discordant, positive }, gamma));
  }
  const ranks = signedRanks(pairs, direction);
  return ranks.count === 0
    ? { kind: "not_significant" }
    : bisect((gamma) => signedRankBound(ranks, gamma));
}

/** p grows with gamma, so halving finds the last step at or under the level. */
function bisect(pOf: (gamma: number) => number): GammaFound {
  const level = 0.05;
  const gammaAt = (step: number): number => 1 + step * gammaStep;
  let low = 0;
  let high = Math.round((largestGamma - 1) / gammaStep);
  if (!(pOf(1) <= level)) return { kind: "not_significant" };
  if (pOf(gammaAt(high)) <= level) return { kind: "gamma", gamma: largestGamma };
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (pOf(gammaAt(middle)) <= level) low = middle;
    else high = middle;
  }
  return { kind: "gamma", gamma: Math.round(gammaAt(low) * 100) / 100 };
}
