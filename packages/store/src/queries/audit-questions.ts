import { oneRow, type Reader } from "../postgres/access.ts";

/** Which events of the audit log are asked for; what is undefined does not matter. */
export interface AuditFilter {
  readonly who: string | undefined;
  readonly route: string | undefined;
  readonly act: "read" | "change" | "export" | undefined;
  /** Pseudonym of somebody who was shown, by name or in an export of everyone. */
  readonly person: string | undefined;
  /** `kind:id` of something that was changed. */
  readonly thing: string | undefined;
  /** First and last day of the events, ISO 8601, in Finnish time. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** `hidden` leaves out signing in and out and changing one's role, where it went as it should. */
  readonly signIns: "hidden" | undefined;
}

/** An event as it is listed: how many people it showed, not who they were. */
export interface AuditRow {
  readonly id: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly who: string;
  readonly role: string;
  readonly purpose: string;
  readonly permission: string;
  readonly route: string;
  readonly act: "read" | "change" | "export";
  /** JSON text. */
  readonly ids: string;
  readonly things: readonly string[];
  readonly people: number;
  readonly everyone: boolean;
  readonly reachStart: string | null;
  readonly reachEnd: string | null;
  readonly outcome: string;
}

/** What one user has done among the events asked for. */
export interface AuditUser {
  readonly who: string;
  readonly role: string;
  readonly events: number;
  readonly exports: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** First and last day any of the answers was about. */
  readonly reachStart: string | null;
  readonly reachEnd: string | null;
}

const columns = `e.id, e.at, e.who, e.role, e.purpose, e.permission, e.route, e.act, e.ids::text AS ids, e.things,
  cardinality(e.people) AS people, e.everyone, to_char(e.reach_start, 'YYYY-MM-DD') AS "reachStart",
  to_char(e.reach_end, 'YYYY-MM-DD') AS "reachEnd", e.outcome`;

/** Which part of the answer is asked for. */
export interface AuditPage {
  /** Events at the most. */
  readonly limit: number;
  /** The event to go on after; undefined begins from the newest. */
  readonly before: number | undefined;
}

/** Events that fit the filter, newest first: of a person or a thing in the order of the chain, else by their moment. */
export async function listAuditEvents(
  reader: Reader,
  filter: AuditFilter,
  page: AuditPage,
): Promise<readonly AuditRow[]> {
  if (filter.person !== undefined || filter.thing !== undefined) {
    return await listNamedEvents(reader, filter, page);
  }
  const { values, condition } = conditionOf(filter);
  const [limit, before] = [`$${values.length + 1}`, `$${values.length + 2}`];
  const older = `(${before}::bigint IS NULL OR (e.at, e.id) < (SELECT at, id FROM audit_event WHERE id = ${before}))`;
  return await reader.rows<AuditRow>(
    `${foundIn(filter, condition, { older, limit })}
     SELECT ${columns} FROM audit_event e JOIN found USING (id) ORDER BY e.at DESC, e.id DESC LIMIT ${limit}`,
    [...values, page.limit, page.before ?? null],
  );
}

/** How many events are looked through first for each that is asked for. */
const firstSpanFactor = 200;

/**
 * Events of a person or a thing, looked for in ever longer stretches of the chain from its newest end, so that
 * somebody whom every hundredth event names costs as little as somebody few name, also when nothing is cached.
 */
async function listNamedEvents(
  reader: Reader,
  filter: AuditFilter,
  { limit, before }: AuditPage,
): Promise<readonly AuditRow[]> {
  const end = before ?? (await readAuditSpan(reader)).events + 1;
  let span = limit * firstSpanFactor;
  for (;;) {
    const start = Math.max(0, end - span);
    const rows = await eventsBetween(reader, filter, { limit, start, end });
    if (rows.length === limit || start === 0) return rows;
    span = wider(span, limit / rows.length);
  }
}

/** As long as it takes when events stay as frequent as they were, and then some; sixteen times as long where there was none. */
function wider(span: number, timesMore: number): number {
  return Math.ceil(span * Math.min(1.5 * timesMore, 16));
}

async function eventsBetween(
  reader: Reader,
  filter: AuditFilter,
  { limit, start, end }: { readonly limit: number; readonly start: number; readonly end: number },
): Promise<readonly AuditRow[]> {
  const { values, condition } = conditionOf(filter);
  const [from, until, most] = [1, 2, 3].map((place) => `$${values.length + place}`);
  return await reader.rows<AuditRow>(
    `WITH named AS MATERIALIZED (
       SELECT e.id FROM audit_event e WHERE ${condition} AND e.id >= ${from} AND e.id < ${until}),
     found AS (SELECT id FROM named ORDER BY id DESC LIMIT ${most})
     SELECT ${columns} FROM audit_event e JOIN found USING (id) ORDER BY e.id DESC`,
    [...values, start, end, limit],
  );
}

/** Who is behind the events that fit the filter, who came last first. Meant for a person or a thing, which few events name. */
export async function listAuditUsers(
  reader: Reader,
  filter: AuditFilter,
): Promise<readonly AuditUser[]> {
  const { values, condition } = conditionOf(filter);
  return await reader.rows<AuditUser>(
    `SELECT e.who, e.role, count(*)::int AS events, count(*) FILTER (WHERE e.act = 'export')::int AS exports,
            min(e.at) AS "firstAt", max(e.at) AS "lastAt",
            to_char(min(e.reach_start), 'YYYY-MM-DD') AS "reachStart",
            to_char(max(e.reach_end), 'YYYY-MM-DD') AS "reachEnd"
     FROM audit_event e WHERE ${condition} AND e.outcome = 'done' GROUP BY 1, 2 ORDER BY max(e.at) DESC, 1`,
    values,
  );
}

/** The event in which a user went furthest back; undefined when none of them was about days. */
export async function findFurthestReach(
  reader: Reader,
  who: string,
): Promise<AuditRow | undefined> {
  const [furthest] = await reader.rows<AuditRow>(
    `SELECT ${columns} FROM audit_event e WHERE e.who = $1 AND e.reach_start IS NOT NULL
     ORDER BY e.reach_start, e.id LIMIT 1`,
    [who],
  );
  return furthest;
}

/** How many events there are, and the moment of the first; null when there is none. */
export async function readAuditSpan(
  reader: Reader,
): Promise<{ readonly events: number; readonly firstAt: string | null }> {
  return await oneRow(
    reader,
    `SELECT events, (SELECT at FROM audit_event WHERE id = 1) AS "firstAt" FROM audit_head`,
  );
}

/** The ids that fit, from the newest end, one kind of act at a time, because the indexes are in that order. */
function foundIn(
  { act }: AuditFilter,
  condition: string,
  { older, limit }: { readonly older: string; readonly limit: string },
): string {
  const acts = act === undefined ? "'read', 'change', 'export'" : `'${act}'`;
  return `WITH found AS (
    SELECT newest.id FROM unnest(ARRAY[${acts}]) AS wanted (act) CROSS JOIN LATERAL (
      SELECT e.id FROM audit_event e WHERE e.act = wanted.act AND ${condition} AND ${older}
      ORDER BY e.at DESC, e.id DESC LIMIT ${limit}) AS newest)`;
}

function conditionOf(filter: AuditFilter): {
  readonly values: readonly string[];
  readonly condition: string;
} {
  const values: string[] = [];
  const parts = Object.entries(conditions).flatMap(([name, write]) => {
    const value = filter[name as keyof AuditFilter];
    if (value === undefined) return [];
    values.push(value);
    return [write(`$${values.length}`)];
  });
  return { values, condition: parts.length === 0 ? "true" : parts.join(" AND ") };
}

const conditions: Readonly<Record<keyof AuditFilter, (place: string) => string>> = {
  who: (place) => `e.who = ${place}`,
  route: (place) => `e.route = ${place}`,
  act: (place) => `e.act = ${place}`,
  person: (place) => `(e.people @> ARRAY[${place}::text] OR e.everyone)`,
  thing: (place) => `e.things @> ARRAY[${place}::text]`,
  from: (place) => `e.at >= ${place}::date::timestamp AT TIME ZONE 'Europe/Helsinki'`,
  signIns: (place) =>
    `(e.permission NOT IN ('public', 'manage-own-session') OR e.outcome NOT IN ('started', 'done') OR e.route = 'breakGlass' OR ${place} <> 'hidden')`,
  to: (place) => `e.at < (${place}::date + 1)::timestamp AT TIME ZONE 'Europe/Helsinki'`,
};
