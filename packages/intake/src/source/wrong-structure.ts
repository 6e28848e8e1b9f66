import { AppError, type Problem } from "@luotsi/base";
import { sources, type SourceDefinition, type SourceId } from "@luotsi/contract/sources";

import { looksLikeName, personalDataAs } from "../privacy/personal-data.ts";
import { problem } from "../problems/problem-catalogue.ts";
import { requiredShare, type HeadingAssignment } from "./heading-assignment.ts";
import { similarHeading } from "./similar-heading.ts";

export interface SourceCandidate {
  readonly source: SourceId;
  /** Share of the source's required columns that the headings give, 0–1. */
  readonly fit: number;
}

/** Sources whose required columns the headings give at least by half, best first. */
export function fittingSources(headings: readonly string[]): readonly SourceCandidate[] {
  return Object.values(sources)
    .map((definition) => ({
      source: definition.id,
      fit: requiredShare(definition, headings),
      required: definition.columns.filter((column) => column.required).length,
    }))
    .filter(({ fit }) => fit >= 0.5)
    .toSorted((a, b) => b.fit - a.fit || b.required - a.required)
    .map(({ source, fit }) => ({ source, fit }));
}

/** The refusal of a file whose headings do not give a source: what was expected, found and meant. */
export function wrongStructure(
  definition: SourceDefinition,
  found: { readonly headings: readonly string[]; readonly headerLine: number },
  assignment: HeadingAssignment,
): AppError {
  const { missing, duplicates, positions } = assignment;
  const line = found.headerLine;
  const free = found.headings.filter((heading, i) => heading !== "" && !positions.includes(i));
  const hints: string[] = [];
  const problems: Problem[] = missing.map((column) => {
    const similar = similarHeading(column, free.filter(isSpeakable));
    if (similar !== undefined) hints.push(`${similar} → ${column.name}?`);
    const suggestion = similar === undefined ? "" : `${similar} → ${column.name}?`;
    return problem(
      "MISSING_COLUMN",
      { line, column: column.name },
      { expected: column.name, suggestion },
    );
  });
  for (const position of duplicates) {
    problems.push(problem("DUPLICATE_HEADING", { line, column: found.headings[position] }));
  }
  const other = fittingSources(found.headings).find(
    ({ source, fit }) => fit === 1 && source !== definition.id,
  );
  if (other !== undefined) hints.push(`→ ${other.source}?`);
  const details = {
    source: definition.id,
    expected: definition.columns
      .map(({ name, required }) => (required ? name : `(${name})`))
      .join(", "),
    found: speakable(found.headings),
    missing: missing.length === 0 ? "–" : missing.map(({ name }) => name).join(", "),
    hint: hints.join(" · "),
  };
  return new AppError("WRONG_STRUCTURE", details, problems);
}

const mostShown = 60;

/** The headings found, without anything that is a value: a file without headings starts with a row. */
function speakable(headings: readonly string[]): string {
  if (headings.some((text) => personalDataAs(text) !== undefined)) return "…";
  const shown = headings.slice(0, mostShown).map((text) => (isSpeakable(text) ? text : "…"));
  return shown.join(", ") + (headings.length > mostShown ? ", …" : "");
}

function isSpeakable(heading: string): boolean {
  if (heading.length > 60 || personalDataAs(heading) !== undefined || looksLikeName(heading)) {
    return false;
  }
  return !/\d{5}/.test(heading);
}
