// A module that tests run in workers.
import { threadId } from "node:worker_threads";

import { AppError, assert } from "@luotsi/base";

export interface TestTask {
  readonly what: "square" | "refuse" | "break" | "throw" | "end" | "forever";
  readonly value: number;
  /** Where the square is written, when it is. */
  readonly column?: Float64Array;
}

export interface TestResult {
  readonly square: number;
  readonly thread: number;
}

/** Squares a number, slower the smaller it is, or goes wrong in the way asked for. */
export async function runTask({ what, value, column }: TestTask): Promise<TestResult> {
  if (what === "refuse") throw new AppError("NO_LAW_IN_FORCE", { parameter: "p", day: value });
  assert(what !== "break", "the task is whole");
  if (what === "throw") throw new RangeError(`bad ${value}`);
  if (what === "end") process.exit(3);
  if (what === "forever") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, 20 - value)));
  if (column !== undefined) column[value] = value * value;
  return { square: value * value, thread: threadId };
}
