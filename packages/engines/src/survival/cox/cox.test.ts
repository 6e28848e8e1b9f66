import { readFileSync } from "node:fs";

import { uniform } from "@luotsi/numerics";
import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { predictCox } from "./baseline-hazard.ts";
import { concordanceOf } from "./concordance.ts";
import type { CoxQuestion, CoxTies } from "./cox-question.ts";
import { fitCox, type CoxFit } from "./fit-cox.ts";
import { proportionality } from "./proportionality.ts";
import { robustCovariance } from "./robust-covariance.ts";

// Made by tools/golden/survival.R with R 4.2.2 and survival 3.5-3.
const golden = JSON.parse(
  readFileSync(new URL("../survival.golden.json", import.meta.url), "utf8"),
);
const { data } = golden;
const numbers = (values: readonly number[]): Float64Array => Float64Array.from(values);
const codes = (values: readonly number[]): Int32Array => Int32Array.from(values);
const plain = {
  stop: numbers(data.day),
  event: Uint8Array.from(data.event),
  columns: ["x1", "x2", "x3"].map((name) => numbers(data[name])),
};
const more: Readonly<Record<string, Partial<CoxQuestion>>> = {
  plain: {},
  clustered: {},
  entry: { start: numbers(data.entry) },
  strata: { stratum: codes(data.stratum) },
  weighted: { weights: numbers(data.weight) },
  all: {
    start: numbers(data.entry),
    stratum: codes(data.stratum),
    weights: numbers(data.weight),
    offset: numbers(data.offset),
  },
};

function fitted(question: CoxQuestion): CoxFit {
  const fit = fitCox(question);
  if (fit.kind !== "fit") throw new Error(fit.kind);
  return fit;
}

function expectNear(actual: number, wanted: number, share: number, what: string) {
  const near = share * Math.max(1e-3, Math.abs(wanted));
  expect(Math.abs(actual - wanted), `${what}: ${actual} ${wanted}`).toBeLessThanOrEqual(near);
}

const errors = (matrix: { columns: number; values: Float64Array }): number[] =>
  Array.from({ length: matrix.columns }, (_, j) =>
    Math.sqrt(matrix.values[j + j * matrix.columns]),
  );

describe.each(["efron", "breslow"] as CoxTies[])(
  "Cox models as R's coxph fits them, %s",
  (ties) => {
    test.each(Object.keys(more))("%s", (name) => {
      const wanted = golden.cox[ties][name];
      const question: CoxQuestion = { ...plain, ties, ...more[name] };
      const fit = fitted(question);
      for (const [j, coefficient] of wanted.coef.entries()) {
        expectNear(fit.coefficients[j], coefficient, 1e-8, `coefficient ${j}`);
        expectNear(errors(fit.covariance)[j], wanted.se[j], 1e-8, `error ${j}`);
      }
      expectNear(fit.nullLogLikelihood, wanted.loglik[0], 1e-10, "null log-likelihood");
      expectNear(fit.logLikelihood, wanted.loglik[1], 1e-10, "log-likelihood");
      if (wanted.robust !== null) {
        const robust = errors(robustCovariance(fit, codes(data.id)));
        for (const [j, error] of wanted.robust.entries())
          expectNear(robust[j], error, 1e-7, `robust ${j}`);
      }
      expectNear(concordanceOf(fit)?.concordance ?? 0, wanted.concordance, 1e-10, "concordance");
      const { terms, all } = proportionality(question, fit, codes([0, 1, 2]));
      for (const [t, found] of [...terms, all].entries()) {
        expectNear(found?.chiSquare ?? -1, wanted.zph[t], 1e-6, `proportionality ${t}`);
        expectNear(found?.p ?? -1, wanted.zphP[t], 1e-6, `its p ${t}`);
      }
      // R's baseline is of somebody whose offset is the weighted mean.
      const offsets: readonly number[] = question.offset === undefined ? [0] : data.offset;
      const total = offsets.reduce((sum, _, i) => sum + data.weight[i], 0);
      const offset = offsets.reduce((sum, value, i) => sum + value * data.weight[i], 0) / total;
      expectBaseline(fit, wanted.hazard, offset);
    });

    test("survival of somebody with given covariates", () => {
      const wanted = golden.cox[ties].profile;
      const fit = fitted({ ...plain, ties });
      const profile = { covariates: numbers([0.5, 1, 2]), offset: 0, stratum: 0 };
      const found = predictCox(fit, profile, "log");
      for (const [k, time] of wanted.time.entries()) {
        const at = found.time.indexOf(time);
        if (at < 0) continue;
        expectNear(found.survival[at], wanted.survival[k], 1e-8, `survival ${time}`);
        expectNear(found.standardError[at], wanted.se[k], 1e-7, `its error ${time}`);
      }
    });
  },
);

interface GoldenHazard {
  readonly time: readonly number[];
  readonly value: readonly number[];
  readonly strata: readonly number[] | null;
}

function expectBaseline(fit: CoxFit, wanted: GoldenHazard, offset: number) {
  const strata = wanted.strata ?? wanted.time.map(() => 1);
  for (const stratum of new Set(strata)) {
    const profile = { covariates: new Float64Array(3), offset, stratum: stratum - 1 };
    const found = predictCox(fit, profile, "log");
    for (const [k, time] of wanted.time.entries()) {
      const at = found.time.indexOf(time);
      if (strata[k] !== stratum || at < 0) continue;
      expectNear(found.cumulativeHazard[at], wanted.value[k], 1e-8, `hazard ${time}`);
    }
  }
}

describe("columns that cannot be estimated are told apart", () => {
  const columnsOf = (extra: Float64Array): CoxQuestion => ({
    ...plain,
    columns: [...plain.columns, extra],
    ties: "efron",
  });
  const alone = fitted({ ...plain, ties: "efron" });
  const expectAlone = (fit: CoxFit, tolerance = 1e-7) => {
    for (const j of [0, 1, 2]) {
      expectNear(fit.coefficients[j], alone.coefficients[j], tolerance, `coefficient ${j}`);
      expectNear(errors(fit.covariance)[j], errors(alone.covariance)[j], tolerance, `error ${j}`);
    }
  };

  test("a column that never varies", () => {
    const fit = fitted(columnsOf(new Float64Array(90).fill(7)));
    expect(fit.status).toEqual(["estimated", "estimated", "estimated", "constant"]);
    expectAlone(fit);
  });

  test("a column that others explain", () => {
    const [x1, x2] = plain.columns;
    const fit = fitted(columnsOf(x1.map((value, i) => 1e6 + 3 * value - 2 * x2[i])));
    expect(fit.status[3]).toBe("collinear");
    expectAlone(fit);
  });

  test("a column with which nobody has the event: its hazard ratio goes to 0", () => {
    const rare = Float64Array.from(data.event, (event, i) => Number(event === 0 && i % 3 === 0));
    const fit = fitted(columnsOf(rare));
    expect(fit.status[3]).toBe("infinite");
    expect(fit.coefficients[3]).toBeLessThan(-3);
    expect([...errors(fit.covariance)].every((value) => Number.isFinite(value))).toBe(true);
  });

  test("a column that is the same for all of a stratum", () => {
    const fit = fitted({ ...columnsOf(numbers(data.stratum)), stratum: codes(data.stratum) });
    expect(fit.status[3]).toBe("constant");
  });
});

describe("degenerate models", () => {
  const of = (stop: number[], event: number[], x: number[]): CoxQuestion => ({
    stop: numbers(stop),
    event: Uint8Array.from(event),
    columns: [numbers(x)],
    ties: "efron",
  });

  test("nothing happens, or there is nobody", () => {
    expect(fitCox(of([3, 4], [0, 0], [1, 2]))).toEqual({ kind: "no_events" });
    expect(fitCox(of([], [], []))).toEqual({ kind: "no_events" });
  });

  test("one person, or all on one day, or nobody else at risk: nothing to compare", () => {
    for (const question of [
      of([3], [1], [1]),
      of([3, 3, 3], [1, 1, 1], [2, 2, 2]),
      of([3, 9], [0, 1], [1, 2]),
    ]) {
      expect(fitted(question).status).toEqual(["constant"]);
    }
  });

  test("all exit on one day: the order is unknown and the likelihood flat", () => {
    const fit = fitCox(of([3, 3, 3], [1, 1, 1], [1, 2, 4]));
    expect(["fit", "not_converged"]).toContain(fit.kind);
    if (fit.kind === "fit") expect(Number.isFinite(fit.coefficients[0])).toBe(true);
  });

  test("a perfect ordering has no finite hazard ratio", () => {
    const fit = fitted(of([1, 2, 3, 4, 5], [1, 1, 1, 1, 1], [5, 4, 3, 2, 1]));
    expect(fit.status).toEqual(["infinite"]);
    expect(fit.coefficients[0]).toBeGreaterThan(0);
  });

  test("numbers of wild sizes give the answer of their tame copies", () => {
    const wild = fitted({
      ...plain,
      columns: [
        plain.columns[0].map((value) => 1e12 + 1e9 * value),
        plain.columns[1].map((value) => 1e-9 * value),
      ],
      ties: "efron",
    });
    const tame = fitted({ ...plain, columns: plain.columns.slice(0, 2), ties: "efron" });
    expectNear(wild.coefficients[0] * 1e9, tame.coefficients[0], 1e-5, "large");
    expectNear(wild.coefficients[1] * 1e-9, tame.coefficients[1], 1e-7, "small");
    expectNear(wild.logLikelihood, tame.logLikelihood, 1e-9, "log-likelihood");
  });

  test("a number that is not finite breaks the promise", () => {
    expect(() => fitCox(of([1, 2], [1, 0], [1, Number.NaN]))).toThrow("finite");
    expect(() => fitCox(of([1, Infinity], [1, 0], [1, 2]))).toThrow("finite");
  });
});

describe("properties of Cox models", () => {
  const n = 60;
  const seeded = (seed: number): CoxQuestion & { readonly id: Int32Array } => {
    const draw = (stream: number): Float64Array =>
      Float64Array.from({ length: n }, (_, i) => uniform(seed, stream, i));
    const [a, b, c, d] = [1, 2, 3, 4].map(draw);
    return {
      stop: a.map((value) => 1 + Math.floor(-20 * Math.log(value))),
      event: Uint8Array.from(b, (value) => Number(value < 0.7)),
      columns: [c.map((value) => value - 0.5), d.map((value) => Number(value < 0.5))],
      weights: a.map((_, i) => 1 + (i % 3)),
      id: Int32Array.from({ length: n }, (_, i) => i % 25),
      ties: "efron",
    };
  };
  const shown = ({ id, ...question }: CoxQuestion & { readonly id: Int32Array }): number[] => {
    const fit = fitted(question);
    const robust = errors(robustCovariance(fit, id));
    return [...fit.coefficients, ...errors(fit.covariance), ...robust, fit.logLikelihood];
  };
  const expectSame = (a: readonly number[], b: readonly number[]) => {
    expect(a.length).toBe(b.length);
    for (const [k, value] of a.entries()) expectNear(value, b[k], 1e-8, `${k}`);
  };
  const seeds = integer({ min: 1, max: 1e6 });

  test("the order of rows and the names of persons do not matter", () => {
    assert(
      property(seeds, (seed) => {
        const question = seeded(seed);
        const turn = <T extends { toReversed: () => T }>(column: T): T => column.toReversed();
        const turned = {
          ...question,
          stop: turn(question.stop as Float64Array),
          event: turn(question.event),
          columns: question.columns.map((column) => turn(column)),
          weights: turn(question.weights as Float64Array),
          id: question.id.toReversed().map((code) => 40 - code),
        };
        expectSame(shown(turned), shown(question));
      }),
      { numRuns: 20 },
    );
  });

  test("scaling and shifting a covariate scales its coefficient only", () => {
    assert(
      property(seeds, (seed) => {
        const question = seeded(seed);
        const [x, y] = question.columns;
        const scaled = shown({ ...question, columns: [x.map((value) => 40 - 8 * value), y] });
        const wanted = shown(question);
        expectNear(-8 * scaled[0], wanted[0], 1e-7, "coefficient");
        expectNear(8 * scaled[2], wanted[2], 1e-7, "error");
        expectNear(8 * scaled[4], wanted[4], 1e-7, "robust error");
        expectNear(scaled[6], wanted[6], 1e-9, "log-likelihood");
      }),
      { numRuns: 20 },
    );
  });

  test("with Breslow's rule a weight of three is three rows of the same person", () => {
    assert(
      property(seeds, (seed) => {
        const question = { ...seeded(seed), ties: "breslow" as const };
        const copies = Array.from(question.id.keys()).flatMap((i) =>
          Array.from({ length: 1 + (i % 3) }, () => i),
        );
        const many = (column: ArrayLike<number>): number[] => copies.map((i) => column[i]);
        const { weights: _weights, ...unweighted } = question;
        const copied = {
          ...unweighted,
          stop: numbers(many(question.stop)),
          event: Uint8Array.from(many(question.event)),
          columns: question.columns.map((column) => numbers(many(column))),
          id: codes(many(question.id)),
        };
        expectSame(shown(copied), shown(question));
      }),
      { numRuns: 10 },
    );
  });

  test("cutting a spell in two that follow each other changes nothing", () => {
    assert(
      property(seeds, (seed) => {
        const question = seeded(seed);
        const stop = [...question.stop];
        const at = stop.map((value, i) => (i % 2 === 0 && value > 1 ? Math.floor(value / 2) : 0));
        const later = stop.flatMap((_, i) => (at[i] > 0 ? [i] : []));
        const both = (column: ArrayLike<number>): number[] => [
          ...Array.from(column),
          ...later.map((i) => column[i]),
        ];
        const cut = {
          ...question,
          start: numbers([...stop.map(() => 0), ...later.map((i) => at[i])]),
          stop: numbers([...stop.map((value, i) => at[i] || value), ...later.map((i) => stop[i])]),
          event: Uint8Array.from([
            ...stop.map((_, i) => (at[i] > 0 ? 0 : question.event[i])),
            ...later.map((i) => question.event[i]),
          ]),
          columns: question.columns.map((column) => numbers(both(column))),
          weights: numbers(both(question.weights ?? [])),
          id: codes(both(question.id)),
        };
        expectSame(shown(cut), shown(question));
      }),
      { numRuns: 20 },
    );
  });

  test("the same question gives the same bits", () => {
    expect(shown(seeded(5))).toEqual(shown(seeded(5)));
  });
});
