import { readFileSync } from "node:fs";

import { array, assert as check, double, property } from "fast-check";
import { expect, test } from "vitest";

import { quantileOfSorted, quantiles } from "./quantile.ts";
import { compensatedSum, mean, pairwiseSum, variance } from "./sums.ts";

test("a small term beside two large ones that cancel is kept", () => {
  expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
  expect(compensatedSum([])).toBe(0);
});

test("a million tenths are a hundred thousand", () => {
  const tenths = new Float64Array(1_000_000).fill(0.1);
  expect(compensatedSum(tenths)).toBe(100_000);
  expect(Math.abs(pairwiseSum(tenths) - 100_000)).toBeLessThan(1e-7);
});

test("a sum cut at a multiple of 512 has the same bits", () => {
  const values = Float64Array.from({ length: 2048 }, (_, i) => Math.sin(i) * 1e6);
  const parts = [values.subarray(0, 1024), values.subarray(1024)].map(pairwiseSum);
  expect(parts[0] + parts[1]).toBe(pairwiseSum(values));
});

test("both sums agree with each other on any values", () => {
  const number = double({ min: -1e9, max: 1e9, noNaN: true });
  check(
    property(array(number, { maxLength: 2000 }), (values) => {
      const size = values.reduce((sum, value) => sum + Math.abs(value), 1);
      expect(Math.abs(compensatedSum(values) - pairwiseSum(values))).toBeLessThan(1e-12 * size);
    }),
    { numRuns: 50, seed: 1 },
  );
});

test("mean and variance by hand, also far from zero", () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(variance([1, 2, 6])).toBe(7);
  expect(variance([1e9 + 1, 1e9 + 2, 1e9 + 6])).toBe(7);
  expect(() => mean([])).toThrow("at least one");
  expect(() => variance([1])).toThrow("at least two");
});

test("quantiles are numpy's and R's default", () => {
  const golden = JSON.parse(
    readFileSync(new URL("./linear-algebra.golden.json", import.meta.url), "utf8"),
  ) as { sample: number[]; probabilities: number[]; quantiles: number[] };
  quantiles(golden.sample, golden.probabilities).forEach((value, i) =>
    expect(value).toBeCloseTo(golden.quantiles[i], 12),
  );
  expect(quantileOfSorted([4], 0.3)).toBe(4);
  expect(() => quantileOfSorted([], 0.3)).toThrow("at least one");
  expect(() => quantileOfSorted([1], 1.1)).toThrow("0 to 1");
});
