import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Writable } from "node:stream";

import { day } from "@luotsi/base";
import { openTestStore } from "@luotsi/store/testing";
import { workspaceOn, type Workspace } from "@luotsi/usecases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { signInByFlow } from "./testing/sign-in-by-flow.ts";
import { startServer, type RunningServer, type StartOptions } from "./start-server.ts";

let workspace: Workspace;
let server: RunningServer;
const now = 1_795_341_600_000;

function options(changes: Partial<StartOptions> = {}): StartOptions {
  return {
    workspace,
    host: "127.0.0.1",
    port: 0,
    webFolder: undefined,
    log: { level: "silent", stream: new Writable({ write: (_chunk, _encoding, done) => done() }) },
    now: () => now,
    ...changes,
  };
}

beforeAll(async () => {
  workspace = workspaceOn(await openTestStore(), () => day("2026-11-22"));
  server = await startServer(options());
});
afterAll(async () => {
  await server.close();
  await workspace.close();
});

describe("a started server", () => {
  test("answers at the address it tells, and the audit log is in the database", async () => {
    const cookie = await signInByFlow(server.address, "demo-coach");
    const rules = await fetch(`${server.address}/api/rules`, { headers: { cookie } });
    expect(rules.status).toBe(200);
    expect(rules.headers.get("content-encoding")).toMatch(/br|gzip/);
    expect(await rules.json()).toMatchObject({ on: "2026-11-22" });
    const log = await workspace.store.reader.rows<{ who: string; route: string }>(
      "SELECT who, route, outcome FROM audit_event ORDER BY id",
    );
    expect(log).toEqual([
      { who: "demo-coach", route: "finishSignIn", outcome: "done" },
      { who: "demo-coach", route: "rules", outcome: "done" },
    ]);
  });
});

describe("a server that cannot start says why", () => {
  test.each(["0.0.0.0", "::", "192.0.2.1"])("%s could be reached by others", async (host) => {
    await expect(startServer(options({ host }))).rejects.toMatchObject({
      code: "HOST_NOT_LOOPBACK",
    });
  });

  test("the port is taken", async () => {
    const port = Number(new URL(server.address).port);
    await expect(startServer(options({ port }))).rejects.toMatchObject({
      code: "PORT_IN_USE",
      details: { host: "127.0.0.1", port, other: port + 1 },
    });
  });
});

test("files that a killed server left are removed a day later, not before", async () => {
  const incoming = join(workspace.folder, "incoming");
  for (const [name, ageHours] of [
    ["old", 25],
    ["young", 23],
  ] as const) {
    await mkdir(join(incoming, name), { recursive: true });
    await writeFile(join(incoming, name, "file"), "person_id");
    const at = new Date(now - ageHours * 3_600_000);
    await utimes(join(incoming, name), at, at);
  }
  const another = await startServer(options());
  expect(await readdir(incoming)).toEqual(["young"]);
  await another.close();
});
