import { assert } from "@luotsi/base";
import {
  cholesky,
  choleskyInverse,
  choleskySolve,
  onGivenScale,
  packDesign,
  sandwich,
  timesCoefficients,
  zeroMatrix,
  type CholeskyFactor,
  type Matrix,
} from "@luotsi/numerics";

import { parametricPoint, type ParametricPoint, type ParametricRows } from "./parametric-point.ts";
import type { TimeDistribution } from "./time-law.ts";

/** Durations, covariates and the law of their logarithm. */
export interface ParametricQuestion {
  readonly law: TimeDistribution;
  /** n finite times above 0. */
  readonly time: Float64Array;
  /** 1 where the row ends in the event, else 0. */
  readonly event: Uint8Array;
  /** p columns of n finite numbers, no constant: one is always fitted. */
  readonly columns: readonly Float64Array[];
  /** n times from 0, below `time`: the row is known only because it lasted so long. */
  readonly entry?: Float64Array;
  /** Case weights, 0 or more; ones by default. */
  readonly weights?: Float64Array;
  /** Added to the mean log time; nothing by default. */
  readonly offset?: Float64Array;
}

/** As for Cox: `infinite` when the likelihood grows without end, as when nobody of a class has the event. */
export type ParametricStatus = "estimated" | "collinear" | "constant" | "infinite";

export interface ParametricFit {
  readonly kind: "fit";
  readonly law: TimeDistribution;
  /** The constant, then one a column, of log time: above 0 makes times longer. 0 where not estimated. */
  readonly coefficients: Float64Array;
  readonly status: readonly ParametricStatus[];
  /** σ, of the standardised log time; 1 for the exponential. */
  readonly scale: number;
  /** Inverse observed information of the coefficients and log σ, p + 2 of each; zeros where not estimated. */
  readonly covariance: Matrix;
  readonly logLikelihood: number;
  /** With the constant and the scale only. */
  readonly nullLogLikelihood: number;
  readonly iterations: number;
  readonly events: number;
  /** What a robust covariance needs. */
  readonly state: {
    readonly rows: ParametricRows;
    readonly point: ParametricPoint;
    /** On the packed scale. */
    readonly covariance: Matrix;
  };
}

export type ParametricOutcome =
  | ParametricFit
  | { readonly kind: "no_events" }
  | { readonly kind: "not_converged"; readonly iterations: number };

const mostSteps = 50;
const mostHalvings = 30;

/**
 * Fits an accelerated-failure-time model: log time = constant + xᵀb + σ · standard error term.
 *
 * @param question the rows and the law.
 * @returns the fit; that nothing happens; or that no maximum was found.
 * @throws BrokenPromise when lengths differ, a number is not finite, a time is not above 0 or an entry not below it.
 * Cost: about six passes of np². Source: Kalbfleisch & Prentice (2002), ch. 3; R `survreg`.
 */
export function fitParametric(question: ParametricQuestion): ParametricOutcome {
  checkQuestion(question);
  let events = 0;
  for (let i = 0; i < question.time.length; i++) {
    if (question.event[i] === 1 && weightOf(question, i) > 0) events += 1;
  }
  if (events === 0) return { kind: "no_events" };
  const alone = climb(layOut({ ...question, columns: [] }), undefined);
  if (alone === undefined) return { kind: "not_converged", iterations: mostSteps };
  if (question.columns.length === 0) return written(question, { ...alone, null: alone, events });
  const found = climb(layOut(question), alone.point);
  if (found === undefined) return { kind: "not_converged", iterations: mostSteps };
  return written(question, { ...found, null: alone, events });
}

function weightOf({ weights }: ParametricQuestion, i: number): number {
  return weights === undefined ? 1 : weights[i];
}

function checkQuestion({ time, event, columns, entry, weights, offset }: ParametricQuestion): void {
  const n = time.length;
  for (const column of [event, entry, weights, offset, ...columns]) {
    assert(column === undefined || column.length === n, "columns of a model are equally long");
  }
  for (const column of [time, offset, weights, ...columns]) {
    assert(
      column === undefined || column.every((value) => Number.isFinite(value)),
      "every number of a model is finite",
    );
  }
  assert(
    time.every((value) => value > 0),
    "a time is above 0",
  );
  assert(
    entry === undefined || entry.every((value, i) => value >= 0 && value < time[i]),
    "an entry is 0 or more and below its time",
  );
  assert(weights === undefined || weights.every((value) => value >= 0), "a weight is 0 or more");
}

function layOut(question: ParametricQuestion): ParametricRows {
  const { law, time, event, columns, entry, weights, offset } = question;
  return {
    law,
    design: packDesign(columns, time.length),
    logTime: time.map((value) => Math.log(value)),
    logEntry: entry?.map((value) => Math.log(value)),
    event,
    weights,
    offset,
  };
}

interface Climb {
  readonly rows: ParametricRows;
  readonly point: ParametricPoint;
  readonly iterations: number;
  readonly left: Uint8Array;
}

function climb(rows: ParametricRows, from: ParametricPoint | undefined): Climb | undefined {
  const p = rows.design.columns;
  const start = new Float64Array(p);
  start[0] = from === undefined ? startingConstant(rows) : from.coefficients[0];
  let point = parametricPoint(rows, start, from?.logScale ?? 0);
  const left = leftOut(point, p);
  for (let iterations = 1; iterations <= mostSteps; iterations++) {
    const step = choleskySolve(factorOf(point, left), kept(point.score, left));
    const length = step.reduce((sum, value, j) => sum + value * kept(point.score, left)[j], 0);
    const next = stepUp(rows, point, step);
    if (next === undefined) return { rows, point, iterations, left };
    const change = Math.abs(next.logLikelihood - point.logLikelihood);
    point = next;
    const isStill = change <= 1e-9 * Math.abs(point.logLikelihood) || change === 0;
    if (isStill && length <= 1e-8) return { rows, point, iterations, left };
  }
  const step = choleskySolve(factorOf(point, left), kept(point.score, left));
  const length = step.reduce((sum, value, j) => sum + value * kept(point.score, left)[j], 0);
  return length < 1e-3 ? { rows, point, iterations: mostSteps, left } : undefined;
}

/** The exponential's own answer, which is near every law's. */
function startingConstant({ logTime, event, weights, offset }: ParametricRows): number {
  let events = 0;
  let most = -Infinity;
  for (let i = 0; i < logTime.length; i++) most = Math.max(most, logTime[i] - (offset?.[i] ?? 0));
  let time = 0;
  for (let i = 0; i < logTime.length; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    events += weight * event[i];
    time += weight * Math.exp(logTime[i] - (offset?.[i] ?? 0) - most);
  }
  return most + Math.log(time / events);
}

/** 0 for columns to estimate, 1 constant, 2 collinear; the scale is last. */
function leftOut({ information }: ParametricPoint, p: number): Uint8Array {
  const left = new Uint8Array(p + 1);
  const size = p + 1;
  const whole = information.values[0];
  for (let j = 0; j < p; j++) if (!(information.values[j + j * size] > 1e-12 * whole)) left[j] = 1;
  const square = zeroMatrix(p, p);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < p; k++) {
      if (left[j] === 0 && left[k] === 0)
        square.values[j + k * p] = information.values[j + k * size];
    }
  }
  const { dropped } = cholesky(square, 1e-9);
  for (let j = 0; j < p; j++) if (left[j] === 0 && dropped[j] === 1) left[j] = 2;
  return left;
}

function kept(score: Float64Array, left: Uint8Array): Float64Array {
  return score.map((value, j) => (left[j] === 0 ? value : 0));
}

/** Far from the maximum the likelihood may curve upward; then the diagonal is raised until it does not. */
function factorOf({ information }: ParametricPoint, left: Uint8Array): CholeskyFactor {
  const size = information.columns;
  for (let raise = 0; ; raise = raise === 0 ? 1e-3 : raise * 10) {
    const values = raised(information, left, raise);
    const isFixed = (j: number): boolean => left[j] !== 0 || values[j + j * size] === 0;
    const factor = cholesky({ rows: size, columns: size, values }, 1e-13);
    const isSound = factor.dropped.every((dropped, j) => dropped === 0 || isFixed(j));
    if (isSound || raise > 1e6) return factor;
  }
}

function raised(information: Matrix, left: Uint8Array, raise: number): Float64Array {
  const size = information.columns;
  return information.values.map((value, at) => {
    const [j, k] = [at % size, Math.floor(at / size)];
    if (left[j] !== 0 || left[k] !== 0) return 0;
    return j === k ? value + raise * Math.abs(value) : value;
  });
}

function stepUp(
  rows: ParametricRows,
  point: ParametricPoint,
  step: Float64Array,
): ParametricPoint | undefined {
  const p = rows.design.columns;
  let share = 1;
  for (let k = 0; k < mostHalvings; k++, share /= 2) {
    const coefficients = point.coefficients.map((value, j) => value + share * step[j]);
    const next = parametricPoint(rows, coefficients, point.logScale + share * step[p]);
    const slack = 1e-12 * Math.abs(point.logLikelihood);
    if (next.logLikelihood >= point.logLikelihood - slack) return next;
  }
  return undefined;
}

function written(
  question: ParametricQuestion,
  found: Climb & { readonly null: Climb; readonly events: number },
): ParametricFit {
  const { rows, point, left, iterations } = found;
  const p = rows.design.columns;
  const more = choleskySolve(factorOf(point, left), kept(point.score, left));
  const status = Array.from({ length: p - 1 }, (_, j): ParametricStatus => {
    if (left[j + 1] === 1) return "constant";
    if (left[j + 1] === 2) return "collinear";
    return Math.abs(more[j + 1]) > 1e-3 ? "infinite" : "estimated";
  });
  const out = left.map((code, j) => (j > 0 && j < p && status[j - 1] === "infinite" ? 3 : code));
  const covariance = choleskyInverse(factorOf(point, out));
  return {
    kind: "fit",
    law: question.law,
    coefficients: onGivenScale(rows.design, point.coefficients),
    status,
    scale: Math.exp(point.logScale),
    covariance: onOwnScale(rows, covariance),
    logLikelihood: point.logLikelihood,
    nullLogLikelihood: found.null.point.logLikelihood,
    iterations,
    events: found.events,
    state: { rows, point, covariance },
  };
}

/** The covariance of the coefficients on the columns' own scale, and of log σ. */
function onOwnScale({ design }: ParametricRows, covariance: Matrix): Matrix {
  const size = covariance.columns;
  const turn = zeroMatrix(size, size);
  turn.values[0] = 1;
  turn.values[size * size - 1] = 1;
  for (let j = 1; j + 1 < size; j++) {
    turn.values[j + j * size] = 1 / design.scales[j];
    turn.values[j * size] = -design.means[j] / design.scales[j];
  }
  const own = zeroMatrix(size, size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) own.values[a + b * size] = turned(turn, covariance, { a, b });
  }
  return own;
}

function turned(
  turn: Matrix,
  matrix: Matrix,
  at: { readonly a: number; readonly b: number },
): number {
  const size = matrix.columns;
  let sum = 0;
  for (let j = 0; j < size; j++) {
    const left = turn.values[at.a + j * size];
    if (left === 0) continue;
    for (let k = 0; k < size; k++)
      sum += left * matrix.values[j + k * size] * turn.values[at.b + k * size];
  }
  return sum;
}

/**
 * The covariance that holds when rows of one person are alike.
 *
 * @param fit of the model. @param cluster code of each row's person from 0; undefined when each row is one.
 * @returns p + 2 of each, as the fit's; no small-sample factor. Cost: np. Source: R `survreg(cluster)`.
 */
export function robustParametricCovariance(
  fit: ParametricFit,
  cluster: Int32Array | undefined,
): Matrix {
  const { rows, point, covariance } = fit.state;
  const size = covariance.columns;
  const n = rows.design.rows;
  let clusters = n;
  if (cluster !== undefined) clusters = cluster.reduce((most, code) => Math.max(most, code + 1), 1);
  const scores = new Float64Array(clusters * size);
  for (let j = 0; j < size; j++) {
    const column = j === size - 1 ? undefined : packedColumn(rows, j);
    for (let i = 0; i < n; i++) {
      const at = cluster === undefined ? i : cluster[i];
      const own = column === undefined ? point.byScale[i] : point.byLinear[i] * column[i];
      scores[at * size + j] += (rows.weights === undefined ? 1 : rows.weights[i]) * own;
    }
  }
  const middle = zeroMatrix(size, size);
  for (let c = 0; c < clusters; c++) {
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < size; k++) {
        middle.values[j + k * size] += scores[c * size + j] * scores[c * size + k];
      }
    }
  }
  return onOwnScale(rows, sandwich(covariance, middle));
}

function packedColumn({ design }: ParametricRows, j: number): Float64Array {
  const unit = new Float64Array(design.columns);
  unit[j] = 1;
  return timesCoefficients(design, unit);
}
