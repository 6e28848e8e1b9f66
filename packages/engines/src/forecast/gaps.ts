import { seasonallyAdjusted, shrunkenSeasonalFigure } from "./decomposition.ts";

/**
 * Fills missing periods inside a series: a straight line between the neighbours of the seasonally
 * adjusted series, and the season put back. Filled values are fitted to but never scored.
 *
 * @param values on the working scale; what stands in a missing period is not read.
 * @param observed 1 where the value was observed; the first and the last must be.
 * @param season periods in a season, 1 when there is none.
 * @returns a new array without gaps. Cost: two passes and two decompositions.
 */
export function fillGaps(values: Float64Array, observed: Uint8Array, season: number): Float64Array {
  const first = interpolated(values, observed);
  if (!observed.includes(0)) return first;
  const seasonal = shrunkenSeasonalFigure(first, season);
  const adjusted = interpolated(seasonallyAdjusted(first, seasonal), observed);
  return adjusted.map((value, t) => value + seasonal.figure[t % seasonal.figure.length]);
}

function interpolated(values: Float64Array, observed: Uint8Array): Float64Array {
  const filled = values.slice();
  let before = 0;
  for (let t = 1; t < filled.length; t++) {
    if (observed[t] === 0) continue;
    for (let gap = before + 1; gap < t; gap++) {
      const share = (gap - before) / (t - before);
      filled[gap] = values[before] + share * (values[t] - values[before]);
    }
    before = t;
  }
  return filled;
}
