import type { Problem } from "@luotsi/base";

import type { IdentityValues } from "./identity-field.ts";
import type { SourceId } from "./source.ts";

/**
 * One value of an accepted record, in the order of the source's columns: text and codes as text,
 * days and months as their ordinals, money as whole cents, empty as null.
 */
export type CellValue = string | number | null;

/** Records that passed the reading of one stretch of a file. */
export interface RecordChunk {
  /** One entry a record; the values stand in the order of the source's columns. */
  readonly records: readonly (readonly CellValue[])[];
  /** Line of each record in its file. */
  readonly lines: readonly number[];
  /** Identity of each record's person, of a source that carries it while a vault is open. */
  readonly identities?: readonly IdentityValues[];
}

/** A row that was not accepted; its person key is a pseudonym and identity columns are gone. */
export interface RejectedRow {
  readonly line: number;
  /** The cells as they were read, in the order of the source's columns. */
  readonly cells: readonly string[];
  readonly problems: readonly Problem[];
}

/** One stretch of a file, read. */
export interface ReadingStep {
  readonly accepted: RecordChunk;
  readonly rejected: readonly RejectedRow[];
  /** Share of the file's bytes read so far, 0–1. */
  readonly progress: number;
}

/** What the reader took the file for; shown to the user, who may overrule it. */
export interface Detected {
  readonly format: "csv" | "xlsx";
  readonly encoding: string;
  readonly delimiter: string;
  readonly decimal: "," | ".";
  /** Line of the headings. */
  readonly headerLine: number;
  /** The sheet that was read, of a workbook. */
  readonly sheet?: string;
  /** Each heading of the file and what became of it. */
  readonly columns: readonly DetectedColumn[];
  /** Values that no column gave, such as the municipality taken from the file's name. */
  readonly constants: Readonly<Record<string, string>>;
}

export interface DetectedColumn {
  readonly heading: string;
  /** `read` into a column of the source, `vault` for identity that the vault keeps, `ignored`, or
   * `dropped` because it holds identity. */
  readonly fate: "read" | "vault" | "ignored" | "dropped";
  /** Name of the source's column when read, the field of identity in the vault. */
  readonly column?: string;
}

/** A saved way to read another system's headings; a new version for each change. */
export interface MappingProfile {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly source: SourceId;
  /** Heading in the file → name of the source's column. */
  readonly headings: Readonly<Record<string, string>>;
  /** Column → its value in the file → our code. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Columns that have one value for the whole file. */
  readonly constants: Readonly<Record<string, string>>;
}
