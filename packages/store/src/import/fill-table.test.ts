import { addDays, day } from "@luotsi/base";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { Store } from "../open-store.ts";
import { deliver, openTestStore, testDatabases, type TestRecord } from "../testing.ts";

const many = 2_500;

/** One spell of each person, open, each starting a day after the one before. */
function spells(): readonly TestRecord[] {
  return Array.from({ length: many }, (_, i) => ({
    person: `p${i}`,
    period_start: addDays(day("2015-01-01"), i),
    period_end: null,
    municipality: "398",
  }));
}

describe.each(testDatabases)("a table's first large delivery on the $name database", (database) => {
  let store: Store;
  beforeEach(async () => {
    store = await openTestStore(database);
  });
  afterEach(async () => {
    await store.close();
  });

  async function definitions(): Promise<readonly { readonly definition: string }[]> {
    return await store.reader.rows(
      `SELECT conname || ' ' || convalidated || ' ' || pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE conrelid = 'residence_spell'::regclass
       UNION ALL
       SELECT pg_get_indexdef(indexrelid) || ' ' || indisvalid FROM pg_index
       WHERE indrelid = 'residence_spell'::regclass ORDER BY 1`,
    );
  }

  test("leaves every index and constraint as it was", async () => {
    const before = await definitions();
    const { accepted } = await deliver(store, { source: "residence", records: spells() });
    expect(accepted).toBe(many);
    expect(before.length).toBeGreaterThan(10);
    expect(await definitions()).toEqual(before);
  });

  test("lets no overlapping spell in, neither with it nor afterwards", async () => {
    const twice = { ...spells()[0], period_start: day("2020-01-01") };
    const outcome = await deliver(store, { source: "residence", records: [...spells(), twice] });
    expect(outcome).toMatchObject({ accepted: many, rejected: 1 });
    await expect(
      store.write(async (writer) => {
        await writer.run(
          `INSERT INTO residence_spell (batch_id, line, person, period_start, municipality)
           SELECT batch_id, 9999, person, period_start + 9, municipality
           FROM residence_spell WHERE line = 2`,
        );
      }),
    ).rejects.toThrow(/residence_spell_spells_do_not_overlap/);
  });

  test("goes in also while somebody reads the table", async () => {
    await store.read(async (reader) => {
      expect(await reader.rows("SELECT id FROM residence_spell")).toEqual([]);
      const { accepted } = await deliver(store, { source: "residence", records: spells() });
      expect(accepted).toBe(many);
      expect(await reader.rows("SELECT id FROM residence_spell")).toEqual([]);
    });
    expect(await store.reader.rows("SELECT count(*) AS rows FROM residence_spell")).toEqual([
      { rows: many },
    ]);
  });

  test("tried without storing leaves the table empty and whole", async () => {
    const before = await definitions();
    const { accepted } = await deliver(store, {
      source: "residence",
      records: spells(),
      options: { dryRun: true },
    });
    expect(accepted).toBe(many);
    expect(await definitions()).toEqual(before);
    expect(await store.reader.rows("SELECT id FROM residence_spell")).toEqual([]);
  });
});
