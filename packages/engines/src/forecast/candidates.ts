import { addSeason, seasonallyAdjusted, shrunkenSeasonalFigure } from "./decomposition.ts";
import { dampedForecast, fitDampedTrend } from "./damped-trend.ts";
import { dampedSeasonalForecast } from "./damped-seasonal.ts";
import { dynamicThetaForecast } from "./dynamic-theta.ts";
import { fitSimpleSmoothing } from "./simple-smoothing.ts";
import { thetaForecast } from "./theta.ts";

/** The methods that are combined, in the order of every array of weights. */
export const candidateIds = [
  "seasonal_naive",
  "simple_smoothing",
  "theta",
  "dynamic_theta",
  "damped_trend",
  "damped_seasonal",
] as const;
export type CandidateId = (typeof candidateIds)[number];

/** Fewest values a damped trend is fitted to: three weights and two first states, and two to spare. */
const shortestForTrend = 8;

/**
 * Every candidate's forecast of one series.
 *
 * @param values the series on its working scale, finite, no gaps, at least three values.
 * @param season periods in a season, 1 when there is none.
 * @param horizon periods ahead, 1 or more.
 * @returns for each of `candidateIds` a forecast, or undefined where the series is too short for it.
 * The season is the shrunken additive figure of the whole series, except in the seasonal ones.
 */
export function candidateForecasts(
  values: Float64Array,
  season: number,
  horizon: number,
): readonly (Float64Array | undefined)[] {
  const n = values.length;
  const seasonal = shrunkenSeasonalFigure(values, season);
  const adjusted = seasonallyAdjusted(values, seasonal);
  function withSeason(forecast: Float64Array): Float64Array {
    addSeason(forecast, seasonal, n);
    return forecast;
  }
  const hasSeasons = season > 1 && n > 2 * season;
  const trend = n >= shortestForTrend ? fitDampedTrend(adjusted) : undefined;
  return [
    seasonalNaiveForecast(values, season, horizon),
    withSeason(new Float64Array(horizon).fill(fitSimpleSmoothing(adjusted).level)),
    n >= shortestForTrend ? withSeason(thetaForecast(adjusted, horizon)) : undefined,
    n >= shortestForTrend ? withSeason(dynamicThetaForecast(adjusted, horizon)) : undefined,
    trend === undefined ? undefined : withSeason(dampedForecast(trend, horizon)),
    trend === undefined || !hasSeasons
      ? undefined
      : dampedSeasonalForecast(values, { seasonal, trend }, horizon),
  ];
}

/**
 * The value of the same period a season earlier.
 *
 * @param values the series.
 * @param season periods in a season.
 * @param horizon periods ahead, 1 or more.
 * @returns a forecast for each period, or undefined when there is not one whole season.
 */
export function seasonalNaiveForecast(
  values: Float64Array,
  season: number,
  horizon: number,
): Float64Array | undefined {
  const n = values.length;
  if (n < season) return undefined;
  return new Float64Array(horizon).map((_, i) => values[n - season + (i % season)]);
}
