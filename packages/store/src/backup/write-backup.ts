import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { constants, createGzip } from "node:zlib";

import { AppError } from "@luotsi/base";

import type { Store } from "../open-store.ts";
import { oneRow, type SnapshotReader } from "../postgres/access.ts";
import { asVault } from "../vault/as-vault.ts";
import {
  backupFormat,
  manifestFile,
  type BackedUpTable,
  type BackupManifest,
} from "./backup-manifest.ts";
import { rowHash } from "./row-hash.ts";
import {
  copyOutOf,
  qualified,
  storedTables,
  tableFile,
  type StoredTable,
} from "./stored-tables.ts";

export interface BackupProgress {
  readonly table: string;
  /** Rows of all tables so far. */
  readonly rows: number;
}

/**
 * Writes the whole database as of one moment into a new folder, while others go on reading and writing. The folder gets its
 * name when everything in it is on the disk, so a backup that was interrupted is never taken for a whole one.
 *
 * @param folder must not exist.
 * @throws AppError FOLDER_EXISTS, DATABASE_UNAVAILABLE. What the disk refuses is thrown as it is.
 */
export async function writeBackup(
  store: Store,
  folder: string,
  { version, onProgress }: BackupWork,
): Promise<BackupManifest> {
  const target = resolve(folder);
  if (await exists(target)) throw new AppError("FOLDER_EXISTS", { folder: target });
  const draft = `${target}.unfinished-${process.pid}`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    const manifest = await store.readWhole(async (reader): Promise<BackupManifest> => {
      const tables = await storedTables(reader);
      let before = 0;
      const written: BackedUpTable[] = [];
      for (const table of tables) {
        const done = before;
        const note = (rows: number): void => onProgress({ table: table.table, rows: done + rows });
        const write = async (): Promise<BackedUpTable> =>
          await writeTable(reader, table, { folder: draft, note });
        const entry = table.schema === "vault" ? await asVault(reader, write) : await write();
        before += entry.rows;
        written.push(entry);
      }
      return { format: backupFormat, version, ...(await stateOf(reader)), tables: written };
    });
    await writeSafely(join(draft, manifestFile), `${JSON.stringify(manifest, undefined, 2)}\n`);
    await settle(draft);
    await rename(draft, target);
    await settle(dirname(target));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

export interface BackupWork {
  /** Version of the product, for the record. */
  readonly version: string;
  readonly onProgress: (progress: BackupProgress) => void;
}

async function stateOf(
  reader: SnapshotReader,
): Promise<Pick<BackupManifest, "takenAt" | "migrations">> {
  const { at } = await oneRow<{ at: string }>(
    reader,
    `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at`,
  );
  const migrations = await reader.rows<{ id: number; sha256: string }>(
    "SELECT id, sha256 FROM migration ORDER BY id",
  );
  return { takenAt: at, migrations };
}

async function writeTable(
  reader: SnapshotReader,
  table: StoredTable,
  { folder, note }: { readonly folder: string; readonly note: (rows: number) => void },
): Promise<BackedUpTable> {
  let rows = 0;
  const hash = rowHash((more) => note((rows += more)));
  const path = join(folder, tableFile(table));
  await pipeline(
    reader.copyOut(copyOutOf(table)),
    hash.stream,
    createGzip({ level: constants.Z_BEST_SPEED }),
    createWriteStream(path, { mode: 0o600, flush: true }),
  );
  return {
    schema: table.schema,
    table: table.table,
    columns: table.columns,
    rows: hash.rows(),
    sha256: hash.sha256(),
    sequences: await sequencesOf(reader, table),
  };
}

async function sequencesOf(
  reader: SnapshotReader,
  table: StoredTable,
): Promise<BackedUpTable["sequences"]> {
  const found: BackedUpTable["sequences"][number][] = [];
  for (const column of table.numbered) {
    const { name } = await oneRow<{ name: string }>(
      reader,
      `SELECT pg_get_serial_sequence('${qualified(table)}', '${column}') AS name`,
    );
    const state = await oneRow<{ last: string; called: boolean }>(
      reader,
      `SELECT last_value::text AS last, is_called AS called FROM ${name}`,
    );
    found.push({ column, last: state.last, isCalled: state.called });
  }
  return found;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

async function writeSafely(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Has the folder's own entries on the disk. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
