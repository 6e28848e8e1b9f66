import { createHash } from "node:crypto";

import { cents, month } from "@luotsi/base";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Store } from "../open-store.ts";
import { deliver, openTestStore, testDatabases } from "../testing.ts";
import {
  insertClosing,
  listClosedMonths,
  listFrozenRows,
  readFrozenPage,
  type MonthClosing,
} from "./closed-months.ts";
import { restingOn } from "./resting-on.ts";

const march = month("2025-03");

const closing: MonthClosing = {
  month: march,
  closedBy: "controller",
  figures: [
    {
      originMonth: march,
      measure: "operating-expense",
      key: "100",
      cents: cents(9_007_199_254_740_991),
      quantity: undefined,
    },
    {
      originMonth: month("2025-01"),
      measure: "operating-expense",
      key: "100",
      cents: cents(-5),
      quantity: undefined,
    },
  ],
  pages: [{ name: "finance", json: '{"b":1,  "a":"ä"}' }],
};

describe.each(testDatabases)("a closed month on the $name database", (database) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(database);
    await deliver(store, {
      source: "ledger",
      records: [{ month: march, account: "4300", cost_centre: "1", service: "a", amount_cents: 1 }],
    });
    await store.write(async (writer) => {
      await insertClosing(writer, closing);
    });
  });
  afterAll(async () => {
    await store.close();
  });

  test("gives back its figures and its page byte for byte", async () => {
    const [page] = closing.pages;
    expect(await readFrozenPage(store.reader, march, "finance")).toBe(page?.json);
    expect(await listClosedMonths(store.reader)).toMatchObject([
      {
        month: march,
        closedBy: "controller",
        sha256: createHash("sha256").update('{"b":1,  "a":"ä"}').digest("hex"),
      },
    ]);
    expect(await listFrozenRows(store.reader)).toEqual(
      closing.figures
        .map((figure) => ({ ...figure, month: march }))
        .toSorted((a, b) => a.originMonth - b.originMonth),
    );
  });

  test("is rested on by the batches that were in force", async () => {
    expect(await restingOn(store.reader, 1)).toEqual({ laterBatches: [], closedMonths: [march] });
  });

  test.each([
    "UPDATE frozen_figure SET amount_cents = 0",
    "UPDATE frozen_figure SET amount_cents = 0 WHERE false",
    "DELETE FROM frozen_figure",
    "TRUNCATE frozen_figure",
    "UPDATE frozen_view SET json = ''",
    "DELETE FROM frozen_view",
    "UPDATE month_close SET closed_by = 'x'",
    "DELETE FROM month_close_batch",
    "INSERT INTO month_close_batch (month, batch_id) VALUES ('2025-03-01', 1)",
    `INSERT INTO frozen_figure (month, origin_month, measure, key, amount_cents)
       VALUES ('2025-03-01', '2025-03-01', 'late', 'x', 1)`,
    `INSERT INTO frozen_view (month, name, json, sha256) VALUES ('2025-03-01', 'late', '',
       'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')`,
  ])("refuses %s", async (statement) => {
    await expect(store.write(async (writer) => await writer.run(statement))).rejects.toMatchObject({
      code: "23001",
    });
  });

  test("a page whose bytes do not fit its hash is refused", async () => {
    const wrong = store.write(async (writer) => {
      await writer.run(
        "INSERT INTO month_close (month, closed_by, data_version) VALUES ('2025-04-01', 'c', 1)",
      );
      await writer.run(
        `INSERT INTO frozen_view (month, name, json, sha256) VALUES ('2025-04-01', 'finance', 'x', repeat('0', 64))`,
      );
    });
    await expect(wrong).rejects.toThrow("frozen_view_check");
  });

  test("a month is closed once", async () => {
    await expect(
      store.write(async (writer) => {
        await insertClosing(writer, closing);
      }),
    ).rejects.toThrow("month_close_pkey");
  });
});
