import {
  restoreBackup,
  writeBackup,
  type BackupManifest,
  type BackupProgress,
  type Restored,
} from "@luotsi/store";

import type { AuditEvent } from "./audit-log/audit-event.ts";
import { auditLineOf } from "./audit-log/audit-writing.ts";
import type { Workspace, WorkspaceOptions } from "./workspace.ts";

/** Writes the whole database as of one moment into a new folder. @throws AppError FOLDER_EXISTS. */
export async function backUp(
  workspace: Workspace,
  folder: string,
  onProgress: (progress: BackupProgress) => void,
): Promise<BackupManifest> {
  return await writeBackup(workspace.store, folder, { version: workspace.version, onProgress });
}

/**
 * Puts a backup into an empty database, all or nothing, and writes that into its audit log. Nobody is signed in there.
 *
 * @throws AppError BACKUP_UNREADABLE, BACKUP_TOO_NEW, DATABASE_NOT_EMPTY, DATABASE_UNAVAILABLE.
 */
export async function restore(
  place: Omit<WorkspaceOptions, "clock">,
  folder: string,
  { onProgress, event }: RestoreOptions,
): Promise<Restored> {
  const { folder: workspace, databaseUrl } = place;
  return await restoreBackup({ workspace, databaseUrl }, folder, {
    onProgress,
    event: ({ takenAt, migrations }) =>
      auditLineOf({ ...event, ids: { ...event.ids, takenAt, migration: migrations.length } }),
  });
}

export interface RestoreOptions {
  readonly onProgress: (progress: BackupProgress) => void;
  /** Who restores, and what for: the newest event of the restored log. */
  readonly event: AuditEvent;
}
