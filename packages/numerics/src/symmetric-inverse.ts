import { choleskySolve, zeroMatrix, type CholeskyFactor, type Matrix } from "./least-squares.ts";
import type { PackedDesign } from "./packed-design.ts";

/**
 * The inverse of a factored matrix.
 *
 * @param factor of `cholesky`. @returns p × p; zeros in the rows and columns of dropped columns. Cost: p³.
 */
export function choleskyInverse(factor: CholeskyFactor): Matrix {
  const p = factor.lower.rows;
  const inverse = zeroMatrix(p, p);
  const unit = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    if (factor.dropped[j] === 1) continue;
    unit.fill(0);
    unit[j] = 1;
    inverse.values.set(choleskySolve(factor, unit), j * p);
  }
  return inverse;
}

/** The product A B of p × p matrices. @param a left. @param b right. @returns p × p. Cost: 2p³. */
export function squareProduct(a: Matrix, b: Matrix): Matrix {
  const p = a.rows;
  const out = zeroMatrix(p, p);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < p; k++) {
      const factor = b.values[k + j * p];
      if (factor === 0) continue;
      for (let i = 0; i < p; i++) out.values[i + j * p] += a.values[i + k * p] * factor;
    }
  }
  return out;
}

/** The product A x. @param matrix p × p. @param vector p numbers. @returns p numbers. Cost: p². */
export function timesVector(matrix: Matrix, vector: Float64Array): Float64Array {
  const p = matrix.rows;
  const out = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    for (let i = 0; i < p; i++) out[i] += matrix.values[i + j * p] * vector[j];
  }
  return out;
}

/** B M B, the middle between two slices of bread. @param bread symmetric. @param middle symmetric. @returns p × p. */
export function sandwich(bread: Matrix, middle: Matrix): Matrix {
  return squareProduct(squareProduct(bread, middle), bread);
}

/**
 * The covariance of coefficients of a packed design, for the coefficients of the columns as they were given.
 *
 * @param design whose means and scales. @param covariance p × p on the design's own scale. @returns p × p.
 */
export function covarianceOnGivenScale(design: PackedDesign, covariance: Matrix): Matrix {
  const p = design.columns;
  const turn = zeroMatrix(p, p);
  turn.values[0] = 1;
  for (let j = 1; j < p; j++) {
    turn.values[j + j * p] = 1 / design.scales[j];
    turn.values[j * p] = -design.means[j] / design.scales[j];
  }
  const half = squareProduct(turn, covariance);
  return squareProduct(half, transposed(turn));
}

function transposed(matrix: Matrix): Matrix {
  const out = zeroMatrix(matrix.columns, matrix.rows);
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < matrix.columns; j++) {
      out.values[j + i * out.rows] = matrix.values[i + j * matrix.rows];
    }
  }
  return out;
}
