import { Worker } from "node:worker_threads";

import { BrokenPromise } from "@luotsi/base";

import type { CarriedError } from "./carried-error.ts";

/** What a worker answers for each task it was sent. */
export type WorkerAnswer =
  | { readonly kind: "done"; readonly result: unknown }
  | { readonly kind: "failed"; readonly error: CarriedError };

/** `background` runs behind whoever is answered in this process or another. */
export type WorkerPriority = "normal" | "background";

/** What a worker is started with. */
export interface WorkerStart {
  readonly module: string;
  readonly priority: WorkerPriority;
}

/** Node strips the types of the worker's files as it does ours; flags of this process are not for them. */
export function startWorker(module: URL, priority: WorkerPriority = "normal"): Worker {
  const workerData: WorkerStart = { module: module.href, priority };
  return new Worker(new URL("worker-entry.ts", import.meta.url), {
    workerData,
    execArgv: [],
  });
}

/** Sends a worker a task and waits for its answer. One task at a time. */
export function askWorker(worker: Worker, task: unknown): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      worker.off("message", answered).off("error", failed).off("exit", ended);
      finish();
    };
    const answered = (answer: WorkerAnswer): void => settle(() => resolve(answer));
    const failed = (error: Error): void => settle(() => reject(error));
    const ended = (): void =>
      settle(() => reject(new BrokenPromise("a worker answers before it ends")));
    worker.on("message", answered).on("error", failed).on("exit", ended);
    worker.postMessage(task, []);
  });
}
