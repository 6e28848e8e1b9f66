import { nelderMead } from "@luotsi/numerics";

import { seasonallyAdjusted, type SeasonalFigure } from "./decomposition.ts";
import type { DampedTrend } from "./damped-trend.ts";
import { lineThrough } from "./theta.ts";

/**
 * A damped trend with a season that may change (ETS(A,Ad,A), damped Holt–Winters).
 *
 * @param values at least two seasons of finite values.
 * @param start the season's first figure and the damped trend fitted to the adjusted series,
 *   from which the search for the four weights starts.
 * @param horizon periods ahead, 1 or more.
 * @returns a forecast for each period. Cost: up to 300 passes over the series.
 * Source: Hyndman et al. (2008), chapter 2; first states from the decomposition and the line
 * through the first two seasons.
 */
export function dampedSeasonalForecast(
  values: Float64Array,
  start: { readonly seasonal: SeasonalFigure; readonly trend: DampedTrend },
  horizon: number,
): Float64Array {
  const { seasonal, trend } = start;
  const adjusted = seasonallyAdjusted(values, seasonal);
  const line = lineThrough(adjusted, Math.min(values.length, 2 * seasonal.figure.length));
  const first = { level: line.intercept - line.slope, trend: line.slope, figure: seasonal.figure };
  const state = { season: new Float64Array(seasonal.figure.length), level: 0, trend: 0 };
  const found = nelderMead((p) => run(values, first, p, state), {
    start: bestStart(trend, (p) => run(values, first, p, state)),
    lower: Float64Array.of(1e-4, 1e-4, 0.8, 1e-4),
    upper: Float64Array.of(0.9999, 0.9999, 0.98, 0.9999),
    step: Float64Array.of(0.15, 0.15, 0.04, 0.15),
    tolerance: 1e-6,
    maxCalls: 300,
  });
  run(values, first, found.parameters, state);
  let sum = 0;
  let power = 1;
  return new Float64Array(horizon).map((_, i) => {
    power *= found.parameters[2];
    sum += power;
    const place = (values.length + i) % state.season.length;
    return state.level + sum * state.trend + state.season[place];
  });
}

/** A reactive level can hide a changing season, so slower levels and quicker seasons are tried too. */
function bestStart(trend: DampedTrend, cost: (p: Float64Array) => number): Float64Array {
  const beta = Math.min(0.9, Math.max(0.0001, trend.beta / trend.alpha));
  let best = Float64Array.of(trend.alpha, beta, trend.damping, 0.1);
  let least = cost(best);
  for (const alpha of [0.05, 0.25, 0.6]) {
    for (const gamma of [0.05, 0.4]) {
      const start = Float64Array.of(alpha, beta, trend.damping, gamma);
      const value = cost(start);
      if (value < least) {
        least = value;
        best = start;
      }
    }
  }
  return best;
}

interface FirstStates {
  readonly level: number;
  readonly trend: number;
  readonly figure: Float64Array;
}

interface LastStates {
  readonly season: Float64Array;
  level: number;
  trend: number;
}

/** Parameters: alpha, beta as a share of alpha, damping, gamma as a share of 1 − alpha. */
function run(values: Float64Array, first: FirstStates, p: Float64Array, last: LastStates): number {
  const { season } = last;
  const m = season.length;
  const alpha = p[0];
  const beta = p[0] * p[1];
  const damping = p[2];
  const gamma = (1 - p[0]) * p[3];
  season.set(first.figure);
  let level = first.level;
  let trend = first.trend;
  let squaredErrors = 0;
  let place = 0;
  for (let t = 0; t < values.length; t++) {
    const error = values[t] - level - damping * trend - season[place];
    squaredErrors += error * error;
    level += damping * trend + alpha * error;
    trend = damping * trend + beta * error;
    season[place] += gamma * error;
    place = place + 1 === m ? 0 : place + 1;
  }
  last.level = level;
  last.trend = trend;
  return squaredErrors;
}
