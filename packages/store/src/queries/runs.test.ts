import { createHash } from "node:crypto";

import { month } from "@luotsi/base";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Store } from "../open-store.ts";
import { deliver, openTestStore, testDatabases } from "../testing.ts";
import { findLatestRun, findRun, insertRun, type RunToKeep } from "./runs.ts";

const run: RunToKeep = {
  kind: "forecast-series",
  parameters: { season: 12, measures: ["a"] },
  batches: [1],
  codeVersion: "0.1.0",
  lawVersion: "2026-05-01",
  seed: 4_294_967_296,
  result: '{"z":0.1,  "a":"ö"}',
};

describe.each(testDatabases)("a run kept on the $name database", (database) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(database);
    const record = { month: month("2025-01"), account: "1", cost_centre: "1", service: "a" };
    await deliver(store, { source: "ledger", records: [{ ...record, amount_cents: 1 }] });
  });
  afterAll(async () => {
    await store.close();
  });

  test("comes back with the very bytes of its result", async () => {
    const id = await store.write(async (writer) => await insertRun(writer, run));
    expect(await findRun(store.reader, id)).toEqual({
      ...run,
      id,
      sha256: createHash("sha256").update(run.result).digest("hex"),
      madeAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
    });
  });

  test("the newest of its kind is found, with or without a seed and batches", async () => {
    const plain = { ...run, seed: undefined, batches: [], result: "{}" };
    const id = await store.write(async (writer) => await insertRun(writer, plain));
    expect(await findLatestRun(store.reader, run.kind)).toMatchObject({ ...plain, id });
    expect(await findLatestRun(store.reader, "other")).toBeUndefined();
    expect(await findRun(store.reader, 999)).toBeUndefined();
  });

  test("is never changed", async () => {
    await expect(
      store.write(async (writer) => await writer.run("UPDATE run SET result = ''")),
    ).rejects.toMatchObject({ code: "23001" });
  });
});
