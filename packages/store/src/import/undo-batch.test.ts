import { AppError, day } from "@luotsi/base";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { Store } from "../open-store.ts";
import { deliver, openTestStore, testDatabases } from "../testing.ts";
import { undoBatch } from "./undo-batch.ts";

function spell(
  person: string,
  start: string,
  end: string | null,
): Record<string, string | number | null> {
  return {
    person,
    period_start: day(start),
    period_end: end === null ? null : day(end),
    municipality: "398",
  };
}

describe.each(testDatabases)("undoing on the $name database", (database) => {
  let store: Store;
  beforeEach(async () => {
    store = await openTestStore(database);
  });
  afterEach(async () => {
    await store.close();
  });

  async function fingerprint(): Promise<unknown> {
    return await store.reader.rows(
      `SELECT person, period_start, period_end, batch_id, corrects_batch, superseded_by_batch
       FROM residence_spell ORDER BY person, period_start, batch_id`,
    );
  }

  test("everything is as it was before, and the batch's record stays", async () => {
    await deliver(store, {
      source: "residence",
      records: [spell("p1", "2024-01-01", null), spell("p2", "2024-01-01", null)],
    });
    const before = await fingerprint();
    const second = await deliver(store, {
      source: "residence",
      records: [spell("p1", "2024-01-01", "2024-05-01"), spell("p1", "2024-05-01", null)],
    });
    expect(second).toMatchObject({ corrections: 1, missing: 1 });
    expect(await undoBatch(store, 2, "controller")).toEqual({
      source: "residence",
      removed: 2,
      restored: 1,
    });
    expect(await fingerprint()).toEqual(before);
    expect(
      await store.reader.rows(
        "SELECT id, status, undone_by, row_count FROM import_batch ORDER BY id",
      ),
    ).toEqual([
      { id: 1, status: "done", undone_by: null, row_count: 2 },
      { id: 2, status: "undone", undone_by: "controller", row_count: 2 },
    ]);
  });

  test("an undone file may be imported again", async () => {
    const records = [spell("p1", "2024-01-01", null)];
    await deliver(store, { source: "residence", records });
    await undoBatch(store, 1, "controller");
    const again = await deliver(store, { source: "residence", records });
    expect(again).toMatchObject({ batch: 2, accepted: 1 });
    expect(again.alreadyImported).toBeUndefined();
  });

  test.each([
    { later: "corrected", end: "2024-05-01" },
    { later: "confirmed", end: null },
  ])("a batch whose record a later one $later stays until that is undone", async ({ end }) => {
    const records = [spell("p1", "2024-01-01", null)];
    await deliver(store, { source: "residence", records });
    const more = [spell("p1", "2024-01-01", end), spell("p2", "2024-01-01", null)];
    await deliver(store, { source: "residence", records: more });
    const refusal = await undoBatch(store, 1, "controller").catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ code: "BATCH_IN_USE", details: { batch: 1, reason: "#2" } });
    await undoBatch(store, 2, "controller");
    await undoBatch(store, 1, "controller");
    expect(await fingerprint()).toEqual([]);
  });

  test("what would come back must not be in the way of what came later", async () => {
    await deliver(store, { source: "residence", records: [spell("p1", "2024-01-01", null)] });
    const ended = [spell("p1", "2024-01-01", "2024-05-01")];
    await deliver(store, { source: "residence", records: ended });
    const meta = { delivery: "incremental" } as const;
    const next = [spell("p1", "2024-06-01", null)];
    await deliver(store, { source: "residence", records: next, meta });
    const before = await fingerprint();
    await expect(undoBatch(store, 2, "controller")).rejects.toMatchObject({
      code: "BATCH_IN_USE",
      details: { reason: "#3" },
    });
    expect(await fingerprint()).toEqual(before);
  });

  test("a batch a closed month rests on stays", async () => {
    await deliver(store, { source: "residence", records: [spell("p1", "2024-01-01", null)] });
    await store.write(async (writer) => {
      await writer.run(
        "INSERT INTO month_close (month, closed_by, data_version) VALUES ('2025-03-01', 'c', 1)",
      );
      await writer.run("INSERT INTO month_close_batch (month, batch_id) VALUES ('2025-03-01', 1)");
    });
    await expect(undoBatch(store, 1, "controller")).rejects.toMatchObject({
      code: "BATCH_IN_USE",
      details: { reason: "2025-03" },
    });
  });

  test("an unknown batch is not found, and one undone already is not undone twice", async () => {
    await expect(undoBatch(store, 7, "controller")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await deliver(store, { source: "residence", records: [spell("p1", "2024-01-01", null)] });
    await undoBatch(store, 1, "controller");
    await expect(undoBatch(store, 1, "controller")).rejects.toMatchObject({
      code: "CONFLICTING_CHANGE",
    });
  });
});
