import { day } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import { assumptions, chooseAssumptions, defaultAssumptions } from "./assumptions.ts";
import { liabilityPlan } from "./liability-plan.ts";

describe("open questions", () => {
  test("the default answer of each is its first option", () => {
    for (const [id, answer] of Object.entries(defaultAssumptions())) {
      expect(Object.entries(assumptions).find(([name]) => name === id)?.[1].options[0]).toBe(
        answer,
      );
    }
  });

  test("an unknown name or answer is refused, saying what there is", () => {
    expect(() => chooseAssumptions(["colour=blue"])).toThrow(/colour\? .*preceding_days/);
    expect(() => chooseAssumptions(["preceding_days=some"])).toThrow(/latest_period, all/);
    expect(() => chooseAssumptions(["preceding_days"])).toThrow("WRONG_USAGE");
    expect(chooseAssumptions(["preceding_days=all"]).preceding_days).toBe("all");
  });
});

describe("the plan of a funding model", () => {
  test("the dated law has a rule for each benefit on each side of its turns", () => {
    const { timetable } = liabilityPlan("fi-dated", defaultAssumptions());
    const subsidy = timetable.filter(({ benefit }) => benefit === "labour_market_subsidy");
    expect(subsidy.map(({ start, rule }) => [start, rule])).toEqual([
      [day("2006-01-01"), "tmt-2006"],
      [day("2015-01-01"), "tmt-2015"],
      [day("2025-01-01"), "tmt-2025"],
      [day("2026-05-01"), "yt-2026"],
    ]);
  });

  test("refusing the general benefit leaves it and what it replaced without law", () => {
    const choice = chooseAssumptions(["general_benefit_shares=refuse"]);
    const rules = liabilityPlan("fi-dated", choice).timetable.map(({ rule }) => rule);
    expect(rules).not.toContain("yt-2026");
    expect(rules).toContain("ap-2025");
  });

  test("the basic allowance is one amount from 2023 on", () => {
    const { basicAmounts } = liabilityPlan("fi-2025", defaultAssumptions());
    expect(basicAmounts.map(({ dailyCents }) => dailyCents)).toEqual([3450, 3572, 3721]);
    expect(basicAmounts.at(-1)?.end).toBeUndefined();
  });
});
