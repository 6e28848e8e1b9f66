import { month } from "@luotsi/base";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Store } from "../open-store.ts";
import { scopedReader } from "../postgres/scoped-reader.ts";
import { openTestStore, testDatabases } from "../testing.ts";
import {
  insertInvoiceMarks,
  listInvoiceMarks,
  listLatestInvoiceMarks,
  type InvoiceCaseMark,
} from "./invoice-cases.ts";

const mark: InvoiceCaseMark = {
  person: 1,
  benefit: "labour_market_subsidy",
  benefitMonth: month("2025-03"),
  invoiceMonth: month("2025-05"),
  kind: "amount",
  computedCents: 14_884,
  billedCents: 16_000,
  state: "asked",
  note: "Kysytty; 'lainaus' ja \"toinen\"",
  markedBy: "demo:controller",
};

const asker = { user: "test", role: "controller", purpose: "read-invoice-cases" };

describe.each(testDatabases)("marks of invoice cases on the $name database", (database) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(database);
    await store.write(async (writer) => {
      await writer.run("INSERT INTO person (pseudonym) VALUES ('lp1aaaa'), ('lp1bbbb')");
      await insertInvoiceMarks(writer, [mark, { ...mark, person: 2 }]);
      await insertInvoiceMarks(writer, [{ ...mark, state: "accepted", note: "" }]);
    });
  });
  afterAll(async () => {
    await store.close();
  });

  test("the newest says where a case stands, and the older ones are its history", async () => {
    const people = scopedReader(store.reader, { ...asker, scope: { kind: "everything" } });
    const latest = await listLatestInvoiceMarks(people);
    expect(latest.map(({ person, state }) => [person, state])).toEqual([
      [1, "accepted"],
      [2, "asked"],
    ]);
    const history = await listInvoiceMarks(people, mark);
    expect(history.map(({ state, note }) => [state, note])).toEqual([
      ["accepted", ""],
      ["asked", mark.note],
    ]);
    expect(history[1]).toMatchObject(mark);
  });

  test.each([
    "UPDATE invoice_case_mark SET note = ''",
    "DELETE FROM invoice_case_mark",
    "TRUNCATE invoice_case_mark",
  ])("%s is refused: history is never changed", async (statement) => {
    await expect(store.write(async (writer) => await writer.run(statement))).rejects.toThrow(
      "never changed or removed",
    );
  });

  test("a state that is none, and a person who is not there, are refused", async () => {
    const insert = async (wrong: InvoiceCaseMark): Promise<void> => {
      await store.write(async (writer) => {
        await insertInvoiceMarks(writer, [wrong]);
      });
    };
    await expect(insert({ ...mark, state: "lost" })).rejects.toThrow("state");
    await expect(insert({ ...mark, person: 99 })).rejects.toThrow("person");
  });
});
