import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

import { AppError } from "@luotsi/base";

import { openUnprepared, type StoreOptions } from "../open-store.ts";
import { oneRow, type Reader, type SnapshotReader, type Writer } from "../postgres/access.ts";
import { migrate, migrations } from "../postgres/migrate.ts";
import { blackHole } from "./black-hole.ts";
import {
  readManifest,
  unreadable,
  type BackedUpTable,
  type BackupManifest,
} from "./backup-manifest.ts";
import { insertAuditLines, type AuditLine } from "../queries/audit-log.ts";
import { rowHash } from "./row-hash.ts";
import {
  copyOutOf,
  isPassing,
  qualified,
  storedTables,
  tableFile,
  type StoredTable,
} from "./stored-tables.ts";
import type { BackupProgress } from "./write-backup.ts";

export interface Restored {
  readonly takenAt: string;
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
  /** Newest migration of the backup, and of the database it is in now. */
  readonly migrationBefore: number;
  readonly migrationAfter: number;
}

export interface RestoreWork {
  readonly onProgress: (progress: BackupProgress) => void;
  /** What the audit log of the restored database keeps of the restoring, as its newest event. */
  readonly event: (manifest: BackupManifest) => AuditLine;
}

/**
 * Puts a backup into an empty database, all or nothing: the schema as it was when the backup was taken, every row, the numbers
 * given out; then compares the checksum of every table with the backup's, and only then brings the schema up to date.
 *
 * @param options where to; the database must hold no table.
 * @throws AppError BACKUP_UNREADABLE, BACKUP_TOO_NEW, DATABASE_NOT_EMPTY, DATABASE_UNAVAILABLE.
 */
export async function restoreBackup(
  options: StoreOptions,
  folder: string,
  work: RestoreWork,
): Promise<Restored> {
  const manifest = await readManifest(folder);
  refuseUnknown(manifest, folder);
  const { sessions, leave } = await openUnprepared(options);
  try {
    await sessions.readWhole(refuseFull);
    await sessions.write(async (writer) => {
      await migrate(writer, manifest.migrations.length);
      await emptyTables(writer);
      let before = 0;
      for (const filling of await matched(writer, manifest, folder)) {
        const done = before;
        const { table } = filling.known;
        // Backups written before 2026-12 hold such rows: they stay there.
        if (isPassing(filling.known)) continue;
        await fillTable(writer, filling, (rows) => work.onProgress({ table, rows: done + rows }));
        before += filling.kept.rows;
      }
      await compare(writer, manifest, folder);
    });
    await sessions.write(async (writer) => {
      await migrate(writer);
      await insertAuditLines(writer, [work.event(manifest)]);
    });
  } finally {
    await sessions.end();
    await leave();
  }
  return {
    takenAt: manifest.takenAt,
    tables: manifest.tables.map(({ table, rows }) => ({ table, rows })),
    migrationBefore: manifest.migrations.length,
    migrationAfter: migrations().length,
  };
}

/** A backup of a newer program, or of another line of it, has tables this one does not know. */
function refuseUnknown(manifest: BackupManifest, folder: string): void {
  const known = migrations();
  const stranger = manifest.migrations.find(({ id, sha256 }) => known[id - 1]?.sha256 !== sha256);
  if (stranger === undefined) return;
  throw new AppError("BACKUP_TOO_NEW", { folder, version: manifest.version, id: stranger.id });
}

async function refuseFull(reader: Reader): Promise<void> {
  const { tables } = await oneRow<{ tables: number }>(
    reader,
    `SELECT count(*)::int AS tables FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  if (tables > 0) throw new AppError("DATABASE_NOT_EMPTY", { tables });
}

/** Migrations put in a few rows of their own; the backup brings them too. */
async function emptyTables(writer: Writer): Promise<void> {
  const tables = await storedTables(writer);
  for (const table of tables.toReversed()) {
    await writer.run(`ALTER TABLE ${qualified(table)} DISABLE TRIGGER USER`);
    await writer.run(`DELETE FROM ${qualified(table)}`);
    await writer.run(`ALTER TABLE ${qualified(table)} ENABLE TRIGGER USER`);
  }
}

interface Filling {
  readonly folder: string;
  /** The table as the database has it: names in a statement come from here and never from a file. */
  readonly known: StoredTable;
  readonly kept: BackedUpTable;
}

/** Each table of the database with what the backup keeps of it, in the order they can be filled. */
async function matched(
  writer: Writer,
  manifest: BackupManifest,
  folder: string,
): Promise<readonly Filling[]> {
  const tables = await storedTables(writer);
  return tables.map((known) => {
    const kept = manifest.tables.find(
      ({ schema, table }) => schema === known.schema && table === known.table,
    );
    const name = `${known.schema}.${known.table}`;
    if (kept === undefined || bareNames(kept.columns) !== bareNames(known.columns)) {
      throw unreadable(folder, `${name} is not as its schema has it`);
    }
    return { folder, known, kept };
  });
}

/** Which names need quotes differs from one version of PostgreSQL to the next. */
function bareNames(columns: readonly string[]): string {
  return columns.map((name) => name.replaceAll('"', "")).join();
}

async function fillTable(
  writer: Writer,
  { folder, known, kept }: Filling,
  onRows: (rows: number) => void,
): Promise<void> {
  let rows = 0;
  const hash = rowHash((more) => onRows((rows += more)));
  const name = qualified(known);
  const file = tableFile(known);
  await writer.run(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  try {
    await pipeline(
      createReadStream(join(folder, file)),
      createGunzip(),
      hash.stream,
      writer.copyIn(`COPY ${name} (${known.columns.join(", ")}) FROM STDIN`),
    );
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (/^(ENOENT|Z_|ERR_ZLIB)/.test(code)) throw unreadable(folder, `${file}: ${code}`);
    throw error;
  }
  if (hash.sha256() !== kept.sha256) throw unreadable(folder, `${file}: its checksum differs`);
  await writer.run(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  for (const { column, last, isCalled } of kept.sequences) {
    await writer.rows("SELECT setval(pg_get_serial_sequence($1, $2), $3::bigint, $4)", [
      name,
      column,
      last,
      isCalled,
    ]);
  }
}

/** Reads every table back: what the database holds is what the backup says, table by table. */
async function compare(writer: Writer, manifest: BackupManifest, folder: string): Promise<void> {
  const found = await tableChecksums(writer);
  const expected = new Map(
    manifest.tables.map((table) => [`${table.schema}.${table.table}`, table.sha256]),
  );
  for (const { table, sha256 } of found) {
    if (!passes(table) && expected.get(table) !== sha256)
      throw unreadable(folder, `${table}: its checksum differs`);
  }
  if (found.length !== expected.size) {
    throw unreadable(folder, `${expected.size} tables, the schema has ${found.length}`);
  }
}

/** Is a table, by schema and name, one whose rows stay behind? */
function passes(name: string): boolean {
  const [schema = "", table = ""] = name.split(".");
  return isPassing({ schema, table });
}

export interface TableChecksum {
  /** Schema and name. */
  readonly table: string;
  readonly rows: number;
  readonly sha256: string;
}

/** A checksum of every table's rows, the same on every server that holds the same rows. */
export async function tableChecksums(
  reader: Pick<SnapshotReader, "rows" | "copyOut">,
): Promise<readonly TableChecksum[]> {
  const sums: TableChecksum[] = [];
  for (const table of await storedTables(reader)) {
    const hash = rowHash(() => {});
    await pipeline(reader.copyOut(copyOutOf(table)), hash.stream, blackHole());
    const name = `${table.schema}.${table.table}`;
    sums.push({ table: name, rows: hash.rows(), sha256: hash.sha256() });
  }
  return sums;
}
