import { addMonths, cents, formatMonth, monthOf, monthRange, type Month } from "@luotsi/base";
import type { FinanceMonth, LagProfile, MoneyForecast } from "@luotsi/contract";

import { certain, forecastCost, type CostForecast } from "./cost-forecast.ts";
import type { FinanceFacts } from "./finance-facts.ts";
import { monthState, type MonthState } from "./month-status.ts";
import { firstMonthOf } from "./plan-lines.ts";
import { twelfths } from "./plan.ts";
import { sumWithin, type MonthlySeries, type PostedMonth } from "./posted-months.ts";

/** One cost type on its way to the view. */
export interface CostQuestion {
  readonly year: number;
  readonly facts: FinanceFacts;
  readonly posted: ReadonlyMap<Month, PostedMonth>;
  readonly lag: LagProfile | undefined;
  /** The history a forecast learns from, up to a month. */
  readonly historyUpTo: (last: Month) => MonthlySeries | undefined;
  /** Another forecast of the months after one up to December, that is better than one from the history. */
  readonly betterForecast?: (lastComplete: Month, december: Month) => CostForecast | undefined;
  readonly currentPlanCents: number;
  /** Committed payments by month, of all services of the cost type. */
  readonly committed: (at: Month) => number;
  /** Of the committed payments: what the modelled month would not hold, given its mean. */
  readonly beyondModel: (at: Month, modelled: number) => number;
}

export interface CostOutcome {
  readonly months: readonly FinanceMonth[];
  readonly forecast: CostForecast;
  readonly yearEnd: MoneyForecast | undefined;
  /** Last month whose actuals are complete; undefined when none is. */
  readonly lastComplete: Month | undefined;
}

/** Actuals, states and forecast of a cost type's year. */
export function followCost(question: CostQuestion): CostOutcome {
  const { year, posted } = question;
  const states = statesOf(question);
  const lastComplete = lastCompleteOf(posted, states);
  const december = addMonths(firstMonthOf(year), 11);
  const forecast = forecastOf(question, lastComplete, december);
  const yearEnd = yearEndOf(question, forecast, lastComplete);
  const plan = twelfths(cents(question.currentPlanCents));
  const months = monthRange(firstMonthOf(year), december).map((at, i): FinanceMonth => {
    const { status, completeness } = states(at);
    const sum = posted.get(at);
    const ahead = forecast.kind === "forecast" ? at - forecast.first : -1;
    const hasActual = status !== "future" && sum !== undefined;
    return {
      month: formatMonth(at),
      status,
      completeness: completeness ?? null,
      actualCents: hasActual ? sum.cents : null,
      correctionCents: hasActual ? sum.correctionCents : 0,
      planCents: plan[i] ?? 0,
      forecast: forecast.kind === "forecast" ? (forecast.months[ahead] ?? null) : null,
      cumulativeForecast:
        forecast.kind === "forecast" && ahead >= 0 ? sumUpTo(question, forecast, at) : null,
      committedCents: ahead >= 0 ? question.committed(at) : 0,
    };
  });
  return { months, forecast, yearEnd, lastComplete };
}

function statesOf({ facts, posted, lag }: CostQuestion): (at: Month) => MonthState {
  const today = monthOf(facts.today);
  const newest = [...posted.keys()].filter((at) => at <= today).toSorted((a, b) => b - a)[0];
  return (month) =>
    monthState({
      newest,
      month,
      today: facts.today,
      firstOpen: facts.firstOpen,
      hasRecords: posted.has(month),
      lag,
    });
}

function lastCompleteOf(
  posted: ReadonlyMap<Month, PostedMonth>,
  stateOf: (at: Month) => MonthState,
): Month | undefined {
  let last: Month | undefined;
  for (const at of [...posted.keys()].toSorted((a, b) => a - b)) {
    const { status } = stateOf(at);
    if (status === "partial" || status === "future") return last;
    last = at;
  }
  return last;
}

function forecastOf(
  question: CostQuestion,
  lastComplete: Month | undefined,
  december: Month,
): CostForecast {
  const history = lastComplete === undefined ? undefined : question.historyUpTo(lastComplete);
  if (lastComplete === undefined || history === undefined || december <= lastComplete) {
    return { kind: "none", observed: history?.values.length ?? 0 };
  }
  const better = question.betterForecast?.(lastComplete, december);
  if (better !== undefined) return better;
  const horizon = december - lastComplete;
  const plain = forecastCost({ ...history, horizon, extra: zeros(horizon) });
  if (plain.kind !== "forecast") return plain;
  const extra = plain.months.map(({ mean }, i) =>
    question.beyondModel(addMonths(plain.first, i), mean),
  );
  return extra.every((value) => value === 0) ? plain : forecastCost({ ...history, horizon, extra });
}

function yearEndOf(
  question: CostQuestion,
  forecast: CostForecast,
  lastComplete: Month | undefined,
): MoneyForecast | undefined {
  const { year, posted } = question;
  const january = firstMonthOf(year);
  const december = addMonths(january, 11);
  if (lastComplete !== undefined && lastComplete >= december) {
    return certain(sumWithin(posted, january, december));
  }
  return forecast.kind === "forecast" ? sumUpTo(question, forecast, december) : undefined;
}

/** The year's sum up to and with a month: what has happened and what the forecast adds to it. */
function sumUpTo(
  { year, posted }: CostQuestion,
  forecast: Extract<CostForecast, { kind: "forecast" }>,
  last: Month,
): MoneyForecast {
  const january = firstMonthOf(year);
  const first = Math.max(0, january - forecast.first);
  const count = last - Math.max(january - 1, forecast.first - 1);
  return forecast.total(
    { first, count },
    sumWithin(posted, january, addMonths(forecast.first, -1)),
  );
}

function zeros(length: number): readonly number[] {
  return Array.from({ length }, () => 0);
}
