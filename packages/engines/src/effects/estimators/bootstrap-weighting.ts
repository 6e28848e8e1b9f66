import { fillPoissonWeights, refitLogistic } from "@luotsi/numerics";

import { isNoEstimate, type EffectRows, type Estimand, type NoEstimate } from "./effect-rows.ts";
import { propensityScore } from "./propensity.ts";
import { armWeights, weightedMeans } from "./weighting.ts";

/** Which draws of a bootstrap. */
export interface Draws {
  /** Whole number 0…2³²−1. */
  readonly seed: number;
  /** Number of the first draw; a draw depends on seed, its number and the rows only. */
  readonly first: number;
  readonly count: number;
}

const newtonSteps = 2;

/**
 * Draws of the weighting estimate in samples of persons, the score fitted again in each.
 *
 * @param rows with covariates; rows of a cluster share a weight. @param estimand of the weights.
 * @param draws which ones, so that threads can share them out and the bytes stay the same.
 * @returns an estimate for each draw, NaN-free: a draw that has one arm only is left out; or why there is no estimate at all.
 * Cost: two passes of np² and one of np a draw. Source: Efron (1979); Poisson weights over the fixed design, Newton from the full sample.
 * Never for matching, where the bootstrap fails (Abadie and Imbens 2008).
 */
export function bootstrapWeighting(
  rows: EffectRows,
  estimand: Estimand,
  draws: Draws,
): Float64Array | NoEstimate {
  const score = propensityScore(rows.treated, rows.covariates);
  if (isNoEstimate(score)) return score;
  const n = rows.treated.length;
  const members = new Float64Array(rows.cluster?.count ?? n);
  const counts = rows.cluster === undefined ? members : new Float64Array(n);
  const found: number[] = [];
  for (let d = 0; d < draws.count; d++) {
    fillPoissonWeights(members, { seed: draws.seed, number: draws.first + d });
    if (rows.cluster !== undefined) {
      for (let i = 0; i < n; i++) counts[i] = members[rows.cluster.group[i]];
    }
    // Of very few people a draw may have nobody.
    if (counts.every((count) => count === 0)) continue;
    const linear = refitLogistic(score.fit, rows.treated, counts, newtonSteps);
    if (linear === undefined) continue;
    const estimate = weightedEffect(rows, linear, { counts, estimand });
    if (Number.isFinite(estimate)) found.push(estimate);
  }
  return Float64Array.from(found);
}

function weightedEffect(
  rows: EffectRows,
  linear: Float64Array,
  of: { readonly counts: Float64Array; readonly estimand: Estimand },
): number {
  for (let i = 0; i < linear.length; i++) linear[i] = 1 / (1 + Math.exp(-linear[i]));
  const { weights } = armWeights(rows.treated, linear, {
    estimand: of.estimand,
    trimming: { kind: "none" },
  });
  for (let i = 0; i < weights.length; i++) weights[i] *= of.counts[i];
  const { treated, control } = weightedMeans(rows, weights);
  return treated.mean - control.mean;
}
