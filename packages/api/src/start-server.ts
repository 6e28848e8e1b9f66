import { randomUUID } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Writable } from "node:stream";

import { AppError } from "@luotsi/base";
import { runNightlyChecks, type Workspace } from "@luotsi/usecases";
import type { FastifyInstance } from "fastify";

import { keepNights } from "./nightly/nightly-work.ts";
import { codeOf } from "./problem-details.ts";
import { isLoopback } from "./request-origin.ts";
import { allRoutes } from "./routes.ts";
import { defaultLimits, type LogLevel, type ServerSettings } from "./server-settings.ts";
import { buildServer } from "./server.ts";
import { entranceOf, type Entrance } from "./sign-in/entrance.ts";
import type { ProviderClient } from "./sign-in/provider-client.ts";
import { serverMetrics } from "./watch/server-metrics.ts";
import { openWatchDoor } from "./watch/watch-door.ts";

export interface StartOptions {
  readonly workspace: Workspace;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly webFolder: string | undefined;
  readonly log: { readonly level: LogLevel; readonly stream: Writable };
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly requestsPerMinute?: number;
  /** Where `/metrics` and the health of the process are told; nowhere when left out. */
  readonly watch?: { readonly host: string; readonly port: number } | undefined;
  /** The area's identity provider; without one the demo's invented users sign in, on this machine only. */
  readonly provider?: ProviderClient | undefined;
}

export interface RunningServer {
  /** Where it answers, such as `http://127.0.0.1:8080`. */
  readonly address: string;
  /** Where the metrics are told, when they are. */
  readonly watchAddress: string | undefined;
  /** Answers what is under way, then stops. */
  readonly close: () => Promise<void>;
}

const staleMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Serves a workspace.
 *
 * @throws AppError HOST_NOT_LOOPBACK, PORT_IN_USE.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { workspace, host, port, provider } = options;
  if (provider === undefined && !isLoopback(host)) {
    throw new AppError("HOST_NOT_LOOPBACK", { host, port });
  }
  const incoming = join(workspace.folder, "incoming");
  await removeStale(incoming, options.now());
  const uploads = join(incoming, randomUUID());
  const metrics = serverMetrics(workspace.version);
  const place: { app?: FastifyInstance } = {};
  const entrance = entranceOf(options, () => addressOf(place.app, host));
  const settings = { ...settingsOf(options, uploads, entrance), observe: metrics.observe };
  const closing = new AbortController();
  const { signIn, sessions } = entrance;
  const surroundings = { workspace, sessions, signIn, now: options.now, closing: closing.signal };
  const app = await buildServer(allRoutes(surroundings), settings);
  place.app = app;
  const door =
    options.watch === undefined
      ? undefined
      : await openWatchDoor(options.watch, { metrics, ping: workspace.ping });
  try {
    await listen(app, host, port);
  } catch (error) {
    await door?.close();
    throw error;
  }
  keepNights({
    now: options.now,
    run: async (night) => await runNightlyChecks(workspace, night),
    tell: (line) => options.log.stream.write(`${line}\n`),
    closing: closing.signal,
  });
  return {
    address: addressOf(app, host),
    watchAddress: door?.address,
    close: async () => {
      closing.abort();
      await door?.close();
      await app.close();
      await rm(uploads, { recursive: true, force: true });
    },
  };
}

function settingsOf(
  options: StartOptions,
  uploads: string,
  entrance: Entrance,
): Omit<ServerSettings, "observe"> {
  const { workspace, webFolder, log, now } = options;
  return {
    now,
    today: workspace.clock,
    dataVersion: workspace.dataVersion,
    audit: workspace.audit,
    ...entrance,
    webFolder,
    uploads: { folder: uploads, maxBytes: defaultLimits.maxUploadBytes },
    ...defaultLimits,
    ...(options.requestsPerMinute === undefined
      ? {}
      : { requestsPerMinute: options.requestsPerMinute }),
    log,
  };
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    if (codeOf(error) === "EADDRINUSE") {
      throw new AppError("PORT_IN_USE", { host, port, other: port + 1 });
    }
    if (["EACCES", "EADDRNOTAVAIL", "ENOTFOUND"].includes(codeOf(error))) {
      const reason = `${host}:${port} (${codeOf(error)})`;
      throw new AppError("WRONG_USAGE", { reason, command: "serve" });
    }
    throw error;
  }
}

function addressOf(app: FastifyInstance | undefined, host: string): string {
  const bound = app?.server.address() ?? null;
  const port = isAddressInfo(bound) ? bound.port : 0;
  return `http://${host.includes(":") && !host.startsWith("[") ? `[${host}]` : host}:${port}`;
}

function isAddressInfo(bound: AddressInfo | string | null): bound is AddressInfo {
  return typeof bound === "object" && bound !== null;
}

/** Files of a server that was killed before it could remove them. */
async function removeStale(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder).catch(ifMissing)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (now - mtimeMs > staleMilliseconds) await rm(path, { recursive: true, force: true });
  }
}

function ifMissing(error: unknown): readonly string[] {
  if (codeOf(error) === "ENOENT") return [];
  throw error;
}
