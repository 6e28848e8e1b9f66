import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { AppError } from "@luotsi/base";

/** One table of a backup: its rows as the text of PostgreSQL's own COPY, packed. */
export interface BackedUpTable {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Of the text before packing, rows in the order of their key: the same rows, the same hash. */
  readonly sha256: string;
  /** Numbers the database gives out, by column. */
  readonly sequences: readonly {
    readonly column: string;
    readonly last: string;
    readonly isCalled: boolean;
  }[];
}

/** What a backup holds. Written last, so a folder without it is no backup. */
export interface BackupManifest {
  readonly format: typeof backupFormat;
  /** Version of the product that wrote it. */
  readonly version: string;
  /** When the state was taken, as the database says it. */
  readonly takenAt: string;
  readonly migrations: readonly { readonly id: number; readonly sha256: string }[];
  /** In the order they can be filled: what a table refers to comes before it. */
  readonly tables: readonly BackedUpTable[];
}

export const backupFormat = "luotsi-backup-1";
export const manifestFile = "backup.json";

/** @throws AppError BACKUP_UNREADABLE when the folder holds no whole backup. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  let text: string;
  try {
    text = await readFile(join(folder, manifestFile), "utf8");
  } catch (error) {
    throw unreadable(folder, `${manifestFile}: ${(error as NodeJS.ErrnoException).code ?? "?"}`);
  }
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw unreadable(folder, `${manifestFile} is not JSON`);
  }
  if (!isManifest(found)) throw unreadable(folder, `${manifestFile} is not of ${backupFormat}`);
  return found;
}

export function unreadable(folder: string, reason: string): AppError {
  return new AppError("BACKUP_UNREADABLE", { folder, reason });
}

function isManifest(found: unknown): found is BackupManifest {
  if (typeof found !== "object" || found === null) return false;
  const { format, migrations, tables } = found as Partial<Record<keyof BackupManifest, unknown>>;
  return format === backupFormat && Array.isArray(migrations) && Array.isArray(tables);
}
