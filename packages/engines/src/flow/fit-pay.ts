import { daysOf, monthFromOrdinal, weekdaysBetween } from "@luotsi/base";

import { bandOf, counterBands } from "./bands.ts";
import type { FlowModel, FlowPay } from "./flow-model.ts";
import { flowBenefits, type ReceiptMonths } from "./receipt-months.ts";
import type { MonthTally } from "./tally-months.ts";

/** Months whose pay is averaged: a year, so that every season is in it. */
const monthsAveraged = 12;

/** Weekdays of a month, Monday to Friday, by its ordinal. */
export function weekdaysOfMonth(month: number): number {
  const { start, end } = daysOf(monthFromOrdinal(month));
  return weekdaysBetween(start, end);
}

/**
 * Learns what is paid in a month of receipt from the last year that is known in full.
 *
 * @param months checked. @param tally of the same months. @returns days and amounts.
 */
export function fitPay(months: ReceiptMonths, { usable }: MonthTally): FlowPay {
  const last = Math.max(usable.lastIndexOf(1), Math.min(usable.length - 1, monthsAveraged - 1));
  const first = Math.max(0, last - monthsAveraged + 1);
  const bands = counterBands.length;
  const days = new Float64Array(flowBenefits.length * 2);
  const weekdays = new Float64Array(flowBenefits.length * 2);
  const base = new Float64Array(flowBenefits.length * bands);
  const baseDays = new Float64Array(flowBenefits.length * bands);
  const perMonth = Float64Array.from(usable, (_, m) => weekdaysOfMonth(months.firstMonth + m));
  for (let row = 0; row < months.person.length; row++) {
    const m = months.month[row] - months.firstMonth;
    if (m < first || m > last) continue;
    const stage = months.benefit[row] * 2 + Number(months.duration[row] > 0);
    days[stage] += months.paidDays[row];
    weekdays[stage] += perMonth[m];
    const cell = months.benefit[row] * bands + bandOf(counterBands, months.counterAfter[row]);
    base[cell] += months.baseCents[row];
    baseDays[cell] += months.paidDays[row];
  }
  return {
    intensity: days.map((value, k) => (weekdays[k] > 0 ? value / weekdays[k] : (k & 1) / 2 + 0.5)),
    baseOfDay: steadied(base, baseDays, bands),
    month: months.firstMonth + Math.floor((first + last) / 2),
  };
}

/** Days after which an average stands on its own feet. */
const steadyDays = 200;

/** Averages by band, drawn to the benefit's own average where few days are behind them. */
function steadied(base: Float64Array, days: Float64Array, bands: number): Float64Array {
  return base.map((value, k) => {
    const from = k - (k % bands);
    const allBase = base.subarray(from, from + bands).reduce((sum, part) => sum + part, 0);
    const allDays = days.subarray(from, from + bands).reduce((sum, part) => sum + part, 0);
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
