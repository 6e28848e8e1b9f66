import { day } from "@luotsi/base";
import { followAuditChain } from "@luotsi/store";
import { openTestStore } from "@luotsi/store/testing";
import { workspaceOn, type Workspace } from "@luotsi/usecases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { allRoutes } from "./routes.ts";
import { demoSignIn } from "./sign-in/demo-sign-in.ts";
import { testServer, type TestServer } from "./testing/test-server.ts";
import { frozenNow, testCookie, testSessions } from "./testing/test-session.ts";

const hour = 60 * 60_000;

let workspace: Workspace;
let clock = frozenNow;
const servers: TestServer[] = [];
let cookie: string;

/** One of several processes on the same database: nothing is shared but the database. */
async function anotherServer(): Promise<TestServer> {
  const now = (): number => clock;
  const sessions = testSessions(workspace.store, now);
  const { signIn } = demoSignIn({ store: workspace.store, now }, () => "http://127.0.0.1:9");
  const server = await testServer(allRoutes({ workspace, sessions, signIn, now }), {
    now,
    sessions,
    audit: workspace.audit,
    dataVersion: workspace.dataVersion,
  });
  servers.push(server);
  return server;
}

beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  await anotherServer();
  await anotherServer();
  const sessions = testSessions(workspace.store, () => clock);
  cookie = await testCookie(sessions, { role: "controller", scope: { kind: "everything" } });
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await workspace.close();
});

async function ask(server: TestServer | undefined, method: "GET" | "POST", url: string, name = "") {
  const changes = [{ kind: "inflow", from: "2027-01", factor: 2 }];
  const answer = await server?.app.inject({
    method,
    url,
    headers: { cookie },
    ...(method === "POST" ? { payload: { basedOnVersion: 0, definition: { name, changes } } } : {}),
  });
  return { status: answer?.statusCode, body: answer?.body ?? "" };
}

describe("two servers on one database", () => {
  test("one session is honoured by both, and what one stores the other shows at once", async () => {
    for (let round = 0; round < 4; round++) {
      const [writing, reading] = round % 2 === 0 ? servers : servers.toReversed();
      const name = `Kierros ${round}`;
      expect((await ask(writing, "POST", "/api/scenarios", name)).status).toBe(200);
      expect((await ask(reading, "GET", "/api/scenarios")).body).toContain(name);
    }
  });

  test("both add to one audit log, which stays one chain", async () => {
    await Promise.all(
      Array.from({ length: 40 }, async (_, k) => await ask(servers[k % 2], "GET", "/api/months")),
    );
    const chain = await workspace.store.read(async (reader) => await followAuditChain(reader));
    expect(chain.kind).toBe("whole");
  });

  test("signing out at one ends the session at the other", async () => {
    const sessions = testSessions(workspace.store, () => clock);
    const own = await testCookie(sessions, { role: "analyst", scope: { kind: "everything" } });
    const [one, other] = servers;
    const headers = { cookie: own };
    expect((await other?.app.inject({ url: "/api/rules", headers }))?.statusCode).toBe(200);
    await one?.app.inject({ method: "DELETE", url: "/api/session", headers });
    expect((await other?.app.inject({ url: "/api/rules", headers }))?.statusCode).toBe(401);
  });
});

describe("when the machine's clock is moved back", () => {
  test("work goes on, no session lives longer for it, and the audit log stays whole", async () => {
    clock = frozenNow + 30 * 60_000;
    expect((await ask(servers[0], "GET", "/api/months")).status).toBe(200);
    clock = frozenNow - hour;
    expect((await ask(servers[0], "GET", "/api/months")).status).toBe(200);
    expect((await ask(servers[1], "POST", "/api/scenarios", "Kello takana")).status).toBe(200);
    clock = frozenNow + 12 * hour + 1;
    expect((await ask(servers[0], "GET", "/api/months")).status).toBe(401);
    const chain = await workspace.store.read(async (reader) => await followAuditChain(reader));
    expect(chain.kind).toBe("whole");
  });
});
