import { describe, expect, test } from "vitest";

import { fitCox, robustCovariance } from "./cox/index.ts";
import { incidenceCurves } from "./incidence-curves.ts";
import { placeAt } from "./read-curve.ts";
import {
  competingExits,
  repeatedSpells,
  repeatedTruth,
  repetitions,
  summary,
  trueShareOut,
} from "./seeded-spells-for-tests.ts";
import { survivalCurves } from "./survival-curves.ts";

/** Coverage allowed of a nominal 95 % interval: its own Monte Carlo error is 1.5 points. */
const [least, most] = [0.9, 0.99];
const runs = Array.from({ length: repetitions }, (_, r) => r);

/** Within three standard errors of the mean over repetitions, and what is allowed beside. */
function expectUnbiased(found: { bias: number; deviation: number }, allowed = 0) {
  const limit = (3 * found.deviation) / Math.sqrt(repetitions) + allowed;
  expect(Math.abs(found.bias)).toBeLessThanOrEqual(limit);
}

describe("competing exits with known hazards (case 5)", () => {
  const choice = { variance: "jackknife", scale: "plain" } as const;
  const days = [90, 180, 365, 730];
  const all = runs.map((r) => incidenceCurves(competingExits(r), choice));
  const read = (values: Float64Array, r: number, of: readonly [number, number, number]): number => {
    const [group, cause, day] = of;
    return values[cause * all[r].time.length + placeAt(all[r], group, day)];
  };

  test("the first repetition has R's figures", () => {
    // survfit of R's survival 3.5-3 on the same draws, with its jackknife errors.
    expect(read(all[0].incidence, 0, [0, 0, 90])).toBeCloseTo(0.15259558753, 9);
    expect(read(all[0].incidenceError, 0, [0, 0, 90])).toBeCloseTo(0.011474190213, 9);
    expect(read(all[0].incidence, 0, [1, 3, 730])).toBeCloseTo(0.10917798484, 9);
    expect(read(all[0].incidenceError, 0, [1, 3, 730])).toBeCloseTo(0.012894089542, 9);
    const difference =
      read(all[0].incidence, 0, [1, 0, 365]) - read(all[0].incidence, 0, [0, 0, 365]);
    expect(difference).toBeCloseTo(0.089713815016, 9);
  });

  test("every share out is on its true value, and its interval holds it as often as it says", () => {
    let held = 0;
    for (const group of [0, 1] as const) {
      for (const cause of [0, 1, 2, 3]) {
        for (const day of days) {
          const truth = trueShareOut(group, cause, day);
          const estimates = runs.map((r) => read(all[r].incidence, r, [group, cause, day]));
          const errors = runs.map((r) => read(all[r].incidenceError, r, [group, cause, day]));
          const found = summary(estimates, errors, truth);
          // Thirty-two figures: one in a few hundred is past three standard errors by chance.
          expectUnbiased(found, found.deviation / Math.sqrt(repetitions));
          expect(found.coverage).toBeGreaterThanOrEqual(least);
          held += found.coverage;
        }
      }
    }
    expect(held / 32).toBeGreaterThan(0.935);
    expect(held / 32).toBeLessThan(0.965);
  });

  test("one minus Kaplan–Meier for a cause is visibly wrong: 42 % instead of 35 %", () => {
    const wrong = runs.map((r) => {
      const spells = competingExits(r);
      const cause = spells.cause.map((code) => Number(code === 1));
      const curves = survivalCurves({ ...spells, cause }, { variance: "none", scale: "plain" });
      return 1 - curves.survival[placeAt(curves, 0, 365)];
    });
    const found = summary(wrong, wrong, trueShareOut(0, 0, 365));
    expect(found.bias).toBeGreaterThan(0.05);
  });
});

describe("repeated spells that resemble each other (case 6)", () => {
  const fits = runs.map((r) => {
    const spells = repeatedSpells(r);
    const fit = fitCox({ ...spells, ties: "efron" });
    if (fit.kind !== "fit") throw new Error(fit.kind);
    const robust = robustCovariance(fit, spells.person);
    const errorsOf = (values: Float64Array): number[] =>
      repeatedTruth.map((_, j) => Math.sqrt(values[j + 5 * j]));
    return { fit, naive: errorsOf(fit.covariance.values), robust: errorsOf(robust.values) };
  });

  test("the first repetition has R's figures", () => {
    const [{ fit, naive, robust }] = fits;
    const wanted = [0.44353768118, -0.39585527632, 0.27091604327, 0.46235253838, -0.13753157876];
    const person = [0.046658633579, 0.049967387535, 0.049686496681, 0.093346998526, 0.093424704657];
    for (const j of [0, 1, 2, 3, 4]) {
      expect(fit.coefficients[j]).toBeCloseTo(wanted[j], 8);
      expect(robust[j]).toBeCloseTo(person[j], 8);
    }
    expect(naive[0]).toBeCloseTo(0.036235779677, 8);
    expect(fit.logLikelihood).toBeCloseTo(-5232.4966087299, 6);
  });

  test("coefficients are on the truth; intervals by person hold it, naive ones too seldom", () => {
    let [naiveHeld, robustHeld] = [0, 0];
    for (const [j, truth] of repeatedTruth.entries()) {
      const estimates = fits.map(({ fit }) => fit.coefficients[j]);
      const found = summary(
        estimates,
        fits.map(({ robust }) => robust[j]),
        truth,
      );
      expectUnbiased(found, 0.02);
      expect(found.coverage).toBeGreaterThanOrEqual(least);
      expect(found.coverage).toBeLessThanOrEqual(most);
      robustHeld += found.coverage / 5;
      naiveHeld +=
        summary(
          estimates,
          fits.map(({ naive }) => naive[j]),
          truth,
        ).coverage / 5;
    }
    expect(robustHeld).toBeGreaterThan(0.91);
    expect(naiveHeld).toBeLessThan(0.9);
  });
});
