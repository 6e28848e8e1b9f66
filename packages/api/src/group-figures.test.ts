import { day } from "@luotsi/base";
import { permissionFacts, routes, wholeArea, type RouteId } from "@luotsi/contract";
import { openReleaseStore } from "@luotsi/store/testing/release";
import { workspaceOn, type Workspace } from "@luotsi/usecases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { routesForTests } from "./testing/test-routes.ts";
import { testServer, type TestServer } from "./testing/test-server.ts";

/**
 * What the figures of a route are of:
 * - `nobody`: names, settings, the state of a job;
 * - `area`: the whole area and its months, never a group of people;
 * - `published`: an official file, as its publisher hid it;
 * - addresses that ask for groups: of people or of their euros, which the rules of disclosure hide.
 */
type Treatment = "nobody" | "area" | "published" | readonly string[];

/** Every route that gives sums of people or of their euros. A new one is refused until it says what they are of. */
const treatments: Partial<Readonly<Record<RouteId, Treatment>>> = {
  overview: "area",
  finance: ["/api/finance?view=accrual", "/api/finance?view=invoice&year=2025"],
  fundingModels: ["/api/funding-models"],
  // Drawn from the view of the page; a sheet that cannot be read as JSON.
  fundingModelsFile: [],
  assumptionEffects: "area",
  indicatorList: "nobody",
  indicatorValues: [
    "/api/indicators/values?by=municipality",
    "/api/indicators/values?by=municipality,age",
    "/api/indicators/values?by=sex,municipality",
  ],
  officialSeries: "published",
  ohjaamo: ["/api/ohjaamo?by=site", "/api/ohjaamo?by=reason", "/api/ohjaamo?by=age"],
  nowcast: "area",
  liabilityChange: ["/api/liability-change?kind=months"],
  months: "area",
  closeMonth: "area",
  // The small area's history is too short for these: forecast-view.test.ts, evaluate-scenario.test.ts, told-together.test.ts.
  liabilityForecast: [],
  scenarios: "nobody",
  scenarioReadiness: "nobody",
  scenario: "nobody",
  saveScenario: "nobody",
  withdrawScenario: "nobody",
  restoreScenario: "nobody",
  scenarioAnswer: [],
  scenarioResults: [],
  scenarioComparison: [],
  scenarioSimulation: [],
  startScenarioSimulation: "nobody",
  cancelScenarioSimulation: "nobody",
};

let workspace: Workspace;
let server: TestServer;
/** One person lives there; everybody else of the small area lives elsewhere. */
const village = "560";

beforeAll(async () => {
  workspace = workspaceOn(await openReleaseStore(), () => day("2025-10-01"));
  const { routes: served, sessions } = routesForTests(workspace);
  const { dataVersion } = workspace;
  server = await testServer(served, { sessions, dataVersion });
}, 120_000);
afterAll(async () => {
  await server.close();
  await workspace.close();
});

test("every route with sums of people says what they are of, and no other does", () => {
  const ids = Object.keys(routes) as RouteId[];
  const withSums = ids.filter((id) => permissionFacts[routes[id].permission].reach === "sums");
  expect(withSums.filter((id) => treatments[id] === undefined)).toEqual([]);
  expect(Object.keys(treatments).filter((id) => !withSums.some((one) => one === id))).toEqual([]);
});

/** Numbers of an answer that stand under the village. Shares of records that have come are not of its people. */
function numbersOfVillage(answer: unknown): readonly number[] {
  if (typeof answer !== "object" || answer === null) return [];
  const values = Object.values(answer);
  return isOfVillage(answer) ? numbersIn(answer) : values.flatMap(numbersOfVillage);
}

function isOfVillage(answer: object): boolean {
  const fields = new Map<string, unknown>(Object.entries(answer));
  const named = ["key", "code", "municipality"].some((name) => fields.get(name) === village);
  const group = fields.get("group");
  return named || (Array.isArray(group) && group.some((one: object) => isOfVillage(one)));
}

function numbersIn(answer: unknown): readonly number[] {
  if (typeof answer === "number") return [answer];
  if (typeof answer !== "object" || answer === null) return [];
  const entries = Object.entries(answer).filter(([name]) => name !== "coverage");
  return entries.flatMap(([, value]) => numbersIn(value));
}

const asked = Object.entries(treatments).flatMap(([id, treatment]) =>
  Array.isArray(treatment) ? treatment.map((url: string) => [id, url] as const) : [],
);

describe.each(asked)("%s by group, %s", (_, url) => {
  test("tells nothing but zeros of the only person of a village", async () => {
    const cookie = await server.cookieOf("controller", wholeArea);
    const { statusCode, body } = await server.app.inject({ url, headers: { cookie } });
    expect(statusCode, body).toBe(200);
    // Zero is shown: that nobody is there is no fact about a person.
    expect(numbersOfVillage(JSON.parse(body)).filter((value) => value !== 0)).toEqual([]);
  });
});
