import { z } from "zod";

import { localised } from "../provenance.ts";
import { checkView } from "./check-views.ts";
import { detectedView, problemView, rejectedRowView, sourceId } from "./views.ts";

/** What an import did, or would do when it was a dry run. */
export const importOutcome = z.object({
  /** Null for a dry run. The earlier batch when the same file was already in. */
  batch: z.number().int().nullable(),
  source: sourceId,
  fileName: z.string(),
  /** SHA-256 of the file, 64 hexadecimal digits. */
  fileHash: z.string(),
  dryRun: z.boolean(),
  /** The same file is already in; nothing changed. */
  sameFile: z.boolean(),
  detected: detectedView,
  rows: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  /** Accepted rows that were not known before. */
  added: z.number().int(),
  /** Accepted rows that replaced an earlier value, which stays and names its batch. */
  corrections: z.number().int(),
  /** Accepted rows that were already known as they are. */
  unchanged: z.number().int(),
  /** Open records that a full delivery lacked. */
  missing: z.number().int(),
  /** Problems of the rejected rows, in line order; at most `problemLimit` of them. */
  problems: z.array(problemView),
  /** All problems, also those left out of `problems`. */
  problemCount: z.number().int(),
  /** Sanity checks of this source after the import; empty for a dry run. */
  checks: z.array(checkView),
});
export type ImportOutcome = z.infer<typeof importOutcome>;

/** Most problems an outcome lists; the quarantine file has them all. */
export const problemLimit = 1000;

/** A refusal as it stands in a job that ended in one. */
export const jobRefusal = z.object({
  code: z.string(),
  message: localised,
  next: localised,
  problems: z.array(problemView),
});
export type JobRefusal = z.infer<typeof jobRefusal>;

/** Where an import is; a job can be left and found again by its id. */
export const importJob = z.object({
  job: z.string(),
  fileName: z.string(),
  source: sourceId,
  dryRun: z.boolean(),
  state: z.enum(["waiting", "reading", "finishing", "done", "refused", "cancelled"]),
  /** Share of the file read, 0–1. */
  progress: z.number(),
  rows: z.number().int(),
  outcome: importOutcome.nullable(),
  refusal: jobRefusal.nullable(),
});
export type ImportJob = z.infer<typeof importJob>;

/** How a heading of the file is proposed to be read. */
export const headingSuggestion = z.object({
  heading: z.string(),
  /** Column of the source; null when none fits. */
  column: z.string().nullable(),
  /** `exact`: our own heading. `alias`: known to mean the same. `similar`: looks like it. */
  because: z.enum(["exact", "alias", "similar", "profile", "none"]),
  fate: z.enum(["read", "vault", "ignored", "dropped"]),
  /** Up to three values from the first rows; empty for identity and person columns. */
  examples: z.array(z.string()),
});
export type HeadingSuggestion = z.infer<typeof headingSuggestion>;

/** What a file looks like before anything is stored. */
export const inspectView = z.object({
  fileName: z.string(),
  fileHash: z.string(),
  /** Sources whose headings fit, best first, with the share of required columns found, 0–1. */
  candidates: z.array(z.object({ source: sourceId, fit: z.number() })),
  /** The source the rest of the view is about. */
  source: sourceId,
  detected: detectedView,
  headings: z.array(headingSuggestion),
  /** Required columns that no heading and no constant gives. */
  missing: z.array(z.string()),
  /** Headings with identity; they are dropped and never stored. */
  dropped: z.array(z.string()),
  /** Values of code columns in the first rows that no code list knows; they can be mapped. */
  unknownCodes: z.array(z.object({ column: z.string(), values: z.array(z.string()) })),
  /** The first rows as they would be read; identity is gone and person keys are hidden. */
  sample: z.object({
    columns: z.array(z.string()),
    rows: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
    rejected: z.array(rejectedRowView),
  }),
  /** The batch that already holds this very file; null when it is new. */
  sameFileBatch: z.number().int().nullable(),
});
export type InspectView = z.infer<typeof inspectView>;

/** What the person may overrule of how a file is read; what is left out is as detected. */
export const fileReading = z.object({
  delimiter: z.enum([",", ";", "\t"]).optional(),
  encoding: z.string().optional(),
  decimal: z.enum([",", "."]).optional(),
  /** `incremental`: the file is a part, so what it lacks has not disappeared. As the source says without. */
  delivery: z.enum(["full", "incremental"]).optional(),
  /** Saved profile, the newest version unless one is named. */
  mapping: z.object({ id: z.string(), version: z.number().int().optional() }).optional(),
  /** Heading → column, for this file only. */
  headings: z.record(z.string(), z.string()).optional(),
  /** Column → value in the file → our code, for this file only. */
  codes: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  /** Column → the one value the whole file has. */
  constants: z.record(z.string(), z.string()).optional(),
});
export type FileReading = z.infer<typeof fileReading>;

/** Text fields of the form that carries a file to import. */
export const importForm = z.object({
  source: sourceId,
  dryRun: z.enum(["true", "false"]).optional(),
  /** A `fileReading` as JSON. */
  reading: z.string().optional(),
});
export type ImportForm = z.infer<typeof importForm>;

/** As an import, but the source may be left for Luotsi to recognise. */
export const inspectForm = z.object({
  source: sourceId.optional(),
  /** A `fileReading` as JSON. */
  reading: z.string().optional(),
});
export type InspectForm = z.infer<typeof inspectForm>;

/** A saved way to read another system's headings. */
export const mappingProfile = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  source: sourceId,
  headings: z.record(z.string(), z.string()),
  codes: z.record(z.string(), z.record(z.string(), z.string())),
  constants: z.record(z.string(), z.string()),
});

/** A version of a profile and who saved it. */
export const mappingVersion = mappingProfile.extend({
  /** ISO 8601 in UTC. */
  savedAt: z.string(),
  savedBy: z.string(),
});
export type MappingVersion = z.infer<typeof mappingVersion>;

/** Saved profiles, each with its versions, newest first. */
export const mappingsView = z.object({
  profiles: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      source: sourceId,
      versions: z.array(mappingVersion),
    }),
  ),
});
export type MappingsView = z.infer<typeof mappingsView>;

/** A profile to save: a new one, or the next version of one that was seen. */
export const saveMappingRequest = mappingProfile.omit({ version: true, id: true }).extend({
  /** Absent for a new profile. */
  id: z.string().optional(),
  name: z.string().trim().min(1).max(120),
  /** Version the change was made on; 0 for a new profile. */
  basedOnVersion: z.number().int().min(0),
});
export type SaveMappingRequest = z.infer<typeof saveMappingRequest>;
