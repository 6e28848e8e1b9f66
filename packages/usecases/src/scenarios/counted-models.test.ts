import { month } from "@luotsi/base";
import type { ScenarioChange } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import { modelOfMonths, modelsNeeded, withMonthsOf } from "./counted-models.ts";

const ahead = { firstMonth: month("2026-11"), horizon: 5 };

function model(
  id: "fi-2006" | "fi-2015" | "fi-2025",
  from: string,
  until?: string,
): ScenarioChange {
  return { kind: "funding-model", model: id, from, ...(until === undefined ? {} : { until }) };
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
  ] as const)("%s", (_, changes, expected) => {
    expect(modelOfMonths(changes, ahead)).toEqual(expected);
  });

  test("a model outside the months ahead is not needed", () => {
    expect(modelsNeeded([model("fi-2015", "2099-01")], ahead)).toEqual([]);
    expect(modelsNeeded([model("fi-2006", "2026-11"), model("fi-2015", "2027-01")], ahead)).toEqual(
      ["fi-2006", "fi-2015"],
    );
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
