import { addMonths, day, firstDayOf, month, type Day } from "@luotsi/base";
import type { ScenarioBenefit, ScenarioDefinition } from "@luotsi/contract";
import type { LiabilityPlan, PlannedRule } from "@luotsi/engines";
import { defaultAssumptions, liabilityPlan } from "@luotsi/law";
import { describe, expect, test } from "vitest";

import { shiftedSteps } from "./reform-plan.ts";
import { scenarioQuestion } from "./scenario-question.ts";

const law: LiabilityPlan = liabilityPlan("fi-dated", defaultAssumptions());
const basis = { plan: law, firstMonth: month("2026-10"), horizon: 60 };

function reformed(changes: ScenarioDefinition["changes"]): LiabilityPlan {
  return scenarioQuestion({ changes }, basis).plan;
}

function ruleOn(plan: LiabilityPlan, benefit: ScenarioBenefit, on: Day): PlannedRule | undefined {
  const spells = plan.timetable.filter(
    (each) =>
      each.benefit === benefit && each.start <= on && (each.end === undefined || each.end > on),
  );
  expect(spells.length).toBeLessThanOrEqual(1);
  return plan.rules.find(({ id }) => id === spells[0]?.rule);
}

const flat = [{ afterPaidDays: 0, percent: 50 }];

describe("other steps from January 2027", () => {
  const plan = reformed([
    { kind: "steps", from: "2027-01", benefits: ["labour_market_subsidy"], steps: flat },
  ]);

  test("hold from the first day on, and the law the day before", () => {
    const before = ruleOn(plan, "labour_market_subsidy", day("2026-12-31"));
    expect(before).toEqual(ruleOn(law, "labour_market_subsidy", day("2026-12-31")));
    expect(ruleOn(plan, "labour_market_subsidy", day("2027-01-01"))?.steps).toEqual(flat);
    expect(ruleOn(plan, "labour_market_subsidy", day("2060-01-01"))?.steps).toEqual(flat);
  });

  test("leave other benefits and earlier law alone", () => {
    for (const benefit of ["basic_allowance", "earnings_related_allowance"] as const) {
      expect(ruleOn(plan, benefit, day("2027-01-01"))).toEqual(
        ruleOn(law, benefit, day("2027-01-01")),
      );
    }
    for (const on of ["2010-06-01", "2020-06-01", "2025-06-01"]) {
      expect(ruleOn(plan, "labour_market_subsidy", day(on))).toEqual(
        ruleOn(law, "labour_market_subsidy", day(on)),
      );
    }
  });

  test("every rule named in the timetable is there, once", () => {
    const ids = plan.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { rule } of plan.timetable) expect(ids).toContain(rule);
  });
});

test("a change with an end gives way to the law on the first day of the month it ends", () => {
  const plan = reformed([{ kind: "steps", from: "2027-01", until: "2028-01", steps: flat }]);
  for (const benefit of ["labour_market_subsidy", "earnings_related_allowance"] as const) {
    expect(ruleOn(plan, benefit, day("2027-12-31"))?.steps).toEqual(flat);
    expect(ruleOn(plan, benefit, day("2028-01-01"))).toEqual(
      ruleOn(law, benefit, day("2028-01-01")),
    );
  }
});

test("a change that begins in the past begins in the first month ahead", () => {
  const plan = reformed([{ kind: "steps", from: "2020-01", steps: flat }]);
  expect(ruleOn(plan, "general_benefit", day("2026-09-30"))).toEqual(
    ruleOn(law, "general_benefit", day("2026-09-30")),
  );
  expect(ruleOn(plan, "general_benefit", day("2026-10-01"))?.steps).toEqual(flat);
});

test("a change outside the months ahead changes nothing", () => {
  const after = addMonths(basis.firstMonth, 60);
  expect(firstDayOf(after)).toBe(day("2031-10-01"));
  for (const span of [{ from: "2031-10" }, { from: "2020-01", until: "2026-10" }]) {
    const question = scenarioQuestion(
      {
        changes: [
          { kind: "steps", ...span, steps: flat },
          { kind: "inflow", ...span, factor: 2 },
        ],
      },
      basis,
    );
    expect(question.changes).toEqual([]);
    expect(question.plan.timetable).toEqual(law.timetable);
  }
});

test("steps 50 days later keep their percents, and of the law's own shift nothing else", () => {
  const plan = reformed([{ kind: "step-shift", from: "2027-01", laterDays: 50, sharePoints: 0 }]);
  expect(ruleOn(plan, "labour_market_subsidy", day("2027-01-01"))?.steps).toEqual([
    { afterPaidDays: 150, percent: 10 },
    { afterPaidDays: 250, percent: 20 },
    { afterPaidDays: 350, percent: 30 },
    { afterPaidDays: 450, percent: 40 },
    { afterPaidDays: 750, percent: 50 },
  ]);
  expect(ruleOn(plan, "earnings_related_allowance", day("2027-01-01"))?.steps).toEqual([
    { afterPaidDays: 150, percent: 10 },
    { afterPaidDays: 250, percent: 20 },
    { afterPaidDays: 350, percent: 30 },
    { afterPaidDays: 450, percent: 40 },
  ]);
});

test("shifts stop at the first day and at 0 and 100 percent", () => {
  const steps = [
    { afterPaidDays: 100, percent: 10 },
    { afterPaidDays: 200, percent: 20 },
    { afterPaidDays: 300, percent: 95 },
  ];
  expect(shiftedSteps(steps, { laterDays: -200, sharePoints: 10 })).toEqual([
    { afterPaidDays: 0, percent: 30 },
    { afterPaidDays: 100, percent: 100 },
  ]);
  expect(shiftedSteps(steps, { laterDays: 0, sharePoints: -15 })).toEqual([
    { afterPaidDays: 100, percent: 0 },
    { afterPaidDays: 200, percent: 5 },
    { afterPaidDays: 300, percent: 80 },
  ]);
});

test("the funding model of 2015 brings its own rules, and the allowances cost nothing", () => {
  const plan = reformed([{ kind: "funding-model", from: "2027-01", model: "fi-2015" }]);
  expect(ruleOn(plan, "labour_market_subsidy", day("2027-01-01"))).toMatchObject({
    id: "tmt-2015",
    steps: [
      { afterPaidDays: 300, percent: 50 },
      { afterPaidDays: 1000, percent: 70 },
    ],
  });
  expect(ruleOn(plan, "basic_allowance", day("2027-01-01"))?.steps).toEqual([]);
  expect(ruleOn(plan, "labour_market_subsidy", day("2026-12-31"))?.id).toBe("yt-2026");
});

test("of two changes in the same month the later in the list works on what the earlier made", () => {
  const plan = reformed([
    { kind: "funding-model", from: "2027-01", model: "fi-2015" },
    { kind: "step-shift", from: "2028-01", laterDays: 100, sharePoints: 0 },
  ]);
  expect(ruleOn(plan, "labour_market_subsidy", day("2027-12-31"))?.steps[0]?.afterPaidDays).toBe(
    300,
  );
  expect(ruleOn(plan, "labour_market_subsidy", day("2028-01-01"))?.steps[0]?.afterPaidDays).toBe(
    400,
  );
});

test("changes of people go to the flow with their months counted from the first ahead", () => {
  const { changes, plan } = scenarioQuestion(
    {
      changes: [
        {
          kind: "inflow",
          from: "2027-01",
          until: "2027-07",
          factor: 1.1,
          who: { municipality: "098" },
        },
        { kind: "exit", from: "2026-10", factor: 0.9, cause: "work", who: {} },
        { kind: "benefit-level", from: "2026-01", dailyEur: 74.42 },
        {
          kind: "service",
          from: "2026-11",
          volumeFactor: 1.2,
          duringFactor: 1,
          afterFactor: 1.1,
          costEurPerMonth: 500,
        },
      ],
    },
    basis,
  );
  expect(plan.timetable).toEqual(law.timetable);
  expect(changes).toEqual([
    { kind: "inflow", from: 3, to: 9, who: { municipality: 98 }, factor: 1.1 },
    { kind: "exit", from: 0, factor: 0.9, cause: "work" },
    { kind: "benefit-level", from: 0, factor: 2 },
    { kind: "service-start", from: 1, factor: 1.2 },
    { kind: "after-service", from: 1, factor: 1.1 },
  ]);
});
