import { day } from "@luotsi/base";
import { readShape, rulesView, type RuleLine } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import { listRules } from "./list-rules.ts";

function rule(id: string, on: string): RuleLine {
  const found = listRules(day(on)).rules.find((line) => line.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
}

describe("the law on a day", () => {
  test.each(["2005-12-31", "2014-12-31", "2015-01-01", "2024-12-31", "2025-01-01", "2026-05-01"])(
    "on %s every rule can be shown",
    (on) => {
      expect(readShape(rulesView, listRules(day(on)), "en")).toMatchObject({ kind: "fits" });
    },
  );

  test("the subsidy's share is 50 and 70 per cent until the end of 2024 and five steps after", () => {
    const id = "municipal-liability/labour-market-subsidy-share";
    expect(rule(id, "2024-12-31").inForce?.value).toMatchObject({
      kind: "steps",
      steps: [
        { from: 1, value: 0 },
        { from: 301, value: 50 },
        { from: 1001, value: 70 },
      ],
    });
    expect(rule(id, "2025-01-01").inForce?.value).toMatchObject({
      unit: "percent",
      steps: [
        { from: 1, value: 0 },
        { from: 101, value: 10 },
        { from: 201, value: 20 },
        { from: 301, value: 30 },
        { from: 401, value: 40 },
        { from: 701, value: 50 },
      ],
    });
    expect(rule(id, "2005-12-31").inForce).toBeNull();
  });

  test("what rests on an assumption says on which, from the day it does", () => {
    const id = "municipal-liability/labour-market-subsidy-share";
    expect(rule(id, "2026-04-30").assumption).toBeNull();
    expect(rule(id, "2026-05-01").assumption).toBe("general_benefit_shares");
    const named = listRules(day("2026-05-01")).assumptions.map(({ name }) => name);
    expect(named).toContain("general_benefit_shares");
  });

  test("money is in euros and dates are dates", () => {
    expect(rule("benefits/basic-allowance-daily", "2026-11-22").inForce?.value).toEqual({
      kind: "number",
      value: 37.21,
      unit: "euros",
    });
    expect(rule("municipal-liability/days-counted-from", "2026-11-22").inForce?.value).toEqual({
      kind: "text",
      text: { fi: "1.1.2015", sv: "1.1.2015", en: "1.1.2015" },
    });
  });

  test("the state organises the services until the end of 2024, municipalities after", () => {
    const id = "employment-services/organiser";
    expect(rule(id, "2024-12-31").inForce?.value).toMatchObject({ text: { fi: "valtio" } });
    expect(rule(id, "2025-01-01").inForce?.value).toMatchObject({ text: { fi: "kunta" } });
  });

  test("the days of change are in order and name 1.1.2025 and 1.5.2026", () => {
    const days = listRules(day("2026-11-22")).changeDays.map((change) => change.day);
    expect(days).toEqual(days.toSorted());
    expect(days).toContain("2025-01-01");
    expect(days).toContain("2026-05-01");
  });

  test("every rule stands under a topic that has a title", () => {
    const view = listRules(day("2026-11-22"));
    const topics = new Set(view.topics.map(({ id }) => id));
    expect(view.rules.filter(({ topic }) => !topics.has(topic))).toEqual([]);
  });
});
