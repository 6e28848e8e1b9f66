import { readFileSync } from "node:fs";

import { uniform } from "@luotsi/numerics";
import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { summary } from "../seeded-spells-for-tests.ts";
import { monthBands } from "./duration-baseline.ts";
import {
  fitDiscrete,
  robustDiscreteCovariance,
  type DiscreteFit,
  type DiscreteQuestion,
} from "./fit-discrete.ts";
import { forecastErrors } from "./forecast-errors.ts";
import { predictExits } from "./predict-exits.ts";
import { monthlySpells, monthlyTruth } from "./seeded-months-for-tests.ts";

// Made by tools/golden/survival.R: glm on a row a month, R 4.2.2.
const golden = JSON.parse(
  readFileSync(new URL("../survival.golden.json", import.meta.url), "utf8"),
);
const { data, discrete } = golden;
const numbers = (values: readonly number[]): Float64Array => Float64Array.from(values);
const spells = {
  months: Int32Array.from(discrete.month),
  event: Uint8Array.from(data.event),
  columns: [numbers(data.x1), numbers(data.x2)],
};
const line = { kind: "line" } as const;

/** Forty repetitions with widened ranges; SURVIVAL_REPETITIONS=200 runs them all. */
const repetitions = Number(process.env["SURVIVAL_REPETITIONS"] ?? 40);
const [least, most] = repetitions >= 200 ? [0.9, 0.99] : [0.85, 1];

function fitted(question: DiscreteQuestion): DiscreteFit {
  const fit = fitDiscrete(question);
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

interface Wanted {
  readonly coef: readonly number[];
  readonly seExpected: readonly number[];
  readonly clusterExpected: readonly number[];
  readonly loglik: number;
}

/** R's order: the level, the covariates, the slope; or the levels of bands, then the covariates. */
function expectFit(question: DiscreteQuestion, wanted: Wanted, order: readonly number[]) {
  const fit = fitted(question);
  const all = [...fit.coefficients, ...fit.baseline];
  const robust = errors(robustDiscreteCovariance(fit, Int32Array.from(data.id)));
  for (const [k, at] of order.entries()) {
    expectNear(all[at], wanted.coef[k], 1e-7, `coefficient ${k}`);
    expectNear(errors(fit.covariance)[at], wanted.seExpected[k], 1e-6, `error ${k}`);
    expectNear(robust[at], wanted.clusterExpected[k], 1e-6, `error by person ${k}`);
  }
  expectNear(fit.logLikelihood, wanted.loglik, 1e-9, "log-likelihood");
}

describe("monthly exits as R's glm fits them on a row a month", () => {
  const linear = [2, 0, 1, 3];
  test("logit and complementary log-log, on a line of duration", () => {
    expectFit({ ...spells, link: "logit", baseline: line }, discrete.logitLine, linear);
    expectFit({ ...spells, link: "cloglog", baseline: line }, discrete.cloglogLine, linear);
  });

  test("a level for each month to the seventh and one for the rest", () => {
    const baseline = { kind: "bands", starts: [1, 2, 3, 4, 5, 6, 7, 8] } as const;
    const order = [2, 3, 4, 5, 6, 7, 8, 9, 0, 1];
    expectFit({ ...spells, link: "logit", baseline }, discrete.logitMonths, order);
  });

  test("one of several causes, weighted", () => {
    const event = Uint8Array.from(data.cause, (cause) => Number(cause === 1));
    const weights = numbers(data.weight);
    expectFit(
      { ...spells, event, weights, link: "logit", baseline: line },
      discrete.logitJob,
      linear,
    );
  });

  test("late entry", () => {
    const first = Int32Array.from(discrete.first);
    expectFit({ ...spells, first, link: "logit", baseline: line }, discrete.logitEntry, linear);
  });
});

describe("monthly exits with a known hazard (case 7)", () => {
  const fits = Array.from({ length: repetitions }, (_, r) =>
    fitted({ ...monthlySpells(r), link: "logit", baseline: line }),
  );
  const order = [2, 0, 1, 3];

  test("the first repetition has R's figures", () => {
    const wanted = [-1.9444792042, 0.39724144309, -0.688065472, -0.054967752602];
    const wantedErrors = [0.051566868321, 0.033395838189, 0.071114642062, 0.0064441642332];
    const all = [...fits[0].coefficients, ...fits[0].baseline];
    for (const [k, at] of order.entries()) {
      expect(all[at]).toBeCloseTo(wanted[k], 7);
      expect(errors(fits[0].covariance)[at]).toBeCloseTo(wantedErrors[k], 7);
    }
    expect(fits[0].personMonths).toBe(14057);
  });

  test("coefficients are on the truth and their intervals hold it", () => {
    for (const [k, at] of order.entries()) {
      const estimates = fits.map((fit) => [...fit.coefficients, ...fit.baseline][at]);
      const found = summary(
        estimates,
        fits.map((fit) => errors(fit.covariance)[at]),
        monthlyTruth[k],
      );
      expect(Math.abs(found.bias)).toBeLessThanOrEqual(
        (3 * found.deviation) / Math.sqrt(repetitions),
      );
      expect(found.coverage).toBeGreaterThanOrEqual(least);
      expect(found.coverage).toBeLessThanOrEqual(most);
    }
  });
});

describe("the bands of a baseline", () => {
  test("months one by one to 24, then half years; those without an exit join the ones before", () => {
    const months = Int32Array.from({ length: 40 }, (_, i) => i + 1);
    const all = monthBands(months, new Uint8Array(40).fill(1));
    const first = Array.from({ length: 24 }, (_, i) => i + 1);
    expect(all).toEqual({ kind: "bands", starts: [...first, 25, 31, 37] });
    const rare = monthBands(
      months,
      Uint8Array.from(months, (month) => Number(month === 3 || month === 5)),
    );
    expect(rare).toEqual({ kind: "bands", starts: [1, 4] });
    expect(monthBands(months, new Uint8Array(40))).toEqual({ kind: "bands", starts: [1] });
  });
});

describe("what awaits a person", () => {
  test("without covariates the forecast is the life table", () => {
    const none = { months: Int32Array.of(1, 2, 2, 3, 3, 3), columns: [], link: "logit" } as const;
    const causes = [1, 2].map((cause) =>
      Uint8Array.of(1, 2, 1, 0, 2, 1).map((code) => Number(code === cause)),
    );
    const fits = causes.map((event) =>
      fitted({ ...none, event, baseline: { kind: "bands", starts: [1, 2, 3] } }),
    );
    const found = predictExits(fits, new Float64Array(0), 4);
    // Month 1: one of six to cause 1; month 2: one of five to each; month 3: one of three to each.
    const [a, b, c] = [5 / 6, 3 / 5, 1 / 3];
    for (const [t, wanted] of [a, a * b, a * b * c].entries())
      expect(found.survival[t]).toBeCloseTo(wanted, 6);
    expect(found.out[2]).toBeCloseTo(1 / 6 + a / 5 + (a * b) / 3, 6);
    expect(found.out[4 + 2]).toBeCloseTo(a / 5 + (a * b) / 3, 4);
    expect(found.survival[3] + found.out[3] + found.out[7]).toBeCloseTo(1, 12);
  });

  test("without covariates the error of the share still in is Greenwood's, and of the share out the same", () => {
    const months = Int32Array.of(1, 2, 2, 3, 3, 3, 3);
    const event = Uint8Array.of(1, 1, 0, 1, 0, 1, 0);
    for (const link of ["logit", "cloglog"] as const) {
      const baseline = { kind: "bands", starts: [1, 2, 3] } as const;
      const fit = fitted({ months, event, columns: [], link, baseline });
      const covariates = new Float64Array(0);
      const found = predictExits([fit], covariates, 3);
      const of = { covariates, covariances: [fit.covariance] };
      const { survival, out } = forecastErrors(found, [fit], of);
      // Exits 1 of 7, 1 of 6, 2 of 4.
      const sums = [1 / 42, 1 / 42 + 1 / 30, 1 / 42 + 1 / 30 + 2 / 8];
      for (const [t, sum] of sums.entries()) {
        expect(survival[t]).toBeCloseTo(found.survival[t] * Math.sqrt(sum), 6);
        expect(out[t]).toBeCloseTo(survival[t], 10);
      }
    }
  });

  test("chances that pass one together are scaled", () => {
    const sure = {
      months: Int32Array.of(1, 1, 1, 1, 2),
      columns: [],
      link: "cloglog",
      baseline: { kind: "bands", starts: [1] },
    } as const;
    const fit = fitted({ ...sure, event: Uint8Array.of(1, 1, 1, 1, 1) });
    const found = predictExits([fit, fit], new Float64Array(0), 2);
    expect(found.survival[0]).toBe(0);
    expect(found.out[0] + found.out[2]).toBeCloseTo(1, 12);
  });
});

describe("degenerate and turned-about spells", () => {
  const of = (months: number[], event: number[], x: number[]): DiscreteQuestion => ({
    months: Int32Array.from(months),
    event: Uint8Array.from(event),
    columns: [numbers(x)],
    link: "logit",
    baseline: { kind: "bands", starts: [1] },
  });

  test("nothing happens; a column that never varies; a class without exits; one person", () => {
    expect(fitDiscrete(of([2, 3], [0, 0], [1, 2]))).toEqual({ kind: "no_events" });
    expect(fitted(of([2, 3, 1], [1, 0, 1], [4, 4, 4])).status).toEqual(["constant", "estimated"]);
    const apart = fitted(of([2, 3, 1, 4, 4], [1, 0, 1, 0, 0], [0, 0, 0, 1, 1]));
    expect(apart.status[0]).toBe("infinite");
    const alone = fitDiscrete(of([1], [1], [3]));
    if (alone.kind === "fit")
      expect(
        [...alone.baseline, ...alone.covariance.values].every((value) => Number.isFinite(value)),
      ).toBe(true);
    expect(() => fitDiscrete(of([0], [1], [1]))).toThrow("month");
    expect(() => fitDiscrete(of([1], [1], [Infinity]))).toThrow("finite");
  });

  test("row order does not matter, nor a covariate's scale to others, and a weight is so many rows", () => {
    assert(
      property(integer({ min: 1, max: 1e6 }), (seed) => {
        const n = 60;
        const [a, b, x] = [1, 2, 3].map((stream) =>
          Float64Array.from({ length: n }, (_, i) => uniform(seed, stream, i)),
        );
        const months = Int32Array.from(a, (u) => 1 + Math.floor(8 * u));
        const event = Uint8Array.from(b, (u) => Number(u < 0.7));
        const weights = x.map((_, i) => 1 + (i % 2));
        const question = {
          months,
          event,
          columns: [x],
          weights,
          link: seed % 2 === 0 ? "logit" : "cloglog",
          baseline: line,
        } as const;
        const base = fitted(question);
        const twice = Array.from(weights, (weight, i) => (weight === 2 ? [i, i] : [i]))
          .flat()
          .toReversed();
        const many = fitted({
          months: Int32Array.from(twice, (i) => months[i]),
          event: Uint8Array.from(twice, (i) => event[i]),
          columns: [numbers(twice.map((i) => 7 - 100 * x[i]))],
          link: question.link,
          baseline: line,
        });
        expectNear(-100 * many.coefficients[0], base.coefficients[0], 1e-6, "coefficient");
        expectNear(many.baseline[1], base.baseline[1], 1e-6, "slope");
        expectNear(many.logLikelihood, base.logLikelihood, 1e-9, "log-likelihood");
      }),
      { numRuns: 30 },
    );
  });
});
