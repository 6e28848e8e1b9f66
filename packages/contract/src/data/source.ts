import type { Localised } from "@luotsi/base";

import type { CodeListId } from "./code-lists.ts";

/** Every source Luotsi reads. The ids are part of the command contract. */
export const sourceIds = [
  "persons",
  "residence",
  "employment-codes",
  "benefit-payments",
  "benefit-invoices",
  "ledger",
  "budget",
  "commitments",
  "service-periods",
  "subsidies",
  "ohjaamo-visits",
  "statfin-12r5",
  "kela-municipal-share",
  "municipalities",
  "employment-areas",
] as const;
export type SourceId = (typeof sourceIds)[number];

/**
 * What a cell holds, as read from the file, and what it becomes:
 * - `person`: the extract's person key; becomes a keyed pseudonym (text).
 * - `day`: a calendar day; a `Day`.
 * - `last-day`: the last day of a period, included; becomes the day after it (half-open end).
 * - `month`: a calendar month; a `Month`. Also read from `2015M01` and from any day of the month.
 * - `euros`: money; becomes whole cents.
 * - `integer`, `decimal`: plain numbers.
 * - `code`: one of a code list. `municipality`: three digits with leading zeros.
 * - `text`: free of personal data by definition of the column.
 */
export type ColumnKind =
  | "person"
  | "day"
  | "last-day"
  | "month"
  | "euros"
  | "integer"
  | "decimal"
  | "code"
  | "municipality"
  | "text";

export interface SourceColumn {
  /** The heading in our own format. */
  readonly name: string;
  /** Name of the column in the database. */
  readonly field: string;
  readonly kind: ColumnKind;
  /** The heading must be there and the cell filled. */
  readonly required: boolean;
  /** Part of what makes a record the same record in the next delivery. */
  readonly key: boolean;
  readonly codes?: CodeListId;
  readonly min?: number;
  readonly max?: number;
  /** Unit of the cell in the file, such as `days` or `EUR`. */
  readonly unit?: string;
  /** What the column says, for the page of sources and the how-to. */
  readonly description: Localised;
  /** Other headings known to mean the same. */
  readonly aliases: readonly string[];
}

export interface SourceDefinition {
  readonly id: SourceId;
  /** Table of the truth that holds the records. */
  readonly table: string;
  readonly title: Localised;
  /** What one row is. */
  readonly row: Localised;
  /** `full`: the delivery lists everything known, so what it lacks has disappeared. */
  readonly delivery: "full" | "incremental";
  /** The field that says which calendar month a record belongs to, for coverage and closing. */
  readonly monthField?: string;
  /**
   * Records are spells of one kind for one person (or one thing): no two may overlap. Names the
   * fields that say whose spell it is, besides `period_start` and `period_end`.
   */
  readonly spellOf?: readonly string[];
  /** Its extract may carry names and codes of people, which the vault keeps where there is one. */
  readonly carriesIdentity?: true;
  /** Where the format comes from: our own definition or an official file. */
  readonly origin: "own-format" | "official-file";
  readonly columns: readonly SourceColumn[];
}
