import { day, month } from "@luotsi/base";
import { codeLists } from "@luotsi/contract";
import { isPresent } from "@luotsi/frame";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { withColumnar, type Columnar } from "../duckdb/open-columnar.ts";
import type { Store } from "../open-store.ts";
import { deliver, openTestStore, testDatabases, type TestRecord } from "../testing.ts";
import { loadInvoices, loadPayments } from "./load-benefits.ts";
import { loadBudget, loadCommitments, loadLedger } from "./load-finance.ts";
import { loadFrame } from "./load-frame.ts";
import { loadKela, loadStatfin } from "./load-official.ts";
import {
  loadEmploymentSpells,
  loadPersons,
  loadResidence,
  loadServicePeriods,
  openEndDay,
} from "./load-people.ts";

function positionOf(list: keyof typeof codeLists, code: string): number {
  return codeLists[list].codes.findIndex((entry) => entry.code === code);
}

/** Payments of many persons, every seventh adjusted: enough for several chunks of 2048 rows. */
const payments: readonly TestRecord[] = Array.from({ length: 5_000 }, (_, i) => ({
  person: `p${String(Math.floor(i / 5)).padStart(5, "0")}`,
  benefit: i % 2 === 0 ? "labour_market_subsidy" : "earnings_related_allowance",
  period_start: day("2025-01-01") + i,
  period_end: day("2025-01-15") + i,
  paid_on: day("2025-02-03"),
  paid_days: -(i % 3),
  paid_cents: 3_000_000_000 + i,
  ground: "unemployment",
  full_cents: i % 7 === 0 ? i : null,
}));

describe.each(testDatabases)("frames from the $name database", (database) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(database);
    await deliver(store, { source: "benefit-payments", records: payments });
    await deliver(store, {
      source: "persons",
      records: [
        { person: "p00001", birth_month: month("1980-05"), sex: "female", opening_days_lms: 0 },
        { person: "unpaid", birth_month: month("2001-12"), sex: "male", opening_days_lms: 450 },
      ],
    });
    await deliver(store, {
      source: "residence",
      records: [
        {
          person: "p00000",
          period_start: day("2024-01-01"),
          period_end: null,
          municipality: "098",
        },
        {
          person: "p00001",
          period_start: day("2023-01-01"),
          period_end: day("2024-01-01"),
          municipality: "398",
        },
      ],
    });
  });
  afterAll(async () => {
    await store.close();
  });

  async function load<T>(loader: (columnar: Columnar) => Promise<T>): Promise<T> {
    return await withColumnar(store, loader);
  }

  test("payments come with every value in place, missing ones marked", async () => {
    const { rows, columns } = await load(loadPayments);
    expect(rows).toBe(payments.length);
    const { person, benefit, start, end, paidCents, paidDays, fullCents, counterBefore } = columns;
    expect(fullCents.validity).toBeDefined();
    expect(counterBefore.validity).toEqual(new Uint8Array(Math.ceil(rows / 8)));
    const order = payments.toSorted(
      (a, b) =>
        String(a["person"]).localeCompare(String(b["person"])) ||
        String(a["benefit"]).localeCompare(String(b["benefit"])) ||
        Number(a["period_start"]) - Number(b["period_start"]),
    );
    expect(
      Array.from({ length: rows }, (_, i) => ({
        person: `p${String(person.values[i]).padStart(5, "0")}`,
        benefit: codeLists.benefit.codes[benefit.values[i] ?? -1]?.code,
        period_start: start.values[i],
        period_end: end.values[i],
        paid_days: paidDays.values[i],
        paid_cents: paidCents.values[i],
        full_cents: isPresent(fullCents.validity, i) ? fullCents.values[i] : null,
      })),
    ).toEqual(
      order.map(
        ({
          person: who,
          benefit: what,
          period_start,
          period_end,
          paid_days,
          paid_cents,
          full_cents,
        }) => ({
          person: who,
          benefit: what,
          period_start,
          period_end,
          paid_days: Number(paid_days) + 0,
          paid_cents,
          full_cents,
        }),
      ),
    );
  });

  test("a person has the same number in every frame, with or without a record of the extract", async () => {
    const { rows, columns } = await load(loadPersons);
    expect(rows).toBe(1_001);
    expect(isPresent(columns.birthMonth.validity, 0)).toBe(false);
    expect(isPresent(columns.birthMonth.validity, 1)).toBe(true);
    expect(columns.birthMonth.values[1]).toBe(month("1980-05"));
    expect(columns.openingDaysLms.values[1]).toBe(0);
    expect(columns.openingDaysLms.values[1_000]).toBe(450);
    expect(columns.sex.values[1_000]).toBe(positionOf("sex", "male"));
    const residence = await load(loadResidence);
    expect([...residence.columns.person.values]).toEqual([0, 1]);
    expect([...residence.columns.municipality.values]).toEqual([98, 398]);
  });

  test("a spell that goes on has no end and stands at the end of days", async () => {
    const { columns } = await load(loadResidence);
    expect([...columns.end.values]).toEqual([openEndDay, day("2024-01-01")]);
    expect([isPresent(columns.end.validity, 0), isPresent(columns.end.validity, 1)]).toEqual([
      false,
      true,
    ]);
  });

  test("texts are numbered by a dictionary", async () => {
    await deliver(store, {
      source: "ledger",
      records: [
        ["2025-02", "b", 5],
        ["2025-01", "a", -7],
        ["2025-01", "b", 4_000_000_000],
      ].map(([at, service, amount]) => ({
        month: month(String(at)),
        account: "4300",
        cost_centre: "1",
        service: String(service),
        amount_cents: Number(amount),
      })),
    });
    const { columns } = await load(loadLedger);
    const { service, month: months, amountCents } = columns;
    expect([...service.values].map((code) => service.texts[code])).toEqual(["a", "b", "b"]);
    expect([...months.values]).toEqual([month("2025-01"), month("2025-01"), month("2025-02")]);
    expect([...amountCents.values]).toEqual([-7, 4_000_000_000, 5]);
  });

  test("an invoice without a month is of the month after its benefit month", async () => {
    await deliver(store, {
      source: "benefit-invoices",
      records: [
        {
          person: "p00000",
          benefit: "basic_allowance",
          benefit_month: month("2024-12"),
          days: 21,
          billed_cents: 100,
        },
      ],
    });
    const { columns } = await load(loadInvoices);
    expect(columns.invoiceMonth.values[0]).toBe(month("2025-01"));
  });

  test.each([
    { name: "employment spells", loader: loadEmploymentSpells },
    { name: "service periods", loader: loadServicePeriods },
    { name: "the budget", loader: loadBudget },
    { name: "commitments", loader: loadCommitments },
    { name: "Statistics Finland", loader: loadStatfin },
    { name: "Kela", loader: loadKela },
  ])("$name without a record is an empty frame", async ({ loader }) => {
    const rows = await load(async (columnar) => (await loader(columnar)).rows);
    expect(rows).toBe(0);
  });

  test("an answer with a gap where none may be is a broken promise", async () => {
    const schema = [{ name: "x", kind: "int32", nullable: false }] as const;
    await expect(
      load((columnar) => loadFrame(columnar, "SELECT unnest([1, NULL, 3]) AS x", schema)),
    ).rejects.toThrow("x has a value in every row");
  });

  test("a value too large for its column is refused, not cut", async () => {
    const schema = [{ name: "x", kind: "uint8", nullable: false }] as const;
    await expect(
      load((columnar) => loadFrame(columnar, "SELECT 256 AS x", schema)),
    ).rejects.toThrow("out of range");
  });

  test("gaps far into a long column are found, across chunks of any size", async () => {
    const schema = [{ name: "x", kind: "int32", nullable: true }] as const;
    const sql =
      "SELECT CASE WHEN range % 4099 = 4098 THEN NULL ELSE range END AS x FROM range(20001) WHERE range % 3 <> 1";
    const { rows, columns } = await load((columnar) => loadFrame(columnar, sql, schema));
    const expected = Array.from({ length: 20_001 }, (_, i) => i).filter((i) => i % 3 !== 1);
    expect(rows).toBe(expected.length);
    for (const [i, value] of expected.entries()) {
      const isGap = value % 4_099 === 4_098;
      if (isPresent(columns.x.validity, i) === isGap) expect.fail(`entry ${i}`);
      if (!isGap && columns.x.values[i] !== value) expect.fail(`entry ${i}`);
    }
  });
});
