// Where a worker thread begins: it runs the module's `runTask` on each task it is sent and answers with what came of it.
import { getPriority, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";

import { assert } from "@luotsi/base";

import type { WorkerAnswer, WorkerStart } from "./ask-worker.ts";
import { carriedError } from "./carried-error.ts";
import { taskRunner } from "./task-runner.ts";

/** Weighs a ninth of a thread like any other: it yields where many work, and is as quick as ever where nobody does. */
const behind = 10;

const port = parentPort;
assert(port !== null, "a worker has somebody to answer");
const { module, priority } = workerData as WorkerStart;
if (priority === "background") stepBack();
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

/** On Linux every thread has a priority of its own, and 0 is the one that asks. Elsewhere it would be the whole process, which answers people. */
function stepBack(): void {
  if (process.platform === "linux" && getPriority(0) < behind) setPriority(0, behind);
}
