import type { VaultView } from "@luotsi/contract";
import {
  addVaultKey,
  loadVaultKeys,
  readVaultStatus,
  rotateKeys,
  type RotationProgress,
} from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { neededVaultKeys } from "./workspace-vault.ts";

/** The state of the vault and its keys; nothing is opened and no key is shown. */
export async function showVault({ store }: Workspace): Promise<VaultView> {
  const keys = await loadVaultKeys(store.workspace);
  const status = await readVaultStatus(store);
  return {
    isOpen: keys !== undefined,
    readersKeptOut: store.readersHaveOwnRole,
    writersKeptOut: store.vaultHasOwnRole,
    people: status.people,
    fields: [...status.fields],
    earlier: status.earlier,
    keys: status.keys.map(({ wrapsIndex, ...key }) => {
      const isNeeded = key.dataKeys > 0 || wrapsIndex;
      if (key.id === keys?.current.id) return { ...key, state: "current" };
      if (!isNeeded) return { ...key, state: "unused" };
      return { ...key, state: keys?.all.has(key.id) === true ? "older" : "missing" };
    }),
  };
}

/** Makes a key in the workspace's file. @returns its id. */
export async function makeVaultKey({ store }: Workspace): Promise<string> {
  return await addVaultKey(store.workspace);
}

/**
 * Wraps everything with the newest key; may be stopped and started again at any time.
 *
 * @returns how many data keys were wrapped anew.
 */
export async function rotateVaultKeys(
  { store }: Workspace,
  onProgress?: (progress: RotationProgress) => void,
): Promise<number> {
  return await rotateKeys(store, await neededVaultKeys(store), onProgress);
}
