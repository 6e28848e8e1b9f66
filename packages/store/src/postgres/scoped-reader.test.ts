import { day } from "@luotsi/base";
import type { Scope } from "@luotsi/contract";
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from "vitest";

import type { Store } from "../open-store.ts";
import { assignCustomer } from "../queries/customer-assignments.ts";
import { readScopeSpells } from "../queries/people-in-scope.ts";
import { deliver, openTestStore, type TestRecord } from "../testing.ts";
import {
  inScopeDuringMonth,
  inScopeOn,
  peopleQuery,
  scopedReader,
  value,
  type PeopleQuery,
  type ScopedReader,
} from "./scoped-reader.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  const home = (person: string, start: string, municipality: string): TestRecord => ({
    person,
    period_start: day(start),
    municipality,
  });
  await deliver(store, {
    source: "residence",
    records: [
      { ...home("mover", "2020-01-01", "398"), period_end: day("2025-03-11") },
      home("mover", "2025-03-11", "098"),
      home("neighbour", "2021-05-01", "098"),
      home("townsman", "2019-01-01", "398"),
    ],
  });
  await store.write(async (writer) => {
    const id = async (key: string): Promise<number> =>
      (await writer.rows<{ id: number }>("SELECT id FROM person WHERE pseudonym = $1", [key]))[0]
        ?.id ?? 0;
    const assign = async (key: string, team: string, worker: string, from: string) =>
      await assignCustomer(writer, { person: await id(key), team, worker, from: day(from) });
    await assign("neighbour", "alku", "ville", "2025-01-01");
    await assign("neighbour", "nuoret", "veera", "2025-06-01");
    await assign("townsman", "alku", "veera", "2025-01-01");
  });
});
afterAll(async () => await store.close());

const none = { municipalities: [], teams: [], workers: [] };
function limited(part: Partial<typeof none> | Readonly<Record<string, readonly string[]>>): Scope {
  return { kind: "limited", ...none, ...part };
}

function reader(scope: Scope): ScopedReader {
  return scopedReader(store.reader, { user: "u", role: "r", purpose: "test", scope });
}

async function seen(scope: Scope, on: string): Promise<readonly string[]> {
  const rows = await reader(scope).rows<{ pseudonym: string }>(
    peopleQuery`SELECT pseudonym FROM person
      WHERE ${inScopeOn("person.id", `DATE '${on}'`)} AND pseudonym <> ${value("nobody")}
      ORDER BY pseudonym`,
  );
  return rows.map(({ pseudonym }) => pseudonym);
}

describe("a reader limited to a municipality", () => {
  test.each([
    ["2025-03-10", ["mover", "townsman"]],
    ["2025-03-11", ["townsman"]],
    ["2018-12-31", []],
    ["2019-01-01", ["townsman"]],
  ])("sees on %s who lives there on that day: %j", async (on, people) => {
    expect(await seen(limited({ municipalities: ["398"] }), on)).toEqual(people);
  });

  test("sees a month's rows of whoever lived there on any day of it", async () => {
    const months = ["2025-02-01", "2025-03-01", "2025-04-01"];
    for (const municipality of ["398", "098"]) {
      const rows = await reader(limited({ municipalities: [municipality] })).rows<{
        month: string;
      }>(
        peopleQuery`SELECT m.month::text AS month FROM unnest(${value(months)}::date[]) AS m (month), person
          WHERE person.pseudonym = 'mover' AND ${inScopeDuringMonth("person.id", "m.month")} ORDER BY 1`,
      );
      const expected = municipality === "398" ? months.slice(0, 2) : months.slice(1);
      expect(rows.map(({ month }) => month)).toEqual(expected);
    }
  });
});

describe("a reader limited to a team or to own customers", () => {
  test.each([
    ["a team before it has the customer", { teams: ["alku"] }, "2024-12-31", []],
    ["a team from the day it has", { teams: ["alku"] }, "2025-01-01", ["neighbour", "townsman"]],
    [
      "the last day before a customer moves",
      { teams: ["alku"] },
      "2025-05-31",
      ["neighbour", "townsman"],
    ],
    ["the day the customer moves", { teams: ["alku"] }, "2025-06-01", ["townsman"]],
    ["a worker", { workers: ["ville"] }, "2025-03-01", ["neighbour"]],
    ["a worker whose customer has moved", { workers: ["ville"] }, "2025-06-01", []],
    [
      "a worker with customers of two teams",
      { workers: ["veera"] },
      "2025-06-01",
      ["neighbour", "townsman"],
    ],
    [
      "a municipality or a team: who is in either",
      { municipalities: ["398"], teams: ["nuoret"] },
      "2025-07-01",
      ["neighbour", "townsman"],
    ],
  ])("%s", async (_, part, on, people) => {
    expect(await seen(limited(part), on)).toEqual(people);
  });

  test("nobody is in an empty scope, and everybody in the whole area", async () => {
    expect(await seen(limited({}), "2025-03-10")).toEqual([]);
    expect(await seen({ kind: "everything" }, "2025-03-10")).toHaveLength(3);
  });

  test("the spells of a scope are those of its municipalities, teams and workers", async () => {
    const spells = await readScopeSpells(
      reader(limited({ municipalities: ["398"], workers: ["ville"] })),
    );
    const found = spells.map(({ start, end }) => [start, end]);
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        [day("2020-01-01"), day("2025-03-11")],
        [day("2019-01-01"), null],
        [day("2025-01-01"), day("2025-06-01")],
      ]),
    );
  });
});

describe("a question on people", () => {
  test("cannot be put together without the scope", () => {
    expect(() => peopleQuery`SELECT pseudonym FROM person WHERE id = ${value(1)}`).toThrow(
      "whom the asker may see",
    );
  });

  test("cannot be asked as plain text, nor made by hand", () => {
    expectTypeOf<string>().not.toExtend<PeopleQuery>();
    expectTypeOf<Pick<PeopleQuery, "textFor">>().not.toExtend<PeopleQuery>();
  });

  test("keeps what was given out of its text", () => {
    const { text, values } = peopleQuery`SELECT 1 WHERE x = ${value("'; DROP TABLE person")}
      AND ${inScopeOn("p", "d")}`.textFor(limited({ municipalities: ["'--"] }));
    expect(text).not.toContain("DROP");
    expect(values).toEqual(["'; DROP TABLE person", ["'--"], [], []]);
  });

  test("two assignments of a customer cannot overlap, whoever writes them", async () => {
    await expect(
      store.write(
        async (writer) =>
          await writer.run(
            `INSERT INTO customer_assignment (person, team, period_start)
             SELECT person, 'x', '2025-02-01' FROM customer_assignment LIMIT 1`,
          ),
      ),
    ).rejects.toThrow("customer_assignment_spells_do_not_overlap");
  });
});
