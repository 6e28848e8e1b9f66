import { day, month } from "@luotsi/base";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { Store } from "../open-store.ts";
import { deliver, openTestStore, testDatabases, type TestRecord } from "../testing.ts";
import { dataVersion } from "./data-version.ts";

const payment: TestRecord = {
  person: "p1",
  benefit: "labour_market_subsidy",
  period_start: day("2025-01-01"),
  period_end: day("2025-02-01"),
  paid_on: day("2025-02-03"),
  paid_days: 23,
  paid_cents: 85_583,
  ground: "unemployment",
};

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

describe.each(testDatabases)("a delivery on the $name database", (database) => {
  let store: Store;
  beforeEach(async () => {
    store = await openTestStore(database);
  });
  afterEach(async () => {
    await store.close();
  });

  test("new rows are stored with their batch, line and exact values", async () => {
    const outcome = await deliver(store, {
      source: "benefit-payments",
      records: [payment, { ...payment, person: "p2", full_cents: 2_147_483_648_00 }],
    });
    expect(outcome).toEqual({
      batch: 1,
      rows: 2,
      accepted: 2,
      unchanged: 0,
      corrections: 0,
      rejected: 0,
      missing: 0,
      problems: [],
    });
    expect(
      await store.reader.rows(
        `SELECT p.pseudonym, b.batch_id, b.line, b.period_start, b.period_end, b.paid_cents, b.full_cents
         FROM benefit_payment b JOIN person p ON p.id = b.person ORDER BY b.line`,
      ),
    ).toEqual([
      {
        pseudonym: "p1",
        batch_id: 1,
        line: 2,
        period_start: day("2025-01-01"),
        period_end: day("2025-02-01"),
        paid_cents: 85_583,
        full_cents: null,
      },
      {
        pseudonym: "p2",
        batch_id: 1,
        line: 3,
        period_start: day("2025-01-01"),
        period_end: day("2025-02-01"),
        paid_cents: 85_583,
        full_cents: 214_748_364_800,
      },
    ]);
  });

  test("the same file again changes nothing and names the first batch", async () => {
    const first = await deliver(store, { source: "benefit-payments", records: [payment] });
    const version = await dataVersion(store.reader);
    const again = await deliver(store, { source: "benefit-payments", records: [payment] });
    expect(again).toEqual({ ...first, alreadyImported: 1 });
    expect(await dataVersion(store.reader)).toBe(version);
    expect(await store.reader.rows("SELECT id FROM import_batch")).toEqual([{ id: 1 }]);
  });

  test("the same bytes read for another municipality are another delivery", async () => {
    const rows = [{ ...payment }];
    await deliver(store, { source: "benefit-payments", records: rows });
    const constants = { municipality: "398" };
    const detected = {
      format: "csv",
      encoding: "utf-8",
      delimiter: ";",
      decimal: ",",
      headerLine: 1,
      columns: [],
      constants,
    } as const;
    const again = await deliver(store, {
      source: "benefit-payments",
      records: rows,
      meta: { detected },
    });
    expect(again).toMatchObject({ batch: 2, accepted: 1, unchanged: 1 });
  });

  test("a later delivery that says the same adds nothing; one that differs corrects", async () => {
    await deliver(store, {
      source: "benefit-payments",
      records: [payment, { ...payment, person: "p2" }],
    });
    const later = await deliver(store, {
      source: "benefit-payments",
      records: [payment, { ...payment, person: "p2", paid_cents: 1 }, { ...payment, person: "p3" }],
    });
    expect(later).toMatchObject({ batch: 2, rows: 3, accepted: 3, unchanged: 1, corrections: 1 });
    expect(
      await store.reader.rows(
        `SELECT p.pseudonym AS person, b.paid_cents AS cents, b.batch_id AS batch,
                b.corrects_batch AS corrects, b.superseded_by_batch AS superseded
         FROM benefit_payment b JOIN person p ON p.id = b.person ORDER BY 1, 3`,
      ),
    ).toEqual([
      { person: "p1", cents: 85_583, batch: 1, corrects: null, superseded: null },
      { person: "p2", cents: 85_583, batch: 1, corrects: null, superseded: 2 },
      { person: "p2", cents: 1, batch: 2, corrects: 1, superseded: null },
      { person: "p3", cents: 85_583, batch: 2, corrects: null, superseded: null },
    ]);
  });

  test("a value that appears or disappears is a correction", async () => {
    await deliver(store, { source: "benefit-payments", records: [payment] });
    const filled = { ...payment, full_cents: 0 };
    expect(await deliver(store, { source: "benefit-payments", records: [filled] })).toMatchObject({
      corrections: 1,
    });
    const emptied = [payment, { ...payment, person: "p9" }];
    expect(await deliver(store, { source: "benefit-payments", records: emptied })).toMatchObject({
      corrections: 1,
      unchanged: 0,
    });
  });

  test("an empty part of a key is the same as an empty part of a key", async () => {
    const line = {
      person: "p1",
      benefit: "basic_allowance",
      benefit_month: month("2025-01"),
      days: 20,
      billed_cents: 100,
    };
    const first = await deliver(store, { source: "benefit-invoices", records: [line, line] });
    expect(first).toMatchObject({ accepted: 1, rejected: 1 });
    const corrected = { ...line, billed_cents: 101 };
    expect(
      await deliver(store, { source: "benefit-invoices", records: [corrected] }),
    ).toMatchObject({ corrections: 1 });
  });

  test("two shares or two municipalities of a month are two lines of an invoice, in one file or in two", async () => {
    const line = {
      person: "p1",
      benefit: "labour_market_subsidy",
      benefit_month: month("2025-03"),
      invoice_month: month("2025-05"),
      days: 10,
      billed_cents: 120_00,
      municipality: "398",
      share_percent: 30,
    };
    const records = [line, { ...line, share_percent: 40, billed_cents: 160_00 }];
    expect(await deliver(store, { source: "benefit-invoices", records })).toMatchObject({
      accepted: 2,
      corrections: 0,
    });
    const ofOther = { ...line, municipality: "560" };
    expect(await deliver(store, { source: "benefit-invoices", records: [ofOther] })).toMatchObject({
      accepted: 1,
      corrections: 0,
    });
    const corrected = { ...line, billed_cents: 121_00 };
    expect(
      await deliver(store, { source: "benefit-invoices", records: [corrected] }),
    ).toMatchObject({ accepted: 1, corrections: 1 });
    const held = `SELECT municipality, share_percent AS percent, billed_cents AS cents FROM benefit_invoice
      WHERE superseded_by_batch IS NULL ORDER BY municipality, share_percent`;
    const kept = await store.readWhole(async (owner) => await owner.rows(held));
    expect(kept).toEqual([
      { municipality: "398", percent: 30, cents: 121_00 },
      { municipality: "398", percent: 40, cents: 160_00 },
      { municipality: "560", percent: 30, cents: 120_00 },
    ]);
  });

  test("a record twice in a file is kept once; the later goes to quarantine and names the line", async () => {
    const outcome = await deliver(store, {
      source: "benefit-payments",
      records: [payment, { ...payment, person: "p2" }, { ...payment, paid_cents: -1_205 }],
    });
    expect(outcome).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
    expect(outcome.problems).toEqual([
      {
        line: 4,
        column: undefined,
        code: "DUPLICATE_ROW",
        message: expect.objectContaining({
          en: "The same record is already on line 2 of the file. Remove one of the rows. If both are true, put them together into one row.",
        }),
      },
    ]);
    expect(await store.reader.rows("SELECT line, cells FROM quarantine_row")).toEqual([
      {
        line: 4,
        cells: [
          "p1",
          "labour_market_subsidy",
          "2025-01-01",
          "2025-01-31",
          "2025-02-03",
          "23",
          "-12.05",
          "unemployment",
          "",
          "",
          "",
          "",
        ],
      },
    ]);
  });

  test("two services may run at the same time, one service twice may not", async () => {
    const period = {
      person: "p1",
      service: "A",
      period_start: day("2025-01-01"),
      period_end: day("2025-03-01"),
      service_group: "job_coaching",
    };
    const outcome = await deliver(store, {
      source: "service-periods",
      records: [
        period,
        { ...period, service: "B" },
        { ...period, period_start: day("2025-02-01"), period_end: day("2025-04-01") },
      ],
    });
    expect(outcome.problems).toMatchObject([{ line: 4, code: "OVERLAPS_SPELL" }]);
  });

  test("a full delivery marks the open spells it lacks, but not of a person with a bad row", async () => {
    await deliver(store, {
      source: "residence",
      records: [
        spell("p1", "2024-01-01", null),
        spell("p2", "2024-01-01", null),
        spell("p3", "2024-01-01", "2024-12-01"),
        spell("p4", "2024-01-01", null),
      ],
    });
    const bad = {
      line: 9,
      cells: ["p4", "2024-01-01", "", "Lahti"],
      problems: [
        { line: 9, column: "municipality", code: "BAD", message: { fi: "", sv: "", en: "" } },
      ],
    };
    const later = await deliver(store, {
      source: "residence",
      records: [spell("p1", "2024-01-01", null)],
      rejected: [bad],
    });
    expect(later).toMatchObject({ rows: 2, unchanged: 1, rejected: 1, missing: 1 });
    expect(
      await store.reader.rows(
        `SELECT p.pseudonym FROM missing_in_source m
         JOIN residence_spell r ON r.id = m.record_id JOIN person p ON p.id = r.person
         WHERE m.batch_id = 2`,
      ),
    ).toEqual([{ pseudonym: "p2" }]);
  });

  test("an incremental delivery marks nothing missing", async () => {
    await deliver(store, { source: "residence", records: [spell("p1", "2024-01-01", null)] });
    const later = await deliver(store, {
      source: "residence",
      records: [spell("p2", "2024-01-01", null)],
      meta: { delivery: "incremental" },
    });
    expect(later.missing).toBe(0);
  });

  test("a trial gives the same counts and leaves nothing behind", async () => {
    await deliver(store, { source: "benefit-payments", records: [payment] });
    const version = await dataVersion(store.reader);
    const records = [{ ...payment, paid_cents: 1 }, { ...payment, person: "p2" }, payment];
    const trial = await deliver(store, {
      source: "benefit-payments",
      records,
      options: { dryRun: true },
    });
    expect(trial).toMatchObject({ batch: null, rows: 3, corrections: 1, rejected: 1 });
    expect(await store.reader.rows("SELECT pseudonym FROM person")).toEqual([{ pseudonym: "p1" }]);
    expect(await store.reader.rows("SELECT count(*) AS rows FROM quarantine_row")).toEqual([
      { rows: 0 },
    ]);
    expect(await dataVersion(store.reader)).toBe(version);
    const real = await deliver(store, { source: "benefit-payments", records });
    expect({ ...real, batch: null }).toEqual(trial);
  });

  test("a reading that breaks off leaves nothing behind", async () => {
    const broken = deliver(store, {
      source: "benefit-payments",
      records: [payment, { ...payment, person: "p2" }],
      options: {
        onProgress: ({ share }) => {
          if (share === 1) throw new RangeError("the disk is gone");
        },
      },
    });
    await expect(broken).rejects.toThrow("the disk is gone");
    expect(await store.reader.rows("SELECT id FROM import_batch")).toEqual([]);
    expect(await store.reader.rows("SELECT id FROM person")).toEqual([]);
  });

  test("two imports at once both count, one after the other", async () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ ...payment, person: `p${i}` }));
    const changed = many.map((record) => ({ ...record, paid_cents: 2 }));
    const outcomes = await Promise.all([
      deliver(store, { source: "benefit-payments", records: many }),
      deliver(store, { source: "benefit-payments", records: changed }),
    ]);
    expect(outcomes.map(({ corrections }) => corrections).toSorted((a, b) => a - b)).toEqual([
      0, 200,
    ]);
  });

  test("texts come back as they were, whatever their characters", async () => {
    const strange = ["\\N", "a\tb", "a\nb\r\n", "\\", '"', "å€😀", "NULL", "{x}", "a\0b"];
    const records = strange.map((service, i) => ({
      month: month("2025-01"),
      account: String(4_000 + i),
      cost_centre: "1",
      service,
      amount_cents: i,
    }));
    await deliver(store, { source: "ledger", records });
    const rows = await store.reader.rows<{ service: string }>(
      "SELECT service FROM ledger_entry ORDER BY line",
    );
    expect(rows.map(({ service }) => service)).toEqual([...strange.slice(0, -1), "a\uFFFDb"]);
  });
});
