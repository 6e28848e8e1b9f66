import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { fitMonthlyShocks, noShocks, shockAhead } from "./monthly-shocks.ts";

// Made by tools/golden/flow-rates.py: dense normal algebra instead of a filter.
const golden = JSON.parse(
  readFileSync(new URL("./flow-rates.golden.json", import.meta.url), "utf8"),
).shocks;
const observed = Float64Array.from<number>(golden.observed);
const expected = Float64Array.from<number>(golden.expected);
const fitted = fitMonthlyShocks(observed, expected);

test("the likeliest process and its last state are those of the joint normal distribution", () => {
  expect(fitted.persistence).toBe(golden.persistence);
  expect(fitted.deviation).toBe(golden.deviation);
  expect(fitted.mean).toBeCloseTo(golden.mean, 12);
  expect(fitted.variance).toBeCloseTo(golden.variance, 12);
  expect(fitted.behind).toBe(golden.behind);
});

test("the deviation dies out by its persistence, over the months not learnt from as well", () => {
  const left = golden.persistence ** (3 + golden.behind);
  const ahead = shockAhead(fitted, 3);
  expect(ahead.mean).toBeCloseTo(golden.mean * left, 12);
  const stationary = golden.deviation ** 2;
  expect(ahead.variance).toBeCloseTo(stationary + (golden.variance - stationary) * left ** 2, 12);
  expect(shockAhead(fitted, 1000).mean).toBeCloseTo(0, 12);
});

test("counts that are as expected stray in nothing", () => {
  const flat = fitMonthlyShocks(expected, expected);
  expect(flat.deviation).toBe(0);
  expect(shockAhead(flat, 1)).toEqual({ mean: 0, variance: 0 });
});

test("months of which none teaches anything leave a cautious process without a state", () => {
  const none = fitMonthlyShocks(new Float64Array(12).fill(-1), new Float64Array(12).fill(50));
  expect(none.deviation).toBeGreaterThan(0);
  expect(none.mean).toBe(0);
  expect(none.variance).toBeCloseTo(none.deviation ** 2, 12);
});

test("a few months are not enough to tell the deviation from the noise of counting", () => {
  const few = fitMonthlyShocks(observed.subarray(0, 8), expected.subarray(0, 8));
  const none = fitMonthlyShocks(new Float64Array(8).fill(-1), expected.subarray(0, 8));
  expect(few.deviation).toBe(none.deviation);
  expect(few.persistence).toBe(none.persistence);
});

test("the average of a year of months that stray together is hardly surer than one of them", () => {
  const { ofLevel, deviation, persistence } = fitted;
  const months = golden.observed.filter((value: number) => value >= 0).length;
  const independent = deviation / Math.sqrt(months);
  expect(ofLevel).toBeGreaterThan(independent);
  expect(ofLevel).toBeLessThanOrEqual(deviation);
  expect(ofLevel).toBeCloseTo(
    Math.min(deviation, independent * Math.sqrt((1 + persistence) / (1 - persistence))),
    12,
  );
  expect(noShocks.ofLevel).toBe(0);
});
