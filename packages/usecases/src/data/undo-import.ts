import type { UndoView } from "@luotsi/contract";
import { refreshCopy, undoBatch } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";

/**
 * Undoes a delivery while nothing later rests on it; afterwards the columnar copy is fresh.
 *
 * @param by id of a user or a command; never a personal name.
 * @throws AppError NOT_FOUND, BATCH_IN_USE, CONFLICTING_CHANGE.
 */
export async function undoImport(
  workspace: Workspace,
  batch: number,
  by: string,
): Promise<UndoView> {
  const { source, removed, restored } = await undoBatch(workspace.store, batch, by);
  await refreshCopy(workspace.store);
  return { batch, source, removed, restored };
}
