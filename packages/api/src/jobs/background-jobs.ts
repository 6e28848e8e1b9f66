import { randomUUID } from "node:crypto";

import { AppError, describeError, type Localised } from "@luotsi/base";

import { asRefusal } from "../problem-details.ts";

export type JobState = "waiting" | "running" | "done" | "refused" | "cancelled";

/** How a piece of long work stands. */
export interface BackgroundJob<Progress, Outcome> {
  readonly id: string;
  readonly state: JobState;
  /** As last reported. */
  readonly progress: Progress;
  /** Once it is done. */
  readonly outcome: Outcome | undefined;
  /** Once it is refused. */
  readonly refusal: AppError | undefined;
}

/** What a piece of work reports and obeys while it runs. */
export interface JobControl<Progress> {
  readonly report: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

export interface JobToRun<Progress, Outcome> {
  /** Progress before anything has been done. */
  readonly start: Progress;
  readonly work: (control: JobControl<Progress>) => Promise<Outcome>;
  /** Called once, however the job ends. */
  readonly release?: () => Promise<void>;
}

export interface BackgroundJobs<Progress, Outcome> {
  /** Starts a job, or lets it wait for those before it. */
  readonly start: (job: JobToRun<Progress, Outcome>) => BackgroundJob<Progress, Outcome>;
  /** @throws AppError NOT_FOUND when there is none, or it ended long ago. */
  readonly find: (id: string) => BackgroundJob<Progress, Outcome>;
  /** Asks a job to stop; what it has not kept yet is forgotten. @throws AppError NOT_FOUND */
  readonly cancel: (id: string) => BackgroundJob<Progress, Outcome>;
}

const keptJobs = 200;

interface KeptJob<Progress, Outcome> {
  view: BackgroundJob<Progress, Outcome>;
  readonly stop: AbortController;
}

/**
 * Long work of this process, one piece at a time in the order it came. Jobs live as long as the process and the latest
 * ones are remembered, so that a page can be left and found again.
 *
 * @param closing stops them all when the server closes.
 * @param tell takes a line about a fault of our own: never what a row held.
 */
export function backgroundJobs<Progress, Outcome>(
  closing: AbortSignal,
  tell: (line: string) => void,
): BackgroundJobs<Progress, Outcome> {
  const jobs = new Map<string, KeptJob<Progress, Outcome>>();
  let last: Promise<void> = Promise.resolve();

  function kept(id: string): KeptJob<Progress, Outcome> {
    const job = jobs.get(id);
    if (job === undefined) throw new AppError("NOT_FOUND", { what: id });
    return job;
  }

  function start(wanted: JobToRun<Progress, Outcome>): BackgroundJob<Progress, Outcome> {
    const job: KeptJob<Progress, Outcome> = {
      view: {
        id: randomUUID(),
        state: "waiting",
        progress: wanted.start,
        outcome: undefined,
        refusal: undefined,
      },
      stop: new AbortController(),
    };
    jobs.set(job.view.id, job);
    if (closing.aborted) job.stop.abort();
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

/** Has the job ended, one way or another? */
export function hasEnded({ state }: { readonly state: JobState }): boolean {
  return state === "done" || state === "refused" || state === "cancelled";
}

/** Never rejects: how the job ended stands in the job. */
async function run<Progress, Outcome>(
  job: KeptJob<Progress, Outcome>,
  wanted: JobToRun<Progress, Outcome>,
  tell: (line: string) => void,
): Promise<void> {
  try {
    if (job.stop.signal.aborted) {
      job.view = { ...job.view, state: "cancelled" };
      return;
    }
    job.view = { ...job.view, state: "running" };
    const outcome = await wanted.work({
      report: (progress) => {
        job.view = { ...job.view, progress };
      },
      signal: job.stop.signal,
    });
    job.view = { ...job.view, state: "done", outcome };
  } catch (error) {
    const refusal = asRefusal(error, job.view.id, "");
    const isCancelled = isCancellation(error, refusal, job.stop.signal);
    if (refusal.code === "INTERNAL" && !isCancelled) tell(faultLine(job.view.id, error));
    job.view = isCancelled
      ? { ...job.view, state: "cancelled" }
      : { ...job.view, state: "refused", refusal };
  } finally {
    await wanted.release?.();
  }
}

/** A refusal of its own by an import that was told to stop, or the signal's own error. */
function isCancellation(error: unknown, refusal: AppError, signal: AbortSignal): boolean {
  return refusal.code === "IMPORT_CANCELLED" || (signal.aborted && error === signal.reason);
}

/** A refusal in words for a view. */
export function refusalWords(refusal: AppError): {
  readonly code: string;
  readonly message: Localised;
  readonly next: Localised;
} {
  const [fi, sv, en] = (["fi", "sv", "en"] as const).map((language) =>
    describeError(refusal, language),
  );
  const inEach = (text: "message" | "next"): Localised => ({
    fi: fi?.[text] ?? "",
    sv: sv?.[text] ?? "",
    en: en?.[text] ?? "",
  });
  return { code: refusal.code, message: inEach("message"), next: inEach("next") };
}

/** An error's message may quote a person's data, so the log gets its kind and where it happened. */
function faultLine(job: string, error: unknown): string {
  const frames = error instanceof Error ? (error.stack ?? "").split("\n").slice(1, 8) : [];
  const failure = error instanceof Error ? error.name : typeof error;
  return JSON.stringify({ job, failure, frames: frames.map((frame) => frame.trim()) });
}

function forgetOldest<Progress, Outcome>(jobs: Map<string, KeptJob<Progress, Outcome>>): void {
  for (const [id, { view }] of jobs) {
    if (jobs.size <= keptJobs) return;
    if (hasEnded(view)) jobs.delete(id);
  }
}
