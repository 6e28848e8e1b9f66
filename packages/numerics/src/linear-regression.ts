import { assert } from "@luotsi/base";

import { cholesky, choleskySolve, zeroMatrix, type Matrix } from "./least-squares.ts";
import { collinearTolerance } from "./logistic-regression.ts";
import {
  crossProduct,
  onGivenScale,
  packDesign,
  packedBlockRows,
  strideOf,
  timesCoefficients,
  type PackedDesign,
} from "./packed-design.ts";
import { choleskyInverse, covarianceOnGivenScale, sandwich } from "./symmetric-inverse.ts";
import { weightedGram } from "./weighted-gram.ts";

/** Bound once: an imported name may be looked up anew each time a loop reads it. */
const blockRows = packedBlockRows;

export interface LinearQuestion {
  /** Covariates without a constant, n numbers each, or the same packed; a constant is always fitted. */
  readonly columns: readonly Float64Array[] | PackedDesign;
  /** n finite numbers. */
  readonly outcome: Float64Array;
  /** 0 or more each; ones by default. */
  readonly weights?: Float64Array | undefined;
}

export interface LinearFit {
  /** The constant, then one a column; 0 where dropped. */
  readonly coefficients: Float64Array;
  /** 1 where earlier columns explain the column (or it never varies); the constant first. */
  readonly dropped: Uint8Array;
  readonly fitted: Float64Array;
  /** Outcome less fitted value. */
  readonly residuals: Float64Array;
  /** Σ w e². */
  readonly residualSumOfSquares: number;
  /** Coefficients that were fitted. */
  readonly rank: number;
  readonly design: PackedDesign;
  readonly weights: Float64Array | undefined;
  /** (XᵀWX)⁻¹ on the packed scale, zeros where dropped. */
  readonly inverse: Matrix;
}

/**
 * Least squares, weighted or not, on centred and scaled columns.
 *
 * @param question columns, outcome and weights.
 * @returns the fit. Collinear columns are dropped, later ones first, and reported.
 * @throws BrokenPromise when lengths differ.
 *
 * Cost: np² multiplications. The normal equations are solved twice: the second time for what the first left over, which brings
 * the accuracy of an orthogonal method.
 */
export function linearRegression(question: LinearQuestion): LinearFit {
  const { outcome, weights } = question;
  const n = outcome.length;
  assert(weights === undefined || weights.length === n, "there is a weight for each row");
  const design = Array.isArray(question.columns)
    ? packDesign(question.columns as readonly Float64Array[], n)
    : (question.columns as PackedDesign);
  assert(design.rows === n, "there is an outcome for each row of the design");
  const factor = cholesky(weightedGram(design, weights), collinearTolerance);
  const { dropped } = factor;
  const scaled = new Float64Array(design.columns);
  const fitted = new Float64Array(n);
  const residuals = Float64Array.from(outcome);
  for (let round = 0; round < 3; round++) {
    const step = choleskySolve(factor, weightedCross(design, residuals, weights));
    for (let j = 0; j < step.length; j++) scaled[j] += dropped[j] === 1 ? 0 : step[j];
    timesCoefficients(design, scaled, fitted);
    for (let i = 0; i < n; i++) residuals[i] = outcome[i] - fitted[i];
  }
  let residualSumOfSquares = 0;
  for (let i = 0; i < n; i++) residualSumOfSquares += weightAt(weights, i) * residuals[i] ** 2;
  return {
    coefficients: onGivenScale(design, scaled),
    dropped,
    fitted,
    residuals,
    residualSumOfSquares,
    rank: design.columns - dropped.reduce((sum, one) => sum + one, 0),
    design,
    weights,
    inverse: choleskyInverse(factor),
  };
}

function weightAt(weights: Float64Array | undefined, i: number): number {
  return weights === undefined ? 1 : weights[i];
}

function weightedCross(
  design: PackedDesign,
  numbers: Float64Array,
  weights: Float64Array | undefined,
): Float64Array {
  if (weights === undefined) return crossProduct(design, numbers);
  return crossProduct(
    design,
    numbers.map((value, i) => value * weights[i]),
  );
}

/** How the spread of coefficients is judged. */
export type CovarianceKind =
  /** Equal variance everywhere: s² (XᵀWX)⁻¹. */
  | { readonly kind: "classic" }
  /** Variance of each row from its own residual, times n / (n − k). */
  | { readonly kind: "hc1" }
  /** The same with each residual over 1 − its leverage. */
  | { readonly kind: "hc2" }
  /** Rows of a group move together; groups are 0…count−1. Factor G/(G−1) · (n−1)/(n−k). */
  | { readonly kind: "cluster"; readonly group: Int32Array; readonly count: number };

/**
 * The covariance of a fit's coefficients.
 *
 * @param fit of `linearRegression`. @param kind how it is judged.
 * @returns p × p for the columns as given, zeros where dropped; undefined where it does not exist: no more rows than coefficients,
 *   a row that alone decides a coefficient (HC2), or fewer than two groups.
 *
 * Cost: np² more. Source: MacKinnon and White (1985), J. Econometrics 29: 305; Liang and Zeger (1986); factors as R `sandwich`.
 */
export function linearCovariance(fit: LinearFit, kind: CovarianceKind): Matrix | undefined {
  const n = fit.residuals.length;
  if (n <= fit.rank) return undefined;
  const scaled = scaledCovariance(fit, kind);
  return scaled === undefined ? undefined : covarianceOnGivenScale(fit.design, scaled);
}

function scaledCovariance(fit: LinearFit, kind: CovarianceKind): Matrix | undefined {
  const n = fit.residuals.length;
  const free = n - fit.rank;
  if (kind.kind === "classic") return times(fit.inverse, fit.residualSumOfSquares / free);
  if (kind.kind === "hc1") {
    return times(sandwich(fit.inverse, weightedGram(fit.design, squares(fit))), n / free);
  }
  if (kind.kind === "hc2") {
    const leverage = leverages(fit);
    if (leverage.some((share) => share > 1 - 1e-9)) return undefined;
    const middle = squares(fit).map((square, i) => square / (1 - leverage[i]));
    return sandwich(fit.inverse, weightedGram(fit.design, middle));
  }
  if (kind.count < 2) return undefined;
  const middle = clusterMiddle(fit, kind.group, kind.count);
  const factor = (kind.count / (kind.count - 1)) * ((n - 1) / free);
  return times(sandwich(fit.inverse, middle), factor);
}

function times(matrix: Matrix, factor: number): Matrix {
  return { ...matrix, values: matrix.values.map((value) => value * factor) };
}

function squares(fit: LinearFit): Float64Array {
  return fit.residuals.map((residual, i) => (weightAt(fit.weights, i) * residual) ** 2);
}

/**
 * How much each row decides its own fitted value.
 *
 * @param fit of `linearRegression`. @returns n shares 0…1, the diagonal of the hat matrix. Cost: np².
 */
export function leverages(fit: LinearFit): Float64Array {
  const { design, inverse } = fit;
  const p = design.columns;
  const stride = strideOf(p);
  const out = new Float64Array(design.rows);
  const part = new Float64Array(blockRows);
  for (let start = 0, at = 0; start < design.rows; start += blockRows, at += stride) {
    const end = Math.min(blockRows, design.rows - start);
    for (let j = 0; j < p; j++) {
      part.fill(0);
      for (let k = 0; k < p; k++)
        addColumn(design.values, at, { column: k, by: inverse.values[k + j * p] }, part);
      addProducts(design.values, at, j, { part, out, start, end });
    }
  }
  if (fit.weights !== undefined) {
    for (let i = 0; i < out.length; i++) out[i] *= fit.weights[i];
  }
  return out;
}

function addColumn(
  values: Float64Array,
  at: number,
  of: { readonly column: number; readonly by: number },
  part: Float64Array,
): void {
  const base = at + (of.column >> 1) * blockRows * 2 + (of.column & 1);
  const { by } = of;
  for (let i = 0; i < blockRows; i++) part[i] += by * values[base + 2 * i];
}

function addProducts(
  values: Float64Array,
  at: number,
  column: number,
  to: {
    readonly part: Float64Array;
    readonly out: Float64Array;
    readonly start: number;
    readonly end: number;
  },
): void {
  const base = at + (column >> 1) * blockRows * 2 + (column & 1);
  const { part, out, start, end } = to;
  for (let i = 0; i < end; i++) out[start + i] += part[i] * values[base + 2 * i];
}

function clusterMiddle(fit: LinearFit, group: Int32Array, count: number): Matrix {
  const { design } = fit;
  assert(group.length === design.rows, "each row belongs to a group");
  const p = design.columns;
  const stride = strideOf(p);
  const sums = new Float64Array(count * p);
  for (let i = 0; i < design.rows; i++) {
    const base = Math.floor(i / blockRows) * stride + (i % blockRows) * 2;
    const residual = weightAt(fit.weights, i) * fit.residuals[i];
    for (let j = 0; j < p; j++) {
      sums[group[i] * p + j] += residual * design.values[base + (j >> 1) * blockRows * 2 + (j & 1)];
    }
  }
  const middle = zeroMatrix(p, p);
  for (let g = 0; g < count; g++) {
    for (let j = 0; j < p; j++) {
      for (let k = 0; k < p; k++) {
        middle.values[k + j * p] += sums[g * p + j] * sums[g * p + k];
      }
    }
  }
  return middle;
}
