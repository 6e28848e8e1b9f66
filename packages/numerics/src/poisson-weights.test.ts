import { expect, test } from "vitest";

import { logisticRegression, refitLogistic } from "./logistic-regression.ts";
import { fillPoissonWeights } from "./poisson-weights.ts";
import { uniform } from "./random.ts";

test("bootstrap weights are Poisson counts with mean one", () => {
  const n = 200_000;
  const weights = fillPoissonWeights(new Float64Array(n), { seed: 3, number: 7 });
  const share = (count: number): number => weights.filter((one) => one === count).length / n;
  let chance = Math.exp(-1);
  for (let count = 0; count <= 5; count++) {
    expect(Math.abs(share(count) - chance)).toBeLessThan(4 * Math.sqrt(chance / n));
    chance /= count + 1;
  }
  const mean = weights.reduce((sum, one) => sum + one, 0) / n;
  const square = weights.reduce((sum, one) => sum + (one - mean) ** 2, 0) / n;
  expect(Math.abs(mean - 1)).toBeLessThan(4 / Math.sqrt(n));
  expect(Math.abs(square - 1)).toBeLessThan(0.02);
});

test("neighbours, draws and seeds have nothing to do with each other, and the same place has the same weight", () => {
  const n = 50_001;
  const of = (seed: number, number: number): Float64Array =>
    fillPoissonWeights(new Float64Array(n), { seed, number });
  const first = of(1, 0);
  const together = (a: Float64Array, b: Float64Array, shift: number): number => {
    let sum = 0;
    for (let i = 0; i + shift < n; i++) sum += (a[i] - 1) * (b[i + shift] - 1);
    return Math.abs(sum) / Math.sqrt(n);
  };
  expect(together(first, first, 1)).toBeLessThan(4);
  expect(together(first, of(1, 1), 0)).toBeLessThan(4);
  expect(together(first, of(2, 0), 0)).toBeLessThan(4);
  expect(fillPoissonWeights(new Float64Array(11), { seed: 1, number: 0 })).toEqual(
    first.slice(0, 11),
  );
});

test("two steps from the full sample come to the fit of the draw", () => {
  const n = 3000;
  const column = (stream: number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => uniform(9, stream, i) - 0.5);
  const columns = [column(1), column(2)];
  const outcome = column(3).map((u, i) =>
    u + 0.5 < 1 / (1 + Math.exp(1 - 2 * columns[0][i])) ? 1 : 0,
  );
  const full = logisticRegression({ columns, outcome });
  const weights = fillPoissonWeights(new Float64Array(n), { seed: 1, number: 5 });
  const draw = logisticRegression({ columns, outcome, weights });
  if (full.kind !== "fitted" || draw.kind !== "fitted") throw new Error("both can be fitted");
  const near = refitLogistic(full, outcome, weights, 2);
  const far = (linear: Float64Array): number =>
    linear.reduce((most, eta, i) => Math.max(most, Math.abs(eta - draw.linear[i])), 0);
  expect(far(full.linear)).toBeGreaterThan(0.02);
  expect(far(near ?? full.linear)).toBeLessThan(1e-4);
  expect(
    refitLogistic(
      full,
      outcome,
      outcome.map((y) => y),
      2,
    ),
  ).toBeUndefined();
});
