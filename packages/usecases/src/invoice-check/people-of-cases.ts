import { readPseudonyms } from "@luotsi/store";

import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import { caseOfId } from "./invoice-case-id.ts";

/** Pseudonyms of the people whom cases are about. */
export async function peopleOfCases(
  { people: reader }: Pick<ScopedWorkspace, "people">,
  cases: readonly string[],
): Promise<readonly string[]> {
  const people = new Set(cases.map((id) => caseOfId(id).person));
  return [...(await readPseudonyms(reader, [...people])).values()];
}
