import { readFileSync } from "node:fs";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import {
  binomialFromUniform,
  exponentialFromUniform,
  gammaFromUniform,
  negativeBinomialFromUniform,
  normalFromUniform,
  poissonFromUniform,
} from "./draws.ts";
import { betaCdf, gammaCdf, logGamma } from "./gamma-function.ts";
import { normalQuantile } from "./normal.ts";
import { uniform } from "./random.ts";

interface Golden {
  readonly u: readonly number[];
  readonly normal: readonly number[];
  readonly poisson: readonly (readonly [number, readonly number[]])[];
  readonly binomial: readonly (readonly [number, number, readonly number[]])[];
  readonly negativeBinomial: readonly (readonly [number, number, readonly number[]])[];
  readonly gamma: readonly (readonly [number, number, readonly number[]])[];
  readonly logGamma: readonly (readonly [number, number])[];
  readonly gammaCdf: readonly (readonly [number, number, number])[];
  readonly betaCdf: readonly (readonly [number, number, number, number])[];
}

// Made by tools/golden/distributions.py with scipy.
const golden = JSON.parse(
  readFileSync(new URL("./distributions.golden.json", import.meta.url), "utf8"),
) as Golden;
const us = golden.u;

function close(actual: number, expected: number, relative: number) {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected) + 1e-15);
}

test("special functions agree with scipy", () => {
  for (const [x, expected] of golden.logGamma) close(logGamma(x), expected, 1e-13);
  for (const [x, a, expected] of golden.gammaCdf) close(gammaCdf(x, a), expected, 1e-11);
  for (const [x, a, b, expected] of golden.betaCdf) close(betaCdf(x, a, b), expected, 1e-11);
});

test("normal quantiles agree with scipy to the last digits, and are symmetric", () => {
  us.forEach((u, i) => close(normalQuantile(u), golden.normal[i], 2e-15));
  for (const p of [0.01, 0.1, 0.3]) expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p));
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalFromUniform(0.975, 10, 2)).toBeCloseTo(10 + 2 * 1.959963984540054, 12);
});

test("Poisson, binomial and negative binomial draws are scipy's quantiles", () => {
  for (const [mean, expected] of golden.poisson) {
    expect(
      us.map((u) => poissonFromUniform(u, mean)),
      `mean ${mean}`,
    ).toEqual(expected);
  }
  for (const [n, p, expected] of golden.binomial) {
    expect(
      us.map((u) => binomialFromUniform(u, n, p)),
      `${n}, ${p}`,
    ).toEqual(expected);
  }
  for (const [mean, size, expected] of golden.negativeBinomial) {
    expect(
      us.map((u) => negativeBinomialFromUniform(u, mean, size)),
      `${mean}, ${size}`,
    ).toEqual(expected);
  }
});

test("gamma draws are scipy's quantiles", () => {
  for (const [shape, scale, expected] of golden.gamma) {
    us.forEach((u, i) => close(gammaFromUniform(u, shape, scale), expected[i], 1e-8));
  }
});

test("degenerate distributions have one value", () => {
  expect(poissonFromUniform(0.99, 0)).toBe(0);
  expect(binomialFromUniform(0.99, 0, 0.5)).toBe(0);
  expect(binomialFromUniform(0.01, 7, 1)).toBe(7);
  expect(binomialFromUniform(0.99, 7, 0)).toBe(0);
  expect(negativeBinomialFromUniform(0.99, 0, 3)).toBe(0);
  expect(normalFromUniform(0.2, 4, 0)).toBe(4);
});

test("an impossible distribution is refused", () => {
  expect(() => poissonFromUniform(0.5, -1)).toThrow("0 or more");
  expect(() => binomialFromUniform(0.5, 2.5, 0.5)).toThrow("whole number");
  expect(() => binomialFromUniform(0.5, 2, 1.5)).toThrow("between 0 and 1");
  expect(() => gammaFromUniform(0.5, 0, 1)).toThrow("above 0");
  expect(() => exponentialFromUniform(0.5, 0)).toThrow("above 0");
});

test("a larger uniform never gives a smaller draw", () => {
  const unit = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
  fc.assert(
    fc.property(unit, unit, fc.double({ min: 0.01, max: 200, noNaN: true }), (a, b, mean) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      expect(poissonFromUniform(low, mean)).toBeLessThanOrEqual(poissonFromUniform(high, mean));
      expect(negativeBinomialFromUniform(low, mean, 2)).toBeLessThanOrEqual(
        negativeBinomialFromUniform(high, mean, 2),
      );
      expect(gammaFromUniform(low, mean, 1)).toBeLessThanOrEqual(
        gammaFromUniform(high, mean, 1) * (1 + 1e-9),
      );
    }),
    { numRuns: 200, seed: 1 },
  );
});

test("means and variances of seeded draws are those of the distribution", () => {
  const n = 20_000;
  function moments(draw: (u: number) => number, stream: number) {
    const values = Array.from({ length: n }, (_, i) => draw(uniform(3, stream, i)));
    const mean = values.reduce((a, b) => a + b, 0) / n;
    return { mean, variance: values.reduce((a, b) => a + (b - mean) ** 2, 0) / (n - 1) };
  }
  const poisson = moments((u) => poissonFromUniform(u, 80), 1);
  expect(Math.abs(poisson.mean - 80)).toBeLessThan(4 * Math.sqrt(80 / n));
  expect(poisson.variance / 80).toBeGreaterThan(0.95);
  expect(poisson.variance / 80).toBeLessThan(1.05);
  const overdispersed = moments((u) => negativeBinomialFromUniform(u, 20, 4), 2);
  expect(Math.abs(overdispersed.mean - 20)).toBeLessThan(4 * Math.sqrt(120 / n));
  expect(overdispersed.variance / 120).toBeGreaterThan(0.93);
  expect(overdispersed.variance / 120).toBeLessThan(1.07);
});
