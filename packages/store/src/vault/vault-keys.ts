import { createHmac, randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { AppError } from "@luotsi/base";

/** A key that wraps data keys. */
export interface VaultKey {
  /** Follows from the key, so that nobody can mix two up; tells nothing of it. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** The keys that were given: the first seals, all open. */
export interface VaultKeys {
  readonly current: VaultKey;
  readonly all: ReadonlyMap<string, VaultKey>;
}

type Environment = Readonly<Record<string, string | undefined>>;

const keyBytes = 32;
const keyForm = /^[0-9a-f]{64}$/i;
const fileName = "vault.key";

/**
 * The keys of the vault: from `LUOTSI_VAULT_KEY`, else from the file `LUOTSI_VAULT_KEY_FILE` names, else from
 * the workspace's `vault.key`. Several are parted by commas or lines, the newest first.
 *
 * @returns undefined when none is given: there is no vault then.
 * @throws AppError VAULT_KEY_UNUSABLE.
 */
export async function loadVaultKeys(
  workspace: string,
  environment: Environment = process.env,
): Promise<VaultKeys | undefined> {
  const given = environment["LUOTSI_VAULT_KEY"] ?? "";
  if (given.trim() !== "") return parseKeys(given, "LUOTSI_VAULT_KEY");
  const named = environment["LUOTSI_VAULT_KEY_FILE"] ?? "";
  const path = named === "" ? join(workspace, fileName) : named;
  const text = await readIfThere(path);
  if (text !== undefined) return parseKeys(text, path);
  if (named === "") return undefined;
  throw new AppError("VAULT_KEY_UNUSABLE", { where: path });
}

/**
 * Puts a new key in front of the workspace's own; older keys stay, because what they sealed is re-wrapped only
 * by a rotation and is in backups for longer.
 *
 * @returns the id of the new key.
 */
export async function addVaultKey(workspace: string): Promise<string> {
  const path = join(workspace, fileName);
  const before = (await readIfThere(path)) ?? "";
  if (before !== "") parseKeys(before, path);
  const bytes = randomBytes(keyBytes);
  await writeFile(`${path}.next`, `${bytes.toString("hex")}\n${before}`, { mode: 0o600 });
  await rename(`${path}.next`, path);
  return keyOf(bytes).id;
}

function parseKeys(text: string, where: string): VaultKeys {
  const parts = text.split(/[\s,]+/).filter((part) => part !== "");
  if (parts.length === 0 || !parts.every((part) => keyForm.test(part))) {
    throw new AppError("VAULT_KEY_UNUSABLE", { where });
  }
  const keys = parts.map((part) => keyOf(Buffer.from(part, "hex")));
  const [current] = keys;
  if (current === undefined) throw new AppError("VAULT_KEY_UNUSABLE", { where });
  return { current, all: new Map(keys.map((key) => [key.id, key])) };
}

function keyOf(bytes: Buffer): VaultKey {
  const id = createHmac("sha256", bytes).update("luotsi-vault-key-id").digest("hex").slice(0, 16);
  return { id, bytes };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
