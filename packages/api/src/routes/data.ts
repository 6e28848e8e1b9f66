import {
  deleteImportJob,
  getBatch,
  getBatches,
  getChecks,
  getCoverage,
  getImportJob,
  getMappings,
  getQuarantineFile,
  getSources,
  postImport,
  postInspect,
  postMapping,
  postUndoBatch,
} from "@luotsi/contract";
import {
  exportQuarantine,
  importFile,
  inspectDataFile,
  checksVersion,
  latestChecks,
  peopleOfRows,
  saveMappingProfile,
  showBatch,
  workspaceFor,
  showBatches,
  showCoverage,
  showMappings,
  showSources,
  undoImport,
  type Workspace,
} from "@luotsi/usecases";

import { formReading } from "../data/form-reading.ts";
import { importJobs, type ImportJobs } from "../data/import-jobs.ts";
import { fileRoute, uploadRoute, viewRoute, type Route } from "../route.ts";

export interface DataSurroundings {
  readonly workspace: Workspace;
  /** Aborted when the server closes. */
  readonly closing: AbortSignal;
  /** Told when a delivery has been stored or taken back. */
  readonly onChange?: () => void;
}

/** Sources, deliveries, imports, mappings, coverage and checks. */
export function dataRoutes({
  workspace,
  closing,
  onChange = () => undefined,
}: DataSurroundings): readonly Route[] {
  const jobs = importJobs(closing, (line) => void process.stderr.write(`${line}\n`));
  return [
    ...viewingRoutes(workspace),
    ...batchRoutes(workspace, onChange),
    ...importRoutes(workspace, jobs, onChange),
    ...mappingRoutes(workspace),
  ];
}

function viewingRoutes(workspace: Workspace): readonly Route[] {
  return [
    viewRoute({
      endpoint: getSources,
      audit: () => ({}),
      repeatable: true,
      handle: async () => await showSources(workspace),
    }),
    viewRoute({
      endpoint: getCoverage,
      audit: ({ query }) => ({ from: query.from, to: query.to }),
      repeatable: true,
      handle: async ({ query }) => await showCoverage(workspace, query),
    }),
    viewRoute({
      endpoint: getChecks,
      audit: () => ({}),
      repeatable: async () => await checksVersion(workspace),
      handle: async () => await latestChecks(workspace),
    }),
  ];
}

function batchRoutes(workspace: Workspace, onChange: () => void): readonly Route[] {
  return [
    viewRoute({
      endpoint: getBatches,
      audit: ({ query }) => ({ source: query.source, offset: query.offset }),
      repeatable: true,
      handle: async ({ query }) => await showBatches(workspace, query),
    }),
    viewRoute({
      endpoint: getBatch,
      audit: ({ params }) => ({ batch: params.batch }),
      repeatable: true,
      reach: (view) => ({ people: peopleOfRows(view) }),
      handle: async ({ params }, { asker }) =>
        await showBatch(workspaceFor(workspace, asker), params.batch),
    }),
    fileRoute({
      endpoint: getQuarantineFile,
      audit: ({ params }) => ({ batch: params.batch }),
      handle: async ({ params }, { asker }) =>
        await exportQuarantine(workspaceFor(workspace, asker), params.batch),
    }),
    viewRoute({
      endpoint: postUndoBatch,
      audit: ({ params }) => ({ batch: params.batch }),
      handle: async ({ params }, { user }) => {
        const undone = await undoImport(workspace, params.batch, user);
        onChange();
        return undone;
      },
    }),
  ];
}

function importRoutes(
  workspace: Workspace,
  jobs: ImportJobs,
  onChange: () => void,
): readonly Route[] {
  return [
    uploadRoute({
      endpoint: postInspect,
      audit: ({ body }) => ({ source: body.source }),
      handle: async ({ body, upload }, { language }) => {
        try {
          return await inspectDataFile(workspace, {
            file: { path: upload.path, name: upload.fileName },
            source: body.source,
            reading: formReading(body.reading, language),
          });
        } finally {
          await upload.discard();
        }
      },
    }),
    uploadRoute({
      endpoint: postImport,
      audit: ({ body }) => ({ source: body.source, dryRun: body.dryRun === "true" }),
      handle: async ({ body, upload }, { language, user }) => {
        try {
          const reading = formReading(body.reading, language);
          const dryRun = body.dryRun === "true";
          return await Promise.resolve(
            jobs.start({
              fileName: upload.fileName,
              source: body.source,
              dryRun,
              release: upload.discard,
              work: async ({ report, signal }) => {
                const outcome = await importFile(workspace, {
                  file: { path: upload.path, name: upload.fileName },
                  source: body.source,
                  reading,
                  dryRun,
                  importer: user,
                  onProgress: report,
                  signal,
                });
                if (!dryRun) onChange();
                return outcome;
              },
            }),
          );
        } catch (error) {
          await upload.discard();
          throw error;
        }
      },
    }),
    viewRoute({
      endpoint: getImportJob,
      audit: ({ params }) => ({ job: params.job }),
      handle: ({ params }) => jobs.find(params.job),
    }),
    viewRoute({
      endpoint: deleteImportJob,
      audit: ({ params }) => ({ job: params.job }),
      handle: ({ params }) => jobs.cancel(params.job),
    }),
  ];
}

function mappingRoutes(workspace: Workspace): readonly Route[] {
  return [
    viewRoute({
      endpoint: getMappings,
      audit: () => ({}),
      repeatable: true,
      handle: async () => await showMappings(workspace),
    }),
    viewRoute({
      endpoint: postMapping,
      audit: ({ body }) => ({ source: body.source, mapping: body.id }),
      handle: async ({ body }, { user }) => await saveMappingProfile(workspace, body, user),
    }),
  ];
}
