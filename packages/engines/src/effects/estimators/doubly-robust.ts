import {
  linearRegression,
  logisticRegression,
  packDesign,
  pickRows,
  timesCoefficients,
  onPackedScale,
  type PackedDesign,
} from "@luotsi/numerics";

import {
  countArms,
  influenceError,
  isNoEstimate,
  noEstimate,
  type EffectRows,
  type Estimand,
  type NoEstimate,
} from "./effect-rows.ts";
import { foldsByPerson, foldsByRow } from "./folds.ts";
import { influenceErrors, type WeightingEstimate } from "./weighting.ts";

export interface DoublyRobustRules {
  readonly estimand: Exclude<Estimand, "ato">;
  /** Parts of the sample; each is judged by models fitted on the others. 1: everyone by models fitted on everyone. */
  readonly folds: number;
  /** By person with a seed, several times over; or by the row's place, once. */
  readonly split:
    | {
        readonly kind: "person";
        readonly person: Int32Array;
        readonly seed: number;
        readonly repetitions: number;
      }
    | { readonly kind: "row" };
  /** Model of the outcome by arm: straight, or logistic for an outcome of 0 and 1. */
  readonly outcomeModel: "linear" | "logistic";
  /**
   * Scores are moved to [clip, 1 − clip] after fitting; the count is reported. For the treated (ATT) only to 1 − clip at most: a low score
   * makes a small weight, and raising it would give controls unlike any treated a weight of their own.
   */
  readonly clip: number;
}

export interface DoublyRobustEstimate extends Omit<WeightingEstimate, "trimmed" | "convergence"> {
  /** Estimates of the repetitions. */
  readonly repetitions: readonly number[];
  /** Each row's effect before averaging, of the first repetition; its mean within a group is the group's effect (ATE). */
  readonly scores: Float64Array;
  /** Folds in which the score was separated and a ridge of 0.01 was used. */
  readonly ridgeFolds: number;
}

const ridgeOfSeparated = 0.01;

/**
 * Doubly robust estimate (AIPW) with cross-fitting: right when either the score or the outcome model is.
 *
 * ATE: mean of m₁ − m₀ + d(y − m₁)/e − (1 − d)(y − m₀)/(1 − e). ATT: mean of [d(y − m₀) − (1 − d) e/(1 − e) (y − m₀)] over the
 * share of treated. With one fold the ATT's weights are normalised to the treated instead. Several repetitions: the median estimate,
 * and the error √median(se² + (estimate − median)²).
 *
 * @param rows with covariates. @param rules estimand, folds, model and clip.
 * @returns the estimate, or why there is none: an arm, or a fold without one. Cost: folds · repetitions fits.
 * Source: Chernozhukov et al. (2018), Econometrics J. 21: C1 (DML2); Robins, Rotnitzky and Zhao (1994).
 */
export function doublyRobustEffect(
  rows: EffectRows,
  rules: DoublyRobustRules,
): DoublyRobustEstimate | NoEstimate {
  const arms = countArms(rows, 2 * rules.folds);
  if (isNoEstimate(arms)) return arms;
  const design = packDesign(rows.covariates, rows.treated.length);
  const found: Repetition[] = [];
  for (const folds of splits(rows.treated.length, rules)) {
    const one = repetition(rows, design, { rules, folds });
    if (isNoEstimate(one)) return one;
    found.push(one);
  }
  const estimate = median(found.map((one) => one.estimate));
  const errors = found.flatMap((one) => one.error ?? []);
  const error =
    errors.length < found.length
      ? undefined
      : Math.sqrt(median(found.map((one, r) => errors[r] ** 2 + (one.estimate - estimate) ** 2)));
  const [first] = found;
  return {
    kind: "estimate",
    estimate,
    standardErrors: influenceErrors(error, rows),
    means: { treated: first.treatedMean, control: first.treatedMean - estimate },
    weights: first.weights,
    score: first.score,
    dropped: [],
    clipped: first.clipped,
    repetitions: found.map((one) => one.estimate),
    scores: first.scores,
    ridgeFolds: first.ridgeFolds,
  };
}

function splits(n: number, rules: DoublyRobustRules): readonly Int32Array[] {
  const { split, folds: count } = rules;
  if (count === 1) return [new Int32Array(n)];
  if (split.kind === "row") return [foldsByRow(n, count)];
  return Array.from({ length: split.repetitions }, (_, r) =>
    foldsByPerson(split.person, { count, seed: split.seed + r }),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

interface Repetition {
  readonly estimate: number;
  readonly error: number | undefined;
  readonly treatedMean: number;
  readonly weights: Float64Array;
  readonly score: Float64Array;
  readonly scores: Float64Array;
  readonly clipped: number;
  readonly ridgeFolds: number;
}

interface Nuisance {
  readonly score: Float64Array;
  readonly treatedOutcome: Float64Array;
  readonly controlOutcome: Float64Array;
  ridgeFolds: number;
}

function repetition(
  rows: EffectRows,
  design: PackedDesign,
  how: { readonly rules: DoublyRobustRules; readonly folds: Int32Array },
): Repetition | NoEstimate {
  const { rules } = how;
  const n = rows.treated.length;
  const nuisance: Nuisance = {
    score: new Float64Array(n),
    treatedOutcome: new Float64Array(n),
    controlOutcome: new Float64Array(n),
    ridgeFolds: 0,
  };
  for (let fold = 0; fold < rules.folds; fold++) {
    const failed = fitFold(rows, design, { ...how, fold, nuisance });
    if (failed !== undefined) return failed;
  }
  let clipped = 0;
  const lowest = rules.estimand === "ate" ? rules.clip : 0;
  const score = nuisance.score.map((e) => {
    const moved = Math.min(Math.max(e, lowest), 1 - rules.clip);
    clipped += moved === e ? 0 : 1;
    return moved;
  });
  const made = { score, nuisance, normalised: rules.folds === 1 };
  const effect = rules.estimand === "ate" ? averageEffect(rows, made) : treatedEffect(rows, made);
  const error = influenceError(effect.influence, rows.cluster);
  return { ...effect, error, score, clipped, ridgeFolds: nuisance.ridgeFolds };
}

function fitFold(
  rows: EffectRows,
  design: PackedDesign,
  how: {
    readonly rules: DoublyRobustRules;
    readonly folds: Int32Array;
    readonly fold: number;
    readonly nuisance: Nuisance;
  },
): NoEstimate | undefined {
  const { rules, folds, fold, nuisance } = how;
  const inside = [...folds.keys()].filter((i) => folds[i] === fold);
  const others = rules.folds === 1 ? inside : [...folds.keys()].filter((i) => folds[i] !== fold);
  if (inside.length === 0) return undefined;
  const part = pickRows(design, Int32Array.from(inside));
  const treated = others.filter((i) => rows.treated[i] === 1);
  const control = others.filter((i) => rows.treated[i] === 0);
  if (treated.length < 2 || control.length < 2) return noEstimate("too_few_rows");
  const score = predictScore(rows, design, { others, part, nuisance });
  if (score === undefined) return noEstimate("score_not_converged");
  const predict = (arm: readonly number[]): Float64Array =>
    predictOutcome(pickRows(design, Int32Array.from(arm)), part, {
      outcome: Float64Array.from(arm, (i) => rows.outcome[i]),
      model: rules.outcomeModel,
    });
  const first = predict(treated);
  const second = predict(control);
  inside.forEach((row, k) => {
    nuisance.score[row] = score[k];
    nuisance.treatedOutcome[row] = first[k];
    nuisance.controlOutcome[row] = second[k];
  });
  return undefined;
}

function predictScore(
  rows: EffectRows,
  design: PackedDesign,
  how: {
    readonly others: readonly number[];
    readonly part: PackedDesign;
    readonly nuisance: Nuisance;
  },
): Float64Array | undefined {
  const { others, part, nuisance } = how;
  const columns = pickRows(design, Int32Array.from(others));
  const outcome = Uint8Array.from(others, (i) => rows.treated[i]);
  let fit = logisticRegression({ columns, outcome });
  if (fit.kind === "separated") {
    nuisance.ridgeFolds += 1;
    fit = logisticRegression({ columns, outcome, ridge: ridgeOfSeparated });
  }
  if (fit.kind !== "fitted") return undefined;
  return probabilities(part, onPackedScale(design, fit.coefficients));
}

function probabilities(part: PackedDesign, coefficients: Float64Array): Float64Array {
  const linear = timesCoefficients(part, coefficients);
  return linear.map((eta) => 1 / (1 + Math.exp(-eta)));
}

/** Expected outcome of the part's rows by a model of one arm. An arm that always has one value expects it everywhere. */
function predictOutcome(
  arm: PackedDesign,
  part: PackedDesign,
  from: { readonly outcome: Float64Array; readonly model: "linear" | "logistic" },
): Float64Array {
  const { outcome, model } = from;
  if (outcome.every((value) => value === outcome[0])) {
    return new Float64Array(part.rows).fill(outcome[0]);
  }
  if (model === "linear") {
    const { coefficients } = linearRegression({ columns: arm, outcome });
    return timesCoefficients(part, onPackedScale(arm, coefficients));
  }
  let fit = logisticRegression({ columns: arm, outcome });
  if (fit.kind !== "fitted") {
    fit = logisticRegression({ columns: arm, outcome, ridge: ridgeOfSeparated });
  }
  if (fit.kind !== "fitted") return predictOutcome(arm, part, { outcome, model: "linear" });
  return probabilities(part, onPackedScale(arm, fit.coefficients));
}

interface Judged {
  readonly score: Float64Array;
  readonly nuisance: Nuisance;
  readonly normalised: boolean;
}

type Effect = Pick<Repetition, "estimate" | "treatedMean" | "weights" | "scores"> & {
  readonly influence: Float64Array;
};

function averageEffect(rows: EffectRows, { score, nuisance }: Judged): Effect {
  const { treatedOutcome, controlOutcome } = nuisance;
  const n = score.length;
  let sum = 0;
  let first = 0;
  const weights = new Float64Array(n);
  const scores = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const d = rows.treated[i];
    const y = rows.outcome[i];
    weights[i] = d === 1 ? 1 / score[i] : 1 / (1 - score[i]);
    const treated = treatedOutcome[i] + d * weights[i] * (y - treatedOutcome[i]);
    const control = controlOutcome[i] + (1 - d) * weights[i] * (y - controlOutcome[i]);
    scores[i] = treated - control;
    sum += scores[i];
    first += treated;
  }
  const estimate = sum / n;
  const influence = scores.map((value) => value - estimate);
  return { estimate, treatedMean: first / n, weights, scores, influence };
}

function treatedEffect(rows: EffectRows, { score, nuisance, normalised }: Judged): Effect {
  const { controlOutcome } = nuisance;
  const n = score.length;
  const weights = score.map((e, i) => (rows.treated[i] === 1 ? 1 : e / (1 - e)));
  let treated = 0;
  let controlWeight = 0;
  let treatedSum = 0;
  for (let i = 0; i < n; i++) {
    if (rows.treated[i] === 1) {
      treated += 1;
      treatedSum += rows.outcome[i];
    } else controlWeight += weights[i];
  }
  const factor = normalised ? treated / controlWeight : 1;
  let sum = 0;
  const scores = controlOutcome.map((expected, i) => {
    const side = rows.treated[i] === 1 ? 1 : -weights[i] * factor;
    const value = side * (rows.outcome[i] - expected);
    sum += value;
    return value;
  });
  const estimate = sum / treated;
  const share = treated / n;
  const influence = scores.map((value, i) => (value - rows.treated[i] * estimate) / share);
  return { estimate, treatedMean: treatedSum / treated, weights, scores, influence };
}
