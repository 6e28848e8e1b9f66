import { afterAll, beforeAll, expect, test } from "vitest";

import type { Store } from "../open-store.ts";
import { openTestStore } from "../testing.ts";
import { insertAuditLines, type AuditLine } from "./audit-log.ts";
import { listAuditEvents, type AuditFilter } from "./audit-questions.ts";

let store: Store;
const events = 2500;

/** Somebody is in every second event until 1,200 and never after; somebody else in every 600th; and everyone twice. */
function peopleOf(i: number): readonly string[] {
  return [
    ...(i <= 1200 && i % 2 === 0 ? ["lp1early"] : []),
    ...(i % 600 === 0 ? ["lp1seldom"] : []),
  ];
}

function isAboutEveryone(i: number): boolean {
  return i === 3 || i === 2400;
}

function line(i: number): AuditLine {
  return {
    at: 1_795_341_600_000 + i * 1000,
    who: "user",
    role: "coach",
    purpose: "-",
    permission: "reidentify",
    route: "identity",
    act: "read",
    ids: {},
    things: i % 700 === 0 ? ["batch:1"] : [],
    people: peopleOf(i),
    everyone: isAboutEveryone(i),
    reach: null,
    outcome: "done",
    request: `r${i}`,
  };
}

beforeAll(async () => {
  store = await openTestStore();
  const lines = Array.from({ length: events }, (_, i) => line(i + 1));
  await store.write(async (writer) => await insertAuditLines(writer, lines));
});
afterAll(async () => await store.close());

const nothing: AuditFilter = {
  who: undefined,
  route: undefined,
  act: undefined,
  person: undefined,
  thing: undefined,
  from: undefined,
  to: undefined,
  signIns: undefined,
};

/** Pages so short that the search looks through a stretch of the log far shorter than the log. */
async function pages(filter: Partial<AuditFilter>, limit: number): Promise<readonly number[]> {
  const ids: number[] = [];
  for (;;) {
    const page = { limit, before: ids.at(-1) };
    const rows = await listAuditEvents(store.reader, { ...nothing, ...filter }, page);
    ids.push(...rows.map(({ id }) => id));
    if (rows.length < limit) return ids;
  }
}

function numbersWhere(holds: (i: number) => boolean): readonly number[] {
  return Array.from({ length: events }, (_, i) => events - i).filter(holds);
}

test("somebody seen a thousand events ago and often before is found whole, however short the pages", async () => {
  const expected = numbersWhere((i) => peopleOf(i).includes("lp1early") || isAboutEveryone(i));
  expect(await pages({ person: "lp1early" }, 2)).toEqual(expected);
  expect(await pages({ person: "lp1early" }, 500)).toEqual(expected);
});

test("somebody seldom seen, somebody never seen and a thing are found whole too", async () => {
  const seldom = numbersWhere((i) => peopleOf(i).includes("lp1seldom") || isAboutEveryone(i));
  expect(await pages({ person: "lp1seldom" }, 1)).toEqual(seldom);
  expect(await pages({ person: "lp1never" }, 1)).toEqual([2400, 3]);
  expect(await pages({ thing: "batch:1" }, 1)).toEqual([2100, 1400, 700]);
});
