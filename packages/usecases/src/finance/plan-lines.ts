import { addMonths, month, type Month } from "@luotsi/base";
import type { MoneyForecast, PlanLine } from "@luotsi/contract";

import type { MonthsBetween } from "./record-facts.ts";
import { appropriationOf, type BudgetLine } from "./plan.ts";
import { sumWithin, type PostedMonth } from "./posted-months.ts";

/** What one line of the plan needs to know. */
export interface PlanQuestion {
  readonly year: number;
  readonly budget: readonly BudgetLine[];
  readonly posted: ReadonlyMap<Month, PostedMonth>;
  /** Last month whose actuals count to date. */
  readonly toDate: Month;
  readonly yearEnd: MoneyForecast | undefined;
}

/** Plan and outcome of one line of the year. */
export function planLine({ year, budget, posted, toDate, yearEnd }: PlanQuestion): PlanLine {
  const appropriation = appropriationOf(budget.filter((line) => line.year === year));
  const first = firstMonthOf(year);
  const earlier = firstMonthOf(year - 1);
  const before = sumWithin(posted, earlier, addMonths(earlier, toDate - first));
  const knowsBefore = [...posted.keys()].some((at) => at <= earlier);
  return {
    ...appropriation,
    actualToDateCents: sumWithin(posted, first, toDate),
    yearEnd: yearEnd ?? null,
    deviationCents: yearEnd === undefined ? null : yearEnd.mean - appropriation.currentPlanCents,
    previousYearToDateCents: knowsBefore ? before : null,
  };
}

/** Adds plan lines: revenue less expenses where signs are given. */
export function combineLines(
  lines: readonly { readonly sign: 1 | -1; readonly line: PlanLine }[],
): PlanLine {
  const sum = (of: (line: PlanLine) => number | null): number | null => {
    let total = 0;
    for (const { sign, line } of lines) {
      const value = of(line);
      if (value === null) return null;
      total += sign * value;
    }
    return total + 0;
  };
  const known = (of: (line: PlanLine) => number): number => sum(of) ?? 0;
  const mean = sum((line) => line.yearEnd?.mean ?? null);
  return {
    originalBudgetCents: known((line) => line.originalBudgetCents),
    usePlanCents: known((line) => line.usePlanCents),
    amendmentsCents: known((line) => line.amendmentsCents),
    currentPlanCents: known((line) => line.currentPlanCents),
    actualToDateCents: known((line) => line.actualToDateCents),
    yearEnd: mean === null ? null : combinedForecast(lines, mean),
    deviationCents: sum((line) => line.deviationCents),
    previousYearToDateCents: sum((line) => line.previousYearToDateCents),
  };
}

/** Half widths of independent parts add up as squares. */
function combinedForecast(
  lines: readonly { readonly sign: 1 | -1; readonly line: PlanLine }[],
  mean: number,
): MoneyForecast {
  const width = (up: keyof MoneyForecast, down: keyof MoneyForecast): number => {
    let squares = 0;
    for (const { sign, line } of lines) {
      const { yearEnd } = line;
      if (yearEnd === null) continue;
      const limit = sign === 1 ? yearEnd[up] : yearEnd[down];
      squares += (limit - yearEnd.mean) ** 2;
    }
    return Math.round(Math.sqrt(squares));
  };
  return {
    mean,
    lo50: mean - width("lo50", "hi50"),
    hi50: mean + width("hi50", "lo50"),
    lo80: mean - width("lo80", "hi80"),
    hi80: mean + width("hi80", "lo80"),
    lo95: mean - width("lo95", "hi95"),
    hi95: mean + width("hi95", "lo95"),
  };
}

/** January of a year. */
export function firstMonthOf(year: number): Month {
  return month(`${String(year).padStart(4, "0")}-01`);
}

/** January to December. */
export function monthsOfYear(year: number): MonthsBetween {
  const first = firstMonthOf(year);
  return { first, last: addMonths(first, 11) };
}
