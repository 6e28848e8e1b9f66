import { describe, expect, test } from "vitest";

import { changesOfDraw, valueInRange } from "./drawn-changes.ts";
import { simulateFlow } from "./simulate-flow.ts";
import { steppedPlan, tinyModel } from "./tiny-flow-for-tests.ts";

describe("a value within its range", () => {
  test.each([
    [0, 0.9],
    [0.25, 0.95],
    [0.5, 1],
    [0.75, 1.2],
    [1, 1.4],
  ])("at %f of the draws is %f", (u, value) => {
    expect(valueInRange(1, { low: 0.9, high: 1.4 }, u)).toBeCloseTo(value, 12);
  });

  test("outside it is a broken promise", () => {
    expect(() => valueInRange(2, { low: 0.9, high: 1.4 }, 0.5)).toThrow("within its range");
  });
});

const sure = { kind: "exit", from: 0, factor: 1.5 } as const;
const unsure = { ...sure, range: { low: 1, high: 2 } };

test("a change without a range is the same in every draw, one with a range differs and keeps its middle", () => {
  const factors = Array.from({ length: 2000 }, (_, draw) => {
    const [first, second] = changesOfDraw([sure, unsure], 7, draw);
    expect(first).toBe(sure);
    return second.factor;
  });
  expect(Math.min(...factors)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...factors)).toBeLessThanOrEqual(2);
  // Of 2,000 uniform numbers a share below the middle strays by 0.011; four times that.
  const below = factors.filter((factor) => factor < 1.5).length / 2000;
  expect(Math.abs(below - 0.5)).toBeLessThan(0.045);
});

test("a range spreads what happens and leaves everything else of a draw as it is", () => {
  const model = tinyModel({ stock: [{ weight: 200, counter: 300 }], leave: 0.1, newcomers: 10 });
  const asked = { model, horizon: 6, plan: steppedPlan() };
  const range = { seed: 3, first: 0, count: 60 };
  const stay = simulateFlow({ ...asked, changes: [sure] }, range);
  const same = { ...sure, range: { low: 1.5, high: 1.5 } };
  expect(simulateFlow({ ...asked, changes: [same] }, range)).toEqual(stay);
  const stray = simulateFlow({ ...asked, changes: [unsure] }, range);
  expect(deviation(stray.stock, 5)).toBeGreaterThan(1.2 * deviation(stay.stock, 5));
});

/** Standard deviation over draws of the receivers of a month. */
function deviation(stock: Float64Array, t: number): number {
  const values = Array.from({ length: 60 }, (_, draw) => stock[draw * 6 + t]);
  const mean = values.reduce((all, value) => all + value, 0) / 60;
  return Math.sqrt(values.reduce((all, value) => all + (value - mean) ** 2, 0) / 59);
}
