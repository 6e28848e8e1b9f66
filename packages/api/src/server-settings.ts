import type { Writable } from "node:stream";

import type { Day } from "@luotsi/base";
import type { AuditEvent, SessionKeeper } from "@luotsi/usecases";

import type { DemoProvider } from "./sign-in/demo-provider.ts";
import type { UploadSettings } from "./upload.ts";
import type { AnsweredRequest } from "./watch/server-metrics.ts";

/** Everything a server needs of the world. */
export interface ServerSettings {
  /** Milliseconds since 1970, for sessions and the audit log. */
  readonly now: () => number;
  /** The day figures are looked at. */
  readonly today: () => Day;
  /** Changes whenever stored data does; answers of repeatable routes are kept until then, or until what else they rest on changes. */
  readonly dataVersion: () => Promise<string>;
  readonly audit: (event: AuditEvent) => Promise<void>;
  readonly sessions: SessionKeeper;
  /** Name and port by which people reach the server from elsewhere; undefined reaches this machine only. */
  readonly publicHost: string | undefined;
  /** The server is reached over https. */
  readonly secure: boolean;
  /** The demo's identity provider, at an address of its own below the server's. */
  readonly demoProvider: (() => Promise<DemoProvider>) | undefined;
  /** Folder of the built web application; undefined serves the API alone. */
  readonly webFolder: string | undefined;
  readonly uploads: UploadSettings;
  readonly bodyLimitBytes: number;
  readonly requestsPerMinute: number;
  readonly writesPerMinute: number;
  readonly answerMemoryBytes: number;
  readonly log: { readonly level: LogLevel; readonly stream: Writable };
  /** Told of every answer, for the metrics. */
  readonly observe: (answer: AnsweredRequest) => void;
}

export const logLevels = ["silent", "error", "warn", "info"] as const;
export type LogLevel = (typeof logLevels)[number];

/** Limits that suit an office. */
export const defaultLimits = {
  bodyLimitBytes: 1024 * 1024,
  maxUploadBytes: 2 * 1024 * 1024 * 1024,
  requestsPerMinute: 6000,
  writesPerMinute: 120,
  answerMemoryBytes: 64 * 1024 * 1024,
} as const;

/** How long the demo's sessions last. */
export const defaultSessionLimits = { idleMinutes: 60, absoluteHours: 12 } as const;
