import { describe, expect, test } from "vitest";

import type { FlowDraws, FlowMonths } from "@luotsi/engines";
import { month } from "@luotsi/base";

import type { FlowSeries, FlowSide } from "./flow-series.ts";
import { payBackMonth, serviceBalance } from "./service-balance.ts";

function months(...cents: readonly number[]): Float64Array {
  return Float64Array.from(cents);
}

describe("the month in which a service has paid for itself", () => {
  test.each([
    ["is the one in which the saving so far reaches the cost so far", [10, 0, 0], [0, 5, 5], 2],
    ["is the first one when the saving is at once the larger", [10, 10], [10, 11], 0],
    ["counts only when the saving stays ahead to the end", [10, 0, 50], [10, 5, 0], undefined],
    ["can come after falling behind", [1, 9, 0], [1, 0, 9], 2],
    ["never comes when the cost is never covered", [10, 0], [0, 9], undefined],
    ["is not asked where nothing is spent", [0, -5], [1, 1], undefined],
  ] as const)("%s", (_, cost, avoided, expected) => {
    expect(payBackMonth(months(...cost), months(...avoided))).toBe(expected);
  });
});

/** One month in which so many are expected in a service, and as many as given in each draw. */
function inService(expected: number, drawn: readonly number[]): FlowSide {
  const flow = { horizon: 1, inService: Float64Array.of(expected) };
  const draws = { count: drawn.length, horizon: 1, inService: Float64Array.from(drawn) };
  // Only these columns are looked at.
  return { months: flow as unknown as FlowMonths, draws: draws as unknown as FlowDraws };
}

function owed(expected: number, drawn: readonly number[]): FlowSeries {
  const values = Float64Array.from(drawn);
  const draws = { values, count: drawn.length, stride: 1, offset: 0 };
  return { mean: Float64Array.of(expected), draws };
}

describe("the interval of what a service costs", () => {
  const step = {
    without: inService(10, [9, 10, 11]),
    with: inService(14, [12, 14, 16]),
    costCentsPerMonth: 100,
  };
  const around = {
    owedWithout: owed(1000, [1000, 1000, 1000]),
    owedWith: owed(700, [800, 700, 600]),
    firstMonth: month("2027-01"),
  };

  test("is of the person-months where the price is sure", () => {
    const { extraCost, net } = serviceBalance({
      ...around,
      steps: [{ ...step, costRange: undefined }],
    });
    // Three, four and five people more at 100 each; saved less spent: 200 − 300, 300 − 400, 400 − 500.
    expect(extraCost.cents).toBe(400);
    expect(extraCost.interval).toMatchObject({ lo95: 305, lo50: 350, hi50: 450, hi95: 495 });
    expect(net.cents).toBe(-100);
    expect(net.interval).toMatchObject({ lo95: -100, hi95: -100 });
  });

  test("is also of the price where it has a range, and never leaves it", () => {
    const { extraCost } = serviceBalance({
      ...around,
      steps: [{ ...step, costRange: { low: 50, high: 300 } }],
    });
    expect(extraCost.cents).toBe(400);
    const { lo95, hi95 } = extraCost.interval ?? { lo95: 0, hi95: 0 };
    expect(lo95).toBeGreaterThanOrEqual(3 * 50);
    expect(hi95).toBeLessThanOrEqual(5 * 300);
    expect(hi95 - lo95).toBeGreaterThan(190);
  });

  test("is none before simulating", () => {
    const bare = { ...step, without: { months: step.without.months } };
    const { extraCost } = serviceBalance({
      ...around,
      steps: [{ ...bare, costRange: undefined }],
    });
    expect(extraCost.interval).toBeNull();
  });
});
