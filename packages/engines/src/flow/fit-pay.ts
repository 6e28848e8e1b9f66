import { daysOf, monthFromOrdinal, weekdaysBetween } from "@luotsi/base";

import { bandOf, counterBands } from "./bands.ts";
import type { FlowModel, FlowPay } from "./flow-model.ts";
import { flowBenefits, type ReceiptMonths } from "./receipt-months.ts";
import type { MonthTally } from "./tally-months.ts";

/** Months whose days are averaged: two years at most, so that every season is in it. */
const monthsAveraged = 24;
/** Weight of a month's amounts halves in this many months: amounts follow the level, not the season. */
const halfLifeOfAmounts = 4;

/** Lowest months of unbroken receipt of each stage in which the amount of a day differs. */
const payDurations = [0, 2, 4, 6] as const;

/** Weekdays of a month, Monday to Friday, by its ordinal. */
export function weekdaysOfMonth(month: number): number {
  const { start, end } = daysOf(monthFromOrdinal(month));
  return weekdaysBetween(start, end);
}

/**
 * Place of a month of receipt among the intensities of pay: somebody's first month and last month are mostly parts of months.
 *
 * @param benefit position in `flowBenefits`. @param first is it the first month? @param last is the next one without receipt?
 */
export function payStage(benefit: number, first: boolean, last: boolean): number {
  return benefit * payStages + (last ? 2 : 0) + (first ? 0 : 1);
}
const payStages = 4;
/** Taken where nobody has been seen: first month, later, both first and last, last. */
const usualIntensity = [0.5, 1, 0.4, 0.5];

/** Place of the amounts of a benefit and a duration: the bands of the counter follow. @param months of unbroken receipt before. */
export function payPlace(benefit: number, months: number): number {
  return (benefit * payDurations.length + bandOf(payDurations, months)) * counterBands.length;
}

/**
 * Learns what is paid in a month of receipt: days from the last two years after which it is known who went on, amounts from all
 * months, the newest most.
 *
 * @param months checked. @param tally of the same months. @returns days and amounts. Cost: O(rows).
 */
export function fitPay(months: ReceiptMonths, tally: MonthTally): FlowPay {
  const learnt = { ...fitDays(months, tally), ...fitAmounts(months) };
  return { ...learnt, ...deviations(months, tally, learnt) };
}

/** How far the months of the last two years strayed from what was learnt of them all. */
function deviations(
  months: ReceiptMonths,
  { usable, nextRow }: MonthTally,
  learnt: Pick<FlowPay, "intensity" | "firstOfSeason" | "baseOfDay">,
): Pick<FlowPay, "daysDeviation" | "amountDeviation"> {
  const span = usable.length;
  const days = new Float64Array(span);
  const expectedDays = new Float64Array(span);
  const base = new Float64Array(span);
  const expectedBase = new Float64Array(span);
  const perMonth = Float64Array.from(usable, (_, m) => weekdaysOfMonth(months.firstMonth + m));
  for (let row = 0; row < months.person.length; row++) {
    const m = months.month[row] - months.firstMonth;
    const next = nextRow[row];
    if (m === 0 || m < span - monthsAveraged || m + 1 >= span || usable[m + 1] === 0) continue;
    const isFirst = months.duration[row] === 0;
    const goesOn = next >= 0 && months.month[next] === months.month[row] + 1;
    const benefit = months.benefit[row];
    const season = isFirst ? learnt.firstOfSeason[months.month[row] % 12] : 1;
    expectedDays[m] += learnt.intensity[payStage(benefit, isFirst, !goesOn)] * perMonth[m] * season;
    days[m] += months.paidDays[row];
    const place = payPlace(benefit, months.duration[row]);
    expectedBase[m] +=
      learnt.baseOfDay[place + bandOf(counterBands, months.counterAfter[row])] *
      months.paidDays[row];
    base[m] += months.baseCents[row];
  }
  return {
    daysDeviation: logDeviation(days, expectedDays),
    amountDeviation: logDeviation(base, expectedBase),
  };
}

/** Standard deviation of log(observed / expected) over the months that have both. */
function logDeviation(observed: Float64Array, expected: Float64Array): number {
  const off: number[] = [];
  for (let m = 0; m < observed.length; m++) {
    if (observed[m] > 0 && expected[m] > 0) off.push(Math.log(observed[m] / expected[m]));
  }
  if (off.length < 2) return 0;
  const mean = off.reduce((all, value) => all + value, 0) / off.length;
  const squares = off.reduce((all, value) => all + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (off.length - 1));
}

function fitDays(
  months: ReceiptMonths,
  { usable, nextRow }: MonthTally,
): Pick<FlowPay, "intensity" | "firstOfSeason"> {
  const last = Math.max(usable.lastIndexOf(1) - 1, Math.min(usable.length - 2, 11));
  const first = last - monthsAveraged + 1;
  const days = new Float64Array(flowBenefits.length * payStages);
  const weekdays = new Float64Array(flowBenefits.length * payStages);
  const begun: Begun = { days: new Float64Array(12), weekdays: new Float64Array(12) };
  const perMonth = Float64Array.from(usable, (_, m) => weekdaysOfMonth(months.firstMonth + m));
  for (let row = 0; row < months.person.length; row++) {
    const m = months.month[row] - months.firstMonth;
    if (m < first || m > last) continue;
    const next = nextRow[row];
    const goesOn = next >= 0 && months.month[next] === months.month[row] + 1;
    const stage = payStage(months.benefit[row], months.duration[row] === 0, !goesOn);
    days[stage] += months.paidDays[row];
    weekdays[stage] += perMonth[m];
    if (months.duration[row] > 0 || m === 0) continue;
    begun.days[months.month[row] % 12] += months.paidDays[row];
    begun.weekdays[months.month[row] % 12] += perMonth[m];
  }
  return {
    intensity: days.map((value, k) =>
      weekdays[k] > 0 ? value / weekdays[k] : usualIntensity[k % payStages],
    ),
    firstOfSeason: firstOfSeason(begun),
  };
}

interface Begun {
  readonly days: Float64Array;
  readonly weekdays: Float64Array;
}

/** Weekdays after which a month of the year stands on its own feet. */
const steadyWeekdays = 500;

/** How much of their first month people receive, by month of the year: many begin at the turn of June, few at that of July. */
function firstOfSeason({ days, weekdays }: Begun): Float64Array {
  const all = sum(weekdays);
  if (all === 0) return new Float64Array(12).fill(1);
  const mean = sum(days) / all;
  return days.map((value, m) => {
    return (value + steadyWeekdays * mean) / (weekdays[m] + steadyWeekdays) / mean;
  });
}

function fitAmounts(months: ReceiptMonths): Pick<FlowPay, "baseOfDay" | "month"> {
  const { lastMonth, month, benefit, duration, counterAfter } = months;
  const bands = counterBands.length;
  const cells = flowBenefits.length * payDurations.length * bands;
  const base = new Float64Array(cells);
  const days = new Float64Array(cells);
  let age = 0;
  let all = 0;
  for (let row = 0; row < month.length; row++) {
    const weight = 0.5 ** ((lastMonth - month[row]) / halfLifeOfAmounts);
    const cell = payPlace(benefit[row], duration[row]) + bandOf(counterBands, counterAfter[row]);
    base[cell] += weight * months.baseCents[row];
    days[cell] += weight * months.paidDays[row];
    age += weight * months.paidDays[row] * (lastMonth - month[row]);
    all += weight * months.paidDays[row];
  }
  return {
    baseOfDay: steadied(base, days, payDurations.length * bands),
    month: lastMonth - Math.round(age / all),
  };
}

/** The sum of values. */
function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}

/** Days after which an average stands on its own feet. */
const steadyDays = 200;

/** Averages by cell, drawn to the benefit's own average where few days are behind them. */
function steadied(base: Float64Array, days: Float64Array, ofBenefit: number): Float64Array {
  return base.map((value, k) => {
    const from = k - (k % ofBenefit);
    const allBase = sum(base.subarray(from, from + ofBenefit));
    const allDays = sum(days.subarray(from, from + ofBenefit));
    const average = allDays === 0 ? 0 : allBase / allDays;
    return (value + steadyDays * average) / (days[k] + steadyDays);
  });
}

/** Paid-day limits of a daily allowance, and days on each side in which reaching one shows. */
const limits = [300, 400, 500] as const;
const around = 12;

/**
 * Learns at which limits daily allowances end: the share of people on an allowance near the limit who receive the subsidy
 * two months later.
 *
 * @param months checked. @param tally of the same months. @returns chances by limit, the last one 1.
 */
export function fitAllowanceEnds(
  months: ReceiptMonths,
  { nextRow }: MonthTally,
): FlowModel["allowanceEnds"] {
  const reached = new Float64Array(limits.length);
  const ended = new Float64Array(limits.length);
  for (let row = 0; row < months.person.length; row++) {
    if (months.benefit[row] > 1) continue;
    const near = limits.findIndex((days) => Math.abs(months.counterAfter[row] - days) <= around);
    const after = nextRow[row] < 0 ? -1 : nextRow[nextRow[row]];
    if (near < 0 || after < 0 || months.month[after] !== months.month[row] + 2) continue;
    if (months.counterAfter[after] < months.counterAfter[row]) continue;
    reached[near] += 1;
    if (months.benefit[after] === 2) ended[near] += 1;
  }
  return limits.map((days, k) => ({
    days,
    chance: k === limits.length - 1 ? 1 : (ended[k] + 0.5) / (reached[k] + 1),
  }));
}
