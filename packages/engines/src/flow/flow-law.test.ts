import { day } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import { flowLaw, monthWithoutLaw } from "./flow-law.ts";
import { exempt, flowBenefits, subsidy } from "./receipt-months.ts";
import { january2025, steppedPlan } from "./tiny-flow-for-tests.ts";
import type { LiabilityPlan } from "../municipal-liability/plan.ts";

const plan = steppedPlan();
const span = { first: january2025, horizon: 3, referenceMonth: january2025 - 1 };

/** The law of a basic allowance that rises on a day, and of a rule that changes on one. */
function changing(on: string): LiabilityPlan {
  const [rule] = plan.rules;
  const half = { ...rule, id: "half", steps: [{ afterPaidDays: 0, percent: 50 }] };
  return {
    ...plan,
    rules: [rule, half],
    timetable: plan.timetable.flatMap((spell) => [
      { ...spell, end: day(on) },
      { ...spell, start: day(on), rule: "half" },
    ]),
    basicAmounts: [
      { start: day("2015-01-01"), end: day(on), dailyCents: 3721 },
      { start: day(on), end: undefined, dailyCents: 3800 },
    ],
  };
}

describe("a month follows the law of its first day", () => {
  const percents = (on: string): number[] => {
    const law = flowLaw(changing(on), span);
    return [0, 1, 2].map((t) => law.tables[law.tableOf[subsidy * 3 + t]].percentOfDay[1]);
  };

  test("a law that begins on the first of February holds in February", () => {
    expect(percents("2025-02-01")).toEqual([0, 50, 50]);
  });

  test("a law that begins on the second of February holds from March", () => {
    expect(percents("2025-02-02")).toEqual([0, 0, 50]);
  });
});

test("amounts learnt before a rise of the allowance are raised from then on", () => {
  const { level } = flowLaw(changing("2025-02-01"), span);
  expect(level[0]).toBe(1);
  expect(level[1]).toBeCloseTo(3800 / 3721, 12);
  const after = flowLaw(changing("2025-02-01"), { ...span, referenceMonth: january2025 + 1 });
  expect(after.level[0]).toBeCloseTo(3721 / 3800, 12);
  expect(after.level[1]).toBe(1);
});

test("exempt subsidy has no table, every other benefit has one", () => {
  const { tableOf } = flowLaw(plan, span);
  flowBenefits.forEach((_, benefit) => expect(tableOf[benefit * 3] < 0).toBe(benefit === exempt));
});

test("the steps in use are those of the rules that hold, with 0 among them", () => {
  expect(flowLaw(plan, span).percents).toEqual([0, 10, 20, 30, 40, 50]);
});

test("the general benefit stands for the subsidy and the basic allowance where these have no law of their own", () => {
  const general: LiabilityPlan = {
    ...plan,
    timetable: [
      { ...plan.timetable[0], end: day("2025-02-01") },
      { ...plan.timetable[1], end: day("2025-02-01") },
      plan.timetable[2],
      { ...plan.timetable[0], benefit: "general_benefit", start: day("2025-02-01") },
    ],
  };
  expect(monthWithoutLaw(general, span)).toBeUndefined();
  expect(flowLaw(general, span).tableOf[subsidy * 3 + 2]).toBe(0);
  const gap = { ...general, timetable: general.timetable.slice(0, 3) };
  expect(monthWithoutLaw(gap, span)).toBe(january2025 + 1);
  expect(() => flowLaw(gap, span)).toThrow("every month ahead has law");
});

test("services are free, or count, where the plan says so", () => {
  const free = flowLaw(steppedPlan({ freeGrounds: ["service"] }), span);
  expect([free.serviceIsFree[subsidy * 3], free.serviceCounts[subsidy * 3]]).toEqual([1, 1]);
  const uncounted = flowLaw(
    {
      ...plan,
      uncountedGrounds: [{ benefit: "labour_market_subsidy", grounds: ["service"] }],
    },
    span,
  );
  expect([uncounted.serviceIsFree[subsidy * 3], uncounted.serviceCounts[subsidy * 3]]).toEqual([
    0, 0,
  ]);
});
