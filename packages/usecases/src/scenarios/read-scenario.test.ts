import { describe, expect, test } from "vitest";

import { readScenarioText } from "./read-scenario.ts";

describe("a scenario read from text", () => {
  test("is what was written", () => {
    const scenario = { name: "A", changes: [{ kind: "inflow", from: "2027-01", factor: 1.05 }] };
    expect(readScenarioText(JSON.stringify(scenario), "fi")).toEqual(scenario);
  });

  test.each([
    ["not JSON", "{", /teksti ei ole JSONia/],
    ["a key too many", withChange({ factr: 1 }), /muutos 1: .*"factr"/],
    ["an end too early", withChange({ until: "2026-12" }), /muutos 1, until: loppukuukausi/],
    [
      "steps that do not rise",
      JSON.stringify({
        name: "A",
        changes: [
          { kind: "inflow", from: "2027-01", factor: 1 },
          {
            kind: "steps",
            from: "2027-01",
            steps: [
              { afterPaidDays: 2, percent: 1 },
              { afterPaidDays: 1, percent: 1 },
            ],
          },
        ],
      }),
      /muutos 2, steps: portaiden päivämäärät nousevat/,
    ],
  ])("that is %s is refused by its place", (_, text, reason) => {
    expect(() => readScenarioText(text, "fi")).toThrow("INVALID_SCENARIO");
    try {
      readScenarioText(text, "fi");
    } catch (error) {
      expect((error as { details: { reason: string } }).details.reason).toMatch(reason);
    }
  });
});

function withChange(changes: object): string {
  const change = { kind: "inflow", from: "2027-01", factor: 1, ...changes };
  return JSON.stringify({ name: "A", changes: [change] });
}
