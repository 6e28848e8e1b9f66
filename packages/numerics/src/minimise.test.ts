import { expect, test } from "vitest";

import { minimiseScalar } from "./minimise-scalar.ts";
import { nelderMead } from "./nelder-mead.ts";

test("a parabola's lowest point is found on a line, also at the wall", () => {
  const search = { low: 0, high: 1, grid: 10, tolerance: 1e-9 };
  expect(minimiseScalar((x) => (x - 0.37) ** 2, search).x).toBeCloseTo(0.37, 7);
  expect(minimiseScalar((x) => (x - 3) ** 2, search).x).toBe(1);
  expect(minimiseScalar((x) => (x + 3) ** 2, search).x).toBe(0);
});

function twoValleys(x: number): number {
  return Math.min((x - 0.15) ** 2, (x - 0.8) ** 2 - 0.01);
}

test("of two valleys the deeper one is taken when the grid sees both", () => {
  const found = minimiseScalar(twoValleys, { low: 0, high: 1, grid: 20, tolerance: 1e-9 });
  expect(found.x).toBeCloseTo(0.8, 6);
});

function rosenbrock(p: Float64Array): number {
  return 100 * (p[1] - p[0] ** 2) ** 2 + (1 - p[0]) ** 2;
}

function boxOf(start: readonly number[], lower: number, upper: number) {
  return {
    start: Float64Array.from(start),
    lower: new Float64Array(start.length).fill(lower),
    upper: new Float64Array(start.length).fill(upper),
    step: new Float64Array(start.length).fill(0.5),
    tolerance: 1e-14,
    maxCalls: 2000,
  };
}

test("Rosenbrock's valley ends at (1, 1)", () => {
  const found = nelderMead(rosenbrock, boxOf([-1.2, 1], -5, 5));
  expect(found.converged).toBe(true);
  expect(found.parameters[0]).toBeCloseTo(1, 5);
  expect(found.parameters[1]).toBeCloseTo(1, 5);
  expect(found.calls).toBeLessThan(400);
});

test("a wall is respected and the minimum on it is found", () => {
  const found = nelderMead((p) => (p[0] - 2) ** 2 + (p[1] + 1) ** 2, boxOf([0, 0], -0.5, 0.5));
  expect(found.parameters[0]).toBeCloseTo(0.5, 6);
  expect(found.parameters[1]).toBeCloseTo(-0.5, 6);
});

test("NaN counts as the worst cost and running out of calls is told", () => {
  const found = nelderMead((p) => (p[0] < 0 ? Number.NaN : (p[0] - 1) ** 2), boxOf([0.2], -5, 5));
  expect(found.parameters[0]).toBeCloseTo(1, 5);
  expect(nelderMead(rosenbrock, { ...boxOf([-1.2, 1], -5, 5), maxCalls: 20 }).converged).toBe(
    false,
  );
});

test("a start outside the box is a broken promise", () => {
  expect(() => nelderMead(rosenbrock, boxOf([9, 0], -5, 5))).toThrow("inside its box");
});
