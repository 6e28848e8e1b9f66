import { candidateForecasts, candidateIds } from "./candidates.ts";
import { weightsOf } from "./combination.ts";

/** What came of forecasting one series from earlier origins, on its working scale. */
export interface BackTest {
  /** How many first values each forecast was allowed to see, ascending. */
  readonly origins: readonly number[];
  /** For each origin the combined forecast of the periods after it that have happened. */
  readonly forecasts: readonly Float64Array[];
  /** For each origin the seasonal naive forecast of the same periods, where there is one. */
  readonly seasonalNaive: readonly (Float64Array | undefined)[];
  /** Mean absolute error of each candidate over all origins; undefined where it never applied. */
  readonly meanErrors: readonly (number | undefined)[];
}

/** Most origins tried; they are spread over the last three seasons. */
const mostOrigins = 10;

/**
 * Forecasts the series from up to ten earlier origins, seeing only what was known then: parameters
 * are fitted anew, and the weights of the combination come from errors already seen at that origin.
 *
 * @param values the series on its working scale, finite, gaps filled.
 * @param observed 1 where the value was observed; errors are taken there only.
 * @param ahead season and horizon.
 * @returns the back-test. Cost: one candidate fit for each origin.
 */
export function backTest(
  values: Float64Array,
  observed: Uint8Array,
  ahead: { readonly season: number; readonly horizon: number },
): BackTest {
  const origins = originsOf(values.length, ahead.season, ahead.horizon);
  const all = origins.map((origin) =>
    candidateForecasts(
      values.subarray(0, origin),
      ahead.season,
      Math.min(ahead.horizon, values.length - origin),
    ),
  );
  const forecasts = origins.map((origin, k) => {
    const known = errorsOf(values, observed, { origins, all, count: k, end: origin });
    return combine(all[k], weightsOf(known, all[k]));
  });
  return {
    origins,
    forecasts,
    seasonalNaive: all.map((forecast) => forecast[0]),
    meanErrors: errorsOf(values, observed, {
      origins,
      all,
      count: origins.length,
      end: values.length,
    }),
  };
}

/** The weighted mean of the candidates' forecasts. @param all of one origin. @param weights sum to 1. @returns it. */
export function combine(
  all: readonly (Float64Array | undefined)[],
  weights: Float64Array,
): Float64Array {
  const horizon = all.reduce((longest, one) => Math.max(longest, one?.length ?? 0), 0);
  const sum = new Float64Array(horizon);
  all.forEach((one, c) => {
    if (one === undefined || weights[c] === 0) return;
    for (let i = 0; i < horizon; i++) sum[i] += weights[c] * one[i];
  });
  return sum;
}

function originsOf(length: number, season: number, horizon: number): readonly number[] {
  const least = Math.max(4, Math.min(2 * season, length - horizon));
  const longEnough = Math.min(3 * season, length - horizon);
  const first = Math.max(least, longEnough, length - 3 * season);
  const step = Math.max(1, Math.ceil((length - 1 - first) / (mostOrigins - 1)));
  const origins: number[] = [];
  for (let origin = length - 1; origin >= first; origin -= step) origins.unshift(origin);
  return origins;
}

/** Mean absolute errors of the candidates at the first `count` origins, for periods before `end`. */
function errorsOf(
  values: Float64Array,
  observed: Uint8Array,
  seen: {
    readonly origins: readonly number[];
    readonly all: readonly (readonly (Float64Array | undefined)[])[];
    readonly count: number;
    readonly end: number;
  },
): readonly (number | undefined)[] {
  return candidateIds.map((_, c) => {
    let sum = 0;
    let count = 0;
    for (let k = 0; k < seen.count; k++) {
      const forecast = seen.all[k][c];
      if (forecast === undefined) continue;
      const last = Math.min(forecast.length, seen.end - seen.origins[k]);
      for (let i = 0; i < last; i++) {
        const t = seen.origins[k] + i;
        if (observed[t] === 0) continue;
        sum += Math.abs(values[t] - forecast[i]);
        count += 1;
      }
    }
    return count === 0 ? undefined : sum / count;
  });
}
