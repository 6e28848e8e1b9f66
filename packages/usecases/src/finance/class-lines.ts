import { addMonths, roundToCents, type Localised, type Month } from "@luotsi/base";
import {
  codeTitle,
  type ClassLine,
  type MoneyForecast,
  type PlanLine,
  type ServiceLine,
} from "@luotsi/contract";

import { certain, forecastCost } from "./cost-forecast.ts";
import type { FinanceFacts } from "./finance-facts.ts";
import { combineLines, firstMonthOf, planLine } from "./plan-lines.ts";
import type { BudgetLine } from "./plan.ts";
import { seriesUpTo, sumByPostedMonth, sumWithin } from "./posted-months.ts";
import type { CurrentFigure, PostedFigure } from "./posting.ts";
import { organiserBreak, spliceAtBreak } from "./series-break.ts";

/** The services of one cost type with the forecast of their sum. */
export interface ServiceGroup {
  readonly services: readonly string[];
  readonly posted: readonly PostedFigure[];
  readonly current: readonly CurrentFigure[];
  readonly yearEnd: MoneyForecast | undefined;
  readonly lastComplete: Month | undefined;
  readonly toDate: Month;
}

const unclassified: Localised = {
  fi: "Luokittelematta: palvelulla ei ole talousarvioriviä",
  sv: "Oklassificerad: tjänsten har ingen budgetrad",
  en: "Unclassified: the service has no budget line",
};

const classOrder = [
  "voluntary",
  "appropriation_bound",
  "appropriation_independent",
  "need_bound",
  "assignment",
];

/** Every statutory class with its services; service forecasts add up to the forecast of their cost type. */
export function classLines(
  facts: FinanceFacts,
  year: number,
  groups: readonly ServiceGroup[],
): readonly ClassLine[] {
  const byClass = new Map<string, ServiceLine[]>();
  for (const group of groups) {
    const lines = serviceLines(facts, year, group);
    for (const line of lines.filter(({ plan }) => isInUse(plan))) {
      const name = facts.services.get(line.service)?.statutoryClass ?? "unclassified";
      byClass.set(name, [...(byClass.get(name) ?? []), line]);
    }
  }
  return [...byClass]
    .toSorted(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([statutoryClass, services]) => ({
      statutoryClass,
      title: codeTitle("statutory-class", statutoryClass) ?? unclassified,
      plan: combineLines(services.map(({ plan }) => ({ sign: 1, line: plan }))),
      services: services.toSorted((a, b) => b.plan.currentPlanCents - a.plan.currentPlanCents),
    }));
}

/** A service that had money in the year, in plan or in fact, or in the year before. */
function isInUse(plan: PlanLine): boolean {
  const { originalBudgetCents, currentPlanCents, actualToDateCents, previousYearToDateCents } =
    plan;
  return [originalBudgetCents, currentPlanCents, actualToDateCents, previousYearToDateCents].some(
    (value) => value !== null && value !== 0,
  );
}

/** Classes in the order of the service plan; what is not classified comes last. */
function placeOf(statutoryClass: string): number {
  const place = classOrder.indexOf(statutoryClass);
  return place < 0 ? classOrder.length : place;
}

function serviceLines(
  facts: FinanceFacts,
  year: number,
  group: ServiceGroup,
): readonly ServiceLine[] {
  const own = group.services.map((service) => ({
    service,
    posted: sumByPostedMonth(group.posted.filter(({ key }) => key === service)),
    yearEnd: serviceForecast(year, group, service),
  }));
  const total = own.reduce((sum, { yearEnd }) => sum + (yearEnd?.mean ?? 0), 0);
  const factor = group.yearEnd === undefined || total <= 0 ? 0 : group.yearEnd.mean / total;
  return own.map(({ service, posted, yearEnd }): ServiceLine => {
    const budget = expenseLines(facts.budget, service);
    const card = facts.services.get(service);
    const name = card?.name ?? service;
    const scaled = yearEnd === undefined ? undefined : scaleForecast(yearEnd, factor);
    return {
      service,
      name: { fi: name, sv: name, en: name },
      plan: planLine({ year, budget, posted, toDate: group.toDate, yearEnd: scaled }),
      unbudgeted: card === undefined,
    };
  });
}

function scaleForecast(forecast: MoneyForecast, factor: number): MoneyForecast {
  const scale = (value: number): number => roundToCents(value * factor);
  const { mean, lo50, hi50, lo80, hi80, lo95, hi95 } = forecast;
  return {
    mean: scale(mean),
    lo50: scale(lo50),
    hi50: scale(hi50),
    lo80: scale(lo80),
    hi80: scale(hi80),
    lo95: scale(lo95),
    hi95: scale(hi95),
  };
}

/** A service's own forecast of the year, before it is scaled to its cost type's. */
function serviceForecast(
  year: number,
  group: ServiceGroup,
  service: string,
): MoneyForecast | undefined {
  const { lastComplete } = group;
  if (lastComplete === undefined || group.yearEnd === undefined) return undefined;
  const january = firstMonthOf(year);
  const december = addMonths(january, 11);
  const posted = sumByPostedMonth(group.posted.filter(({ key }) => key === service));
  const actual = sumWithin(posted, january, lastComplete < december ? lastComplete : december);
  const figures = group.current.filter(({ key }) => key === service);
  const own = seriesUpTo(figures, lastComplete);
  if (lastComplete >= december || own === undefined) return certain(actual);
  const history = spliceAtBreak(own, organiserBreak);
  const horizon = december - lastComplete;
  const ahead = forecastCost({ ...history, horizon, extra: zeros(horizon) });
  if (ahead.kind === "forecast") {
    const first = Math.max(0, january - ahead.first);
    return ahead.total({ first, count: horizon - first }, actual);
  }
  const seen = history.values.slice(-12);
  const usual = seen.reduce((sum, value) => sum + value, 0) / seen.length;
  return certain(Math.round(actual + horizon * usual));
}

function expenseLines(budget: readonly BudgetLine[], service: string): readonly BudgetLine[] {
  return budget.filter((line) => line.side === "expense" && line.service === service);
}

function zeros(length: number): readonly number[] {
  return Array.from({ length }, () => 0);
}
