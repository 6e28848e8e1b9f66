import {
  addSeason,
  isSeasonal,
  seasonalFigure,
  seasonallyAdjusted,
  type SeasonKind,
} from "./decomposition.ts";
import { fitSimpleSmoothing } from "./simple-smoothing.ts";

/** A seasonal factor nearer to 0 than this would blow the adjusted series up. */
const smallestFactor = 1e-4;

/**
 * The theta method as it won the M3 competition: test for a season, take the classical figure out,
 * forecast, put it back.
 *
 * @param values the series on its own scale, at least two finite values; above 0 when multiplicative.
 * @param seasons periods in a season and how the season acts; R forecast `thetaf` is multiplicative.
 * @param horizon periods ahead, 1 or more.
 * @returns a forecast for each period.
 */
export function classicalThetaForecast(
  values: Float64Array,
  seasons: { readonly season: number; readonly kind: SeasonKind },
  horizon: number,
): Float64Array {
  const { season, kind } = seasons;
  if (!isSeasonal(values, season)) return thetaForecast(values, horizon);
  const seasonal = seasonalFigure(values, season, kind);
  if (kind === "multiplicative" && seasonal.figure.some((one) => Math.abs(one) < smallestFactor)) {
    return thetaForecast(values, horizon);
  }
  const forecast = thetaForecast(seasonallyAdjusted(values, seasonal), horizon);
  addSeason(forecast, seasonal, values.length);
  return forecast;
}

/**
 * The theta method on a series without season: simple smoothing plus half the slope of the
 * straight line through the series.
 *
 * @param values at least two finite values.
 * @param horizon periods ahead, 1 or more.
 * @returns a forecast for each period. Cost: that of simple smoothing.
 * ŷ(n+h) = level + slope/2 · (h − 1 + (1 − (1 − α)^n) / α).
 * Source: Assimakopoulos and Nikolopoulos (2000); Hyndman and Billah (2003); R forecast `thetaf`.
 */
export function thetaForecast(values: Float64Array, horizon: number): Float64Array {
  const n = values.length;
  const { alpha, level } = fitSimpleSmoothing(values);
  const drift = lineThrough(values, n).slope / 2;
  const start = (1 - (1 - alpha) ** n) / alpha;
  return new Float64Array(horizon).map((_, i) => level + drift * (i + start));
}

/**
 * The straight line of least squares through the first values.
 *
 * @param values the series.
 * @param count how many of its first values, 2 or more.
 * @returns intercept at time 0 (the first value's time) and slope a period.
 */
export function lineThrough(
  values: Float64Array,
  count: number,
): { readonly intercept: number; readonly slope: number } {
  const middle = (count - 1) / 2;
  let mean = 0;
  for (let t = 0; t < count; t++) mean += values[t] / count;
  let crossed = 0;
  for (let t = 0; t < count; t++) crossed += (t - middle) * (values[t] - mean);
  const slope = crossed / ((count * (count * count - 1)) / 12);
  return { intercept: mean - slope * middle, slope };
}
