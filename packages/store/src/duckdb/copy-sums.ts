import type { DuckDBConnection } from "@duckdb/node-api";

import type { Reader } from "../postgres/access.ts";
import type { CopyColumn, CopyTable } from "./copy-table.ts";

/** Row count, then for each column how many values it has and what they add up to. */
export type TableSums = readonly (string | null)[];

/** What the truth's table comes to. `rows` is the query that gives exactly the copied rows. */
export async function sumsOfTruth(
  reader: Reader,
  table: CopyTable,
  rows: string,
): Promise<TableSums> {
  const sums = table.columns.flatMap((column) => [
    `count(${column.name})::text`,
    `sum(${measuredInTruth(column)})::text`,
  ]);
  const [found] = await reader.rows<{ sums: TableSums }>(
    `SELECT ARRAY[count(*)::text, ${sums.join(", ")}] AS sums FROM (${rows}) AS r`,
  );
  return found?.sums ?? [];
}

/** What the copy's table comes to, in the same order. */
export async function sumsOfCopy(
  connection: DuckDBConnection,
  table: CopyTable,
): Promise<TableSums> {
  const sums = table.columns.flatMap((column) => [
    `count(${column.name})::VARCHAR`,
    `sum(${measuredInCopy(column)})::VARCHAR`,
  ]);
  const result = await connection.runAndReadAll(
    `SELECT count(*)::VARCHAR, ${sums.join(", ")} FROM "${table.name}"`,
  );
  const [row] = result.getRowsJson();
  return (row ?? []) as TableSums;
}

function measuredInTruth({ name, measure }: CopyColumn): string {
  if (measure === "date") return `${name} - date '1970-01-01'`;
  return measure === "text" ? `octet_length(${name})` : name;
}

function measuredInCopy({ name, measure }: CopyColumn): string {
  if (measure === "date") return `${name} - DATE '1970-01-01'`;
  if (measure === "text") return `strlen(${name}::VARCHAR)`;
  if (measure === "person") return `(SELECT p.id FROM person p WHERE p.number = ${name})`;
  return name;
}
