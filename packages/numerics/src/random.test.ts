import { expect, test } from "vitest";

import { categoryFromUniform, fillUniform, uniform } from "./random.ts";

test("the counter hash gives the agreed bits", () => {
  expect([uniform(1, 1, 0), uniform(1, 1, 1), uniform(1, 1, 2)]).toEqual([
    0.5080151992134759, 0.22650288931938756, 0.4329227966356698,
  ]);
  expect(uniform(1000, 6, 1999)).toBe(0.9553772658852705);
});

test("an array of draws holds the same numbers as single draws, wherever it begins", () => {
  const many = fillUniform(new Float64Array(50), { seed: 7, stream: 3, firstIndex: 100 });
  expect([...many]).toEqual(Array.from({ length: 50 }, (_, i) => uniform(7, 3, 100 + i)));
});

test("draws are uniform: means, variances and lag correlation within four standard errors", () => {
  const n = 200_000;
  const u = fillUniform(new Float64Array(n), { seed: 42, stream: 5, firstIndex: 0 });
  let mean = 0;
  for (const value of u) mean += value / n;
  let variance = 0;
  let lag = 0;
  for (let i = 0; i < n; i++) variance += (u[i] - 0.5) ** 2 / n;
  for (let i = 1; i < n; i++) lag += ((u[i] - 0.5) * (u[i - 1] - 0.5)) / n;
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
  expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n));
  expect(Math.abs(lag)).toBeLessThan(4 / 12 / Math.sqrt(n));
});

test("streams and seeds that differ by one are unrelated", () => {
  const n = 50_000;
  for (const [seed, stream] of [
    [1, 2],
    [2, 1],
  ] as const) {
    let cross = 0;
    for (let i = 0; i < n; i++) {
      cross += ((uniform(1, 1, i) - 0.5) * (uniform(seed, stream, i) - 0.5)) / n;
    }
    expect(Math.abs(cross)).toBeLessThan(4 / 12 / Math.sqrt(n));
  }
});

test("a category is the first whose cumulative share is above the draw", () => {
  const shares = [0.2, 0.5, 1];
  expect([0.1, 0.2, 0.4999, 0.5, 0.99].map((u) => categoryFromUniform(u, shares))).toEqual([
    0, 1, 1, 2, 2,
  ]);
});
