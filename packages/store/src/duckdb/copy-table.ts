import {
  codeLists,
  type CodeListId,
  type ColumnKind,
  type SourceColumn,
  type SourceId,
} from "@luotsi/contract";

import { sourceTables } from "../import/source-table.ts";

/** One table of the columnar copy. */
export interface CopyTable {
  readonly name: string;
  /** The source whose current records it holds; the table of persons has none. */
  readonly source: SourceId | undefined;
  readonly columns: readonly CopyColumn[];
  /** Columns the rows are ordered by: the same truth gives the same order. */
  readonly order: readonly string[];
}

export interface CopyColumn {
  readonly name: string;
  /** Type in DuckDB. */
  readonly type: string;
  readonly measure: ColumnMeasure;
}

/** How a column's sum is taken on both sides; all of them are sums of whole numbers. */
export type ColumnMeasure = "number" | "date" | "text" | "person";

const kinds: Readonly<Record<Exclude<ColumnKind, "code">, Omit<CopyColumn, "name">>> = {
  person: { type: "INTEGER", measure: "person" },
  day: { type: "DATE", measure: "date" },
  "last-day": { type: "DATE", measure: "date" },
  month: { type: "DATE", measure: "date" },
  euros: { type: "BIGINT", measure: "number" },
  integer: { type: "INTEGER", measure: "number" },
  decimal: { type: "DECIMAL(18, 6)", measure: "number" },
  municipality: { type: "VARCHAR", measure: "text" },
  text: { type: "VARCHAR", measure: "text" },
};

const own: readonly CopyColumn[] = [
  { name: "id", type: "BIGINT", measure: "number" },
  { name: "batch_id", type: "BIGINT", measure: "number" },
  { name: "corrects_batch", type: "BIGINT", measure: "number" },
];

/** Persons by their number in the copy: 0 up, in the order of their ids, without gaps. */
export const personTable: CopyTable = {
  name: "person",
  source: undefined,
  columns: [
    { name: "number", type: "INTEGER", measure: "number" },
    { name: "id", type: "INTEGER", measure: "number" },
    { name: "pseudonym", type: "VARCHAR", measure: "text" },
  ],
  order: ["number"],
};

/** The current records of every source. */
export function factTables(): readonly CopyTable[] {
  return sourceTables().map(({ table, source, columns, key }) => ({
    name: table,
    source,
    columns: [...own, ...columns.map(copyColumn)],
    order: key.map(({ field }) => field),
  }));
}

function copyColumn({ field, kind, codes }: SourceColumn): CopyColumn {
  if (kind !== "code") return { name: field, ...kinds[kind] };
  return { name: field, type: codes === undefined ? "VARCHAR" : codeType(codes), measure: "text" };
}

/** The position in the code list is the code's number. */
function codeType(list: CodeListId): string {
  return `ENUM (${codeLists[list].codes.map(({ code }) => `'${code}'`).join(", ")})`;
}
