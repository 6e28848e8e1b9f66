import { addMonths, assert, cents, roundToCents, type Month } from "@luotsi/base";
import type { BacktestView, MoneyForecast } from "@luotsi/contract";
import { forecastSeries, sumForecast, type SeriesForecastFound } from "@luotsi/engines";

import { inEachLanguage, numberText, percentText } from "../wording/number-words.ts";

/** A monthly history to learn from, and how far ahead to look. */
export interface CostHistory {
  /** First month of `values`. */
  readonly first: Month;
  /** Cents a month, no month left out; ends with the last complete month. */
  readonly values: readonly number[];
  /** Months ahead. */
  readonly horizon: number;
  /** Amounts granted beyond what the history would lead one to expect, by months ahead. */
  readonly extra: readonly number[];
}

export type CostForecast =
  | {
      readonly kind: "forecast";
      /** First forecast month. */
      readonly first: Month;
      readonly months: readonly MoneyForecast[];
      /** The sum of `count` months from `first` (0 is the first ahead) and of what has already happened. */
      readonly total: (
        range: { readonly first: number; readonly count: number },
        actualCents: number,
      ) => MoneyForecast;
      readonly backtest: BacktestView;
    }
  | { readonly kind: "none"; readonly observed: number };

/** Forecasts a cost month by month. */
export function forecastCost({ first, values, horizon, extra }: CostHistory): CostForecast {
  assert(extra.length === horizon, "extra has one amount for each month ahead");
  if (horizon === 0) return { kind: "none", observed: values.length };
  const found = forecastSeries({
    values: Float64Array.from(values),
    validity: undefined,
    season: 12,
    horizon,
    nonnegative: true,
    known: { past: new Float64Array(values.length), future: Float64Array.from(extra) },
  });
  if (found.kind !== "forecast") return { kind: "none", observed: values.length };
  const { points } = found;
  return {
    kind: "forecast",
    first: addMonths(first, values.length),
    months: Array.from({ length: horizon }, (_, i) => ({
      mean: centsAt(points.mean, i),
      lo50: centsAt(points.lo50, i),
      hi50: centsAt(points.hi50, i),
      lo80: centsAt(points.lo80, i),
      hi80: centsAt(points.hi80, i),
      lo95: centsAt(points.lo95, i),
      hi95: centsAt(points.hi95, i),
    })),
    total: (range, actualCents) => totalOf(found, range, actualCents),
    backtest: backtestOf(found),
  };
}

function centsAt(column: Float64Array, i: number): number {
  const value = column[i];
  assert(value !== undefined, "a forecast has a point for each month ahead");
  return roundToCents(value);
}

/** A year that is over, or a cost without a forecast: the actual, certain. */
export function certain(value: number): MoneyForecast {
  const mean = cents(value);
  return { mean, lo50: mean, hi50: mean, lo80: mean, hi80: mean, lo95: mean, hi95: mean };
}

function totalOf(
  found: SeriesForecastFound,
  range: { readonly first: number; readonly count: number },
  actualCents: number,
): MoneyForecast {
  const sum = sumForecast(found, range, actualCents);
  return {
    mean: roundToCents(sum.mean),
    lo50: roundToCents(sum.lo50),
    hi50: roundToCents(sum.hi50),
    lo80: roundToCents(sum.lo80),
    hi80: roundToCents(sum.hi80),
    lo95: roundToCents(sum.lo95),
    hi95: roundToCents(sum.hi95),
  };
}

function backtestOf({ backTest, weights }: SeriesForecastFound): BacktestView {
  const { origins, mase, smape, coverage80, coverage95, seasonalNaiveSmape } = backTest;
  return {
    method: weights.map(({ method }) => method).join(" + "),
    origins,
    mase: mase ?? null,
    smape: smape ?? null,
    seasonalNaiveSmape: seasonalNaiveSmape ?? null,
    coverage80: coverage80 ?? null,
    coverage95: coverage95 ?? null,
    sentence: testedSentence({ origins, smape, naive: seasonalNaiveSmape, coverage: coverage80 }),
  };
}

interface TestedAccuracy {
  readonly origins: number;
  readonly smape: number | undefined;
  readonly naive: number | undefined;
  readonly coverage: number | undefined;
}

/** How a forecast did on past months, in words. */
export function testedSentence({
  origins,
  smape,
  naive,
  coverage,
}: TestedAccuracy): BacktestView["sentence"] {
  if (origins === 0 || smape === undefined) {
    return {
      fi: "Historia on liian lyhyt, jotta ennustetta voisi koetella menneillä kuukausilla.",
      sv: "Historien är för kort för att prognosen ska kunna prövas på tidigare månader.",
      en: "The history is too short to try the forecast out on past months.",
    };
  }
  const tried = inEachLanguage((language) => numberText(origins, 0, language));
  const error = inEachLanguage((language) => percentText(smape, language));
  const base: BacktestView["sentence"] = {
    fi: `Kun ennustetta koeteltiin ${tried.fi} menneestä kuukaudesta, se erehtyi keskimäärin ${error.fi}`,
    sv: `När prognosen prövades från ${tried.sv} tidigare månader var felet i medeltal ${error.sv}`,
    en: `Tried out from ${tried.en} past months, the forecast was off by ${error.en} on average`,
  };
  const compared = naive === undefined ? undefined : comparison(naive);
  const covered = coverage === undefined ? undefined : coverageWords(coverage);
  return inEachLanguage(
    (language) => `${base[language]}${compared?.[language] ?? ""}.${covered?.[language] ?? ""}`,
  );
}

function comparison(naive: number): BacktestView["sentence"] {
  const text = inEachLanguage((language) => percentText(naive, language));
  return {
    fi: `; viime vuoden toistaminen olisi erehtynyt ${text.fi}`,
    sv: `; att upprepa fjolåret hade gett felet ${text.sv}`,
    en: `; repeating last year would have been off by ${text.en}`,
  };
}

function coverageWords(share: number): BacktestView["sentence"] {
  const text = inEachLanguage((language) => percentText(share * 100, language));
  return {
    fi: ` Toteuma osui 80 prosentin väliin ${text.fi} kerroista.`,
    sv: ` Utfallet låg inom 80-procentsintervallet ${text.sv} av gångerna.`,
    en: ` The outcome fell inside the 80 % interval ${text.en} of the time.`,
  };
}
