import { readFileSync } from "node:fs";

import { chiSquareUpperTail, uniform } from "@luotsi/numerics";
import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { sharedFile } from "../../../../../tools/shared-data.ts";
import {
  fitParametric,
  robustParametricCovariance,
  type ParametricFit,
  type ParametricQuestion,
} from "./fit-parametric.ts";
import { hazardForm } from "./hazard-form.ts";
import { millsRatio, type TimeDistribution } from "./time-law.ts";

// Made by tools/golden/survival.R with R 4.2.2 and survival 3.5-3.
const golden = JSON.parse(
  readFileSync(new URL("../survival.golden.json", import.meta.url), "utf8"),
);
const { data } = golden;
const numbers = (values: readonly number[]): Float64Array => Float64Array.from(values);
const laws = ["exponential", "weibull", "lognormal"] as const;
const plain = {
  time: numbers(data.day),
  event: Uint8Array.from(data.event),
  columns: ["x1", "x2", "x3"].map((name) => numbers(data[name])),
};

function fitted(question: ParametricQuestion): ParametricFit {
  const fit = fitParametric(question);
  if (fit.kind !== "fit") throw new Error(fit.kind);
  return fit;
}

function expectNear(actual: number, wanted: number, share: number, what: string) {
  const near = share * Math.max(1e-2, Math.abs(wanted));
  expect(Math.abs(actual - wanted), `${what}: ${actual} ${wanted}`).toBeLessThanOrEqual(near);
}

const errors = (matrix: { columns: number; values: Float64Array }): number[] =>
  Array.from({ length: matrix.columns }, (_, j) =>
    Math.sqrt(matrix.values[j + j * matrix.columns]),
  );

describe.each(laws)("durations as R's survreg fits them, %s", (law) => {
  test.each(["plain", "weighted"])("%s", (name) => {
    const wanted = golden.parametric[law][name];
    const more = name === "plain" ? {} : { weights: numbers(data.weight) };
    const fit = fitted({ ...plain, law, ...more });
    for (const [j, coefficient] of wanted.coef.entries()) {
      expectNear(fit.coefficients[j], coefficient, 1e-7, `coefficient ${j}`);
    }
    const found = errors(fit.covariance);
    for (const [j, error] of wanted.se.entries()) expectNear(found[j], error, 1e-6, `error ${j}`);
    expectNear(fit.scale, wanted.scale, 1e-7, "scale");
    expectNear(fit.nullLogLikelihood, wanted.loglik[0], 1e-9, "null log-likelihood");
    expectNear(fit.logLikelihood, wanted.loglik[1], 1e-9, "log-likelihood");
    const robust = errors(robustParametricCovariance(fit, Int32Array.from(data.id)));
    for (const [j, error] of wanted.robust.entries())
      expectNear(robust[j], error, 1e-6, `robust ${j}`);
  });

  test("late entry: people drawn with it are as those without it", () => {
    const n = 8000;
    const draws = (stream: number): Float64Array =>
      Float64Array.from({ length: n }, (_, i) => uniform(9, stream, i));
    const [x, e, entry] = [draws(1), draws(2), draws(3).map((u) => 60 * u)];
    const time = x.map((value, i) => Math.exp(4 + 0.5 * value) * (-Math.log(e[i])) ** 0.8);
    const isSeen = (_: number, i: number): boolean => time[i] > entry[i];
    const seen = {
      time: time.filter(isSeen),
      columns: [x.filter(isSeen)],
      event: new Uint8Array(n).fill(1).filter(isSeen),
    };
    const late = fitted({ ...seen, law, entry: entry.filter(isSeen) });
    const naive = fitted({ ...seen, law });
    const whole = fitted({ time, columns: [x], event: new Uint8Array(n).fill(1), law });
    if (law === "weibull") {
      expectNear(late.coefficients[0], 4, 0.02, "constant");
      expectNear(late.scale, 0.8, 0.05, "scale");
      expect(naive.coefficients[0]).toBeGreaterThan(4.15);
    } else expect(late.coefficients[0]).toBeLessThan(naive.coefficients[0]);
    expect(Number.isFinite(whole.logLikelihood)).toBe(true);
  });

  test("one person, ties only, a constant covariate, a class without events: numbers or a reason, never NaN", () => {
    const of = (time: number[], event: number[], x: number[]): ParametricQuestion => ({
      law,
      time: numbers(time),
      event: Uint8Array.from(event),
      columns: [numbers(x)],
    });
    expect(fitParametric(of([1, 2], [0, 0], [1, 2]))).toEqual({ kind: "no_events" });
    for (const question of [
      of([3], [1], [1]),
      of([3, 3, 3], [1, 1, 1], [1, 2, 3]),
      of([3, 4, 9], [1, 1, 1], [2, 2, 2]),
      of([3, 4, 9, 9, 9, 2], [1, 1, 1, 0, 0, 1], [0, 0, 0, 1, 1, 0]),
      of([1e-90, 1e90, 1], [1, 1, 0], [1e50, -1e50, 3]),
    ]) {
      const outcome = fitParametric(question);
      if (outcome.kind !== "fit") continue;
      const shown = [...outcome.coefficients, outcome.scale, ...outcome.covariance.values];
      expect(
        shown.every((value) => Number.isFinite(value)),
        `${law} ${question.time.join(" ")}`,
      ).toBe(true);
    }
    const apart = fitted(of([3, 4, 9, 9, 9, 2], [1, 1, 1, 0, 0, 1], [0, 0, 0, 1, 1, 0]));
    expect(apart.status).toEqual(["infinite"]);
    expect(fitted(of([3, 4, 9], [1, 1, 1], [2, 2, 2])).status).toEqual(["constant"]);
    expect(() => fitParametric(of([0], [1], [1]))).toThrow("above 0");
    expect(() => fitParametric(of([1], [1], [Number.NaN]))).toThrow("finite");
  });
});

test("the exponential is the Weibull of scale 1, and its hazard form is minus its coefficients", () => {
  const fit = fitted({ ...plain, law: "exponential" });
  const form = hazardForm(fit, fit.covariance);
  expect(form?.shape).toBe(1);
  expect([...(form?.coefficients ?? [])]).toEqual([...fit.coefficients.subarray(1)].map((b) => -b));
  const weibull = fitted({ ...plain, law: "weibull" });
  const wide = hazardForm(weibull, weibull.covariance);
  expectNear(wide?.coefficients[0] ?? 0, -weibull.coefficients[1] / weibull.scale, 1e-12, "ratio");
  expect(hazardForm(fitted({ ...plain, law: "lognormal" }), fit.covariance)).toBeUndefined();
});

test("the normal tail over its density is right near and far", () => {
  for (const z of [-8, -3, -0.5, 0, 0.3, 1, 2.5, 3.99, 4.01, 7, 12, 30]) {
    const half = chiSquareUpperTail(z * z, 1) / 2;
    const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    const wanted = (z >= 0 ? half : 1 - half) / density;
    expectNear(millsRatio(z) / wanted, 1, 1e-10, `${z}`);
  }
});

test("a unit of time moves the constant only; a covariate's scale its own coefficient; a weight is so many rows", () => {
  assert(
    property(integer({ min: 1, max: 1e6 }), (seed) => {
      const n = 40;
      const draws = (stream: number): Float64Array =>
        Float64Array.from({ length: n }, (_, i) => uniform(seed, stream, i));
      const [t, c, x] = [draws(1), draws(2), draws(3)];
      const law: TimeDistribution = laws[seed % 3];
      const weights = x.map((_, i) => 1 + (i % 2));
      const question = {
        law,
        time: t.map((u) => -30 * Math.log(u)),
        event: Uint8Array.from(c, (u) => Number(u < 0.8)),
        columns: [x],
        weights,
      };
      const base = fitted(question);
      const weeks = fitted({
        ...question,
        time: question.time.map((value) => value / 7),
        columns: [x.map((value) => 5 - 10 * value)],
      });
      expectNear(weeks.coefficients[1] * -10, base.coefficients[1], 1e-6, "coefficient");
      expectNear(weeks.scale, base.scale, 1e-6, "scale");
      const twice = Array.from(weights, (weight, i) => (weight === 2 ? [i, i] : [i])).flat();
      const many = fitted({
        law,
        time: numbers(twice.map((i) => question.time[i])),
        event: Uint8Array.from(twice, (i) => question.event[i]),
        columns: [numbers(twice.map((i) => x[i]))],
      });
      expectNear(many.coefficients[1], base.coefficients[1], 1e-6, "rows");
      expectNear(many.logLikelihood, base.logLikelihood, 1e-9, "log-likelihood");
    }),
    { numRuns: 30 },
  );
});

const results = sharedFile("data/unemployment-duration/reference-results.json");

test.skipIf(results === undefined)(
  "McCall, lung and veteran as R has them (shared/data/unemployment-duration)",
  () => {
    const reference = JSON.parse(readFileSync(results ?? "", "utf8"));
    const read = (name: string): ((heading: string) => string[]) => {
      const text = readFileSync(sharedFile(`data/unemployment-duration/${name}.csv`) ?? "", "utf8");
      const [head = "", ...lines] = text.trim().replaceAll('"', "").split("\n");
      const cells = lines.map((line) => line.split(","));
      return (heading) => cells.map((row) => row[head.split(",").indexOf(heading)] ?? "");
    };
    const of = (cells: readonly string[]): Float64Array =>
      Float64Array.from(cells, (cell) => (cell === "yes" ? 1 : cell === "no" ? 0 : Number(cell)));
    const expectFit = (
      question: ParametricQuestion,
      wanted: { coef: object; se: object; scale: number; loglik: number[] },
    ) => {
      const fit = fitted(question);
      const found = errors(fit.covariance);
      for (const [j, value] of Object.values(wanted.coef).entries())
        expectNear(fit.coefficients[j], value, 1e-4, `${j}`);
      for (const [j, value] of Object.values(wanted.se).entries())
        expectNear(found[j], value, 1e-4, `error ${j}`);
      expectNear(fit.scale, wanted.scale, 1e-4, "scale");
      expectNear(fit.logLikelihood, wanted.loglik[1], 1e-6, "log-likelihood");
    };
    const mccall = read("unempdur_mccall");
    const spells = {
      time: of(mccall("spell")),
      event: Uint8Array.from(of(mccall("censor1"))),
      columns: ["ui", "age", "logwage", "tenure", "reprate", "disrate"].map((name) =>
        of(mccall(name)),
      ),
    };
    expectFit({ ...spells, law: "weibull" }, reference.unempdur_mccall.weibull);
    expectFit({ ...spells, law: "exponential" }, reference.unempdur_mccall.exponential);
    const lung = read("survival_lung");
    const sick = {
      time: of(lung("time")),
      event: Uint8Array.from(of(lung("status")), (code) => code - 1),
    };
    expectFit(
      { ...sick, columns: [of(lung("age")), of(lung("sex"))], law: "weibull" },
      reference.lung.weibull,
    );
    const veteran = read("survival_veteran");
    const treated = { time: of(veteran("time")), event: Uint8Array.from(of(veteran("status"))) };
    expectFit(
      { ...treated, columns: [of(veteran("trt")), of(veteran("karno"))], law: "exponential" },
      reference.veteran.exponential,
    );
  },
);
