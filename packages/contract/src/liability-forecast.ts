import { z } from "zod";

import type { Endpoint } from "./endpoint.ts";
import { moneyForecast } from "./finance.ts";
import { localised, provenance } from "./provenance.ts";

const monthText = z.string().regex(/^\d{4}-\d{2}$/);
const euroCents = z.number().int();

/** Months ahead a forecast reaches at most. */
export const longestLiabilityForecast = 60;

/** A month's liability, in the month the benefit is for. */
export const liabilityForecastMonth = z.object({
  month: monthText,
  /** `final`: all of it is known; `provisional`: late records are still to come and estimated; `forecast`. */
  state: z.enum(["final", "provisional", "forecast"]),
  /** Computed from the payments known; null in forecast months. */
  knownCents: euroCents.nullable(),
  /** Share of the month's days that is known, 0–1; null in forecast months. */
  completeness: z.number().nullable(),
  /** What the month comes to: known and late, or the forecast's expectation. */
  expectedCents: euroCents,
  /** Null for months that have been. */
  forecast: moneyForecast.nullable(),
  /** Expected paid days and receivers; null for months that have been. */
  paidDays: z.number().nullable(),
  receivers: z.number().nullable(),
});
export type LiabilityForecastMonth = z.infer<typeof liabilityForecastMonth>;

/** A calendar year that has forecast months; the records and the forecast together cover all of it. */
export const liabilityForecastYear = z.object({
  year: z.number().int(),
  /** Of the year's months: how many are forecast. */
  forecastMonths: z.number().int(),
  /** Of the months that have been: known, and still to come late. */
  knownCents: euroCents,
  lateCents: euroCents,
  /** The whole year. */
  total: moneyForecast,
  /** The whole year before, as it came or as it is expected; null when the records do not cover it. */
  previousCents: euroCents.nullable(),
});
export type LiabilityForecastYear = z.infer<typeof liabilityForecastYear>;

/** One group of people, or one step, of the forecast. */
export const liabilityForecastGroup = z.object({
  key: z.string(),
  title: localised,
  /** Expected euros of each forecast month. */
  monthCents: z.array(euroCents),
  /** The forecast months of each year. */
  years: z.array(
    z.object({ year: z.number().int(), total: moneyForecast.nullable(), cents: euroCents }),
  ),
});
export type LiabilityForecastGroup = z.infer<typeof liabilityForecastGroup>;

export const liabilityForecastSplits = ["municipality", "age", "integration", "step"] as const;
export type LiabilityForecastSplit = (typeof liabilityForecastSplits)[number];

/** How wrong one way of forecasting was. */
export const forecastErrors = z.object({
  /** Mean absolute error over the mean absolute error of repeating the year before. */
  mase: z.number().nullable(),
  /** Mean of 200·|outcome − forecast| / (|outcome| + |forecast|). Unit: percent. */
  smape: z.number().nullable(),
  /** Mean of forecast less outcome, of the outcome. Unit: percent. */
  bias: z.number().nullable(),
});
export type ForecastErrors = z.infer<typeof forecastErrors>;

/** Back-test results of some distances ahead. */
export const liabilityBacktestBand = z.object({
  /** Months ahead, both included. */
  from: z.number().int(),
  to: z.number().int(),
  /** Pairs of forecast and outcome. */
  forecasts: z.number().int(),
  flow: forecastErrors,
  series: forecastErrors,
  lastYear: forecastErrors,
  /** Share of outcomes inside the intervals, 0–1. */
  coverage50: z.number().nullable(),
  coverage80: z.number().nullable(),
  coverage95: z.number().nullable(),
});
export type LiabilityBacktestBand = z.infer<typeof liabilityBacktestBand>;

export const liabilityBacktest = z.object({
  origins: z.number().int(),
  firstOrigin: monthText,
  lastOrigin: monthText,
  bands: z.array(liabilityBacktestBand),
  all: liabilityBacktestBand,
  /** What a forecast made about half a year before said of each month, and what came; how many months before. */
  shown: z.object({
    fewestAhead: z.number().int(),
    mostAhead: z.number().int(),
    months: z.array(
      z.object({ month: monthText, outcomeCents: euroCents, forecast: moneyForecast }),
    ),
  }),
  /** Better than both others from three months ahead on. */
  isBest: z.boolean(),
  /** The same in plain words. */
  sentences: z.array(localised),
  provenance,
});
export type LiabilityBacktest = z.infer<typeof liabilityBacktest>;

/** The forecast of the benefit liability on the area's own people. */
export const liabilityForecastView = z.object({
  /** `computing`: ask again; the rest is empty until it is ready. */
  state: z.enum(["ready", "computing", "too_little", "failed"]),
  /** Share of what is being computed that is done, 0–1; null when nothing is. */
  progress: z.number().nullable(),
  finding: localised,
  /** Month the forecast starts from: the last that is known well enough. */
  lastKnownMonth: monthText.nullable(),
  months: z.array(liabilityForecastMonth),
  years: z.array(liabilityForecastYear),
  splits: z.array(
    z.object({
      split: z.enum(liabilityForecastSplits),
      title: localised,
      groups: z.array(liabilityForecastGroup),
    }),
  ),
  /** How past forecasts would have hit; null while it is being computed or cannot be. */
  backtest: liabilityBacktest.nullable(),
  /** Why there is none; null when there is. */
  noBacktest: localised.nullable(),
  /** What the forecast rests on that is not known. */
  assumptions: provenance.shape.assumptions,
  provenance: provenance.nullable(),
  synthetic: z.boolean(),
});
export type LiabilityForecastView = z.infer<typeof liabilityForecastView>;

export const getLiabilityForecast: Endpoint<never, never, never, LiabilityForecastView> = {
  id: "liabilityForecast",
  summary: "The benefit liability to year end and five years ahead, from the area's own people",
  view: liabilityForecastView,
};
