import { expect, test } from "vitest";

import { combine } from "./back-test.ts";
import { candidateForecasts, candidateIds } from "./candidates.ts";
import { weightsOf } from "./combination.ts";
import { fillGaps } from "./gaps.ts";

const one = Float64Array.of(1, 2);
const everything = candidateIds.map(() => one);

test("a method with half the error has four times the weight of its equal", () => {
  const errors = candidateIds.map((id) => (id === "theta" ? 1 : 2));
  const weights = weightsOf(errors, everything);
  const theta = weights[candidateIds.indexOf("theta")];
  const damped = weights[candidateIds.indexOf("damped_trend")];
  expect(theta / damped).toBeCloseTo(4, 12);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
});

test("a method that does not apply has no weight, an untried one that of a typical error", () => {
  const errors = candidateIds.map((id) => (id === "damped_trend" ? undefined : 3));
  const available = candidateIds.map((id) => (id === "seasonal_naive" ? undefined : one));
  const weights = weightsOf(errors, available);
  expect(weights[candidateIds.indexOf("seasonal_naive")]).toBe(0);
  expect(weights[candidateIds.indexOf("damped_trend")]).toBeCloseTo(
    weights[candidateIds.indexOf("theta")],
    12,
  );
});

test("a combination is the weighted mean, by hand", () => {
  const sum = combine(
    [Float64Array.of(10, 20), undefined, Float64Array.of(30, 40)],
    Float64Array.of(0.25, 0, 0.75),
  );
  expect([...sum]).toEqual([25, 35]);
});

test("methods join as the history grows: a line after a season, a damped trend after one and a half", () => {
  const applied = (length: number): readonly string[] => {
    const values = Float64Array.from({ length }, (_, t) => 5 + Math.sin(t));
    const all = candidateForecasts(values, { season: 12, scale: "additive" }, 3);
    return candidateIds.filter((_, c) => all[c] !== undefined);
  };
  expect(applied(11)).toEqual(["simple_smoothing"]);
  expect(applied(12)).toEqual([
    "seasonal_naive",
    "simple_smoothing",
    "theta",
    "classical_theta",
    "dynamic_theta",
  ]);
  expect(applied(17)).not.toContain("damped_trend");
  expect(applied(18)).toContain("damped_trend");
  expect(applied(24)).not.toContain("damped_seasonal");
  expect(applied(25)).toEqual([...candidateIds]);
});

test("a gap in a straight line is filled on the line, in a season on the season", () => {
  const line = Float64Array.of(1, 2, 99, 99, 5, 6);
  expect([...fillGaps(line, Uint8Array.of(1, 1, 0, 0, 1, 1), 1)]).toEqual([1, 2, 3, 4, 5, 6]);
  const season = [3, -1, -4, 2];
  const values = Float64Array.from({ length: 40 }, (_, t) => 50 + season[t % 4]);
  const observed = new Uint8Array(40).fill(1);
  observed[18] = 0;
  const filled = fillGaps(Float64Array.from(values).fill(0, 18, 19), observed, 4);
  expect(Math.abs(filled[18] - values[18])).toBeLessThan(1);
});
