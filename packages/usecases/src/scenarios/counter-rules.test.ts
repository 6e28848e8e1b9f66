import { month } from "@luotsi/base";
import type { ScenarioChange } from "@luotsi/contract";
import { flowBenefits } from "@luotsi/engines";
import { describe, expect, test } from "vitest";

import { datedLaw } from "../liability-forecast/learn-flow.ts";
import { changeWords } from "./change-words.ts";
import { countingKey, countingsNeeded, flowCounters, rulesOfMonths } from "./counter-rules.ts";

const basis = {
  firstMonth: month("2026-11"),
  horizon: 4,
  plan: datedLaw(),
  countedShares: new Map([
    [
      countingKey({ layoffDaysCount: false, adjustedDays: "all" }),
      Float64Array.of(0.5, 0.6, 0.7, 0.8, 0.9, 1, 1, 1),
    ],
  ]),
};

type Rules = Partial<Omit<Extract<ScenarioChange, { kind: "counter-rules" }>, "kind" | "from">>;

function rules(from: string, given: Rules): ScenarioChange {
  return { kind: "counter-rules", from, ...given };
}

describe("the counter rules of each month", () => {
  test("hold from their month to their end, the day before and after as now", () => {
    const changes = [rules("2026-12", { until: "2027-02", layoffDaysCount: false })];
    expect(rulesOfMonths(changes, basis).map(({ layoffDaysCount }) => layoffDaysCount)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test("later ones change what they give and leave the rest", () => {
    const changes = [
      rules("2026-11", { layoffDaysCount: false, restart: "never" }),
      rules("2027-01", { restart: "after_absence", restartAfterMonths: 6 }),
    ];
    const [first, , third] = rulesOfMonths(changes, basis);
    expect(first).toMatchObject({ layoffDaysCount: false, restart: -1 });
    expect(third).toMatchObject({ layoffDaysCount: false, restart: 6 });
  });

  test("a funding model that comes later brings its own", () => {
    const changes: readonly ScenarioChange[] = [
      rules("2026-11", { serviceDaysCount: true, restart: "never" }),
      { kind: "funding-model", from: "2027-01", model: "fi-2015" },
    ];
    expect(rulesOfMonths(changes, basis).map(({ restart }) => restart)).toEqual([-1, -1, 0, 0]);
  });
});

describe("what the flow is asked", () => {
  test.each<readonly [string, readonly ScenarioChange[]]>([
    ["no counter rule", []],
    ["a rule that gives nothing", [rules("2026-11", {})]],
    [
      "the law's own",
      [
        rules("2026-11", {
          layoffDaysCount: true,
          adjustedDays: "none",
          restart: "new_period",
          exemptYears: { protection: 3, otherIntegration: 1 },
        }),
      ],
    ],
    ["one after the last month", [rules("2099-01", { restart: "never" })]],
  ])("is nothing otherwise for %s", (_, changes) => {
    expect(flowCounters(changes, basis)).toBeUndefined();
    expect(countingsNeeded(changes, basis)).toEqual([]);
  });

  test("the measured shares in the months they hold, by benefit and service", () => {
    const changes = [rules("2027-01", { layoffDaysCount: false, adjustedDays: "all" })];
    const counters = flowCounters(changes, basis);
    if (counters === undefined) expect.fail("the counting differs");
    const outside = (b: number): readonly number[] =>
      Array.from({ length: 4 }, (_, t) => counters.outside[4 * b + t] ?? 0);
    expect(flowBenefits.map((_, b) => outside(b))).toEqual([
      [1, 1, 0.5, 0.5],
      [1, 1, 0.7, 0.7],
      [1, 1, 0.9, 0.9],
      [1, 1, 1, 1],
    ]);
    expect(counters.inService.slice(0, 4)).toEqual(Float64Array.of(1, 1, 0.6, 0.6));
    expect([...counters.services]).toEqual([-1, -1, -1, -1]);
  });

  test("services and starting again by month", () => {
    const changes = [
      rules("2026-12", { serviceDaysCount: false }),
      rules("2027-01", { restart: "after_absence", restartAfterMonths: 3 }),
    ];
    const counters = flowCounters(changes, basis);
    expect([...(counters?.services ?? [])]).toEqual([-1, 0, 0, 0]);
    expect([...(counters?.restart ?? [])]).toEqual([0, 0, 3, 3]);
  });
});

test("counter rules are said in one sentence", () => {
  const all = rules("2027-01", {
    serviceDaysCount: false,
    layoffDaysCount: false,
    adjustedDays: "daily_allowance_only",
    restart: "after_absence",
    restartAfterMonths: 6,
    exemptYears: { protection: 5, otherIntegration: 2 },
  });
  expect(changeWords(all, new Map()).fi).toBe(
    "Palvelun ajalta maksetut päivät eivät kuluta laskuria; lomautuspäivät eivät kuluta laskuria; päivärahojen sovitellut päivät muunnetaan täysiksi päiviksi; laskuri alkaa alusta, kun etuutta ei ole saatu 6 kuukauteen; kotoutujan vapautus kestää kotikunnan saamisesta 5 v (kansainvälinen suojelu) ja 2 v (muut), tammikuusta 2027 alkaen",
  );
  expect(changeWords(rules("2027-01", {}), new Map()).en).toBe(
    "Counter rules unchanged, from January 2027",
  );
});
