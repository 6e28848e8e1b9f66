import { AppError } from "@luotsi/base";
import type { Scope } from "@luotsi/contract";
import { isInScope, livesIn, scopedReader } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";

/** May somebody with this scope know of the person? Whoever has no residence and no worker on record, the whole area alone may. */
export async function isInReach(
  { store, clock }: Workspace,
  scope: Scope,
  pseudonym: string,
): Promise<boolean> {
  if (scope.kind === "everything") return true;
  if (await livesIn(store.reader, pseudonym, scope.municipalities)) return true;
  const asker = { user: "-", role: "-", purpose: "reidentify", scope };
  return await isInScope(scopedReader(store.reader, asker), pseudonym, clock());
}

/** @throws AppError NOT_FOUND when the person is out of reach: who may not see somebody learns not even that much. */
export async function refuseOutOfReach(
  workspace: Workspace,
  scope: Scope,
  pseudonym: string,
): Promise<void> {
  if (await isInReach(workspace, scope, pseudonym)) return;
  throw new AppError("NOT_FOUND", { what: pseudonym });
}
