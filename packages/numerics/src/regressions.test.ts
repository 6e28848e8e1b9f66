import { readFileSync } from "node:fs";

import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { linearCovariance, leverages, linearRegression } from "./linear-regression.ts";
import type { Matrix } from "./least-squares.ts";
import {
  logisticRegression,
  type FittedLogistic,
  type LogisticFit,
} from "./logistic-regression.ts";
import { crossProduct, packDesign, pickRows, timesCoefficients } from "./packed-design.ts";
import { uniform } from "./random.ts";
import { weightedGram } from "./weighted-gram.ts";

interface Golden {
  readonly data: Readonly<Record<string, readonly number[]>>;
  readonly logistic: Readonly<Record<string, number & readonly number[]>>;
  readonly weighted: Readonly<Record<string, number & readonly number[]>>;
  readonly ridge: { readonly coefficients: readonly (readonly number[])[] };
  readonly ols: Readonly<Record<string, readonly number[]>>;
  readonly wls: Readonly<Record<string, readonly number[]>>;
}

// Made by tools/golden/regressions.R with glm, glmnet and sandwich.
const golden = JSON.parse(
  readFileSync(new URL("./regressions.golden.json", import.meta.url), "utf8"),
) as Golden;

const column = (name: string): Float64Array => Float64Array.from(golden.data[name]);
const columns = ["age", "woman", "months", "euros"].map((name) => column(name));
const found = column("found");
const days = column("days");

function close(actual: ArrayLike<number>, expected: readonly number[], relative: number) {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) =>
    expect(Math.abs(actual[i] - value), `place ${i}`).toBeLessThan(relative * Math.abs(value)),
  );
}

function errorsOf(covariance: Matrix | undefined): Float64Array {
  const p = covariance?.rows ?? 0;
  return Float64Array.from({ length: p }, (_, j) =>
    Math.sqrt(covariance?.values[j + j * p] ?? Number.NaN),
  );
}

function fittedOf(fit: LogisticFit): FittedLogistic {
  if (fit.kind !== "fitted") throw new Error(fit.kind);
  return fit;
}

/** XᵀWX written the plain way, the twin of the tiled one. */
function plainGram(given: readonly Float64Array[], weights: Float64Array): number[][] {
  return given.map((a) =>
    given.map((b) => a.reduce((sum, x, i) => sum + weights[i] * x * b[i], 0)),
  );
}

describe("a packed design", () => {
  const rows = 1500;
  const drawn = (stream: number): Float64Array =>
    Float64Array.from({ length: rows }, (_, i) => uniform(3, stream, i) - 0.5);

  test.each([1, 2, 3, 4, 7])("of %i covariates gives the plain product", (count) => {
    const given = Array.from({ length: count }, (_, j) => drawn(j + 1));
    const weights = drawn(99);
    const design = packDesign(given, rows);
    const back = Array.from({ length: count + 1 }, (_, j) => {
      const unit = new Float64Array(count + 1);
      unit[j] = 1;
      return timesCoefficients(design, unit);
    });
    back.slice(1).forEach((one, j) => {
      const scale = design.scales[j + 1];
      expect(one[700] * scale + design.means[j + 1]).toBeCloseTo(given[j][700], 13);
    });
    const plain = plainGram(back, weights);
    const tiled = weightedGram(design, weights);
    plain.forEach((line, j) =>
      close(tiled.values.subarray(j * (count + 1), (j + 1) * (count + 1)), line, 1e-9),
    );
    close(crossProduct(design, weights), plain[0], 1e-9);
  });

  test("is the same with rows picked out and put back", () => {
    const given = [drawn(1), drawn(2), drawn(3)];
    const design = packDesign(given, rows);
    const order = Int32Array.from({ length: rows }, (_, i) => rows - 1 - i);
    const twice = pickRows(pickRows(design, order), order);
    expect(twice.values).toEqual(design.values);
  });
});

describe("logistic regression", () => {
  test("agrees with R's glm", () => {
    const fit = fittedOf(logisticRegression({ columns, outcome: found }));
    close(fit.coefficients, golden.logistic["coefficients"], 1e-8);
    close(errorsOf(fit.covariance), golden.logistic["errors"], 1e-8);
    close(
      [fit.logLikelihood, fit.deviance],
      [golden.logistic["logLikelihood"], golden.logistic["deviance"]],
      1e-11,
    );
    expect(fit.convergence.largestScore).toBeLessThan(1e-8);
  });

  test("agrees with R's glm with weights and an offset", () => {
    const question = {
      columns,
      outcome: found,
      weights: column("weight"),
      offset: column("offset"),
    };
    const fit = fittedOf(logisticRegression(question));
    close(fit.coefficients, golden.weighted["coefficients"], 1e-8);
    close(errorsOf(fit.covariance), golden.weighted["errors"], 1e-8);
    close([fit.deviance], [golden.weighted["deviance"]], 1e-11);
  });

  test.each([0.1, 0.01])("agrees with glmnet's ridge at λ = %f", (ridge) => {
    const fit = fittedOf(logisticRegression({ columns, outcome: found, ridge }));
    close(fit.coefficients, golden.ridge.coefficients[ridge === 0.1 ? 0 : 1], 1e-6);
  });

  test("weights of whole numbers are the same as repeated rows", () => {
    const times = Float64Array.from(found, (_, i) => 1 + (i % 3));
    const repeat = (values: Float64Array): Float64Array =>
      Float64Array.from(
        [...values].flatMap((value, i) => Array.from({ length: times[i] }, () => value)),
      );
    const weighted = fittedOf(logisticRegression({ columns, outcome: found, weights: times }));
    const repeated = fittedOf(
      logisticRegression({ columns: columns.map((one) => repeat(one)), outcome: repeat(found) }),
    );
    close(weighted.coefficients, [...repeated.coefficients], 1e-8);
    expect(weighted.logLikelihood).toBeCloseTo(repeated.logLikelihood, 9);
  });

  test("shifting and scaling covariates changes nothing but their units", () => {
    const base = fittedOf(logisticRegression({ columns, outcome: found }));
    assert(
      property(integer({ min: -5, max: 5 }), integer({ min: 1, max: 9 }), (shift, scale) => {
        const moved = columns.map((one, j) =>
          j === 0 ? one.map((x) => scale * x + 100 * shift) : one,
        );
        const fit = fittedOf(logisticRegression({ columns: moved, outcome: found }));
        expect(fit.coefficients[1] * scale).toBeCloseTo(base.coefficients[1], 8);
        expect(fit.logLikelihood).toBeCloseTo(base.logLikelihood, 9);
      }),
      { numRuns: 20 },
    );
  });

  test("a column that earlier ones explain is dropped and named, and the rest stays", () => {
    const twin = columns[0].map((x, i) => 3 * x - columns[1][i] + 7);
    const constant = new Float64Array(found.length).fill(4);
    const fit = fittedOf(
      logisticRegression({
        columns: [columns[0], columns[1], twin, constant, ...columns.slice(2)],
        outcome: found,
      }),
    );
    expect([...fit.dropped]).toEqual([0, 0, 0, 1, 1, 0, 0]);
    const kept = [0, 1, 2, 5, 6].map((j) => fit.coefficients[j]);
    close(kept, golden.logistic["coefficients"], 1e-7);
  });

  test("a column that tells the outcome is reported as separation, not as a large coefficient", () => {
    const tells = found.map((y, i) => (y === 1 && i % 2 === 0 ? 1 : 0));
    const fit = logisticRegression({ columns: [...columns, tells], outcome: found });
    expect(fit).toMatchObject({ kind: "separated", column: 4 });
    const whole = logisticRegression({ columns: [found.map((y) => 2 * y + 5)], outcome: found });
    expect(whole).toMatchObject({ kind: "separated", column: 0 });
    const held = logisticRegression({ columns: [...columns, tells], outcome: found, ridge: 0.01 });
    expect(held.kind).toBe("fitted");
  });

  test("an outcome that never happens, or always does, has nothing to fit", () => {
    const never = new Float64Array(found.length);
    expect(logisticRegression({ columns, outcome: never }).kind).toBe("one_class");
    expect(logisticRegression({ columns, outcome: never.fill(1) }).kind).toBe("one_class");
  });

  test("wild sizes of covariates are no obstacle", () => {
    const wild = columns.map((one, j) => one.map((x) => x * 10 ** (40 * j - 60)));
    const fit = fittedOf(logisticRegression({ columns: wild, outcome: found }));
    expect(fit.logLikelihood).toBeCloseTo(golden.logistic["logLikelihood"], 9);
  });

  test("without covariates the constant is the log odds", () => {
    const fit = fittedOf(logisticRegression({ columns: [], outcome: [1, 0, 0, 0] }));
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(1 / 3), 12);
  });
});

describe("least squares", () => {
  const office = Int32Array.from(golden.data["office"]);

  test("agrees with R's lm and sandwich in coefficients and four kinds of error", () => {
    const fit = linearRegression({ columns, outcome: days });
    close(fit.coefficients, golden.ols["coefficients"], 1e-11);
    const error = (kind: "classic" | "hc1" | "hc2") => errorsOf(linearCovariance(fit, { kind }));
    close(error("classic"), golden.ols["classic"], 1e-10);
    close(error("hc1"), golden.ols["hc1"], 1e-10);
    close(error("hc2"), golden.ols["hc2"], 1e-10);
    const cluster = linearCovariance(fit, { kind: "cluster", group: office, count: 12 });
    close(errorsOf(cluster), golden.ols["cluster"], 1e-10);
    close(leverages(fit), golden.ols["leverages"], 1e-10);
  });

  test("agrees with R's weighted lm", () => {
    const fit = linearRegression({ columns, outcome: days, weights: column("weight") });
    close(fit.coefficients, golden.wls["coefficients"], 1e-11);
    for (const kind of ["classic", "hc1", "hc2"] as const) {
      close(errorsOf(linearCovariance(fit, { kind })), golden.wls[kind], 1e-10);
    }
  });

  test("an error that does not exist is left out", () => {
    const line = linearRegression({
      columns: [Float64Array.of(0, 1)],
      outcome: Float64Array.of(1, 2),
    });
    expect(linearCovariance(line, { kind: "classic" })).toBeUndefined();
    const lonely = linearRegression({
      columns: [Float64Array.of(1, 0, 0, 0)],
      outcome: Float64Array.of(5, 1, 2, 4),
    });
    expect(linearCovariance(lonely, { kind: "hc2" })).toBeUndefined();
    expect(linearCovariance(lonely, { kind: "hc1" })).toBeDefined();
    const group = new Int32Array(4);
    expect(linearCovariance(lonely, { kind: "cluster", group, count: 1 })).toBeUndefined();
  });

  test("a column that never varies is dropped", () => {
    const fit = linearRegression({ columns: [...columns, days.map(() => 1e9)], outcome: days });
    expect([...fit.dropped]).toEqual([0, 0, 0, 0, 0, 1]);
    expect(fit.rank).toBe(5);
    close(fit.coefficients.subarray(0, 5), golden.ols["coefficients"], 1e-10);
  });
});
