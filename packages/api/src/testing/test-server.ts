import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";

import { day } from "@luotsi/base";
import type { RoleId } from "@luotsi/contract";
import type { AuditEvent } from "@luotsi/usecases";
import type { FastifyInstance } from "fastify";

import type { Route } from "../route.ts";
import { defaultLimits, type ServerSettings } from "../server-settings.ts";
import { buildServer } from "../server.ts";

/** A server on a frozen clock whose audit log and log lines can be read back. */
export interface TestServer {
  readonly app: FastifyInstance;
  readonly events: readonly AuditEvent[];
  readonly logLines: () => readonly string[];
  /** The cookie of somebody signed in with the role. */
  readonly cookieOf: (role: RoleId) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** 22 November 2026, 12:00 in Finland. */
export const frozenNow = 1_795_341_600_000;

export async function testServer(
  routes: readonly Route[],
  changes: Partial<ServerSettings> = {},
): Promise<TestServer> {
  const events: AuditEvent[] = [];
  const lines: string[] = [];
  const folder = await mkdtemp(join(tmpdir(), "luotsi-api-"));
  const app = await buildServer(routes, {
    now: () => frozenNow,
    today: () => day("2026-11-22"),
    dataVersion: async () => await Promise.resolve("1"),
    audit: async (event) => {
      events.push(event);
      return await Promise.resolve();
    },
    sessionSecret: "a secret that only this test knows, 43 characters",
    demoSignIn: true,
    secure: false,
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
    ...changes,
  });
  return {
    app,
    events,
    logLines: () => lines,
    cookieOf: async (role) => await signedIn(app, role),
    close: async () => await app.close(),
  };
}

async function signedIn(app: FastifyInstance, role: RoleId): Promise<string> {
  const answer = await app.inject({ method: "POST", url: "/api/session", payload: { role } });
  const [cookie] = answer.cookies;
  if (cookie === undefined) throw new Error(`nobody signed in: ${answer.body}`);
  return `${cookie.name}=${cookie.value}`;
}
