import { AppError } from "@luotsi/base";
import { searchedForm } from "@luotsi/intake";
import {
  loadVaultKeys,
  openVault,
  type OpenVault,
  type Store,
  type VaultKeys,
} from "@luotsi/store";

/**
 * The workspace's vault, opened with the keys that were given.
 *
 * @returns undefined when no key was given: identity is then dropped on the way in.
 * @throws AppError VAULT_KEY_UNUSABLE, VAULT_KEY_UNKNOWN.
 */
export async function workspaceVault(store: Store): Promise<OpenVault | undefined> {
  const keys = await loadVaultKeys(store.workspace);
  return keys === undefined ? undefined : await openVault({ store, keys, searchedForm });
}

/** Has a key of the vault been given? */
export async function hasVault(store: Store): Promise<boolean> {
  return (await loadVaultKeys(store.workspace)) !== undefined;
}

/** The vault where there must be one. @throws AppError VAULT_NOT_OPEN. */
export async function neededVault(store: Store): Promise<OpenVault> {
  const vault = await workspaceVault(store);
  if (vault === undefined) throw new AppError("VAULT_NOT_OPEN");
  return vault;
}

/** The keys where there must be some. @throws AppError VAULT_NOT_OPEN. */
export async function neededVaultKeys(store: Store): Promise<VaultKeys> {
  const keys = await loadVaultKeys(store.workspace);
  if (keys === undefined) throw new AppError("VAULT_NOT_OPEN");
  return keys;
}
