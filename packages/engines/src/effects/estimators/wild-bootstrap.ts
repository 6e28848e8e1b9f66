import { quantileOfSorted, uniform } from "@luotsi/numerics";

import { sumByGroup, type RowGroups } from "./effect-rows.ts";

/** Webb's six values: mean 0, variance 1, and enough different ones for a handful of clusters. */
const webb = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)];
/** First of the streams of random numbers the draws use. */
const firstStream = 70_000;

/**
 * How wide an interval has to be when few clusters carry the estimate: each cluster's influence is multiplied by a random sign and size,
 * and the studentised result gives the critical value.
 *
 * @param influence of each row, mean about 0. @param cluster rows that belong together; undefined: every row for itself.
 * @param draws how many, and the seed; draw b takes stream 70000 + b, index = cluster.
 * @returns the 95 % point of |t*|, to be used instead of 1.96; undefined for fewer than two clusters or an influence without spread.
 * Cost: draws · clusters. Source: Webb (2014), Queen's Economics WP 1315; Cameron, Gelbach and Miller (2008), REStat 90: 414.
 */
export function wildCriticalValue(
  influence: Float64Array,
  cluster: RowGroups | undefined,
  draws: { readonly count: number; readonly seed: number },
): number | undefined {
  const sums = cluster === undefined ? influence : sumByGroup(influence, cluster);
  const groups = sums.length;
  if (groups < 2 || sums.every((value) => value === sums[0])) return undefined;
  const found = new Float64Array(draws.count);
  for (let b = 0; b < draws.count; b++) {
    let sum = 0;
    let square = 0;
    for (let g = 0; g < groups; g++) {
      const u = uniform(draws.seed, firstStream + b, g);
      const value = webb[Math.min(5, Math.floor(6 * u))] * sums[g];
      sum += value;
      square += value * value;
    }
    const mean = sum / groups;
    const spread = (square - groups * mean * mean) / (groups - 1);
    found[b] = spread > 0 ? Math.abs(mean) / Math.sqrt(spread / groups) : Number.MAX_VALUE;
  }
  return quantileOfSorted(found.toSorted(), 0.95);
}
