import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { cholesky, choleskySolve, leastSquares, zeroMatrix, type Matrix } from "./least-squares.ts";

interface Golden {
  readonly design: readonly (readonly number[])[];
  readonly outcome: readonly number[];
  readonly coefficients: readonly number[];
  readonly rss: number;
  readonly gramCholesky: readonly (readonly number[])[];
  readonly gramSolution: readonly number[];
}

// Made by tools/golden/linear-algebra.py with numpy.
const golden = JSON.parse(
  readFileSync(new URL("./linear-algebra.golden.json", import.meta.url), "utf8"),
) as Golden;

function matrixOf(columns: readonly (readonly number[])[]): Matrix {
  return {
    rows: columns[0].length,
    columns: columns.length,
    values: Float64Array.from(columns.flat()),
  };
}

function gramOf(design: Matrix): Matrix {
  const gram = zeroMatrix(design.columns, design.columns);
  for (let j = 0; j < design.columns; j++) {
    for (let k = 0; k < design.columns; k++) {
      for (let i = 0; i < design.rows; i++) {
        gram.values[j + k * design.columns] +=
          design.values[i + j * design.rows] * design.values[i + k * design.rows];
      }
    }
  }
  return gram;
}

function close(actual: ArrayLike<number>, expected: readonly number[], relative: number) {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) =>
    expect(Math.abs(actual[i] - value)).toBeLessThan(relative * Math.max(1, Math.abs(value))),
  );
}

test("least squares agrees with numpy", () => {
  const fit = leastSquares(matrixOf(golden.design), Float64Array.from(golden.outcome));
  close(fit.coefficients, golden.coefficients, 1e-11);
  close([fit.residualSumOfSquares], [golden.rss], 1e-11);
  expect([...fit.dropped]).toEqual([0, 0, 0, 0]);
});

test("a factor and its solution agree with numpy", () => {
  const factor = cholesky(gramOf(matrixOf(golden.design)), 1e-9);
  close(factor.lower.values, golden.gramCholesky.flat(), 1e-10);
  close(choleskySolve(factor, Float64Array.of(1, 2, 3, 4)), golden.gramSolution, 1e-9);
});

test("a line through three points is found by hand", () => {
  const fit = leastSquares(
    matrixOf([
      [1, 1, 1],
      [0, 1, 2],
    ]),
    Float64Array.of(1, 2, 6),
  );
  close(fit.coefficients, [0.5, 2.5], 1e-14);
  expect(fit.residualSumOfSquares).toBeCloseTo(1.5, 13);
});

test("a column that repeats an earlier one is dropped by both, and the fit stays", () => {
  const [one, t, square] = golden.design;
  const outcome = Float64Array.from(golden.outcome);
  const without = leastSquares(matrixOf([one, t, square]), outcome);
  const repeated = matrixOf([one, t, t.map((value) => 2 * value - 3), square]);
  const fit = leastSquares(repeated, outcome);
  expect([...fit.dropped]).toEqual([0, 0, 1, 0]);
  close([fit.coefficients[3]], [without.coefficients[2]], 1e-10);
  expect(fit.residualSumOfSquares).toBeCloseTo(without.residualSumOfSquares, 9);
  expect([...cholesky(gramOf(repeated), 1e-9).dropped]).toEqual([0, 0, 1, 0]);
});

test("too few rows are a broken promise", () => {
  expect(() => leastSquares(zeroMatrix(1, 2), new Float64Array(1))).toThrow("no fewer");
});
