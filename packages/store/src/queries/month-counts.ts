import { monthOf, type Day, type Month } from "@luotsi/base";
import { sources, type SourceId } from "@luotsi/contract";

import type { WholeReader } from "../postgres/whole-reader.ts";
import { monthExpressionOf } from "./month-expression.ts";

/** Records in force of one month of one source. */
export interface SourceMonth {
  readonly source: SourceId;
  readonly month: Month;
  readonly rows: number;
  /** Different persons; undefined when the source is not about persons. */
  readonly persons: number | undefined;
}

/** Every month of every source that has months, in order. */
export async function readSourceMonths(reader: WholeReader): Promise<readonly SourceMonth[]> {
  const parts = sourcesWithMonths().map(({ source, month, table, hasPersons }) => {
    const person = hasPersons ? "person" : "NULL::int";
    const counted = hasPersons ? "count(*)::int" : "NULL::int";
    return `SELECT '${source}' AS source, month, sum(rows)::int AS rows, ${counted} AS persons
            FROM (SELECT ${month} AS month, ${person} AS person, count(*) AS rows
                  FROM ${table} WHERE superseded_by_batch IS NULL GROUP BY 1, 2) AS by_person
            GROUP BY month`;
  });
  const rows = await reader.rows<{
    source: SourceId;
    month: Day;
    rows: number;
    persons: number | null;
  }>(`${parts.join(" UNION ALL ")} ORDER BY 1, 2`);
  return rows.map(({ source, month, rows: count, persons }) => ({
    source,
    month: monthOf(month),
    rows: count,
    persons: persons ?? undefined,
  }));
}

/** Records of one month that one standing delivery brought for the first time. */
export interface SourceArrival {
  readonly source: SourceId;
  readonly batch: number;
  readonly month: Month;
  readonly records: number;
}

/** When each month's records first arrived. */
export async function readArrivals(reader: WholeReader): Promise<readonly SourceArrival[]> {
  const parts = sourcesWithMonths().map(
    ({ source, month, table }) =>
      `SELECT '${source}' AS source, batch_id AS batch, ${month} AS month, count(*)::int AS records
       FROM ${table} WHERE corrects_batch IS NULL GROUP BY 2, 3`,
  );
  const rows = await reader.rows<{
    source: SourceId;
    batch: number;
    month: Day;
    records: number;
  }>(`${parts.join(" UNION ALL ")} ORDER BY 1, 2, 3`);
  return rows.map(({ source, batch, month, records }) => ({
    source,
    batch,
    month: monthOf(month),
    records,
  }));
}

interface MonthlySource {
  readonly source: SourceId;
  readonly month: string;
  readonly table: string;
  readonly hasPersons: boolean;
}

function sourcesWithMonths(): readonly MonthlySource[] {
  return Object.values(sources).flatMap(({ id, table, columns }) => {
    const month = monthExpressionOf(id);
    const hasPersons = columns.some(({ kind }) => kind === "person");
    return month === undefined ? [] : [{ source: id, month, table, hasPersons }];
  });
}
