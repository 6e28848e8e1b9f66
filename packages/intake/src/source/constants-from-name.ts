import type { SourceDefinition } from "@luotsi/contract/sources";

import { municipalityInName } from "../municipalities/municipality-in-name.ts";
import { assignHeadings, type Given } from "./heading-assignment.ts";

/**
 * The municipality of an official file that is one municipality's and says so only in its name.
 *
 * @returns the column and its value; empty when the file has the column or its name names no place.
 */
export async function constantsFromName(
  table: { readonly name: string; readonly headings: readonly string[] },
  definition: SourceDefinition,
  given: Given,
): Promise<Readonly<Record<string, string>>> {
  if (definition.origin !== "official-file") return {};
  const { missing } = assignHeadings(definition, table.headings, given);
  const column = missing.find(({ kind }) => kind === "municipality");
  if (column === undefined) return {};
  const municipality = await municipalityInName(table.name);
  return municipality === undefined ? {} : { [column.name]: municipality };
}
