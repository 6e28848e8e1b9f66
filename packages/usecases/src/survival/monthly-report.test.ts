import { normalQuantile, uniform } from "@luotsi/numerics";
import { describe, expect, test } from "vitest";

import { monthlyReport, type MonthlyModelQuestion } from "./monthly-report.ts";

const n = 6000;
const months = 24;
/** Monthly log odds of work and of education: a level, and what a year of schooling more and age do. */
const truth = [
  { level: -2.2, schooling: 0.5, age: -0.3 },
  { level: -3.5, schooling: 0, age: -0.6 },
] as const;

function chances(schooling: number, age: number): readonly number[] {
  return truth.map(
    (each) => 1 / (1 + Math.exp(-(each.level + each.schooling * schooling + each.age * age))),
  );
}

/** Spells with known chances, cut off at random. */
function spells(): MonthlyModelQuestion {
  const draw = (stream: number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => uniform(77, stream, i));
  const schooling = draw(1).map(normalQuantile);
  const age = draw(2).map(normalQuantile);
  const last = Int32Array.from(draw(3), (u) => 3 + Math.floor(u * (months - 2)));
  const cause = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const [work = 0, education = 0] = chances(schooling[i] ?? 0, age[i] ?? 0);
    for (let t = 1; t <= (last[i] ?? 0); t++) {
      const u = uniform(77, 100 + t, i);
      if (u >= work + education) continue;
      last[i] = t;
      cause[i] = u < work ? 1 : 2;
    }
  }
  const numbers = [
    { name: "schooling", values: schooling },
    { name: "age", values: age },
  ];
  return {
    months: last,
    first: undefined,
    cause,
    causes: ["work", "education"],
    coding: "by_cause",
    covariates: { numbers, classes: [] },
    link: "logit",
    baseline: "months",
    cluster: Int32Array.from({ length: n }, (_, i) => i >> 1),
    weights: undefined,
    at: [12, 3, 6],
    smallCounts: "hide",
  };
}

/** By recursion over the months. */
function trueShares(schooling: number, age: number, horizon: number): readonly number[] {
  const [work = 0, education = 0] = chances(schooling, age);
  let stay = 1;
  let [inWork, inEducation] = [0, 0];
  for (let t = 0; t < horizon; t++) {
    inWork += stay * work;
    inEducation += stay * education;
    stay *= 1 - work - education;
  }
  return [stay, inWork, inEducation];
}

describe("monthly chances of exits that compete", () => {
  const question = spells();
  const found = monthlyReport(question);

  test("coefficients of each cause are near the truth", () => {
    for (const [k, { cause, coefficients, events }] of found.causes.entries()) {
      const [schooling, age] = coefficients;
      const wanted = truth[k];
      const away = (one: typeof age, value = 0): number =>
        Math.abs((one?.coefficient ?? 9) - value) / (one?.robustStandardError ?? 1);
      expect(away(schooling, wanted?.schooling), cause).toBeLessThan(3.5);
      expect(away(age, wanted?.age), cause).toBeLessThan(3.5);
      expect(age?.ratio).toBeCloseTo(Math.exp(age?.coefficient ?? 9), 12);
      expect(events).toBe(question.cause.filter((code) => code === k + 1).length);
    }
  });

  test("what awaits somebody with average covariates is near the truth and adds up to one", () => {
    const [schooling, age] = question.covariates.numbers.map(
      ({ values }) => values.reduce((sum, value) => sum + value, 0) / n,
    );
    expect(found.average.at.map(({ month }) => month)).toEqual([3, 6, 12]);
    for (const { month, stillIn, out } of found.average.at) {
      const wanted = trueShares(schooling ?? 0, age ?? 0, month);
      const shares = [stillIn, out["work"] ?? stillIn, out["education"] ?? stillIn];
      for (const [k, { share, standardError, interval95 }] of shares.entries()) {
        expect(standardError).toBeGreaterThan(0.001);
        expect(standardError).toBeLessThan(0.02);
        expect(Math.abs(share - (wanted[k] ?? 0)), `${month} ${k}`).toBeLessThan(
          3.5 * standardError,
        );
        expect(interval95[0] < share && share < interval95[1]).toBe(true);
      }
      expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
    }
  });

  test("each month has a level of its own, and a straight line one a month that falls or rises", () => {
    const [work] = found.causes;
    expect(work?.levels[0]).toMatchObject({ fromMonth: 1, toMonth: 1 });
    expect(work?.levels.at(-1)?.toMonth).toBeNull();
    const line = monthlyReport({ ...question, baseline: "line", link: "cloglog" });
    expect(line.causes[0]?.levels).toHaveLength(months);
    expect(line.conventions).toMatchObject({ ratio: "hazard", variance: "robust" });
  });

  test("beyond the data there is no figure; a cause nobody left for is refused", () => {
    const far = monthlyReport({ ...question, at: [6, 99] });
    expect(far.average.at.map(({ month }) => month)).toEqual([6]);
    expect(far.warnings).toContain("beyond_data");
    const none = { ...question, causes: ["work", "education", "moon"] };
    expect(() => monthlyReport(none)).toThrow("6000");
  });

  test("days where months were meant are refused before they take minutes", () => {
    const days = { ...question, months: question.months.map(() => 30_000) };
    expect(() => monthlyReport(days)).toThrow("TOO_MANY_PERIODS");
  });

  test("of four people nothing is told", () => {
    const few = monthlyReport({
      ...question,
      months: Int32Array.of(1, 2, 3, 4),
      cause: Uint8Array.of(1, 2, 1, 0),
      cluster: undefined,
      covariates: { numbers: [{ name: "x", values: Float64Array.of(1, 2, 0, 5) }], classes: [] },
      at: [2],
    });
    expect(few).toMatchObject({ n: null, personMonths: null, average: { at: [] } });
    expect(few.causes[0]).toMatchObject({ events: null, levels: [], logLikelihood: null });
    expect(few.causes[0]?.coefficients[0]).toMatchObject({ status: "hidden", coefficient: null });
  });
});
