import type { Day } from "@luotsi/base";
import type { AreaSettings } from "@luotsi/contract";
import { openStore, readAnswerVersion, type Store } from "@luotsi/store";

import { readArea } from "./area.ts";
import type { AuditEvent } from "./audit-log/audit-event.ts";
import { auditLog } from "./audit-log/audit-writing.ts";
import { productVersion } from "./product-version.ts";

/** Everything a use case needs of the world, opened once and handed down. */
export interface Workspace {
  /** Folder of the embedded database, the columnar copy, keys and files on their way in. */
  readonly folder: string;
  readonly store: Store;
  /** The day figures are looked at: injected, so that a test or a re-run sees the same. */
  readonly clock: () => Day;
  /** Version of the product. */
  readonly version: string;
  readonly area: () => Promise<AreaSettings>;
  /** Changes whenever something changes that a figure may rest on, kept forecasts apart (`forecastVersion`). */
  readonly dataVersion: () => Promise<string>;
  readonly audit: (event: AuditEvent) => Promise<void>;
  /** What is remembered of the workspace hangs on this, whoever holds it. */
  readonly memory: object;
  /** Fails when the database does not answer. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface WorkspaceOptions {
  readonly folder: string;
  /** A PostgreSQL server instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  readonly clock: () => Day;
}

/**
 * Opens the workspace: its database, keys and settings.
 *
 * @throws AppError DATABASE_UNAVAILABLE, WORKSPACE_IN_USE.
 */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const store = await openStore({ workspace: options.folder, databaseUrl: options.databaseUrl });
  return workspaceOn(store, options.clock);
}

/** The workspace of a store that is open already; closing it closes the store. */
export function workspaceOn(store: Store, clock: () => Day): Workspace {
  return {
    folder: store.workspace,
    store,
    clock,
    version: productVersion,
    area: async () => await readArea(store),
    dataVersion: async () => await readAnswerVersion(store.reader),
    audit: auditLog(store),
    memory: {},
    ping: async () => void (await readAnswerVersion(store.reader)),
    close: store.close,
  };
}
