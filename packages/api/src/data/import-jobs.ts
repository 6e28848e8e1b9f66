import { randomUUID } from "node:crypto";

import { AppError, describeError } from "@luotsi/base";
import type { ImportJob, ImportOutcome, JobRefusal, SourceId } from "@luotsi/contract";

import { asRefusal } from "../problem-details.ts";

/** What an import reports and obeys while it runs. */
export interface JobControl {
  readonly report: (progress: {
    readonly stage: "reading" | "finishing";
    readonly share: number;
    readonly rows: number;
  }) => void;
  readonly signal: AbortSignal;
}

export interface JobToRun {
  readonly fileName: string;
  readonly source: SourceId;
  readonly dryRun: boolean;
  readonly work: (control: JobControl) => Promise<ImportOutcome>;
  /** Called once, however the job ends. */
  readonly release: () => Promise<void>;
}

export interface ImportJobs {
  /** Starts a job, or lets it wait for those before it. */
  readonly start: (job: JobToRun) => ImportJob;
  /** @throws AppError NOT_FOUND when there is none, or it ended long ago. */
  readonly find: (id: string) => ImportJob;
  /** Asks a job to stop; what it has not stored yet is forgotten. @throws AppError NOT_FOUND */
  readonly cancel: (id: string) => ImportJob;
}

const keptJobs = 200;

interface KeptJob {
  view: ImportJob;
  readonly stop: AbortController;
}

/**
 * Imports of this process, one at a time in the order they came, as the truth takes them.
 *
 * @param closing stops them all when the server closes.
 * @param tell takes a line about a fault of our own: never what a row held.
 */
export function importJobs(closing: AbortSignal, tell: (line: string) => void): ImportJobs {
  const jobs = new Map<string, KeptJob>();
  let last: Promise<void> = Promise.resolve();

  function kept(id: string): KeptJob {
    const job = jobs.get(id);
    if (job === undefined) throw new AppError("NOT_FOUND", { what: id });
    return job;
  }

  function start(wanted: JobToRun): ImportJob {
    const job = newJob(wanted);
    jobs.set(job.view.job, job);
    closing.addEventListener("abort", () => job.stop.abort(), { once: true });
    forgetOldest(jobs);
    const before = last;
    last = before.then(async () => await run(job, wanted, tell));
    return job.view;
  }

  return {
    start,
    find: (id) => kept(id).view,
    cancel: (id) => {
      const job = kept(id);
      job.stop.abort();
      if (job.view.state === "waiting") job.view = { ...job.view, state: "cancelled" };
      return job.view;
    },
  };
}

function newJob({ fileName, source, dryRun }: JobToRun): KeptJob {
  return {
    view: {
      job: randomUUID(),
      fileName,
      source,
      dryRun,
      state: "waiting",
      progress: 0,
      rows: 0,
      outcome: null,
      refusal: null,
    },
    stop: new AbortController(),
  };
}

/** Never rejects: how the job ended stands in the job. */
async function run(job: KeptJob, wanted: JobToRun, tell: (line: string) => void): Promise<void> {
  try {
    if (job.stop.signal.aborted) {
      job.view = { ...job.view, state: "cancelled" };
      return;
    }
    job.view = { ...job.view, state: "reading" };
    const outcome = await wanted.work({
      report: ({ stage, share, rows }) => {
        job.view = { ...job.view, state: stage, progress: share, rows };
      },
      signal: job.stop.signal,
    });
    job.view = { ...job.view, state: "done", progress: 1, outcome };
  } catch (error) {
    const refusal = asRefusal(error, job.view.job, "");
    if (refusal.code === "INTERNAL") tell(faultLine(job.view.job, error));
    const state = refusal.code === "IMPORT_CANCELLED" ? "cancelled" : "refused";
    job.view = { ...job.view, state, refusal: state === "refused" ? refusalView(refusal) : null };
  } finally {
    await wanted.release();
  }
}

function refusalView(refusal: AppError): JobRefusal {
  const [fi, sv, en] = (["fi", "sv", "en"] as const).map((language) =>
    describeError(refusal, language),
  );
  const inEach = (text: "message" | "next"): JobRefusal["message"] => ({
    fi: fi?.[text] ?? "",
    sv: sv?.[text] ?? "",
    en: en?.[text] ?? "",
  });
  return {
    code: refusal.code,
    message: inEach("message"),
    next: inEach("next"),
    problems: refusal.problems.map(({ line, column, code, message }) => ({
      line,
      column: column ?? null,
      code,
      message,
    })),
  };
}

/** An error's message may quote a person's data, so the log gets its kind and where it happened. */
function faultLine(job: string, error: unknown): string {
  const frames = error instanceof Error ? (error.stack ?? "").split("\n").slice(1, 8) : [];
  const failure = error instanceof Error ? error.name : typeof error;
  return JSON.stringify({ job, failure, frames: frames.map((frame) => frame.trim()) });
}

function forgetOldest(jobs: Map<string, KeptJob>): void {
  for (const [id, { view }] of jobs) {
    if (jobs.size <= keptJobs) return;
    if (["done", "refused", "cancelled"].includes(view.state)) jobs.delete(id);
  }
}
