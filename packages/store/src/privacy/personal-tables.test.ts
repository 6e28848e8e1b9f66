import { afterAll, beforeAll, expect, test } from "vitest";

import type { Store } from "../open-store.ts";
import { openTestStore } from "../testing.ts";
import {
  impersonalSourceTables,
  impersonalTables,
  personalTables,
  tablesByPseudonym,
} from "./personal-tables.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => {
  await store.close();
});

test("every table is tied to the person by a key, or says why it holds nobody: none is forgotten in an extract", async () => {
  const all = await store.readWhole(
    async (reader) =>
      await reader.rows<{ name: string }>(
        `SELECT schemaname || '.' || tablename AS name FROM pg_tables
         WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
      ),
  );
  const found = (await personalTables(store.reader)).map(({ table }) => `public.${table}`);
  const known = new Set([
    ...found,
    ...tablesByPseudonym,
    ...impersonalSourceTables(),
    ...Object.keys(impersonalTables),
  ]);
  const unknown = all.map(({ name }) => name).filter((name) => !known.has(name));
  expect(
    unknown,
    "give the table a foreign key to person, or name it in store/src/privacy/personal-tables.ts",
  ).toEqual([]);
});

test("no table is both somebody's and nobody's, and no name is of a table that is gone", async () => {
  const found = (await personalTables(store.reader)).map(({ table }) => `public.${table}`);
  expect(found.length).toBeGreaterThanOrEqual(8);
  const named = [...tablesByPseudonym, ...Object.keys(impersonalTables)];
  expect(named.filter((name) => found.includes(name))).toEqual([]);
  const missing = await store.readWhole(
    async (reader) =>
      await reader.rows<{ name: string }>(
        "SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NULL",
        [named],
      ),
  );
  expect(missing).toEqual([]);
});
