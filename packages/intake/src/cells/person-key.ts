import { isIdentityCode, looksLikeSingleName } from "../privacy/personal-data.ts";
import type { CellFault } from "./cell-fault.ts";

const notAPersonKey: CellFault = { code: "NOT_A_PERSON_KEY" };
const brokenPseudonym: CellFault = { code: "BROKEN_PSEUDONYM" };
const longestKey = 64;

/** Turns a person key into what may be stored; undefined when it claims to be a pseudonym and is not. */
export type Pseudonymise = (personKey: string) => string | undefined;

/**
 * Reads a person key as a pseudonym. A value that looks like a name or a contact detail is refused:
 * the wrong column has been taken for the key.
 *
 * @param cell trimmed and not empty.
 */
export function parsePersonKey(cell: string, pseudonymise: Pseudonymise): string | CellFault {
  if (looksWrong(cell)) return notAPersonKey;
  return pseudonymise(isIdentityCode(cell) ? cell.toUpperCase() : cell) ?? brokenPseudonym;
}

function looksWrong(cell: string): boolean {
  if (cell.length > longestKey || /[\s@,;]/.test(cell)) return true;
  return looksLikeSingleName(cell);
}
