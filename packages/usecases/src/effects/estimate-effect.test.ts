import { AppError } from "@luotsi/base";
import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";

import {
  effectMethods,
  usualEffectRules,
  type EffectColumns,
  type EffectMethod,
  type EffectRules,
  type WordColumn,
} from "./effect-question.ts";
import type { EffectReport } from "./effect-report.ts";
import { estimateEffect } from "./estimate-effect.ts";

const none = { missing: 0, rejected: 0 };

function words(values: readonly number[]): WordColumn {
  const labels = [...new Set(values)].toSorted((a, b) => a - b);
  return {
    codes: Int32Array.from(values, (value) => labels.indexOf(value)),
    labels: labels.map(String),
  };
}

interface Row {
  readonly d: number;
  readonly y: number;
  readonly x: number;
  readonly z: number;
  readonly unit: number;
  readonly time: number;
}

function columnsOf(rows: readonly Row[]): EffectColumns {
  const numbers = (name: keyof Row): Float64Array => Float64Array.from(rows, (row) => row[name]);
  return {
    treatmentName: "d",
    treatment: numbers("d"),
    outcome: numbers("y"),
    covariates: [{ name: "x", values: numbers("x") }],
    categories: [{ name: "unit", ...words(rows.map(({ unit }) => unit)) }],
    exact: [],
    instruments: [{ name: "z", values: numbers("z") }],
    unit: words(rows.map(({ unit }) => unit)),
    time: numbers("time"),
    cluster: words(rows.map(({ unit }) => unit)),
    running: numbers("x"),
  };
}

function rulesFor(method: EffectMethod, more: Partial<EffectRules> = {}): EffectRules {
  return { ...usualEffectRules, method, cutoff: 0, horizon: 3, ...more };
}

/** Every number that stands anywhere in a report. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((part) => numbersIn(part));
}

function expectSound(report: EffectReport): void {
  const { details, ...rest } = report;
  expect(numbersIn([rest, details]).filter((value) => !Number.isFinite(value))).toEqual([]);
  if (report.estimate === null) {
    expect(report.verdict).toBe("cannot_say");
    expect(report.warnings.length).toBeGreaterThan(0);
  }
}

describe("whatever the rows, there is an answer in finite numbers or a refusal in words", () => {
  const value = constantFrom(0, 1, 1, 2, -3, 0.5, 1e100, -1e100, 1e-100);
  const row = record({
    d: constantFrom(0, 1),
    y: value,
    x: value,
    z: constantFrom(0, 1, 2),
    unit: integer({ min: 0, max: 3 }),
    time: integer({ min: 1, max: 4 }),
  });

  test.each(effectMethods)("%s", (method) => {
    assert(
      property(
        array(row, { maxLength: 14 }),
        constantFrom("att" as const, "ate" as const, "ato" as const),
        constantFrom("once" as const, "free" as const),
        (rows, estimand, reuse) => {
          const rules = rulesFor(method, { estimand, reuse, folds: 2, repetitions: 2 });
          try {
            expectSound(estimateEffect(columnsOf(rows), rules, none));
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** People whose background decides a little of everything. */
function people(n: number): readonly Row[] {
  return Array.from({ length: n }, (_, i) => {
    const x = Math.sin(3.7 * i) + Math.cos(0.9 * i);
    const d = Math.sin(1.3 * i * i) + x > 0.4 ? 1 : 0;
    const y = 10 + 2 * x + 3 * d + 2 * Math.sin(5.1 * i);
    return { d, y, x, z: Math.sin(0.4 * i * i) > 0 ? 1 : 0, unit: i, time: 1 };
  });
}

const adjusted = ["ols", "psm", "mahalanobis", "ipw", "entropy", "aipw"] as const;

describe.each(adjusted)("%s", (method) => {
  const rows = people(240);
  const columns = (given: readonly Row[]): EffectColumns => ({
    ...columnsOf(given),
    categories: [],
    cluster: undefined,
  });
  const rules = rulesFor(method);
  const base = estimateEffect(columns(rows), rules, none);

  test("does not depend on the order of rows", () => {
    const turned = estimateEffect(columns(rows.toReversed()), rules, none);
    expect(turned.estimate).toBeCloseTo(base.estimate ?? Number.NaN, 9);
    expect(turned.standardError).toBeCloseTo(base.standardError ?? Number.NaN, 9);
  });

  test("does not depend on the unit of a covariate, and follows that of the outcome", () => {
    const scaled = rows.map((row) => ({ ...row, x: 1000 * row.x + 7, y: 5 * row.y - 100 }));
    const answer = estimateEffect(columns(scaled), rules, none);
    expect(answer.estimate).toBeCloseTo(5 * (base.estimate ?? Number.NaN), 7);
    expect(answer.standardError).toBeCloseTo(5 * (base.standardError ?? Number.NaN), 7);
  });

  test("says that there is no effect on a constant, and nothing without treated", () => {
    const flat = estimateEffect(columns(rows.map((row) => ({ ...row, y: 4 }))), rules, none);
    expect(flat.verdict).toBe("cannot_say");
    expect(flat.estimate ?? 0).toBeCloseTo(0, 12);
    const nobody = estimateEffect(columns(rows.map((row) => ({ ...row, d: 0 }))), rules, none);
    expect(nobody).toMatchObject({ estimate: null, verdict: "cannot_say" });
  });
});

test("a class of a million levels is refused with a sentence, at once", () => {
  const n = 1_000_000;
  const levels = {
    codes: Int32Array.from({ length: n }, (_, i) => i),
    labels: Array.from({ length: n }, (_, i) => String(i)),
  };
  const zeros = new Float64Array(n);
  const columns: EffectColumns = {
    ...columnsOf([]),
    treatment: zeros,
    outcome: zeros,
    covariates: [],
    categories: [{ name: "address", ...levels }],
  };
  expect(() => estimateEffect(columns, rulesFor("ols"), none)).toThrow("TOO_MANY_LEVELS");
});
