import { assert } from "@luotsi/base";

/** A matrix whose columns lie one after another: element (i, j) is `values[i + j·rows]`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** @returns a matrix of zeros. @param rows 0 or more. @param columns 0 or more. */
export function zeroMatrix(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float64Array(rows * columns) };
}

/** The triangle L with A = L Lᵀ, and the columns left out because earlier ones explain them. */
export interface CholeskyFactor {
  readonly lower: Matrix;
  /** 1 where the pivot was below the tolerance times its diagonal: the column is left out. */
  readonly dropped: Uint8Array;
}

/**
 * Factors a symmetric positive semidefinite matrix.
 *
 * @param matrix p × p; only the lower triangle is read.
 * @param tolerance a column is dropped when its pivot is below this times its diagonal; typical 1e-9.
 * @returns the factor; a dropped column has zeros. Cost: p³ / 3.
 * @throws BrokenPromise when the matrix is not square.
 */
export function cholesky(matrix: Matrix, tolerance: number): CholeskyFactor {
  const p = matrix.rows;
  assert(matrix.columns === p, "a matrix to factor is square");
  const lower = Float64Array.from(matrix.values);
  const dropped = new Uint8Array(p);
  for (let j = 0; j < p; j++) {
    for (let i = 0; i < j; i++) lower[i + j * p] = 0;
    const diagonal = matrix.values[j + j * p];
    let pivot = diagonal;
    for (let k = 0; k < j; k++) pivot -= lower[j + k * p] ** 2;
    if (!(pivot > tolerance * diagonal)) {
      dropped[j] = 1;
      for (let i = j; i < p; i++) lower[i + j * p] = 0;
      continue;
    }
    const root = Math.sqrt(pivot);
    lower[j + j * p] = root;
    for (let i = j + 1; i < p; i++) {
      let sum = matrix.values[i + j * p];
      for (let k = 0; k < j; k++) sum -= lower[i + k * p] * lower[j + k * p];
      lower[i + j * p] = sum / root;
    }
  }
  return { lower: { rows: p, columns: p, values: lower }, dropped };
}

/**
 * Solves A x = b by the factor of A.
 *
 * @param factor of `cholesky`.
 * @param right b, p numbers; not changed.
 * @returns x; 0 in dropped columns, so look at `factor.dropped` before using a coefficient. Cost: p².
 * @throws BrokenPromise when b is not as long as A.
 */
export function choleskySolve(factor: CholeskyFactor, right: Float64Array): Float64Array {
  const { lower, dropped } = factor;
  const p = lower.rows;
  assert(right.length === p, "the right side is as long as the matrix");
  const x = Float64Array.from(right);
  for (let i = 0; i < p; i++) {
    for (let k = 0; k < i; k++) x[i] -= lower.values[i + k * p] * x[k];
    x[i] = dropped[i] === 1 ? 0 : x[i] / lower.values[i + i * p];
  }
  for (let i = p - 1; i >= 0; i--) {
    for (let k = i + 1; k < p; k++) x[i] -= lower.values[k + i * p] * x[k];
    x[i] = dropped[i] === 1 ? 0 : x[i] / lower.values[i + i * p];
  }
  return x;
}

export interface LeastSquaresFit {
  /** One number a column; 0 where `dropped` is 1. */
  readonly coefficients: Float64Array;
  readonly dropped: Uint8Array;
  /** Σ (y − Xb)². */
  readonly residualSumOfSquares: number;
}

/**
 * Ordinary least squares by Householder reflections, which do not square the condition number.
 *
 * @param design X, n × p with n ≥ p; not changed.
 * @param outcome y, n numbers; not changed.
 * @returns the fit; a column whose remaining length is below 1e-9 of its own is dropped. Cost: 2np².
 * @throws BrokenPromise when the lengths do not fit.
 */
export function leastSquares(design: Matrix, outcome: Float64Array): LeastSquaresFit {
  const { rows: n, columns: p } = design;
  assert(
    outcome.length === n && n >= p,
    "there are as many outcomes as rows, and no fewer than columns",
  );
  const r = Float64Array.from(design.values);
  const y = Float64Array.from(outcome);
  const dropped = new Uint8Array(p);
  const pivotRow = new Int32Array(p);
  let rank = 0;
  for (let j = 0; j < p; j++) {
    const whole = lengthOf(design.values, j * n, (j + 1) * n);
    const rest = lengthOf(r, j * n + rank, (j + 1) * n);
    if (!(rest > 1e-9 * whole)) {
      dropped[j] = 1;
      continue;
    }
    reflect(r, { n, p, column: j, row: rank, length: rest }, y);
    pivotRow[j] = rank;
    rank += 1;
  }
  const coefficients = new Float64Array(p);
  for (let j = p - 1; j >= 0; j--) {
    if (dropped[j] === 1) continue;
    const i = pivotRow[j];
    let sum = y[i];
    for (let k = j + 1; k < p; k++) sum -= r[i + k * n] * coefficients[k];
    coefficients[j] = sum / r[i + j * n];
  }
  let residualSumOfSquares = 0;
  for (let i = rank; i < n; i++) residualSumOfSquares += y[i] ** 2;
  return { coefficients, dropped, residualSumOfSquares };
}

function lengthOf(values: Float64Array, start: number, end: number): number {
  let largest = 0;
  for (let i = start; i < end; i++) largest = Math.max(largest, Math.abs(values[i]));
  if (largest === 0) return 0;
  let sum = 0;
  for (let i = start; i < end; i++) sum += (values[i] / largest) ** 2;
  return largest * Math.sqrt(sum);
}

/** Turns column `column` below `row` into one number, and does the same turn to the rest and to y. */
function reflect(
  r: Float64Array,
  at: {
    readonly n: number;
    readonly p: number;
    readonly column: number;
    readonly row: number;
    readonly length: number;
  },
  y: Float64Array,
): void {
  const { n, p, column, row } = at;
  const base = column * n;
  const target = r[base + row] > 0 ? -at.length : at.length;
  const v = Float64Array.from(r.subarray(base + row, base + n));
  v[0] -= target;
  let square = 0;
  for (let i = 0; i < v.length; i++) square += v[i] * v[i];
  for (let k = column; k < p; k++) turn(r, k * n + row, v, square);
  turn(y, row, v, square);
  r[base + row] = target;
  for (let i = row + 1; i < n; i++) r[base + i] = 0;
}

function turn(values: Float64Array, start: number, v: Float64Array, square: number): void {
  let dot = 0;
  for (let i = 0; i < v.length; i++) dot += v[i] * values[start + i];
  const factor = (2 * dot) / square;
  for (let i = 0; i < v.length; i++) values[start + i] -= factor * v[i];
}
