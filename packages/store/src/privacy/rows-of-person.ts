import type { Reader } from "../postgres/access.ts";
import type { PersonInReach } from "./person-in-reach.ts";
import { personalTables } from "./personal-tables.ts";

/** A row as the database has it: column by column, as JSON. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** Rows of one table about one person. */
export interface RowsOfTable {
  readonly table: string;
  /** The newest last. A row of a delivery says when it came, by whom, and in which file. */
  readonly rows: readonly StoredRow[];
}

export interface RejectedRowOfPerson {
  readonly batch: number;
  readonly source: string;
  readonly line: number;
  readonly cells: readonly string[];
}

/** One event of the audit log in which the person was shown or asked for. */
export interface SeenBy {
  readonly at: string;
  readonly who: string;
  readonly role: string;
  readonly purpose: string;
  readonly route: string;
  readonly act: string;
  readonly outcome: string;
  /** The person stood among everyone, not by name. */
  readonly everyone: boolean;
}

/** Everything the tables hold of a person, corrected rows too. Which tables there are follows from the schema. */
export async function rowsOfPerson(
  reader: Reader,
  { id }: PersonInReach,
): Promise<readonly RowsOfTable[]> {
  const found: RowsOfTable[] = [];
  for (const { table, column, hasBatch } of await personalTables(reader)) {
    const beside = hasBatch
      ? `|| jsonb_build_object('imported_at', b.imported_at, 'importer', b.importer, 'file_name', b.file_name)`
      : "";
    const join = hasBatch ? "LEFT JOIN import_batch b ON b.id = t.batch_id" : "";
    const rows = await reader.rows<{ row: StoredRow }>(
      `SELECT to_jsonb(t) ${beside} AS row FROM ${table} t ${join} WHERE t.${column} = $1 ORDER BY t.id`,
      [id],
    );
    if (rows.length > 0) found.push({ table, rows: rows.map(({ row }) => row) });
  }
  return found;
}

/** Rows that were rejected on import and name the person. */
export async function rejectedRowsOf(
  reader: Reader,
  { pseudonym }: PersonInReach,
): Promise<readonly RejectedRowOfPerson[]> {
  return await reader.rows<RejectedRowOfPerson>(
    `SELECT q.batch_id AS batch, b.source, q.line, q.cells FROM quarantine_row q
     JOIN import_batch b ON b.id = q.batch_id WHERE $1 = ANY (q.cells) ORDER BY q.id`,
    [pseudonym],
  );
}

/** Who has seen the person or asked for them, the newest first; those who were shown everyone too. */
export async function seenBy(
  reader: Reader,
  { pseudonym }: PersonInReach,
): Promise<readonly SeenBy[]> {
  return await reader.rows<SeenBy>(
    `SELECT at, who, role, purpose, route, act, outcome, NOT named AS everyone FROM (
       SELECT *, true AS named FROM audit_event
       WHERE people @> ARRAY[$1] OR things @> ARRAY['person:' || $1]
       UNION ALL
       SELECT *, false FROM audit_event
       WHERE everyone AND NOT people @> ARRAY[$1] AND NOT things @> ARRAY['person:' || $1]) e
     WHERE outcome <> 'started' ORDER BY id DESC`,
    [pseudonym],
  );
}
