import { addMonths, formatMonth, month, parseMonth } from "@luotsi/base";
import type { ScenarioAnswer, ScenarioChange } from "@luotsi/contract";
import type { FlowMonths } from "@luotsi/engines";
import { assert as check, double, integer, property } from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { TestArea } from "../testing/open-area.ts";
import { answerOf, evaluateScenario, expectedFlows } from "./evaluate-scenario.ts";
import { needFlowBasis, type FlowBasis } from "./flow-basis.ts";
import { openSmallArea } from "./small-area-for-tests.ts";

let area: TestArea;
let basis: FlowBasis;
let from: string;

beforeAll(async () => {
  area = await openSmallArea();
  basis = await needFlowBasis(area.workspace);
  from = formatMonth(basis.firstMonth);
}, 120_000);
afterAll(async () => {
  await area.close();
});

function answer(...changes: readonly ScenarioChange[]): ScenarioAnswer {
  return answerOf({ name: "A", changes: [...changes] }, basis, "test");
}

/** Everything owed in the first year and a half ahead, before any rounding. */
function owed(...changes: readonly ScenarioChange[]): number {
  return soon(...changes).owedCents.reduce((sum, cents) => sum + cents, 0);
}

function soon(...changes: readonly ScenarioChange[]): FlowMonths {
  return expectedFlows({ changes: [...changes] }, { ...basis, horizon: 18 }).scenario.months;
}

function everyDifference(view: ScenarioAnswer): readonly number[] {
  return [
    view.total,
    ...view.months,
    ...view.years,
    ...view.byMunicipality,
    ...view.byAge,
    ...view.byIntegration,
  ].map(({ difference }) => difference.cents);
}

describe("a scenario that changes nothing", () => {
  const unchanged: readonly (readonly [string, () => readonly ScenarioChange[]])[] = [
    ["no changes", () => []],
    ["a factor of 1", () => [{ kind: "inflow", from, factor: 1 }]],
    ["steps moved by nothing", () => [{ kind: "step-shift", from, laterDays: 0, sharePoints: 0 }]],
    ["a change after the last month", () => [{ kind: "inflow", from: "2099-01", factor: 2 }]],
    ["no counter rule given", () => [{ kind: "counter-rules", from }]],
    [
      "the law's own counter rules",
      () => [
        {
          kind: "counter-rules",
          from,
          serviceDaysCount: true,
          layoffDaysCount: true,
          adjustedDays: "none",
          restart: "new_period",
          exemptYears: { protection: 3, otherIntegration: 1 },
        },
      ],
    ],
    ["a change of nobody", () => [{ kind: "exit", from, factor: 2, who: { municipality: "999" } }]],
  ];

  test.each(unchanged)("%s: the difference is exactly zero everywhere", (_, changes) => {
    const view = answer(...changes());
    expect(new Set(everyDifference(view))).toEqual(new Set([0]));
    expect(view.total.baseline.cents).toBeGreaterThan(0);
  });
});

test("twice the percents is twice the owed, month by month", () => {
  const doubled: ScenarioChange = {
    kind: "steps",
    from,
    steps: [
      { afterPaidDays: 100, percent: 20 },
      { afterPaidDays: 200, percent: 40 },
      { afterPaidDays: 300, percent: 60 },
      { afterPaidDays: 400, percent: 80 },
      { afterPaidDays: 700, percent: 100 },
    ],
  };
  const { baseline, scenario } = expectedFlows({ changes: [doubled] }, basis);
  for (const [at, cents] of baseline.months.owedCents.entries()) {
    expect(scenario.months.owedCents[at]).toBeCloseTo(2 * cents, 4);
  }
});

test("twice the level of the benefit is twice the owed, and the people stay", () => {
  const view = answer({ kind: "benefit-level", from, factor: 2 });
  expect(view.total.scenario.cents).toBeCloseTo(2 * view.total.baseline.cents, -1);
  expect(view.receiversAtEnd.scenario).toBe(view.receiversAtEnd.baseline);
});

test("a full basic allowance in euros is a factor of what it is now", () => {
  const asEuros = owed({ kind: "benefit-level", from, dailyEur: 74.42 });
  expect(asEuros).toBeCloseTo(owed({ kind: "benefit-level", from, factor: 2 }), 3);
});

test("before a change begins nothing differs, and from then on it does", () => {
  const begins = addMonths(basis.firstMonth, 7);
  const view = answer({
    kind: "step-shift",
    from: formatMonth(begins),
    laterDays: 100,
    sharePoints: 0,
  });
  const differences = view.months.map(({ month: of, difference }) => ({
    isBefore: (parseMonth(of) ?? month("2000-01")) < begins,
    cents: difference.cents,
  }));
  expect(differences.filter(({ isBefore }) => isBefore).map(({ cents }) => cents)).toEqual(
    Array.from({ length: 7 }, () => 0),
  );
  expect(differences.find(({ isBefore }) => !isBefore)?.cents).toBeLessThan(0);
});

test("the model of 2015 costs nothing in the months before it and follows its own counters after", async () => {
  const begins = formatMonth(addMonths(basis.firstMonth, 3));
  const text = JSON.stringify({
    name: "2015",
    changes: [{ kind: "funding-model", from: begins, model: "fi-2015" }],
  });
  const view = await evaluateScenario(area.workspace, text, "fi");
  expect(view.months.slice(0, 3).map(({ difference }) => difference.cents)).toEqual([0, 0, 0]);
  expect(view.bySteps.map(({ percent }) => percent)).toContain(70);
  expect(view.provenance.assumptions.map(({ name }) => name)).toContain("counters");
});

test("months before an earlier model are the baseline's with its steps, and every step adds up in every month", async () => {
  const before = 3;
  const begins = formatMonth(addMonths(basis.firstMonth, before));
  const changes: ScenarioChange[] = [{ kind: "funding-model", from: begins, model: "fi-2015" }];
  await evaluateScenario(area.workspace, JSON.stringify({ name: "2015", changes }), "fi");
  const { baseline, scenario } = expectedFlows({ changes }, basis);
  const { horizon, steps, daysByStep, owedByStepCents, owedCents, paidDays } = scenario.months;
  expect(owedCents.slice(0, before)).toEqual(baseline.months.owedCents.slice(0, before));
  const dated = (months: FlowMonths, t: number): readonly (readonly [number, number])[] =>
    months.steps
      .map((percent, k) => [percent, months.daysByStep[k * horizon + t] ?? 0] as const)
      .filter(([, days]) => days > 0);
  for (let t = 0; t < horizon; t++) {
    const sum = (column: Float64Array): number =>
      steps.reduce((all, _, k) => all + (column[k * horizon + t] ?? 0), 0);
    expect(sum(daysByStep)).toBeCloseTo(paidDays[t] ?? 0, 6);
    expect(sum(owedByStepCents)).toBeCloseTo(owedCents[t] ?? 0, 2);
    if (t < before) expect(dated(scenario.months, t)).toEqual(dated(baseline.months, t));
    else {
      const percents = dated(scenario.months, t).map(([percent]) => percent);
      expect(percents.filter((percent) => ![0, 50, 70].includes(percent))).toEqual([]);
    }
  }
}, 60_000);

test("what changes before people are counted otherwise is followed from its own month on", async () => {
  const [early, late] = [1, 3].map((ahead) => formatMonth(addMonths(basis.firstMonth, ahead)));
  const changes: ScenarioChange[] = [
    { kind: "exit", from: early ?? from, factor: 2 },
    {
      kind: "counter-rules",
      from: late ?? from,
      exemptYears: { protection: 5, otherIntegration: 2 },
    },
  ];
  const view = await evaluateScenario(area.workspace, JSON.stringify({ name: "A", changes }), "fi");
  const [first, ...later] = view.months.map(({ difference }) => difference.cents);
  expect(first).toBe(0);
  expect(Math.max(...later)).toBeLessThan(0);
}, 60_000);

test("counter rules change nothing before their month, and nobody's coming and going", async () => {
  const begins = formatMonth(addMonths(basis.firstMonth, 3));
  const change: ScenarioChange = {
    kind: "counter-rules",
    from: begins,
    layoffDaysCount: false,
    adjustedDays: "all",
    exemptYears: { protection: 5, otherIntegration: 2 },
    restart: "after_absence",
    restartAfterMonths: 1,
  };
  const text = JSON.stringify({ name: "A", changes: [change] });
  const view = await evaluateScenario(area.workspace, text, "fi");
  expect(view.months.slice(0, 3).map(({ difference }) => difference.cents)).toEqual([0, 0, 0]);
  // Everybody comes back from an absence of two months or more with a counter of 0.
  expect(view.total.difference.cents).toBeLessThan(-0.1 * view.total.baseline.cents);
  // People are kept by another counter: of the forty receivers a thousandth goes astray.
  const { baseline, scenario } = view.receiversAtEnd;
  expect(Math.abs(scenario / baseline - 1)).toBeLessThan(0.001);
  const names = view.provenance.assumptions.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["counter_rules", "counted_share", "exemption"]));
}, 60_000);

test("a change of one municipality's people leaves the others alone", () => {
  const view = answer({ kind: "inflow", from, factor: 1.5, who: { municipality: "098" } });
  const difference = (key: string): number | undefined =>
    view.byMunicipality.find((each) => each.key === key)?.difference.cents;
  expect(difference("398")).toBe(0);
  expect(difference("098")).toBeGreaterThan(0);
});

test("months, years, municipalities and groups add up to the total, to the cent a part", () => {
  const view = answer({ kind: "inflow", from, factor: 1.2 });
  for (const parts of [
    view.months,
    view.years,
    view.byMunicipality,
    view.byAge,
    view.byIntegration,
  ]) {
    for (const side of ["baseline", "scenario", "difference"] as const) {
      const sum = parts.reduce((all, part) => all + part[side].cents, 0);
      expect(Math.abs(sum - view.total[side].cents)).toBeLessThanOrEqual(parts.length);
    }
  }
});

describe("more of one thing is never less of what follows", () => {
  const quick = { numRuns: 8 };

  test("later steps never cost more", () => {
    const days = integer({ min: -200, max: 400 });
    check(
      property(days, days, (one, other) => {
        const shift = (laterDays: number): number =>
          owed({ kind: "step-shift", from, laterDays, sharePoints: 0 });
        expect(shift(Math.max(one, other))).toBeLessThanOrEqual(shift(Math.min(one, other)) + 1e-6);
      }),
      quick,
    );
  });

  test("higher shares never cost less", () => {
    const points = integer({ min: -60, max: 60 });
    check(
      property(points, points, (one, other) => {
        const shift = (sharePoints: number): number =>
          owed({ kind: "step-shift", from, laterDays: 0, sharePoints });
        expect(shift(Math.max(one, other))).toBeGreaterThanOrEqual(
          shift(Math.min(one, other)) - 1e-6,
        );
      }),
      quick,
    );
  });

  test("more people who begin never cost less", () => {
    const factor = double({ min: 0.5, max: 2, noNaN: true });
    check(
      property(factor, factor, (one, other) => {
        const inflow = (by: number): number => owed({ kind: "inflow", from, factor: by });
        expect(inflow(Math.max(one, other))).toBeGreaterThanOrEqual(
          inflow(Math.min(one, other)) * (1 - 1e-9),
        );
      }),
      quick,
    );
  });

  test("leaving faster never leaves more receivers", () => {
    const factor = double({ min: 0.5, max: 2, noNaN: true });
    check(
      property(factor, factor, (one, other) => {
        const left = (by: number): number =>
          soon({ kind: "exit", from, factor: by }).stock.at(-1) ?? 0;
        expect(left(Math.max(one, other))).toBeLessThanOrEqual(left(Math.min(one, other)) + 1e-9);
      }),
      quick,
    );
  });
});

test("the two costs of more service are its person-months at its price, and what is owed less", () => {
  const service = {
    kind: "service",
    from,
    volumeFactor: 2,
    duringFactor: 1,
    afterFactor: 2,
    costEurPerMonth: 300,
  } as const;
  const view = answer({ kind: "inflow", from, factor: 1.1 }, service);
  const without = answer({ kind: "inflow", from, factor: 1.1 });
  if (view.services === null) expect.fail("there are services");
  const { extraCost, extraPersonMonths, avoidedLiability, net } = view.services;
  expect(extraCost.cents).toBeCloseTo(extraPersonMonths * 30_000, -1);
  expect(avoidedLiability.cents).toBeCloseTo(
    without.total.scenario.cents - view.total.scenario.cents,
    -1,
  );
  expect(Math.abs(net.cents - (avoidedLiability.cents - extraCost.cents))).toBeLessThanOrEqual(1);
  expect(without.services).toBeNull();
});

test("a scenario read from text is answered, and a wrong one refused", async () => {
  const text = JSON.stringify({ name: "A", changes: [{ kind: "inflow", from, factor: 2 }] });
  const view = await evaluateScenario(area.workspace, text, "fi");
  expect(view.finding.fi).toMatch(/suurempi kuin perusuralla/);
  expect(view.provenance.assumptions.map(({ name }) => name)).toContain("general_benefit_shares");
  await expect(evaluateScenario(area.workspace, "{}", "fi")).rejects.toMatchObject({
    code: "INVALID_SCENARIO",
  });
});

test("a municipality of fewer than five receivers is told together with the next, and nothing of it is lost", () => {
  const few = { ...basis, receivers: { ...basis.receivers, municipality: [4, 40] } };
  const definition = { changes: [{ kind: "inflow", from, factor: 2 } as const] };
  const view = answerOf({ name: "A", ...definition }, few, "test");
  expect(view.byMunicipality.map(({ key }) => key)).toEqual(["others"]);
  const [others] = view.byMunicipality;
  expect(Math.abs((others?.scenario.cents ?? 0) - view.total.scenario.cents)).toBeLessThan(2);
  expect(basis.receivers.municipality.every((people) => people >= 5)).toBe(true);
});
