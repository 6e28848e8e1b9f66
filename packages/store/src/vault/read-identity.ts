import type { IdentityFieldId } from "@luotsi/contract";

import type { Store } from "../open-store.ts";
import type { Reader } from "../postgres/access.ts";
import { asVault } from "./as-vault.ts";
import type { KeptDetail, OpenVault } from "./open-vault.ts";

/** A value of the vault, opened; `supersededAt` is set for an earlier one. */
export interface OpenedDetail {
  readonly field: IdentityFieldId;
  readonly value: string;
  readonly keptAt: string;
  readonly keptBy: string;
  readonly ground: string;
  readonly batch: number | null;
  readonly supersededAt: string | null;
  readonly supersededBy: string | null;
  readonly supersededGround: string | null;
}

/**
 * Everything the vault holds of a person, current values first. The store's readers cannot see the vault, so
 * it is read with the rights of the owner.
 *
 * @throws AppError VAULT_KEY_UNKNOWN, VAULT_ROW_BROKEN.
 */
export async function readIdentity(
  store: Store,
  vault: OpenVault,
  pseudonym: string,
): Promise<readonly OpenedDetail[]> {
  const rows = await store.readWhole(
    async (reader) => await asVault(reader, async () => await detailsOf(reader, pseudonym)),
  );
  return rows.map(({ envelope, wrapped, keyId, sealed, ...shown }) => {
    const { field } = shown;
    const value = vault.open({ pseudonym, field, envelope, wrapped, keyId, sealed });
    return { ...shown, value };
  });
}

type DetailRow = Omit<KeptDetail, "pseudonym"> & Omit<OpenedDetail, "value">;

async function detailsOf(reader: Reader, pseudonym: string): Promise<readonly DetailRow[]> {
  return await reader.rows<DetailRow>(
    `SELECT d.field, d.envelope_id AS envelope, e.wrapped, e.key_id AS "keyId", d.sealed,
            d.kept_at AS "keptAt", d.kept_by AS "keptBy", d.ground, d.batch_id AS batch,
            d.superseded_at AS "supersededAt", d.superseded_by AS "supersededBy",
            d.superseded_ground AS "supersededGround"
     FROM vault.detail d JOIN vault.envelope e ON e.id = d.envelope_id
     WHERE d.pseudonym = $1 ORDER BY d.superseded_at IS NOT NULL, d.field, d.id DESC`,
    [pseudonym],
  );
}

/** The people whose current value of a field has this index; normally none or one. */
export async function findByIndex(
  store: Store,
  field: IdentityFieldId,
  index: Buffer,
): Promise<readonly string[]> {
  const found = await store.readWhole(
    async (reader) =>
      await asVault(
        reader,
        async () =>
          await reader.rows<{ pseudonym: string }>(
            `SELECT pseudonym FROM vault.detail
             WHERE field = $1 AND search_index = $2 AND superseded_at IS NULL
             ORDER BY pseudonym LIMIT 20`,
            [field, index],
          ),
      ),
  );
  return found.map(({ pseudonym }) => pseudonym);
}
