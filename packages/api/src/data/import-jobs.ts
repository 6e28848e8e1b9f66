import type { ImportJob, ImportOutcome, SourceId } from "@luotsi/contract";

import {
  backgroundJobs,
  refusalWords,
  type BackgroundJob,
  type JobControl,
} from "../jobs/background-jobs.ts";

export interface ImportProgress {
  readonly stage: "reading" | "finishing";
  readonly share: number;
  readonly rows: number;
}

export interface ImportToRun {
  readonly fileName: string;
  readonly source: SourceId;
  readonly dryRun: boolean;
  readonly work: (control: JobControl<ImportProgress>) => Promise<ImportOutcome>;
  /** Called once, however the job ends. */
  readonly release: () => Promise<void>;
}

export interface ImportJobs {
  /** Starts an import, or lets it wait for those before it. */
  readonly start: (job: ImportToRun) => ImportJob;
  /** @throws AppError NOT_FOUND when there is none, or it ended long ago. */
  readonly find: (id: string) => ImportJob;
  /** Asks an import to stop; what it has not stored yet is forgotten. @throws AppError NOT_FOUND */
  readonly cancel: (id: string) => ImportJob;
}

type FileOf = Pick<ImportToRun, "fileName" | "source" | "dryRun">;

/** What a job's progress carries: which file it is about, and how far it has come. */
interface Reading extends ImportProgress {
  readonly file: FileOf;
}

/**
 * Imports of this process, one at a time in the order they came, as the truth takes them.
 *
 * @param closing stops them all when the server closes.
 * @param tell takes a line about a fault of our own: never what a row held.
 */
export function importJobs(closing: AbortSignal, tell: (line: string) => void): ImportJobs {
  const jobs = backgroundJobs<Reading, ImportOutcome>(closing, tell);
  return {
    start: ({ fileName, source, dryRun, work, release }) => {
      const file = { fileName, source, dryRun };
      return importJob(
        jobs.start({
          start: { file, stage: "reading", share: 0, rows: 0 },
          work: async ({ report, signal }) =>
            await work({ report: (progress) => report({ file, ...progress }), signal }),
          release,
        }),
      );
    },
    find: (id) => importJob(jobs.find(id)),
    cancel: (id) => importJob(jobs.cancel(id)),
  };
}

function importJob({
  id,
  state,
  progress,
  outcome,
  refusal,
}: BackgroundJob<Reading, ImportOutcome>): ImportJob {
  const { file, stage, share, rows } = progress;
  return {
    job: id,
    ...file,
    state: state === "running" ? stage : state,
    progress: state === "done" ? 1 : share,
    rows,
    outcome: outcome ?? null,
    refusal:
      refusal === undefined
        ? null
        : {
            ...refusalWords(refusal),
            problems: refusal.problems.map(({ line, column, code, message }) => ({
              line,
              column: column ?? null,
              code,
              message,
            })),
          },
  };
}
