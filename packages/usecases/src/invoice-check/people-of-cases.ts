import { readPseudonyms } from "@luotsi/store";

import type { Workspace } from "../workspace.ts";
import { caseOfId } from "./invoice-case-id.ts";

/** Pseudonyms of the people whom cases are about. */
export async function peopleOfCases(
  { store }: Pick<Workspace, "store">,
  cases: readonly string[],
): Promise<readonly string[]> {
  const people = new Set(cases.map((id) => caseOfId(id).person));
  return [...(await readPseudonyms(store.reader, [...people])).values()];
}
