import { addMonths, assert, cents, parseMonth, type Localised, type Month } from "@luotsi/base";
import type { MoneyForecast } from "@luotsi/contract";

import type { FlowForecast } from "../liability-forecast/best-forecast.ts";
import { inEachLanguage } from "../wording/number-words.ts";
import { certain, testedSentence, type CostForecast } from "./cost-forecast.ts";

export interface MonthsAhead {
  readonly lastComplete: Month;
  readonly december: Month;
}

/**
 * The forecast of the area's own people as the money page takes one, for the accrual of months after a complete one.
 *
 * Months the forecast already knows but whose records are still coming in are what they will come to, without an interval.
 *
 * @returns undefined when the forecast does not begin early enough or reach far enough.
 */
export function flowCostForecast(
  { result, backtest }: FlowForecast,
  { lastComplete, december }: MonthsAhead,
): CostForecast | undefined {
  const first = addMonths(lastComplete, 1);
  const ahead = parseMonth(result.months[0]?.month ?? "");
  if (ahead === undefined || first > ahead) return undefined;
  const coming = result.past.slice(result.past.length - (ahead - first));
  const months = [
    ...coming.map((month) => certain(Math.round(month.cents / month.completeness))),
    ...result.months.map(({ owed }) => owed),
  ];
  const horizon = december - lastComplete;
  if (coming.length !== ahead - first || months.length < horizon) return undefined;
  return {
    kind: "forecast",
    first,
    months: months.slice(0, horizon),
    total: (range, actualCents) => {
      const last = range.first + range.count - 1;
      const known = months
        .slice(range.first, Math.min(coming.length, last + 1))
        .reduce((sum, { mean }) => sum + mean, actualCents);
      const forecast = result.months[last - coming.length];
      if (forecast === undefined || last < coming.length) return certain(known);
      assert(
        range.first <= coming.length || isJanuary(addMonths(first, range.first)),
        "a sum begins with the forecast or with a year",
      );
      return shifted(forecast.owedInYear, known);
    },
    backtest: {
      method: "flow",
      origins: backtest.origins,
      mase: backtest.all.flow.mase,
      smape: backtest.all.flow.smape,
      seasonalNaiveSmape: backtest.all.lastYear.smape,
      coverage80: backtest.all.coverage80,
      coverage95: backtest.all.coverage95,
      sentence: sentenceOf(backtest),
    },
  };
}

function isJanuary(month: Month): boolean {
  return month % 12 === 0;
}

function shifted(forecast: MoneyForecast, by: number): MoneyForecast {
  const at = (value: number): number => cents(value + by);
  return {
    mean: at(forecast.mean),
    lo50: at(forecast.lo50),
    hi50: at(forecast.hi50),
    lo80: at(forecast.lo80),
    hi80: at(forecast.hi80),
    lo95: at(forecast.lo95),
    hi95: at(forecast.hi95),
  };
}

const madeFrom: Localised = {
  fi: "Ennuste on laskettu alueen omista ihmisistä (Talous, Ennuste), koska se on osunut paremmin kuin aikasarjan ennuste.",
  sv: "Prognosen är beräknad av områdets egna människor (Ekonomi, Prognos), eftersom den har träffat bättre än tidsserieprognosen.",
  en: "The forecast is made from the area's own people (Finance, Forecast), because it has hit better than the series forecast.",
};

/** Said of a forecast by postings or payouts when there is a better one by the month of the benefit. */
export const seriesNote: Localised = {
  fi: "Tämä ennuste on aikasarjasta; alueen omista ihmisistä laskettu on etuuden kuukaudelta (Talous, Ennuste).",
  sv: "Den här prognosen är av en tidsserie; den som är beräknad av områdets egna människor gäller förmånens månad (Ekonomi, Prognos).",
  en: "This forecast is from a series; the one made from the area's own people is by the month of the benefit (Finance, Forecast).",
};

function sentenceOf({ origins, all }: FlowForecast["backtest"]): Localised {
  const tested = testedSentence({
    origins,
    smape: all.flow.smape ?? undefined,
    naive: all.lastYear.smape ?? undefined,
    coverage: all.coverage80 ?? undefined,
  });
  return inEachLanguage((language) => `${madeFrom[language]} ${tested[language]}`);
}
