import type { Writer } from "../postgres/access.ts";
import { asVault, lendToVault } from "./as-vault.ts";
import type { SealedIdentity } from "./open-vault.ts";

/** Who put a value into the vault, and on what ground. */
export interface Keeping {
  /** Id of a user or a command, never a name. */
  readonly by: string;
  /** `import`, or a code of the reasons for a correction. */
  readonly ground: string;
  readonly batch: number | null;
}

/**
 * Keeps the staged identities of the records that hold: new values, and changed ones with the earlier kept as
 * history. A value that is known already leaves nothing.
 *
 * @param holds the condition on `staged_record r` under which a record holds.
 * @returns how many values were new or changed.
 */
export async function keepStagedIdentities(
  writer: Writer,
  holds: string,
  keeping: Keeping,
): Promise<number> {
  await writer.run(
    `CREATE TEMPORARY TABLE held_identity ON COMMIT DROP AS
     SELECT s.* FROM staged_identity s JOIN staged_record r ON r.n = s.n WHERE ${holds}`,
  );
  await lendToVault(writer, "held_identity");
  return await asVault(writer, async () => {
    await writer.run(
      `CREATE TEMPORARY TABLE changed_identity ON COMMIT DROP AS
       SELECT s.* FROM held_identity s WHERE NOT EXISTS (
         SELECT FROM vault.detail d WHERE d.pseudonym = s.pseudonym AND d.field = s.field
           AND d.superseded_at IS NULL AND d.digest = s.digest)`,
    );
    return await keepChanged(writer, keeping);
  });
}

/** Keeps one identity that did not come in a file. @returns how many values were new or changed. */
export async function keepIdentity(
  writer: Writer,
  identity: SealedIdentity,
  keeping: Keeping,
): Promise<number> {
  return await asVault(writer, async () => await keepOne(writer, identity, keeping));
}

async function keepOne(
  writer: Writer,
  identity: SealedIdentity,
  keeping: Keeping,
): Promise<number> {
  await writer.run(
    `CREATE TEMPORARY TABLE changed_identity
       (pseudonym text, envelope_id uuid, wrapped bytea, key_id text, field text, sealed bytea,
        digest bytea, search_index bytea) ON COMMIT DROP`,
  );
  const { pseudonym, envelope, wrapped, keyId } = identity;
  for (const { field, sealed, digest, searchIndex } of identity.details) {
    await writer.run(
      `INSERT INTO changed_identity SELECT $1, $2, $3, $4, $5, $6, $7, $8
       WHERE NOT EXISTS (SELECT FROM vault.detail d WHERE d.pseudonym = $1 AND d.field = $5
         AND d.superseded_at IS NULL AND d.digest = $7)`,
      [pseudonym, envelope, wrapped, keyId, field, sealed, digest, searchIndex],
    );
  }
  return await keepChanged(writer, keeping);
}

async function keepChanged(writer: Writer, { by, ground, batch }: Keeping): Promise<number> {
  await writer.run(
    `UPDATE vault.detail d SET superseded_at = now(), superseded_by = $1, superseded_ground = $2,
       superseded_batch = $3
     FROM changed_identity c
     WHERE d.pseudonym = c.pseudonym AND d.field = c.field AND d.superseded_at IS NULL`,
    [by, ground, batch],
  );
  await writer.run(
    `INSERT INTO vault.envelope (id, pseudonym, wrapped, key_id)
     SELECT DISTINCT envelope_id, pseudonym, wrapped, key_id FROM changed_identity`,
  );
  return await writer.run(
    `INSERT INTO vault.detail
       (pseudonym, field, envelope_id, sealed, digest, search_index, kept_by, ground, batch_id)
     SELECT pseudonym, field, envelope_id, sealed, digest, search_index, $1, $2, $3
     FROM changed_identity ORDER BY pseudonym COLLATE "C", field`,
    [by, ground, batch],
  );
}

/** Takes back what a batch put into the vault; what it replaced is current again. */
export async function undoIdentities(writer: Writer, batch: number): Promise<void> {
  await asVault(writer, async () => await undoKept(writer, batch));
}

async function undoKept(writer: Writer, batch: number): Promise<void> {
  await writer.run("DELETE FROM vault.detail WHERE batch_id = $1", [batch]);
  await writer.run(
    `UPDATE vault.detail d SET superseded_at = NULL, superseded_by = NULL, superseded_ground = NULL,
       superseded_batch = NULL
     WHERE d.superseded_batch = $1 AND NOT EXISTS (SELECT FROM vault.detail later
       WHERE later.pseudonym = d.pseudonym AND later.field = d.field AND later.superseded_at IS NULL)`,
    [batch],
  );
  await dropEmptyEnvelopes(writer);
}

/** A data key that seals nothing any more is destroyed. Asked by the vault's own role. */
export async function dropEmptyEnvelopes(writer: Writer): Promise<void> {
  await writer.run(
    `DELETE FROM vault.envelope e
     WHERE NOT EXISTS (SELECT FROM vault.detail d WHERE d.envelope_id = e.id)`,
  );
}
