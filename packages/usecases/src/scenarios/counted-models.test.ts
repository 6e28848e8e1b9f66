import { month } from "@luotsi/base";
import type { ScenarioChange } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import { datedLaw } from "../liability-forecast/learn-flow.ts";
import { countedNeeded, countedOfMonths, withMonthsOf } from "./counted-models.ts";

const ahead = { firstMonth: month("2026-11"), horizon: 5, plan: datedLaw() };

function model(
  id: "fi-2006" | "fi-2015" | "fi-2025",
  from: string,
  until?: string,
): ScenarioChange {
  return { kind: "funding-model", model: id, from, ...(until === undefined ? {} : { until }) };
}

function keys(changes: readonly ScenarioChange[]): readonly (string | undefined)[] {
  return countedOfMonths(changes, ahead).map((counted) => counted?.key);
}

function exempt(protection: number, otherIntegration: number, from: string): ScenarioChange {
  return { kind: "counter-rules", from, exemptYears: { protection, otherIntegration } };
}

describe("the counters of each month ahead", () => {
  const now = undefined;
  test.each([
    ["are the law's without a funding model", [], [now, now, now, now, now]],
    [
      "are the model's from its first month to its end",
      [model("fi-2015", "2026-12", "2027-02")],
      [now, "fi-2015", "fi-2015", now, now],
    ],
    [
      "are the later model's where two overlap",
      [model("fi-2015", "2020-01"), model("fi-2006", "2027-02")],
      ["fi-2015", "fi-2015", "fi-2015", "fi-2006", "fi-2006"],
    ],
    [
      "are the law's again where the model of 2025 takes over",
      [model("fi-2015", "2026-11"), model("fi-2025", "2027-01")],
      ["fi-2015", "fi-2015", now, now, now],
    ],
    [
      "are those of another exemption from its month on",
      [exempt(5, 2, "2027-01")],
      [now, now, "exempt 5/2", "exempt 5/2", "exempt 5/2"],
    ],
    [
      "are the law's where the exemption is the law's",
      [exempt(3, 1, "2027-01")],
      Array(5).fill(now),
    ],
    [
      "are an earlier model's, which had no exemption, whatever the years",
      [model("fi-2015", "2026-12"), exempt(5, 2, "2026-11")],
      ["exempt 5/2", "fi-2015", "fi-2015", "fi-2015", "fi-2015"],
    ],
  ] as const)("%s", (_, changes, expected) => {
    expect(keys(changes)).toEqual(expected);
  });

  test("a model outside the months ahead is not needed", () => {
    expect(countedNeeded([model("fi-2015", "2099-01")], ahead)).toEqual([]);
    const two = [model("fi-2006", "2026-11"), model("fi-2015", "2027-01")];
    expect(countedNeeded(two, ahead).map(({ key }) => key)).toEqual(["fi-2006", "fi-2015"]);
  });
});

test("months of another computation are taken in every block, and nothing else is", () => {
  const made = withMonthsOf(
    { horizon: 2, owed: Float64Array.of(1, 2), byGroup: Float64Array.of(1, 2, 3, 4) },
    { horizon: 2, owed: Float64Array.of(10, 20), byGroup: Float64Array.of(10, 20, 30, 40) },
    [false, true],
  );
  expect(made).toEqual({
    horizon: 2,
    owed: Float64Array.of(1, 20),
    byGroup: Float64Array.of(1, 20, 3, 40),
  });
});
