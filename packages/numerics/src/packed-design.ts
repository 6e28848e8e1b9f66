import { assert } from "@luotsi/base";

/** Rows of a packed design lie in blocks of this many; sums are added block by block, in this order. */
export const packedBlockRows = 512;

/**
 * A design matrix with a constant first, its other columns centred and scaled, laid out for the processor: blocks of 512 rows, in each
 * block the columns two by two, in each pair the two values of a row side by side. The last block and an odd last column are filled
 * with zeros, so that loops have no branches.
 */
export interface PackedDesign {
  readonly rows: number;
  /** With the constant, so one more than was given. */
  readonly columns: number;
  readonly values: Float64Array;
  /** What was taken from each column; 0 for the constant. */
  readonly means: Float64Array;
  /** What each column was divided by, its standard deviation with n; 1 for the constant and for a column that never varies. */
  readonly scales: Float64Array;
}

/**
 * Packs columns for regression.
 *
 * @param columns covariates without a constant, each n finite numbers; not changed.
 * @param rows n, at least 1.
 * @returns the design: 8 bytes a value, columns and rows rounded up to 2 and 512. A column that never varies becomes zeros, which a
 *   factorisation drops. Cost: two passes.
 * @throws BrokenPromise when a column is not n long.
 */
export function packDesign(columns: readonly Float64Array[], rows: number): PackedDesign {
  assert(rows >= 1, "a design has rows");
  assert(
    columns.every((column) => column.length === rows),
    "each covariate has one value for each row",
  );
  const count = columns.length + 1;
  const stride = strideOf(count);
  const values = new Float64Array(Math.ceil(rows / packedBlockRows) * stride);
  const means = new Float64Array(count);
  const scales = new Float64Array(count).fill(1);
  writeColumn(values, { place: 0, stride, rows }, undefined, { mean: -1, scale: 1 });
  for (const [j, column] of columns.entries()) {
    const { mean, scale } = spreadOf(column);
    means[j + 1] = mean;
    scales[j + 1] = scale === 0 ? 1 : scale;
    if (scale === 0) continue;
    writeColumn(values, { place: j + 1, stride, rows }, column, { mean, scale });
  }
  return { rows, columns: count, values, means, scales };
}

/** Numbers in a block of a design. @param columns with the constant. @returns pairs of columns · 512 · 2. */
export function strideOf(columns: number): number {
  return Math.ceil(columns / 2) * packedBlockRows * 2;
}

/** The mean and the deviation with n; a spread that is only rounding counts as none. */
function spreadOf(column: Float64Array): { readonly mean: number; readonly scale: number } {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i];
  const mean = sum / column.length;
  let square = 0;
  let rest = 0;
  for (let i = 0; i < column.length; i++) {
    const away = column[i] - mean;
    square += away * away;
    rest += away;
  }
  const n = column.length;
  const deviation = Math.sqrt(Math.max(0, square - (rest * rest) / n) / n);
  return { mean: mean + rest / n, scale: deviation > 1e-13 * Math.abs(mean) ? deviation : 0 };
}

function writeColumn(
  values: Float64Array,
  at: { readonly place: number; readonly stride: number; readonly rows: number },
  column: Float64Array | undefined,
  spread: { readonly mean: number; readonly scale: number },
): void {
  const inBlock = Math.floor(at.place / 2) * packedBlockRows * 2 + (at.place % 2);
  for (let start = 0, base = inBlock; start < at.rows; start += packedBlockRows) {
    const end = Math.min(packedBlockRows, at.rows - start);
    for (let i = 0; i < end; i++) {
      const value = column === undefined ? 0 : column[start + i];
      values[base + 2 * i] = (value - spread.mean) / spread.scale;
    }
    base += at.stride;
  }
}

/**
 * Each row's sum of column times coefficient.
 *
 * @param design n × p. @param coefficients p numbers on the design's own scale. @param into n numbers, overwritten.
 * @returns `into`. Cost: 2np.
 */
export function timesCoefficients(
  design: PackedDesign,
  coefficients: Float64Array,
  into: Float64Array = new Float64Array(design.rows),
): Float64Array {
  assert(coefficients.length === design.columns, "there is a coefficient for each column");
  assert(into.length === design.rows, "there is a place for each row");
  const { rows, columns, values } = design;
  const stride = strideOf(columns);
  for (let start = 0, block = 0; start < rows; start += packedBlockRows, block += stride) {
    const end = Math.min(packedBlockRows, rows - start);
    into.fill(0, start, start + end);
    for (let j = 0; j < columns; j += 2) {
      const first = coefficients[j];
      const second = j + 1 < columns ? coefficients[j + 1] : 0;
      addPair(values, block + j * packedBlockRows, { first, second }, { into, start, end });
    }
  }
  return into;
}

function addPair(
  values: Float64Array,
  base: number,
  by: { readonly first: number; readonly second: number },
  to: { readonly into: Float64Array; readonly start: number; readonly end: number },
): void {
  const { first, second } = by;
  const { into, start, end } = to;
  for (let i = 0; i < end; i++) {
    into[start + i] += first * values[base + 2 * i] + second * values[base + 2 * i + 1];
  }
}

/**
 * Each column's sum of value times the row's number: Xᵀr.
 *
 * @param design n × p. @param numbers r, one for each row.
 * @returns p sums, added block by block in a fixed order. Cost: 2np.
 */
export function crossProduct(design: PackedDesign, numbers: Float64Array): Float64Array {
  assert(numbers.length === design.rows, "there is a number for each row");
  const { rows, columns, values } = design;
  const stride = strideOf(columns);
  const sums = new Float64Array(columns + (columns % 2));
  for (let start = 0, block = 0; start < rows; start += packedBlockRows, block += stride) {
    const end = Math.min(packedBlockRows, rows - start);
    for (let j = 0; j < columns; j += 2) {
      const base = block + j * packedBlockRows;
      let first = 0;
      let second = 0;
      for (let i = 0; i < end; i++) {
        const number = numbers[start + i];
        first += number * values[base + 2 * i];
        second += number * values[base + 2 * i + 1];
      }
      sums[j] += first;
      sums[j + 1] += second;
    }
  }
  return sums.subarray(0, columns);
}

/**
 * Turns coefficients of the packed columns into those of the columns as they were given.
 *
 * @param design whose means and scales. @param coefficients on the design's own scale.
 * @returns as many; the constant first.
 */
export function onGivenScale(design: PackedDesign, coefficients: Float64Array): Float64Array {
  const out = new Float64Array(design.columns);
  out[0] = coefficients[0];
  for (let j = 1; j < design.columns; j++) {
    out[j] = coefficients[j] / design.scales[j];
    out[0] -= out[j] * design.means[j];
  }
  return out;
}

/**
 * The way back: coefficients of the columns as given on the design's own scale.
 *
 * @param design whose means and scales. @param coefficients the constant first. @returns as many.
 */
export function onPackedScale(design: PackedDesign, coefficients: Float64Array): Float64Array {
  const out = new Float64Array(design.columns);
  out[0] = coefficients[0];
  for (let j = 1; j < design.columns; j++) {
    out[j] = coefficients[j] * design.scales[j];
    out[0] += coefficients[j] * design.means[j];
  }
  return out;
}

/**
 * Rows of a design, in any order and any number of times.
 *
 * @param design to take from. @param picked row numbers, at least one.
 * @returns a design of those rows with the same means and scales. Cost: one pass.
 */
export function pickRows(design: PackedDesign, picked: Int32Array): PackedDesign {
  assert(picked.length >= 1, "a design has rows");
  const { columns, means, scales, values: from } = design;
  const stride = strideOf(columns);
  const values = new Float64Array(Math.ceil(picked.length / packedBlockRows) * stride);
  const pair = packedBlockRows * 2;
  for (let i = 0; i < picked.length; i++) {
    const here = Math.floor(i / packedBlockRows) * stride + (i % packedBlockRows) * 2;
    const row = picked[i];
    const there = Math.floor(row / packedBlockRows) * stride + (row % packedBlockRows) * 2;
    for (let k = 0; k < stride; k += pair) {
      values[here + k] = from[there + k];
      values[here + k + 1] = from[there + k + 1];
    }
  }
  return { rows: picked.length, columns, values, means, scales };
}
