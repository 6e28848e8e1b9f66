import type { Readable, Writable } from "node:stream";

declare const writing: unique symbol;

/** Values for the places `$1`, `$2` … of a statement. */
export type StatementValues = readonly unknown[];

/** May ask the database, never change it: its connection is read-only. */
export interface Reader {
  readonly rows: <Row>(text: string, values?: StatementValues) => Promise<readonly Row[]>;
}

/** A reader whose every answer is of the same moment, and which can pour out whole tables. */
export interface SnapshotReader extends Reader {
  /** The text of a `COPY … TO STDOUT`; must be read to its end. */
  readonly copyOut: (text: string) => Readable;
}

/** May change the database, all or nothing: one transaction. */
export interface Writer extends Reader {
  readonly [writing]: true;
  /** @returns how many rows the statement touched. */
  readonly run: (text: string, values?: StatementValues) => Promise<number>;
  /** Takes the text of a `COPY … FROM STDIN`. */
  readonly copyIn: (text: string) => Writable;
  /** The text of a `COPY … TO STDOUT`; must be read to its end. */
  readonly copyOut: (text: string) => Readable;
}

/** The only row of an answer. */
export async function oneRow<Row>(
  reader: Reader,
  text: string,
  values: StatementValues = [],
): Promise<Row> {
  const [row] = await reader.rows<Row>(text, values);
  if (row === undefined) throw new TypeError("the statement gave no row");
  return row;
}
