import {
  cholesky,
  choleskyInverse,
  choleskySolve,
  collinearTolerance,
  crossProduct,
  packDesign,
  pickRows,
  timesCoefficients,
  timesVector,
  weightedGram,
  type PackedDesign,
} from "@luotsi/numerics";

import {
  countArms,
  influenceError,
  isNoEstimate,
  noEstimate,
  type EffectRows,
  type NoEstimate,
} from "./effect-rows.ts";
import { influenceErrors, weightedMeans, type WeightingEstimate } from "./weighting.ts";

const mostSteps = 100;
const mostHalvings = 40;
/** Standardised gap between the arms at which the weights are done. */
const balanced = 1e-8;
/** Standardised gap at which a covariate is said not to balance. */
const unbalanced = 1e-6;

/**
 * Entropy balancing: weights of the controls, as even as possible, that give them exactly the treated's means.
 *
 * Weights are exp(gᵀx) with a constant in x and solve Σ_controls exp(gᵀx) x = Σ_treated x, so they sum to the number of treated.
 * The estimand is the effect on the treated. The error is the sandwich with the balance equations as the score.
 *
 * @param rows with the covariates to balance; add squares or products as covariates to balance more than means.
 * @returns the estimate; or `cannot_balance` with the covariates whose means no weights of the controls reach. Cost: np² a step,
 * five to ten steps. Source: Hainmueller (2012), Political Analysis 20: 25; Zhao and Percival (2017), J. Causal Inference 5.
 */
export function entropyBalancing(rows: EffectRows): WeightingEstimate | NoEstimate {
  const arms = countArms(rows, 1);
  if (isNoEstimate(arms)) return arms;
  const design = packDesign(rows.covariates, rows.treated.length);
  const control = Int32Array.from([...rows.treated.keys()].filter((i) => rows.treated[i] === 0));
  const target = crossProduct(design, Float64Array.from(rows.treated));
  const solved = solveWeights(pickRows(design, control), target, arms.treated);
  if (solved.kind === "gaps") return noEstimate("cannot_balance", solved.covariates);
  const weights = timesCoefficients(design, solved.coefficients).map((eta) => Math.exp(eta));
  for (let i = 0; i < weights.length; i++) if (rows.treated[i] === 1) weights[i] = 1;
  const means = weightedMeans(rows, weights);
  const influence = influenceOf(rows, { design, weights, means });
  return {
    kind: "estimate",
    estimate: means.treated.mean - means.control.mean,
    standardErrors: influenceErrors(influenceError(influence, rows.cluster), rows),
    means: { treated: means.treated.mean, control: means.control.mean },
    weights,
    score: weights.map((weight, i) => (rows.treated[i] === 1 ? 1 : weight / (1 + weight))),
    dropped: solved.dropped,
    convergence: undefined,
    clipped: 0,
    trimmed: 0,
  };
}

type SolvedWeights =
  | {
      readonly kind: "weights";
      readonly coefficients: Float64Array;
      readonly dropped: readonly number[];
    }
  | { readonly kind: "gaps"; readonly covariates: readonly number[] };

/** Newton on the convex dual Σ exp(gᵀx) − gᵀt, steps halved while it rises. */
function solveWeights(
  controls: PackedDesign,
  target: Float64Array,
  treated: number,
): SolvedWeights {
  let at = dualAt(controls, target, startOf(target, treated, controls.rows));
  const first = cholesky(weightedGram(controls, at.weights), collinearTolerance).dropped;
  for (let step = 0; step < mostSteps && largest(at.gap, first) > balanced * treated; step++) {
    const factor = cholesky(weightedGram(controls, at.weights), collinearTolerance);
    if (factor.dropped.some((one, j) => one === 1 && first[j] === 0)) break;
    const move = choleskySolve(factor, at.gap);
    const next = stepDown(controls, target, { at, move, dropped: first });
    if (next === undefined) break;
    at = next;
  }
  const covariates = [...at.gap.keys()]
    .filter((j) => j > 0 && Math.abs(at.gap[j]) > unbalanced * treated)
    .map((j) => j - 1);
  if (covariates.length > 0 || Math.abs(at.gap[0]) > unbalanced * treated) {
    return { kind: "gaps", covariates };
  }
  const dropped = [...first.keys()].filter((j) => j > 0 && first[j] === 1).map((j) => j - 1);
  return { kind: "weights", coefficients: at.coefficients, dropped };
}

function startOf(target: Float64Array, treated: number, controls: number): Float64Array {
  const start = new Float64Array(target.length);
  start[0] = Math.log(treated / controls);
  return start;
}

interface DualPoint {
  readonly coefficients: Float64Array;
  readonly weights: Float64Array;
  /** Weighted sum of the controls less that of the treated, by column. */
  readonly gap: Float64Array;
  readonly value: number;
}

function dualAt(
  controls: PackedDesign,
  target: Float64Array,
  coefficients: Float64Array,
): DualPoint {
  const weights = timesCoefficients(controls, coefficients);
  for (let i = 0; i < weights.length; i++) weights[i] = Math.exp(weights[i]);
  const gap = crossProduct(controls, weights);
  let value = gap[0];
  for (let j = 0; j < gap.length; j++) {
    value -= coefficients[j] * target[j];
    gap[j] -= target[j];
  }
  return { coefficients, weights, gap, value };
}

function stepDown(
  controls: PackedDesign,
  target: Float64Array,
  from: {
    readonly at: DualPoint;
    readonly move: Float64Array;
    readonly dropped: Uint8Array;
  },
): DualPoint | undefined {
  const { at, move, dropped } = from;
  let share = 1;
  for (let halving = 0; halving < mostHalvings; halving++) {
    const coefficients = at.coefficients.map((value, j) =>
      dropped[j] === 1 ? value : value - share * move[j],
    );
    const next = dualAt(controls, target, coefficients);
    if (next.value <= at.value + 1e-12 * Math.abs(at.value)) return next;
    share /= 2;
  }
  return undefined;
}

function largest(gap: Float64Array, dropped: Uint8Array): number {
  let size = 0;
  for (let j = 0; j < gap.length; j++) {
    if (dropped[j] === 0) size = Math.max(size, Math.abs(gap[j]));
  }
  return size;
}

/** i₁ − i₀ with i₀ = [w(y − m₀) − ψᵀJ⁻¹E w(y − m₀)x] / E w, ψ = (w − d)x and J = E w xxᵀ over the controls. */
function influenceOf(
  rows: EffectRows,
  made: {
    readonly design: PackedDesign;
    readonly weights: Float64Array;
    readonly means: ReturnType<typeof weightedMeans>;
  },
): Float64Array {
  const { design, weights, means } = made;
  const n = weights.length;
  const own = weights.map((weight, i) => (rows.treated[i] === 1 ? 0 : weight));
  const residual = own.map((weight, i) => weight * (rows.outcome[i] - means.control.mean));
  const inverse = choleskyInverse(cholesky(weightedGram(design, own), collinearTolerance));
  const along = timesCoefficients(design, timesVector(inverse, crossProduct(design, residual)));
  const perTreated = n / means.treated.weight;
  const perControl = n / means.control.weight;
  return residual.map((value, i) => {
    const d = rows.treated[i];
    const first = d === 1 ? perTreated * (rows.outcome[i] - means.treated.mean) : 0;
    return first - perControl * (value - (own[i] - d) * along[i]);
  });
}
