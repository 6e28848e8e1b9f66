import type { HeadingSuggestion, SourceColumn, SourceDefinition } from "@luotsi/contract";

import { isFault } from "../cells/cell-fault.ts";
import { codeReader } from "../cells/code-cell.ts";
import { folded } from "../cells/folding.ts";
import { looksLikeName, personalDataAs } from "../privacy/personal-data.ts";
import { headingFate, isIdentityHeading } from "../source/heading-fate.ts";
import { assignHeadings, type Given } from "../source/heading-assignment.ts";
import { similarHeading } from "../source/similar-heading.ts";
import type { TableRow } from "../table/tokenizer.ts";

const mostExamples = 3;

/**
 * How each heading of a file is proposed to be read: known headings first, then those that look like
 * one, then columns whose values are all codes of one list. Nothing is stored by it.
 */
export function suggestMapping(
  definition: SourceDefinition,
  headings: readonly string[],
  sample: readonly TableRow[],
  given: Given = {},
): readonly HeadingSuggestion[] {
  const assignment = assignHeadings(definition, headings, given);
  const cellsAt = (position: number): readonly string[] =>
    sample.map((row) => (row.cells[position] ?? "").trim()).filter((cell) => cell !== "");
  const suggested = new Map<number, SourceColumn>();
  definition.columns.forEach((column, c) => {
    if (assignment.positions[c] !== -1 || column.name in (given.constants ?? {})) return;
    const free = headings
      .map((heading, position) => ({ heading, position }))
      .filter(
        ({ heading, position }) =>
          heading !== "" && !assignment.positions.includes(position) && !suggested.has(position),
      );
    const position = likely(column, free, cellsAt);
    if (position !== undefined) suggested.set(position, column);
  });
  return headings.map((heading, position): HeadingSuggestion => {
    const c = assignment.positions.indexOf(position);
    const column = definition.columns[c] ?? suggested.get(position);
    const cells = cellsAt(position);
    if (column === undefined) {
      const fate = headingFate(heading, cells, definition.origin);
      return { heading, column: null, because: "none", fate, examples: examplesOf(heading, cells) };
    }
    const because = assignment.because[c] ?? "similar";
    const examples = column.kind === "person" ? [] : examplesOf(heading, cells);
    return { heading, column: column.name, because, fate: "read", examples };
  });
}

interface FreeHeading {
  readonly heading: string;
  readonly position: number;
}

function likely(
  column: SourceColumn,
  free: readonly FreeHeading[],
  cellsAt: (position: number) => readonly string[],
): number | undefined {
  if (column.kind === "person") {
    const code = free.find(({ heading }) => personKeys.has(folded(heading)));
    if (code !== undefined) return code.position;
  }
  const open = free.filter(({ heading }) => !isIdentityHeading(heading));
  const similar = similarHeading(
    column,
    open.map(({ heading }) => heading),
  );
  if (similar !== undefined) return open.find(({ heading }) => heading === similar)?.position;
  if (column.codes === undefined || !column.required) return undefined;
  const read = codeReader(column.codes);
  return open.find(({ position }) => {
    const cells = cellsAt(position);
    return cells.length > 0 && cells.every((cell) => !isFault(read(cell)));
  })?.position;
}

/** Headings of the personal identity code, which may serve as the key: it leaves as a pseudonym. */
const personKeys: ReadonlySet<string> = new Set(
  ["hetu", "henkilötunnus", "ssn", "personal_identity_code", "personbeteckning"].map(folded),
);

function examplesOf(heading: string, cells: readonly string[]): string[] {
  if (isIdentityHeading(heading)) return [];
  if (cells.some((cell) => personalDataAs(cell) !== undefined || looksLikeName(cell))) return [];
  return [...new Set(cells)].slice(0, mostExamples).map((cell) => cell.slice(0, 60));
}
