import { createHash } from "node:crypto";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import type { Store } from "../open-store.ts";
import { migrations } from "../postgres/migrate.ts";
import { openTestStore, testDatabases } from "../testing.ts";
import { followAuditChain, readAuditHead, type AuditChainState } from "./audit-chain.ts";
import { insertAuditLines, type AuditLine } from "./audit-log.ts";

const line: AuditLine = {
  at: 1_795_341_600_123,
  who: "demo:controller",
  role: "controller",
  purpose: "-",
  permission: "read-invoice-cases",
  route: "invoiceCase",
  act: "read",
  ids: { case: "7.labour_market_subsidy.2026-03.2026-05", b: 2, a: true },
  things: ["batch:12"],
  people: ["lp1aaaa", "lp1öö"],
  everyone: false,
  reach: { start: "2025-01-01", end: "2026-05-31" },
  outcome: "done",
  request: "r1",
};

function numbered(count: number, name = "r"): readonly AuditLine[] {
  return Array.from({ length: count }, (_, i) => ({
    ...line,
    request: `${name}${i}`,
    reach: i % 2 === 0 ? line.reach : null,
    people: i % 3 === 0 ? line.people : [],
  }));
}

describe.each(testDatabases)("the audit log on the $name database", (database) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(database);
  });
  afterAll(async () => await store.close());
  beforeEach(async () => {
    await tamper(
      "TRUNCATE audit_event",
      "UPDATE audit_head SET events = 0, hash = sha256('luotsi audit')",
    );
  });

  async function write(lines: readonly AuditLine[]): Promise<void> {
    await store.write(async (writer) => await insertAuditLines(writer, lines));
  }

  async function follow(): Promise<AuditChainState> {
    return await store.read(async (reader) => await followAuditChain(reader));
  }

  /** What the owner of the database can do who takes the guards off. */
  async function tamper(...statements: readonly string[]): Promise<void> {
    await store.write(async (writer) => {
      for (const table of ["audit_event", "audit_head"]) {
        await writer.run(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
      }
      for (const statement of statements) await writer.run(statement);
      for (const table of ["audit_event", "audit_head"]) {
        await writer.run(`ALTER TABLE ${table} ENABLE TRIGGER ALL`);
      }
    });
  }

  test("an event's hash is that of the bytes written out by hand", async () => {
    await write([line]);
    const text = [
      "1:1,16:1795341600123000,15:demo:controller,10:controller,1:-,18:read-invoice-cases,",
      '11:invoiceCase,4:read,70:{"a": true, "b": 2, "case": "7.labour_market_subsidy.2026-03.2026-05"},',
      "1[8:batch:12,]2[7:lp1aaaa,7:lp1öö,]5:false,10:2025-01-01,10:2026-05-31,4:done,2:r1,",
    ].join("");
    const beginning = createHash("sha256").update("luotsi audit").digest();
    const hash = createHash("sha256").update(beginning).update(text).digest("hex");
    expect(await readAuditHead(store.reader)).toEqual({ events: 1, hash });
    expect(await follow()).toEqual({ kind: "whole", head: { events: 1, hash } });
  });

  test("an empty log is whole", async () => {
    expect(await follow()).toMatchObject({ kind: "whole", head: { events: 0 } });
  });

  test.each([
    "UPDATE audit_event SET who = 'nobody'",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
    "DELETE FROM audit_head",
    "TRUNCATE audit_head",
    "UPDATE audit_head SET events = 0",
    "UPDATE audit_head SET hash = sha256('x')",
    "INSERT INTO audit_head (only_row, events, hash) VALUES (true, 0, sha256('x'))",
  ])("the owner's own connection is refused: %s", async (statement) => {
    await write([line]);
    await expect(store.write(async (writer) => await writer.run(statement))).rejects.toThrow();
    expect(await follow()).toMatchObject({ kind: "whole", head: { events: 1 } });
  });

  test("whoever puts an event in, it is linked to the last", async () => {
    await write(numbered(2));
    await store.write(async (writer) => {
      await writer.run(
        `INSERT INTO audit_event (id, who, role, permission, route, hash)
         VALUES (900, 'psql', '-', '-', 'none', sha256('forged'))`,
      );
    });
    expect(await follow()).toMatchObject({ kind: "whole", head: { events: 3 } });
  });

  test("a write that is taken back leaves no gap", async () => {
    await write(numbered(2));
    const failing = store.write(async (writer) => {
      await insertAuditLines(writer, numbered(3));
      throw new RangeError("taken back");
    });
    await expect(failing).rejects.toThrow("taken back");
    await write(numbered(2));
    expect(await follow()).toMatchObject({ kind: "whole", head: { events: 4 } });
  });

  test("writers at once make one chain", async () => {
    await Promise.all(
      Array.from({ length: 40 }, async (_, i) => await write(numbered(5, `writer${i}-`))),
    );
    expect(await follow()).toMatchObject({ kind: "whole", head: { events: 200 } });
    const [mixed] = await store.reader.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_event a JOIN audit_event b ON b.id = a.id + 1
       WHERE split_part(a.request, '-', 1) <> split_part(b.request, '-', 1)`,
    );
    expect(mixed?.count, "each writer's lines stay together").toBe(39);
  });

  const swap = `UPDATE audit_event SET id = CASE id WHEN 4 THEN -5 ELSE -4 END WHERE id IN (4, 5)`;
  test.each<readonly [string, number, string, readonly string[]]>([
    ["a value", 4, "altered", ["UPDATE audit_event SET who = 'x' WHERE id = 4"]],
    ["a moment", 4, "altered", ["UPDATE audit_event SET at = at + '1 us' WHERE id = 4"]],
    ["the people", 4, "altered", ["UPDATE audit_event SET people = '{}' WHERE id = 4"]],
    ["how far back", 5, "altered", ["UPDATE audit_event SET reach_start = NULL WHERE id = 5"]],
    ["a hash", 4, "altered", ["UPDATE audit_event SET hash = sha256('x') WHERE id = 4"]],
    ["the first", 1, "missing", ["DELETE FROM audit_event WHERE id = 1"]],
    ["one in the middle", 4, "missing", ["DELETE FROM audit_event WHERE id = 4"]],
    ["the last", 9, "end-missing", ["DELETE FROM audit_event WHERE id = 9"]],
    ["all", 1, "end-missing", ["DELETE FROM audit_event"]],
    [
      "two that change places",
      4,
      "altered",
      [swap, "UPDATE audit_event SET id = -id WHERE id < 0"],
    ],
    [
      "one removed and the rest moved up",
      4,
      "altered",
      [
        "DELETE FROM audit_event WHERE id = 4",
        "UPDATE audit_event SET id = -id WHERE id > 4",
        "UPDATE audit_event SET id = -id - 1 WHERE id < 0",
      ],
    ],
    [
      "one put in",
      10,
      "altered",
      [
        `INSERT INTO audit_event (id, who, role, permission, route, hash)
         SELECT 10, 'x', role, permission, route, hash FROM audit_event WHERE id = 9`,
      ],
    ],
    ["the head moved back", 9, "altered", ["UPDATE audit_head SET events = 8"]],
  ])("%s tampered with: event %i is named", async (_, at, because, statements) => {
    await write(numbered(9));
    await tamper(...statements);
    expect(await follow()).toEqual({ kind: "broken", at, because });
  });

  test("a chain made anew from an event on does not run through a link that was written down", async () => {
    await write(numbered(5));
    const early = await readAuditHead(store.reader);
    await write(numbered(5));
    const late = await readAuditHead(store.reader);
    await tamper("DELETE FROM audit_event WHERE id > 7", "UPDATE audit_head SET events = 7");
    await tamper(
      "UPDATE audit_head SET hash = (SELECT hash FROM audit_event ORDER BY id DESC LIMIT 1)",
    );
    expect(await follow()).toMatchObject({ kind: "whole", head: { events: 7 } });
    const behind = await store.read(
      async (reader) => await followAuditChain(reader, [early, late]),
    );
    expect(behind).toEqual({ kind: "broken", at: 8, because: "end-missing" });

    await write(numbered(5, "forged"));
    expect(await follow()).toMatchObject({ kind: "whole", head: { events: 12 } });
    const through = await store.read(
      async (reader) => await followAuditChain(reader, [early, late]),
    );
    expect(through).toEqual({ kind: "broken", at: 6, because: "rewritten" });
  });

  test("from a link on, only what follows it is looked at", async () => {
    await write(numbered(5));
    const link = await readAuditHead(store.reader);
    await write(numbered(4));
    await tamper("UPDATE audit_event SET who = 'x' WHERE id IN (2, 8)");
    const after = await store.read(async (reader) => await followAuditChain(reader, [], link));
    expect(after).toEqual({ kind: "broken", at: 8, because: "altered" });
  });

  test("what was logged before there was a chain begins it", async () => {
    const seen: unknown[] = [];
    const tried = store.write(async (writer) => {
      await writer.run("CREATE SCHEMA earlier");
      await writer.run("SET LOCAL search_path = earlier, public");
      const [before, after] = [migrations().slice(0, 7), migrations().slice(7, 8)];
      for (const { text } of before) await writer.run(text);
      await writer.run(
        `INSERT INTO audit_event (who, role, permission, route, ids)
         SELECT 'a', 'b', 'c', 'd', jsonb_build_object('month', '2026-01', 'outcome', 'started', 'request', 'r' || i)
         FROM generate_series(1, 3) i`,
      );
      for (const { text } of after) await writer.run(text);
      seen.push(await followAuditChain(writer));
      seen.push(await writer.rows("SELECT outcome, request, ids FROM audit_event WHERE id = 3"));
      await insertAuditLines(writer, [line]);
      seen.push(await followAuditChain(writer));
      throw new RangeError("taken back");
    });
    await expect(tried).rejects.toThrow("taken back");
    expect(seen).toMatchObject([
      { kind: "whole", head: { events: 3 } },
      [{ outcome: "started", request: "r3", ids: { month: "2026-01" } }],
      { kind: "whole", head: { events: 4 } },
    ]);
  });
});
