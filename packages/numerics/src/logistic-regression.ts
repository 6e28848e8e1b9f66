import { assert } from "@luotsi/base";

import { cholesky, choleskySolve, type CholeskyFactor, type Matrix } from "./least-squares.ts";
import { logisticPass, type LogisticData, type LogisticPoint } from "./logistic-pass.ts";
import {
  onGivenScale,
  onPackedScale,
  packDesign,
  timesCoefficients,
  type PackedDesign,
} from "./packed-design.ts";
import { choleskyInverse, covarianceOnGivenScale } from "./symmetric-inverse.ts";

/** A column explained by earlier ones is left out when its pivot is below this times its diagonal. */
export const collinearTolerance = 1e-9;

const mostSteps = 25;
const mostHalvings = 30;

export interface LogisticQuestion {
  /** Covariates without a constant, n numbers each, or the same packed; a constant is always fitted. */
  readonly columns: readonly Float64Array[] | PackedDesign;
  /** n numbers 0…1; 1 where it happened. */
  readonly outcome: ArrayLike<number>;
  /** Case weights, 0 or more; ones by default. */
  readonly weights?: Float64Array | undefined;
  /** Added to the linear predictor; nothing by default. */
  readonly offset?: Float64Array | undefined;
  /**
   * λ of the ridge penalty λ/2 · Σ b² for columns of deviation 1, in units of mean log-likelihood, the constant left alone
   * (as glmnet with α = 0); 0 by default.
   */
  readonly ridge?: number | undefined;
  /** Coefficients to start from, the constant first; zeros by default. */
  readonly start?: Float64Array | undefined;
  /** Largest relative change of deviance and largest score/√n at the end; 1e-8 by default. */
  readonly tolerance?: number | undefined;
}

export interface LogisticConvergence {
  /** Newton steps taken. */
  readonly iterations: number;
  /** |change of deviance| / (|deviance| + 0.1) in the last step. */
  readonly relativeDevianceChange: number;
  /** Largest score over √n, columns of deviation 1. */
  readonly largestScore: number;
}

export interface FittedLogistic {
  readonly kind: "fitted";
  /** The constant, then one a column; 0 where dropped. */
  readonly coefficients: Float64Array;
  /** 1 where earlier columns explain the column (or it never varies); the constant first. */
  readonly dropped: Uint8Array;
  /** Inverse information of the coefficients, zeros where dropped. */
  readonly covariance: Matrix;
  /** The same on the packed design's own scale. */
  readonly inverse: Matrix;
  readonly logLikelihood: number;
  readonly deviance: number;
  /** Log odds of each row, offset included. */
  readonly linear: Float64Array;
  readonly convergence: LogisticConvergence;
  readonly design: PackedDesign;
}

export type LogisticFit =
  | FittedLogistic
  /** The outcome is the same everywhere: there is nothing to fit. */
  | { readonly kind: "one_class" }
  /** Columns tell the outcome without error, so coefficients grow without end; `column` counts from 0 without the constant. */
  | {
      readonly kind: "separated";
      readonly column: number;
      readonly convergence: LogisticConvergence;
    }
  | { readonly kind: "not_converged"; readonly convergence: LogisticConvergence };

/**
 * Logistic regression by Newton's method on centred and scaled columns.
 *
 * @param question the columns and how to fit them.
 * @returns the fit, or why there is none. Collinear columns are dropped, later ones first, and reported.
 * @throws BrokenPromise when lengths differ or a number is out of its range.
 *
 * Stops when the deviance's relative change and the score over √n are below the tolerance and the step has shrunk; at most 25 steps,
 * halved while the likelihood falls. Separation: the steps do not shrink although the likelihood no longer changes, or information about
 * a column vanishes on the way; large log odds alone are not a sign, as a few extreme rows have them. Cost: about six passes of np² multiplications. Source: McCullagh and Nelder (1989), Generalized Linear Models, ch. 4.
 */
export function logisticRegression(question: LogisticQuestion): LogisticFit {
  const { outcome, weights, offset, ridge = 0, tolerance = 1e-8 } = question;
  const n = outcome.length;
  assert(n >= 1, "a logistic regression has rows");
  const design = Array.isArray(question.columns)
    ? packDesign(question.columns as readonly Float64Array[], n)
    : (question.columns as PackedDesign);
  assert(design.rows === n, "there is an outcome for each row of the design");
  assert(weights === undefined || weights.length === n, "there is a weight for each row");
  assert(offset === undefined || offset.length === n, "there is an offset for each row");
  const total = weightOf(outcome, weights);
  if (total.happened <= 0 || total.happened >= total.weight) return { kind: "one_class" };
  const start =
    question.start === undefined
      ? startAtMean(design, total.happened / total.weight)
      : onPackedScale(design, question.start);
  const data = { design, outcome, weights, offset };
  return newton(data, start, { penalty: ridge * total.weight, tolerance });
}

/**
 * A fit moved to other weights by a fixed number of Newton steps: what a bootstrap draw needs, at a fraction of a whole fit.
 *
 * @param fit of the full sample; its dropped columns stay dropped. @param outcome as fitted. @param weights of the draw, 0 or more.
 * @param steps taken; from a full-sample fit two leave an error far below the spread of the draws.
 * @returns log odds of each row; undefined when the draw has one class only or lost a column. Cost: a pass of np² a step.
 */
export function refitLogistic(
  fit: FittedLogistic,
  outcome: ArrayLike<number>,
  weights: Float64Array,
  steps: number,
): Float64Array | undefined {
  const total = weightOf(outcome, weights);
  if (total.happened <= 0 || total.happened >= total.weight) return undefined;
  const { design, dropped } = fit;
  const data = { design, outcome, weights, offset: undefined };
  const course = { penalty: 0, tolerance: 0 };
  let coefficients = onPackedScale(design, fit.coefficients);
  for (let step = 0; step < steps; step++) {
    const at = logisticPass(data, coefficients);
    const factor = factorOf(at, course, dropped);
    if (factor.dropped.some((one, j) => one === 1 && dropped[j] === 0)) return undefined;
    const move = choleskySolve(factor, slopeOf(at, course, dropped));
    coefficients = coefficients.map((value, j) => value + move[j]);
  }
  return timesCoefficients(design, coefficients);
}

function weightOf(
  outcome: ArrayLike<number>,
  weights: Float64Array | undefined,
): { readonly weight: number; readonly happened: number } {
  let weight = 0;
  let happened = 0;
  for (let i = 0; i < outcome.length; i++) {
    const w = weights === undefined ? 1 : weights[i];
    weight += w;
    happened += w * outcome[i];
  }
  assert(weight > 0, "the weights are not all 0");
  return { weight, happened };
}

function startAtMean(design: PackedDesign, share: number): Float64Array {
  const start = new Float64Array(design.columns);
  start[0] = Math.log(share / (1 - share));
  return start;
}

interface Course {
  readonly penalty: number;
  readonly tolerance: number;
}

function newton(data: LogisticData, start: Float64Array, course: Course): LogisticFit {
  let at = logisticPass(data, start);
  const dropped = factorOf(at, course, undefined).dropped;
  for (let j = 0; j < dropped.length; j++) if (dropped[j] === 1) start[j] = 0;
  if (dropped.includes(1)) at = logisticPass(data, start);
  let lastSize = Number.POSITIVE_INFINITY;
  let convergence = { iterations: 0, relativeDevianceChange: 1, largestScore: 1 };
  while (convergence.iterations < mostSteps) {
    const factor = factorOf(at, course, dropped);
    const lost = factor.dropped.findIndex((one, j) => one === 1 && dropped[j] === 0);
    if (lost >= 0) return { kind: "separated", column: Math.max(0, lost - 1), convergence };
    const step = choleskySolve(factor, slopeOf(at, course, dropped));
    const next = advance(data, at, step, course);
    const size = largestSize(step);
    convergence = recordOf(at, next, course, {
      iterations: convergence.iterations + 1,
      dropped,
    });
    at = next;
    const flat =
      convergence.relativeDevianceChange < course.tolerance &&
      convergence.largestScore < course.tolerance;
    if (flat && size < Math.max(1e-5, Math.sqrt(course.tolerance) / 10)) {
      return fitted(data, at, { course, dropped, convergence });
    }
    const growing = size > 0.01 && size > lastSize / 2;
    if (growing && flat) {
      return { kind: "separated", column: columnOf(step), convergence };
    }
    lastSize = size;
  }
  if (lastSize > 0.01) {
    const step = choleskySolve(factorOf(at, course, dropped), slopeOf(at, course, dropped));
    return { kind: "separated", column: columnOf(step), convergence };
  }
  return { kind: "not_converged", convergence };
}

/** Later points keep the columns found at the first; a pivot lost on the way is a sign of separation. */
function factorOf(
  at: LogisticPoint,
  { penalty }: Course,
  dropped: Uint8Array | undefined,
): CholeskyFactor {
  const p = at.score.length;
  const values = Float64Array.from(at.information.values);
  for (let j = 1; j < p; j++) values[j + j * p] += penalty;
  for (let j = 0; j < p; j++) {
    if (dropped === undefined || dropped[j] === 0) continue;
    for (let k = 0; k < p; k++) {
      values[j + k * p] = 0;
      values[k + j * p] = 0;
    }
  }
  const tolerance = dropped === undefined ? collinearTolerance : 1e-14;
  return cholesky({ rows: p, columns: p, values }, tolerance);
}

function slopeOf(at: LogisticPoint, { penalty }: Course, dropped: Uint8Array): Float64Array {
  return at.score.map((slope, j) => {
    if (dropped[j] === 1) return 0;
    return j === 0 ? slope : slope - penalty * at.coefficients[j];
  });
}

function advance(
  data: LogisticData,
  at: LogisticPoint,
  step: Float64Array,
  course: Course,
): LogisticPoint {
  const goal = objectiveOf(at, course);
  const slack = 1e-12 * (Math.abs(goal) + 1);
  let share = 1;
  for (let halving = 0; halving <= mostHalvings; halving++) {
    const coefficients = at.coefficients.map((value, j) => value + share * step[j]);
    const next = logisticPass(data, coefficients);
    if (objectiveOf(next, course) >= goal - slack) return next;
    share /= 2;
  }
  return at;
}

function objectiveOf(at: LogisticPoint, { penalty }: Course): number {
  let square = 0;
  for (let j = 1; j < at.coefficients.length; j++) square += at.coefficients[j] ** 2;
  return at.logLikelihood - (penalty / 2) * square;
}

function recordOf(
  before: LogisticPoint,
  after: LogisticPoint,
  course: Course,
  on: { readonly iterations: number; readonly dropped: Uint8Array },
): LogisticConvergence {
  const change = 2 * Math.abs(objectiveOf(after, course) - objectiveOf(before, course));
  return {
    iterations: on.iterations,
    relativeDevianceChange: change / (2 * Math.abs(objectiveOf(after, course)) + 0.1),
    largestScore: largestSize(slopeOf(after, course, on.dropped)) / Math.sqrt(after.linear.length),
  };
}

function largestSize(values: Float64Array): number {
  let largest = 0;
  for (let j = 0; j < values.length; j++) largest = Math.max(largest, Math.abs(values[j]));
  return largest;
}

/** The covariate that moves most; the design's columns all have deviation 1. */
function columnOf(step: Float64Array): number {
  let column = 0;
  for (let j = 1; j < step.length; j++) {
    if (Math.abs(step[j]) > Math.abs(step[column + 1])) column = j - 1;
  }
  return column;
}

function linearOf({ design, offset }: LogisticData, coefficients: Float64Array): Float64Array {
  const linear = timesCoefficients(design, coefficients);
  if (offset === undefined) return linear;
  for (let i = 0; i < linear.length; i++) linear[i] += offset[i];
  return linear;
}

/** The last point, moved by the step that its own slope asks for: free, and good to the last digits. */
function fitted(
  data: LogisticData,
  at: LogisticPoint,
  how: {
    readonly course: Course;
    readonly dropped: Uint8Array;
    readonly convergence: LogisticConvergence;
  },
): FittedLogistic {
  const { design } = data;
  const factor = factorOf(at, how.course, how.dropped);
  const last = choleskySolve(factor, slopeOf(at, how.course, how.dropped));
  const coefficients = at.coefficients.map((value, j) => value + last[j]);
  const inverse = choleskyInverse(factor);
  return {
    kind: "fitted",
    coefficients: onGivenScale(design, coefficients),
    dropped: how.dropped,
    covariance: covarianceOnGivenScale(design, inverse),
    inverse,
    logLikelihood: at.logLikelihood,
    deviance: -2 * at.logLikelihood,
    linear: linearOf(data, coefficients),
    convergence: how.convergence,
    design,
  };
}
