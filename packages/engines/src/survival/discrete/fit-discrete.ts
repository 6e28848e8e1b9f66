import { assert } from "@luotsi/base";
import {
  cholesky,
  choleskyInverse,
  choleskySolve,
  packDesign,
  sandwich,
  timesCoefficients,
  zeroMatrix,
  type CholeskyFactor,
  type Matrix,
} from "@luotsi/numerics";

import {
  discretePoint,
  monthLevels,
  type DiscretePoint,
  type DiscreteRows,
} from "./discrete-point.ts";
import { baselineColumns, type DurationBaseline } from "./duration-baseline.ts";
import { monthAt, type MonthLink, type MonthPart } from "./month-law.ts";

/** Spells seen by whole months, and what may end them. */
export interface DiscreteQuestion {
  readonly link: MonthLink;
  readonly baseline: DurationBaseline;
  /** Last month at risk of each row, from 1: the month of the exit, or the last month seen whole. */
  readonly months: Int32Array;
  /** 1 where the row ends in the exit asked about. Exits for other causes are 0: they end the risk, nothing more. */
  readonly event: Uint8Array;
  /** p columns of n finite numbers, no constant. */
  readonly columns: readonly Float64Array[];
  /** First month at risk of each row, from 1; left out when it is the first. */
  readonly first?: Int32Array;
  /** Case weights, 0 or more; ones by default. */
  readonly weights?: Float64Array;
}

/** As for Cox; for a level of the baseline `infinite` means that nothing happens in its months. */
export type DiscreteStatus = "estimated" | "collinear" | "constant" | "infinite";

export interface DiscreteFit {
  readonly kind: "fit";
  readonly link: MonthLink;
  /** On the columns' own scale, p numbers; 0 where not estimated. */
  readonly coefficients: Float64Array;
  /** Coefficients of the baseline's columns for somebody whose covariates are 0. */
  readonly baseline: Float64Array;
  /** Of the covariates, then of the baseline. */
  readonly status: readonly DiscreteStatus[];
  /** Covariates, then baseline: inverse expected information; zeros where not estimated. */
  readonly covariance: Matrix;
  readonly logLikelihood: number;
  readonly iterations: number;
  readonly events: number;
  /** Months at risk, weights not counted. */
  readonly personMonths: number;
  readonly state: {
    readonly rows: DiscreteRows;
    readonly point: DiscretePoint;
    /** On the packed scale. */
    readonly covariance: Matrix;
  };
}

export type DiscreteOutcome =
  | DiscreteFit
  | { readonly kind: "no_events" }
  | { readonly kind: "not_converged"; readonly iterations: number };

const mostSteps = 30;
const mostHalvings = 30;

/**
 * Fits the monthly chance of an exit: link(h_t) = baseline(t) + xᵀb. With competing exits fit each cause by itself; the
 * chances of a month then add up to the chance of any.
 *
 * @param question spells, covariates and baseline.
 * @returns the fit; that nothing happens; or that no maximum was found.
 * @throws BrokenPromise when lengths differ, a number is not finite, or months are out of order.
 * Cost: about six passes over the months at risk times p, in memory of n, not of person-months.
 * Source: Prentice & Gloeckler (1978), Allison (1982), Singer & Willett (1993).
 */
export function fitDiscrete(question: DiscreteQuestion): DiscreteOutcome {
  checkQuestion(question);
  const { months, event, first } = question;
  let [events, personMonths, longest] = [0, 0, 1];
  for (let i = 0; i < months.length; i++) {
    if (event[i] === 1 && (question.weights === undefined || question.weights[i] > 0)) events += 1;
    personMonths += months[i] - (first === undefined ? 0 : first[i] - 1);
    longest = Math.max(longest, months[i]);
  }
  if (events === 0) return { kind: "no_events" };
  const rows: DiscreteRows = {
    link: question.link,
    design: packDesign(question.columns, months.length),
    baseline: baselineColumns(question.baseline, longest),
    first,
    last: months,
    event,
    weights: question.weights,
  };
  const found = climb(rows, Math.log(events / Math.max(1, personMonths - events)));
  if (found === undefined) return { kind: "not_converged", iterations: mostSteps };
  return written(rows, found, { events, personMonths });
}

function checkQuestion({ months, event, columns, first, weights }: DiscreteQuestion): void {
  const n = months.length;
  for (const column of [event, first, weights, ...columns]) {
    assert(column === undefined || column.length === n, "columns of a model are equally long");
  }
  for (const column of [weights, ...columns]) {
    assert(
      column === undefined || column.every((value) => Number.isFinite(value)),
      "every number of a model is finite",
    );
  }
  assert(weights === undefined || weights.every((value) => value >= 0), "a weight is 0 or more");
  assert(
    months.every((month, i) => month >= (first === undefined ? 1 : first[i])),
    "a row is at risk for a month at least",
  );
  assert(first === undefined || first.every((month) => month >= 1), "months are counted from 1");
}

interface Climb {
  readonly point: DiscretePoint;
  readonly iterations: number;
  /** 0 for parameters to estimate, 1 constant, 2 collinear. */
  readonly left: Uint8Array;
}

function climb(rows: DiscreteRows, level: number): Climb | undefined {
  const p = rows.design.columns;
  const start = new Float64Array(p + rows.baseline.columns);
  start.set(
    rows.baseline.level.map((share) => share * level),
    p,
  );
  let point = discretePoint(rows, start);
  const left = leftOut(point, p);
  for (let iterations = 1; iterations <= mostSteps; iterations++) {
    const score = kept(point.score, left);
    const step = choleskySolve(factorOf(point, left), score);
    const length = step.reduce((sum, value, j) => sum + value * score[j], 0);
    const next = stepUp(rows, point, step);
    if (next === undefined) return { point, iterations, left };
    const change = Math.abs(next.logLikelihood - point.logLikelihood);
    point = next;
    const isStill = change <= 1e-9 * Math.abs(point.logLikelihood) || change === 0;
    if (isStill && length <= 1e-10) return { point, iterations, left };
  }
  const score = kept(point.score, left);
  const step = choleskySolve(factorOf(point, left), score);
  const length = step.reduce((sum, value, j) => sum + value * score[j], 0);
  return length < 1e-3 ? { point, iterations: mostSteps, left } : undefined;
}

/** The baseline comes first, so that a covariate which only tells the month is the one left out. */
function leftOut({ information }: DiscretePoint, p: number): Uint8Array {
  const size = information.columns;
  const order = Array.from({ length: size }, (_, k) => (k < size - p ? p + k : k - (size - p)));
  const whole = order
    .slice(0, size - p)
    .reduce((sum, j) => sum + information.values[j + j * size], 0);
  const left = new Uint8Array(size);
  for (let j = 0; j < size; j++)
    if (!(information.values[j + j * size] > 1e-12 * whole)) left[j] = 1;
  const turned = zeroMatrix(size, size);
  for (const [a, j] of order.entries()) {
    for (const [b, k] of order.entries()) {
      if (left[j] === 0 && left[k] === 0)
        turned.values[a + b * size] = information.values[j + k * size];
    }
  }
  const { dropped } = cholesky(turned, 1e-9);
  for (const [a, j] of order.entries()) if (left[j] === 0 && dropped[a] === 1) left[j] = 2;
  return left;
}

function kept(score: Float64Array, left: Uint8Array): Float64Array {
  return score.map((value, j) => (left[j] === 0 ? value : 0));
}

function factorOf({ information }: DiscretePoint, left: Uint8Array): CholeskyFactor {
  const size = information.columns;
  const values = information.values.map((value, at) =>
    left[at % size] !== 0 || left[Math.floor(at / size)] !== 0 ? 0 : value,
  );
  return cholesky({ rows: size, columns: size, values }, 1e-14);
}

function stepUp(
  rows: DiscreteRows,
  point: DiscretePoint,
  step: Float64Array,
): DiscretePoint | undefined {
  let share = 1;
  for (let k = 0; k < mostHalvings; k++, share /= 2) {
    const next = discretePoint(
      rows,
      point.parameters.map((value, j) => value + share * step[j]),
    );
    const slack = 1e-12 * Math.abs(point.logLikelihood);
    if (next.logLikelihood >= point.logLikelihood - slack) return next;
  }
  return undefined;
}

function written(
  rows: DiscreteRows,
  { point, iterations, left }: Climb,
  counts: { readonly events: number; readonly personMonths: number },
): DiscreteFit {
  const p = rows.design.columns;
  const factor = factorOf(point, left);
  const more = choleskySolve(factor, kept(point.score, left));
  const status = Array.from(left.subarray(1), (code, k): DiscreteStatus => {
    if (code === 1) return "constant";
    if (code === 2) return "collinear";
    const isLost = factor.dropped[k + 1] === 1 || Math.abs(more[k + 1]) > 1e-3;
    return isLost ? "infinite" : "estimated";
  });
  const out = left.map((code, j) => (j > 0 && status[j - 1] === "infinite" ? 3 : code));
  const covariance = choleskyInverse(factorOf(point, out));
  const own = turnOf(rows);
  const parameters = timesVector(own, point.parameters);
  return {
    kind: "fit",
    link: rows.link,
    coefficients: parameters.subarray(0, p - 1),
    baseline: parameters.subarray(p - 1),
    status,
    covariance: turnedBy(own, covariance),
    logLikelihood: point.logLikelihood,
    iterations,
    ...counts,
    state: { rows, point, covariance },
  };
}

/** From packed parameters, the unused constant among them, to the columns' own scale. */
function turnOf({ design, baseline }: DiscreteRows): Matrix {
  const p = design.columns;
  const size = p + baseline.columns;
  const turn = zeroMatrix(size - 1, size);
  for (let j = 1; j < p; j++) {
    turn.values[j - 1 + j * (size - 1)] = 1 / design.scales[j];
    for (let k = 0; k < baseline.columns; k++) {
      turn.values[p - 1 + k + j * (size - 1)] =
        (-baseline.level[k] * design.means[j]) / design.scales[j];
    }
  }
  for (let k = 0; k < baseline.columns; k++) turn.values[p - 1 + k + (p + k) * (size - 1)] = 1;
  return turn;
}

function timesVector(turn: Matrix, vector: Float64Array): Float64Array {
  const out = new Float64Array(turn.rows);
  for (let k = 0; k < turn.columns; k++) {
    for (let j = 0; j < turn.rows; j++) out[j] += turn.values[j + k * turn.rows] * vector[k];
  }
  return out;
}

function turnedBy(turn: Matrix, matrix: Matrix): Matrix {
  const half = zeroMatrix(turn.rows, turn.columns);
  for (let k = 0; k < turn.columns; k++) {
    half.values.set(
      timesVector(turn, matrix.values.subarray(k * turn.columns, (k + 1) * turn.columns)),
      k * turn.rows,
    );
  }
  const out = zeroMatrix(turn.rows, turn.rows);
  for (let j = 0; j < turn.rows; j++) {
    const row = Float64Array.from(
      { length: turn.columns },
      (_, k) => half.values[j + k * turn.rows],
    );
    out.values.set(timesVector(turn, row), j * turn.rows);
  }
  return out;
}

/**
 * The covariance that holds when rows of one person are alike.
 *
 * @param fit of the model. @param cluster code of each row's person from 0; undefined when each row is one.
 * @returns as the fit's covariance; no small-sample factor. Cost: months at risk, and n (p + q).
 * Source: Huber (1967), White (1980).
 */
export function robustDiscreteCovariance(
  fit: DiscreteFit,
  cluster: Int32Array | undefined,
): Matrix {
  const { rows, point, covariance } = fit.state;
  const size = covariance.columns;
  let clusters = rows.last.length;
  if (cluster !== undefined) clusters = cluster.reduce((most, code) => Math.max(most, code + 1), 1);
  const scores = new Float64Array(clusters * size);
  const slopes = followScores(rows, point, { scores, cluster });
  for (let j = 1; j < rows.design.columns; j++) {
    const unit = new Float64Array(rows.design.columns);
    unit[j] = 1;
    const column = timesCoefficients(rows.design, unit);
    for (let i = 0; i < column.length; i++) {
      scores[(cluster === undefined ? i : cluster[i]) * size + j] += slopes[i] * column[i];
    }
  }
  const middle = zeroMatrix(size, size);
  for (let c = 0; c < clusters; c++) {
    const own = scores.subarray(c * size, (c + 1) * size);
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < size; k++) middle.values[j + k * size] += own[j] * own[k];
    }
  }
  return turnedBy(turnOf(rows), sandwich(covariance, middle));
}

/** Adds the baseline's scores of each row to its cluster's. @returns each row's slope, weighted. */
function followScores(
  rows: DiscreteRows,
  point: DiscretePoint,
  to: { readonly scores: Float64Array; readonly cluster: Int32Array | undefined },
): Float64Array {
  const { baseline, design } = rows;
  const p = design.columns;
  const size = p + baseline.columns;
  const linear = timesCoefficients(design, point.parameters.subarray(0, p));
  const levels = monthLevels(baseline, point.parameters.subarray(p));
  const slopes = new Float64Array(linear.length);
  const part: MonthPart = { logLikelihood: 0, slope: 0, weight: 0 };
  const own = new Float64Array(baseline.columns);
  for (let i = 0; i < linear.length; i++) {
    const weight = rows.weights === undefined ? 1 : rows.weights[i];
    own.fill(0);
    for (let t = rows.first === undefined ? 0 : rows.first[i] - 1; t < rows.last[i]; t++) {
      monthAt(rows.link, linear[i] + levels[t], t === rows.last[i] - 1 ? rows.event[i] : 0, part);
      slopes[i] += weight * part.slope;
      addLevels(own, baseline, { t, slope: weight * part.slope });
    }
    const at = (to.cluster === undefined ? i : to.cluster[i]) * size + p;
    for (let k = 0; k < own.length; k++) to.scores[at + k] += own[k];
  }
  return slopes;
}

function addLevels(
  own: Float64Array,
  { values, months }: DiscreteRows["baseline"],
  { t, slope }: { readonly t: number; readonly slope: number },
): void {
  for (let k = 0; k < own.length; k++) own[k] += slope * values[k * months + t];
}
