import { addMonths, formatMonth, roundToCents, type Month } from "@luotsi/base";
import type { ScenarioServices } from "@luotsi/contract";
import { valueInRange } from "@luotsi/engines";
import { uniform } from "@luotsi/numerics";

import {
  balanceOf,
  differencesOf,
  drawSums,
  seriesOfGroup,
  sumOf,
  type FlowSeries,
  type FlowSide,
  type MonthsAhead,
} from "./flow-series.ts";
import { serviceFinding } from "./scenario-finding.ts";

/** One service change: the people's flow without it and with it, and its price. */
export interface ServiceStep {
  readonly without: FlowSide;
  readonly with: FlowSide;
  /** What a person in the service costs, and how unsure that is. Unit: cents a month. */
  readonly costCentsPerMonth: number;
  readonly costRange: { readonly low: number; readonly high: number } | undefined;
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
 * The two costs of a service as one decision: what more of it costs, and the liability that falls away. Once simulated,
 * the cost's interval is of the person-months and of the price within its range, the liability's of the people and of the
 * effects within theirs, and the net's of both draw by draw.
 */
export function serviceBalance(balance: ServiceBalance): ScenarioServices {
  const { steps, owedWithout, owedWith, firstMonth } = balance;
  const horizon = owedWith.mean.length;
  const all: MonthsAhead = { from: 0, to: horizon };
  const cost = costByMonth(steps, horizon);
  const avoided = owedWithout.mean.map((cents, month) => cents - (owedWith.mean[month] ?? 0));
  const extraCost = sumOf(cost, all);
  const avoidedSum = sumOf(avoided, all);
  const draws = pairedDraws(owedWith, owedWithout, all);
  const costs = costDraws(steps, all);
  const payBack = payBackMonth(cost, avoided);
  const facts = {
    extraPersonMonths: personMonths(steps, all),
    extraCost: balanceOf(extraCost, costs),
    avoidedLiability: balanceOf(avoidedSum, draws),
    net: balanceOf(
      avoidedSum - extraCost,
      draws?.map((value, draw) => value - (costs?.[draw] ?? extraCost)),
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
      const extra = (after.months.inService[month] ?? 0) - (without.months.inService[month] ?? 0);
      cost[month] = (cost[month] ?? 0) + extra * costCentsPerMonth;
    }
  }
  return cost;
}

function personMonths(steps: readonly ServiceStep[], months: MonthsAhead): number {
  return steps.reduce(
    (sum, step) =>
      sum +
      sumOf(step.with.months.inService, months) -
      sumOf(step.without.months.inService, months),
    0,
  );
}

/** Streams of the prices' random numbers, one for each service change; the same draw has the same price in every scenario. */
const priceStream = 0x50_52_49_43;
const priceSeed = 1;

/** What each draw costs: its own person-months at a price of its own; undefined before simulating. */
function costDraws(steps: readonly ServiceStep[], months: MonthsAhead): Float64Array | undefined {
  let sums: Float64Array | undefined;
  for (const [place, { without, with: after, costCentsPerMonth, costRange }] of steps.entries()) {
    const people = pairedDraws(inServiceOf(without), inServiceOf(after), months);
    if (people === undefined) return undefined;
    const range = costRange ?? { low: costCentsPerMonth, high: costCentsPerMonth };
    const costs = people.map((count, draw) => {
      const u = uniform(priceSeed, priceStream + place, draw);
      return count * valueInRange(costCentsPerMonth, range, u);
    });
    const before = sums;
    sums = before === undefined ? costs : costs.map((cost, draw) => cost + (before[draw] ?? 0));
  }
  return sums;
}

function inServiceOf({ months, draws }: FlowSide): FlowSeries {
  return seriesOfGroup(
    months.inService,
    months.horizon,
    0,
    draws && { values: draws.inService, count: draws.count, groups: 1 },
  );
}

/** How much more there is of the second in each draw, around what is expected; undefined before simulating. */
function pairedDraws(
  first: FlowSeries,
  second: FlowSeries,
  months: MonthsAhead,
): Float64Array | undefined {
  const beforeDraws = drawSums(first, months);
  const afterDraws = drawSums(second, months);
  if (beforeDraws === undefined || afterDraws === undefined) return undefined;
  return differencesOf({
    before: sumOf(first.mean, months),
    after: sumOf(second.mean, months),
    beforeDraws,
    afterDraws,
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
