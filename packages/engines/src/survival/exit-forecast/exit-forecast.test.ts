import { readFileSync } from "node:fs";

import { uniform } from "@luotsi/numerics";
import { describe, expect, test } from "vitest";

import { orderConcordance } from "../calibration/order-concordance.ts";
import { predictCox } from "../cox/baseline-hazard.ts";
import type { CoxTies } from "../cox/cox-question.ts";
import { fitCox, type CoxFit } from "../cox/fit-cox.ts";
import { influenceModel } from "../cox/influence.ts";
import { summary } from "../seeded-spells-for-tests.ts";
import { groupCurves, groupErrors, sharesOut } from "./forecast-group.ts";
import { joinHazards } from "./joint-hazards.ts";

// Made by tools/golden/survival.R with R 4.2.2 and survival 3.5-3.
const golden = JSON.parse(
  readFileSync(new URL("../survival.golden.json", import.meta.url), "utf8"),
);
const { data } = golden;
const numbers = (values: readonly number[]): Float64Array => Float64Array.from(values);
const stop = numbers(data.day);
const columns = ["x1", "x2", "x3"].map((name) => numbers(data[name]));

interface Spells {
  readonly stop: Float64Array;
  readonly cause: ArrayLike<number>;
  readonly columns: readonly Float64Array[];
  readonly weights?: Float64Array;
  readonly start?: Float64Array;
}

function fitCauses(
  { cause, ...spells }: Spells,
  causes: readonly number[],
  ties: CoxTies,
): CoxFit[] {
  return causes.map((which) => {
    const event = Uint8Array.from(cause, (code) => Number(code === which));
    const fit = fitCox({ ...spells, event, ties });
    if (fit.kind !== "fit") throw new Error(fit.kind);
    return fit;
  });
}

const lastUpTo = (times: Float64Array, time: number): number =>
  times.findLastIndex((each) => each <= time);

describe.each(["efron", "breslow"] as const)("shares by a Cox model a cause, %s", (ties) => {
  const spells = { stop, cause: data.cause, columns };
  const hazards = joinHazards(fitCauses(spells, [1, 2, 3], ties));
  const wanted = golden.joint[ties];
  const profiles = [numbers([0.5, -0.8]), numbers([1, 0]), numbers([2, 4])];

  test("of one person and of a group are R's", () => {
    const alone = groupCurves(hazards, {
      columns: profiles.map((column) => column.subarray(0, 1)),
      counts: numbers([1]),
    });
    const group = groupCurves(hazards, { columns: profiles, counts: numbers([1, 2]) });
    const width = hazards.times.length;
    for (const [found, states] of [
      [alone, wanted.one],
      [group, wanted.mean],
    ]) {
      for (const [k, time] of wanted.time.entries()) {
        const at = lastUpTo(hazards.times, time);
        if (at < 0) continue;
        expect(found.stay[at], `in ${time}`).toBeCloseTo(states[0][k], 9);
        for (const cause of [0, 1, 2]) {
          expect(found.out[cause * width + at], `out ${time}`).toBeCloseTo(states[cause + 1][k], 9);
        }
      }
    }
    const own = sharesOut(hazards, profiles, { rows: 2, cause: 1, times: [20, 0] });
    const at = width + lastUpTo(hazards.times, 20);
    expect((own[0][0] + 2 * own[0][1]) / 3).toBeCloseTo(group.out[at], 12);
    expect([...own[1]]).toEqual([0, 0]);
  });

  test("errors are what a little more weight on each person changes", () => {
    const people = { columns: profiles, counts: numbers([1, 2]) };
    const models = hazards.fits.map(influenceModel);
    const cluster = Int32Array.from(data.id);
    const times = [10, 30];
    const found = groupErrors(hazards, people, { models, cluster, times });
    const sums = Array.from({ length: found.length }, () => new Map<number, number>());
    const step = 1e-4;
    const figures = (row: number, sign: number): number[] => {
      const weights = Float64Array.from(stop, (_, i) => (i === row ? 1 + sign * step : 1));
      const moved = joinHazards(fitCauses({ ...spells, weights }, [1, 2, 3], ties));
      const curves = groupCurves(moved, people);
      const width = moved.times.length;
      return times.flatMap((time) => {
        const at = lastUpTo(moved.times, time);
        return [curves.stay[at], ...[0, 1, 2].map((k) => curves.out[k * width + at])];
      });
    };
    for (const row of stop.keys()) {
      const [up, down] = [figures(row, 1), figures(row, -1)];
      for (const [f, sum] of sums.entries()) {
        const person = data.id[row];
        sum.set(person, (sum.get(person) ?? 0) + (up[f] - down[f]) / (2 * step));
      }
    }
    for (const [f, sum] of sums.entries()) {
      const wantedError = Math.hypot(...sum.values());
      expect(found[f] / wantedError, `figure ${f}`).toBeCloseTo(1, 4);
    }
  });
});

test("with one cause the share still in is Cox's own survival, late entry too", () => {
  const spells = { stop, cause: data.event, columns, start: numbers(data.entry) };
  const [fit] = fitCauses(spells, [1], "efron");
  const profile = numbers([0.5, 1, 2]);
  const wanted = predictCox(fit, { covariates: profile, offset: 0, stratum: 0 }, "log");
  const people = { columns: Array.from(profile, (x) => numbers([x])), counts: numbers([4]) };
  const { stay } = groupCurves(joinHazards([fit]), people);
  for (const [p, share] of wanted.survival.entries()) expect(stay[p]).toBeCloseTo(share, 12);
});

test("nobody's share is no number, however far from the data a person is", () => {
  const hazards = joinHazards(fitCauses({ stop, cause: data.cause, columns }, [1, 2], "efron"));
  const far = [numbers([1e8, -1e8]), numbers([1, 1]), numbers([0, 0])];
  const models = hazards.fits.map(influenceModel);
  const people = { columns: far, counts: numbers([1, 1]) };
  const { stay, out } = groupCurves(hazards, people);
  const errors = groupErrors(hazards, people, { models, cluster: undefined, times: [30] });
  for (const value of [...stay, ...out]) expect(value >= 0 && value <= 1 + 1e-12).toBe(true);
  expect([...errors].every((error) => Number.isFinite(error))).toBe(true);
});

test("concordance by a horizon is R's, with exits for other causes as never for this one", () => {
  const cause = Uint8Array.from(data.cause);
  const of = (name: string) =>
    orderConcordance({ predicted: numbers(data[name]), time: stop, cause, horizon: 30 });
  expect(of("x1")).toBeCloseTo(1 - golden.order.one, 10);
  expect(of("x3")).toBeCloseTo(1 - golden.order.tied, 10);
  const none = { predicted: numbers([1]), time: numbers([3]), cause: Uint8Array.of(1), horizon: 9 };
  expect(orderConcordance(none)).toBeUndefined();
});

describe("over seeded samples with two spells a person", () => {
  const repetitions = 60;
  const b = [0.5, -0.4] as const;
  const rates = (x1: number, x2: number): readonly [number, number] => [
    0.006 * Math.exp(b[0] * x1 + b[1] * x2),
    0.002 * Math.exp(0.3 * x2),
  ];
  const trueOut = (job: number, other: number, day: number): number =>
    (job / (job + other)) * (1 - Math.exp(-(job + other) * day));

  test("the shares are on the truth and the intervals hold it as often as they say", () => {
    const group = {
      columns: [numbers([1, 0, -1]), numbers([0, 1, 1])],
      counts: numbers([2, 1, 1]),
    };
    const truth = [0, 1, 2].reduce((sum, i) => {
      const [job, other] = rates(group.columns[0][i], group.columns[1][i]);
      return sum + (group.counts[i] / 4) * trueOut(job, other, 120);
    }, 0);
    const [estimates, errors]: [number[], number[]] = [[], []];
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const n = 400;
      const draw = (stream: number, i: number): number => uniform(4100 + repetition, stream, i);
      const person = Int32Array.from({ length: n }, (_, i) => i >> 1);
      const x1 = Float64Array.from(person, (k) => Math.floor(draw(1, k) * 3) - 1);
      const x2 = Float64Array.from(person, (k) => Number(draw(2, k) < 0.5));
      const cause = new Uint8Array(n);
      const time = Float64Array.from(person, (_, i) => {
        const [job, other] = rates(x1[i], x2[i]);
        const exit = Math.ceil(-Math.log(draw(3, i)) / (job + other));
        const end = 30 + Math.floor(draw(4, i) * 300);
        if (exit <= end) cause[i] = draw(5, i) < job / (job + other) ? 1 : 2;
        return Math.min(exit, end);
      });
      const fits = fitCauses({ stop: time, cause, columns: [x1, x2] }, [1, 2], "efron");
      const hazards = joinHazards(fits);
      const models = fits.map(influenceModel);
      const [, error] = groupErrors(hazards, group, { models, cluster: person, times: [120] });
      const { out } = groupCurves(hazards, group);
      estimates.push(out[lastUpTo(hazards.times, 120)]);
      errors.push(error);
    }
    const { bias, deviation, coverage } = summary(estimates, errors, truth);
    expect(Math.abs(bias)).toBeLessThan((3 * deviation) / Math.sqrt(repetitions) + 0.003);
    expect(coverage).toBeGreaterThanOrEqual(0.85);
    const meanError = errors.reduce((sum, error) => sum + error, 0) / repetitions;
    expect(meanError / deviation).toBeGreaterThan(0.8);
    expect(meanError / deviation).toBeLessThan(1.25);
  });
});
