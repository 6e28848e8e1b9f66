import { normalQuantile, uniform } from "@luotsi/numerics";
import { expect, test } from "vitest";

import { wildCriticalValue } from "./wild-bootstrap.ts";

function influenceOf(groups: number): Float64Array {
  const values = Float64Array.from({ length: groups }, (_, g) => normalQuantile(uniform(4, 1, g)));
  const mean = values.reduce((sum, value) => sum + value, 0) / groups;
  return values.map((value) => value - mean);
}

test("few groups need a wider interval, many the usual one", () => {
  const of = (groups: number) =>
    wildCriticalValue(influenceOf(groups), undefined, { count: 1999, seed: 1 }) ?? 0;
  expect(of(6)).toBeGreaterThan(2.1);
  expect(of(6)).toBeLessThan(5);
  expect(of(400)).toBeGreaterThan(1.8);
  expect(of(400)).toBeLessThan(2.15);
});

test("rows of a group share a sign, and the same seed gives the same value", () => {
  const influence = influenceOf(40);
  const cluster = { group: Int32Array.from(influence, (_, i) => i % 8), count: 8 };
  const draws = { count: 499, seed: 2 };
  const value = wildCriticalValue(influence, cluster, draws);
  expect(wildCriticalValue(influence, cluster, draws)).toBe(value);
  expect(value).not.toBe(wildCriticalValue(influence, undefined, draws));
});

test("one group, or no spread, has no critical value", () => {
  const draws = { count: 99, seed: 1 };
  expect(wildCriticalValue(Float64Array.of(1), undefined, draws)).toBeUndefined();
  expect(wildCriticalValue(new Float64Array(9), undefined, draws)).toBeUndefined();
});
