import type { Writer } from "../postgres/access.ts";

/** One line of the audit log: codes and ids only. */
export interface AuditLine {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly who: string;
  readonly role: string;
  /** Code of what the data was needed for; a dash where the permission says it. */
  readonly purpose: string;
  readonly permission: string;
  readonly route: string;
  readonly act: "read" | "change" | "export";
  readonly ids: Readonly<Record<string, string | number | boolean | undefined>>;
  /** What was changed, as `kind:id`. */
  readonly things: readonly string[];
  /** Pseudonyms of those who were shown, in order and once each. */
  readonly people: readonly string[];
  /** Everyone in the register was shown. */
  readonly everyone: boolean;
  /** First and last day the answer was about, ISO 8601; null where it is not about days. */
  readonly reach: { readonly start: string; readonly end: string } | null;
  readonly outcome: string;
  readonly request: string;
}

/**
 * Adds lines to the audit log, in their order, in one statement. The database links each to the one before.
 *
 * The newest link is held until the transaction ends, so it should do nothing else.
 */
export async function insertAuditLines(writer: Writer, lines: readonly AuditLine[]): Promise<void> {
  await writer.run(
    `INSERT INTO audit_event (at, who, role, purpose, permission, route, act, ids, things, people, everyone,
                              reach_start, reach_end, outcome, request)
     SELECT to_timestamp((line ->> 'at')::numeric / 1000), line ->> 'who', line ->> 'role',
            line ->> 'purpose', line ->> 'permission', line ->> 'route', line ->> 'act', line -> 'ids',
            ARRAY(SELECT jsonb_array_elements_text(line -> 'things')),
            ARRAY(SELECT jsonb_array_elements_text(line -> 'people')),
            (line ->> 'everyone')::boolean,
            (line -> 'reach' ->> 'start')::date, (line -> 'reach' ->> 'end')::date,
            line ->> 'outcome', line ->> 'request'
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS given (line, place)
     ORDER BY place`,
    [JSON.stringify(lines)],
  );
}
