import { AppError, BrokenPromise } from "@luotsi/base";
import { expect, test } from "vitest";

import { stayingWorkers } from "./staying-workers.ts";
import type { TestResult, TestTask } from "./task-for-tests.ts";

const module = new URL("task-for-tests.ts", import.meta.url);

test("tasks run one after another in one thread that is not ours, and results come to whoever asked", async () => {
  const worker = stayingWorkers<TestTask, TestResult>(module, 1);
  const results = await Promise.all(
    [3, 1, 2].map(async (value) => await worker.run({ what: "square", value })),
  );
  expect(results.map(({ square }) => square)).toEqual([9, 1, 4]);
  const [thread] = results.map(({ thread: number }) => number);
  expect(thread).toBeGreaterThan(0);
  const later = await worker.run({ what: "square", value: 5 });
  expect(later).toEqual({ square: 25, thread });
});

test("two tasks at once run in two threads, and a third after the first of them", async () => {
  const workers = stayingWorkers<TestTask, TestResult>(module, 2);
  const results = await Promise.all(
    [1, 2, 3, 4].map(async (value) => await workers.run({ what: "square", value })),
  );
  expect(results.map(({ square }) => square)).toEqual([1, 4, 9, 16]);
  const [first, second, ...others] = results.map(({ thread }) => thread);
  expect(first).not.toBe(second);
  expect(new Set(others)).toEqual(new Set([first, second]));
});

test("a refusal comes back as one, and the next task is answered by the same thread", async () => {
  const worker = stayingWorkers<TestTask, TestResult>(module, 1);
  const before = await worker.run({ what: "square", value: 1 });
  await expect(worker.run({ what: "refuse", value: 1 })).rejects.toThrow(AppError);
  expect(await worker.run({ what: "square", value: 2 })).toEqual({
    square: 4,
    thread: before.thread,
  });
});

test("a thread that has ended is named, and the next task has a new one", async () => {
  const worker = stayingWorkers<TestTask, TestResult>(module, 1);
  const before = await worker.run({ what: "square", value: 1 });
  await expect(worker.run({ what: "end", value: 1 })).rejects.toThrow(BrokenPromise);
  const after = await worker.run({ what: "square", value: 2 });
  expect(after.square).toBe(4);
  expect(after.thread).not.toBe(before.thread);
});
