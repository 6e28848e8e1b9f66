import {
  cholesky,
  choleskyInverse,
  choleskySolve,
  zeroMatrix,
  type CholeskyFactor,
  type Matrix,
} from "@luotsi/numerics";

import { coxPoint, coxSlope, type CoxPoint, type CoxSlope } from "./cox-point.ts";
import { checkCoxQuestion, type CoxQuestion } from "./cox-question.ts";
import { layOutRows, type CoxRows } from "./cox-rows.ts";

/**
 * What became of a column: `estimated`; `collinear`, explained by earlier ones; `constant`, the same for all who are ever at
 * risk together; `infinite`, the likelihood grows without end, as when nobody with it has the event.
 */
export type CoxStatus = "estimated" | "collinear" | "constant" | "infinite";

export interface CoxFit {
  readonly kind: "fit";
  /** On the columns' own scale, p numbers; 0 for `collinear` and `constant`, the last step's for `infinite`. */
  readonly coefficients: Float64Array;
  readonly status: readonly CoxStatus[];
  /** Inverse information, p × p on the columns' own scale; zeros but for estimated columns. */
  readonly covariance: Matrix;
  readonly logLikelihood: number;
  readonly nullLogLikelihood: number;
  /** Chi-squared of all coefficients 0, by the score at 0. */
  readonly scoreTest: number;
  /** Newton steps. */
  readonly iterations: number;
  readonly events: number;
  /** What tests, residuals and baselines need: rows, the point reached and the covariance on the packed scale. */
  readonly state: CoxState;
}

export interface CoxState {
  readonly rows: CoxRows;
  readonly point: CoxPoint;
  readonly slope: CoxSlope;
  /** (p + 1) × (p + 1), zeros but for estimated columns. */
  readonly covariance: Matrix;
}

export type CoxOutcome =
  | CoxFit
  | { readonly kind: "no_events" }
  | { readonly kind: "not_converged"; readonly iterations: number };

const mostSteps = 20;
const mostHalvings = 30;
/** Relative change of the log-likelihood that ends the search, as R's. */
const enough = 1e-9;
/** Squared length of the last step in standard errors. */
const shortStep = 1e-8;
const collinear = 1e-9;

/**
 * Fits Cox's proportional-hazards model by Newton's method on centred and scaled columns.
 *
 * @param question the rows, columns and tie rule.
 * @returns the fit, or that nothing happens, or that no maximum was found in 20 steps. Columns that cannot be estimated are
 *   told apart in `status`.
 * @throws BrokenPromise when the question is not as promised.
 * Cost: about five passes of np² multiplications; no sort for whole days.
 * Source: Cox (1972), Efron (1977), Therneau & Grambsch (2000).
 */
export function fitCox(question: CoxQuestion): CoxOutcome {
  checkCoxQuestion(question);
  if (!question.event.includes(1)) return { kind: "no_events" };
  const rows = layOutRows(question);
  if (rows.places === 0) return { kind: "no_events" };
  const q = rows.design.columns;
  const start = coxPoint(rows, new Float64Array(q));
  const startSlope = coxSlope(rows, start, undefined);
  const left = leftOut(rows, startSlope);
  const search = climb(rows, { start, startSlope, left });
  if (search === undefined) return { kind: "not_converged", iterations: mostSteps };
  const { point, slope, iterations } = search;
  const factor = factorOf(slope, left);
  const more = choleskySolve(factor, withoutLeft(slope.score, left));
  const status = statusOf(left, factor, more);
  const isOut = Uint8Array.from(left, (code, j) =>
    Number(code !== 0 || (j > 0 && status[j - 1] !== "estimated")),
  );
  const covariance = choleskyInverse(factorOf(slope, isOut));
  const first = factorOf(startSlope, left);
  const scoreStart = withoutLeft(startSlope.score, left);
  const step = choleskySolve(first, scoreStart);
  let events = 0;
  for (const count of rows.events) events += count;
  return {
    kind: "fit",
    coefficients: Float64Array.from(
      status,
      (_, j) => point.coefficients[j + 1] / rows.design.scales[j + 1],
    ),
    status,
    covariance: onOwnScale(rows, covariance),
    logLikelihood: point.logLikelihood,
    nullLogLikelihood: start.logLikelihood,
    scoreTest: step.reduce((sum, value, j) => sum + value * scoreStart[j], 0),
    iterations,
    events,
    state: { rows, point, slope, covariance },
  };
}

/** 0 for columns to estimate, 1 constant, 2 collinear; the constant column is always 1. */
function leftOut(rows: CoxRows, { information }: CoxSlope): Uint8Array {
  const q = information.columns;
  const left = new Uint8Array(q);
  left[0] = 1;
  let weight = 0;
  for (const each of rows.eventWeight) weight += each;
  for (let j = 1; j < q; j++) if (!(information.values[j + j * q] > 1e-10 * weight)) left[j] = 1;
  const { dropped } = cholesky(withoutColumns(information, left), collinear);
  for (let j = 1; j < q; j++) if (left[j] === 0 && dropped[j] === 1) left[j] = 2;
  return left;
}

/** Rows and columns left out become those of the unit matrix. */
function withoutColumns(matrix: Matrix, left: Uint8Array): Matrix {
  const q = matrix.columns;
  const out = { ...matrix, values: matrix.values.slice() };
  for (let j = 0; j < q; j++) {
    for (let k = 0; k < q; k++) {
      if (left[j] === 0 && left[k] === 0) continue;
      out.values[j + k * q] = 0;
    }
  }
  return out;
}

function factorOf({ information }: CoxSlope, left: Uint8Array): CholeskyFactor {
  return cholesky(withoutColumns(information, left), 1e-14);
}

function withoutLeft(score: Float64Array, left: Uint8Array): Float64Array {
  return score.map((value, j) => (left[j] === 0 ? value : 0));
}

interface Climb {
  readonly point: CoxPoint;
  readonly slope: CoxSlope;
  readonly iterations: number;
}

function climb(
  rows: CoxRows,
  from: { readonly start: CoxPoint; readonly startSlope: CoxSlope; readonly left: Uint8Array },
): Climb | undefined {
  let point = from.start;
  let slope = from.startSlope;
  for (let iterations = 1; iterations <= mostSteps; iterations++) {
    const score = withoutLeft(slope.score, from.left);
    const step = choleskySolve(factorOf(slope, from.left), score);
    const length = step.reduce((sum, value, j) => sum + value * score[j], 0);
    const next = stepUp(rows, point, step);
    if (next === undefined) return { point, slope, iterations };
    const change = Math.abs(next.logLikelihood - point.logLikelihood);
    point = next;
    slope = coxSlope(rows, point, undefined);
    const isStill = change <= enough * Math.abs(point.logLikelihood) || change === 0;
    if (isStill && length <= shortStep) return { point, slope, iterations };
  }
  // A likelihood that only creeps upward has a coefficient on its way to infinity; anything else has not settled.
  const score = withoutLeft(slope.score, from.left);
  const step = choleskySolve(factorOf(slope, from.left), score);
  const length = step.reduce((sum, value, j) => sum + value * score[j], 0);
  return length < 1e-3 ? { point, slope, iterations: mostSteps } : undefined;
}

/** The step, halved while the likelihood falls; undefined when no step raises it. */
function stepUp(rows: CoxRows, point: CoxPoint, step: Float64Array): CoxPoint | undefined {
  let share = 1;
  for (let k = 0; k < mostHalvings; k++, share /= 2) {
    const next = coxPoint(
      rows,
      point.coefficients.map((value, j) => value + share * step[j]),
    );
    const slack = 1e-12 * Math.abs(point.logLikelihood);
    if (next.logLikelihood >= point.logLikelihood - slack) return next;
  }
  return undefined;
}

function statusOf(
  left: Uint8Array,
  factor: CholeskyFactor,
  more: Float64Array,
): readonly CoxStatus[] {
  return Array.from(left.subarray(1), (code, k): CoxStatus => {
    if (code === 1) return "constant";
    if (code === 2) return "collinear";
    // At a maximum one more step goes nowhere; on the way to infinity it is as long as the one before.
    const isLost = factor.dropped[k + 1] === 1 || Math.abs(more[k + 1]) > 1e-3;
    return isLost ? "infinite" : "estimated";
  });
}

function onOwnScale(rows: CoxRows, covariance: Matrix): Matrix {
  const q = covariance.columns;
  const { scales } = rows.design;
  const own = zeroMatrix(q - 1, q - 1);
  for (let j = 1; j < q; j++) {
    for (let k = 1; k < q; k++) {
      own.values[j - 1 + (k - 1) * (q - 1)] =
        covariance.values[j + k * q] / (scales[j] * scales[k]);
    }
  }
  return own;
}
