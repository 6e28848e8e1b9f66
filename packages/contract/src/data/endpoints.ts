import { z } from "zod";

import { largestRowNumber, rowNumberInText } from "../row-number.ts";

import { checksView, type ChecksView } from "./check-views.ts";
import { coverageView, type CoverageView } from "./coverage-view.ts";
import type { Endpoint } from "../endpoint.ts";
import {
  importForm,
  importJob,
  inspectForm,
  inspectView,
  mappingsView,
  mappingVersion,
  saveMappingRequest,
  type ImportForm,
  type ImportJob,
  type InspectForm,
  type InspectView,
  type MappingsView,
  type MappingVersion,
  type SaveMappingRequest,
} from "./import-views.ts";
import {
  batchDetail,
  batchesView,
  sourceId,
  sourcesView,
  undoView,
  type BatchDetail,
  type BatchesView,
  type SourcesView,
  type UndoView,
} from "./views.ts";

/** A batch in the address. */
export const batchParams = z.object({ batch: rowNumberInText });
export type BatchParams = z.infer<typeof batchParams>;

/** A job in the address. */
export const jobParams = z.object({ job: z.string().min(1) });
export type JobParams = z.infer<typeof jobParams>;

/** Which deliveries to list. */
export const batchesQuery = z.object({
  source: sourceId.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(largestRowNumber).default(0),
});
export type BatchesQuery = z.infer<typeof batchesQuery>;

/** Which months' coverage to show; everything when left out. */
export const coverageQuery = z.object({
  from: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  to: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
});
export type CoverageQuery = z.infer<typeof coverageQuery>;

/** Every source and its state. */
export const getSources: Endpoint<never, never, never, SourcesView> = {
  id: "sources",
  summary: "Sources, their columns and what has been delivered of each",
  view: sourcesView,
};

/** Deliveries, newest first. */
export const getBatches: Endpoint<never, BatchesQuery, never, BatchesView> = {
  id: "batches",
  summary: "Deliveries, newest first",
  query: batchesQuery,
  view: batchesView,
};

/** One delivery. */
export const getBatch: Endpoint<BatchParams, never, never, BatchDetail> = {
  id: "batch",
  summary: "One delivery: dialect, counts, problems, corrections, whether it can be undone",
  params: batchParams,
  view: batchDetail,
};

/** Rejected rows with their reasons, to correct and import again. */
export const getQuarantineFile: Endpoint<BatchParams, never, never, string> = {
  id: "quarantineFile",
  summary: "Rejected rows of a delivery as CSV, the reason in the last column",
  params: batchParams,
  view: z.string(),
  fileType: "text/csv; charset=utf-8",
};

/** Undoes a delivery that nothing later rests on. */
export const postUndoBatch: Endpoint<BatchParams, never, never, UndoView> = {
  id: "undoBatch",
  summary: "Undoes a delivery while nothing later rests on it",
  params: batchParams,
  view: undoView,
};

/** Starts an import of an uploaded file; the answer is a job to follow. */
export const postImport: Endpoint<never, never, ImportForm, ImportJob> = {
  id: "importFile",
  summary: "Imports an uploaded file, or tries it as a dry run; answers with a job",
  body: importForm,
  upload: true,
  view: importJob,
};

/** Looks at an uploaded file without storing anything. */
export const postInspect: Endpoint<never, never, InspectForm, InspectView> = {
  id: "inspectFile",
  summary: "Shows what an uploaded file looks like and how it would be read; stores nothing",
  body: inspectForm,
  upload: true,
  view: inspectView,
};

/** Where an import is. */
export const getImportJob: Endpoint<JobParams, never, never, ImportJob> = {
  id: "importProgress",
  summary: "Where an import is, and its outcome when it has ended",
  params: jobParams,
  view: importJob,
};

/** Stops an import that has not been stored yet. */
export const deleteImportJob: Endpoint<JobParams, never, never, ImportJob> = {
  id: "cancelImport",
  summary: "Stops an import; what was read is forgotten and nothing is stored",
  params: jobParams,
  view: importJob,
};

/** Saved mapping profiles. */
export const getMappings: Endpoint<never, never, never, MappingsView> = {
  id: "mappings",
  summary: "Saved column mappings with their versions",
  view: mappingsView,
};

/** Saves a mapping profile, or its next version. */
export const postMapping: Endpoint<never, never, SaveMappingRequest, MappingVersion> = {
  id: "saveMapping",
  summary: "Saves a column mapping; refused when somebody saved a newer version meanwhile",
  body: saveMappingRequest,
  view: mappingVersion,
};

/** Rows by source and month. */
export const getCoverage: Endpoint<never, CoverageQuery, never, CoverageView> = {
  id: "coverage",
  summary: "What has arrived by source and month, with gaps, provisional months and lag profiles",
  query: coverageQuery,
  view: coverageView,
};

/** Sanity checks. */
export const getChecks: Endpoint<never, never, never, ChecksView> = {
  id: "checks",
  summary: "Runs the sanity checks over the stored data",
  view: checksView,
};
