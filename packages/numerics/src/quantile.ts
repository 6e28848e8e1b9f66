import { assert } from "@luotsi/base";

/**
 * A quantile of values already in ascending order.
 *
 * @param sorted at least one finite value, ascending.
 * @param p 0…1; 0 is the smallest, 1 the largest value.
 * @returns linear interpolation at place (n − 1)·p, type 7 of Hyndman and Fan (1996), R's default.
 * @throws BrokenPromise for no values or p outside its range.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  assert(sorted.length > 0, "a quantile is asked of at least one value");
  assert(p >= 0 && p <= 1, "a quantile is asked for a probability from 0 to 1");
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/**
 * Several quantiles of values in any order.
 *
 * @param values at least one finite value; not changed.
 * @param probabilities each 0…1.
 * @returns a quantile for each probability, as `quantileOfSorted`. Cost: one copy and sort.
 * @throws BrokenPromise for no values or a probability outside its range.
 */
export function quantiles(
  values: ArrayLike<number>,
  probabilities: readonly number[],
): readonly number[] {
  const sorted = Float64Array.from(values).toSorted();
  return probabilities.map((p) => quantileOfSorted(sorted, p));
}
