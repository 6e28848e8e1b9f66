import {
  crossProduct,
  timesCoefficients,
  timesVector,
  type LogisticConvergence,
} from "@luotsi/numerics";

import {
  countArms,
  influenceError,
  isNoEstimate,
  noEstimate,
  type EffectRows,
  type Estimand,
  type NoEstimate,
  type StandardErrors,
} from "./effect-rows.ts";
import { propensityScore, type PropensityScore } from "./propensity.ts";

/** What is done with scores near 0 and 1; never silently. */
export type Trimming =
  | { readonly kind: "none" }
  /** Scores are moved to [low, 1 − low]: the estimand stays, a little bias comes in. */
  | { readonly kind: "clip"; readonly low: number }
  /** Rows outside [low, 1 − low] are left out and the score fitted again: a new estimand (Crump et al. 2009: low = 0.1). */
  | { readonly kind: "drop"; readonly low: number };

export interface WeightingEstimate {
  readonly kind: "estimate";
  readonly estimate: number;
  readonly standardErrors: StandardErrors;
  readonly means: { readonly treated: number; readonly control: number };
  /** Weight of each row, unnormalised; 0 where left out. */
  readonly weights: Float64Array;
  /** Score of each row; 0 where the row was left out before fitting. */
  readonly score: Float64Array;
  /** Places of covariates left out because earlier ones explain them. */
  readonly dropped: readonly number[];
  /** How the score's fit ended; undefined where weights do not come from a score. */
  readonly convergence: LogisticConvergence | undefined;
  /** Rows whose score was clipped, and rows left out. */
  readonly clipped: number;
  readonly trimmed: number;
}

export interface WeightingRules {
  readonly estimand: Estimand;
  readonly trimming: Trimming;
  /** Ridge for separated scores as in `logisticRegression`; 0 for none. */
  readonly ridge: number;
}

/**
 * Inverse-probability weighting, weights normalised within each arm (Hájek).
 *
 * ATE: 1/e and 1/(1−e). ATT: 1 and e/(1−e). Overlap: 1−e and e. The error is the sandwich of the stacked equations, those of the
 * score included: treating weights as known would overstate the ATE's error and may do either to the ATT's.
 *
 * @param rows with covariates of the score. @param rules estimand, trimming and ridge.
 * @returns the estimate, or why there is none. Cost: the score and two passes.
 * Source: Lunceford and Davidian (2004), Stat. Med. 23: 2937; Li, Morgan and Zaslavsky (2018), JASA 113: 390.
 */
export function weightingEffect(
  rows: EffectRows,
  rules: WeightingRules,
): WeightingEstimate | NoEstimate {
  const arms = countArms(rows, 1);
  if (isNoEstimate(arms)) return arms;
  const first = propensityScore(rows.treated, rows.covariates, rules.ridge);
  if (isNoEstimate(first)) return first;
  if (rules.trimming.kind !== "drop") return estimateWith(rows, first, rules);
  return afterDropping(rows, first, { ...rules, low: rules.trimming.low });
}

function afterDropping(
  rows: EffectRows,
  first: PropensityScore,
  rules: WeightingRules & { readonly low: number },
): WeightingEstimate | NoEstimate {
  const { low } = rules;
  const kept = Int32Array.from(
    [...first.score.keys()].filter((i) => first.score[i] >= low && first.score[i] <= 1 - low),
  );
  const inside = pickEffectRows(rows, kept);
  const arms = countArms(inside, 1);
  if (isNoEstimate(arms)) return noEstimate("no_overlap");
  const score = propensityScore(inside.treated, inside.covariates, rules.ridge);
  if (isNoEstimate(score)) return score;
  const found = estimateWith(inside, score, { ...rules, trimming: { kind: "none" } });
  if (isNoEstimate(found)) return found;
  return {
    ...found,
    weights: spread(found.weights, kept, rows.treated.length),
    score: spread(found.score, kept, rows.treated.length),
    trimmed: rows.treated.length - kept.length,
  };
}

/** Rows picked out. @param rows all. @param kept which. @returns those; groups keep their numbers. */
export function pickEffectRows(rows: EffectRows, kept: Int32Array): EffectRows {
  const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (i) => column[i]);
  return {
    treated: Uint8Array.from(kept, (i) => rows.treated[i]),
    outcome: pick(rows.outcome),
    covariates: rows.covariates.map((column) => pick(column)),
    cluster: rows.cluster === undefined ? undefined : regrouped(rows.cluster.group, kept),
  };
}

/** Groups of the picked rows, numbered anew so that none is empty. */
function regrouped(
  group: Int32Array,
  kept: Int32Array,
): { readonly group: Int32Array; readonly count: number } {
  const places = new Map<number, number>();
  const numbered = Int32Array.from(kept, (i) => {
    const place = places.get(group[i]) ?? places.size;
    places.set(group[i], place);
    return place;
  });
  return { group: numbered, count: places.size };
}

function spread(values: Float64Array, kept: Int32Array, n: number): Float64Array {
  const out = new Float64Array(n);
  for (let k = 0; k < kept.length; k++) out[kept[k]] = values[k];
  return out;
}

/** Weights of the two arms and how they change with the log odds of the score. */
interface ArmWeights {
  readonly weights: Float64Array;
  readonly slopes: Float64Array;
  readonly clipped: number;
}

function estimateWith(
  rows: EffectRows,
  propensity: PropensityScore,
  rules: WeightingRules,
): WeightingEstimate | NoEstimate {
  const arm = armWeights(rows.treated, propensity.score, rules);
  const sums = weightedMeans(rows, arm.weights);
  if (!(sums.treated.weight > 0 && sums.control.weight > 0)) return noEstimate("no_overlap");
  const influence = influenceOf(rows, { propensity, arm, sums });
  const error = influenceError(influence, rows.cluster);
  const means = { treated: sums.treated.mean, control: sums.control.mean };
  return {
    kind: "estimate",
    estimate: means.treated - means.control,
    standardErrors: influenceErrors(error, rows),
    means,
    weights: arm.weights,
    score: propensity.score,
    dropped: propensity.dropped,
    convergence: propensity.fit.convergence,
    clipped: arm.clipped,
    trimmed: 0,
  };
}

/** Names an influence error. @param error if it exists. @param rows grouped or not. @returns the errors. */
export function influenceErrors(
  error: number | undefined,
  rows: Pick<EffectRows, "cluster">,
): StandardErrors {
  if (error === undefined) return {};
  return rows.cluster === undefined ? { influence: error } : { influence: error, cluster: error };
}

/**
 * Weight of each row and its slope in the log odds of the score.
 *
 * @param treated 0 or 1. @param score e of each row. @param rules estimand and clipping.
 * @returns weights and slopes; slopes are 0 where the score was clipped.
 */
export function armWeights(
  treated: Uint8Array,
  score: Float64Array,
  rules: Pick<WeightingRules, "estimand" | "trimming">,
): ArmWeights {
  const n = score.length;
  const low = rules.trimming.kind === "clip" ? rules.trimming.low : 0;
  const weights = new Float64Array(n);
  const slopes = new Float64Array(n);
  let clipped = 0;
  for (let i = 0; i < n; i++) {
    const e = Math.min(Math.max(score[i], low), 1 - low);
    const moved = e !== score[i];
    clipped += moved ? 1 : 0;
    const [weight, slope] = weightAndSlope(treated[i], e, rules.estimand);
    weights[i] = weight;
    slopes[i] = moved ? 0 : slope;
  }
  return { weights, slopes, clipped };
}

function weightAndSlope(treated: number, e: number, estimand: Estimand): readonly [number, number] {
  if (estimand === "att") return treated === 1 ? [1, 0] : [e / (1 - e), e / (1 - e)];
  if (estimand === "ate") {
    return treated === 1 ? [1 / e, -(1 - e) / e] : [1 / (1 - e), e / (1 - e)];
  }
  return treated === 1 ? [1 - e, -e * (1 - e)] : [e, e * (1 - e)];
}

interface ArmMean {
  readonly weight: number;
  readonly mean: number;
}

interface ArmSums {
  readonly treated: ArmMean;
  readonly control: ArmMean;
}

/** Weighted mean of each arm. @param rows outcome and arm. @param weights of each row. @returns sums of weights and means. */
export function weightedMeans(
  rows: Pick<EffectRows, "treated" | "outcome">,
  weights: Float64Array,
): ArmSums {
  const weight = [0, 0];
  const sum = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    weight[rows.treated[i]] += weights[i];
    sum[rows.treated[i]] += weights[i] * rows.outcome[i];
  }
  return {
    treated: { weight: weight[1], mean: sum[1] / weight[1] },
    control: { weight: weight[0], mean: sum[0] / weight[0] },
  };
}

/**
 * Influence of each row on the difference of the two weighted means, the score's estimation included:
 * [w₁(y − m₁) + ψᵀA⁻¹E(∂w₁(y − m₁))] / E w₁ less the same for the controls, with ψ = (d − e)x and A = E e(1 − e)xxᵀ.
 */
function influenceOf(
  rows: EffectRows,
  made: {
    readonly propensity: PropensityScore;
    readonly arm: ArmWeights;
    readonly sums: ArmSums;
  },
): Float64Array {
  const { propensity, arm, sums } = made;
  const { score, fit } = propensity;
  const n = score.length;
  const { treated, control } = sums;
  const scaled = rows.outcome.map((y, i) =>
    rows.treated[i] === 1
      ? (n / treated.weight) * (y - treated.mean)
      : (-n / control.weight) * (y - control.mean),
  );
  const sloped = scaled.map((value, i) => value * arm.slopes[i]);
  const direction = timesVector(fit.inverse, crossProduct(fit.design, sloped));
  const along = timesCoefficients(fit.design, direction);
  return scaled.map((value, i) => arm.weights[i] * value + (rows.treated[i] - score[i]) * along[i]);
}
