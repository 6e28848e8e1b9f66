import { AppError, describeError, type ErrorCode } from "@luotsi/base";
import { forecastSeries, type ForecastPoints, type SeriesForecastFound } from "@luotsi/engines";

import { formatPeriod } from "./season-period.ts";
import type { FileSeries } from "./series-file.ts";

/** A series of the file with its forecast. */
export interface ForecastOfSeries {
  readonly group: string | null;
  readonly periods: readonly string[];
  readonly firstObserved: string;
  readonly lastObserved: string;
  readonly forecast: SeriesForecastFound;
}

/** A series that cannot be forecast, and why. */
export interface RefusedSeries {
  readonly group: string | null;
  readonly refusal: AppError;
}

export interface SeriesAsked {
  /** What to call a series that the file does not name: the heading of its value. */
  readonly name: string;
  readonly season: number;
  readonly horizon: number;
  readonly nonnegative: boolean;
  readonly monthsInPeriod: number;
}

/** Forecasts every series; those that cannot be are told apart. */
export function forecastAll(
  series: readonly FileSeries[],
  asked: SeriesAsked,
): { readonly found: readonly ForecastOfSeries[]; readonly refused: readonly RefusedSeries[] } {
  const found: ForecastOfSeries[] = [];
  const refused: RefusedSeries[] = [];
  for (const one of series) {
    const { season, horizon, nonnegative, monthsInPeriod } = asked;
    const { values, validity, group, firstPeriod } = one;
    const answer = forecastSeries({ values, validity, season, horizon, nonnegative });
    if (answer.kind !== "forecast") {
      refused.push({ group, refusal: refusalOf(answer, group ?? asked.name) });
      continue;
    }
    const end = firstPeriod + values.length;
    found.push({
      group,
      periods: Array.from({ length: horizon }, (_, i) => formatPeriod(end + i, monthsInPeriod)),
      firstObserved: formatPeriod(firstPeriod, monthsInPeriod),
      lastObserved: formatPeriod(end - 1, monthsInPeriod),
      forecast: answer,
    });
  }
  return { found, refused };
}

function refusalOf(
  answer: Exclude<ReturnType<typeof forecastSeries>, SeriesForecastFound>,
  series: string,
): AppError {
  if (answer.kind === "too_short") {
    const { observed, needed } = answer;
    return new AppError("SERIES_TOO_SHORT", { series, length: observed, needed });
  }
  const { observed, missing } = answer;
  return new AppError("SERIES_HAS_GAPS", { series, observed, missing });
}

const limitNames = ["mean", "lo50", "hi50", "lo80", "hi80", "lo95", "hi95"] as const;

/** A forecast as the command contract writes it. */
export interface WrittenSeries {
  readonly group: string | null;
  readonly method: string;
  readonly points: readonly Readonly<Record<string, string | number>>[];
  readonly backtest: Readonly<Record<string, number | null>>;
}

/** The forecast of a series as the command contract writes it. */
export function writtenSeries(
  one: ForecastOfSeries,
): WrittenSeries & Readonly<Record<string, unknown>> {
  const { forecast, periods } = one;
  const { origins, mase, smape, coverage50, coverage80, coverage95, seasonalNaiveSmape } =
    forecast.backTest;
  return {
    group: one.group,
    method: forecast.method,
    scale: forecast.scale,
    weights: Object.fromEntries(forecast.weights.map(({ method, weight }) => [method, weight])),
    points: periods.map((period, i) => pointAt(period, forecast.points, i)),
    backtest: {
      origins,
      mase: mase ?? null,
      smape: smape ?? null,
      coverage50: coverage50 ?? null,
      coverage80: coverage80 ?? null,
      coverage95: coverage95 ?? null,
      seasonalNaiveSmape: seasonalNaiveSmape ?? null,
    },
    observed: forecast.observed,
    filled: forecast.filled,
    firstObserved: one.firstObserved,
    lastObserved: one.lastObserved,
    warnings: forecast.warnings,
  };
}

function pointAt(
  period: string,
  points: ForecastPoints,
  i: number,
): Readonly<Record<string, string | number>> {
  const limits = limitNames.map((name) => [name, points[name][i] ?? Number.NaN] as const);
  return Object.fromEntries<string | number>([["period", period], ...limits]);
}

/** A refused series as the command contract writes a refusal. */
export function writtenRefusal(one: RefusedSeries): {
  readonly group: string | null;
  readonly code: ErrorCode;
  readonly message: string;
  readonly next: string;
} {
  return { group: one.group, ...describeError(one.refusal, "en") };
}
