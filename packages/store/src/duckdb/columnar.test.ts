import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DuckDBInstance } from "@duckdb/node-api";
import { day, month } from "@luotsi/base";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { undoBatch } from "../import/undo-batch.ts";
import type { Store } from "../open-store.ts";
import { deliver, openTestStore, testDatabases, type TestRecord } from "../testing.ts";
import { exportParquet } from "./export-parquet.ts";
import { openColumnar, refreshCopy, withColumnar } from "./open-columnar.ts";
import { columnarPath, rebuildColumnar } from "./rebuild-columnar.ts";

function payment(person: string, cents: number, start = "2025-01-01"): TestRecord {
  return {
    person,
    benefit: "general_benefit",
    period_start: day(start),
    period_end: day(start) + 14,
    paid_on: day("2025-02-03"),
    paid_days: 10,
    paid_cents: cents,
    ground: "service",
  };
}

function posting(service: string, cents: number, at = "2025-01"): TestRecord {
  return {
    month: month(at),
    account: "4300",
    cost_centre: "1",
    service,
    amount_cents: cents,
  };
}

describe.each(testDatabases)("the columnar copy of the $name database", (database) => {
  let store: Store;
  beforeEach(async () => {
    store = await openTestStore(database);
  });
  afterEach(async () => {
    await store.close();
  });

  async function ask(sql: string): Promise<unknown> {
    return await withColumnar(store, async ({ connection }) => {
      const answer = await connection.runAndReadAll(sql);
      return answer.getRowsJson();
    });
  }

  test("holds the current records of every table and nothing superseded", async () => {
    await deliver(store, {
      source: "benefit-payments",
      records: [payment("a", 1), payment("b", 2)],
    });
    const corrected = [payment("b", 3)];
    await deliver(store, { source: "benefit-payments", records: corrected });
    const copy = await rebuildColumnar(store);
    expect(copy.rows).toMatchObject({ person: 2, benefit_payment: 2, ledger_entry: 0 });
    expect(
      await ask(
        `SELECT pseudonym, paid_cents::INT, batch_id::INT, corrects_batch::INT, benefit,
                period_end::VARCHAR
         FROM benefit_payment b JOIN person p ON p.number = b.person ORDER BY 1`,
      ),
    ).toEqual([
      ["a", 1, 1, null, "general_benefit", "2025-01-15"],
      ["b", 3, 2, 1, "general_benefit", "2025-01-15"],
    ]);
  });

  test("numbers persons from zero without gaps, although a trial used up ids", async () => {
    const trial = [payment("x", 1), payment("y", 1)];
    await deliver(store, { source: "benefit-payments", records: trial, options: { dryRun: true } });
    await deliver(store, {
      source: "benefit-payments",
      records: [payment("b", 1), payment("a", 1)],
    });
    expect(await ask("SELECT number FROM person ORDER BY id")).toEqual([[0], [1]]);
    expect(await ask("SELECT person FROM benefit_payment")).toEqual([[0], [1]]);
  });

  test("keeps every text as it is", async () => {
    const strange = ["\\N", '"', "a,b", "a\nb", "a\r\nb", " å ", "😀", "''", "\\", "NULL"];
    await deliver(store, { source: "ledger", records: strange.map((text) => posting(text, 1)) });
    const found = (await ask("SELECT service FROM ledger_entry")) as readonly [string][];
    expect(found.map(([text]) => text).toSorted()).toEqual(strange.toSorted());
  });

  test("money beyond 32 bits and below zero is exact", async () => {
    const amounts = [9_007_199_254_740_991, -9_007_199_254_740_991, 2_147_483_648];
    const records = amounts.map((amount, i) => posting(`s${i}`, amount));
    await deliver(store, { source: "ledger", records });
    expect(await ask("SELECT amount_cents::VARCHAR FROM ledger_entry ORDER BY service")).toEqual(
      amounts.map((amount) => [String(amount)]),
    );
  });

  test("is built anew when the truth has changed, and only then", async () => {
    await deliver(store, { source: "ledger", records: [posting("a", 1)] });
    expect(await refreshCopy(store)).toBe(1);
    const built = statSync(columnarPath(store.workspace)).ino;
    await refreshCopy(store);
    expect(statSync(columnarPath(store.workspace)).ino).toBe(built);
    await deliver(store, { source: "ledger", records: [posting("b", 1)] });
    expect(await ask("SELECT count(*)::INT FROM ledger_entry")).toEqual([[2]]);
    await undoBatch(store, 2, "t");
    expect(await ask("SELECT count(*)::INT FROM ledger_entry")).toEqual([[1]]);
    expect(statSync(columnarPath(store.workspace)).mode & 0o777).toBe(0o600);
  });

  test("takes over what has not changed, and it is what a copy from scratch would hold", async () => {
    await deliver(store, {
      source: "benefit-payments",
      records: [payment("a", 1), payment("b", 2)],
    });
    await refreshCopy(store);
    await deliver(store, { source: "ledger", records: [posting("x", 1)] });
    const earlier = [payment("0", 5)];
    await deliver(store, { source: "benefit-payments", records: earlier });
    await deliver(store, { source: "ledger", records: [posting("y", 1)] });
    await refreshCopy(store);
    await deliver(store, { source: "ledger", records: [posting("z", 1)] });
    const all = `SELECT p.pseudonym, b.paid_cents::INT FROM benefit_payment b
      JOIN person p ON p.number = b.person ORDER BY b.rowid`;
    const ledger = "SELECT service FROM ledger_entry ORDER BY rowid";
    const updated = [await ask(all), await ask(ledger)];
    await rebuildColumnar(store);
    expect(updated).toEqual([await ask(all), await ask(ledger)]);
    expect(updated[1]).toEqual([["x"], ["y"], ["z"]]);
    expect(updated[0]).toHaveLength(3);
  });

  test("an update does not read again what stands; a rebuild reads everything", async () => {
    await deliver(store, { source: "benefit-payments", records: [payment("a", 1)] });
    await refreshCopy(store);
    const instance = await DuckDBInstance.create(columnarPath(store.workspace));
    const connection = await instance.connect();
    await connection.run("UPDATE benefit_payment SET paid_cents = 777");
    connection.closeSync();
    instance.closeSync();
    await deliver(store, { source: "ledger", records: [posting("x", 1)] });
    expect(await ask("SELECT paid_cents::INT FROM benefit_payment")).toEqual([[777]]);
    await rebuildColumnar(store);
    expect(await ask("SELECT paid_cents::INT FROM benefit_payment")).toEqual([[1]]);
  });

  test("a reader keeps its copy while a newer one takes the place", async () => {
    await deliver(store, { source: "ledger", records: [posting("a", 1)] });
    const old = await openColumnar(store);
    await deliver(store, { source: "ledger", records: [posting("b", 1)] });
    expect(await ask("SELECT count(*)::INT FROM ledger_entry")).toEqual([[2]]);
    const answer = await old.connection.runAndReadAll("SELECT count(*)::INT FROM ledger_entry");
    expect(answer.getRowsJson()).toEqual([[1]]);
    old.close();
  });

  test("ten who find it behind at once get the same fresh copy", async () => {
    await deliver(store, { source: "ledger", records: [posting("a", 1)] });
    const counts = await Promise.all(
      Array.from({ length: 10 }, () => ask("SELECT count(*)::INT FROM ledger_entry")),
    );
    expect(counts).toEqual(Array.from({ length: 10 }, () => [[1]]));
    expect(readdirSync(store.workspace)).toEqual(["columnar.duckdb"]);
  });

  test("cannot be written through, and can be thrown away", async () => {
    await deliver(store, { source: "ledger", records: [posting("a", 1)] });
    await expect(ask("DELETE FROM ledger_entry")).rejects.toThrow("read-only");
    rmSync(columnarPath(store.workspace));
    expect(await ask("SELECT count(*)::INT FROM ledger_entry")).toEqual([[1]]);
  });

  test("a copy whose sums differ from the truth is dropped and the old one stays", async () => {
    await deliver(store, { source: "ledger", records: [posting("a", 1)] });
    await rebuildColumnar(store);
    await deliver(store, { source: "ledger", records: [posting("b", 5)] });
    const falsified: Store = {
      ...store,
      read: async (work) =>
        await store.read(
          async (reader) =>
            await work({
              ...reader,
              copyOut: (text) =>
                reader.copyOut(text.replace("amount_cents FROM", "amount_cents + 1 FROM")),
            }),
        ),
    };
    await expect(rebuildColumnar(falsified)).rejects.toThrow(
      "the columnar copy of ledger_entry has the rows and sums of the truth",
    );
    const instance = await DuckDBInstance.create(columnarPath(store.workspace), {
      access_mode: "READ_ONLY",
    });
    const connection = await instance.connect();
    const answer = await connection.runAndReadAll("SELECT count(*)::INT FROM ledger_entry");
    expect(answer.getRowsJson()).toEqual([[1]]);
    connection.closeSync();
    instance.closeSync();
    expect(readdirSync(store.workspace)).toEqual(["columnar.duckdb"]);
  });

  test("every table goes out as Parquet, in folders by municipality and month", async () => {
    await deliver(store, {
      source: "benefit-invoices",
      records: ["398", "398", "098", null].map((municipality, i) => ({
        person: `p${i}`,
        benefit: "basic_allowance",
        benefit_month: month("2025-01"),
        invoice_month: month("2025-02"),
        days: 20,
        billed_cents: 100 + i,
        municipality,
      })),
    });
    await deliver(store, {
      source: "ledger",
      records: [posting("a", 1), posting("a", 2, "2025-02")],
    });
    const folder = mkdtempSync(join(tmpdir(), "luotsi-parquet-"));
    const tables = await exportParquet(store, folder);
    await exportParquet(store, folder);
    expect(tables).toHaveLength(16);
    expect(tables.find(({ table }) => table === "benefit_invoice")).toMatchObject({
      partitionedBy: ["municipality", "month"],
      rows: 4,
    });
    expect(existsSync(join(folder, "benefit_invoice", "municipality=098", "month=2025-02"))).toBe(
      true,
    );
    expect(readdirSync(join(folder, "ledger_entry"))).toEqual(["month=2025-01", "month=2025-02"]);
    expect(readFileSync(join(folder, "person.parquet")).subarray(0, 4).toString()).toBe("PAR1");
    expect(
      await ask(`SELECT month, sum(billed_cents)::INT, count(*)::INT
        FROM read_parquet('${folder}/benefit_invoice/**/*.parquet', hive_partitioning = true)
        GROUP BY month`),
    ).toEqual([["2025-02", 406, 4]]);
    rmSync(folder, { recursive: true });
  });
});
