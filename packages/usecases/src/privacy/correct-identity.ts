import { AppError } from "@luotsi/base";
import type { CorrectionDone, IdentityCorrection, Scope } from "@luotsi/contract";
import { parseIdentityCode } from "@luotsi/intake";
import { keepIdentity } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { reachedPerson } from "./person-in-reach.ts";
import { neededVault } from "./workspace-vault.ts";

/**
 * Puts a value of the vault right. The earlier value stays as history with who, when and on what ground, until
 * its retention ends. What the register says is corrected in the register; its next delivery brings it here.
 *
 * @throws AppError VAULT_NOT_OPEN; NOT_FOUND; IDENTITY_CODE_WRONG; INVALID_REQUEST when the value is empty.
 */
export async function correctIdentity(
  workspace: Workspace,
  { pseudonym, field, value, ground }: IdentityCorrection,
  { by, scope }: Corrector,
): Promise<CorrectionDone> {
  const { store } = workspace;
  await reachedPerson(workspace, scope, pseudonym);
  const vault = await neededVault(store);
  const right = field === "identity_code" ? parseIdentityCode(value)?.code : value.trim();
  if (right === undefined) throw new AppError("IDENTITY_CODE_WRONG");
  if (right === "") throw new AppError("INVALID_REQUEST", { reason: field });
  const sealed = vault.seal(pseudonym, { [field]: right.normalize("NFC") });
  const changed = await store.write(
    async (writer) => await keepIdentity(writer, sealed, { by, ground, batch: null }),
  );
  return { pseudonym, changed };
}

/** Who corrects, and whom they may know of. */
export interface Corrector {
  /** Id of a user. */
  readonly by: string;
  readonly scope: Scope;
}
