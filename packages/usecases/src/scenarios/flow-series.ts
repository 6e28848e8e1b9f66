import { roundToCents } from "@luotsi/base";
import type { ScenarioAmount, ScenarioInterval, ScenarioLine } from "@luotsi/contract";

import type { FlowDraws, FlowMonths } from "@luotsi/engines";

import { limitsOf } from "../liability-forecast/limits.ts";

/** Draws of one series in a column of many: `draw · stride + offset + month`. */
export interface SeriesDraws {
  readonly values: Float64Array;
  readonly count: number;
  readonly stride: number;
  readonly offset: number;
}

/** Something by month ahead: what is expected, and simulated paths when there are any. */
export interface FlowSeries {
  readonly mean: Float64Array;
  readonly draws?: SeriesDraws | undefined;
}

/** One side of a comparison: the expectation, and its draws once simulated. */
export interface FlowSide {
  readonly months: FlowMonths;
  readonly draws?: FlowDraws | undefined;
}

/** Months ahead, `from` included, `to` excluded. */
export interface MonthsAhead {
  readonly from: number;
  readonly to: number;
}

/** Group `group` of a column that holds `groups` of them one after another. */
export function seriesOfGroup(
  column: Float64Array,
  horizon: number,
  group: number,
  draws?: { readonly values: Float64Array; readonly count: number; readonly groups: number },
): FlowSeries {
  const mean = column.subarray(group * horizon, (group + 1) * horizon);
  if (draws === undefined) return { mean };
  const { values, count, groups } = draws;
  return { mean, draws: { values, count, stride: groups * horizon, offset: group * horizon } };
}

/** Several series as one; draws do not add up so. */
export function sumOfSeries(all: readonly FlowSeries[]): FlowSeries {
  const sums = new Float64Array(all[0]?.mean.length ?? 0);
  for (const { mean } of all) {
    for (let month = 0; month < sums.length; month++) {
      sums[month] = (sums[month] ?? 0) + (mean[month] ?? 0);
    }
  }
  return { mean: sums };
}

/** The same months of the two sides. The difference of the two rounded amounts is the difference shown. */
export function lineOf(
  baseline: FlowSeries,
  scenario: FlowSeries,
  months: MonthsAhead,
): ScenarioLine {
  const before = sumOf(baseline.mean, months);
  const after = sumOf(scenario.mean, months);
  const beforeDraws = drawSums(baseline, months);
  const afterDraws = drawSums(scenario, months);
  return {
    baseline: amountOf(before, beforeDraws),
    scenario: amountOf(after, afterDraws),
    difference: {
      cents: roundToCents(after) - roundToCents(before),
      interval:
        beforeDraws === undefined || afterDraws === undefined
          ? null
          : intervalOf(after - before, differencesOf({ before, after, beforeDraws, afterDraws })),
    },
  };
}

/** An amount that is never below zero, with the interval its draws give. */
export function amountOf(expected: number, draws: Float64Array | undefined): ScenarioAmount {
  return {
    cents: roundToCents(expected),
    interval: draws === undefined ? null : intervalOf(expected, scaledTo(expected, draws)),
  };
}

/** A balance that may be below zero, with the interval of draws that lie around it already. */
export function balanceOf(expected: number, draws: Float64Array | undefined): ScenarioAmount {
  return {
    cents: roundToCents(expected),
    interval: draws === undefined ? null : intervalOf(expected, draws),
  };
}

/** Sum over months. */
export function sumOf(values: Float64Array, { from, to }: MonthsAhead): number {
  let sum = 0;
  for (let month = from; month < to; month++) sum += values[month] ?? 0;
  return sum;
}

/** Sum over months of each draw; undefined without draws. */
export function drawSums(
  { draws }: FlowSeries,
  { from, to }: MonthsAhead,
): Float64Array | undefined {
  if (draws === undefined) return undefined;
  const { values, count, stride, offset } = draws;
  const sums = new Float64Array(count);
  for (let draw = 0; draw < count; draw++) {
    let sum = 0;
    const start = draw * stride + offset;
    for (let month = from; month < to; month++) sum += values[start + month] ?? 0;
    sums[draw] = sum;
  }
  return sums;
}

/**
 * Draws put around the expectation. The mean of draws lies a little beside it, because chances are drawn on the log scale;
 * the spread is theirs, the middle is the expectation.
 */
function scaledTo(expected: number, draws: Float64Array): Float64Array {
  const mean = meanOf(draws);
  return mean === 0 ? draws.slice() : draws.map((value) => (value * expected) / mean);
}

export interface PairedDraws {
  /** What is expected of each side. */
  readonly before: number;
  readonly after: number;
  readonly beforeDraws: Float64Array;
  readonly afterDraws: Float64Array;
}

/**
 * Differences of paired draws, put around the expected difference. A change that in every draw saves, or in every draw
 * costs, keeps its sign; otherwise each side is put around its own expectation first.
 */
export function differencesOf({
  before,
  after,
  beforeDraws,
  afterDraws,
}: PairedDraws): Float64Array {
  const plain = paired(beforeDraws, afterDraws);
  const isOneSided = plain.every((value) => value >= 0) || plain.every((value) => value <= 0);
  if (isOneSided) return scaledTo(after - before, plain);
  return paired(scaledTo(before, beforeDraws), scaledTo(after, afterDraws));
}

function paired(before: Float64Array, after: Float64Array): Float64Array {
  return after.map((value, draw) => value - (before[draw] ?? 0));
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function intervalOf(expected: number, draws: Float64Array): ScenarioInterval {
  const { mean: _expected, ...limits } = limitsOf(draws, expected);
  return limits;
}
