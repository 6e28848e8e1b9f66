import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { followAuditChain, openStore, type Store } from "@luotsi/store";
import { freshDatabase } from "@luotsi/store/testing";
import { expect, test } from "vitest";

import type { ServeTask } from "./testing/serve-for-tests.ts";
import { signInByFlow } from "./testing/sign-in-by-flow.ts";

const writers = 50;
/** `KILL_ROUNDS=50 npm test -- packages/api/src/killed-server.test.ts` for the long run. */
const rounds = Number(process.env["KILL_ROUNDS"] ?? "5");
const script = fileURLToPath(new URL("testing/serve-for-tests.ts", import.meta.url));

test(
  `killed under ${writers} writers ${rounds} times, a server loses no acknowledged change, keeps no half one, and its audit log is whole`,
  { timeout: 60_000 * rounds },
  async () => {
    const fresh = await freshDatabase();
    const folder = mkdtempSync(join(tmpdir(), "luotsi-killed-"));
    const store = await openStore({ workspace: folder, databaseUrl: fresh.url });
    const acknowledged: string[] = [];
    try {
      for (let round = 0; round < rounds; round++) {
        const named = await writeUntilKilled({ folder, databaseUrl: fresh.url }, round);
        acknowledged.push(...named);
        await checkEverything(store, acknowledged);
      }
      expect(acknowledged.length).toBeGreaterThan(rounds);
    } finally {
      await store.close();
      await fresh.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

/** @returns names of the scenarios whose saving was acknowledged before the server died. */
async function writeUntilKilled(task: ServeTask, round: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [script, JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const address = line.toString("utf8").trim();
  const cookie = await signInByFlow(address, "demo-controller");
  const acknowledged: string[] = [];
  const writing = Array.from({ length: writers }, async (_, writer) => {
    for (let k = 0; ; k++) {
      const name = `round ${round} writer ${writer} change ${k}`;
      const status = await save(address, cookie, name);
      if (status === undefined) return;
      if (status === 200) acknowledged.push(name);
      else await wait(20);
    }
  });
  await wait(150 + ((round * 0.618) % 1) * 700);
  child.kill("SIGKILL");
  await once(child, "exit");
  await Promise.all(writing);
  return acknowledged;
}

/** @returns the status, or undefined when the server did not answer. */
async function save(address: string, cookie: string, name: string): Promise<number | undefined> {
  const changes = [{ kind: "inflow", from: "2027-01", factor: 2 }];
  try {
    const answer = await fetch(`${address}/api/scenarios`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json", origin: address },
      body: JSON.stringify({ basedOnVersion: 0, definition: { name, changes } }),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    // A connection that broke is what the killed server leaves; the change may be there or not.
    return undefined;
  }
}

async function checkEverything(store: Store, acknowledged: readonly string[]): Promise<void> {
  // What the killed process had under way ends with its connections.
  await expect
    .poll(
      async () =>
        await store.reader.rows(
          "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()",
        ),
      { timeout: 20_000 },
    )
    .toEqual([]);
  const saved = await store.reader.rows<{ name: string | null }>(
    "SELECT definition ->> 'name' AS name FROM scenario LEFT JOIN scenario_version ON scenario_id = id",
  );
  const names = saved.map(({ name }) => name);
  expect(names.filter((name) => name === null)).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  const there = new Set(names);
  expect(acknowledged.filter((name) => !there.has(name))).toEqual([]);
  const [log] = await store.reader.rows<{ done: number }>(
    "SELECT count(*)::int AS done FROM audit_event WHERE route = 'saveScenario' AND outcome = 'done'",
  );
  expect(log?.done).toBeGreaterThanOrEqual(acknowledged.length);
  expect(await store.read(async (reader) => await followAuditChain(reader))).toMatchObject({
    kind: "whole",
  });
}
