import { AppError } from "@luotsi/base";
import type { Scope } from "@luotsi/contract";
import { livesIn } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";

/** May somebody with this scope know of the person? Without a residence on record only the whole area may. */
export async function isInReach(
  { store }: Workspace,
  scope: Scope,
  pseudonym: string,
): Promise<boolean> {
  if (scope.kind === "everything") return true;
  return await livesIn(store.reader, pseudonym, scope.municipalities);
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
