import { daysOf, monthFromOrdinal, weekdaysBetween } from "@luotsi/base";

import { bandOf, counterBands } from "./bands.ts";
import type { FlowModel, FlowPay } from "./flow-model.ts";
import { flowBenefits, subsidy, type ReceiptMonths } from "./receipt-months.ts";
import type { MonthTally } from "./tally-months.ts";

/** Months whose days are averaged: two years at most, so that every season is in it. */
const monthsAveraged = 24;
/** Weight of a month's amounts halves in this many months: amounts follow the level, not the season. */
const halfLifeOfAmounts = 2;

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
/** Place of the season of a month of receipt, by its `payStage`: of first months, of later ones, of last ones. The month of the year follows. */
export function seasonPlace(stage: number): number {
  return 12 * Math.min(2, stage % payStages);
}
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

/** Place of a row among the amounts: by the counter in the middle of the month's days, as a forecast takes them. */
function amountPlace(
  { benefit, duration, counterAfter, paidDays }: ReceiptMonths,
  row: number,
): number {
  const middle = counterAfter[row] - paidDays[row] / 2;
  return payPlace(benefit[row], duration[row]) + bandOf(counterBands, middle);
}

/** How far the months of the last two years strayed from what was learnt of them all. */
function deviations(
  months: ReceiptMonths,
  { usable, nextRow }: MonthTally,
  learnt: Pick<FlowPay, "intensity" | "daysOfSeason" | "baseOfDay">,
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
    const stage = payStage(benefit, isFirst, !goesOn);
    const season = learnt.daysOfSeason[seasonPlace(stage) + (months.month[row] % 12)];
    expectedDays[m] += learnt.intensity[stage] * perMonth[m] * season;
    days[m] += months.paidDays[row];
    expectedBase[m] += learnt.baseOfDay[amountPlace(months, row)] * months.paidDays[row];
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
): Pick<FlowPay, "intensity" | "daysOfSeason"> {
  const last = Math.max(usable.lastIndexOf(1) - 1, Math.min(usable.length - 2, 11));
  const first = last - monthsAveraged + 1;
  const days = new Float64Array(flowBenefits.length * payStages);
  const weekdays = new Float64Array(flowBenefits.length * payStages);
  const stages = flowBenefits.length * payStages;
  const byMonth = { days: new Float64Array(stages * 12), weekdays: new Float64Array(stages * 12) };
  const perMonth = Float64Array.from(usable, (_, m) => weekdaysOfMonth(months.firstMonth + m));
  for (let row = 0; row < months.person.length; row++) {
    const m = months.month[row] - months.firstMonth;
    if (m < first || m > last) continue;
    const next = nextRow[row];
    const goesOn = next >= 0 && months.month[next] === months.month[row] + 1;
    const stage = payStage(months.benefit[row], months.duration[row] === 0, !goesOn);
    days[stage] += months.paidDays[row];
    weekdays[stage] += perMonth[m];
    if (m === 0) continue;
    byMonth.days[stage * 12 + (months.month[row] % 12)] += months.paidDays[row];
    byMonth.weekdays[stage * 12 + (months.month[row] % 12)] += perMonth[m];
  }
  const intensity = days.map((value, k) =>
    weekdays[k] > 0 ? value / weekdays[k] : usualIntensity[k % payStages],
  );
  return { intensity, daysOfSeason: daysOfSeason(intensity, byMonth) };
}

interface DaysByMonth {
  readonly days: Float64Array;
  readonly weekdays: Float64Array;
}

/**
 * Weekdays after which a month of the year stands on its own feet, by first, later and last months: people differ from one another more
 * in the parts of months than in whole ones, and whole months differ less by season.
 */
const steadyWeekdays = [500, 13_000, 500] as const;

/** How much of a month people receive by month of the year, over its mean: many begin at the turn of June, few at that of July. */
function daysOfSeason(intensity: Float64Array, { days, weekdays }: DaysByMonth): Float64Array {
  const paid = new Float64Array(36);
  const expected = new Float64Array(36);
  for (let at = 0; at < days.length; at++) {
    const stage = Math.floor(at / 12);
    const place = seasonPlace(stage) + (at % 12);
    paid[place] += days[at];
    expected[place] += intensity[stage] * weekdays[at];
  }
  return paid.map((value, at) => {
    const steady = steadyWeekdays[Math.floor(at / 12)];
    return (value + steady) / (expected[at] + steady);
  });
}

function fitAmounts(months: ReceiptMonths): Pick<FlowPay, "baseOfDay" | "month"> {
  const { lastMonth, month } = months;
  const bands = counterBands.length;
  const cells = flowBenefits.length * payDurations.length * bands;
  const base = new Float64Array(cells);
  const days = new Float64Array(cells);
  let age = 0;
  let all = 0;
  for (let row = 0; row < month.length; row++) {
    const weight = 0.5 ** ((lastMonth - month[row]) / halfLifeOfAmounts);
    const cell = amountPlace(months, row);
    base[cell] += weight * months.baseCents[row];
    days[cell] += weight * months.paidDays[row];
    age += weight * months.paidDays[row] * (lastMonth - month[row]);
    all += weight * months.paidDays[row];
  }
  return { baseOfDay: steadied(base, days), month: lastMonth - Math.round(age / all) };
}

/** Days after which an average stands on its own feet. */
const steadyDays = 200;

/**
 * Averages by cell. Where few days are behind one it is drawn to what its duration and its counter would each make of the benefit's
 * average. All cells of a benefit together keep their sum, or the many small cells in which less is paid would raise it.
 */
function steadied(base: Float64Array, days: Float64Array): Float64Array {
  const bands = counterBands.length;
  const size = payDurations.length * bands;
  const found = new Float64Array(base.length);
  for (let from = 0; from < base.length; from += size) {
    const of = { base: base.subarray(from, from + size), days: days.subarray(from, from + size) };
    const allDays = sum(of.days);
    if (allDays === 0) continue;
    const average = sum(of.base) / allDays;
    const ofDuration = margins(of, average, (k) => Math.floor(k / bands));
    const ofCounter = margins(of, average, (k) => k % bands);
    const drawn = of.base.map((value, k) => {
      const usual = average * ofDuration[Math.floor(k / bands)] * ofCounter[k % bands];
      return (value + steadyDays * usual) / (of.days[k] + steadyDays);
    });
    const told = sum(drawn.map((value, k) => value * of.days[k]));
    const kept = told > 0 ? sum(of.base) / told : 1;
    found.set(
      drawn.map((value) => value * kept),
      from,
    );
  }
  return found;
}

/** What is paid for a day of each level over the benefit's average, drawn to it. @param of the level of a cell: a duration, or a band of the counter. */
function margins(
  { base, days }: { readonly base: Float64Array; readonly days: Float64Array },
  average: number,
  of: (cell: number) => number,
): Float64Array {
  const levels = Math.max(payDurations.length, counterBands.length);
  const ownBase = new Float64Array(levels).fill(steadyDays * average);
  const ownDays = new Float64Array(levels).fill(steadyDays);
  for (let k = 0; k < base.length; k++) {
    ownBase[of(k)] += base[k];
    ownDays[of(k)] += days[k];
  }
  return ownBase.map((value, level) => (average > 0 ? value / ownDays[level] / average : 1));
}

/** The sum of values. */
function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}

/** Paid-day limits of a daily allowance. */
const limits = [300, 400, 500] as const;

/** Is a limit passed between the middle of a month and that of the next? @param before counter before the month. @param after it. */
export function passes(before: number, after: number, limit: number): boolean {
  return before + halfMonth < limit && after + halfMonth >= limit;
}

/** Half the paid days of a month: a month is of the benefit that most of its days are paid as. */
const halfMonth = 10.75;

/**
 * Learns at which limits daily allowances end: of people on an allowance who pass the limit before the middle of the next month, the
 * share who receive the subsidy in it.
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
    const next = nextRow[row];
    if (months.benefit[row] > 1 || next < 0 || months.month[next] !== months.month[row] + 1)
      continue;
    const after = months.counterAfter[row];
    const passed = limits.findIndex((days) => {
      return passes(after - months.paidDays[row], after, days);
    });
    if (passed < 0 || months.counterAfter[next] < after) continue;
    reached[passed] += 1;
    if (months.benefit[next] === subsidy) ended[passed] += 1;
  }
  return limits.map((days, k) => ({
    days,
    chance: k === limits.length - 1 ? 1 : (ended[k] + 0.5) / (reached[k] + 1),
  }));
}
