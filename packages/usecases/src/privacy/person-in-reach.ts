import { AppError } from "@luotsi/base";
import type { Scope } from "@luotsi/contract";
import { findPersonInReach, scopedReader, type PersonInReach } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";

/** The person, where somebody with this scope may know of them; undefined where not, and where there is nobody. */
export async function personInReach(
  { store, clock }: Pick<Workspace, "store" | "clock">,
  scope: Scope,
  pseudonym: string,
): Promise<PersonInReach | undefined> {
  const asker = { user: "-", role: "-", purpose: "reidentify", scope };
  return await findPersonInReach(scopedReader(store.reader, asker), pseudonym, clock());
}

/** @throws AppError NOT_FOUND when the person is out of reach: who may not see somebody learns not even that much. */
export async function reachedPerson(
  workspace: Pick<Workspace, "store" | "clock">,
  scope: Scope,
  pseudonym: string,
): Promise<PersonInReach> {
  const person = await personInReach(workspace, scope, pseudonym);
  if (person === undefined) throw new AppError("NOT_FOUND", { what: pseudonym });
  return person;
}
