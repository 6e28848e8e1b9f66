import { sources } from "@luotsi/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { kindsInSql, sourceTables } from "./import/source-table.ts";
import type { Store } from "./open-store.ts";
import { openTestStore, testDatabases } from "./testing.ts";

describe.each(testDatabases)("the schema on the $name database", (database) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(database);
  });
  afterAll(async () => {
    await store.close();
  });

  async function texts(sql: string): Promise<readonly string[]> {
    const rows = await store.reader.rows<{ found: string }>(sql);
    return rows.map(({ found }) => found);
  }

  test("every instant carries its zone", async () => {
    expect(
      await texts(`SELECT table_name || '.' || column_name AS found FROM information_schema.columns
        WHERE table_schema = 'public'
          AND data_type IN ('timestamp without time zone', 'time without time zone')`),
    ).toEqual([]);
  });

  test("no column holds a fraction in binary, and money is whole cents", async () => {
    expect(
      await texts(`SELECT table_name || '.' || column_name AS found FROM information_schema.columns
        WHERE table_schema = 'public' AND (data_type IN ('real', 'double precision', 'money')
          OR (column_name LIKE '%cents%' AND data_type <> 'bigint'))`),
    ).toEqual([]);
  });

  test("every foreign key can be followed back by an index", async () => {
    const unindexed = await texts(`
      SELECT c.conrelid::regclass || ' ' || c.conname AS found FROM pg_constraint c
      WHERE c.contype = 'f' AND NOT EXISTS (
        SELECT FROM pg_index i
        WHERE i.indrelid = c.conrelid
          AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey
          AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid)
            ~ '^\\([a-z_]+ IS NOT NULL\\)$'))`);
    expect(unindexed).toEqual([]);
    const all = await texts("SELECT conname AS found FROM pg_constraint WHERE contype = 'f'");
    expect(all.length).toBeGreaterThan(40);
  });

  test("every period has a start, and a check that its end comes after", async () => {
    const periods = await texts(`SELECT table_name AS found FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name IN ('period_start', 'period_end')
      GROUP BY 1 HAVING count(*) = 2 AND bool_and(data_type = 'date')
        AND bool_or(column_name = 'period_start' AND is_nullable = 'NO') ORDER BY 1`);
    const withPeriod = sourceTables()
      .filter(({ columns }) => columns.some(({ field }) => field.startsWith("period_")))
      .map(({ table }) => table);
    expect(periods).toEqual([...withPeriod, "customer_assignment"].toSorted());
    const checked = await texts(`SELECT conrelid::regclass::text AS found FROM pg_constraint
      WHERE contype = 'c' AND pg_get_constraintdef(oid) = 'CHECK ((period_end > period_start))'
      ORDER BY 1`);
    expect(checked).toEqual(periods);
  });

  test("spells of one kind cannot overlap, whoever writes them", async () => {
    const guarded = await texts(`SELECT conrelid::regclass::text AS found FROM pg_constraint
      WHERE contype = 'x' AND pg_get_constraintdef(oid) LIKE '%daterange(period_start, period_end) WITH &&%'
      ORDER BY 1`);
    const spells = sourceTables().filter(({ spellOf }) => spellOf.length > 0);
    expect(guarded).toEqual(
      [...spells.map(({ table }) => table), "customer_assignment"].toSorted(),
    );
  });

  test.each(sourceTables())("$table has the fields of its source", async ({ table, columns }) => {
    const found = await store.reader.rows<{ name: string; type: string; filled: boolean }>(
      `SELECT column_name AS name, data_type AS type, is_nullable = 'NO' AS filled
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1
         AND column_name NOT IN
           ('id', 'batch_id', 'line', 'superseded_by_batch', 'corrects_batch')
       ORDER BY ordinal_position`,
      [table],
    );
    expect(found).toEqual(
      columns.map(({ field, kind, required }) => ({
        name: field,
        type: kindsInSql[kind].stored,
        filled: required,
      })),
    );
  });

  test.each(sourceTables())("$table has one current record of a key", async ({ table, key }) => {
    const [definition] = await texts(
      `SELECT indexdef AS found FROM pg_indexes WHERE indexname = '${table}_key'`,
    );
    expect(definition).toContain(`UNIQUE INDEX ${table}_key`);
    expect(definition).toContain(`(${key.map(({ field }) => field).join(", ")})`);
    expect(definition).toContain("NULLS NOT DISTINCT");
    expect(definition).toContain("WHERE (superseded_by_batch IS NULL)");
  });

  test("every month is the first day of its month", async () => {
    const months = sourceTables().flatMap(({ columns }) =>
      columns.filter(({ kind }) => kind === "month"),
    );
    const checks = await texts(`SELECT conname AS found FROM pg_constraint WHERE contype = 'c'
      AND pg_get_constraintdef(oid) LIKE '%is_first_of_month%'
      AND conrelid::regclass::text IN (${Object.values(sources)
        .map(({ table }) => `'${table}'`)
        .join()})`);
    expect(checks.length).toBe(months.length);
  });

  test("Finnish names are ordered as Finns order them", async () => {
    expect(
      await texts(`SELECT found FROM unnest(ARRAY['Öja', 'Zürich', 'Äänekoski', 'Åbo', 'Aura']) AS found
        ORDER BY found COLLATE "fi-x-icu"`),
    ).toEqual(["Aura", "Zürich", "Åbo", "Äänekoski", "Öja"]);
  });
});
