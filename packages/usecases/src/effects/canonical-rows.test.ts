import { array, assert, constantFrom, double, property, record } from "fast-check";
import { expect, test } from "vitest";

import { pickRowsOf } from "./canonical-rows.ts";
import {
  effectMethods,
  usualEffectRules,
  type EffectColumns,
  type EffectRules,
} from "./effect-question.ts";
import { estimateEffect } from "./estimate-effect.ts";

const none = { missing: 0, rejected: 0 };

interface Row {
  readonly d: number;
  readonly y: number;
  readonly x: number;
  readonly k: number;
}

function columnsOf(rows: readonly Row[]): EffectColumns {
  return {
    treatmentName: "d",
    treatment: Float64Array.from(rows, ({ d }) => d),
    outcome: Float64Array.from(rows, ({ y }) => y),
    covariates: [{ name: "x", values: Float64Array.from(rows, ({ x }) => x) }],
    categories: [
      { name: "k", codes: Int32Array.from(rows, ({ k }) => k), labels: ["a", "b", "c"] },
    ],
    exact: [],
    instruments: [
      { name: "z", values: Float64Array.from(rows, ({ k, d }) => d + (k === 1 ? 1 : 0)) },
    ],
    unit: undefined,
    time: undefined,
    cluster: undefined,
    running: Float64Array.from(rows, ({ x, d }) => (d === 1 ? Math.abs(x) : -1 - Math.abs(x))),
  };
}

const methods = effectMethods.filter((method) => method !== "did" && method !== "riskset");
const row = record({
  d: constantFrom(0, 1),
  y: double({ min: -5, max: 5, noNaN: true }),
  x: constantFrom(-1, -0.5, 0, -0, 0.25, 1),
  k: constantFrom(0, 1, 2),
});

test("no figure of any method depends on the order of rows, to the last bit", () => {
  assert(
    property(
      array(row, { minLength: 60, maxLength: 90 }),
      constantFrom(...methods),
      (rows, method) => {
        const rules: EffectRules = { ...usualEffectRules, method, cutoff: 0, smallCounts: "show" };
        const columns = columnsOf(rows);
        const places = Int32Array.from(rows, (_, i) => i);
        const turned = pickRowsOf(
          columns,
          places.toSorted((a, b) => ((a * 31) % 17) - ((b * 31) % 17) || b - a),
        );
        expect(estimateEffect(turned, rules, none)).toEqual(estimateEffect(columns, rules, none));
      },
    ),
    { numRuns: 40 },
  );
});

test("folds by the row's place follow the file, as other tools do", () => {
  const rows = Array.from({ length: 80 }, (_, i) => ({
    d: Number(i % 3 === 0),
    y: Math.sin(i * 1.7) * 3 + i / 40,
    x: Math.cos(i * 2.3),
    k: i % 3,
  }));
  const rules: EffectRules = { ...usualEffectRules, foldBy: "row" };
  const one = estimateEffect(columnsOf(rows), rules, none);
  const other = estimateEffect(columnsOf(rows.toReversed()), rules, none);
  expect(other.estimate).not.toBe(one.estimate);
});
