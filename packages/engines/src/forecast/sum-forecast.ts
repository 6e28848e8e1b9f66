import { assert } from "@luotsi/base";

import { varianceOfSum } from "./error-model.ts";
import type { SeriesForecastFound } from "./forecast-series.ts";

/** A total of actual and forecast periods with its limits, in the unit of the values. */
export interface SumForecast {
  readonly mean: number;
  readonly lo50: number;
  readonly hi50: number;
  readonly lo80: number;
  readonly hi80: number;
  readonly lo95: number;
  readonly hi95: number;
}

/**
 * The total of what has happened and of some forecast periods, such as a year end: errors of
 * neighbouring periods go together, so the interval is wider than that of independent months and
 * narrower than the months' limits added up.
 *
 * @param forecast of the series.
 * @param range `first` period ahead counted from 0 and `count` periods, inside the horizon; a
 *   count of 0 gives the actual sum with no width.
 * @param actual sum of what has already happened, in the unit of the values. Where the series' last
 *   periods are missing they are in neither part: end the history at the last observed period then.
 * @returns the total. Variance: Σ Σ of the periods' deviations with correlation ρ^|h−k|, times
 *   how much larger the back-tested cumulative errors were than that. On the multiplicative scale
 *   the limits are the total times exp(± half width · relative deviation).
 * @throws BrokenPromise when the range is outside the horizon.
 */
export function sumForecast(
  forecast: SeriesForecastFound,
  range: { readonly first: number; readonly count: number },
  actual: number,
): SumForecast {
  const { model, modelled, known, skipped, nonnegative } = forecast.errors;
  const end = range.first + range.count;
  assert(range.first >= 0 && range.count >= 0, "a range begins at 0 or later and has periods");
  assert(end <= modelled.length, "a sum stays inside the horizon");
  const isLogarithmic = forecast.scale === "multiplicative";
  const parts = modelled
    .subarray(range.first, end)
    .map((value) => (nonnegative ? Math.max(0, value) : value));
  const own = parts.reduce((sum, value) => sum + value, 0);
  const fixed = known.subarray(range.first, end).reduce((sum, value) => sum + value, actual);
  const weights = isLogarithmic ? parts : parts.map(() => 1);
  const deviation = Math.sqrt(
    model.sumInflation * varianceOfSum(model, weights, skipped + range.first + 1),
  );
  function limit(halfWidth: number): number {
    const value =
      isLogarithmic && own > 0
        ? own * Math.exp((halfWidth * deviation) / own)
        : own + halfWidth * deviation;
    return fixed + (nonnegative ? Math.max(0, value) : value);
  }
  const [half50, half80, half95] = model.halfWidths;
  return {
    mean: fixed + own,
    lo50: limit(-half50),
    hi50: limit(half50),
    lo80: limit(-half80),
    hi80: limit(half80),
    lo95: limit(-half95),
    hi95: limit(half95),
  };
}
