import { readFileSync } from "node:fs";

import { array, assert, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";

import { incidenceCurves } from "./incidence-curves.ts";
import { logRank } from "./log-rank.ts";
import { curveQuantile, restrictedMean, type CurveTime } from "./read-curve.ts";
import type { Spells } from "./spells.ts";
import { survivalCurves, type SurvivalCurves } from "./survival-curves.ts";

// Made by tools/golden/survival.R with R 4.2.2 and survival 3.5-3.
const golden = JSON.parse(readFileSync(new URL("./survival.golden.json", import.meta.url), "utf8"));
const { data } = golden;
const numbers = (values: readonly number[]): Float64Array => Float64Array.from(values);
const codes = (values: readonly number[]): Int32Array => Int32Array.from(values);
const spells: Spells = { time: numbers(data.day), cause: Uint8Array.from(data.cause) };
const grouped: Spells = { ...spells, group: codes(data.group) };
const weighted = { weights: numbers(data.weight), cluster: codes(data.id) };

interface GoldenCurve {
  readonly time: number[];
  readonly risk: number[];
  readonly survival: number[];
  readonly se: (number | null)[];
  readonly lower: (number | null)[];
  readonly upper: (number | null)[];
  readonly median: number | null;
  readonly medianLower: number | null;
  readonly medianUpper: number | null;
}

function expectClose(actual: ArrayLike<number>, wanted: readonly (number | null)[], what: string) {
  expect(actual.length, what).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const value = wanted[i];
    if (value === null) continue;
    const near = 1e-10 * Math.max(1, Math.abs(value));
    expect(Math.abs(actual[i] - value), `${what}, ${i}: ${actual[i]} ${value}`).toBeLessThan(near);
  }
}

const written = (at: CurveTime): number | null => (at.kind === "time" ? at.time : null);

function expectCurves(curves: SurvivalCurves, wanted: readonly GoldenCurve[]) {
  expect(curves.start.length).toBe(wanted.length + 1);
  for (const [g, one] of wanted.entries()) {
    const part = (values: Float64Array) => values.subarray(curves.start[g], curves.start[g + 1]);
    expectClose(part(curves.time), one.time, "time");
    expectClose(part(curves.atRisk), one.risk, "at risk");
    expectClose(part(curves.survival), one.survival, "survival");
    const known = curves.known.subarray(curves.start[g], curves.start[g + 1]);
    const where = <T>(values: readonly T[]): (T | null)[] =>
      values.map((value, i) => (known[i] === 1 ? value : null));
    expectClose(part(curves.standardError), where(one.se), "standard error");
    expectClose(part(curves.lower), where(one.lower), "lower");
    expectClose(part(curves.upper), where(one.upper), "upper");
    const { estimate, lower, upper } = curveQuantile(curves, g, 0.5);
    expect([estimate, lower, upper].map(written)).toEqual([
      one.median,
      one.medianLower,
      one.medianUpper,
    ]);
  }
}

describe("survival curves as R's survfit makes them", () => {
  const scales = [
    ["log", "log"],
    ["plain", "plain"],
    ["log_log", "log-log"],
    ["logit", "logit"],
    ["arcsin", "arcsin"],
  ] as const;
  test.each(scales)("of three groups, with limits on the scale %s", (scale, name) => {
    expectCurves(survivalCurves(grouped, { variance: "greenwood", scale }), golden.km[name]);
  });

  test("with late entry", () => {
    const late = { ...spells, entry: numbers(data.entry) };
    const choice = { variance: "greenwood", scale: "log" } as const;
    expectCurves(survivalCurves(late, choice), golden.km_entry);
  });

  test("with times that are not whole, some of them equal but for rounding", () => {
    const real = { ...spells, time: numbers(data.real) };
    const choice = { variance: "greenwood", scale: "log" } as const;
    expectCurves(survivalCurves(real, choice), golden.km_real);
  });

  test("with weights, as whole people and by the jackknife over persons", () => {
    const { weights, cluster } = weighted;
    expectCurves(
      survivalCurves({ ...spells, weights }, { variance: "greenwood", scale: "log" }),
      golden.km_weighted_greenwood,
    );
    expectCurves(
      survivalCurves({ ...grouped, weights, cluster }, { variance: "jackknife", scale: "log" }),
      golden.km_weighted_cluster,
    );
  });

  test("with late entry and repeated persons, by the jackknife", () => {
    const { cluster } = weighted;
    const late = { ...spells, entry: numbers(data.entry), cluster };
    const choice = { variance: "jackknife", scale: "log" } as const;
    expectCurves(survivalCurves(late, choice), golden.km_entry_cluster);
  });

  test("and the mean time within 40 days", () => {
    const curves = survivalCurves(grouped, { variance: "greenwood", scale: "log" });
    for (const g of [0, 1, 2]) {
      const found = restrictedMean(curves, g, 40);
      if (found.kind !== "mean") throw new Error("the data reach 40 days");
      expect(found.mean).toBeCloseTo(golden.restricted_mean_40.mean[g], 10);
      expect(found.standardError).toBeCloseTo(golden.restricted_mean_40.se[g], 10);
    }
  });
});

describe("competing exits as R's survfit makes them", () => {
  const cases = [
    ["three groups", grouped, "aj"],
    ["weights and repeated persons", { ...grouped, ...weighted }, "aj_weighted_cluster"],
    [
      "late entry, weights and repeated persons",
      { ...spells, ...weighted, entry: numbers(data.entry) },
      "aj_entry",
    ],
  ] as const;
  test.each(cases)("with %s", (_, rows, name) => {
    const curves = incidenceCurves(rows, { variance: "jackknife", scale: "log_log" });
    const places = curves.time.length;
    for (const [g, wanted] of golden[name].entries()) {
      const part = (values: Float64Array, state: number) =>
        values.subarray(state * places + curves.start[g], state * places + curves.start[g + 1]);
      expectClose(part(curves.time, 0), wanted.time, "time");
      expectClose(part(curves.survival, 0), wanted.state[0], "still in");
      expectClose(part(curves.survivalError, 0), wanted.se[0], "error of still in");
      for (const c of [0, 1, 2]) {
        expectClose(part(curves.incidence, c), wanted.state[c + 1], `cause ${c + 1}`);
        expectClose(part(curves.incidenceError, c), wanted.se[c + 1], `error of cause ${c + 1}`);
      }
    }
  });

  test("with the product variance, which is Greenwood's where there is one cause", () => {
    const one = { ...grouped, cause: Uint8Array.from(data.event) };
    const curves = incidenceCurves(one, { variance: "aalen", scale: "plain" });
    const plain = survivalCurves(one, { variance: "greenwood", scale: "plain" });
    for (let p = 0; p < plain.time.length; p++) {
      expect(curves.incidence[p]).toBeCloseTo(1 - plain.survival[p], 12);
      expect(curves.survivalError[p]).toBeCloseTo(plain.standardError[p], 12);
      if (plain.known[p] === 1) {
        expect(curves.incidenceError[p]).toBeCloseTo(plain.standardError[p], 12);
      }
    }
  });

  test("with the product variance, the recursion of Andersen et al. by matrices", () => {
    const curves = incidenceCurves(spells, { variance: "aalen", scale: "plain" });
    const places = curves.time.length;
    const wanted = productVariance(data.day, data.cause);
    for (let p = 0; p < places; p++) {
      for (const c of [0, 1, 2]) {
        expect(curves.incidenceError[c * places + p] ** 2).toBeCloseTo(wanted[p][c + 1], 12);
      }
    }
  });
});

/** Var of the states' shares: V ← (I + dA)ᵀ V (I + dA) + S² Σ_dA, step by step over the times. */
function productVariance(day: readonly number[], cause: readonly number[]): number[][] {
  const times = [...new Set(day)].toSorted((a, b) => a - b);
  let v = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
  let stay = 1;
  return times.map((time) => {
    const risk = day.filter((value) => value >= time).length;
    const out = [1, 2, 3].map(
      (c) => day.filter((value, i) => value === time && cause[i] === c).length,
    );
    const any = out[0] + out[1] + out[2];
    const step = [1 - any / risk, ...out.map((d) => d / risk)];
    const move = (i: number, j: number): number => (i === 0 ? step[j] : Number(i === j));
    const next = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
    for (let k = 0; k < 256; k++) {
      const [a, b, i, j] = [k >> 6, (k >> 4) & 3, (k >> 2) & 3, k & 3];
      next[a][b] += move(i, a) * v[i][j] * move(j, b);
    }
    for (let k = 0; k < 16; k++) {
      const [a, b] = [k >> 2, k & 3];
      next[a][b] += (stay * stay * (Number(a === b) * step[a] - step[a] * step[b])) / risk;
    }
    v = next;
    stay *= step[0];
    return v.map((row, i) => row[i]);
  });
}

describe("log-rank tests as R's survdiff makes them", () => {
  const cases = [
    ["plain", { rho: 0 as const }, "group"],
    ["stratified", { rho: 0 as const, stratum: codes(data.stratum) }, "group"],
    ["peto", { rho: 1 as const }, "group"],
    ["two", { rho: 0 as const }, "x2"],
  ] as const;
  test.each(cases)("%s", (name, choice, column) => {
    const wanted = golden.logrank[name];
    const found = logRank({ ...spells, group: codes(data[column]) }, choice);
    if (found.kind !== "test") throw new Error(found.kind);
    expect(found.chiSquare).toBeCloseTo(wanted.chisq, 10);
    expect(found.degreesOfFreedom).toBe(wanted.df);
    expect(found.p).toBeCloseTo(wanted.p, 10);
    expectClose(found.observed, wanted.observed, "observed");
    expectClose(found.expected, wanted.expected, "expected");
  });
});

describe("curves by hand", () => {
  const greenwood = { variance: "greenwood", scale: "log_log" } as const;
  const of = (time: number[], cause: number[]): Spells => ({
    time: numbers(time),
    cause: Uint8Array.from(cause),
  });

  test("one exit among two, then a censoring on the day of the next exit: that person is still at risk", () => {
    const curves = survivalCurves(of([3, 5, 5], [1, 1, 0]), greenwood);
    expect([...curves.atRisk]).toEqual([3, 2]);
    expectClose(curves.survival, [2 / 3, 1 / 3], "survival");
  });

  test("who enters on the day of an exit is not at risk for it", () => {
    const rows = { ...of([5, 9], [1, 1]), entry: numbers([0, 5]) };
    expect([...survivalCurves(rows, greenwood).atRisk]).toEqual([1, 1]);
  });

  test("a curve that stands at one half has its median in the middle of the flat part", () => {
    const curves = survivalCurves(of([2, 4, 7, 9], [1, 1, 1, 0]), greenwood);
    expect(curveQuantile(curves, 0, 0.5).estimate).toEqual({ kind: "time", time: 5.5 });
  });

  test("a curve that stays above one half has no median, and none is made up", () => {
    const curves = survivalCurves(of([2, 4, 7, 9], [1, 0, 0, 0]), greenwood);
    expect(curveQuantile(curves, 0, 0.5).estimate).toEqual({ kind: "never" });
    expect(restrictedMean(curves, 0, 20)).toEqual({ kind: "horizon_beyond_data", last: 9 });
  });
});

describe("degenerate spells", () => {
  const every = { variance: "jackknife", scale: "log_log" } as const;
  const cases: readonly (readonly [string, Spells])[] = [
    ["no rows", { time: numbers([]), cause: new Uint8Array(0) }],
    ["one person who leaves", { time: numbers([4]), cause: Uint8Array.of(1) }],
    ["one person who stays", { time: numbers([4]), cause: Uint8Array.of(0) }],
    ["nobody leaves", { time: numbers([4, 5, 6]), cause: new Uint8Array(3) }],
    ["everybody leaves at once", { time: numbers([4, 4, 4]), cause: Uint8Array.of(1, 2, 1) }],
    [
      "weights of nothing",
      { time: numbers([4, 5]), cause: Uint8Array.of(1, 1), weights: numbers([0, 0]) },
    ],
    [
      "a group without rows",
      { time: numbers([4, 5]), cause: Uint8Array.of(1, 1), group: codes([0, 2]) },
    ],
  ];
  test.each(cases)("%s give numbers, never NaN", (_, rows) => {
    for (const variance of ["greenwood", "jackknife"] as const) {
      const curves = survivalCurves(rows, { variance, scale: "log" });
      for (const column of Object.values(curves)) {
        expect([...column].every((value) => Number.isFinite(value))).toBe(true);
      }
    }
    for (const variance of ["aalen", "jackknife"] as const) {
      const { causes: _causes, ...columns } = incidenceCurves(rows, { variance, scale: "log_log" });
      for (const column of Object.values(columns)) {
        expect([...column].every((value) => Number.isFinite(value))).toBe(true);
      }
    }
    expect(["one_group", "no_exits", "test"]).toContain(logRank(rows, { rho: 0 }).kind);
  });

  test("a million groups take a moment, and are too many to compare", () => {
    const n = 1_000_000;
    const rows: Spells = {
      time: Float64Array.from({ length: n }, (_, i) => 1 + (i % 700) + 0.5),
      cause: new Uint8Array(n).fill(1),
      group: Int32Array.from({ length: n }, (_, i) => i),
    };
    expect(survivalCurves(rows, every).time.length).toBe(n);
    expect(logRank(rows, { rho: 0 })).toEqual({ kind: "too_many_groups", groups: n });
  });

  test("a time that is no number, or an entry after it, breaks the promise", () => {
    const rows = (time: number[]): Spells => ({ time: numbers(time), cause: Uint8Array.of(1) });
    expect(() => survivalCurves(rows([Number.NaN]), every)).toThrow("finite");
    expect(() => survivalCurves(rows([Infinity]), every)).toThrow("finite");
    expect(() => survivalCurves({ ...rows([3]), entry: numbers([3]) }, every)).toThrow("entry");
  });
});

describe("properties of curves", () => {
  const row = record({
    time: integer({ min: 1, max: 40 }),
    cause: integer({ min: 0, max: 3 }),
    cluster: integer({ min: 0, max: 9 }),
    weight: integer({ min: 1, max: 3 }),
    cut: integer({ min: 0, max: 39 }),
  });
  const rowsOf = (
    rows: readonly { time: number; cause: number; weight: number; cluster: number }[],
  ) => ({
    time: numbers(rows.map(({ time }) => time)),
    cause: Uint8Array.from(rows.map(({ cause }) => cause)),
    weights: numbers(rows.map(({ weight }) => weight)),
    cluster: codes(rows.map(({ cluster }) => cluster)),
  });
  const choice = { variance: "jackknife", scale: "log_log", causes: 3 } as const;
  const shown = (rows: Spells, tolerance = 10) => {
    const { causes: _causes, start: _start, ...columns } = incidenceCurves(rows, choice);
    return Object.values(columns).map((column) =>
      [...column].map((value) => Number(value.toFixed(tolerance)) + 0),
    );
  };

  test("the order of rows and the names of persons do not matter", () => {
    assert(
      property(array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const turned = rows.toReversed().map((one) => ({ ...one, cluster: 50 - one.cluster }));
        expect(shown(rowsOf(turned))).toEqual(shown(rowsOf(rows)));
      }),
    );
  });

  test("rows that are their own persons need not say so", () => {
    assert(
      property(array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const { cluster: _cluster, ...alone } = rowsOf(rows);
        const told = { ...alone, cluster: codes(rows.map((_, i) => i)) };
        expect(shown(alone, 9)).toEqual(shown(told, 9));
      }),
    );
  });

  test("a weight of three is three rows of the same person", () => {
    assert(
      property(array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        const many = rows.flatMap((one) =>
          Array.from({ length: one.weight }, () => ({ ...one, weight: 1 })),
        );
        expect(shown(rowsOf(many), 9)).toEqual(shown(rowsOf(rows), 9));
      }),
    );
  });

  test("cutting a spell in two that follow each other changes no curve", () => {
    assert(
      property(array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        const halves = rows.flatMap((one) => {
          const cut = one.cut < one.time ? one.cut : 0;
          const late = { ...one, entry: cut };
          return cut === 0 ? [late] : [{ ...one, time: cut, cause: 0, entry: 0 }, late];
        });
        const joined = { ...rowsOf(halves), entry: numbers(halves.map(({ entry }) => entry)) };
        const whole = incidenceCurves(rowsOf(rows), choice);
        const cut = incidenceCurves(joined, choice);
        for (let p = 0; p < whole.time.length; p++) {
          const q = cut.time.indexOf(whole.time[p]);
          for (const c of [0, 1, 2]) {
            const [a, b] = [c * whole.time.length + p, c * cut.time.length + q];
            expect(cut.incidence[b]).toBeCloseTo(whole.incidence[a], 10);
            expect(cut.incidenceError[b]).toBeCloseTo(whole.incidenceError[a], 9);
          }
        }
      }),
    );
  });

  test("all shares and the share still in add up to one, and scaling time scales nothing else", () => {
    assert(
      property(array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const curves = incidenceCurves(rowsOf(rows), choice);
        const places = curves.time.length;
        for (let p = 0; p < places; p++) {
          let sum = curves.survival[p];
          for (const c of [0, 1, 2]) sum += curves.incidence[c * places + p];
          expect(sum).toBeCloseTo(1, 12);
        }
        const weeks = { ...rowsOf(rows), time: numbers(rows.map(({ time }) => time / 7)) };
        const [, ...scaled] = shown(weeks);
        const [, ...plain] = shown(rowsOf(rows));
        expect(scaled).toEqual(plain);
      }),
    );
  });
});
