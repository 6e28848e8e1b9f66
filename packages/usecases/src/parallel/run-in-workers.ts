import { assert } from "@luotsi/base";

import { askWorker, startWorker, type WorkerPriority } from "./ask-worker.ts";
import { revivedError } from "./carried-error.ts";
import { taskRunner } from "./task-runner.ts";

export interface WorkerJob<Task> {
  /**
   * A TypeScript file that exports `runTask(task)`, which returns the task's result or a promise of it. It has no state
   * of its own and changes nothing but its own memory and the shared columns its task gives it to write.
   */
  readonly module: URL;
  /** Each is copied to the worker that runs it, except what stands on shared memory (`shareColumns`). */
  readonly tasks: readonly Task[];
  /**
   * How many workers at most, at least 1. With 1 the tasks run in this thread, which comes up for air between them; with more even a single
   * task runs in a worker, so that this thread goes on answering.
   */
  readonly threads: number;
  /** `normal` without it. */
  readonly priority?: WorkerPriority | undefined;
  /** Told how many tasks are done, each time one is. */
  readonly onDone?: ((done: number) => void) | undefined;
  /** Ends the workers at once; in this thread, before the next task. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs tasks over worker threads.
 *
 * @param job what to run and with how many threads.
 * @returns the results in the order of the tasks, whatever thread ran them and whichever was ready first.
 * @throws the first error of a task, a refusal as a refusal; the signal's reason when it was cancelled.
 *
 * Which task runs beside which is chance, so a result that must have the same bytes with any number of threads depends on
 * nothing but its task, and the caller cuts the work into the same tasks whatever the number of threads.
 */
export async function runInWorkers<Task, Result>(job: WorkerJob<Task>): Promise<readonly Result[]> {
  assert(Number.isInteger(job.threads) && job.threads >= 1, "there is at least one thread");
  job.signal?.throwIfAborted();
  const results = job.threads === 1 ? await runHere(job) : await runThere(job);
  return results as readonly Result[];
}

async function runHere<Task>(job: WorkerJob<Task>): Promise<readonly unknown[]> {
  const run = await taskRunner(job.module.href);
  const results: unknown[] = [];
  for (const task of job.tasks) {
    results.push(await run(task));
    job.onDone?.(results.length);
    await new Promise((resolve) => setImmediate(resolve));
    job.signal?.throwIfAborted();
  }
  return results;
}

async function runThere<Task>(job: WorkerJob<Task>): Promise<readonly unknown[]> {
  const results: unknown[] = Array.from({ length: job.tasks.length });
  const queue = job.tasks.entries();
  let done = 0;
  const count = Math.min(job.threads, job.tasks.length);
  const workers = Array.from({ length: count }, () => startWorker(job.module, job.priority));
  const cancelled = new AbortController();
  const work = workers.map(async (worker) => {
    for (const [index, task] of queue) {
      const answer = await askWorker(worker, task);
      if (answer.kind === "failed") throw revivedError(answer.error);
      if (job.signal?.aborted === true) return;
      results[index] = answer.result;
      done += 1;
      job.onDone?.(done);
    }
  });
  try {
    await Promise.race([Promise.all(work), cancellation(job.signal, cancelled.signal)]);
    return results;
  } finally {
    cancelled.abort();
    await Promise.all(workers.map((worker) => worker.terminate()));
    await Promise.allSettled(work);
  }
}

/** Never fulfilled; rejected when the caller cancels. */
function cancellation(signal: AbortSignal | undefined, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(reasonOf(signal)), { once: true, signal: over });
  });
}

function reasonOf(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new Error(String(reason));
}
