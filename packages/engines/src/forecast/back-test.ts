import { candidateForecasts, candidateIds, type SeriesShape } from "./candidates.ts";
import { weightsOf } from "./combination.ts";
import { seasonallyAdjusted, shrunkenSeasonalFigure } from "./decomposition.ts";
import {
  deviationAhead,
  intervalChances,
  learnErrors,
  type InSampleFit,
  type SeenError,
} from "./error-model.ts";
import { fitSimpleSmoothing } from "./simple-smoothing.ts";

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
  /** Errors of the combined forecast where the value was observed, by origin, then by horizon. */
  readonly errors: readonly SeenError[];
  /** How many of those values were inside the 50, 80 and 95 % interval drawn at their origin. */
  readonly covered: readonly number[];
}

/** Most origins tried, and over how many of the last seasons they are spread. */
const mostOrigins = 14;
const seasonsBack = 8;

/**
 * Forecasts the series from up to 14 earlier origins, seeing only what was known then: parameters
 * are fitted anew, and the weights of the combination come from errors already seen at that origin.
 *
 * @param values the series on its working scale, finite, gaps filled.
 * @param observed 1 where the value was observed; errors are taken there only.
 * @param ahead season, scale and horizon.
 * @returns the back-test. Cost: one candidate fit for each origin.
 */
export function backTest(
  values: Float64Array,
  observed: Uint8Array,
  ahead: SeriesShape & { readonly horizon: number },
): BackTest {
  const origins = originsOf(values.length, ahead.season, ahead.horizon);
  const all = origins.map((origin) =>
    candidateForecasts(
      values.subarray(0, origin),
      ahead,
      Math.min(ahead.horizon, values.length - origin),
    ),
  );
  const forecasts = origins.map((origin, k) => {
    const known = meanErrorsOf(values, observed, { origins, all, count: k, end: origin });
    return combine(all[k], weightsOf(known, all[k]));
  });
  const errors = origins.flatMap((origin, k) =>
    errorsOf(values, observed, { origin, forecast: forecasts[k] }),
  );
  return {
    origins,
    forecasts,
    seasonalNaive: all.map((forecast) => forecast[0]),
    meanErrors: meanErrorsOf(values, observed, {
      origins,
      all,
      count: origins.length,
      end: values.length,
    }),
    errors,
    covered: coveredOf(values, origins, { errors, season: ahead.season }),
  };
}

/**
 * The in-sample fit of simple smoothing to the seasonally adjusted series.
 *
 * @param values on the working scale, at least three.
 * @param season periods in a season.
 * @returns one-step variance, corrected for the season's and the method's parameters, and weight.
 */
export function inSampleFitOf(values: Float64Array, season: number): InSampleFit {
  const n = values.length;
  const { squaredErrors, alpha } = fitSimpleSmoothing(
    seasonallyAdjusted(values, shrunkenSeasonalFigure(values, season)),
  );
  return { variance: squaredErrors / (n - Math.min(season + 5, n / 3)), alpha, length: n };
}

function errorsOf(
  values: Float64Array,
  observed: Uint8Array,
  seen: { readonly origin: number; readonly forecast: Float64Array },
): readonly SeenError[] {
  const { origin, forecast } = seen;
  const errors: SeenError[] = [];
  for (let i = 0; i < forecast.length; i++) {
    if (observed[origin + i] === 0) continue;
    errors.push({ origin, ahead: i + 1, error: values[origin + i] - forecast[i] });
  }
  return errors;
}

/** At each origin the interval is drawn from the errors that could be known there. */
function coveredOf(
  values: Float64Array,
  origins: readonly number[],
  seen: { readonly errors: readonly SeenError[]; readonly season: number },
): readonly number[] {
  const inside = intervalChances.map(() => 0);
  for (const origin of origins) {
    const known = seen.errors.filter((one) => one.origin + one.ahead <= origin);
    const model = learnErrors(known, inSampleFitOf(values.subarray(0, origin), seen.season));
    for (const { origin: from, ahead, error } of seen.errors) {
      if (from !== origin) continue;
      const score = Math.abs(error) / deviationAhead(model, ahead);
      model.halfWidths.forEach((half, i) => {
        if (!(score > half)) inside[i] += 1;
      });
    }
  }
  return inside;
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

/**
 * Origins up to the last but one value, evenly apart by a step that shares no factor with the
 * season, so that every month of the year is forecast from.
 */
function originsOf(length: number, season: number, horizon: number): readonly number[] {
  // A short history gives up its last season for trying, so that more than a month or two is tried.
  const enough = Math.max(4, Math.min(3 * season, length - Math.max(horizon, season)));
  const first = Math.max(enough, length - seasonsBack * season);
  const span = length - 1 - first;
  let step = 1;
  while (Math.floor(span / step) + 1 > mostOrigins || !isCoprime(step, season)) step += 1;
  const origins: number[] = [];
  for (let origin = length - 1; origin >= first; origin -= step) origins.unshift(origin);
  return origins;
}

function isCoprime(a: number, b: number): boolean {
  return b === 0 ? a === 1 : isCoprime(b, a % b);
}

/** Mean absolute errors of the candidates at the first `count` origins, for periods before `end`. */
function meanErrorsOf(
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
