import { getPriority } from "node:os";

import { AppError, BrokenPromise } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import type { WorkerPriority } from "./ask-worker.ts";
import { runInWorkers } from "./run-in-workers.ts";
import { shareColumn, shareColumns } from "./share-columns.ts";
import type { TestResult, TestTask } from "./task-for-tests.ts";

const module = new URL("task-for-tests.ts", import.meta.url);

function squares(count: number, column?: Float64Array): readonly TestTask[] {
  const shared = column === undefined ? {} : { column };
  return Array.from({ length: count }, (_, value) => ({ what: "square", value, ...shared }));
}

describe.each([1, 2, 3])("tasks over %i threads", (threads) => {
  const run = (tasks: readonly TestTask[]): Promise<readonly TestResult[]> =>
    runInWorkers<TestTask, TestResult>({ module, tasks, threads });

  test("results come in the order of the tasks though the later ones are ready first", async () => {
    const results = await run(squares(12));
    expect(results.map(({ square }) => square)).toEqual(
      Array.from({ length: 12 }, (_, value) => value * value),
    );
  });

  test("no tasks give no results", async () => {
    expect(await run([])).toEqual([]);
  });

  test("every task that is done is counted once", async () => {
    const seen: number[] = [];
    const onDone = (done: number): void => void seen.push(done);
    await runInWorkers({ module, tasks: squares(5), threads, onDone });
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  test("a refusal arrives as the refusal it was", async () => {
    const failing = run([...squares(3), { what: "refuse", value: 7 }, ...squares(3)]);
    const error: unknown = await failing.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "NO_LAW_IN_FORCE", details: { parameter: "p", day: 7 } });
  });

  test("a broken promise and any other error keep class, name and text", async () => {
    const broken = run([{ what: "break", value: 1 }, ...squares(3)]);
    await expect(broken).rejects.toBeInstanceOf(BrokenPromise);
    await expect(broken).rejects.toThrow("the task is whole");
    const other = run([{ what: "throw", value: 5 }, ...squares(3)]);
    await expect(other).rejects.toMatchObject({ name: "RangeError", message: "bad 5" });
  });

  test("what tasks write to a shared column is seen by all", async () => {
    const column = shareColumn(new Float64Array(6));
    await run(squares(6, column));
    expect([...column]).toEqual([0, 1, 4, 9, 16, 25]);
  });

  test("a cancelled job ends with the reason and starts nothing more", async () => {
    const cancel = new AbortController();
    let done = 0;
    const job = runInWorkers({
      module,
      tasks: squares(50),
      threads,
      signal: cancel.signal,
      onDone: (count) => {
        done = count;
        if (count === 3) cancel.abort(new Error("changed my mind"));
      },
    });
    await expect(job).rejects.toThrow("changed my mind");
    expect(done).toBe(3);
    await expect(
      runInWorkers({ module, tasks: squares(1), threads, signal: cancel.signal }),
    ).rejects.toThrow("changed my mind");
  });
});

test("two threads are two threads, and one is this one", async () => {
  const of = async (threads: number): Promise<number> => {
    const results = await runInWorkers<TestTask, TestResult>({
      module,
      tasks: squares(20),
      threads,
    });
    return new Set(results.map(({ thread }) => thread)).size;
  };
  expect(await of(1)).toBe(1);
  expect(await of(2)).toBe(2);
});

test("a single task that may have two threads leaves this one free", async () => {
  const threadOf = async (threads: number): Promise<number | undefined> => {
    const [result] = await runInWorkers<TestTask, TestResult>({
      module,
      tasks: squares(1),
      threads,
    });
    return result?.thread;
  };
  expect(await threadOf(2)).not.toBe(await threadOf(1));
});

test("others are answered while a single task runs: it ends only after they were", async () => {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const told: string[] = [];
  const tasks: readonly TestTask[] = [{ what: "wait", value: 1, gate }];
  const learning = runInWorkers<TestTask, TestResult>({ module, tasks, threads: 2 }).then(() =>
    told.push("learnt"),
  );
  for (const question of ["first", "second", "third"]) {
    await new Promise((resolve) => setImmediate(resolve));
    told.push(question);
  }
  Atomics.store(gate, 0, 1);
  Atomics.notify(gate, 0);
  await learning;
  expect(told).toEqual(["first", "second", "third", "learnt"]);
});

test("work in the background stands behind the thread that answers, which stays as it is", async () => {
  const run = async (priority: WorkerPriority): Promise<number | undefined> => {
    const tasks: readonly TestTask[] = [{ what: "priority", value: 1 }];
    const results = await runInWorkers<TestTask, TestResult>({
      module,
      tasks,
      threads: 2,
      priority,
    });
    return results[0]?.priority;
  };
  const own = getPriority();
  expect(await run("normal")).toBe(own);
  // Elsewhere than on Linux a priority is the whole process's.
  const behind = process.platform === "linux" ? 10 : own;
  expect(await run("background")).toBe(Math.max(own, behind));
  expect(getPriority()).toBe(own);
});

test("a task that never ends can be cancelled", async () => {
  const tasks: readonly TestTask[] = [{ what: "forever", value: 1 }, ...squares(1)];
  const cancel = new AbortController();
  const job = runInWorkers({
    module,
    tasks,
    threads: 2,
    signal: cancel.signal,
    onDone: () => cancel.abort(new Error("enough")),
  });
  await expect(job).rejects.toThrow("enough");
});

test("a worker that ends in the middle of a task is not waited for", async () => {
  const tasks: readonly TestTask[] = [{ what: "end", value: 1 }, ...squares(3)];
  await expect(runInWorkers({ module, tasks, threads: 2 })).rejects.toThrow(
    "a worker answers before it ends",
  );
});

test("a module without runTask is our own fault", async () => {
  const none = new URL("share-columns.ts", import.meta.url);
  for (const threads of [1, 2]) {
    await expect(runInWorkers({ module: none, tasks: [1, 2], threads })).rejects.toThrow(
      "exports runTask",
    );
  }
});

test("shared columns hold the same numbers, and are not copied again", () => {
  const columns = {
    person: Int32Array.of(3, -1),
    share: Float64Array.of(0.5, -0).subarray(1),
    code: Uint8Array.of(255),
    name: "left as it is",
    count: 2,
    home: { values: Int32Array.of(398), validity: undefined },
  };
  const shared = shareColumns(columns);
  expect(shared).toEqual(columns);
  expect(Object.is(shared.share[0], -0)).toBe(true);
  expect(shared.person.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(shared.home.values.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(shareColumns(shared).person).toBe(shared.person);
});
