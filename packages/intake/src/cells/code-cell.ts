import { codeLists, type CodeList, type CodeListId } from "@luotsi/contract/sources";

import type { CellFault } from "./cell-fault.ts";
import { folded } from "./folding.ts";

export type CodeReader = (cell: string) => string | CellFault;

/** Different spellings remembered for a column; a file of garbage must not fill the memory. */
const mostSpellings = 2000;

/**
 * Reads the codes of a list: the code in any case, its title in Finnish, Swedish or English, or the
 * spelling that a mapping profile gives. A number without its leading zero is found too.
 */
export function codeReader(
  id: CodeListId,
  mapped: Readonly<Record<string, string>> = {},
): CodeReader {
  const list: CodeList = codeLists[id];
  const known = spellingsOf(list);
  for (const [spelling, code] of Object.entries(mapped)) known.set(folded(spelling), code);
  const unknown: CellFault = {
    code: "UNKNOWN_CODE",
    details: { known: list.codes.map((entry) => entry.code).join(", ") },
  };
  const seen = new Map<string, string | CellFault>();
  // Neighbouring rows mostly have the same code, and comparing is cheaper than looking up.
  let last = "";
  let lastFound: string | CellFault = unknown;
  return (cell) => {
    if (cell === last) return lastFound;
    let found = seen.get(cell);
    if (found === undefined) {
      found = known.get(folded(cell)) ?? unknown;
      if (seen.size < mostSpellings) seen.set(cell, found);
    }
    last = cell;
    lastFound = found;
    return found;
  };
}

function spellingsOf(list: CodeList): Map<string, string> {
  const known = new Map<string, string>();
  for (const { code, title } of list.codes) {
    for (const text of Object.values(title)) known.set(folded(text), code);
  }
  for (const { code } of list.codes) {
    if (/^0\d$/.test(code)) known.set(code.slice(1), code);
    known.set(folded(code), code);
  }
  return known;
}
