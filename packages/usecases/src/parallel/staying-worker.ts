import type { Worker } from "node:worker_threads";

import { askWorker, startWorker } from "./ask-worker.ts";
import { revivedError } from "./carried-error.ts";

/** A worker thread that stays, warm, from its first task on. */
export interface StayingWorker<Task, Result> {
  /**
   * Runs a task there, after those asked before it.
   *
   * @throws the task's error, a refusal as a refusal. A worker that has ended is started anew for the next task.
   */
  readonly run: (task: Task) => Promise<Result>;
}

/**
 * One worker thread for short tasks that somebody waits for: it starts with the first one and does not keep the process alive.
 *
 * @param module as in `WorkerJob`: a TypeScript file that exports `runTask(task)`.
 */
export function stayingWorker<Task, Result>(module: URL): StayingWorker<Task, Result> {
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
  return {
    run: async (task) => {
      const result = last.then(() => runNow(task));
      last = result.catch(() => undefined);
      return await result;
    },
  };
}

function begin(module: URL, onEnd: (worker: Worker) => void): Worker {
  const worker = startWorker(module);
  worker.on("exit", () => onEnd(worker));
  // Whoever waits for an answer is told by `askWorker`; an error while nobody waits ends the worker, and the next task begins anew.
  worker.on("error", () => onEnd(worker));
  worker.unref();
  return worker;
}
