import { identityHeadings, type SourceDefinition } from "@luotsi/contract/sources";

import { folded } from "../cells/folding.ts";
import { looksLikeName, personalDataAs } from "../privacy/personal-data.ts";

const identities: ReadonlySet<string> = new Set(identityHeadings.map(folded));

/** Is the heading one of identity, such as a name or a personal identity code? */
export function isIdentityHeading(heading: string): boolean {
  return identities.has(folded(heading));
}

/**
 * What becomes of a column that is not read: `dropped` when its heading or its values are of
 * identity, else `ignored`. Neither is stored; the user is told which is which.
 *
 * @param origin an official file holds names of places, which look like names of people.
 */
export function headingFate(
  heading: string,
  cells: readonly string[],
  origin: SourceDefinition["origin"],
): "ignored" | "dropped" {
  if (isIdentityHeading(heading)) return "dropped";
  const filled = cells.filter((cell) => cell.trim() !== "");
  if (filled.some((cell) => personalDataAs(cell) !== undefined)) return "dropped";
  if (filled.length === 0 || origin === "official-file") return "ignored";
  const names = filled.filter((cell) => looksLikeName(cell.trim()));
  return names.length > filled.length / 2 ? "dropped" : "ignored";
}
