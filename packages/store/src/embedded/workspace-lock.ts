import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { AppError } from "@luotsi/base";

import { isSameProcessAlive, ownIdentity, type ProcessIdentity } from "./process-identity.ts";

const patienceMilliseconds = 90_000;
const lastPatienceMilliseconds = 2_000;
const pauseMilliseconds = 30;

/**
 * Lets one process at a time start or stop the workspace's server. A lock whose process is gone is
 * taken over.
 *
 * @throws AppError WORKSPACE_IN_USE when another process holds the lock for too long.
 */
export async function withWorkspaceLock<T>(workspace: string, work: () => Promise<T>): Promise<T> {
  const path = lockOf(workspace);
  const giveUpAt = performance.now() + patienceMilliseconds;
  for (let holder = lockOrHolder(path); holder !== "ours"; holder = lockOrHolder(path)) {
    if (performance.now() > giveUpAt) {
      throw new AppError("WORKSPACE_IN_USE", { workspace, pid: holder?.pid ?? 0 });
    }
    await wait(pauseMilliseconds);
  }
  try {
    return await work();
  } finally {
    unlinkSync(path);
  }
}

/**
 * The same for a process at its very end, which cannot wait for a promise: it stands still for the
 * lock. One that this process holds itself is as good, as nobody will come back to it.
 *
 * @returns was the work done? Not when another process keeps the lock for seconds.
 */
export function withWorkspaceLockAtTheEnd(workspace: string, work: () => void): boolean {
  const path = lockOf(workspace);
  const giveUpAt = performance.now() + lastPatienceMilliseconds;
  let holder = lockOrHolder(path);
  while (holder !== "ours" && holder?.pid !== process.pid) {
    if (performance.now() > giveUpAt) return false;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMilliseconds);
    holder = lockOrHolder(path);
  }
  try {
    work();
  } finally {
    rmSync(path, { force: true });
  }
  return true;
}

function lockOf(workspace: string): string {
  return join(workspace, "server.lock");
}

/** Takes the lock, or says who has it; undefined when that one has just let go or died. */
function lockOrHolder(path: string): ProcessIdentity | "ours" | undefined {
  if (tryLock(path)) return "ours";
  const holder = readHolder(path);
  if (holder === undefined || isSameProcessAlive(holder)) return holder;
  dropStale(path);
  return undefined;
}

/** Made complete under another name and linked into place, so that nobody reads half a lock. */
function tryLock(path: string): boolean {
  const own = `${path}.${process.pid}.${performance.now()}`;
  writeFileSync(own, JSON.stringify(ownIdentity()), { mode: 0o600 });
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    unlinkSync(own);
  }
}

function readHolder(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as ProcessIdentity;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return undefined;
  }
}

/** Moves the lock aside first: only one process can, and it looks again before it throws it away. */
function dropStale(path: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const holder = readHolder(aside);
  if (holder !== undefined && isSameProcessAlive(holder)) renameSync(aside, path);
  else rmSync(aside, { force: true });
}
