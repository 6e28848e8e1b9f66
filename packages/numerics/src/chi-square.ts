import { assert } from "@luotsi/base";

import { gammaUpperTail } from "./gamma-function.ts";

/**
 * The chance that a chi-squared variable is above a value: the p of a test.
 *
 * @param x the test's value, 0 or more.
 * @param degreesOfFreedom above 0.
 * @returns the upper tail, in [0, 1]; accurate in relative terms far out too.
 * @throws BrokenPromise when the degrees of freedom are not above 0 or x is not a number.
 * Cost: about √degreesOfFreedom steps.
 */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  assert(!Number.isNaN(x), "a chi-squared value is a number");
  return gammaUpperTail(Math.max(0, x) / 2, degreesOfFreedom / 2);
}

/**
 * The two-sided p of a coefficient over its standard error, by the normal distribution.
 *
 * @param z any finite number.
 * @returns 2 (1 − Φ(|z|)), accurate in relative terms far out too.
 */
export function normalTwoSided(z: number): number {
  return chiSquareUpperTail(z * z, 1);
}
