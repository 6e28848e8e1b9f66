import { expect, test } from "vitest";

import { usualEffectRules, type EffectColumns, type EffectRules } from "./effect-question.ts";
import type { EffectReport } from "./effect-report.ts";
import { estimateEffect } from "./estimate-effect.ts";
import { prepareRows } from "./prepare-rows.ts";
import { propensityReport } from "./propensity-report.ts";

/** People, so many of them treated, of whom so many are of a rare class. */
function people(count: number, treated: number, rareTreated: number): EffectColumns {
  const rows = Array.from({ length: count }, (_, i) => i);
  const isRare = (i: number): boolean => i < rareTreated || i >= count - 10;
  return {
    treatmentName: "service",
    treatment: Float64Array.from(rows, (i) => Number(i < treated)),
    outcome: Float64Array.from(rows, (i) => (i * 37) % 11),
    covariates: [{ name: "age", values: Float64Array.from(rows, (i) => 20 + ((i * 7) % 30)) }],
    categories: [
      {
        name: "tongue",
        codes: Int32Array.from(rows, (i) => Number(isRare(i))),
        labels: ["a", "b"],
      },
    ],
    exact: [],
    instruments: [],
    unit: undefined,
    time: undefined,
    cluster: undefined,
    running: undefined,
  };
}

function ask(columns: EffectColumns, rules: Partial<EffectRules>): EffectReport {
  return estimateEffect(columns, { ...usualEffectRules, ...rules }, { missing: 0, rejected: 0 });
}

const codesOf = ({ warnings }: EffectReport): readonly string[] => warnings.map(({ code }) => code);

test("four treated are no group to tell anything of, five are", () => {
  const hidden = ask(people(60, 4, 0), { method: "ols" });
  expect(hidden).toMatchObject({ estimate: null, means: null, balance: [], verdict: "cannot_say" });
  expect(hidden.n).toMatchObject({ treated: null, control: null, treatedUsed: null });
  expect(codesOf(hidden)).toEqual(["SMALL_GROUP_HIDDEN"]);
  const shown = ask(people(60, 5, 0), { method: "ols" });
  expect(shown.estimate).not.toBeNull();
  expect(shown.n).toMatchObject({ treated: 5, control: 55 });
});

test("four controls are hidden as well, and own data are shown when asked for", () => {
  expect(ask(people(30, 26, 0), { method: "difference" }).estimate).toBeNull();
  const own = ask(people(30, 26, 0), { method: "difference", smallCounts: "show" });
  expect(own.estimate).not.toBeNull();
  expect(own.n).toMatchObject({ treated: 26, control: 4 });
  expect(codesOf(own)).toContain("SMALL_GROUP_SHOWN");
  const enough = ask(people(30, 15, 0), { method: "difference", smallCounts: "show" });
  expect(codesOf(enough)).not.toContain("SMALL_GROUP_SHOWN");
});

test("a class of four treated has neither balance nor coefficient; the others have", () => {
  const report = ask(people(90, 40, 4), { method: "ols" });
  const rowOf = (name: string): unknown => report.balance.find((row) => row.name === name);
  expect(rowOf("tongue=b")).toMatchObject({ smdBefore: null, smdAfter: null });
  expect(rowOf("age")).not.toMatchObject({ smdBefore: null });
  expect(report.coefficients?.find(({ name }) => name === "tongue=b")).toMatchObject({
    coefficient: null,
    standardError: null,
  });
  expect(report.warnings.find(({ code }) => code === "SMALL_CLASSES_HIDDEN")?.message.en).toContain(
    "tongue=b",
  );
  const enough = ask(people(90, 40, 5), { method: "ols" });
  expect(codesOf(enough)).not.toContain("SMALL_CLASSES_HIDDEN");
});

test("people are counted, not their rows", () => {
  const columns = people(60, 8, 0);
  const codes = Int32Array.from({ length: 60 }, (_, i) => (i < 8 ? i >> 1 : i));
  const unit = { codes, labels: Array.from({ length: 60 }, (_, i) => `p${i}`) };
  expect(ask({ ...columns, unit }, { method: "ols" }).estimate).toBeNull();
  expect(ask(columns, { method: "ols" }).estimate).not.toBeNull();
});

test("the model of who got the service hides the same, and its range ends where five people are", () => {
  const rules = { ...usualEffectRules };
  const few = propensityReport(prepareRows(people(60, 4, 0), rules));
  expect(few).toMatchObject({ coefficients: [], meanScore: null, n: { treated: null } });
  const wide = propensityReport(
    prepareRows(people(200, 90, 20), { ...rules, smallCounts: "show" }),
  );
  const narrow = propensityReport(prepareRows(people(200, 90, 20), rules));
  expect(narrow.scoreRange?.treated[0]).toBeGreaterThan(wide.scoreRange?.treated[0] ?? 1);
  expect(narrow.scoreRange?.treated[1]).toBeLessThan(wide.scoreRange?.treated[1] ?? 0);
});
