import { AppError } from "@luotsi/base";
import {
  identityFields,
  type FoundPeople,
  type IdentityQuestion,
  type IdentityView,
  type PersonQuestion,
  type Scope,
} from "@luotsi/contract";
import { searchedForm } from "@luotsi/intake";
import { findByIndex, readIdentity } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { personInReach, reachedPerson } from "./person-in-reach.ts";
import { neededVault } from "./workspace-vault.ts";

/**
 * Who a pseudonym is, for a purpose of the list. The caller writes who asked, for what and about whom.
 *
 * @throws AppError VAULT_NOT_OPEN, NOT_FOUND when the vault holds nothing of the person.
 */
export async function showIdentity(
  workspace: Workspace,
  { pseudonym }: Pick<IdentityQuestion, "pseudonym">,
  scope: Scope,
): Promise<IdentityView> {
  const { store } = workspace;
  await reachedPerson(workspace, scope, pseudonym);
  const vault = await neededVault(store);
  const details = await readIdentity(store, vault, pseudonym);
  const current = details.filter(({ supersededAt }) => supersededAt === null);
  if (current.length === 0) throw new AppError("NOT_FOUND", { what: pseudonym });
  return {
    pseudonym,
    fields: current.map(({ field, value, keptAt }) => ({
      field,
      title: identityFields[field].title,
      value,
      keptOn: keptAt.slice(0, 10),
    })),
  };
}

/**
 * The people with a value, found through the vault's keyed index. The value is used once and kept nowhere.
 *
 * @throws AppError VAULT_NOT_OPEN.
 */
export async function searchPerson(
  workspace: Workspace,
  { field, value }: Pick<PersonQuestion, "field" | "value">,
  scope: Scope,
): Promise<FoundPeople> {
  const { store } = workspace;
  const vault = await neededVault(store);
  const index = vault.searchIndexOf(field, searchedForm(field, value));
  const found = await findByIndex(store, field, index);
  const known: string[] = [];
  for (const pseudonym of found) {
    if ((await personInReach(workspace, scope, pseudonym)) !== undefined) known.push(pseudonym);
  }
  return { people: known };
}
