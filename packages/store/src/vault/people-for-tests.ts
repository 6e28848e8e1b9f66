import type { IdentityValues, ReadingStep } from "@luotsi/contract";

import { storeBatch } from "../import/store-batch.ts";
import type { Store } from "../open-store.ts";
import type { OpenVault } from "./open-vault.ts";
import { loadVaultKeys, type VaultKeys } from "./vault-keys.ts";

export const searchedForm = (_: unknown, text: string): string => text;
export const old = "a".repeat(64);
export const fresh = "b".repeat(64);

/** The keys a text gives. */
export async function keys(text: string): Promise<VaultKeys> {
  const loaded = await loadVaultKeys("/nowhere", { LUOTSI_VAULT_KEY: text });
  if (loaded === undefined) throw new Error("a key was given");
  return loaded;
}

export interface Person {
  readonly pseudonym: string;
  readonly identity: IdentityValues;
}

export const maija: Person = {
  pseudonym: "lp1maija",
  identity: { identity_code: "131052-308T", last_name: "Meikäläinen", email: "m@example.org" },
};
export const matti: Person = { pseudonym: "lp1matti", identity: { last_name: "Korhonen" } };

let deliveries = 0;

/** Stores people as the reader would hand them over, twelve values of a person's record empty. */
export async function deliverPeople(
  store: Store,
  people: readonly Person[],
  { vault, dryRun = false }: { readonly vault: OpenVault; readonly dryRun?: boolean },
): Promise<number | null> {
  deliveries += 1;
  const records = people.map(({ pseudonym }) => [
    pseudonym,
    240,
    ...Array.from({ length: 12 }, () => null),
  ]);
  async function* steps(): AsyncGenerator<ReadingStep> {
    await Promise.resolve();
    yield {
      accepted: {
        records,
        lines: records.map((_, i) => i + 2),
        identities: people.map(({ identity }) => identity),
      },
      rejected: [],
      progress: 1,
    };
  }
  const detected = {
    format: "csv",
    encoding: "utf-8",
    delimiter: ";",
    decimal: ",",
    headerLine: 1,
    columns: [],
    constants: {},
  } as const;
  const sha256 = deliveries.toString(16).padStart(64, "0");
  const meta = {
    source: "persons",
    fileName: "p.csv",
    sha256,
    bytes: 1,
    importer: "test",
  } as const;
  const outcome = await storeBatch(store, { ...meta, detected, delivery: "incremental" }, steps(), {
    vault,
    dryRun,
  });
  return outcome.batch;
}
