import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { AppError } from "@luotsi/base";

import { isSameProcessAlive, ownIdentity, type ProcessIdentity } from "./process-identity.ts";

const patienceMilliseconds = 90_000;
const pauseMilliseconds = 30;

/**
 * Lets one process at a time start or stop the workspace's server. A lock whose process is gone is
 * taken over.
 *
 * @throws AppError WORKSPACE_IN_USE when another process holds the lock for too long.
 */
export async function withWorkspaceLock<T>(workspace: string, work: () => Promise<T>): Promise<T> {
  const path = join(workspace, "server.lock");
  const giveUpAt = performance.now() + patienceMilliseconds;
  while (!tryLock(path)) {
    const holder = readHolder(path);
    if (holder !== undefined && !isSameProcessAlive(holder)) dropStale(path);
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
