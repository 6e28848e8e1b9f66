import type { HeadingSuggestion } from "@luotsi/contract";
import { sources, type MappingProfile, type SourceDefinition } from "@luotsi/contract/sources";

import { suggestMapping } from "../mapping/suggest-mapping.ts";
import { openTable } from "../table/open-table.ts";
import type { TableDialect, TableInput, TableOverrides } from "../table/table.ts";
import { assignHeadings, headingFit } from "./heading-assignment.ts";
import { constantsFromName } from "./constants-from-name.ts";
import { fittingSources, type SourceCandidate } from "./wrong-structure.ts";

const fits = Object.values(sources).map((definition) => headingFit(definition));

export interface InspectOptions {
  /** The source the user means; the best fitting one without it. */
  readonly definition?: SourceDefinition;
  readonly overrides?: TableOverrides;
  readonly mapping?: Pick<MappingProfile, "headings" | "constants">;
}

export interface Inspection {
  readonly detected: TableDialect;
  readonly candidates: readonly SourceCandidate[];
  /** The source that the rest is about; undefined when none was given and none fits. */
  readonly definition: SourceDefinition | undefined;
  readonly suggestions: readonly HeadingSuggestion[];
  /** Required columns that no heading and no constant gives. */
  readonly missing: readonly string[];
  readonly constants: Readonly<Record<string, string>>;
}

/** What a file looks like before anything of it is read as records. @throws AppError */
export async function inspectFile(input: TableInput, options: InspectOptions): Promise<Inspection> {
  const overrides = options.overrides ?? {};
  const { headings: profile = {}, constants: fixed = {} } = options.mapping ?? {};
  const given = { headings: profile, constants: fixed };
  const fit = options.definition === undefined ? anyFit : headingFit(options.definition, given);
  const table = await openTable(input, { overrides, fit });
  await table.close();
  const candidates = fittingSources(table.headings);
  const best = candidates[0];
  const definition = options.definition ?? (best === undefined ? undefined : sources[best.source]);
  if (definition === undefined) {
    const constants = given.constants;
    return {
      detected: table.detected,
      candidates,
      definition,
      suggestions: [],
      missing: [],
      constants,
    };
  }
  const constants = { ...(await constantsFromName(table, definition, given)), ...fixed };
  const known = { headings: profile, constants };
  return {
    detected: table.detected,
    candidates,
    definition,
    suggestions: suggestMapping(definition, table.headings, table.sample, known),
    missing: assignHeadings(definition, table.headings, known).missing.map(({ name }) => name),
    constants,
  };
}

function anyFit(cells: readonly string[]): number {
  return Math.max(...fits.map((fit) => fit(cells)));
}
