import type { DecimalMark, HeadingFit } from "./dialect.ts";
import type { TableRow } from "./tokenizer.ts";

/** A file by its path, or its bytes with a name to speak of it. */
export type TableInput =
  | string
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly stream: AsyncIterable<Uint8Array> };

/** What the user says of a file against what the reader would take it for. */
export interface TableOverrides {
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly decimal?: string;
  /** Name of the sheet, of a workbook. */
  readonly sheet?: string;
  /** Line of the headings, the first is 1. */
  readonly headerLine?: number;
}

export interface TableDialect {
  readonly format: "csv" | "xlsx";
  readonly encoding: string;
  readonly delimiter: string;
  readonly decimal: DecimalMark;
  readonly headerLine: number;
  readonly sheet?: string;
}

export interface TableBatch {
  readonly rows: readonly TableRow[];
  /** Share of the file's bytes read so far, 0–1. */
  readonly progress: number;
}

export interface Table {
  readonly name: string;
  readonly detected: TableDialect;
  readonly headings: readonly string[];
  /** The first rows below the headings, to show and to judge the columns by. */
  readonly sample: readonly TableRow[];
  /** Every row below the headings, in order and in constant memory. Can be walked once. */
  readonly batches: AsyncIterable<TableBatch>;
  /** Lets go of the file without walking its rows. */
  readonly close: () => Promise<void>;
}

/** What the reader looks for in a file; without it headings are found by shape alone. */
export interface TableSearch {
  readonly overrides?: TableOverrides;
  readonly fit?: HeadingFit;
  /** Columns whose cells tell the decimal mark; all without it. */
  readonly decimalColumns?: (headings: readonly string[]) => readonly number[];
}

export const sampleLength = 200;
