import { cents } from "@luotsi/base";
import { assert as check, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { appropriationOf, twelfths, type BudgetLine } from "./plan.ts";

function line(service: string, stage: BudgetLine["stage"], value: number): BudgetLine {
  return { year: 2025, side: "expense", service, stage, cents: cents(value) };
}

describe("appropriationOf", () => {
  test("the plan in force is the use plan with its amendments", () => {
    const found = appropriationOf([
      line("coaching", "original_budget", 100),
      line("coaching", "use_plan", 90),
      line("coaching", "amendment", -15),
      line("coaching", "amendment", 5),
    ]);
    expect(found).toEqual({
      originalBudgetCents: 100,
      usePlanCents: 90,
      amendmentsCents: -10,
      currentPlanCents: 80,
    });
  });

  test("a service without a use plan goes by its original budget, another keeps its own", () => {
    const found = appropriationOf([
      line("coaching", "original_budget", 100),
      line("vouchers", "original_budget", 40),
      line("vouchers", "use_plan", 30),
    ]);
    expect(found.currentPlanCents).toBe(130);
    expect(found.usePlanCents).toBe(30);
  });

  test("no lines, no plan", () => {
    expect(appropriationOf([]).currentPlanCents).toBe(0);
  });
});

test("twelve parts add up to the year and differ by a cent at the most", () => {
  check(
    property(integer(), (year) => {
      const parts = twelfths(cents(year));
      expect(parts).toHaveLength(12);
      expect(parts.reduce((total, part) => total + part, 0)).toBe(year);
      expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
    }),
  );
});
