import { addMonths, formatMonth, roundToCents, type Month } from "@luotsi/base";
import type { ScenarioServices } from "@luotsi/contract";
import type { FlowMonths } from "@luotsi/engines";

import {
  balanceOf,
  differencesOf,
  drawSums,
  sumOf,
  type FlowSeries,
  type MonthsAhead,
} from "./flow-series.ts";
import { serviceFinding } from "./scenario-finding.ts";

/** One service change: the people's flow without it and with it, and its price. */
export interface ServiceStep {
  readonly without: FlowMonths;
  readonly with: FlowMonths;
  /** What a person in the service costs. Unit: cents a month. */
  readonly costCentsPerMonth: number;
}

export interface ServiceBalance {
  /** Changes of services one after another, each on top of those before it. */
  readonly steps: readonly ServiceStep[];
  /** What is owed with everything but the service changes, and with them. */
  readonly owedWithout: FlowSeries;
  readonly owedWith: FlowSeries;
  readonly firstMonth: Month;
}

/**
 * The two costs of a service as one decision: what more of it costs, and the liability that falls away. The cost is
 * that of the expected person-months; the interval is that of the liability.
 */
export function serviceBalance(balance: ServiceBalance): ScenarioServices {
  const { steps, owedWithout, owedWith, firstMonth } = balance;
  const horizon = owedWith.mean.length;
  const all: MonthsAhead = { from: 0, to: horizon };
  const cost = costByMonth(steps, horizon);
  const avoided = owedWithout.mean.map((cents, month) => cents - (owedWith.mean[month] ?? 0));
  const extraCost = sumOf(cost, all);
  const avoidedSum = sumOf(avoided, all);
  const draws = avoidedDraws(owedWithout, owedWith, all);
  const payBack = payBackMonth(cost, avoided);
  const facts = {
    extraPersonMonths: personMonths(steps, all),
    extraCost: balanceOf(extraCost, undefined),
    avoidedLiability: balanceOf(avoidedSum, draws),
    net: balanceOf(
      avoidedSum - extraCost,
      draws?.map((value) => value - extraCost),
    ),
    payBackMonth: payBack === undefined ? null : formatMonth(addMonths(firstMonth, payBack)),
    months: Array.from(cost, (cents, month) => ({
      month: formatMonth(addMonths(firstMonth, month)),
      costCents: roundToCents(cents),
      avoidedCents: roundToCents(avoided[month] ?? 0),
    })),
  };
  return { ...facts, finding: serviceFinding(facts) };
}

function costByMonth(steps: readonly ServiceStep[], horizon: number): Float64Array {
  const cost = new Float64Array(horizon);
  for (const { without, with: after, costCentsPerMonth } of steps) {
    for (let month = 0; month < horizon; month++) {
      const extra = (after.inService[month] ?? 0) - (without.inService[month] ?? 0);
      cost[month] = (cost[month] ?? 0) + extra * costCentsPerMonth;
    }
  }
  return cost;
}

function personMonths(steps: readonly ServiceStep[], months: MonthsAhead): number {
  return steps.reduce(
    (sum, step) => sum + sumOf(step.with.inService, months) - sumOf(step.without.inService, months),
    0,
  );
}

function avoidedDraws(
  without: FlowSeries,
  withServices: FlowSeries,
  months: MonthsAhead,
): Float64Array | undefined {
  const before = drawSums(without, months);
  const after = drawSums(withServices, months);
  if (before === undefined || after === undefined) return undefined;
  return differencesOf({
    before: sumOf(withServices.mean, months),
    after: sumOf(without.mean, months),
    beforeDraws: after,
    afterDraws: before,
  });
}

/**
 * First month from which the avoided liability so far covers the cost so far, in that month and every later one;
 * undefined when it never does or when nothing is spent.
 */
export function payBackMonth(cost: Float64Array, avoided: Float64Array): number | undefined {
  let balance = 0;
  let spent = 0;
  let since: number | undefined;
  for (const [month, cents] of cost.entries()) {
    spent += cents;
    balance += (avoided[month] ?? 0) - cents;
    if (spent <= 0 || balance < 0) since = undefined;
    else since ??= month;
  }
  return since;
}
