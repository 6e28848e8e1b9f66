import { DatabaseError } from "pg";

import type { Writer } from "../postgres/access.ts";

/** Below this many rows the ordinary way is as quick. */
const fewestRows = 2_000;
/** Shorter than the wait after which PostgreSQL looks for deadlocks: giving up comes first. */
const patience = "250ms";
/** Somebody reads the tables just now, or the tables belong to another user. */
const refusals: ReadonlySet<string> = new Set(["55P03", "40P01", "42501"]);

interface Filling {
  readonly table: string;
  /** How many rows come, at most. */
  readonly rows: number;
  readonly insert: () => Promise<void>;
}

/**
 * Inserts the first rows of a table. A large first delivery goes in while the table has neither foreign
 * keys nor secondary indexes; they are made again, word for word, and checked over all of the rows in one
 * go before the transaction ends, which is six times as quick as row by row. Should somebody be reading
 * the tables at that moment, or the table have rows or be another role's, each row is checked as it comes.
 */
export async function fillTable(writer: Writer, { table, rows, insert }: Filling): Promise<void> {
  const isBulk =
    rows >= fewestRows && (await isOwn(writer, table)) && (await isEmpty(writer, table));
  if (!isBulk || !(await lockAlone(writer, table))) {
    await insert();
    return;
  }
  const parts = await partsOf(writer, table);
  for (const { remove } of parts) await writer.run(remove);
  await insert();
  for (const { restore } of parts) await writer.run(restore);
  await writer.run(`ANALYZE ${table}`);
}

/** Only a table's owner may take its keys and indexes away. */
async function isOwn(writer: Writer, table: string): Promise<boolean> {
  const [found] = await writer.rows<{ own: boolean }>(
    "SELECT pg_has_role(relowner, 'USAGE') AS own FROM pg_class WHERE oid = $1::regclass",
    [table],
  );
  return found?.own === true;
}

async function isEmpty(writer: Writer, table: string): Promise<boolean> {
  const [found] = await writer.rows(`SELECT id FROM ${table} LIMIT 1`);
  return found === undefined;
}

/** Readers that come meanwhile wait until the rows are in. @returns false when they came first. */
async function lockAlone(writer: Writer, table: string): Promise<boolean> {
  await writer.run("SAVEPOINT locking");
  try {
    await writer.run(`SET LOCAL lock_timeout = '${patience}'`);
    await writer.run(`LOCK TABLE person, import_batch, ${table} IN ACCESS EXCLUSIVE MODE`);
    await writer.run("SET LOCAL lock_timeout TO DEFAULT");
    return true;
  } catch (error) {
    if (!(error instanceof DatabaseError) || !refusals.has(error.code ?? "")) throw error;
    await writer.run("ROLLBACK TO SAVEPOINT locking");
    return false;
  } finally {
    await writer.run("RELEASE SAVEPOINT locking");
  }
}

interface TablePart {
  readonly remove: string;
  readonly restore: string;
}

/** Indexes and constraints that cost something for every row, in an order in which they can be made again. */
async function partsOf(writer: Writer, table: string): Promise<readonly TablePart[]> {
  return await writer.rows<TablePart>(
    `SELECT remove, restore FROM (
       SELECT 1 AS turn, c.relname AS name, format('DROP INDEX %I', c.relname) AS remove,
              pg_get_indexdef(i.indexrelid) AS restore
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       WHERE i.indrelid = $1::regclass
         AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid
           AND k.conrelid = i.indrelid)
       UNION ALL
       SELECT 2, conname, format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
              format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                pg_get_constraintdef(oid))
       FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('f', 'x')) AS part
     ORDER BY turn, name`,
    [table],
  );
}
