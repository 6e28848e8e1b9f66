import type { Localised } from "@luotsi/base";

import { areaCodeLists } from "./area-code-lists.ts";
import type { CodeList } from "./code-list.ts";
import { registerCodeLists } from "./register-code-lists.ts";
import { visitCodeLists } from "./visit-code-lists.ts";

/** Every code list of the sources, by id. */
export const codeLists = { ...registerCodeLists, ...areaCodeLists, ...visitCodeLists };

export type CodeListId = keyof typeof codeLists;

/**
 * The title of a code.
 *
 * @param list id of the list.
 * @param code a code of it.
 * @returns its title, or undefined when the list has no such code.
 */
export function codeTitle(list: CodeListId, code: string): Localised | undefined {
  const found: CodeList = codeLists[list];
  return found.codes.find((entry) => entry.code === code)?.title;
}
