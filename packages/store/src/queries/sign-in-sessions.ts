import type { Reader, Writer } from "../postgres/access.ts";

/** A session as it is kept; instants are milliseconds since 1970. */
export interface KeptSession {
  readonly id: string;
  /** Id of the user in the audit log. */
  readonly user: string;
  readonly name: string;
  /** As they were kept; the reader checks their shape. */
  readonly grants: unknown;
  readonly actingRole: string;
  readonly issuer: string;
  readonly subject: string;
  /** The session's id at the provider. */
  readonly providerSession: string | null;
  readonly idToken: string | null;
  readonly seenAt: number;
  readonly renewedAt: number;
  readonly endsAt: number;
}

export interface SessionToKeep extends KeptSession {
  /** SHA-256 of the browser's token, in hexadecimal. */
  readonly tokenHash: string;
}

/** Keeps a new session. */
export async function insertSession(writer: Writer, session: SessionToKeep): Promise<void> {
  await writer.run(
    `INSERT INTO sign_in_session (id, token_hash, user_id, user_name, grants, acting_role, issuer, subject,
       provider_session, id_token, started_at, seen_at, renewed_at, ends_at)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10,
       to_timestamp($11::numeric / 1000), to_timestamp($11::numeric / 1000),
       to_timestamp($11::numeric / 1000), to_timestamp($12::numeric / 1000))`,
    [
      session.id,
      session.tokenHash,
      session.user,
      session.name,
      JSON.stringify(session.grants),
      session.actingRole,
      session.issuer,
      session.subject,
      session.providerSession,
      session.idToken,
      session.seenAt,
      session.endsAt,
    ],
  );
}

export interface FoundSession extends KeptSession {
  /** Was it found by its newest token, or by the one before? */
  readonly foundBy: "token" | "former";
}

/** The session of a token, or of a token that was replaced less than a moment ago; ended ones too. */
export async function findSession(
  reader: Reader,
  tokenHash: string,
  now: number,
): Promise<FoundSession | undefined> {
  const [row] = await reader.rows<FoundSession>(
    `SELECT id, user_id AS "user", user_name AS name, grants, acting_role AS "actingRole", issuer,
       subject, provider_session AS "providerSession", id_token AS "idToken",
       ${milliseconds("seen_at")} AS "seenAt", ${milliseconds("renewed_at")} AS "renewedAt",
       ${milliseconds("ends_at")} AS "endsAt",
       CASE WHEN token_hash = $1 THEN 'token' ELSE 'former' END AS "foundBy"
     FROM sign_in_session
     WHERE token_hash = $1
        OR (former_hash = $1 AND former_until > to_timestamp($2::numeric / 1000))`,
    [tokenHash, now],
  );
  return row;
}

function milliseconds(column: string): string {
  return `(extract(epoch FROM ${column}) * 1000)::bigint`;
}

export interface TokenChange {
  readonly tokenHash: string;
  readonly newTokenHash: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Until when the replaced token is still taken. */
  readonly formerUntil: number;
}

/** Gives a session a new token. @returns false when another request has just done it. */
export async function replaceToken(writer: Writer, change: TokenChange): Promise<boolean> {
  const changed = await writer.run(
    `UPDATE sign_in_session
     SET token_hash = $2, former_hash = $1, former_until = to_timestamp($4::numeric / 1000),
         renewed_at = to_timestamp($3::numeric / 1000), seen_at = to_timestamp($3::numeric / 1000)
     WHERE token_hash = $1`,
    [change.tokenHash, change.newTokenHash, change.now, change.formerUntil],
  );
  return changed === 1;
}

/** Notes that somebody was there. */
export async function touchSession(writer: Writer, id: string, now: number): Promise<void> {
  await writer.run(
    `UPDATE sign_in_session SET seen_at = to_timestamp($2::numeric / 1000)
     WHERE id = $1 AND seen_at < to_timestamp($2::numeric / 1000)`,
    [id, now],
  );
}

/** Acts in another role from now on. */
export async function setActingRole(writer: Writer, id: string, role: string): Promise<void> {
  await writer.run("UPDATE sign_in_session SET acting_role = $2 WHERE id = $1", [id, role]);
}

/** Ends a session. */
export async function deleteSession(writer: Writer, id: string): Promise<void> {
  await writer.run("DELETE FROM sign_in_session WHERE id = $1", [id]);
}

/** What a provider says of sessions that ended there: one session's id, or everything of a subject. */
export interface EndedAtProvider {
  readonly issuer: string;
  readonly subject: string | undefined;
  readonly providerSession: string | undefined;
}

/** Ends what has ended at the provider; where both are named, both must fit. @returns how many sessions. */
export async function deleteSessionsOfProvider(
  writer: Writer,
  { issuer, subject, providerSession }: EndedAtProvider,
): Promise<number> {
  if (subject === undefined && providerSession === undefined) return 0;
  return await writer.run(
    `DELETE FROM sign_in_session
     WHERE issuer = $1 AND ($2::text IS NULL OR subject = $2)
       AND ($3::text IS NULL OR provider_session = $3)`,
    [issuer, subject ?? null, providerSession ?? null],
  );
}

/** Removes what has ended by itself. @param idleSince sessions not seen after this have ended. */
export async function deleteEndedSignIns(
  writer: Writer,
  now: number,
  idleSince: number,
): Promise<void> {
  await writer.run(
    `DELETE FROM sign_in_session
     WHERE ends_at <= to_timestamp($1::numeric / 1000) OR seen_at <= to_timestamp($2::numeric / 1000)`,
    [now, idleSince],
  );
  await writer.run(
    "DELETE FROM sign_in_attempt WHERE ends_at <= to_timestamp($1::numeric / 1000)",
    [now],
  );
  await writer.run(
    "DELETE FROM used_logout_token WHERE ends_at <= to_timestamp($1::numeric / 1000)",
    [now],
  );
}
