import type { Writer } from "../postgres/access.ts";

/** One line of the audit log: codes and ids only. */
export interface AuditLine {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly who: string;
  readonly role: string;
  readonly permission: string;
  readonly route: string;
  readonly ids: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** Adds lines to the audit log, in their order, in one statement. */
export async function insertAuditLines(writer: Writer, lines: readonly AuditLine[]): Promise<void> {
  await writer.run(
    `INSERT INTO audit_event (at, who, role, permission, route, ids)
     SELECT to_timestamp((line ->> 'at')::numeric / 1000), line ->> 'who', line ->> 'role',
            line ->> 'permission', line ->> 'route', line -> 'ids'
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS given (line, place)
     ORDER BY place`,
    [JSON.stringify(lines)],
  );
}
