// The three questions of the audit log on up to 10 M events, and what linking costs those who wait for it.
// `BENCH_AUDIT_EVENTS=100000` stops at a smaller size. Events are made in the database by generate_series: 60 % show
// nobody, 30 % one person, 10 % a list of fifty; one person is in every 500th event.
import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { AuditLogQuery } from "@luotsi/contract";
import { openStore, type Store, type Writer } from "@luotsi/store";
import {
  auditLog,
  checkAuditChain,
  showAuditLog,
  showAuditUsers,
  type AuditEvent,
} from "@luotsi/usecases";

import { report } from "./parts/measure.ts";

const folder = fileURLToPath(new URL("../.cache/bench-audit", import.meta.url));
const sizes = [100_000, 1_000_000, 10_000_000];
const largest = Number(process.env["BENCH_AUDIT_EVENTS"] ?? sizes.at(-1));
const limitSeconds = 1;
const askedEach = 60;
const indexes = `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
  WHERE tablename = 'audit_event' AND indexname <> 'audit_event_pkey'`;

async function countEvents(): Promise<number> {
  const [row] = await store.reader.rows<{ events: number }>("SELECT events FROM audit_head");
  return row?.events ?? 0;
}

/** As if they had been written one by one: every hash follows from the one before. */
async function addEvents(from: number, to: number): Promise<void> {
  const began = performance.now();
  await store.write(async (writer) => {
    await writer.run("SET LOCAL maintenance_work_mem = '512MB'");
    const dropped = await writer.rows<{ name: string; definition: string }>(indexes);
    for (const { name } of dropped) await writer.run(`DROP INDEX ${name}`);
    await guards(writer, "DISABLE");
    await writer.run(`CREATE OR REPLACE FUNCTION bench_link(state bytea, start bytea, event text) RETURNS bytea
      LANGUAGE sql IMMUTABLE RETURN sha256(coalesce(state, start) || convert_to(event, 'UTF8'))`);
    await writer.run(`CREATE OR REPLACE AGGREGATE bench_chain(bytea, text)
      (sfunc = bench_link, stype = bytea)`);
    await writer.run(insertEvents, [from + 1, to]);
    await writer.run(`UPDATE audit_head SET (events, hash) =
      (SELECT id, hash FROM audit_event ORDER BY id DESC LIMIT 1)`);
    await guards(writer, "ENABLE");
    for (const { definition } of dropped) await writer.run(definition);
    await writer.run("ANALYZE audit_event");
  });
  report({
    name: "audit: events made for the bench",
    n: to,
    unit: "events",
    seconds: (performance.now() - began) / 1000,
    peer: "none",
    peerSeconds: 1,
  });
}

async function guards(writer: Writer, change: "DISABLE" | "ENABLE"): Promise<void> {
  for (const table of ["audit_event", "audit_head"]) {
    await writer.run(`ALTER TABLE ${table} ${change} TRIGGER USER`);
  }
}

const insertEvents = `
  WITH drawn AS (
    SELECT i AS id, timestamptz '2016-01-01' + i * interval '31 seconds' AS at,
      'user-' || CASE WHEN i % 10 = 0 THEN 0 ELSE (i * 7919 % 400) END AS who, 'coach' AS role,
      'read-invoice-cases' AS permission,
      CASE WHEN i % 50 = 1 THEN 'quarantineFile' ELSE 'route-' || i % 37 END AS route,
      jsonb_build_object('batch', i / 1000) AS ids, '-' AS purpose,
      CASE WHEN i % 50 = 1 THEN 'export' WHEN i % 12 = 3 THEN 'change' ELSE 'read' END AS act,
      CASE WHEN i % 12 = 3 THEN ARRAY['batch:' || i / 1000] ELSE '{}' END AS things,
      CASE WHEN i % 500 = 0 THEN ARRAY['lp1often'] WHEN i % 10 < 6 THEN '{}'
        WHEN i % 10 < 9 THEN ARRAY['lp1' || lpad((i * 7919 % 50000)::text, 20, '0')]
        ELSE ARRAY(SELECT 'lp1' || lpad(((i * 104729 + k * 997) % 50000)::text, 20, '0')
                   FROM generate_series(1, 50) k ORDER BY 1) END AS people,
      i % 5000 = 1 AS everyone,
      CASE WHEN i % 10 >= 6 THEN date '2015-01-01' + (i % 3000)::int END AS reach_start,
      CASE WHEN i % 10 >= 6 THEN date '2024-01-01' END AS reach_end, 'done' AS outcome,
      'r' || i AS request, '\\x'::bytea AS hash
    FROM generate_series($1::bigint, $2::bigint) i),
  start AS (SELECT hash FROM audit_head)
  INSERT INTO audit_event (id, at, who, role, permission, route, ids, purpose, act, things, people, everyone,
    reach_start, reach_end, outcome, request, hash)
  SELECT id, at, who, role, permission, route, ids, purpose, act, things, people, everyone, reach_start, reach_end,
    outcome, request, bench_chain((SELECT hash FROM start), audit_text(drawn_row)) OVER (ORDER BY id)
  FROM (SELECT d.*, ROW(d.id, d.at, d.who, d.role, d.permission, d.route, d.ids, d.purpose, d.act, d.things, d.people,
          d.everyone, d.reach_start, d.reach_end, d.outcome, d.request, d.hash)::audit_event AS drawn_row
        FROM drawn d) AS all_drawn`;

async function measureQuestions(size: number): Promise<void> {
  const person = (i: number): string => `lp1${String((i * 7919) % 50_000).padStart(20, "0")}`;
  const questions: Readonly<Record<string, (i: number) => AuditLogQuery>> = {
    "who looked at this person, how far back": (i) => ({ person: person(i) }),
    "who looked at the person of every 500th event": () => ({ person: "lp1often" }),
    "who looked at somebody nobody has looked at": (i) => ({ person: `lp1none${i}` }),
    "who changed this": (i) => ({ thing: `batch:${(i * 13) % Math.max(1, size / 1000)}` }),
    "how far back this user has gone": (i) => ({ who: `user-${i % 400}` }),
    "what this user took out": (i) => ({ who: `user-${i % 400}`, act: "export" }),
    "what the busiest user did by a route never used": () => ({ who: "user-0", route: "route-99" }),
    "files of a route in an early month": () => ({
      route: "quarantineFile",
      from: "2016-01-02",
      to: "2016-01-20",
    }),
    "the newest": () => ({}),
  };
  const counted: Readonly<Record<string, (i: number) => AuditLogQuery>> = {
    "how often each has looked at this person": (i) => ({ person: person(i) }),
    "how often each has looked at the person of every 500th event": () => ({ person: "lp1often" }),
  };
  for (const [name, queryOf] of Object.entries({ ...questions, ...counted })) {
    const ask = name in counted ? showAuditUsers : showAuditLog;
    const waits: number[] = [];
    for (let i = 0; i < askedEach; i++) {
      const began = performance.now();
      await ask({ store }, queryOf(i));
      waits.push((performance.now() - began) / 1000);
    }
    const sorted = waits.toSorted((a, b) => a - b);
    report(
      {
        name: `audit: ${name}`,
        n: size,
        unit: "events",
        seconds: sorted[Math.floor(askedEach * 0.95)] ?? 0,
        peer: "a limit of 1 s at p95",
        peerSeconds: limitSeconds,
        goal: 1,
      },
      { p50: sorted[askedEach / 2] ?? 0, first: waits[0] ?? 0 },
    );
  }
}

async function measureChain(size: number): Promise<void> {
  const began = performance.now();
  const state = await checkAuditChain({ folder, store }, "all");
  if (state.kind !== "whole") throw new Error(JSON.stringify(state));
  report({
    name: "audit: following the whole chain",
    n: size,
    unit: "events",
    seconds: (performance.now() - began) / 1000,
    peer: "10 µs an event",
    peerSeconds: size / 100_000,
  });
}

/** Fifty readers at once, whose answers wait for the log, by one process and by four. */
async function measureWriting(into: Store): Promise<void> {
  for (const processes of [1, 4]) {
    const linked = await waitsOfReaders(into, processes);
    await into.write(async (writer) => {
      await writer.run("ALTER TABLE audit_event DISABLE TRIGGER audit_event_is_chained");
      await writer.run("ALTER TABLE audit_event ALTER COLUMN hash SET DEFAULT sha256('')");
      await writer.run("CREATE SEQUENCE IF NOT EXISTS bench_id START 100000000");
      await writer.run("ALTER TABLE audit_event ALTER COLUMN id SET DEFAULT nextval('bench_id')");
    });
    const plain = await waitsOfReaders(into, processes);
    await into.write(async (writer) => {
      await guards(writer, "DISABLE");
      await writer.run("DELETE FROM audit_event WHERE id >= 100000000");
      await guards(writer, "ENABLE");
    });
    report(
      {
        name: `audit: a reader's wait for the log at p95, 50 readers, logs ${processes}`,
        n: 50,
        unit: "readers",
        seconds: linked.p95,
        peer: "the same without the chain",
        peerSeconds: plain.p95,
      },
      { eventsPerSecond: linked.perSecond, plainPerSecond: plain.perSecond },
    );
  }
}

async function waitsOfReaders(
  into: Store,
  processes: number,
): Promise<{ readonly p95: number; readonly perSecond: number }> {
  const logs = Array.from({ length: processes }, () => auditLog(into));
  const waits: number[] = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 50 }, async (_, reader) => {
      const log = logs[reader % processes];
      for (let i = 0; i < 100; i++) {
        const asked = performance.now();
        await log?.(eventOf(reader, i));
        waits.push((performance.now() - asked) / 1000);
      }
    }),
  );
  const sorted = waits.toSorted((a, b) => a - b);
  return {
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    perSecond: Math.round(waits.length / ((performance.now() - began) / 1000)),
  };
}

function eventOf(reader: number, i: number): AuditEvent {
  return {
    at: 1_795_341_600_000,
    request: `${reader}-${i}`,
    user: `user-${reader}`,
    role: "coach",
    permission: "read-rules",
    route: "rules",
    act: "read",
    ids: { on: "2026-05-01" },
    reach: { people: ["lp1a", "lp1b"] },
    outcome: "done",
  };
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const store = await openStore({ workspace: folder });
try {
  await measureWriting(store);
  let made = await countEvents();
  for (const size of sizes.filter((each) => each <= largest)) {
    await addEvents(made, size);
    made = size;
    await measureQuestions(size);
  }
  await measureChain(made);
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
