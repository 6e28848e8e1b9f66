import type { Worker } from "node:worker_threads";

import { askWorker, startWorker } from "./ask-worker.ts";
import { revivedError } from "./carried-error.ts";

/** Worker threads that stay, warm, from their first task on. */
export interface StayingWorkers<Task, Result> {
  /**
   * Runs a task in the thread that has the fewest before it, after those.
   *
   * @throws the task's error, a refusal as a refusal. A worker that has ended is started anew for the next task.
   */
  readonly run: (task: Task) => Promise<Result>;
}

/**
 * Worker threads for short tasks that somebody waits for: each starts with its first one and does not keep the process alive.
 *
 * @param module as in `WorkerJob`: a TypeScript file that exports `runTask(task)`. @param threads how many, 1 or more.
 */
export function stayingWorkers<Task, Result>(
  module: URL,
  threads: number,
): StayingWorkers<Task, Result> {
  const lanes = Array.from({ length: threads }, () => lane<Task, Result>(module));
  return {
    run: async (task) => {
      const free = lanes.reduce((least, other) => (other.waiting < least.waiting ? other : least));
      return await free.run(task);
    },
  };
}

interface Lane<Task, Result> {
  /** Tasks asked and not answered. */
  waiting: number;
  readonly run: (task: Task) => Promise<Result>;
}

function lane<Task, Result>(module: URL): Lane<Task, Result> {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const runNow = async (task: Task): Promise<Result> => {
    worker ??= begin(module, (ended) => {
      if (worker === ended) worker = undefined;
    });
    worker.ref();
    try {
      const answer = await askWorker(worker, task);
      if (answer.kind === "failed") throw revivedError(answer.error);
      return answer.result as Result;
    } finally {
      worker?.unref();
    }
  };
  const made: Lane<Task, Result> = {
    waiting: 0,
    run: async (task) => {
      made.waiting += 1;
      const result = last.then(() => runNow(task));
      last = result.catch(() => undefined);
      try {
        return await result;
      } finally {
        made.waiting -= 1;
      }
    },
  };
  return made;
}

function begin(module: URL, onEnd: (worker: Worker) => void): Worker {
  const worker = startWorker(module);
  worker.on("exit", () => onEnd(worker));
  // Whoever waits for an answer is told by `askWorker`; an error while nobody waits ends the worker, and the next task begins anew.
  worker.on("error", () => onEnd(worker));
  worker.unref();
  return worker;
}
