import { assert } from "@luotsi/base";
import {
  sources,
  type ColumnKind,
  type SourceColumn,
  type SourceDefinition,
  type SourceId,
} from "@luotsi/contract";

/** How a kind of column stands in the staging table, in the truth and in a file. */
interface KindInSql {
  /** Type while staged: as the reader gives it. */
  readonly staged: string;
  /** Type in the truth. */
  readonly stored: string;
  /** From staged to stored. */
  readonly convert: (staged: string) => string;
  /** From stored to the text of our own file format. */
  readonly write: (stored: string) => string;
}

function same(name: string): string {
  return name;
}

const plain = { convert: same, write: (name: string) => `${name}::text` };
const epoch = "date '1970-01-01'";

export const kindsInSql: Readonly<Record<ColumnKind, KindInSql>> = {
  person: {
    staged: "text",
    stored: "integer",
    convert: (name) => `(SELECT id FROM person WHERE pseudonym = ${name})`,
    write: (name) => `(SELECT pseudonym FROM person WHERE id = ${name})`,
  },
  day: {
    staged: "integer",
    stored: "date",
    convert: (name) => `${epoch} + ${name}`,
    write: (name) => `to_char(${name}, 'YYYY-MM-DD')`,
  },
  "last-day": {
    staged: "integer",
    stored: "date",
    convert: (name) => `${epoch} + ${name}`,
    write: (name) => `to_char(${name} - 1, 'YYYY-MM-DD')`,
  },
  month: {
    staged: "integer",
    stored: "date",
    convert: (name) => `make_date(${name} / 12, ${name} % 12 + 1, 1)`,
    write: (name) => `to_char(${name}, 'YYYY-MM')`,
  },
  euros: {
    staged: "bigint",
    stored: "bigint",
    convert: same,
    write: (name) => `round(${name} / 100.0, 2)::text`,
  },
  integer: { staged: "integer", stored: "integer", ...plain },
  decimal: { staged: "numeric", stored: "numeric", ...plain },
  code: { staged: "text", stored: "text", ...plain },
  municipality: { staged: "text", stored: "text", ...plain },
  text: { staged: "text", stored: "text", ...plain },
};

/** A source as its table of the truth. */
export interface SourceTable {
  readonly source: SourceId;
  readonly table: string;
  readonly definition: SourceDefinition;
  readonly columns: readonly SourceColumn[];
  /** Fields that make a record the same record in the next delivery. */
  readonly key: readonly SourceColumn[];
  readonly person: SourceColumn | undefined;
  /** Fields that say whose spell a record is; empty when records are no spells. */
  readonly spellOf: readonly string[];
  /** May a record's period be open? */
  readonly hasOpenPeriods: boolean;
}

export function sourceTable(source: SourceId): SourceTable {
  const definition = sources[source];
  const key = definition.columns.filter((column) => column.key);
  assert(key.length > 0, `${source} says what makes a record the same record`);
  return {
    source,
    table: definition.table,
    definition,
    columns: definition.columns,
    key,
    person: definition.columns.find(({ kind }) => kind === "person"),
    spellOf: definition.spellOf ?? [],
    hasOpenPeriods: definition.columns.some(
      ({ field, required }) => field === "period_end" && !required,
    ),
  };
}

/** Every table of facts, in the order of the sources. */
export function sourceTables(): readonly SourceTable[] {
  return Object.values(sources).map(({ id }) => sourceTable(id));
}

export function fieldList(columns: readonly SourceColumn[], alias?: string): string {
  return columns.map(({ field }) => (alias === undefined ? field : `${alias}.${field}`)).join(", ");
}
