import { oneRow, type Reader, type Writer } from "../postgres/access.ts";

/** A sign-in under way; hashes are SHA-256 in hexadecimal. */
export interface SignInAttempt {
  readonly stateHash: string;
  /** Of the secret that the browser which began it carries. */
  readonly browserHash: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

/** Keeps a sign-in that has begun. */
export async function insertAttempt(writer: Writer, attempt: SignInAttempt): Promise<void> {
  await writer.run(
    `INSERT INTO sign_in_attempt (state_hash, browser_hash, nonce, code_verifier, return_to, ends_at)
     VALUES ($1, $2, $3, $4, $5, to_timestamp($6::numeric / 1000))`,
    [
      attempt.stateHash,
      attempt.browserHash,
      attempt.nonce,
      attempt.codeVerifier,
      attempt.returnTo,
      attempt.endsAt,
    ],
  );
}

/**
 * Takes a sign-in out: a second call with the same state finds nothing, whichever process makes it.
 *
 * @returns undefined when there is none, it is too old, or another browser began it.
 */
export async function takeAttempt(
  writer: Writer,
  wanted: Pick<SignInAttempt, "stateHash" | "browserHash">,
  now: number,
): Promise<Omit<SignInAttempt, "endsAt"> | undefined> {
  const [row] = await writer.rows<Omit<SignInAttempt, "endsAt">>(
    `DELETE FROM sign_in_attempt
     WHERE state_hash = $1 AND browser_hash = $2 AND ends_at > to_timestamp($3::numeric / 1000)
     RETURNING state_hash AS "stateHash", browser_hash AS "browserHash", nonce,
       code_verifier AS "codeVerifier", return_to AS "returnTo"`,
    [wanted.stateHash, wanted.browserHash, now],
  );
  return row;
}

/** Notes that a sign-out message has been acted on. @returns false when it had been before. */
export async function insertUsedLogoutToken(
  writer: Writer,
  tokenHash: string,
  endsAt: number,
): Promise<boolean> {
  const added = await writer.run(
    `INSERT INTO used_logout_token (token_hash, ends_at) VALUES ($1, to_timestamp($2::numeric / 1000))
     ON CONFLICT DO NOTHING`,
    [tokenHash, endsAt],
  );
  return added === 1;
}

/** An emergency code; instants are milliseconds since 1970. */
export interface BreakGlassCode {
  readonly codeHash: string;
  readonly madeAt: number;
  readonly endsAt: number;
}

/** Keeps a new emergency code. @returns its number. */
export async function insertBreakGlassCode(writer: Writer, code: BreakGlassCode): Promise<number> {
  const { id } = await oneRow<{ id: number }>(
    writer,
    `INSERT INTO break_glass_code (code_hash, made_at, ends_at)
     VALUES ($1, to_timestamp($2::numeric / 1000), to_timestamp($3::numeric / 1000)) RETURNING id`,
    [code.codeHash, code.madeAt, code.endsAt],
  );
  return id;
}

/** Uses an emergency code up. @returns its number; undefined when there is none, it is used or too old. */
export async function useBreakGlassCode(
  writer: Writer,
  codeHash: string,
  now: number,
): Promise<number | undefined> {
  const [row] = await writer.rows<{ id: number }>(
    `UPDATE break_glass_code SET used_at = to_timestamp($2::numeric / 1000)
     WHERE code_hash = $1 AND used_at IS NULL AND made_at <= to_timestamp($2::numeric / 1000)
       AND ends_at > to_timestamp($2::numeric / 1000)
     RETURNING id`,
    [codeHash, now],
  );
  return row?.id;
}

/** What became of a code; instants are ISO 8601 in UTC. */
export interface BreakGlassUse {
  readonly id: number;
  readonly madeAt: string;
  readonly endsAt: string;
  readonly usedAt: string | null;
}

/** Every emergency code ever made, newest first. */
export async function listBreakGlassCodes(reader: Reader): Promise<readonly BreakGlassUse[]> {
  return await reader.rows<BreakGlassUse>(
    `SELECT id, made_at AS "madeAt", ends_at AS "endsAt", used_at AS "usedAt"
     FROM break_glass_code ORDER BY id DESC`,
  );
}
