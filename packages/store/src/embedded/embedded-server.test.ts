import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { openStore, type Store } from "../open-store.ts";
import { killTree, startProcess } from "../started-process-for-tests.ts";
import { isAlive, type ProcessIdentity } from "./process-identity.ts";
import { canEnter } from "./server-account.ts";
import { markClient, unmarkClient } from "./workspace-clients.ts";
import { withWorkspaceLock } from "./workspace-lock.ts";

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
const nobodyCanRunThis =
  isRoot && canEnter(dirname(process.execPath), nobody) && canEnter(import.meta.dirname, nobody);

/** Only the owner may ask where the data lies. */
async function dataFolderOf(store: Store): Promise<string> {
  const asked = "SELECT current_setting('data_directory') AS folder";
  const [row] = await store.readWhole(async (owner) => await owner.rows<{ folder: string }>(asked));
  return row?.folder ?? "";
}

describe("the embedded server", () => {
  let workspace: string;
  const leftovers: string[] = [];
  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), "luotsi-embedded-"));
  });
  afterEach(() => {
    for (const path of [workspace, ...leftovers.splice(0)]) {
      rmSync(path, { recursive: true, force: true });
    }
  });

  test("starts, keeps what was stored, and stops with its last user", async () => {
    const first = await openStore({ workspace });
    expect(first.server).toMatchObject({ kind: "embedded", startedHere: true });
    await first.write(async (writer) => {
      await writer.run("INSERT INTO setting (key, value, changed_by) VALUES ('a', '1', 't')");
    });
    const second = await openStore({ workspace });
    expect(second.server).toMatchObject({
      startedHere: false,
      postmaster: first.server.postmaster,
    });
    await first.close();
    expect(await second.reader.rows("SELECT value FROM setting")).toEqual([{ value: 1 }]);
    await second.close();
    expect(isAlive(first.server.postmaster ?? 0)).toBe(false);
    const third = await openStore({ workspace });
    expect(await third.reader.rows("SELECT value FROM setting")).toEqual([{ value: 1 }]);
    await third.close();
  });

  test("listens on this machine only and asks for its password", async () => {
    const store = await openStore({ workspace });
    // A reader may not ask for all of these, so the owner does.
    await store.readWhole(async (owner) => {
      const rows = await owner.rows<{ name: string; setting: string }>(
        `SELECT name, setting FROM pg_settings
         WHERE name IN ('listen_addresses', 'unix_socket_directories', 'fsync') ORDER BY name`,
      );
      expect(rows.map(({ setting }) => setting)).toEqual(["on", "127.0.0.1", ""]);
      expect(await owner.rows("SELECT DISTINCT auth_method FROM pg_hba_file_rules")).toEqual([
        { auth_method: "scram-sha-256" },
      ]);
    });
    expect(statSync(join(workspace, "server.json")).mode & 0o777).toBe(0o600);
    await store.close();
  });

  test("a reader cannot write, whatever it is asked", async () => {
    const store = await openStore({ workspace });
    await expect(
      store.reader.rows("INSERT INTO setting (key, value, changed_by) VALUES ('a', '1', 't')"),
    ).rejects.toThrow("read-only transaction");
    await store.close();
  });

  test("another process uses the server that runs", async () => {
    const holder = startProcess({ workspace });
    const postmaster = Number(await holder.said("open "));
    const store = await openStore({ workspace });
    expect(store.server).toMatchObject({ startedHere: false, postmaster });
    await store.close();
    expect(isAlive(postmaster)).toBe(true);
    holder.child.kill("SIGTERM");
    await gone(postmaster);
  });

  test("a server whose owner was killed is taken over", async () => {
    const holder = startProcess({ workspace });
    const postmaster = Number(await holder.said("open "));
    holder.child.kill("SIGKILL");
    await gone(holder.child.pid ?? 0);
    expect(isAlive(postmaster)).toBe(true);
    const store = await openStore({ workspace });
    expect(store.server.postmaster).toBe(postmaster);
    await store.close();
    expect(isAlive(postmaster)).toBe(false);
  });

  test("nobody is handed a server that its last user is just leaving", async () => {
    for (let round = 0; round < 10; round++) {
      const holder = startProcess({ workspace });
      await holder.said("open ");
      holder.child.kill("SIGTERM");
      await wait(round * 10);
      const store = await openStore({ workspace });
      await wait(50);
      expect(await store.reader.rows("SELECT version FROM data_state")).toEqual([{ version: 0 }]);
      await store.close();
      await gone(holder.child.pid ?? 0);
    }
  });

  test("while somebody else joins, a process that ends leaves the server alone", async () => {
    const holder = startProcess({ workspace });
    const postmaster = Number(await holder.said("open "));
    const leaving = await withWorkspaceLock(workspace, async () => {
      holder.child.kill("SIGTERM");
      await wait(500);
      const mark = markClient(workspace);
      expect(isAlive(holder.child.pid ?? 0)).toBe(true);
      expect(isAlive(postmaster)).toBe(true);
      return mark;
    });
    await gone(holder.child.pid ?? 0);
    expect(isAlive(postmaster)).toBe(true);
    unmarkClient(leaving);
    const store = await openStore({ workspace });
    expect(store.server).toMatchObject({ startedHere: false, postmaster });
    await store.close();
    expect(isAlive(postmaster)).toBe(false);
  });

  test("a process that dies where it joins again does not wait for its own lock", async () => {
    const holder = startProcess({ workspace });
    const postmaster = Number(await holder.said("open "));
    const lock = join(workspace, "server.lock");
    const known = readFileSync(join(workspace, "server.json"), "utf8");
    const { owner } = JSON.parse(known) as { owner: ProcessIdentity };
    expect(owner.pid).toBe(holder.child.pid);
    writeFileSync(lock, JSON.stringify(owner));
    holder.child.kill("SIGTERM");
    await gone(holder.child.pid ?? 0);
    await gone(postmaster);
    expect(existsSync(lock)).toBe(false);
  });

  test("a server that was killed is started anew", async () => {
    const holder = startProcess({ workspace });
    const postmaster = Number(await holder.said("open "));
    await killTree(postmaster);
    holder.child.kill("SIGKILL");
    const store = await openStore({ workspace });
    expect(store.server.startedHere).toBe(true);
    expect(await store.reader.rows("SELECT version FROM data_state")).toEqual([{ version: 0 }]);
    await store.close();
  });

  test("a lost password file costs nothing but a new password", async () => {
    await (await openStore({ workspace })).close();
    unlinkSync(join(workspace, "server.json"));
    const store = await openStore({ workspace });
    expect(await store.reader.rows("SELECT version FROM data_state")).toEqual([{ version: 0 }]);
    await store.close();
  });

  test("two processes that start at the same moment share one server", async () => {
    const both = [startProcess({ workspace }), startProcess({ workspace })];
    const postmasters = await Promise.all(both.map(({ said }) => said("open ")));
    expect(new Set(postmasters).size).toBe(1);
    for (const { child } of both) child.kill("SIGTERM");
    await gone(Number(postmasters[0]));
  });

  test("data of another major version of PostgreSQL is refused, not touched", async () => {
    mkdirSync(join(workspace, "postgres"), { mode: 0o700 });
    const version = join(workspace, "postgres", "PG_VERSION");
    writeFileSync(version, "17\n");
    await expect(openStore({ workspace })).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
    expect(readFileSync(version, "utf8")).toBe("17\n");
  });

  test.skipIf(!isRoot)("as root, under a folder closed to others", async () => {
    const closed = mkdtempSync(join(tmpdir(), "luotsi-closed-"));
    leftovers.push(closed);
    expect(statSync(closed).mode & 0o077).toBe(0);
    const store = await openStore({ workspace: join(closed, "workspace") });
    const folder = await dataFolderOf(store);
    leftovers.push(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(folder).uid).not.toBe(0);
    await store.close();
    const again = await openStore({ workspace: join(closed, "workspace") });
    expect(await dataFolderOf(again)).toBe(folder);
    await again.close();
    expect(dirname(folder)).toBe("/var/lib/luotsi");
  });

  test.skipIf(!nobodyCanRunThis)("as an ordinary user, in a home closed to others", async () => {
    chownSync(workspace, nobody.uid, nobody.gid);
    expect(statSync(workspace).mode & 0o077).toBe(0);
    const holder = startProcess({ workspace }, nobody);
    const postmaster = Number(await holder.said("open "));
    expect(statSync(`/proc/${postmaster}`).uid).toBe(nobody.uid);
    expect(statSync(join(workspace, "postgres")).uid).toBe(nobody.uid);
    holder.child.kill("SIGTERM");
    await gone(postmaster);
  });
});

async function gone(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid), { timeout: 20_000, interval: 10 }).toBe(false);
}
