import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";

import { day } from "@luotsi/base";
import { wholeArea, type RoleId, type Scope } from "@luotsi/contract";
import type { AuditEvent, SessionKeeper } from "@luotsi/usecases";
import type { FastifyInstance } from "fastify";

import type { Route } from "../route.ts";
import { defaultLimits, type ServerSettings } from "../server-settings.ts";
import { buildServer } from "../server.ts";
import { frozenNow, ownSessions, testCookie } from "./test-session.ts";

/** A server on a frozen clock whose audit log and log lines can be read back. */
export interface TestServer {
  readonly app: FastifyInstance;
  readonly events: readonly AuditEvent[];
  readonly logLines: () => readonly string[];
  /** The cookie of somebody signed in with the role; the whole area is in reach when not said otherwise. */
  readonly cookieOf: (role: RoleId, scope?: Scope) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function testServer(
  routes: readonly Route[],
  changes: Partial<ServerSettings> = {},
): Promise<TestServer> {
  const events: AuditEvent[] = [];
  const lines: string[] = [];
  const folder = await mkdtemp(join(tmpdir(), "luotsi-api-"));
  const own = changes.sessions === undefined ? await ownSessions() : undefined;
  const sessions = changes.sessions ?? own?.keeper;
  if (sessions === undefined) throw new Error("a test server has sessions");
  const settings = { ...settingsOf({ folder, events, lines, sessions }), ...changes };
  const app = await buildServer(routes, settings);
  return {
    app,
    events,
    logLines: () => lines,
    cookieOf: async (role, scope = wholeArea) => await testCookie(sessions, { role, scope }),
    close: async () => {
      await app.close();
      await own?.close();
    },
  };
}

interface Surroundings {
  readonly folder: string;
  readonly events: AuditEvent[];
  readonly lines: string[];
  readonly sessions: SessionKeeper;
}

function settingsOf({ folder, events, lines, sessions }: Surroundings): ServerSettings {
  return {
    now: () => frozenNow,
    today: () => day("2026-11-22"),
    dataVersion: async () => await Promise.resolve("1"),
    audit: async (event) => {
      events.push(event);
      return await Promise.resolve();
    },
    sessions,
    publicHost: undefined,
    secure: false,
    demoProvider: undefined,
    webFolder: undefined,
    uploads: { folder: join(folder, "incoming"), maxBytes: 100_000 },
    ...defaultLimits,
    log: {
      level: "info",
      stream: new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          lines.push(chunk.toString("utf8"));
          done();
        },
      }),
    },
    observe: () => {},
  };
}
