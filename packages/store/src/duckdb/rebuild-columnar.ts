import { createHash } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { chmod, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { assert } from "@luotsi/base";

import { dataVersion, sourceVersions } from "../import/data-version.ts";
import type { Store } from "../open-store.ts";
import type { SnapshotReader } from "../postgres/access.ts";
import { sumsOfCopy, sumsOfTruth } from "./copy-sums.ts";
import { factTables, personTable, type CopyColumn, type CopyTable } from "./copy-table.ts";

/** What a rebuild came to. */
export interface ColumnarCopy {
  readonly path: string;
  /** Version of the facts it holds. */
  readonly dataVersion: number;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
}

export function columnarPath(workspace: string): string {
  return join(workspace, "columnar.duckdb");
}

let buildsMade = 0;

/**
 * Builds the columnar copy anew from the truth as of one moment, and puts it in the place of the old
 * one when every table has the rows and the sums of the truth.
 *
 * @throws BrokenPromise when they differ; the new copy is dropped then and the old one stays.
 *   Cost: about 3 µs a row.
 */
export async function rebuildColumnar(store: Store): Promise<ColumnarCopy> {
  return await replaceCopy(store, undefined);
}

/** As a rebuild, but takes over from the present copy the tables that have not changed since. */
export async function updateColumnar(store: Store): Promise<ColumnarCopy> {
  const path = columnarPath(store.workspace);
  return await replaceCopy(store, existsSync(path) ? path : undefined);
}

async function replaceCopy(store: Store, present: string | undefined): Promise<ColumnarCopy> {
  buildsMade += 1;
  const folder = join(store.workspace, `columnar-${process.pid}-${buildsMade}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const built = await build(store, folder, present);
    await chmod(join(folder, "columnar.duckdb"), 0o600);
    await rename(join(folder, "columnar.duckdb"), columnarPath(store.workspace));
    return { ...built, path: columnarPath(store.workspace) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function build(
  store: Store,
  folder: string,
  present: string | undefined,
): Promise<Omit<ColumnarCopy, "path">> {
  const instance = await DuckDBInstance.create(join(folder, "columnar.duckdb"), duckSettings);
  const connection = await instance.connect();
  try {
    return await store.read(async (reader) => {
      const version = await dataVersion(reader);
      const changed = await sourceVersions(reader);
      const rows: Record<string, number> = {};
      const copy = { reader, connection, folder };
      rows["person"] = await copyTable(copy, personTable, personRows);
      const kept = await openKept(connection, present);
      await connection.run("CREATE TABLE table_mark (mark VARCHAR)");
      for (const table of factTables()) {
        const mark = markOf(table, changed);
        rows[table.name] = kept.has(mark)
          ? await takeOver(connection, table)
          : await copyTable(copy, table, factRows(table));
        await connection.run(`INSERT INTO table_mark VALUES ('${mark}')`);
      }
      if (present !== undefined) await connection.run("DETACH present");
      await connection.run("CREATE TABLE copy_state (data_version BIGINT)");
      await connection.run(`INSERT INTO copy_state VALUES (${version})`);
      return { dataVersion: version, rows };
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Everything needed is inside; nothing is fetched from outside. */
export const duckSettings = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
};

interface Copying {
  readonly reader: SnapshotReader;
  readonly connection: DuckDBConnection;
  readonly folder: string;
}

const personRows =
  "SELECT row_number() OVER (ORDER BY id) - 1 AS number, id, pseudonym FROM person";

function factRows({ name, columns }: CopyTable): string {
  const list = columns.map((column) => column.name).join(", ");
  return `SELECT ${list} FROM ${name} WHERE superseded_by_batch IS NULL`;
}

/** Two tables of the same mark hold the same rows in the same columns. */
function markOf(table: CopyTable, changed: ReadonlyMap<string, number>): string {
  const shape = createHash("sha256").update(createStatement(table)).digest("hex").slice(0, 12);
  return `${table.name} ${shape} ${changed.get(table.source ?? "") ?? 0}`;
}

/** Opens the present copy beside the new one. @returns the marks of its tables that fit the new one. */
async function openKept(
  connection: DuckDBConnection,
  present: string | undefined,
): Promise<ReadonlySet<string>> {
  if (present === undefined) return new Set();
  await connection.run(`ATTACH '${present.replaceAll("'", "''")}' AS present (READ_ONLY)`);
  const fits = await connection.runAndReadAll(
    `SELECT (SELECT count(*) FROM duckdb_tables()
             WHERE database_name = 'present' AND table_name = 'table_mark') = 1
        AND NOT EXISTS (SELECT 1 FROM present.person o LEFT JOIN person n ON n.number = o.number
             WHERE n.id IS DISTINCT FROM o.id)`,
  );
  if (fits.getRowsJson()[0]?.[0] !== true) return new Set();
  const marks = await connection.runAndReadAll("SELECT mark FROM present.table_mark");
  return new Set(marks.getColumnsJson()[0]?.map((mark) => (typeof mark === "string" ? mark : "")));
}

async function takeOver(connection: DuckDBConnection, table: CopyTable): Promise<number> {
  await connection.run(createStatement(table));
  const filled = await connection.runAndReadAll(
    `INSERT INTO "${table.name}" SELECT * FROM present."${table.name}"`,
  );
  return Number(filled.getRowsJson()[0]?.[0]);
}

function createStatement({ name, columns }: CopyTable): string {
  const list = columns.map((column) => `${column.name} ${column.type}`);
  return `CREATE TABLE "${name}" (${list.join(", ")})`;
}

async function copyTable(copy: Copying, table: CopyTable, rows: string): Promise<number> {
  const { reader, connection, folder } = copy;
  const file = join(folder, `${table.name}.csv`);
  const text = reader.copyOut(`COPY (${rows}) TO STDOUT (FORMAT csv, NULL '\\N')`);
  await pipeline(text, createWriteStream(file, { mode: 0o600 }));
  await connection.run(createStatement(table));
  await connection.run(fillStatement(table, file));
  await rm(file);
  const expected = await sumsOfTruth(reader, table, rows);
  const actual = await sumsOfCopy(connection, table);
  assert(
    JSON.stringify(actual) === JSON.stringify(expected),
    `the columnar copy of ${table.name} has the rows and sums of the truth`,
  );
  return Number(actual[0]);
}

function fillStatement({ name, columns, order }: CopyTable, file: string): string {
  const read = columns.map((column) => `'${column.name}': '${typeInFile(column)}'`);
  const person = columns.find(({ measure }) => measure === "person");
  const selected = columns.map((column) =>
    column === person ? `p.number AS ${column.name}` : `r.${column.name}`,
  );
  const numbered = person === undefined ? "" : `JOIN person p ON p.id = r.${person.name}`;
  return `INSERT INTO "${name}" SELECT ${selected.join(", ")}
    FROM read_csv('${file.replaceAll("'", "''")}', auto_detect = false, header = false,
      delim = ',', quote = '"', escape = '"', nullstr = '\\N', allow_quoted_nulls = false,
      dateformat = '%Y-%m-%d', columns = {${read.join(", ")}}) AS r ${numbered}
    ORDER BY ${order.map((column) => `r.${column}`).join(", ")}, r.id`;
}

function typeInFile({ type }: CopyColumn): string {
  return type.startsWith("ENUM") ? "VARCHAR" : type;
}
