import { assert } from "@luotsi/base";

import type { Reader } from "../postgres/access.ts";

/** A table of ours as the database describes it. */
export interface StoredTable {
  readonly schema: string;
  readonly table: string;
  /** Columns that are stored; generated ones are computed again. */
  readonly columns: readonly string[];
  /** Expressions that put the rows in one order on every server. */
  readonly order: readonly string[];
  /** Columns whose numbers the database gives out. */
  readonly numbered: readonly string[];
}

/**
 * Tables whose rows live in one database for a while and mean nothing elsewhere: who is signed in, sign-ins under
 * way, one-time codes. A backup holds none of their rows, so a stolen or restored one signs nobody in.
 */
export const passingTables: ReadonlySet<string> = new Set([
  "public.sign_in_session",
  "public.sign_in_attempt",
  "public.used_logout_token",
  "public.break_glass_code",
]);

/** Does a backup leave out the rows of the table? */
export function isPassing({ schema, table }: Pick<StoredTable, "schema" | "table">): boolean {
  return passingTables.has(`${schema}.${table}`);
}

/** Schemas of the database's own and of what it is extended by. */
const foreign = "('pg_catalog', 'information_schema', 'pg_toast')";

/** Every table but the list of migrations, each after the tables it refers to. */
export async function storedTables(reader: Reader): Promise<readonly StoredTable[]> {
  const found = await reader.rows<StoredTable & { readonly id: number }>(`
    SELECT c.oid::int AS id, n.nspname AS schema, c.relname AS "table", a.columns, a.numbered,
      coalesce(k.columns, a.ordering) AS "order"
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    CROSS JOIN LATERAL (
      SELECT array_agg(quote_ident(attname) ORDER BY attnum) AS columns,
        array_agg(CASE WHEN attcollation <> 0 THEN quote_ident(attname) || ' COLLATE "C"'
          ELSE quote_ident(attname) || '::text COLLATE "C"' END ORDER BY attnum) AS ordering,
        coalesce(array_agg(quote_ident(attname) ORDER BY attnum) FILTER (WHERE attidentity <> ''), '{}')
          AS numbered
      FROM pg_attribute
      WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    ) a
    LEFT JOIN LATERAL (
      SELECT array_agg(CASE WHEN t.attcollation <> 0 THEN quote_ident(t.attname) || ' COLLATE "C"'
        ELSE quote_ident(t.attname) END ORDER BY place) AS columns
      FROM pg_index i
      CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS key (number, place)
      JOIN pg_attribute t ON t.attrelid = c.oid AND t.attnum = key.number
      WHERE i.indrelid = c.oid AND i.indisprimary
      GROUP BY i.indexrelid
    ) k ON true
    WHERE c.relkind = 'r' AND n.nspname NOT IN ${foreign} AND n.nspname NOT LIKE 'pg_temp%'
      AND NOT (n.nspname = 'public' AND c.relname = 'migration')
    ORDER BY 2, 3`);
  const references = await reader.rows<{ readonly of: number; readonly to: number }>(`
    SELECT DISTINCT conrelid::int AS of, confrelid::int AS to FROM pg_constraint
    WHERE contype = 'f' AND conrelid <> confrelid`);
  return inFillingOrder(found, references);
}

function inFillingOrder(
  tables: readonly (StoredTable & { readonly id: number })[],
  references: readonly { readonly of: number; readonly to: number }[],
): readonly StoredTable[] {
  const ordered: (StoredTable & { readonly id: number })[] = [];
  const placed = new Set<number>();
  while (ordered.length < tables.length) {
    const next = tables.filter(
      ({ id }) => !placed.has(id) && references.every(({ of, to }) => of !== id || placed.has(to)),
    );
    assert(next.length > 0, "no two tables refer to each other");
    for (const table of next) {
      ordered.push(table);
      placed.add(table.id);
    }
  }
  return ordered.map(({ schema, table, columns, order, numbered }) => ({
    schema,
    table,
    columns,
    order,
    numbered,
  }));
}

/** The table's name as a statement takes it. */
export function qualified({ schema, table }: Pick<StoredTable, "schema" | "table">): string {
  return `"${schema.replaceAll('"', '""')}"."${table.replaceAll('"', '""')}"`;
}

/** The statement that pours out a table's rows in their one order; none of a passing table. */
export function copyOutOf(table: StoredTable): string {
  const columns = table.columns.join(", ");
  const rows = isPassing(table) ? "WHERE false" : "";
  return `COPY (SELECT ${columns} FROM ${qualified(table)} ${rows} ORDER BY ${table.order.join(", ")}) TO STDOUT`;
}

/** Name of the file that keeps a table's rows. */
export function tableFile({ schema, table }: Pick<StoredTable, "schema" | "table">): string {
  return `${schema}.${table}.copy.gz`;
}
