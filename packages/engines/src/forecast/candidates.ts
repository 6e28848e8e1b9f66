import { addSeason, seasonallyAdjusted, shrunkenSeasonalFigure } from "./decomposition.ts";
import { dampedForecast, fitDampedTrend } from "./damped-trend.ts";
import { dampedSeasonalForecast } from "./damped-seasonal.ts";
import { dynamicThetaForecast } from "./dynamic-theta.ts";
import { fitSimpleSmoothing } from "./simple-smoothing.ts";
import { classicalThetaForecast, thetaForecast } from "./theta.ts";
import type { WorkingScale } from "./working-scale.ts";

/** The methods that are combined, in the order of every array of weights. */
export const candidateIds = [
  "seasonal_naive",
  "simple_smoothing",
  "theta",
  "classical_theta",
  "dynamic_theta",
  "damped_trend",
  "damped_seasonal",
] as const;
export type CandidateId = (typeof candidateIds)[number];

/** Fewest values for a trend whatever the season: three weights, two first states, three to spare. */
const shortestForTrend = 8;

/** What the methods must know of a series beside its values. */
export interface SeriesShape {
  /** Periods in a season, 1 when there is none. */
  readonly season: number;
  readonly scale: WorkingScale;
}

/**
 * Every candidate's forecast of one series.
 *
 * @param values the series on its working scale, finite, no gaps, at least three values.
 * @param series periods in a season, 1 when there is none, and which scale the working one is.
 * @param horizon periods ahead, 1 or more.
 * @returns for each of `candidateIds` a forecast on the working scale, or undefined where the
 *   series is too short for it.
 * The season is the shrunken additive figure of the whole series, except in the seasonal ones.
 * A line waits for one season and a damped trend for one and a half, lest a season pass for a trend.
 */
export function candidateForecasts(
  values: Float64Array,
  series: SeriesShape,
  horizon: number,
): readonly (Float64Array | undefined)[] {
  const { season } = series;
  const n = values.length;
  const seasonal = shrunkenSeasonalFigure(values, season);
  const adjusted = seasonallyAdjusted(values, seasonal);
  function withSeason(forecast: Float64Array): Float64Array {
    addSeason(forecast, seasonal, n);
    return forecast;
  }
  const hasSeasons = season > 1 && n > 2 * season;
  const hasLine = n >= Math.max(shortestForTrend, season);
  const hasTrend = n >= Math.max(shortestForTrend, 1.5 * season);
  const trend = hasTrend ? fitDampedTrend(adjusted) : undefined;
  return [
    seasonalNaiveForecast(values, season, horizon),
    withSeason(new Float64Array(horizon).fill(fitSimpleSmoothing(adjusted).level)),
    hasLine ? withSeason(thetaForecast(adjusted, horizon)) : undefined,
    hasLine ? classicalTheta(values, series, horizon) : undefined,
    hasLine ? withSeason(dynamicThetaForecast(adjusted, horizon)) : undefined,
    trend === undefined ? undefined : withSeason(dampedForecast(trend, horizon)),
    trend === undefined || !hasSeasons
      ? undefined
      : dampedSeasonalForecast(values, { seasonal, trend }, horizon),
  ];
}

/** Works on the series' own scale; undefined where its logarithm would not exist. */
function classicalTheta(
  values: Float64Array,
  { season, scale }: SeriesShape,
  horizon: number,
): Float64Array | undefined {
  const kind = { season, kind: scale };
  if (scale === "additive") return classicalThetaForecast(values, kind, horizon);
  const own = classicalThetaForecast(
    values.map((value) => Math.exp(value)),
    kind,
    horizon,
  );
  return own.every((value) => value > 0) ? own.map((value) => Math.log(value)) : undefined;
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
