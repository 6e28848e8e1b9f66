import { uniform } from "@luotsi/numerics";
import { describe, expect, test } from "vitest";

import { monthlySpells, monthlyTruth } from "../discrete/seeded-months-for-tests.ts";
import { calibrate, type Calibration, type CalibrationQuestion } from "./calibration.ts";

const found = (question: CalibrationQuestion): Calibration => {
  const outcome = calibrate(question);
  if (outcome.kind !== "calibration") throw new Error(outcome.kind);
  return outcome;
};
const numbers = (values: readonly number[]): Float64Array => Float64Array.from(values);

describe("predictions by hand", () => {
  test("without censoring the score is the mean squared error and bins are plain shares", () => {
    const result = found({
      predicted: numbers([0.1, 0.2, 0.8, 0.9]),
      time: numbers([9, 3, 2, 9]),
      cause: Uint8Array.of(1, 1, 1, 1),
      horizon: 5,
      bins: 2,
    });
    expect(result.brier).toBeCloseTo((0.01 + 0.64 + 0.04 + 0.81) / 4, 12);
    expect(result.observed).toBeCloseTo(0.5, 12);
    expect(result.known).toBe(4);
    expect(result.bins.map(({ observed }) => observed)).toEqual([0.5, 0.5]);
    expect(result.expectedError).toBeCloseTo((0.35 + 0.35) / 2, 12);
  });

  test("those censored before the horizon are stood for by those followed longer", () => {
    // Censored on day 2 of three still there: everybody known later counts 3/2; the exit on day 2 came first and counts 1.
    const result = found({
      predicted: numbers([0.5, 0.5, 0.5, 0.25]),
      time: numbers([2, 2, 4, 5]),
      cause: Uint8Array.of(1, 0, 1, 0),
      horizon: 5,
      bins: 1,
    });
    expect(result.known).toBe(3);
    expect(result.observed).toBeCloseTo((1 + 1.5) / 4, 12);
    expect(result.brier).toBeCloseTo((0.25 + 1.5 * 0.25 + 1.5 * 0.0625) / 4, 12);
  });

  test("an exit for another cause is no exit, but its outcome is known", () => {
    const result = found({
      predicted: numbers([0.5, 0.5, 0.5]),
      time: numbers([1, 2, 9]),
      cause: Uint8Array.of(1, 2, 0),
      horizon: 5,
      bins: 1,
    });
    expect(result.observed).toBeCloseTo(1 / 3, 12);
    expect(result.known).toBe(3);
  });

  test("follow-up that ends before the horizon, and outcomes that are all alike, are said", () => {
    const rows = { predicted: numbers([0.5, 0.5]), time: numbers([3, 4]), bins: 2 };
    expect(calibrate({ ...rows, cause: Uint8Array.of(1, 0), horizon: 5 })).toEqual({
      kind: "too_short",
      longest: 4,
    });
    expect(calibrate({ ...rows, cause: Uint8Array.of(0, 0), horizon: 3 })).toEqual({
      kind: "one_outcome",
    });
    expect(() =>
      calibrate({ ...rows, predicted: numbers([0.5, 2]), cause: Uint8Array.of(1, 0), horizon: 3 }),
    ).toThrow("chance");
  });
});

describe("predictions of spells with a known monthly hazard", () => {
  const horizon = 6;
  const [constant, b1, b2, slope] = monthlyTruth;
  const spells = Array.from({ length: 20 }, (_, r) => monthlySpells(r));
  const x1 = numbers(spells.flatMap(({ columns }) => [...columns[0]]));
  const x2 = numbers(spells.flatMap(({ columns }) => [...columns[1]]));
  const event = spells.flatMap((each) => [...each.event]);
  const n = event.length;
  // Some are lost on the way, at random.
  const end = Array.from({ length: n }, (_, i) => 1 + Math.floor(20 * uniform(5, 1, i)));
  const months = spells.flatMap((each) => [...each.months]);
  const time = numbers(months.map((month, i) => Math.min(month, end[i])));
  const cause = Uint8Array.from(months, (month, i) => Number(event[i] === 1 && month <= end[i]));
  const truth = x1.map((x, i) => {
    let stay = 1;
    for (let t = 0; t < horizon; t++)
      stay *= 1 - 1 / (1 + Math.exp(-(constant + slope * t + b1 * x + b2 * x2[i])));
    return 1 - stay;
  });
  const rows = { time, cause, horizon, bins: 10 };

  test("the truth is calibrated: nothing to add, slope one, every bin on its share", () => {
    const {
      intercept,
      slope: tilt,
      expectedError,
      brier,
      brierOfMean,
      bins,
    } = found({ ...rows, predicted: truth });
    if (intercept.kind !== "line" || tilt.kind !== "line") throw new Error("a line is expected");
    expect(Math.abs(intercept.value)).toBeLessThan(3 * intercept.standardError);
    expect(Math.abs(tilt.value - 1)).toBeLessThan(3 * tilt.standardError);
    expect(tilt.standardError).toBeLessThan(0.05);
    expect(expectedError).toBeLessThan(0.02);
    expect(brier).toBeLessThan(brierOfMean);
    expect(bins.length).toBe(10);
  });

  test("predictions twice too extreme have slope one half; too low ones ask for more", () => {
    const odds = (p: number): number => Math.log(p / (1 - p));
    const chance = (x: number): number => 1 / (1 + Math.exp(-x));
    const extreme = found({ ...rows, predicted: truth.map((p) => chance(2 * odds(p))) });
    if (extreme.slope.kind !== "line") throw new Error("a line is expected");
    expect(Math.abs(extreme.slope.value - 0.5)).toBeLessThan(3 * extreme.slope.standardError);
    const low = found({ ...rows, predicted: truth.map((p) => chance(odds(p) - 0.7)) });
    if (low.intercept.kind !== "line") throw new Error("a line is expected");
    expect(Math.abs(low.intercept.value - 0.7)).toBeLessThan(3 * low.intercept.standardError);
    expect(low.brier).toBeGreaterThan(found({ ...rows, predicted: truth }).brier);
  });

  test("rows twice over say no more than once when their person is told", () => {
    const few = Array.from({ length: 800 }, (_, i) => i);
    const of = (values: ArrayLike<number>, copies: number): number[] =>
      few.flatMap((i) => Array.from({ length: copies }, () => values[i]));
    const asked = (copies: number): CalibrationQuestion => ({
      predicted: numbers(of(truth, copies)),
      time: numbers(of(time, copies)),
      cause: Uint8Array.from(of(cause, copies)),
      horizon,
      bins: 10,
    });
    const once = found(asked(1));
    const cluster = Int32Array.from(few.flatMap((i) => [i, i]));
    const twice = found({ ...asked(2), cluster });
    const unaware = found(asked(2));
    const errorOf = ({ slope: tilt }: Calibration): number =>
      tilt.kind === "line" ? tilt.standardError : 0;
    expect(errorOf(twice) / errorOf(once)).toBeCloseTo(1, 9);
    expect(errorOf(unaware) / errorOf(once)).toBeCloseTo(Math.SQRT1_2, 9);
  });

  test("leaving the censored out instead is visibly wrong", () => {
    const kept = Array.from(time.keys()).filter((i) => cause[i] === 1 || time[i] >= horizon);
    const pick = (values: ArrayLike<number>): number[] => kept.map((i) => values[i]);
    const naive =
      pick(cause).filter((code, k) => code === 1 && time[kept[k]] <= horizon).length / kept.length;
    const right = found({ ...rows, predicted: truth });
    expect(naive - right.observed).toBeGreaterThan(0.03);
    expect(Math.abs(right.observed - right.meanPredicted)).toBeLessThan(0.01);
  });
});
