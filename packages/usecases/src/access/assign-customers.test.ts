import { day } from "@luotsi/base";
import type { Store } from "@luotsi/store";
import { openTestStore } from "@luotsi/store/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

import { assignCustomers } from "./assign-customers.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  await store.write(async (writer) => {
    await writer.run("INSERT INTO person (pseudonym) VALUES ('lp1aaaa'), ('lp1bbbb')");
  });
});
afterAll(async () => await store.close());

async function spells(): Promise<readonly string[]> {
  const rows = await store.reader.rows<{ spell: string }>(
    `SELECT concat_ws(' ', p.pseudonym, team, coalesce(worker, '–'), period_start, coalesce(period_end::text, '…')) AS spell
     FROM customer_assignment a JOIN person p ON p.id = a.person ORDER BY 1`,
  );
  return rows.map(({ spell }) => spell);
}

test("a customer moves: the former worker's time ends the day the new one's begins, and a correction leaves no gap", async () => {
  const both = ["lp1aaaa", "lp1bbbb"];
  const assign = async (
    pseudonyms: readonly string[],
    team: string,
    worker: string | undefined,
    from: string,
  ) => await assignCustomers({ store }, { pseudonyms, team, worker, from: day(from) });
  await assign(both, "alku", "ville", "2025-01-01");
  await assign(["lp1aaaa"], "nuoret", undefined, "2025-06-01");
  expect(await spells()).toEqual([
    "lp1aaaa alku ville 2025-01-01 2025-06-01",
    "lp1aaaa nuoret – 2025-06-01 …",
    "lp1bbbb alku ville 2025-01-01 …",
  ]);
  await assign(["lp1aaaa"], "nuoret", "veera", "2025-05-01");
  expect((await spells()).slice(0, 2)).toEqual([
    "lp1aaaa alku ville 2025-01-01 2025-05-01",
    "lp1aaaa nuoret veera 2025-05-01 …",
  ]);
});

test("one unknown customer among many changes nothing", async () => {
  const before = await spells();
  const wanted = { team: "muu", worker: undefined, from: day("2026-01-01") };
  await expect(
    assignCustomers({ store }, { ...wanted, pseudonyms: ["lp1bbbb", "lp1zzzz"] }),
  ).rejects.toThrow("NOT_FOUND");
  await expect(
    assignCustomers({ store }, { ...wanted, pseudonyms: ["lp1bbbb"], team: "two words" }),
  ).rejects.toThrow("INVALID_REQUEST");
  expect(await spells()).toEqual(before);
});
