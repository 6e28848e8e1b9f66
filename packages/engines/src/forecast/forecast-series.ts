import { assert } from "@luotsi/base";
import { countPresent, isPresent, type Validity } from "@luotsi/frame";

import { backTest, combine, inSampleFitOf } from "./back-test.ts";
import { candidateForecasts, candidateIds, type CandidateId } from "./candidates.ts";
import { weightsOf } from "./combination.ts";
import { deviationAhead, intervalChances, learnErrors, type ErrorModel } from "./error-model.ts";
import { fillGaps } from "./gaps.ts";
import { notScored, scoreBackTest, type BackTestScore } from "./score.ts";
import {
  fromWorkingScale,
  toWorkingScale,
  workingScaleOf,
  type WorkingScale,
} from "./working-scale.ts";

/** Fewest observed values a forecast is made from: half a year of months. */
export const fewestObserved = 6;
/** Largest share of missing periods between the first and the last observed one. */
const largestMissingShare = 1 / 3;

/** A series and what is asked of it. */
export interface SeriesQuestion {
  /** One value a period, oldest first, no period left out; any unit, 0 or within 1e±100. */
  readonly values: Float64Array;
  /** Which periods were observed; the value of a missing one is not read. */
  readonly validity: Validity;
  /** Periods in a season, 1 when there is none; 12 for months. */
  readonly season: number;
  /** Periods ahead, 1…600. */
  readonly horizon: number;
  /** True when the series cannot go below 0: forecasts and limits stop there. */
  readonly nonnegative: boolean;
  /** Left out: logarithms where every value is above 0, else as it is. */
  readonly scale?: WorkingScale;
  /** Amounts known beforehand, in the unit of the values. */
  readonly known?: KnownAmounts;
}

/** Known amounts are taken out of the history, not modelled, and put back on the forecast. */
export interface KnownAmounts {
  /** One amount for each period of the history; zeros where nothing of the history was known. */
  readonly past: Float64Array;
  /** One amount for each period ahead. */
  readonly future: Float64Array;
}

/** Forecast and limits, each with one number for each period ahead, in the unit of the values. */
export interface ForecastPoints {
  readonly mean: Float64Array;
  readonly lo50: Float64Array;
  readonly hi50: Float64Array;
  readonly lo80: Float64Array;
  readonly hi80: Float64Array;
  readonly lo95: Float64Array;
  readonly hi95: Float64Array;
}

export type ForecastWarning =
  /** Every observed value is the same, so the intervals have no width. */
  | "constant_series"
  /** Fewer than two whole seasons: no season is estimated. */
  | "no_season_yet"
  /** Missing periods were filled before fitting. */
  | "gaps_filled"
  /** The last periods are missing: the forecast reaches over them. */
  | "ends_missing"
  /** No earlier origin could be tried: the intervals rest on the fit alone. */
  | "not_back_tested"
  /** The back-test did not beat the seasonal naive forecast. */
  | "not_better_than_naive";

/** A forecast of one series, or the reason why there is none. */
export type SeriesForecast =
  | SeriesForecastFound
  | { readonly kind: "too_short"; readonly observed: number; readonly needed: number }
  | { readonly kind: "too_many_gaps"; readonly observed: number; readonly missing: number };

export interface SeriesForecastFound {
  readonly kind: "forecast";
  /** `combination` of the weighted methods, or `constant`. */
  readonly method: "combination" | "constant";
  readonly scale: WorkingScale;
  /** Weight of each method, together 1; those that did not apply are left out. None for a constant. */
  readonly weights: readonly { readonly method: CandidateId; readonly weight: number }[];
  readonly points: ForecastPoints;
  readonly backTest: BackTestScore;
  readonly observed: number;
  /** Missing periods that were filled. */
  readonly filled: number;
  readonly warnings: readonly ForecastWarning[];
  /** What a sum over several periods needs. */
  readonly errors: {
    readonly model: ErrorModel;
    /** The forecast without known amounts, on the series' own scale. */
    readonly modelled: Float64Array;
    /** Known amounts of the periods ahead; zeros when there are none. */
    readonly known: Float64Array;
    /** Periods between the last observed value and the first forecast one. */
    readonly skipped: number;
    readonly nonnegative: boolean;
  };
}

/**
 * Forecasts one series: several methods fitted to it, weighted by their errors from earlier
 * origins, with intervals from the combination's own back-tested errors.
 *
 * @param question the series, season, horizon, sign and known amounts.
 * @returns a forecast, or `too_short` or `too_many_gaps`. The same question gives the same bits.
 * @throws BrokenPromise when lengths do not fit, a season or horizon is out of range, or an
 *   observed value is not finite.
 * Cost: about 15 fits of six methods; 5 ms for 120 months.
 */
export function forecastSeries(question: SeriesQuestion): SeriesForecast {
  checkQuestion(question);
  const history = observedSpan(question);
  if (history.kind !== "span") return history;
  const { own, observed, trailing } = history;
  const { season, horizon } = question;
  if (own.every((value, t) => observed[t] === 0 || value === own[0])) {
    return constantForecast(question, history);
  }
  const scale = question.scale ?? workingScaleOf(own.filter((_, t) => observed[t] === 1));
  const values = fillGaps(toWorkingScale(own, scale), observed, season);
  const ahead = { season, scale, horizon: horizon + trailing };
  const test = backTest(values, observed, ahead);
  const all = candidateForecasts(values, ahead, ahead.horizon);
  const weights = weightsOf(test.meanErrors, all);
  const center = combine(all, weights).subarray(trailing);
  const model = learnErrors(test.errors, inSampleFitOf(values, season));
  const known = question.known?.future ?? new Float64Array(horizon);
  const limits = { scale, model, known, skipped: trailing, nonnegative: question.nonnegative };
  const backTestScore = scoreBackTest(own, observed, { test, scale, season });
  const filled = missingIn(observed);
  return {
    kind: "forecast",
    method: "combination",
    scale,
    weights: candidateIds
      .map((method, c) => ({ method, weight: weights[c] }))
      .filter(({ weight }) => weight > 0),
    points: pointsOf(center, limits),
    backTest: backTestScore,
    observed: observed.length - filled,
    filled,
    warnings: warningsOf(backTestScore, {
      filled,
      trailing,
      noSeason: season > 1 && values.length <= 2 * season,
    }),
    errors: {
      model,
      modelled: center.map((value) => fromWorkingScale(value, scale)),
      known,
      skipped: trailing,
      nonnegative: question.nonnegative,
    },
  };
}

/** A series that never moved: it stays, and nothing is known of how it might move. */
function constantForecast(question: SeriesQuestion, history: ObservedSpan): SeriesForecastFound {
  const { horizon, nonnegative } = question;
  const { own, observed, trailing } = history;
  const halfWidths = intervalChances.map(() => 0);
  const model = { variance: 0, growth: 0, halfWidths, correlation: 0, sumInflation: 1 };
  const known = question.known?.future ?? new Float64Array(horizon);
  const modelled = new Float64Array(horizon).fill(own[0]);
  const shape = { scale: "additive", skipped: trailing } as const;
  const filled = missingIn(observed);
  return {
    kind: "forecast",
    method: "constant",
    scale: "additive",
    weights: [],
    points: pointsOf(modelled, { ...shape, model, known, nonnegative }),
    backTest: notScored,
    observed: observed.length - filled,
    filled,
    warnings: ["constant_series", ...warningsOf(notScored, { filled, trailing, noSeason: false })],
    errors: { model, modelled, known, skipped: trailing, nonnegative },
  };
}

function missingIn(observed: Uint8Array): number {
  return observed.reduce((count, bit) => count + 1 - bit, 0);
}

function checkQuestion(question: SeriesQuestion): void {
  const { values, validity, season, horizon, known } = question;
  assert(Number.isInteger(season) && season >= 1, "a season is a whole number of periods");
  assert(Number.isInteger(horizon) && horizon >= 1 && horizon <= 600, "a horizon is 1 to 600");
  assert(
    known === undefined || (known.past.length === values.length && known.future.length === horizon),
    "known amounts are as long as the history and the horizon",
  );
  for (let t = 0; t < values.length; t++) {
    const size = isPresent(validity, t) ? Math.abs(values[t]) : 0;
    assert(size === 0 || (size > 1e-100 && size < 1e100), "an observed value is finite");
  }
}

interface ObservedSpan {
  readonly kind: "span";
  /** From the first to the last observed value, known amounts taken out. */
  readonly own: Float64Array;
  readonly observed: Uint8Array;
  readonly trailing: number;
}

function observedSpan(question: SeriesQuestion): ObservedSpan | SeriesForecast {
  const { values, validity, known } = question;
  const count = countPresent(validity, values.length);
  if (count < fewestObserved) return { kind: "too_short", observed: count, needed: fewestObserved };
  let first = 0;
  while (!isPresent(validity, first)) first += 1;
  let end = values.length;
  while (!isPresent(validity, end - 1)) end -= 1;
  const missing = end - first - count;
  if (missing > largestMissingShare * (end - first)) {
    return { kind: "too_many_gaps", observed: count, missing };
  }
  const observed = new Uint8Array(end - first);
  const own = new Float64Array(end - first);
  for (let t = first; t < end; t++) {
    if (!isPresent(validity, t)) continue;
    observed[t - first] = 1;
    own[t - first] = values[t] - (known === undefined ? 0 : known.past[t]);
  }
  return { kind: "span", own, observed, trailing: values.length - end };
}

function pointsOf(
  center: Float64Array,
  limits: {
    readonly scale: WorkingScale;
    readonly model: ErrorModel;
    readonly known: Float64Array;
    readonly skipped: number;
    readonly nonnegative: boolean;
  },
): ForecastPoints {
  const { scale, model, known, skipped, nonnegative } = limits;
  function shifted(halfWidth: number): Float64Array {
    return center.map((value, i) => {
      const deviation = deviationAhead(model, skipped + i + 1);
      const own = fromWorkingScale(value + halfWidth * deviation, scale);
      const whole = (nonnegative ? Math.max(0, own) : own) + known[i];
      return nonnegative ? Math.max(0, whole) : whole;
    });
  }
  const [half50, half80, half95] = model.halfWidths;
  return {
    mean: shifted(0),
    lo50: shifted(-half50),
    hi50: shifted(half50),
    lo80: shifted(-half80),
    hi80: shifted(half80),
    lo95: shifted(-half95),
    hi95: shifted(half95),
  };
}

function warningsOf(
  score: BackTestScore,
  seen: {
    readonly filled: number;
    readonly trailing: number;
    readonly noSeason: boolean;
  },
): readonly ForecastWarning[] {
  const warnings: ForecastWarning[] = [];
  if (seen.noSeason) warnings.push("no_season_yet");
  if (seen.filled > 0) warnings.push("gaps_filled");
  if (seen.trailing > 0) warnings.push("ends_missing");
  const { smape, seasonalNaiveSmape } = score;
  if (smape === undefined) warnings.push("not_back_tested");
  else if (seasonalNaiveSmape !== undefined && smape >= seasonalNaiveSmape) {
    warnings.push("not_better_than_naive");
  }
  return warnings;
}
