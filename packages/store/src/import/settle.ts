import type { Writer } from "../postgres/access.ts";
import { oneRow } from "../postgres/access.ts";
import { fillTable } from "./fill-table.ts";
import { rowProblems } from "./row-problems.ts";
import { fieldList, kindsInSql, type SourceTable } from "./source-table.ts";

/** The batch, when the delivery lists everything known: a known spell it lacks may give way to a new one. */
export type FullDelivery = { readonly batch: number } | undefined;

/** A staged record that is neither a repetition nor in the way of another. */
export const holds = `r.occurrence = 1
  AND NOT EXISTS (SELECT FROM staged_overlap o WHERE o.n = r.n)`;

/**
 * Sets each staged record against the file's other records and against what is known.
 *
 * Leaves the temporary tables `staged_record` (with the known record of the same key, if any) and
 * `staged_overlap` (records in the way of another).
 */
export async function settle(
  writer: Writer,
  table: SourceTable,
  full: FullDelivery,
): Promise<void> {
  const { person } = table;
  if (person !== undefined) {
    await writer.run(
      `INSERT INTO person (pseudonym)
       SELECT s.pseudonym FROM (SELECT DISTINCT ${person.field} AS pseudonym FROM staged) s
       WHERE NOT EXISTS (SELECT FROM person p WHERE p.pseudonym = s.pseudonym)
       ORDER BY s.pseudonym COLLATE "C"`,
    );
  }
  await matchKnown(writer, table);
  await writer.run(
    `CREATE TEMPORARY TABLE staged_overlap
       (n integer PRIMARY KEY, other_batch bigint, other_line integer) ON COMMIT DROP`,
  );
  await writer.run(
    `CREATE TEMPORARY TABLE staged_replaced
       (n integer, record_id bigint, batch_id bigint, PRIMARY KEY (n, record_id)) ON COMMIT DROP`,
  );
  if (table.spellOf.length === 0) return;
  if (full !== undefined) await findReplaced(writer, table, full.batch);
  await findOverlaps(writer, table);
}

/**
 * A full delivery that lacks a known spell and has another in its place has moved it: a corrected first
 * day, or two spells where one was known. A person with a row in quarantine is left out: that row may have
 * been the spell.
 */
async function findReplaced(writer: Writer, table: SourceTable, batch: number): Promise<void> {
  const { person, spellOf, columns } = table;
  if (person === undefined) return;
  await writer.run(
    `INSERT INTO staged_replaced (n, record_id, batch_id)
     SELECT r.n, c.id, c.batch_id FROM staged_record r
     JOIN ${table.table} c ON c.superseded_by_batch IS NULL AND ${meets("c")}
      AND ${spellOf.map((field) => `c.${field} = r.${field}`).join(" AND ")}
     WHERE r.occurrence = 1 AND NOT r.is_unchanged AND c.id IS DISTINCT FROM r.current_id
       AND NOT EXISTS (SELECT FROM staged_record x WHERE x.current_id = c.id)
       AND c.${person.field} NOT IN (
         SELECT p.id FROM quarantine_row q JOIN person p ON p.pseudonym = q.cells[$2]
         WHERE q.batch_id = $1)`,
    [batch, columns.indexOf(person) + 1],
  );
}

async function matchKnown(writer: Writer, table: SourceTable): Promise<void> {
  const { person, key, columns } = table;
  const converted = columns.map(({ field, kind }) =>
    kind === "person"
      ? `p.id AS ${field}`
      : `${kindsInSql[kind].convert(`s.${field}`)} AS ${field}`,
  );
  const join = person === undefined ? "" : `LEFT JOIN person p ON p.pseudonym = s.${person.field}`;
  const onKey = key.map(({ field, required }) =>
    required ? `c.${field} = r.${field}` : `c.${field} IS NOT DISTINCT FROM r.${field}`,
  );
  const rest = columns.filter((column) => !column.key);
  const unchanged = rest.map(({ field }) => `c.${field} IS NOT DISTINCT FROM r.${field}`);
  await writer.run(
    `CREATE TEMPORARY TABLE staged_record ON COMMIT DROP AS
     WITH r AS (
       SELECT s.n, s.line, ${converted.join(", ")} FROM staged s ${join}
     ), counted AS (
       SELECT r.*, row_number() OVER same_key AS occurrence,
              first_value(r.line) OVER same_key AS first_line
       FROM r WINDOW same_key AS (PARTITION BY ${fieldList(key, "r")} ORDER BY r.n)
     )
     SELECT r.*, c.id AS current_id, c.batch_id AS current_batch,
            c.id IS NOT NULL AND ${["true", ...unchanged].join(" AND ")} AS is_unchanged
     FROM counted r
     LEFT JOIN ${table.table} c ON c.superseded_by_batch IS NULL AND ${onKey.join(" AND ")}`,
  );
  await writer.run("ANALYZE staged_record");
}

/** Records known already go first, then the file's order: the later of two in each other's way falls. */
async function findOverlaps(writer: Writer, { table, spellOf }: SourceTable): Promise<void> {
  const owner = spellOf.map((field) => `r.${field}`).join(", ");
  const sameOwner = (other: string): string =>
    spellOf.map((field) => `${other}.${field} = r.${field}`).join(" AND ");
  await writer.run(
    `INSERT INTO staged_overlap (n, other_line)
     WITH reach AS (
       SELECT ${owner}, r.period_start, max(coalesce(r.period_end, 'infinity')) OVER (
                PARTITION BY ${owner} ORDER BY r.period_start, r.n
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
       FROM staged_record r WHERE r.occurrence = 1
     ), crowded AS (
       SELECT DISTINCT ${owner} FROM reach r WHERE r.period_start < r.reached
     )
     SELECT r.n, min(e.line) FROM crowded w
     JOIN staged_record r ON ${sameOwner("w")}
     JOIN staged_record e ON ${sameOwner("e")} AND ${meets("e")}
      AND (NOT e.is_unchanged, e.n) < (NOT r.is_unchanged, r.n)
     WHERE r.occurrence = 1 AND e.occurrence = 1
     GROUP BY r.n`,
  );
  // A correction that falls leaves its known record in place, which may then be in another's way.
  let found = 1;
  while (found > 0) {
    found = await writer.run(
      `INSERT INTO staged_overlap (n, other_batch, other_line)
       SELECT DISTINCT ON (r.n) r.n, c.batch_id, c.line
       FROM staged_record r
       JOIN ${table} c ON c.superseded_by_batch IS NULL AND ${sameOwner("c")} AND ${meets("c")}
        AND c.id IS DISTINCT FROM r.current_id
       WHERE ${holds} AND NOT r.is_unchanged
         AND NOT EXISTS (SELECT FROM staged_replaced v WHERE v.n = r.n AND v.record_id = c.id)
         AND NOT EXISTS (SELECT FROM staged_record x WHERE x.current_id = c.id AND x.occurrence = 1
           AND NOT EXISTS (SELECT FROM staged_overlap o WHERE o.n = x.n))
       ORDER BY r.n, c.id`,
    );
  }
}

function meets(other: string): string {
  return `daterange(${other}.period_start, ${other}.period_end)
    && daterange(r.period_start, r.period_end)`;
}

/** Keeps the records that cannot stand, with the reason. @returns how many. */
export async function quarantineStaged(
  writer: Writer,
  table: SourceTable,
  batch: number,
): Promise<number> {
  const cells = table.columns.map(
    ({ field, kind }) => `coalesce(${kindsInSql[kind].write(`r.${field}`)}, '')`,
  );
  const message = `replace(replace(
      CASE WHEN r.occurrence > 1 THEN $2 WHEN o.other_batch IS NULL THEN $3 ELSE $4 END,
      '{line}', coalesce(o.other_line, r.first_line)::text),
      '{batch}', coalesce(o.other_batch::text, ''))::jsonb`;
  return await writer.run(
    `INSERT INTO quarantine_row (batch_id, line, cells, problems)
     SELECT $1, r.line, ARRAY[${cells.join(", ")}],
            jsonb_build_array(jsonb_build_object('line', r.line,
              'code', CASE WHEN r.occurrence > 1 THEN 'DUPLICATE_ROW' ELSE 'OVERLAPS_SPELL' END,
              'message', ${message}))
     FROM staged_record r LEFT JOIN staged_overlap o ON o.n = r.n
     WHERE r.occurrence > 1 OR o.n IS NOT NULL`,
    [
      batch,
      JSON.stringify(rowProblems.DUPLICATE_ROW),
      JSON.stringify(rowProblems.OVERLAPS_SPELL),
      JSON.stringify(rowProblems.OVERLAPS_STORED_SPELL),
    ],
  );
}

/** Makes the records that hold the current ones; what they correct stays, superseded. */
export async function applyStaged(
  writer: Writer,
  table: SourceTable,
  { batch, rows }: { readonly batch: number; readonly rows: number },
): Promise<{ readonly corrections: number; readonly unchanged: number }> {
  await writer.run(
    `UPDATE ${table.table} c SET superseded_by_batch = $1
     WHERE c.superseded_by_batch IS NULL AND c.id IN (
       SELECT r.current_id FROM staged_record r
       WHERE r.current_id IS NOT NULL AND NOT r.is_unchanged AND ${holds}
       UNION ALL
       SELECT v.record_id FROM staged_replaced v JOIN staged_record r ON r.n = v.n WHERE ${holds})`,
    [batch],
  );
  const insert = async (): Promise<void> => {
    await writer.run(
      `INSERT INTO ${table.table} (batch_id, line, corrects_batch, ${fieldList(table.columns)})
       SELECT $1, r.line, coalesce(r.current_batch, v.batch_id), ${fieldList(table.columns, "r")}
       FROM staged_record r
       LEFT JOIN (SELECT n, min(batch_id) AS batch_id FROM staged_replaced GROUP BY n) v
         ON v.n = r.n
       WHERE NOT r.is_unchanged AND ${holds}`,
      [batch],
    );
  };
  await fillTable(writer, { table: table.table, rows, insert });
  await writer.run(
    `INSERT INTO batch_rests_on (batch_id, earlier_batch)
     SELECT $1::bigint, r.current_batch FROM staged_record r
     WHERE r.current_batch IS NOT NULL AND ${holds}
     UNION
     SELECT $1::bigint, v.batch_id FROM staged_replaced v JOIN staged_record r ON r.n = v.n
     WHERE ${holds}`,
    [batch],
  );
  return await oneRow<{ corrections: number; unchanged: number }>(
    writer,
    `SELECT count(*) FILTER (WHERE r.is_unchanged) AS unchanged,
            count(*) FILTER (WHERE NOT r.is_unchanged AND (r.current_id IS NOT NULL
              OR EXISTS (SELECT FROM staged_replaced v WHERE v.n = r.n))) AS corrections
     FROM staged_record r WHERE ${holds}`,
  );
}

/**
 * Marks the open spells a full delivery lacks. A person with a row in quarantine is left out: that
 * row may have been the spell.
 */
export async function markMissing(
  writer: Writer,
  table: SourceTable,
  batch: number,
): Promise<number> {
  const { person } = table;
  if (!table.hasOpenPeriods || person === undefined) return 0;
  return await writer.run(
    `INSERT INTO missing_in_source (batch_id, source, record_id)
     SELECT $1, $2, c.id FROM ${table.table} c
     WHERE c.superseded_by_batch IS NULL AND c.period_end IS NULL AND c.batch_id <> $1
       AND NOT EXISTS (SELECT FROM staged_record r WHERE r.current_id = c.id)
       AND c.${person.field} NOT IN (
         SELECT p.id FROM quarantine_row q JOIN person p ON p.pseudonym = q.cells[$3]
         WHERE q.batch_id = $1)`,
    [batch, table.source, table.columns.indexOf(person) + 1],
  );
}
