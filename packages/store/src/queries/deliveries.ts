import type { Problem } from "@luotsi/base";
import { sources, type Detected, type RejectedRow, type SourceId } from "@luotsi/contract";

import { kindsInSql, sourceTable } from "../import/source-table.ts";
import { oneRow, type Reader } from "../postgres/access.ts";
import type { WholeReader } from "../postgres/whole-reader.ts";
import { monthExpressionOf } from "./month-expression.ts";

/** One delivery as it was recorded. */
export interface Delivery {
  readonly id: number;
  readonly source: SourceId;
  readonly fileName: string;
  readonly sha256: string;
  /** ISO 8601 in UTC. */
  readonly importedAt: string;
  readonly importer: string;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly corrections: number;
  readonly unchanged: number;
  readonly missing: number;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
}

const deliveryColumns = `b.id, b.source, b.file_name AS "fileName", b.sha256, b.imported_at AS "importedAt",
  b.importer, b.row_count AS rows, b.accepted_count AS accepted, b.rejected_count AS rejected,
  b.correction_count AS corrections, b.unchanged_count AS unchanged, b.missing_count AS missing,
  b.undone_at AS "undoneAt", b.undone_by AS "undoneBy"`;

export interface DeliveryQuery {
  readonly source?: SourceId | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Deliveries, newest first, and how many there are in all. */
export async function listDeliveries(
  reader: Reader,
  query: DeliveryQuery,
): Promise<{ readonly deliveries: readonly Delivery[]; readonly total: number }> {
  const source = query.source ?? null;
  const deliveries = await reader.rows<Delivery>(
    `SELECT ${deliveryColumns} FROM import_batch b WHERE $1::text IS NULL OR b.source = $1
     ORDER BY b.id DESC LIMIT $2 OFFSET $3`,
    [source, query.limit, query.offset],
  );
  const { total } = await oneRow<{ total: number }>(
    reader,
    "SELECT count(*)::int AS total FROM import_batch WHERE $1::text IS NULL OR source = $1",
    [source],
  );
  return { deliveries, total };
}

export interface DeliveryDetail extends Delivery {
  readonly detected: Detected;
  readonly mapping: { readonly id: string; readonly version: number; readonly name: string } | null;
}

/** One delivery; undefined when there is none. */
export async function findDelivery(
  reader: Reader,
  batch: number,
): Promise<DeliveryDetail | undefined> {
  const [found] = await reader.rows<DeliveryDetail>(
    `SELECT ${deliveryColumns}, b.detected,
            CASE WHEN m.id IS NULL THEN NULL
                 ELSE jsonb_build_object('id', m.id, 'version', m.version, 'name', m.name) END AS mapping
     FROM import_batch b
     LEFT JOIN mapping_profile m ON m.id = b.mapping_id AND m.version = b.mapping_version
     WHERE b.id = $1`,
    [batch],
  );
  return found;
}

/** First and last month of the records each delivery brought, as the first day of the month. */
export async function monthsOfDeliveries(
  reader: WholeReader,
  source: SourceId,
): Promise<ReadonlyMap<number, { readonly first: string; readonly last: string }>> {
  const month = monthExpressionOf(source);
  if (month === undefined) return new Map();
  const rows = await reader.rows<{ batch: number; first: string; last: string }>(
    `SELECT batch_id AS batch, to_char(min(${month}), 'YYYY-MM') AS first,
            to_char(max(${month}), 'YYYY-MM') AS last
     FROM ${sources[source].table} GROUP BY batch_id`,
  );
  return new Map(rows.map(({ batch, first, last }) => [batch, { first, last }]));
}

/** The standing batch that brought this very file; undefined when none did. */
export async function findStandingBatch(
  reader: Reader,
  source: SourceId,
  sha256: string,
): Promise<number | undefined> {
  const [found] = await reader.rows<{ id: number }>(
    `SELECT id FROM import_batch WHERE source = $1 AND sha256 = $2 AND status = 'done'
     ORDER BY id DESC LIMIT 1`,
    [source, sha256],
  );
  return found?.id;
}

export interface QuarantinePage {
  readonly batch: number;
  readonly limit: number;
  /** Rows after this place; undefined from the start. */
  readonly after?: number | undefined;
}

export interface QuarantinedRow extends RejectedRow {
  /** Place in the quarantine, for reading on from it. */
  readonly place: number;
}

/** Rejected rows of a delivery in the order of the file. */
export async function readQuarantine(
  reader: WholeReader,
  { batch, limit, after }: QuarantinePage,
): Promise<readonly QuarantinedRow[]> {
  const rows = await reader.rows<QuarantinedRow>(
    `SELECT place, line, cells, problems FROM (
       SELECT row_number() OVER (ORDER BY line, id)::int AS place, line, cells, problems
       FROM quarantine_row WHERE batch_id = $1) AS kept
     WHERE place > $2 ORDER BY place LIMIT $3`,
    [batch, after ?? 0, limit],
  );
  return rows.map(({ place, line, cells, problems }) => ({
    place,
    line,
    cells,
    problems: problems.map(withColumn),
  }));
}

function withColumn(problem: Problem): Problem {
  return { ...problem, column: problem.column ?? undefined };
}

export interface ProblemCount {
  readonly code: string;
  readonly column: string | null;
  readonly count: number;
}

/** How many of a delivery's rejected rows have each problem, commonest first. */
export async function countProblems(
  reader: WholeReader,
  batch: number,
): Promise<readonly ProblemCount[]> {
  return await reader.rows<ProblemCount>(
    `SELECT problem ->> 'code' AS code, problem ->> 'column' AS column, count(*)::int AS count
     FROM quarantine_row q, jsonb_array_elements(q.problems) AS problem
     WHERE q.batch_id = $1 GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
    [batch],
  );
}

export interface CorrectedRecord {
  readonly line: number;
  readonly replacedBatch: number;
  /** `YYYY-MM`; null when the source has no months. */
  readonly month: string | null;
  readonly changes: readonly {
    readonly column: string;
    readonly old: string;
    readonly now: string;
  }[];
}

/** The first records a delivery corrected, with the values before and after. */
export async function readCorrections(
  reader: WholeReader,
  source: SourceId,
  { batch, limit }: { readonly batch: number; readonly limit: number },
): Promise<readonly CorrectedRecord[]> {
  const { table, key, columns } = sourceTable(source);
  const month = monthExpressionOf(source, "n");
  const sameKey = key.map(({ field }) => `o.${field} IS NOT DISTINCT FROM n.${field}`);
  const changes = columns
    .filter((column) => !column.key)
    .map(({ name, field, kind }) => {
      const { write } = kindsInSql[kind];
      return `CASE WHEN o.${field} IS DISTINCT FROM n.${field} THEN jsonb_build_object('column', '${name}',
        'old', coalesce(${write(`o.${field}`)}, ''), 'now', coalesce(${write(`n.${field}`)}, '')) END`;
    });
  return await reader.rows<CorrectedRecord>(
    `SELECT n.line, n.corrects_batch AS "replacedBatch",
            ${month === undefined ? "NULL" : `to_char(${month}, 'YYYY-MM')`} AS month,
            jsonb_path_query_array(jsonb_build_array(${changes.join(", ")}), '$[*] ? (@ != null)') AS changes
     FROM ${table} n
     JOIN ${table} o ON o.superseded_by_batch = n.batch_id AND ${sameKey.join(" AND ")}
     WHERE n.batch_id = $1 AND n.corrects_batch IS NOT NULL
     ORDER BY n.line LIMIT $2`,
    [batch, limit],
  );
}

/**
 * Pseudonyms in the rejected rows of a delivery, each once.
 *
 * @param places positions of the columns that hold one, from 0.
 */
export async function readQuarantinedPeople(
  reader: WholeReader,
  batch: number,
  places: readonly number[],
): Promise<readonly string[]> {
  const rows = await reader.rows<{ person: string }>(
    `SELECT DISTINCT cells[place + 1] AS person FROM quarantine_row, unnest($2::int[]) AS place
     WHERE batch_id = $1 AND cells[place + 1] <> '' ORDER BY 1`,
    [batch, places],
  );
  return rows.map(({ person }) => person);
}
