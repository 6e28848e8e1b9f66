import { expect, test } from "vitest";

import { normalQuantile, uniform } from "@luotsi/numerics";

import { deviationAhead, learnErrors, type SeenError } from "./error-model.ts";

const fit = { variance: 4, alpha: 0.3, length: 60 };

/** Twelve origins, six horizons; the error at h is h draws of a walk with deviation `step`. */
function walks(step: number, origins: number): readonly SeenError[] {
  return Array.from({ length: origins }, (_, k) => {
    let error = 0;
    return Array.from({ length: 6 }, (__, i) => {
      error += step * normalQuantile(uniform(5, k, i));
      return { origin: 40 + k, ahead: i + 1, error };
    });
  }).flat();
}

test("without a back-test the in-sample variance stands, with Student's wider limits", () => {
  const model = learnErrors([], { ...fit, length: 8 });
  expect(model.variance).toBe(4);
  // Student's t with five degrees of freedom: 0.727, 1.476, 2.571.
  expect(model.halfWidths[0]).toBeCloseTo(0.727, 2);
  expect(model.halfWidths[1]).toBeCloseTo(1.476, 2);
  expect(model.halfWidths[2]).toBeCloseTo(2.571, 1);
});

test("with many observations and no back-test the limits are the normal ones", () => {
  const model = learnErrors([], { ...fit, length: 10_000 });
  expect(model.halfWidths[2]).toBeCloseTo(1.96, 2);
});

test("errors of a walk are learnt to grow and to hang together", () => {
  const model = learnErrors(walks(2, 40), fit);
  expect(deviationAhead(model, 6) / deviationAhead(model, 1)).toBeGreaterThan(1.8);
  expect(Math.abs(deviationAhead(model, 6) / (2 * Math.sqrt(6)) - 1)).toBeLessThan(0.25);
  expect(model.correlation).toBeGreaterThan(0.75);
});

test("errors three times larger than the fit widen the model, the more the more origins saw them", () => {
  function threeTimes(origins: number): number {
    const errors = Array.from({ length: origins }, (_, k) => ({ origin: k, ahead: 1, error: 6 }));
    return learnErrors(errors, fit).variance;
  }
  // The in-sample variance 4 counts for three origins beside the back-tested 36.
  expect(threeTimes(1)).toBeCloseTo((1 * 36 + 3 * 4) / 4, 12);
  expect(threeTimes(9)).toBeCloseTo((9 * 36 + 3 * 4) / 12, 12);
});

test("perfect forecasts of a perfect fit leave no width and no NaN", () => {
  const errors = walks(0, 5);
  const model = learnErrors(errors, { ...fit, variance: 0 });
  expect(model.variance).toBe(0);
  expect(deviationAhead(model, 6)).toBe(0);
  expect(Object.values(model).flat().every(Number.isFinite)).toBe(true);
});
