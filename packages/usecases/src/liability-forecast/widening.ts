import { cents, roundToCents } from "@luotsi/base";
import type { MoneyForecast } from "@luotsi/contract";

import type { BacktestPair } from "./backtest-liability.ts";
import type { ForecastResult } from "./forecast-result.ts";

/** By how much limits are moved out from the expectation, level by level; 1 or more. */
export interface Widening {
  readonly by50: number;
  readonly by80: number;
  readonly by95: number;
}

/** With fewer origins past misses say too little to go by. */
const fewestOrigins = 4;
/** Misses many times the interval mean that something else is wrong: an interval is never made wider than this. */
const most = 3;
const none: Widening = { by50: 1, by80: 1, by95: 1 };

/**
 * How much wider the drawn intervals must be to have held as many of the past outcomes as they claim: the level's quantile of how far
 * outcomes fell from the expectation, in half widths of their own side (split conformal prediction, Vovk et al. 2005). Intervals
 * are never made narrower.
 */
export function wideningOf(pairs: readonly BacktestPair[]): Widening {
  if (new Set(pairs.map(({ origin }) => origin)).size < fewestOrigins) return none;
  return {
    by50: factorOf(pairs, "50"),
    by80: factorOf(pairs, "80"),
    by95: factorOf(pairs, "95"),
  };
}

/** Past forecasts with their limits widened by the misses of the other origins: what honest widening would have done. */
export function widenedPairs(pairs: readonly BacktestPair[]): readonly BacktestPair[] {
  const byOrigin = new Map<string, Widening>();
  return pairs.map((pair) => {
    const known = byOrigin.get(pair.origin);
    const widening = known ?? wideningOf(pairs.filter(({ origin }) => origin !== pair.origin));
    if (known === undefined) byOrigin.set(pair.origin, widening);
    return { ...pair, flow: widened(pair.flow, widening) };
  });
}

/** A forecast with its limits moved out. */
export function widened(forecast: MoneyForecast, { by50, by80, by95 }: Widening): MoneyForecast {
  const { mean } = forecast;
  const low50 = (mean - forecast.lo50) * by50;
  const high50 = (forecast.hi50 - mean) * by50;
  const low80 = Math.max(low50, (mean - forecast.lo80) * by80);
  const high80 = Math.max(high50, (forecast.hi80 - mean) * by80);
  const low95 = Math.max(low80, (mean - forecast.lo95) * by95);
  const high95 = Math.max(high80, (forecast.hi95 - mean) * by95);
  return {
    mean,
    lo50: roundToCents(mean - low50),
    hi50: roundToCents(mean + high50),
    lo80: roundToCents(mean - low80),
    hi80: roundToCents(mean + high80),
    lo95: roundToCents(mean - low95),
    hi95: roundToCents(mean + high95),
  };
}

/** Every interval of a forecast widened. */
export function widenForecast(result: ForecastResult, widening: Widening): ForecastResult {
  const wide = (forecast: MoneyForecast): MoneyForecast => widened(forecast, widening);
  const groups = (of: ForecastResult["groups"]["age"]): ForecastResult["groups"]["age"] =>
    of.map((group) => ({
      ...group,
      years: group.years.map((year) => ({ ...year, total: year.total && wide(year.total) })),
    }));
  return {
    ...result,
    months: result.months.map((month) => ({
      ...month,
      owed: wide(month.owed),
      owedInYear: wide(month.owedInYear),
    })),
    years: result.years.map(({ year, total }) => ({ year, total: wide(total) })),
    groups: {
      municipality: groups(result.groups.municipality),
      age: groups(result.groups.age),
      integration: groups(result.groups.integration),
    },
  };
}

function factorOf(pairs: readonly BacktestPair[], level: "50" | "80" | "95"): number {
  const ratios = pairs
    .map(({ outcome, flow }) => {
      const half =
        outcome < flow.mean ? flow.mean - flow[`lo${level}`] : flow[`hi${level}`] - flow.mean;
      return Math.abs(outcome - flow.mean) / Math.max(half, cents(1));
    })
    .toSorted((a, b) => a - b);
  // The smallest of the ratios that holds at least the level's share, one more than counted, as for a new outcome.
  const place = Math.ceil((Number(level) / 100) * (ratios.length + 1)) - 1;
  const ratio = ratios[Math.min(place, ratios.length - 1)] ?? 1;
  return Math.min(most, Math.max(1, ratio));
}
