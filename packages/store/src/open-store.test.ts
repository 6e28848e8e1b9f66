import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { migrations } from "./postgres/migrate.ts";
import { openStore, type Store } from "./open-store.ts";
import { freshDatabase, openTestStore, testDatabases } from "./testing.ts";

const workspace = mkdtempSync(join(tmpdir(), "luotsi-open-"));

afterAll(() => {
  rmSync(workspace, { recursive: true, force: true });
});

test.each([
  { fault: "a closed port", databaseUrl: "postgresql://luotsi@127.0.0.1:1/luotsi" },
  { fault: "an address that is none", databaseUrl: "nonsense" },
  { fault: "an unknown machine", databaseUrl: "postgresql://database.invalid/luotsi" },
])("$fault is a refusal that says so", async ({ databaseUrl }) => {
  await expect(openStore({ workspace, databaseUrl })).rejects.toMatchObject({
    code: "DATABASE_UNAVAILABLE",
  });
});

describe.each(testDatabases)("a store on the $name database", (database) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(database);
  });
  afterAll(async () => {
    await store.close();
  });

  test("has every migration once, with the hash of its text", async () => {
    expect(await store.reader.rows("SELECT id, sha256 FROM migration ORDER BY id")).toEqual(
      migrations().map(({ id, sha256 }) => ({ id, sha256 })),
    );
  });

  test("a transaction that fails leaves nothing", async () => {
    const failing = store.write(async (writer) => {
      await writer.run("UPDATE data_state SET version = 99");
      throw new RangeError("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await store.reader.rows("SELECT version FROM data_state")).toEqual([{ version: 0 }]);
  });

  test("a snapshot does not see what is committed meanwhile", async () => {
    const seen = await store.read(async (reader) => {
      const before = await reader.rows("SELECT version FROM data_state");
      await store.write(async (writer) => await writer.run("UPDATE data_state SET version = 7"));
      return [before, await reader.rows("SELECT version FROM data_state")];
    });
    expect(seen).toEqual([[{ version: 0 }], [{ version: 0 }]]);
    expect(await store.reader.rows("SELECT version FROM data_state")).toEqual([{ version: 7 }]);
  });

  test("days, instants and whole numbers come exact; a number too large is refused", async () => {
    expect(
      await store.reader.rows(
        `SELECT date '1970-01-02' AS day, date '1969-12-31' AS before,
                timestamptz '2026-03-29 03:30:00+03' AS instant,
                9007199254740991::bigint AS whole, sum(x)::numeric AS total,
                ARRAY[1, 2]::bigint[] AS list, ARRAY[]::bigint[] AS nothing
         FROM unnest(ARRAY[1, 2]::bigint[]) AS x`,
      ),
    ).toEqual([
      {
        day: 1,
        before: -1,
        instant: "2026-03-29T00:30:00Z",
        whole: 9_007_199_254_740_991,
        total: 3,
        list: [1, 2],
        nothing: [],
      },
    ]);
    await expect(store.reader.rows("SELECT 9007199254740993::bigint AS x")).rejects.toThrow(
      "whole and exact",
    );
  });
});

describe.each(testDatabases.filter(({ url }) => url !== undefined))("a named server", ({ url }) => {
  test("is migrated by two processes at once, once", async () => {
    const fresh = await freshDatabase(url ?? "");
    const place = { workspace, databaseUrl: fresh.url };
    await expect(openStore({ ...place, readOnly: true })).rejects.toMatchObject({
      code: "DATABASE_UNAVAILABLE",
    });
    const stores = await Promise.all([openStore(place), openStore(place)]);
    for (const store of stores) await store.close();
    const reading = await openStore({ ...place, readOnly: true });
    await expect(
      reading.write(async (writer) => await writer.run("UPDATE data_state SET version = 1")),
    ).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
    await reading.close();
    await fresh.drop();
  });

  test("made by another version of Luotsi is refused and left alone", async () => {
    const fresh = await freshDatabase(url ?? "");
    const place = { workspace, databaseUrl: fresh.url };
    const store = await openStore(place);
    await store.write(
      async (writer) => await writer.run("UPDATE migration SET sha256 = 'x' WHERE id = 1"),
    );
    await store.close();
    await expect(openStore(place)).rejects.toThrow("another version of Luotsi (migration 1)");
    await fresh.drop();
  });
});
