import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { AppError, assert } from "@luotsi/base";

import { oneRow, type Reader, type Writer } from "./access.ts";

export interface Migration {
  readonly id: number;
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
}

/** Keeps two starting processes from migrating at once; any constant does. */
const lockKey = 7_105_838;

/** The migrations in their order, from the room's folder. */
export function migrations(): readonly Migration[] {
  const folder = fileURLToPath(new URL("../../migrations/", import.meta.url));
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .toSorted();
  return files.map((file, i) => {
    const text = readFileSync(`${folder}${file}`, "utf8");
    const id = Number(file.slice(0, 4));
    assert(id === i + 1, "migrations are numbered from one without gaps");
    return { id, name: file, sha256: createHash("sha256").update(text).digest("hex"), text };
  });
}

/**
 * Brings the schema up to date, all or nothing. Only ever forward.
 *
 * @param upTo the last migration to apply, where a backup of an older schema is put back; all of them when left out.
 * @throws AppError DATABASE_UNAVAILABLE when the schema is another role's to change.
 */
export async function migrate(writer: Writer, upTo?: number): Promise<void> {
  try {
    await applyPending(writer, upTo);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "42501") throw error;
    throw new AppError("DATABASE_UNAVAILABLE", {
      reason:
        "only the owner of its schema may bring it up to date: run luotsi check once as the owner",
    });
  }
}

async function applyPending(writer: Writer, upTo: number | undefined): Promise<void> {
  await writer.run("SELECT pg_advisory_xact_lock($1)", [lockKey]);
  await writer.run(
    `CREATE TABLE IF NOT EXISTS migration (
       id integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL,
       applied_at timestamptz NOT NULL DEFAULT now())`,
  );
  for (const migration of await pendingMigrations(writer)) {
    if (upTo !== undefined && migration.id > upTo) break;
    await writer.run(migration.text);
    await writer.run("INSERT INTO migration (id, name, sha256) VALUES ($1, $2, $3)", [
      migration.id,
      migration.name,
      migration.sha256,
    ]);
  }
}

/** Is nothing left to apply? Asked first, so that an ordinary start takes no lock. */
export async function isUpToDate(reader: Reader): Promise<boolean> {
  const { present } = await oneRow<{ present: boolean }>(
    reader,
    "SELECT to_regclass('migration') IS NOT NULL AS present",
  );
  return present && (await pendingMigrations(reader)).length === 0;
}

async function pendingMigrations(reader: Reader): Promise<readonly Migration[]> {
  const applied = await reader.rows<{ id: number; sha256: string }>(
    "SELECT id, sha256 FROM migration ORDER BY id",
  );
  const known = migrations();
  for (const { id, sha256 } of applied) {
    if (known[id - 1]?.sha256 === sha256) continue;
    throw new AppError("DATABASE_UNAVAILABLE", {
      reason: `the database was made by another version of Luotsi (migration ${id})`,
    });
  }
  return known.slice(applied.length);
}
