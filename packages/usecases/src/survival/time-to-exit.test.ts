import { normalQuantile, uniform } from "@luotsi/numerics";
import { describe, expect, test } from "vitest";

import { designColumns } from "./design-columns.ts";
import { timeToExit, type TimeToExitQuestion } from "./time-to-exit.ts";

const n = 6000;
const months = 24;
/** Monthly log odds of work and of education: a level, and what a year of schooling more and age do. */
const truth = [
  { level: -2.2, schooling: 0.5, age: -0.3 },
  { level: -3.5, schooling: 0, age: -0.6 },
] as const;

function chances(schooling: number, age: number): readonly number[] {
  return truth.map(
    (each) => 1 / (1 + Math.exp(-(each.level + each.schooling * schooling + each.age * age))),
  );
}

/** Spells with known chances, cut off at random. */
function spells(): Omit<TimeToExitQuestion, "groups" | "horizons"> {
  const draw = (stream: number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => uniform(77, stream, i));
  const schooling = draw(1).map(normalQuantile);
  const age = draw(2).map(normalQuantile);
  const last = Int32Array.from(draw(3), (u) => 3 + Math.floor(u * (months - 2)));
  const cause = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const [work = 0, education = 0] = chances(schooling[i] ?? 0, age[i] ?? 0);
    for (let t = 1; t <= (last[i] ?? 0); t++) {
      const u = uniform(77, 100 + t, i);
      if (u >= work + education) continue;
      last[i] = t;
      cause[i] = u < work ? 1 : 2;
    }
  }
  const numbers = [
    { name: "schooling", values: schooling },
    { name: "age", values: age },
  ];
  return {
    months: last,
    first: undefined,
    cause,
    causes: ["work", "education"],
    design: designColumns({ numbers, classes: [] }),
    person: Int32Array.from({ length: n }, (_, i) => i >> 1),
    seed: 1,
  };
}

/** By recursion over the months. */
function trueShares(schooling: number, age: number, horizon: number): readonly number[] {
  const [work = 0, education = 0] = chances(schooling, age);
  let stay = 1;
  let [inWork, inEducation] = [0, 0];
  for (let t = 0; t < horizon; t++) {
    inWork += stay * work;
    inEducation += stay * education;
    stay *= 1 - work - education;
  }
  return [stay, inWork, inEducation];
}

describe("time to work for a group of people", () => {
  const groups = [
    { name: "schooled", covariates: Float64Array.of(1, 0) },
    { name: "older", covariates: Float64Array.of(0, 1) },
  ];
  const found = timeToExit({ ...spells(), groups, horizons: [3, 6, 12] });
  if (found.kind !== "forecast") throw new Error(found.kind);

  test("shares at each horizon are near the truth and add up to one", () => {
    for (const { name, horizons } of found.groups) {
      const [schooling, age] = name === "schooled" ? [1, 0] : [0, 1];
      for (const { months: horizon, stillIn, out, stillInError, outError } of horizons) {
        const [stay = 0, work = 0, education = 0] = trueShares(schooling, age, horizon);
        const near = (value: number, wanted: number, error: number, what: string) => {
          expect(error, what).toBeGreaterThan(0.001);
          expect(error, what).toBeLessThan(0.02);
          expect(Math.abs(value - wanted), `${name} ${horizon} ${what}`).toBeLessThan(3.5 * error);
        };
        near(stillIn, stay, stillInError, "still in");
        near(out["work"] ?? 0, work, outError["work"] ?? 0, "work");
        near(out["education"] ?? 0, education, outError["education"] ?? 0, "education");
        expect(stillIn + (out["work"] ?? 0) + (out["education"] ?? 0)).toBeCloseTo(1, 10);
      }
    }
    expect(found.groups.map(({ medianMonth }) => medianMonth)).toEqual([4, 8]);
  });

  test("on persons it had not seen the predictions come true", () => {
    for (const { months: horizon, result } of found.calibration) {
      if (result.kind !== "calibration") throw new Error(result.kind);
      if (result.slope.kind !== "line" || result.intercept.kind !== "line")
        throw new Error("a line");
      expect(Math.abs(result.slope.value - 1), `${horizon}`).toBeLessThan(
        3 * result.slope.standardError + 0.05,
      );
      expect(Math.abs(result.intercept.value)).toBeLessThan(
        3 * result.intercept.standardError + 0.05,
      );
      expect(result.expectedError).toBeLessThan(0.04);
      expect(result.brier).toBeLessThan(result.brierOfMean);
    }
  });

  test("a cause nobody left for is said", () => {
    const none = { ...spells(), causes: ["work", "education", "moon"], groups, horizons: [6] };
    expect(timeToExit(none)).toEqual({ kind: "no_events", cause: "moon" });
  });
});
