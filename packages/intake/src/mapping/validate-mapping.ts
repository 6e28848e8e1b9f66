import {
  codeLists,
  type CodeList,
  type MappingProfile,
  type SourceColumn,
  type SourceDefinition,
} from "@luotsi/contract/sources";

import { isFault } from "../cells/cell-fault.ts";
import { columnReader } from "../source/column-reader.ts";
import { isIdentityHeading } from "../source/heading-fate.ts";
import { mappingProblem, type MappingProblem } from "./mapping-problem.ts";

type Mapping = Pick<MappingProfile, "source" | "headings" | "codes" | "constants">;

/** What is wrong with a profile for a source; nothing when it can be saved and used. */
export function validateMapping(
  definition: SourceDefinition,
  mapping: Mapping,
): readonly MappingProblem[] {
  if (mapping.source !== definition.id) {
    return [mappingProblem("WRONG_SOURCE", { profile: mapping.source, source: definition.id })];
  }
  const columns = new Map(definition.columns.map((column) => [column.name, column]));
  return [
    ...headingProblems(mapping, columns),
    ...codeProblems(mapping, columns),
    ...constantProblems(definition, mapping, columns),
  ];
}

type Columns = ReadonlyMap<string, SourceColumn>;

function headingProblems(mapping: Mapping, columns: Columns): readonly MappingProblem[] {
  const problems: MappingProblem[] = [];
  const given = new Set(Object.keys(mapping.constants));
  for (const [heading, name] of Object.entries(mapping.headings)) {
    if (name === "") continue;
    const column = columns.get(name);
    if (column === undefined) problems.push(mappingProblem("UNKNOWN_COLUMN", { column: name }));
    else if (isIdentityHeading(heading) && column.kind !== "person") {
      problems.push(mappingProblem("IDENTITY_HEADING", { heading }));
    }
    if (given.has(name)) problems.push(mappingProblem("COLUMN_TWICE", { column: name }));
    given.add(name);
  }
  return problems;
}

function codeProblems(mapping: Mapping, columns: Columns): readonly MappingProblem[] {
  return Object.entries(mapping.codes).flatMap(([name, spellings]) => {
    const column = columns.get(name);
    if (column === undefined) return [mappingProblem("UNKNOWN_COLUMN", { column: name })];
    if (column.kind === "municipality") return municipalityProblems(name, spellings);
    if (column.codes === undefined) return [mappingProblem("NO_CODE_LIST", { column: name })];
    const list: CodeList = codeLists[column.codes];
    return Object.values(spellings)
      .filter((code) => list.codes.every((known) => known.code !== code))
      .map((code) => mappingProblem("UNKNOWN_TARGET_CODE", { column: name, code }));
  });
}

function municipalityProblems(
  column: string,
  spellings: Readonly<Record<string, string>>,
): readonly MappingProblem[] {
  return Object.values(spellings)
    .filter((code) => !/^\d{3}$/.test(code))
    .map((code) => mappingProblem("UNKNOWN_TARGET_CODE", { column, code }));
}

function constantProblems(
  definition: SourceDefinition,
  mapping: Mapping,
  columns: Columns,
): readonly MappingProblem[] {
  return Object.entries(mapping.constants).flatMap(([name, text]) => {
    const column = columns.get(name);
    if (column === undefined) return [mappingProblem("UNKNOWN_COLUMN", { column: name })];
    if (column.kind === "person") return [mappingProblem("CONSTANT_PERSON", {})];
    const read = columnReader(column, definition.origin, {
      decimal: ",",
      pseudonymise: () => undefined,
      codes: mapping.codes,
      doubtful: "reject",
      municipalities: new Map(),
    });
    return isFault(read(text)) ? [mappingProblem("CONSTANT_UNREADABLE", { column: name })] : [];
  });
}
