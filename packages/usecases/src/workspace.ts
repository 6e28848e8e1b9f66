import type { Day } from "@luotsi/base";
import { openStore, type Store } from "@luotsi/store";

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
  return {
    folder: store.workspace,
    store,
    clock: options.clock,
    version: productVersion,
    close: store.close,
  };
}
