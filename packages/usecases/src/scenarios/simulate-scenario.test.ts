import type { ScenarioDefinition, ScenarioInterval } from "@luotsi/contract";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { TestArea } from "../testing/open-area.ts";
import { findSimulation, simulateScenario } from "./simulate-scenario.ts";
import { openSmallArea } from "./small-area-for-tests.ts";

let area: TestArea;
const later: ScenarioDefinition = {
  name: "Later steps",
  changes: [{ kind: "step-shift", from: "2027-01", laterDays: 100, sharePoints: 0 }],
};

beforeAll(async () => {
  area = await openSmallArea();
}, 120_000);
afterAll(async () => {
  await area.close();
});

function control(): Parameters<typeof simulateScenario>[2] & { readonly shares: number[] } {
  const shares: number[] = [];
  return {
    shares,
    draws: 30,
    onProgress: (share) => shares.push(share),
    signal: new AbortController().signal,
  };
}

function widthOf(interval: ScenarioInterval | null): number {
  return interval === null ? Infinity : interval.hi80 - interval.lo80;
}

test("a simulated change has intervals around its expectation, and none before it begins", async () => {
  expect(await findSimulation(area.workspace, later)).toBeUndefined();
  const watch = control();
  const made = await simulateScenario(area.workspace, later, watch);
  expect(watch.shares.at(-1)).toBe(1);
  expect(made.months[0]?.month).toBe("2026-11");
  for (const { month, baseline, scenario, difference } of made.months) {
    for (const { cents, interval } of [baseline, scenario, difference]) {
      if (interval === null) expect.fail("every amount was simulated");
      const { lo95, lo80, lo50, hi50, hi80, hi95 } = interval;
      const limits = [lo95, lo80, lo50, cents, hi50, hi80, hi95];
      expect(limits.toSorted((a, b) => a - b)).toEqual(limits);
    }
    if (month < "2027-01") expect(difference.interval).toMatchObject({ lo95: 0, hi95: 0 });
    else expect(difference.interval?.hi95).toBeLessThanOrEqual(0);
  }
  const { baseline, difference } = made.total;
  expect(widthOf(difference.interval)).toBeLessThan(widthOf(baseline.interval));
}, 60_000);

test("the run is kept, and found again under another name with the same figures", async () => {
  const found = await findSimulation(area.workspace, { ...later, name: "Other name" });
  const { simulated, ...again } = await simulateScenario(area.workspace, later, control());
  expect(found).toEqual({
    ...again,
    definition: { ...later, name: "Other name" },
    simulated: { run: 1, draws: 30, seed: simulated?.seed, widening: null },
  });
  expect(await findSimulation(area.workspace, { name: "A", changes: [] })).toBeUndefined();
}, 60_000);

test("both sides have the same chances: their difference is surer than either", async () => {
  const more: ScenarioDefinition = {
    name: "More",
    changes: [{ kind: "inflow", from: "2027-03", factor: 1.5 }],
  };
  const made = await simulateScenario(area.workspace, more, control());
  const { baseline, difference } = made.total;
  expect(widthOf(difference.interval)).toBeLessThan(widthOf(baseline.interval) / 2);
  expect(made.total.difference.interval?.lo80).toBeGreaterThan(0);
}, 60_000);

test("a service's cost has an interval of its own; ranges change intervals and no expectation", async () => {
  const service = {
    kind: "service",
    from: "2027-01",
    volumeFactor: 2,
    duringFactor: 1,
    afterFactor: 1.5,
    costEurPerMonth: 500,
  } as const;
  const sure = await simulateScenario(area.workspace, { name: "A", changes: [service] }, control());
  const ranges = { afterRange: { low: 0.5, high: 3 }, costRange: { low: 100, high: 900 } };
  const changes = [{ ...service, ...ranges }];
  const unsure = await simulateScenario(area.workspace, { name: "A", changes }, control());
  if (sure.services === null || unsure.services === null) expect.fail("there are services");
  for (const key of ["extraCost", "avoidedLiability", "net"] as const) {
    expect(unsure.services[key].cents).toBe(sure.services[key].cents);
    expect(sure.services[key].interval).not.toBeNull();
  }
  expect(unsure.services.extraCost.interval).not.toEqual(sure.services.extraCost.interval);
}, 90_000);

test("a simulation that is told to stop keeps nothing", async () => {
  const stop = new AbortController();
  const inflow: ScenarioDefinition = {
    name: "A",
    changes: [{ kind: "inflow", from: "2027-01", factor: 1.5 }],
  };
  const making = simulateScenario(area.workspace, inflow, {
    ...control(),
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });
  await expect(making).rejects.toMatchObject({ name: "AbortError" });
  expect(await findSimulation(area.workspace, inflow)).toBeUndefined();
}, 60_000);
