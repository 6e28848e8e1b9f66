// A module that tests run in workers.
import { getPriority } from "node:os";
import { threadId } from "node:worker_threads";

import { AppError, assert } from "@luotsi/base";

export interface TestTask {
  readonly what: "square" | "refuse" | "break" | "throw" | "end" | "forever" | "wait" | "priority";
  readonly value: number;
  /** Where the square is written, when it is. */
  readonly column?: Float64Array;
  /** On shared memory: `wait` ends when its entry is no longer 0. */
  readonly gate?: Int32Array;
}

export interface TestResult {
  readonly square: number;
  readonly thread: number;
  /** Of the thread, when asked for; higher comes later. */
  readonly priority?: number;
}

/** Squares a number, slower the smaller it is, or goes wrong in the way asked for. */
export async function runTask({ what, value, column, gate }: TestTask): Promise<TestResult> {
  if (what === "refuse") throw new AppError("NO_LAW_IN_FORCE", { parameter: "p", day: value });
  assert(what !== "break", "the task is whole");
  if (what === "throw") throw new RangeError(`bad ${value}`);
  if (what === "end") process.exit(3);
  if (what === "forever") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (what === "wait" && gate !== undefined) Atomics.wait(gate, 0, 0);
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, 20 - value)));
  if (column !== undefined) column[value] = value * value;
  const own = what === "priority" ? { priority: getPriority(0) } : {};
  return { square: value * value, thread: threadId, ...own };
}
