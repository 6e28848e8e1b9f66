import type { Store } from "../open-store.ts";
import type { Writer } from "../postgres/access.ts";
import { asVault } from "./as-vault.ts";
import { registerKey, wrapAnew, wrapIndexKeyAnew } from "./open-vault.ts";
import type { VaultKeys } from "./vault-keys.ts";

export interface RotationProgress {
  /** Data keys under the current key so far. */
  readonly done: number;
  readonly total: number;
}

/** One transaction a portion: a rotation that is killed has lost nothing and goes on where it was. */
const portionKeys = 1_000;

/**
 * Wraps every data key and the index key with the current key. What is sealed stays as it is, so reading and
 * importing go on meanwhile, and the older key may be forgotten when nothing is left under it.
 *
 * @returns how many data keys were wrapped anew.
 * @throws AppError VAULT_KEY_UNKNOWN when an older key was not given; what was done before stays.
 */
export async function rotateKeys(
  store: Store,
  keys: VaultKeys,
  onProgress: (progress: RotationProgress) => void = () => {},
): Promise<number> {
  const { total, left } = await store.write(
    async (writer) =>
      await asVault(writer, async () => {
        await registerKey(writer, keys.current.id);
        await rotateIndexKey(writer, keys);
        return await countKeys(writer, keys.current.id);
      }),
  );
  let rotated = 0;
  for (let found = portionKeys; found === portionKeys; rotated += found) {
    found = await store.write(
      async (writer) => await asVault(writer, async () => await rotatePortion(writer, keys)),
    );
    onProgress({ done: Math.min(total, total - left + rotated + found), total });
  }
  return rotated;
}

async function countKeys(
  writer: Writer,
  current: string,
): Promise<{ readonly total: number; readonly left: number }> {
  const [counted] = await writer.rows<{ total: number; left: number }>(
    `SELECT count(*) AS total, count(*) FILTER (WHERE key_id <> $1) AS left FROM vault.envelope`,
    [current],
  );
  return counted ?? { total: 0, left: 0 };
}

async function rotatePortion(writer: Writer, keys: VaultKeys): Promise<number> {
  const found = await writer.rows<{
    envelope: string;
    pseudonym: string;
    wrapped: Buffer;
    keyId: string;
  }>(
    `SELECT id AS envelope, pseudonym, wrapped, key_id AS "keyId" FROM vault.envelope
     WHERE key_id <> $1 ORDER BY id LIMIT $2 FOR UPDATE`,
    [keys.current.id, portionKeys],
  );
  const ids = found.map(({ envelope }) => envelope);
  const anew = found.map((wrapped) => wrapAnew(keys, wrapped));
  await writer.run(
    `UPDATE vault.envelope e SET wrapped = given.wrapped, key_id = $3
     FROM unnest($1::uuid[], $2::bytea[]) AS given (id, wrapped) WHERE e.id = given.id`,
    [ids, anew, keys.current.id],
  );
  return found.length;
}

async function rotateIndexKey(writer: Writer, keys: VaultKeys): Promise<void> {
  const [kept] = await writer.rows<{ wrapped: Buffer; keyId: string }>(
    `SELECT wrapped, key_id AS "keyId" FROM vault.index_key FOR UPDATE`,
  );
  if (kept === undefined || kept.keyId === keys.current.id) return;
  await writer.run("UPDATE vault.index_key SET wrapped = $1, key_id = $2", [
    wrapIndexKeyAnew(keys, kept.wrapped, kept.keyId),
    keys.current.id,
  ]);
}
