import { addDays, addMonths, firstDayOf, formatDay, parseMonth } from "@luotsi/base";
import { insertAuditLines, type AuditLine, type Store } from "@luotsi/store";

import type { AuditEvent, AuditIds, Reach } from "./audit-event.ts";

/**
 * Writes the audit log. An event is kept when its promise is fulfilled; events that come while one
 * write is under way go together in the next, so that many readers share one commit.
 */
export function auditLog(store: Store): (event: AuditEvent) => Promise<void> {
  let waiting: AuditLine[] = [];
  let next: Promise<void> | undefined;
  let current: Promise<void> = Promise.resolve();

  async function writeWaiting(): Promise<void> {
    // The one before may fail: it says so to those who wait for it, and these have their own write.
    await Promise.allSettled([current]);
    const lines = waiting;
    waiting = [];
    next = undefined;
    current = store.write(async (writer) => await insertAuditLines(writer, lines));
    await current;
  }

  return async (event) => {
    waiting.push(auditLineOf(event));
    next ??= writeWaiting();
    await next;
  };
}

/** An event as the log keeps it. */
export function auditLineOf(event: AuditEvent): AuditLine {
  const { at, permission, route, act, reach, outcome, request } = event;
  const { purpose, ...ids } = event.ids;
  return {
    at,
    who: event.user ?? "-",
    role: event.role ?? "-",
    purpose: event.purpose ?? (typeof purpose === "string" ? purpose : "-"),
    permission,
    route,
    act,
    ids: singleIds(ids),
    things: act === "read" ? [] : thingsOf(ids),
    people: peopleOf(reach),
    everyone: reach?.people === "everyone",
    reach: daysOf(reach),
    outcome,
    request,
  };
}

/** Lists stand among the things; beside the other ids is how long they are. */
function singleIds(ids: AuditIds): AuditLine["ids"] {
  const single = Object.entries(ids).map(([name, id]) =>
    typeof id === "object" ? [`${name}Count`, id.length] : [name, id],
  );
  return Object.fromEntries(single) as AuditLine["ids"];
}

/** Names of ids that name something that can be changed, and be asked about by itself. */
export const thingKinds = [
  "batch",
  "month",
  "scenario",
  "mapping",
  "source",
  "case",
  "person",
] as const;

function thingsOf(ids: AuditIds): readonly string[] {
  return thingKinds.flatMap((kind) => {
    const id = ids[kind];
    if (id === undefined) return [];
    return Array.isArray(id) ? id.map((one) => `${kind}:${one}`) : [`${kind}:${String(id)}`];
  });
}

function peopleOf(reach: Reach | undefined): readonly string[] {
  const people = reach?.people;
  if (people === undefined || typeof people === "string") return [];
  return [...new Set(people)].toSorted();
}

function daysOf(reach: Reach | undefined): AuditLine["reach"] {
  const [first, last] = [reach?.months?.first, reach?.months?.last].map((text) =>
    text === undefined ? undefined : parseMonth(text),
  );
  if (first === undefined || last === undefined) return null;
  const end = addDays(firstDayOf(addMonths(last, 1)), -1);
  return { start: formatDay(firstDayOf(first)), end: formatDay(end) };
}
