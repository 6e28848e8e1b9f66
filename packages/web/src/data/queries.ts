import type {
  deleteImportJob,
  getBatch,
  getBatches,
  getChecks,
  getCoverage,
  getImportJob,
  getMappings,
  getSources,
  ImportJob,
  postImport,
  postInspect,
  postMapping,
  postUndoBatch,
  SourceId,
} from "@luotsi/contract";
import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query";

import type { AnyEndpoint, CallRequest, ViewOf } from "../client/call.ts";
import { useAction, useView } from "../client/use-view.ts";

type Query<E extends AnyEndpoint> = UseQueryResult<ViewOf<E>>;
type Action<E extends AnyEndpoint> = UseMutationResult<ViewOf<E>, Error, CallRequest<E>>;

export function useSources(): Query<typeof getSources> {
  return useView<typeof getSources>("sources");
}

export function useCoverage(): Query<typeof getCoverage> {
  return useView<typeof getCoverage>("coverage");
}

export function useChecks(): Query<typeof getChecks> {
  return useView<typeof getChecks>("checks");
}

export function useMappings(): Query<typeof getMappings> {
  return useView<typeof getMappings>("mappings");
}

const mostBatches = 500;

/** Deliveries of one source, or of all. */
export function useBatches(source: SourceId | undefined): Query<typeof getBatches> {
  return useView<typeof getBatches>("batches", { query: { limit: mostBatches, source } });
}

export function useBatch(batch: number): Query<typeof getBatch> {
  return useView<typeof getBatch>("batch", { params: { batch } });
}

const askEveryMilliseconds = 400;
const running: ReadonlySet<ImportJob["state"]> = new Set(["waiting", "reading", "finishing"]);

export function isRunning(job: Pick<ImportJob, "state">): boolean {
  return running.has(job.state);
}

/** An import, asked again until it has ended. */
export function useImportJob(job: string): Query<typeof getImportJob> {
  return useView<typeof getImportJob>(
    "importProgress",
    { params: { job } },
    {
      askAgain: (view) => (view === undefined || isRunning(view) ? askEveryMilliseconds : false),
    },
  );
}

export function useInspectFile(): Action<typeof postInspect> {
  return useAction<typeof postInspect>("inspectFile");
}

export function useStartImport(): Action<typeof postImport> {
  return useAction<typeof postImport>("importFile");
}

export function useCancelImport(): Action<typeof deleteImportJob> {
  return useAction<typeof deleteImportJob>("cancelImport", ["importProgress"]);
}

/** Routes whose views an import or an undoing changes. */
export const changedByData = [
  "sources",
  "batches",
  "batch",
  "coverage",
  "checks",
  "overview",
  "finance",
  "financeRows",
  "months",
  "indicatorValues",
  "officialSeries",
] as const;

export function useUndoBatch(): Action<typeof postUndoBatch> {
  return useAction<typeof postUndoBatch>("undoBatch", changedByData);
}

export function useSaveMapping(): Action<typeof postMapping> {
  return useAction<typeof postMapping>("saveMapping", ["mappings"]);
}
