// Where a worker thread begins: it runs the module's `runTask` on each task it is sent and answers with what came of it.
import { parentPort, workerData } from "node:worker_threads";

import { assert } from "@luotsi/base";

import type { WorkerAnswer } from "./ask-worker.ts";
import { carriedError } from "./carried-error.ts";
import { taskRunner } from "./task-runner.ts";

const port = parentPort;
const module: unknown = workerData;
assert(port !== null && typeof module === "string", "a worker is started with a module");
const runner = taskRunner(module);

port.on("message", (task: unknown) => {
  void answer(task).then((made) => port.postMessage(made));
});

async function answer(task: unknown): Promise<WorkerAnswer> {
  try {
    const run = await runner;
    return { kind: "done", result: await run(task) };
  } catch (error) {
    return { kind: "failed", error: carriedError(error) };
  }
}
