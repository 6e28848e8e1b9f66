import { z } from "zod";

import { localised } from "../provenance.ts";
import { sourceIds } from "./source.ts";

/** Id of a source. */
export const sourceId = z.enum(sourceIds);

/** A code of a code list with its title. */
export const codeView = z.object({ code: z.string(), title: localised });

/** A column of a source as the page of sources and `luotsi sources` show it. */
export const sourceColumnView = z.object({
  /** Heading in our own format. */
  name: z.string(),
  kind: z.string(),
  required: z.boolean(),
  /** Part of what makes a record the same record in the next delivery. */
  key: z.boolean(),
  /** Unit of the cell in the file; null when it has none. */
  unit: z.string().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  description: localised,
  /** Other headings known to mean the same. */
  aliases: z.array(z.string()),
  /** Id of the code list; null when the column holds no code. */
  codeList: z.string().nullable(),
  codes: z.array(codeView).nullable(),
});
export type SourceColumnView = z.infer<typeof sourceColumnView>;

/** What a source is: needs no stored data. */
export const sourceDescription = z.object({
  id: sourceId,
  title: localised,
  /** What one row is. */
  row: localised,
  delivery: z.enum(["full", "incremental"]),
  origin: z.enum(["own-format", "official-file"]),
  columns: z.array(sourceColumnView),
});
export type SourceDescription = z.infer<typeof sourceDescription>;

/** One delivery: a file that was imported. */
export const batchLine = z.object({
  id: z.number().int(),
  source: sourceId,
  fileName: z.string(),
  /** SHA-256 of the file, 64 hexadecimal digits. */
  fileHash: z.string(),
  /** Moment of the import, ISO 8601 in UTC. */
  importedAt: z.string(),
  /** Who imported: a role or a user of the command line, never a personal name. */
  importedBy: z.string(),
  /** Rows of the file; accepted and rejected add up to it. */
  rows: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  /** Records not known before. */
  added: z.number().int(),
  /** Records that replaced an earlier value, which stays and names its batch. */
  corrections: z.number().int(),
  /** Records that were already known as they are. */
  unchanged: z.number().int(),
  /** Open records of a full delivery's source that this delivery lacked. */
  missing: z.number().int(),
  /** First and last month of the records, `YYYY-MM`; null when the source has no months. */
  firstMonth: z.string().nullable(),
  lastMonth: z.string().nullable(),
  /** Moment it was undone, ISO 8601; null while it stands. */
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
});
export type BatchLine = z.infer<typeof batchLine>;

/** A source with what has been delivered of it. */
export const sourceView = sourceDescription.extend({
  /** Records in force now. */
  records: z.number().int(),
  batches: z.number().int(),
  lastBatch: batchLine.nullable(),
  firstMonth: z.string().nullable(),
  lastMonth: z.string().nullable(),
  /** Rows in quarantine that no later delivery has brought in order. */
  quarantined: z.number().int(),
  /** Records a later full delivery no longer had. */
  missing: z.number().int(),
});
export type SourceView = z.infer<typeof sourceView>;

/** The page's first section: every source and its state. */
export const sourcesView = z.object({
  sources: z.array(sourceView),
  /** The one sentence of the page: what is in and what needs doing. */
  finding: localised,
  /** The workspace holds a synthetic area, not real people. */
  synthetic: z.boolean(),
});
export type SourcesView = z.infer<typeof sourcesView>;

/** One thing wrong with one line of a file. */
export const problemView = z.object({
  line: z.number().int(),
  column: z.string().nullable(),
  code: z.string(),
  message: localised,
});
export type ProblemView = z.infer<typeof problemView>;

/** What the reader took the file for. */
export const detectedView = z.object({
  format: z.enum(["csv", "xlsx"]),
  encoding: z.string(),
  delimiter: z.string(),
  decimal: z.enum([",", "."]),
  headerLine: z.number().int(),
  sheet: z.string().optional(),
  columns: z.array(
    z.object({
      heading: z.string(),
      fate: z.enum(["read", "vault", "ignored", "dropped"]),
      column: z.string().optional(),
    }),
  ),
  constants: z.record(z.string(), z.string()),
});

/** A correction: which record changed, from what to what, and whose value was replaced. */
export const correctionView = z.object({
  line: z.number().int(),
  /** Batch whose value was replaced. */
  replacedBatch: z.number().int(),
  /** Calendar month of the record, `YYYY-MM`; null when the source has no months. */
  month: z.string().nullable(),
  changes: z.array(z.object({ column: z.string(), old: z.string(), now: z.string() })),
});
export type CorrectionView = z.infer<typeof correctionView>;

/** A row that was not accepted; its person key is a pseudonym and identity columns are gone. */
export const rejectedRowView = z.object({
  line: z.number().int(),
  cells: z.array(z.string()),
  problems: z.array(problemView),
});
export type RejectedRowView = z.infer<typeof rejectedRowView>;

/** Everything about one delivery. */
export const batchDetail = batchLine.extend({
  detected: detectedView,
  mapping: z.object({ id: z.string(), version: z.number().int(), name: z.string() }).nullable(),
  /** How many rejected rows have each problem, commonest first. */
  problemCounts: z.array(
    z.object({ code: z.string(), column: z.string().nullable(), count: z.number().int() }),
  ),
  /** Names of the columns of `rejectedRows[].cells`. */
  columns: z.array(z.string()),
  /** The first rejected rows; the whole list is the quarantine file. */
  rejectedRows: z.array(rejectedRowView),
  /** The first corrections. */
  correctedRecords: z.array(correctionView),
  /** May it be undone now, and if not, why. */
  undo: z.object({ allowed: z.boolean(), reason: localised.nullable() }),
});
export type BatchDetail = z.infer<typeof batchDetail>;

/** Deliveries, newest first. */
export const batchesView = z.object({ batches: z.array(batchLine), total: z.number().int() });
export type BatchesView = z.infer<typeof batchesView>;

/** Result of undoing a delivery. */
export const undoView = z.object({
  batch: z.number().int(),
  source: sourceId,
  /** Records that left. */
  removed: z.number().int(),
  /** Earlier values that are in force again. */
  restored: z.number().int(),
});
export type UndoView = z.infer<typeof undoView>;
