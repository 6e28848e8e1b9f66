import { randomBytes, randomUUID } from "node:crypto";

import { AppError } from "@luotsi/base";
import { identityFields, type IdentityFieldId, type IdentityValues } from "@luotsi/contract";

import type { Store } from "../open-store.ts";
import type { Writer } from "../postgres/access.ts";
import { asVault } from "./as-vault.ts";
import { keyedDigest, open, openText, seal, sealText } from "./sealing.ts";
import type { VaultKeys } from "./vault-keys.ts";

/** One value as it is kept. */
export interface SealedDetail {
  readonly field: IdentityFieldId;
  readonly sealed: Buffer;
  readonly digest: Buffer;
  readonly searchIndex: Buffer | null;
}

/** What one delivery or correction says of one person, sealed with a data key of its own. */
export interface SealedIdentity {
  readonly envelope: string;
  readonly pseudonym: string;
  readonly wrapped: Buffer;
  readonly keyId: string;
  readonly details: readonly SealedDetail[];
}

/** A kept value with the envelope that opens it. */
export interface KeptDetail {
  readonly pseudonym: string;
  readonly field: IdentityFieldId;
  readonly envelope: string;
  readonly wrapped: Buffer;
  readonly keyId: string;
  readonly sealed: Buffer;
}

/** The vault with its keys at hand. It holds no connection: who may write decides what is written. */
export interface OpenVault {
  readonly keys: VaultKeys;
  readonly seal: (pseudonym: string, values: IdentityValues) => SealedIdentity;
  /** @throws AppError VAULT_KEY_UNKNOWN, VAULT_ROW_BROKEN. */
  readonly open: (detail: KeptDetail) => string;
  /** The index of a value in the form in which it is searched. */
  readonly searchIndexOf: (field: IdentityFieldId, searchedForm: string) => Buffer;
}

export interface VaultOptions {
  readonly store: Store;
  readonly keys: VaultKeys;
  /** The form in which two spellings of one value are the same. */
  readonly searchedForm: (field: IdentityFieldId, text: string) => string;
}

const keyBytes = 32;
const indexKeyPlace = ["index-key"];

/**
 * Opens the vault with the given keys; the first opening makes its index key.
 *
 * @throws AppError VAULT_KEY_UNKNOWN when the vault was sealed with a key that was not given.
 */
export async function openVault({ store, keys, searchedForm }: VaultOptions): Promise<OpenVault> {
  const indexKey = await store.write(
    async (writer) => await asVault(writer, async () => await readIndexKey(writer, keys)),
  );
  const searchIndexOf: OpenVault["searchIndexOf"] = (field, text) =>
    keyedDigest(indexKey, ["search", field, text]);
  return {
    keys,
    searchIndexOf,
    seal: (pseudonym, values) => {
      const dataKey = randomBytes(keyBytes);
      const envelope = randomUUID();
      const details = Object.entries(values).map(([name, text]): SealedDetail => {
        const field = name as IdentityFieldId;
        return {
          field,
          sealed: sealText(dataKey, [field, pseudonym, envelope], text),
          digest: keyedDigest(indexKey, ["value", field, pseudonym, text]),
          searchIndex: identityFields[field].isSearched
            ? searchIndexOf(field, searchedForm(field, text))
            : null,
        };
      });
      const { id: keyId, bytes } = keys.current;
      const wrapped = seal(bytes, wrappingPlace(envelope, pseudonym, keyId), dataKey);
      return { envelope, pseudonym, wrapped, keyId, details };
    },
    open: (detail) => {
      const dataKey = unwrap(keys, detail);
      return openText(dataKey, [detail.field, detail.pseudonym, detail.envelope], detail.sealed);
    },
  };
}

type WrappedKey = Pick<KeptDetail, "pseudonym" | "envelope" | "wrapped" | "keyId">;

/** The data key of an envelope. @throws AppError VAULT_KEY_UNKNOWN, VAULT_ROW_BROKEN. */
export function unwrap(
  keys: VaultKeys,
  { pseudonym, envelope, wrapped, keyId }: WrappedKey,
): Buffer {
  return open(keyOf(keys, keyId), wrappingPlace(envelope, pseudonym, keyId), wrapped);
}

/** A data key under the current key, for the same envelope. */
export function wrapAnew(keys: VaultKeys, wrapped: WrappedKey): Buffer {
  const { envelope, pseudonym } = wrapped;
  const place = wrappingPlace(envelope, pseudonym, keys.current.id);
  return seal(keys.current.bytes, place, unwrap(keys, wrapped));
}

/** The index key under the current key. */
export function wrapIndexKeyAnew(keys: VaultKeys, wrapped: Buffer, keyId: string): Buffer {
  const indexKey = open(keyOf(keys, keyId), [...indexKeyPlace, keyId], wrapped);
  return seal(keys.current.bytes, [...indexKeyPlace, keys.current.id], indexKey);
}

function wrappingPlace(envelope: string, pseudonym: string, keyId: string): readonly string[] {
  return ["data-key", envelope, pseudonym, keyId];
}

function keyOf(keys: VaultKeys, id: string): Buffer {
  const key = keys.all.get(id);
  if (key === undefined) throw new AppError("VAULT_KEY_UNKNOWN", { key: id });
  return key.bytes;
}

async function readIndexKey(writer: Writer, keys: VaultKeys): Promise<Buffer> {
  const kept = await keptIndexKey(writer);
  if (kept !== undefined) {
    const indexKey = open(keyOf(keys, kept.keyId), [...indexKeyPlace, kept.keyId], kept.wrapped);
    await registerKey(writer, keys.current.id);
    return indexKey;
  }
  await writer.run("LOCK TABLE vault.index_key IN EXCLUSIVE MODE");
  if ((await keptIndexKey(writer)) !== undefined) return await readIndexKey(writer, keys);
  const { id, bytes } = keys.current;
  const made = randomBytes(keyBytes);
  await registerKey(writer, id);
  await writer.run("INSERT INTO vault.index_key (wrapped, key_id) VALUES ($1, $2)", [
    seal(bytes, [...indexKeyPlace, id], made),
    id,
  ]);
  return made;
}

async function keptIndexKey(
  writer: Writer,
): Promise<{ readonly wrapped: Buffer; readonly keyId: string } | undefined> {
  const [kept] = await writer.rows<{ wrapped: Buffer; keyId: string }>(
    `SELECT wrapped, key_id AS "keyId" FROM vault.index_key`,
  );
  return kept;
}

/** The first use of a key gives it its number. */
export async function registerKey(writer: Writer, id: string): Promise<void> {
  await writer.run(
    `INSERT INTO vault.key_encryption_key (id)
     SELECT $1 WHERE NOT EXISTS (SELECT FROM vault.key_encryption_key WHERE id = $1)
     ON CONFLICT (id) DO NOTHING`,
    [id],
  );
}
