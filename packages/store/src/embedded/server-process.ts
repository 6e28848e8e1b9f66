import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { AppError } from "@luotsi/base";

import { commandLineOf, isAlive } from "./process-identity.ts";
import { canEnter, type ServerAccount } from "./server-account.ts";

/** The cluster on disk and the programs that run it. */
export interface Cluster {
  readonly programs: string;
  readonly data: string;
  readonly account: ServerAccount | undefined;
  /** File the server writes its log to. */
  readonly log: string;
}

export interface ClusterSecret {
  readonly user: string;
  readonly password: string;
}

const environment = { PATH: process.env["PATH"] ?? "", LC_ALL: "C", TZ: "UTC" };
const pauseMilliseconds = 15;
const recoveryMilliseconds = 300_000;
const remainsMilliseconds = 30_000;
const fastStopMilliseconds = 60_000;

/** One machine with two cores and a few users; sums must not depend on parallel workers. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "256MB",
  work_mem: "32MB",
  maintenance_work_mem: "256MB",
  max_wal_size: "4GB",
  checkpoint_timeout: "15min",
  wal_level: "minimal",
  max_wal_senders: "0",
  wal_compression: "on",
  jit: "off",
  max_parallel_workers_per_gather: "0",
  max_parallel_maintenance_workers: "0",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "warning",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length_on_error: "0",
};

export function isInitialised(cluster: Cluster): boolean {
  return existsSync(join(cluster.data, "PG_VERSION"));
}

/** Makes an empty cluster; a half-made one of a killed first start is thrown away before. */
export function initialise(cluster: Cluster, secret: ClusterSecret): void {
  const parent = mkdtempSync(join(systemTemporaryFolder(cluster.account), "luotsi-init-"));
  const passwordFile = join(parent, "password");
  writeFileSync(passwordFile, secret.password, { mode: 0o600 });
  if (cluster.account !== undefined) {
    chownSync(parent, cluster.account.uid, cluster.account.gid);
    chownSync(passwordFile, cluster.account.uid, cluster.account.gid);
  }
  try {
    runToEnd(cluster, "initdb", [
      `--pgdata=${cluster.data}`,
      `--username=${secret.user}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--no-locale",
      "--encoding=UTF8",
      "--no-instructions",
    ]);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

/** Gives the cluster's owner a new password without asking for the old one, while it is stopped. */
export function resetPassword(cluster: Cluster, secret: ClusterSecret): void {
  const statement = `ALTER USER "${secret.user}" PASSWORD '${secret.password}';\n`;
  runToEnd(cluster, "postgres", ["--single", "-D", cluster.data, "postgres"], statement);
}

/** The number of the server's first process, from the file it keeps; undefined when there is none. */
export function postmasterOf(cluster: Cluster): number | undefined {
  const pid = Number(statusLines(cluster)[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  const command = commandLineOf(pid);
  return command === undefined || command.includes(cluster.data) ? pid : undefined;
}

/**
 * Starts the server and waits until it takes connections.
 *
 * After a kill the children of the former server may still be going down; then it tries again.
 */
export async function startServer(
  cluster: Cluster,
  extraSettings: Readonly<Record<string, string>>,
): Promise<{ readonly pid: number; readonly port: number }> {
  const giveUpAt = performance.now() + remainsMilliseconds;
  for (;;) {
    const port = await freePort();
    const child = launch(cluster, port, extraSettings);
    if (child.pid !== undefined && (await becomesReady(cluster, child))) {
      return { pid: child.pid, port };
    }
    if (performance.now() > giveUpAt) {
      throw new AppError("DATABASE_UNAVAILABLE", {
        reason: `the embedded server does not start; its log is ${cluster.log}`,
      });
    }
    await wait(200);
  }
}

/** Stops a server in order; connections still open are ended. */
export async function stopServer(pid: number): Promise<void> {
  signal(pid, "SIGINT");
  if (await endsWithin(pid, fastStopMilliseconds)) return;
  signal(pid, "SIGQUIT");
  await endsWithin(pid, fastStopMilliseconds);
}

async function endsWithin(pid: number, milliseconds: number): Promise<boolean> {
  const giveUpAt = performance.now() + milliseconds;
  while (isAlive(pid)) {
    if (performance.now() > giveUpAt) return false;
    await wait(pauseMilliseconds);
  }
  return true;
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function launch(
  cluster: Cluster,
  port: number,
  extraSettings: Readonly<Record<string, string>>,
): ChildProcess {
  const log = openSync(cluster.log, "a", 0o600);
  const given = Object.entries({ ...settings, ...extraSettings, port: String(port) });
  const args = given.flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  try {
    const child = spawn(join(cluster.programs, "postgres"), ["-D", cluster.data, ...args], {
      ...cluster.account,
      cwd: "/",
      detached: true,
      env: environment,
      stdio: ["ignore", log, log],
    });
    child.on("error", () => {});
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

async function becomesReady(cluster: Cluster, child: ChildProcess): Promise<boolean> {
  const giveUpAt = performance.now() + recoveryMilliseconds;
  while (child.exitCode === null && child.signalCode === null && performance.now() < giveUpAt) {
    const lines = statusLines(cluster);
    if (lines[0] === String(child.pid) && lines[7]?.trim() === "ready") return true;
    await wait(pauseMilliseconds);
  }
  return false;
}

function statusLines(cluster: Cluster): readonly string[] {
  try {
    return readFileSync(join(cluster.data, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function runToEnd(
  cluster: Cluster,
  program: string,
  args: readonly string[],
  input?: string,
): void {
  const done = spawnSync(join(cluster.programs, program), args, {
    ...cluster.account,
    cwd: "/",
    encoding: "utf8",
    env: environment,
    ...(input === undefined ? {} : { input }),
  });
  if (done.status === 0) return;
  const reason = (done.error?.message ?? done.stderr).trim().split("\n").at(-1) ?? program;
  throw new AppError("DATABASE_UNAVAILABLE", { reason: `${program}: ${reason}` });
}

function systemTemporaryFolder(account: ServerAccount | undefined): string {
  const own = tmpdir();
  return account === undefined || canEnter(own, account) ? own : "/tmp";
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
