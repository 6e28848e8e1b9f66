import { expect, test } from "vitest";

import { usualEffectRules, type EffectColumns, type EffectRules } from "./effect-question.ts";
import type { EffectReport } from "./effect-report.ts";
import { estimateEffect } from "./estimate-effect.ts";

const none = { missing: 0, rejected: 0 };

/** Even numbers between −1 and 1 without a pattern to the eye, the same each time. */
function spread(n: number, stream: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    const turned = Math.sin((i + 1) * 12.9898 + stream * 78.233) * 43_758.5453;
    return 2 * (turned - Math.floor(turned)) - 1;
  });
}

function ask(columns: Partial<EffectColumns>, rules: Partial<EffectRules>): EffectReport {
  const outcome = columns.outcome ?? new Float64Array(0);
  const all: EffectColumns = {
    treatmentName: "service",
    treatment: new Float64Array(outcome.length),
    outcome,
    covariates: [],
    categories: [],
    exact: [],
    instruments: [],
    unit: undefined,
    time: undefined,
    cluster: undefined,
    running: undefined,
    ...columns,
  };
  return estimateEffect(all, { ...usualEffectRules, ...rules }, none);
}

const codesOf = (report: EffectReport): readonly string[] =>
  report.warnings.map(({ code }) => code);

test("an instrument that hardly moves anyone forbids to say anything", () => {
  const n = 300;
  const [chance, noise, lot] = [spread(n, 1), spread(n, 2), spread(n, 3)];
  const treatment = chance.map((value) => (value > 0 ? 1 : 0));
  const instruments = [{ name: "letter", values: lot.map((value) => (value > 0 ? 1 : 0)) }];
  const outcome = noise.map((value, i) => 5 * value + 10 * (treatment[i] ?? 0));
  const report = ask({ treatment, outcome, instruments }, { method: "iv" });
  expect(codesOf(report)).toContain("WEAK_INSTRUMENT");
  expect(report.verdict).toBe("cannot_say");
});

function panel(
  units: number,
  of: (unit: number, period: number) => number,
): Partial<EffectColumns> {
  const periods = 6;
  const rows = Array.from({ length: units * periods }, (_, i) => ({
    unit: Math.floor(i / periods),
    period: (i % periods) + 1,
  }));
  const noise = spread(rows.length, 5);
  return {
    outcome: Float64Array.from(
      rows,
      ({ unit, period }, i) => of(unit, period) + 0.2 * (noise[i] ?? 0),
    ),
    treatment: Float64Array.from(rows, ({ unit, period }) =>
      unit % 2 === 0 && period >= 4 ? 1 : 0,
    ),
    time: Float64Array.from(rows, ({ period }) => period),
    unit: {
      codes: Int32Array.from(rows, ({ unit }) => unit),
      labels: Array.from({ length: units }, (_, unit) => String(unit)),
    },
  };
}

test("a handful of units is told, and their interval is made by random signs", () => {
  const effect = (unit: number, period: number): number => (unit % 2 === 0 && period >= 4 ? 3 : 0);
  const report = ask(panel(8, effect), { method: "did" });
  expect(codesOf(report)).toContain("FEW_CLUSTERS");
  expect(report.conventions["interval"]).toBe("wild_webb_999");
  expect(report.estimate).toBeGreaterThan(2.7);
  expect(report.estimate).toBeLessThan(3.3);
  const [low, high] = report.interval95 ?? [0, 0];
  expect((high - low) / 2 / (report.standardError ?? 1)).toBeGreaterThan(1.96);
});

test("groups that part before the start forbid to say anything of after it", () => {
  const drifting = (unit: number, period: number): number => (unit % 2 === 0 ? period : 0);
  const report = ask(panel(60, drifting), { method: "did" });
  expect(codesOf(report)).toContain("BEFORE_DIFFERS");
  expect(report.verdict).toBe("cannot_say");
});

const toldOfUnlike: ReadonlySet<string> = new Set([
  "OUTSIDE_SUPPORT",
  "MOST_LEFT_OUT",
  "FEW_CONTROLS_CARRY",
  "CANNOT_BALANCE",
  "NO_OVERLAP",
]);

test("treated unlike anyone else are told as outside the others' reach", () => {
  const n = 600;
  const [place, noise, lot] = [spread(n, 7), spread(n, 8), spread(n, 9)];
  const age = place.map((value, i) => (i < 150 ? 2.2 : 0) + value + 0.3 * (lot[i] ?? 0));
  const treatment = age.map((value, i) => (value + 0.8 * (noise[i] ?? 0) > 1.4 ? 1 : 0));
  const outcome = noise.map((value, i) => value + (age[i] ?? 0) + (treatment[i] ?? 0));
  const covariates = [{ name: "age", values: age }];
  for (const method of ["psm", "ipw", "aipw", "ols", "entropy"] as const) {
    const report = ask({ treatment, outcome, covariates }, { method });
    expect(
      codesOf(report).some((code) => toldOfUnlike.has(code)),
      method,
    ).toBe(true);
    expect(report.verdict, method).not.toBe("supported");
  }
});

test("a threshold that hardly changes who is treated forbids to say anything", () => {
  const n = 500;
  const [running, lot, noise] = [spread(n, 11), spread(n, 12), spread(n, 13)];
  const treatment = running.map((value, i) => ((lot[i] ?? 0) + (value >= 0 ? 0.1 : 0) > 0 ? 1 : 0));
  const outcome = running.map((value, i) => value + 0.5 * (noise[i] ?? 0));
  const report = ask({ treatment, outcome, running }, { method: "rdd", cutoff: 0, bandwidth: 0.8 });
  expect(report.verdict).toBe("cannot_say");
  expect(codesOf(report)).toContain("WEAK_JUMP");
});

test("balancing squares too makes spreads alike, and a match or weight tells how its score was fitted", () => {
  const n = 400;
  const [place, noise] = [spread(n, 21), spread(n, 22)];
  const treatment = noise.map((value, i) => (value + 0.7 * (place[i] ?? 0) > 0.4 ? 1 : 0));
  const outcome = place.map((value, i) => value ** 2 + (treatment[i] ?? 0));
  const covariates = [{ name: "place", values: place }];
  const ratio = (moments: 1 | 2): number =>
    ask({ treatment, outcome, covariates }, { method: "entropy", moments }).balance[0]
      ?.varianceRatioAfter ?? 0;
  expect(Math.abs(ratio(2) - 1)).toBeLessThan(0.02);
  expect(Math.abs(ratio(1) - 1)).toBeGreaterThan(0.05);
  for (const method of ["ipw", "psm"] as const) {
    const { details } = ask({ treatment, outcome, covariates }, { method });
    expect(details["convergence"]).toMatchObject({ iterations: expect.any(Number) });
  }
});
