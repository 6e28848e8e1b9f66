import { assert } from "@luotsi/base";

const block = 512;

/**
 * A sum that does not lose small terms beside large ones.
 *
 * @param values any length n, finite.
 * @returns the sum, error about 1e-16 of Σ|x| whatever n is; 0 for none. Cost: 4n additions.
 * Source: Neumaier (1974), a compensated (Kahan) sum.
 */
export function compensatedSum(values: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    const next = sum + x;
    lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    sum = next;
  }
  return sum + lost;
}

/**
 * A sum in blocks of 512 added pairwise in a fixed order: the same bits for the same values
 * however the work is shared, as long as parts are cut at multiples of 512.
 *
 * @param values any length n, finite.
 * @returns the sum, error about 1e-16·log2(n) of Σ|x|; 0 for none. Cost: n additions.
 */
export function pairwiseSum(values: ArrayLike<number>): number {
  return pairwise(values, 0, values.length);
}

function pairwise(values: ArrayLike<number>, start: number, end: number): number {
  if (end - start <= block) {
    let sum = 0;
    for (let i = start; i < end; i++) sum += values[i];
    return sum;
  }
  const half = Math.ceil((end - start) / 2 / block) * block;
  return pairwise(values, start, start + half) + pairwise(values, start + half, end);
}

/** The mean. @param values at least one, finite. @returns Σx / n. @throws BrokenPromise for none. */
export function mean(values: ArrayLike<number>): number {
  assert(values.length > 0, "a mean is asked of at least one value");
  return pairwiseSum(values) / values.length;
}

/**
 * The sample variance.
 *
 * @param values at least two, finite.
 * @returns Σ(x − mean)² / (n − 1), computed in two passes.
 * @throws BrokenPromise for fewer than two.
 */
export function variance(values: ArrayLike<number>): number {
  assert(values.length > 1, "a variance is asked of at least two values");
  const center = mean(values);
  const squares = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) squares[i] = (values[i] - center) ** 2;
  return pairwiseSum(squares) / (values.length - 1);
}
