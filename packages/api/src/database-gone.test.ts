import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { day } from "@luotsi/base";
import { openStore } from "@luotsi/store";
import { freshDatabase } from "@luotsi/store/testing";
import { workspaceOn, type Workspace } from "@luotsi/usecases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { severableLine, type SeverableLine } from "./testing/severable-line.ts";
import { routesForTests } from "./testing/test-routes.ts";
import { testServer, type TestServer } from "./testing/test-server.ts";
import { serverMetrics } from "./watch/server-metrics.ts";
import { openWatchDoor, type WatchDoor } from "./watch/watch-door.ts";

let line: SeverableLine;
let workspace: Workspace;
let server: TestServer;
let door: WatchDoor;
let cookie: string;
let leave: () => Promise<void>;

const changes = [{ kind: "inflow", from: "2027-01", factor: 2 }];

beforeAll(async () => {
  const fresh = await freshDatabase();
  const direct = new URL(fresh.url);
  line = await severableLine({ host: direct.hostname, port: Number(direct.port) });
  const throughLine = new URL(fresh.url);
  throughLine.hostname = "127.0.0.1";
  throughLine.port = String(line.port);
  const folder = mkdtempSync(join(tmpdir(), "luotsi-gone-"));
  const store = await openStore({ workspace: folder, databaseUrl: throughLine.toString() });
  workspace = workspaceOn(store, () => day("2026-11-22"));
  const { routes: served, sessions } = routesForTests(workspace);
  server = await testServer(served, {
    sessions,
    audit: workspace.audit,
    dataVersion: workspace.dataVersion,
    requestsPerMinute: 1_000_000,
    writesPerMinute: 1_000_000,
  });
  door = await openWatchDoor(
    { host: "127.0.0.1", port: 0 },
    { metrics: serverMetrics("1"), ping: workspace.ping },
  );
  cookie = await server.cookieOf("controller");
  leave = async () => {
    await door.close();
    await server.close();
    await workspace.close();
    await line.close();
    await fresh.drop();
    rmSync(folder, { recursive: true, force: true });
  };
});
afterAll(async () => await leave());

async function ask(url: string): Promise<{ readonly status: number; readonly code: unknown }> {
  const answer = await server.app.inject({ url, headers: { cookie } });
  const body: unknown = answer.body === "" ? {} : JSON.parse(answer.body);
  return { status: answer.statusCode, code: Reflect.get(Object(body), "code") };
}

async function save(name: string): Promise<number> {
  const answer = await server.app.inject({
    method: "POST",
    url: "/api/scenarios",
    headers: { cookie },
    payload: { basedOnVersion: 0, definition: { name, changes } },
  });
  return answer.statusCode;
}

async function savedNames(): Promise<readonly string[]> {
  const rows = await workspace.store.reader.rows<{ name: string }>(
    "SELECT definition ->> 'name' AS name FROM scenario_version ORDER BY scenario_id",
  );
  return rows.map(({ name }) => name);
}

describe("while the database is gone", () => {
  test("every question is answered at once with what is safe, and all goes on when it is back", async () => {
    expect((await ask("/api/scenarios")).status).toBe(200);
    expect(await save("before")).toBe(200);
    for (let round = 0; round < 3; round++) {
      await line.cut();
      for (const url of ["/api/scenarios", "/api/overview", "/api/months", "/health"]) {
        expect(await ask(url), url).toEqual({ status: 503, code: "DATABASE_UNAVAILABLE" });
      }
      expect(await save("lost")).toBe(503);
      expect((await fetch(`${door.address}/health/live`)).status).toBe(200);
      expect((await fetch(`${door.address}/health/ready`)).status).toBe(503);
      await line.mend();
      expect((await ask("/api/scenarios")).status).toBe(200);
      expect((await fetch(`${door.address}/health/ready`)).status).toBe(200);
    }
    expect(await savedNames()).toEqual(["before"]);
  });

  test("a change under way when it goes is whole or absent, and none that was acknowledged is lost", async () => {
    const acknowledged: string[] = [];
    let refused = 0;
    for (let round = 0; round < 8; round++) {
      const names = Array.from({ length: 6 }, (_, k) => `round ${round} change ${k}`);
      const answers = names.map(async (name) => {
        if ((await save(name)) === 200) acknowledged.push(name);
        else refused++;
      });
      await new Promise((fulfil) => setTimeout(fulfil, round * 4));
      await line.cut();
      await Promise.all(answers);
      await line.mend();
    }
    expect(refused).toBeGreaterThan(0);
    const saved = await savedNames();
    expect(acknowledged.filter((name) => !saved.includes(name))).toEqual([]);
    expect(new Set(saved).size).toBe(saved.length);
  });
});
