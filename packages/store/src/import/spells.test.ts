import { day } from "@luotsi/base";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { Store } from "../open-store.ts";
import { deliver, openTestStore, testDatabases, type TestRecord } from "../testing.ts";
import { undoBatch } from "./undo-batch.ts";

function spell(
  person: string,
  start: string,
  end: string | null,
  municipality = "398",
): TestRecord {
  return {
    person,
    period_start: day(start),
    period_end: end === null ? null : day(end),
    municipality,
  };
}

describe.each(testDatabases)("spells of one person on the $name database", (database) => {
  let store: Store;
  beforeEach(async () => {
    store = await openTestStore(database);
  });
  afterEach(async () => {
    await store.close();
  });

  async function residence(): Promise<readonly unknown[]> {
    const rows = await store.reader.rows<{ spell: string }>(
      `SELECT concat_ws(' ', p.pseudonym, r.period_start, coalesce(r.period_end::text, '–'),
                r.municipality, 'by ' || r.batch_id, 'corrects ' || r.corrects_batch) AS spell
       FROM residence_spell r JOIN person p ON p.id = r.person
       WHERE r.superseded_by_batch IS NULL ORDER BY p.pseudonym, r.period_start`,
    );
    return rows.map((row) => row.spell);
  }

  test("of two overlapping spells in a file the later falls; the day after the end is free", async () => {
    const outcome = await deliver(store, {
      source: "residence",
      records: [
        spell("p1", "2024-01-01", "2025-01-01"),
        spell("p1", "2024-12-31", null, "098"),
        spell("p2", "2024-01-01", "2025-01-01"),
        spell("p2", "2025-01-01", null, "098"),
      ],
    });
    expect(outcome).toMatchObject({ accepted: 3, rejected: 1 });
    expect(outcome.problems).toMatchObject([{ line: 3, code: "OVERLAPS_SPELL" }]);
    expect(outcome.problems[0]?.message.en).toContain("line 2 of the file");
    expect(await residence()).toEqual([
      "p1 2024-01-01 2025-01-01 398 by 1",
      "p2 2024-01-01 2025-01-01 398 by 1",
      "p2 2025-01-01 – 098 by 1",
    ]);
  });

  test("a spell in the way of a known one falls; the end of the known one makes room", async () => {
    await deliver(store, { source: "residence", records: [spell("p1", "2024-01-01", null)] });
    const inTheWay = await deliver(store, {
      source: "residence",
      records: [spell("p1", "2024-06-01", null, "098")],
      meta: { delivery: "incremental" },
    });
    expect(inTheWay).toMatchObject({ accepted: 0, rejected: 1 });
    expect(inTheWay.problems[0]?.message.en).toContain("line 2 of batch 1");
    const moved = await deliver(store, {
      source: "residence",
      records: [spell("p1", "2024-06-01", null, "098"), spell("p1", "2024-01-01", "2024-06-01")],
    });
    expect(moved).toMatchObject({ accepted: 2, corrections: 1, rejected: 0 });
    expect(await residence()).toEqual([
      "p1 2024-01-01 2024-06-01 398 by 3 corrects 1",
      "p1 2024-06-01 – 098 by 3",
    ]);
  });

  test("a full delivery that moves a spell's first day corrects it; undoing brings the old one back", async () => {
    await deliver(store, {
      source: "residence",
      records: [spell("p1", "2024-01-01", null), spell("p2", "2024-01-01", "2024-09-01")],
    });
    const moved = await deliver(store, {
      source: "residence",
      records: [
        spell("p1", "2024-02-01", null),
        spell("p2", "2023-12-01", "2024-03-01"),
        spell("p2", "2024-05-01", "2024-09-01", "098"),
      ],
    });
    expect(moved).toMatchObject({ accepted: 3, rejected: 0, corrections: 3, missing: 0 });
    expect(await residence()).toEqual([
      "p1 2024-02-01 – 398 by 2 corrects 1",
      "p2 2023-12-01 2024-03-01 398 by 2 corrects 1",
      "p2 2024-05-01 2024-09-01 098 by 2 corrects 1",
    ]);
    await undoBatch(store, 2, "tester");
    expect(await residence()).toEqual([
      "p1 2024-01-01 – 398 by 1",
      "p2 2024-01-01 2024-09-01 398 by 1",
    ]);
  });

  test("a correction that falls leaves the known spell, which then is in the others' way", async () => {
    await deliver(store, {
      source: "residence",
      records: [spell("p1", "2024-01-01", "2024-03-01"), spell("p1", "2024-06-01", null)],
    });
    const outcome = await deliver(store, {
      source: "residence",
      records: [
        spell("p1", "2024-02-01", "2024-04-01", "098"),
        spell("p1", "2024-01-01", "2024-02-15"),
        spell("p1", "2024-06-01", null),
      ],
    });
    expect(outcome).toMatchObject({ rejected: 2, accepted: 1, unchanged: 1 });
    expect(await residence()).toEqual([
      "p1 2024-01-01 2024-03-01 398 by 1",
      "p1 2024-06-01 – 398 by 1",
    ]);
  });
});
