import { cholesky, zeroMatrix } from "@luotsi/numerics";

/** Whose covariances make the distance: everyone's around one mean, or within the two groups around their own (MatchIt). */
export type Spread = "overall" | "pooled";

/** Rows turned so that their plain distance is the Mahalanobis distance: row i is `values[i · width …]`. */
export interface WhitenedRows {
  readonly width: number;
  readonly values: Float64Array;
}

const collinear = 1e-9;

/**
 * Turns covariates into coordinates without correlation and of equal spread.
 *
 * @param columns p covariates, n finite numbers each. @param treated 1 or 0, n. @param spread whose covariances.
 * @returns n rows of as many coordinates as there are columns not explained by earlier ones. Cost: n p².
 */
export function whitenedRows(
  columns: readonly Float64Array[],
  treated: Uint8Array,
  spread: Spread,
): WhitenedRows {
  const n = treated.length;
  const p = columns.length;
  const centred = columns.map((column) => centre(column, treated, spread));
  const covariance = zeroMatrix(p, p);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k <= j; k++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += centred[j][i] * centred[k][i];
      covariance.values[j + k * p] = sum / Math.max(1, n - (spread === "pooled" ? 2 : 1));
    }
  }
  const { lower, dropped } = cholesky(covariance, collinear);
  const kept = columns.flatMap((_, j) => (dropped[j] === 1 ? [] : [j]));
  const width = kept.length;
  const values = new Float64Array(n * width);
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < width; a++) {
      const j = kept[a];
      let x = columns[j][i] - columns[j][0];
      for (let b = 0; b < a; b++) x -= lower.values[j + kept[b] * p] * values[i * width + b];
      values[i * width + a] = x / lower.values[j + j * p];
    }
  }
  return { width, values };
}

function centre(column: Float64Array, treated: Uint8Array, spread: Spread): Float64Array {
  const sums = [0, 0];
  const counts = [0, 0];
  const groupOf = (i: number): number => (spread === "pooled" ? treated[i] : 0);
  for (let i = 0; i < column.length; i++) {
    sums[groupOf(i)] += column[i];
    counts[groupOf(i)]++;
  }
  return column.map((x, i) => x - sums[groupOf(i)] / counts[groupOf(i)]);
}
