import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import type { FactorCells } from "./cell-collector.ts";
import { drawCoefficients, fitFactorRates, levelEffects, rateAt } from "./factor-rates.ts";

// Made by tools/golden/flow-rates.py with numpy and scipy.
const golden = JSON.parse(
  readFileSync(new URL("./flow-rates.golden.json", import.meta.url), "utf8"),
).rates;

const cells: FactorCells = {
  levels: golden.levels,
  codes: golden.codes.map((column: number[]) => Uint8Array.from(column)),
  exposure: Float64Array.from(golden.exposure),
};
const events = Float64Array.from<number>(golden.events);
const fitted = fitFactorRates(cells, events, golden.spread);

test("coefficients are those a general minimiser finds", () => {
  golden.coefficients.forEach((value: number, j: number) => {
    expect(fitted.coefficients[j]).toBeCloseTo(value, 9);
  });
});

test("with a weak prior a level's rate is its events over its exposure", () => {
  const one: FactorCells = {
    levels: [2],
    codes: [Uint8Array.of(0, 1)],
    exposure: Float64Array.of(200, 50),
  };
  const rates = fitFactorRates(one, Float64Array.of(10, 20), [1000]);
  expect(rateAt(rates, [0])).toBeCloseTo(10 / 200, 6);
  expect(rateAt(rates, [1])).toBeCloseTo(20 / 50, 6);
});

test("a level without any data is as the rest, and a strong prior draws levels to each other", () => {
  const one: FactorCells = {
    levels: [3],
    codes: [Uint8Array.of(0, 1)],
    exposure: Float64Array.of(200, 200),
  };
  const counts = Float64Array.of(10, 20);
  const apart = fitFactorRates(one, counts, [1]);
  const together = fitFactorRates(one, counts, [0.01]);
  expect(levelEffects(apart, apart.coefficients, 0)[2]).toBeCloseTo(1, 12);
  expect(rateAt(together, [0]) / rateAt(together, [1])).toBeCloseTo(1, 2);
  expect(rateAt(apart, [0]) / rateAt(apart, [1])).toBeLessThan(0.7);
});

test("at the mode nothing is gained by going any way", () => {
  const penalties = [
    0,
    ...golden.spread.flatMap((s: number, f: number) =>
      Array.from({ length: golden.levels[f] }, () => 1 / s ** 2),
    ),
  ];
  const value = (b: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < events.length; i++) {
      const eta = b[0] + b[1 + golden.codes[0][i]] + b[4 + golden.codes[1][i]];
      sum += events[i] * eta - golden.exposure[i] * Math.exp(eta);
    }
    return sum - penalties.reduce((all, p, j) => all + (p * b[j] ** 2) / 2, 0);
  };
  fitted.coefficients.forEach((_, j) => {
    const up = Float64Array.from(fitted.coefficients);
    const down = Float64Array.from(fitted.coefficients);
    up[j] += 1e-4;
    down[j] -= 1e-4;
    expect((value(up) - value(down)) / 2e-4).toBeCloseTo(0, 5);
  });
});

test("draws vary and go together as the inverse of the information says", () => {
  // A draw is linear in the normals: its covariance is the sum of the outer products of the draws along the axes.
  const p = fitted.coefficients.length;
  const axes = Array.from({ length: p }, (_, k) => {
    const along = Float64Array.from({ length: p }, (_unused, j) => Number(j === k));
    return drawCoefficients(fitted, along).map((value, j) => value - fitted.coefficients[j]);
  });
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      const covariance = axes.reduce((sum, axis) => sum + axis[i] * axis[j], 0);
      expect(covariance).toBeCloseTo(golden.covariance[i][j], 8);
    }
  }
});

test("without any event the rate is about that of half an event", () => {
  const none = fitFactorRates(cells, new Float64Array(events.length), golden.spread);
  const exposed = golden.exposure.reduce((sum: number, value: number) => sum + value, 0);
  const rate = Math.exp(none.coefficients[0]);
  expect(rate).toBeLessThan(0.5 / exposed);
  expect(rate).toBeGreaterThan(0.1 / exposed);
});
