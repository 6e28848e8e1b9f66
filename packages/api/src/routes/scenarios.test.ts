import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { addDays, addMonths, day, daysOf, formatDay, formatMonth, month } from "@luotsi/base";
import {
  savedScenario,
  scenarioAnswer,
  scenarioComparison,
  scenarioList,
  scenarioReadiness,
  scenarioSimulation,
  type RoleId,
  type ScenarioDefinition,
  type ScenarioReadiness,
} from "@luotsi/contract";
import { openTestStore } from "@luotsi/store/testing";
import { flowReadiness, importFile, workspaceOn, type Workspace } from "@luotsi/usecases";
import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { flowLearning, type FlowLearning } from "../scenarios/flow-learning.ts";
import { testServer, type TestServer } from "../testing/test-server.ts";
import { scenarioRoutes } from "./scenarios.ts";

interface Opened {
  readonly workspace: Workspace;
  readonly server: TestServer;
  readonly learning: FlowLearning;
}

let area: Opened;
let empty: Opened;
const closing = new AbortController();

beforeAll(async () => {
  [area, empty] = [await open(), await open()];
  await importFile(area.workspace, {
    file: { path: paymentFile(area.workspace.folder), name: "payments.csv" },
    source: "benefit-payments",
    importer: "test",
  });
}, 120_000);
afterAll(async () => {
  closing.abort();
  for (const { server, workspace } of [area, empty]) {
    await server.close();
    await workspace.close();
  }
});

async function open(until = closing.signal): Promise<Opened> {
  const workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  const learning = flowLearning(workspace, until, (line) => {
    throw new Error(line);
  });
  const server = await testServer(
    scenarioRoutes({ workspace, closing: until, learning, draws: 30 }),
    { dataVersion: workspace.dataVersion },
  );
  return { workspace, server, learning };
}

/** Thirty people whose spells of 3–8 months come back, paid from January 2024 to October 2026. */
function paymentFile(folder: string): string {
  const rows = Array.from({ length: 34 }, (_, at) => addMonths(month("2024-01"), at)).flatMap(
    (of, at) =>
      Array.from({ length: 30 }, (_, person) => person)
        .filter((person) => (at + person) % (5 + (person % 6)) > 1)
        .map((person) => {
          const { start, end } = daysOf(of);
          const paid = `${formatMonth(addMonths(of, 1))}-03`;
          const last = formatDay(addDays(end, -1));
          return `p${person},labour_market_subsidy,${formatDay(start)},${last},${paid},20,800.00,unemployment,,`;
        }),
  );
  const head =
    "person_id,benefit,from,to,paid_on,paid_days,paid_eur,ground,full_eur,max_period_start";
  const path = join(folder, "payments.csv");
  writeFileSync(path, `${[head, ...rows].join("\n")}\n`);
  return path;
}

interface Asked {
  readonly role?: RoleId;
  readonly method?: "GET" | "POST" | "DELETE";
  readonly body?: object;
  readonly at?: Opened;
}

async function ask(url: string, asked: Asked = {}): Promise<LightMyRequestResponse> {
  const { role = "controller", method = "GET", body, at = area } = asked;
  const cookie = await at.server.cookieOf(role);
  return await at.server.app.inject({
    url,
    method,
    headers: { cookie },
    ...(body === undefined ? {} : { payload: body }),
  });
}

const later: ScenarioDefinition = {
  name: "Portaat myöhemmin",
  changes: [{ kind: "step-shift", from: "2027-01", laterDays: 50, sharePoints: 0 }],
};
const about = (definition: unknown): string =>
  `definition=${encodeURIComponent(JSON.stringify(definition))}`;

describe("without data", () => {
  test("the list says why nothing can be tried yet, and an answer is refused", async () => {
    const list = scenarioList.parse((await ask("/api/scenarios", { at: empty })).json());
    expect(list.notYet?.fi).toMatch(/vähintään/);
    expect(list.presets).toEqual([]);
    const answer = await ask(`/api/scenario-answer?${about(later)}`, { at: empty });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: "HISTORY_TOO_SHORT" });
  });
});

describe("after new records", () => {
  const readiness = async (at: Opened): Promise<ScenarioReadiness> =>
    scenarioReadiness.parse((await ask("/api/scenario-readiness", { at })).json());

  test("whoever opens the page is told what is being learnt, until scenarios can be asked about", async () => {
    expect(await readiness(area)).toMatchObject({ state: "learning" });
    await expect
      .poll(async () => await readiness(area), { timeout: 60_000 })
      .toEqual({
        state: "ready",
        stage: null,
      });
  }, 60_000);

  test("the people are learnt from by themselves once the records stand still", async () => {
    const leaving = new AbortController();
    const again = await open(leaving.signal);
    again.learning.afterChange();
    await importFile(again.workspace, {
      file: { path: paymentFile(again.workspace.folder), name: "payments.csv" },
      source: "benefit-payments",
      importer: "test",
    });
    again.learning.afterChange();
    await expect
      .poll(async () => await flowReadiness(again.workspace), { timeout: 60_000 })
      .toEqual({ state: "ready" });
    leaving.abort();
    await again.server.close();
    await again.workspace.close();
  }, 60_000);

  test("where there is too little to learn from the question itself says so", async () => {
    await expect
      .poll(async () => await readiness(empty), { timeout: 20_000 })
      .toEqual({ state: "ready", stage: null });
  }, 20_000);
});

describe("an answer", () => {
  test("sets the scenario beside the baseline, and its file has the same months", async () => {
    const answer = scenarioAnswer.parse((await ask(`/api/scenario-answer?${about(later)}`)).json());
    expect(answer.months).toHaveLength(60);
    expect(answer.total.difference.cents).toBeLessThan(0);
    expect(answer.changes[0]?.text.fi).toBe(
      "Portaat alkavat 50 maksupäivää myöhemmin, tammikuusta 2027 alkaen",
    );
    const file = await ask(`/api/scenario-answer.csv?${about(later)}`);
    const lines = file.body.trimEnd().split("\r\n");
    expect(lines).toHaveLength(61);
    const { month: of, baseline } = answer.months[0] ?? expect.fail("there are months");
    expect(lines[1]).toMatch(
      new RegExp(`^${of};${(baseline.cents / 100).toFixed(2).replace(".", ",")};`),
    );
  });

  test("every preset is a scenario that can be answered", async () => {
    const { presets } = scenarioList.parse((await ask("/api/scenarios")).json());
    expect(presets.length).toBeGreaterThan(4);
    for (const { definition } of presets) {
      const answer = await ask(`/api/scenario-answer?${about(definition)}`);
      expect(answer.statusCode, answer.body).toBe(200);
    }
  }, 60_000);

  test.each([
    ["an unknown key", { ...later, colour: "blue" }],
    ["an unknown benefit", { name: "A", changes: [steps("daily_bread")] }],
    ["no changes at all", { name: "A" }],
  ])("to a definition with %s is refused", async (_, definition) => {
    const answer = await ask(`/api/scenario-answer?${about(definition)}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: "INVALID_SCENARIO" });
  });

  test("leaves a mark of the definition in the audit log, not its name", async () => {
    const before = area.server.events.length;
    await ask(`/api/scenario-answer?${about({ ...later, name: "Liisan toive" })}`);
    const events = area.server.events.slice(before);
    expect(events.map(({ route }) => route)).toContain("scenarioAnswer");
    expect(JSON.stringify(events)).not.toContain("Liisa");
  });
});

function steps(benefit: string): object {
  return { kind: "steps", from: "2027-01", benefits: [benefit], steps: [] };
}

describe("saved scenarios", () => {
  test("have versions that stay, are compared, withdrawn and put back", async () => {
    const save = async (body: object): Promise<LightMyRequestResponse> =>
      await ask("/api/scenarios", { method: "POST", body });
    const first = savedScenario.parse(
      (await save({ basedOnVersion: 0, definition: later })).json(),
    );
    const renamed = { ...later, name: "Uusi nimi" };
    const { id } = first;
    const second = savedScenario.parse(
      (await save({ id, basedOnVersion: 1, definition: renamed })).json(),
    );
    expect([first.version, second.version, second.versions.length]).toEqual([1, 2, 2]);
    expect((await save({ id, basedOnVersion: 1, definition: later })).json()).toMatchObject({
      code: "CONFLICTING_CHANGE",
    });
    const old = savedScenario.parse((await ask(`/api/scenarios/${id}?v=1`)).json());
    expect(old.definition).toEqual(later);
    expect((await ask(`/api/scenarios/${id}?v=3`)).statusCode).toBe(404);
    const compared = scenarioComparison.parse(
      (await ask(`/api/scenario-comparison?scenarios=${id}.1,${id}`)).json(),
    );
    expect(compared.scenarios.map(({ version, name }) => [version, name])).toEqual([
      [1, "Portaat myöhemmin"],
      [2, "Uusi nimi"],
    ]);
    expect(compared.scenarios[0]?.total).toEqual(compared.scenarios[1]?.total);
    const listed = async (): Promise<boolean | undefined> =>
      scenarioList
        .parse((await ask("/api/scenarios")).json())
        .scenarios.find((each) => each.id === id)?.isWithdrawn;
    await ask(`/api/scenarios/${id}/withdraw`, { method: "POST" });
    expect(await listed()).toBe(true);
    await ask(`/api/scenarios/${id}/restore`, { method: "POST" });
    expect(await listed()).toBe(false);
  });

  test("are saved by those who manage them only", async () => {
    const body = { basedOnVersion: 0, definition: later };
    const answer = await ask("/api/scenarios", { method: "POST", body, role: "board-member" });
    expect(answer.statusCode).toBe(403);
  });
});

describe("a simulation", () => {
  const url = `/api/scenario-simulation?${about(later)}`;

  test("is started once, followed to its end and found again", async () => {
    expect((await ask(url)).json()).toMatchObject({ state: "none" });
    const start = async (): Promise<ReturnType<typeof scenarioSimulation.parse>> =>
      scenarioSimulation.parse(
        (
          await ask("/api/scenario-simulations", { method: "POST", body: { definition: later } })
        ).json(),
      );
    const [one, other] = [await start(), await start()];
    expect(other.job).toBe(one.job);
    let view = one;
    while (view.state === "waiting" || view.state === "running") {
      await new Promise((resolve) => setTimeout(resolve, 50));
      view = scenarioSimulation.parse((await ask(url)).json());
    }
    expect(view.state).toBe("done");
    expect(view.answer?.simulated?.draws).toBe(30);
    expect(view.answer?.total.difference.interval).not.toBeNull();
    expect((await start()).state).toBe("done");
    const file = await ask(`/api/scenario-answer.csv?${about(later)}`);
    expect(file.body.split("\r\n")[0]).toContain("difference_lo80_eur");
  }, 120_000);

  test("that is stopped says so and leaves nothing", async () => {
    const definition = { name: "A", changes: [{ kind: "inflow", from: "2027-01", factor: 2 }] };
    const started = scenarioSimulation.parse(
      (await ask("/api/scenario-simulations", { method: "POST", body: { definition } })).json(),
    );
    await ask(`/api/scenario-simulations/${started.job ?? ""}`, { method: "DELETE" });
    let view = started;
    while (view.state === "waiting" || view.state === "running") {
      await new Promise((resolve) => setTimeout(resolve, 50));
      view = scenarioSimulation.parse(
        (await ask(`/api/scenario-simulation?${about(definition)}`)).json(),
      );
    }
    expect(view).toMatchObject({ state: "cancelled", answer: null });
  }, 60_000);

  test("that nobody started is not found", async () => {
    const answer = await ask("/api/scenario-simulations/unknown", { method: "DELETE" });
    expect(answer.statusCode).toBe(404);
  });
});
