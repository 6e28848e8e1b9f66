import type { Store } from "../open-store.ts";
import type { Reader } from "../postgres/access.ts";
import { asVault } from "./as-vault.ts";

/** What the vault holds, without opening anything. */
export interface VaultStatus {
  /** People with anything in the vault. */
  readonly people: number;
  /** Current values by field. */
  readonly fields: readonly { readonly field: string; readonly count: number }[];
  /** Earlier values kept as history. */
  readonly earlier: number;
  /** Keys that have been used, the oldest first, with how many data keys each wraps. */
  readonly keys: readonly VaultKeyUse[];
}

export interface VaultKeyUse {
  readonly id: string;
  readonly version: number;
  readonly firstUsedAt: string;
  readonly dataKeys: number;
  /** Does it wrap the index key? */
  readonly wrapsIndex: boolean;
}

export async function readVaultStatus(store: Store): Promise<VaultStatus> {
  return await store.readWhole(
    async (reader) => await asVault(reader, async () => await statusOf(reader)),
  );
}

async function statusOf(reader: Reader): Promise<VaultStatus> {
  const [counted] = await reader.rows<{ people: number; earlier: number }>(
    `SELECT count(DISTINCT pseudonym) AS people,
            count(*) FILTER (WHERE superseded_at IS NOT NULL) AS earlier FROM vault.detail`,
  );
  const fields = await reader.rows<{ field: string; count: number }>(
    `SELECT field, count(*) AS count FROM vault.detail WHERE superseded_at IS NULL
     GROUP BY field ORDER BY field`,
  );
  const keys = await reader.rows<VaultKeyUse>(
    `SELECT k.id, k.version, k.first_used_at AS "firstUsedAt",
            (SELECT count(*) FROM vault.envelope e WHERE e.key_id = k.id) AS "dataKeys",
            EXISTS (SELECT FROM vault.index_key i WHERE i.key_id = k.id) AS "wrapsIndex"
     FROM vault.key_encryption_key k ORDER BY k.version`,
  );
  return { people: counted?.people ?? 0, earlier: counted?.earlier ?? 0, fields, keys };
}
