import type {
  AuditLine,
  AuditLogQuery,
  AuditLogView,
  AuditUser,
  AuditUsersQuery,
  AuditUsersView,
} from "@luotsi/contract";
import {
  findFurthestReach,
  listAuditEvents,
  listAuditUsers,
  readAuditSpan,
  type AuditFilter,
  type AuditRow,
  type AuditUser as UserRow,
} from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { eventsFinding, usersFinding, whatWasDone } from "./audit-words.ts";

/** Events on one page. */
const pageEvents = 100;

/** Who changed this, who looked at this person, how far back: the events that fit, newest first, a page at a time. */
export async function showAuditLog(
  workspace: Pick<Workspace, "store">,
  query: AuditLogQuery,
): Promise<AuditLogView> {
  const { before } = query;
  const filter = filterOf(query);
  return await workspace.store.read(async (reader) => {
    const rows = await listAuditEvents(reader, filter, { limit: pageEvents + 1, before });
    const isNarrow = filter.person !== undefined || filter.thing !== undefined;
    const furthest =
      !isNarrow && filter.who !== undefined
        ? await findFurthestReach(reader, filter.who)
        : undefined;
    const { events, firstAt } = await readAuditSpan(reader);
    const lines = rows.slice(0, pageEvents).map(auditLine);
    return {
      finding: eventsFinding({ filter, lines, furthest }),
      events,
      since: firstAt,
      lines,
      next: rows.length > pageEvents ? (lines.at(-1)?.id ?? null) : null,
    };
  });
}

/**
 * Who is behind all the events of a person or a thing. Every one of them is read, so of somebody who is seen all the
 * time the answer takes its time; the page shows the newest events meanwhile.
 */
export async function showAuditUsers(
  workspace: Pick<Workspace, "store">,
  query: AuditUsersQuery,
): Promise<AuditUsersView> {
  const filter = filterOf(query);
  const isNarrow = filter.person !== undefined || filter.thing !== undefined;
  const rows = isNarrow ? await listAuditUsers(workspace.store.reader, filter) : [];
  const users = rows.map(auditUser);
  return { finding: usersFinding(filter, users), users };
}

/** What an empty query leaves open stands as undefined. */
export function filterOf(query: Omit<AuditLogQuery, "before">): AuditFilter {
  const { who, route, act, person, thing, from, to, signIns } = query;
  return { who, route, act, person, thing, from, to, signIns };
}

/** An event in the form of the view. */
export function auditLine(row: AuditRow): AuditLine {
  const { people, reachStart, reachEnd, ids, permission, ...same } = row;
  return {
    ...same,
    things: [...row.things],
    ids: Object.entries(JSON.parse(ids) as Readonly<Record<string, unknown>>).map(
      ([name, value]) => ({ name, value: String(value) }),
    ),
    what: whatWasDone(permission, row.route),
    shownPeople: people,
    reach: daysOf(reachStart, reachEnd),
  };
}

function auditUser({ reachStart, reachEnd, ...user }: UserRow): AuditUser {
  return { ...user, reach: daysOf(reachStart, reachEnd) };
}

function daysOf(start: string | null, end: string | null): AuditLine["reach"] {
  return start === null || end === null ? null : { start, end };
}
