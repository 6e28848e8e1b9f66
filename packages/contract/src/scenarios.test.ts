import { describe, expect, test } from "vitest";

import { readShape } from "./read-shape.ts";
import { scenarioDefinition } from "./scenarios.ts";

function issues(change: unknown): readonly string[] {
  const reading = readShape(scenarioDefinition, { name: "A", changes: [change] }, "en");
  return reading.kind === "fits" ? [] : reading.issues.map(({ path, code }) => `${path} ${code}`);
}

describe("the shape of a scenario", () => {
  test.each([
    { kind: "funding-model", from: "2027-01", model: "fi-2015" },
    { kind: "steps", from: "2027-01", steps: [] },
    {
      kind: "steps",
      from: "2027-01",
      until: "2028-01",
      benefits: ["basic_allowance"],
      steps: [
        { afterPaidDays: 0, percent: 10 },
        { afterPaidDays: 1, percent: 100 },
      ],
    },
    { kind: "step-shift", from: "2027-01", laterDays: -50, sharePoints: 5 },
    { kind: "benefit-level", from: "2027-01", factor: 1.02 },
    { kind: "benefit-level", from: "2027-01", dailyEur: 40 },
    { kind: "counter-rules", from: "2027-01", serviceDaysCount: false },
    { kind: "counter-rules", from: "2027-01" },
    {
      kind: "counter-rules",
      from: "2027-01",
      layoffDaysCount: false,
      adjustedDays: "daily_allowance_only",
      exemptYears: { protection: 0, otherIntegration: 10 },
      restart: "after_absence",
      restartAfterMonths: 12,
    },
    {
      kind: "inflow",
      from: "2027-01",
      factor: 1.05,
      who: { municipality: "398", age: "under_25" },
    },
    { kind: "exit", from: "2027-01", factor: 0.9, cause: "work" },
    {
      kind: "service",
      from: "2027-01",
      volumeFactor: 1.2,
      duringFactor: 1,
      afterFactor: 1.1,
      costEurPerMonth: 500,
    },
  ])("takes the change $kind", (change) => {
    expect(issues(change)).toEqual([]);
  });

  test.each([
    ["a key it does not know", { kind: "inflow", from: "2027-01", factor: 1, facto: 2 }],
    ["a group it does not know", { kind: "inflow", from: "2027-01", factor: 1, who: { sex: "1" } }],
    ["a benefit it does not know", { kind: "steps", from: "2027-01", steps: [], benefits: ["x"] }],
    ["no benefit at all", { kind: "steps", from: "2027-01", steps: [], benefits: [] }],
    ["a kind it does not know", { kind: "weather", from: "2027-01" }],
    ["a month that is none", { kind: "inflow", from: "2027-13", factor: 1 }],
    ["an end that is the beginning", inflow({ until: "2027-01" })],
    ["an end before the beginning", inflow({ until: "2026-12" })],
    ["a factor of nothing", inflow({ factor: 0 })],
    ["a factor out of reach", inflow({ factor: 5.1 })],
    ["half a percent", steps([{ afterPaidDays: 1, percent: 0.5 }])],
    ["more than all", steps([{ afterPaidDays: 1, percent: 101 }])],
    ["days that do not rise", steps([step(100), step(100)])],
    ["days that fall", steps([step(100), step(50)])],
    ["a level said twice", { kind: "benefit-level", from: "2027-01", factor: 1, dailyEur: 40 }],
    ["an absence not said", counterRules({ restart: "after_absence" })],
    ["an absence of nobody's", counterRules({ restart: "never", restartAfterMonths: 3 })],
    [
      "half a year of exemption",
      counterRules({ exemptYears: { protection: 0.5, otherIntegration: 1 } }),
    ],
    ["one group's exemption", counterRules({ exemptYears: { protection: 3 } })],
    ["a counter rule it does not know", counterRules({ sickDaysCount: true })],
    [
      "an effect outside its range",
      service({ afterFactor: 2, afterRange: { low: 0.5, high: 1.9 } }),
    ],
    ["a price outside its range", service({ costRange: { low: 501, high: 900 } })],
    ["a range upside down", service({ duringRange: { low: 1.1, high: 0.9 } })],
    ["a level not said", { kind: "benefit-level", from: "2027-01" }],
  ])("refuses %s", (_, change) => {
    expect(issues(change)).toHaveLength(1);
    expect(issues(change)[0]).toMatch(/^changes\.0/);
  });

  test("an end right after the beginning is one month", () => {
    expect(issues(inflow({ until: "2027-02" }))).toEqual([]);
  });

  test("refuses a scenario without a name, with too many changes, or with a key of its own", () => {
    const many = Array.from({ length: 21 }, () => inflow({}));
    for (const scenario of [
      { name: " ", changes: [] },
      { name: "A", changes: many },
      { name: "A", changes: [], colour: "blue" },
    ]) {
      expect(readShape(scenarioDefinition, scenario, "fi").kind).toBe("does-not-fit");
    }
    expect(readShape(scenarioDefinition, { name: "A", changes: many.slice(1) }, "fi").kind).toBe(
      "fits",
    );
  });
});

function inflow(changes: object): object {
  return { kind: "inflow", from: "2027-01", factor: 1, ...changes };
}

function counterRules(rules: object): object {
  return { kind: "counter-rules", from: "2027-01", ...rules };
}

function service(changes: object): object {
  return {
    kind: "service",
    from: "2027-01",
    volumeFactor: 1,
    duringFactor: 1,
    afterFactor: 1,
    costEurPerMonth: 500,
    ...changes,
  };
}

function step(afterPaidDays: number): object {
  return { afterPaidDays, percent: 10 };
}

function steps(list: readonly object[]): object {
  return { kind: "steps", from: "2027-01", steps: list };
}
