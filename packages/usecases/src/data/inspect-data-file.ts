import { AppError } from "@luotsi/base";
import {
  sources,
  type Detected,
  type FileReading,
  type HeadingSuggestion,
  type InspectView,
  type RejectedRow,
  type SourceDefinition,
  type SourceId,
} from "@luotsi/contract";
import {
  identityFieldOf,
  inspectFile,
  looksLikeSingleName,
  openTable,
  readSource,
  type Inspection,
  type Table,
} from "@luotsi/intake";
import { findStandingBatch } from "@luotsi/store";

import { hasVault } from "../privacy/workspace-vault.ts";
import type { Workspace } from "../workspace.ts";
import { identify, type DataFile } from "./data-file.ts";
import { grouped } from "./grouped.ts";
import { readingChoices, type ReadingChoices } from "./reading-choices.ts";
import { cellTexts } from "./cell-text.ts";
import { problemViews } from "./problem-views.ts";

export interface InspectRequest {
  readonly file: DataFile;
  /** The source the user means; the best fitting one without it. */
  readonly source?: SourceId | undefined;
  readonly reading?: FileReading | undefined;
}

const sampleRows = 10;
const sampleRejected = 20;

/**
 * What a file looks like and how it would be read. Stores nothing; identity never leaves the file.
 *
 * @throws AppError when the file is no table, or fits no source and none is named.
 */
export async function inspectDataFile(
  workspace: Workspace,
  request: InspectRequest,
): Promise<InspectView> {
  const { file } = request;
  const identity = await identify(file);
  const named = request.source === undefined ? undefined : sources[request.source];
  const first = await inspectFile(file, named === undefined ? {} : { definition: named });
  const definition = definitionOf(first, file);
  const choices = await readingChoices(workspace.store, definition.id, request.reading);
  const { overrides, mapping } = choices;
  const inspection = await inspectFile(file, { definition, overrides, mapping });
  const same = await findStandingBatch(workspace.store.reader, definition.id, identity.sha256);
  const keepsIdentity = definition.carriesIdentity === true && (await hasVault(workspace.store));
  const { detected, headings, missing } = described(inspection, keepsIdentity);
  const sample =
    missing.length === 0
      ? await readSample(file, definition, { ...choices, mapping: confirmed(choices, inspection) })
      : noSample;
  return {
    fileName: file.name,
    fileHash: identity.sha256,
    candidates: inspection.candidates.map(({ source, fit }) => ({ source, fit })),
    source: definition.id,
    detected,
    headings,
    missing,
    dropped: headings.filter(({ fate }) => fate === "dropped").map(({ heading }) => heading),
    unknownCodes: sample.unknownCodes,
    sample: {
      columns: definition.columns.map(({ name }) => name),
      rows: sample.rows,
      rejected: sample.rejected.slice(0, sampleRejected).map(({ line, cells, problems }) => ({
        line,
        cells: hidePersons(definition, cells),
        problems: problemViews(problems),
      })),
    },
    sameFileBatch: same ?? null,
  };
}

function definitionOf(inspection: Inspection, file: DataFile): SourceDefinition {
  if (inspection.definition !== undefined) return inspection.definition;
  throw new AppError("SOURCE_NOT_RECOGNISED", { file: file.name });
}

interface Described {
  readonly detected: InspectView["detected"];
  readonly headings: InspectView["headings"];
  /** Required columns that neither a heading, a likely one nor a constant gives. */
  readonly missing: string[];
}

function described(
  { detected, suggestions: found, missing, constants }: Inspection,
  keepsIdentity: boolean,
): Described {
  const suggestions = keepsIdentity ? found.map(intoVault) : found;
  const suggested = new Set(suggestions.map(({ column }) => column));
  const columns: Detected["columns"] = suggestions.map(({ heading, fate, column }) => ({
    heading,
    fate,
    ...(column === null ? {} : { column }),
  }));
  return {
    detected: { ...detected, columns: [...columns], constants: { ...constants } },
    headings: suggestions.map(({ heading, column, because, fate, examples }) => ({
      heading,
      column,
      because,
      fate,
      examples: examples.filter((example) => !looksLikeSingleName(example)),
    })),
    missing: missing.filter((name) => !suggested.has(name)),
  };
}

/** Identity under a known heading goes into the vault; what else looks like identity is still dropped. */
function intoVault(suggestion: HeadingSuggestion): HeadingSuggestion {
  const isKnown =
    suggestion.fate === "dropped" && identityFieldOf(suggestion.heading) !== undefined;
  return isKnown ? { ...suggestion, fate: "vault" } : suggestion;
}

/** Likely headings are read in the sample, so that the user sees what saying yes would mean. */
function confirmed(choices: ReadingChoices, inspection: Inspection): ReadingChoices["mapping"] {
  const likely = inspection.suggestions
    .filter(({ because, fate }) => because === "similar" && fate === "read")
    .map(({ heading, column }) => [heading, column ?? ""] as const);
  const headings = { ...Object.fromEntries(likely), ...choices.mapping.headings };
  return { ...choices.mapping, headings };
}

interface Sample {
  readonly rows: InspectView["sample"]["rows"];
  readonly rejected: readonly RejectedRow[];
  readonly unknownCodes: InspectView["unknownCodes"];
}

const noSample: Sample = { rows: [], rejected: [], unknownCodes: [] };

async function readSample(
  file: DataFile,
  definition: SourceDefinition,
  { overrides, mapping }: ReadingChoices,
): Promise<Sample> {
  const options = { overrides, mapping, pseudonymise: asItIs };
  const reading = await readSource(file, definition, options);
  for await (const { accepted, rejected } of reading.steps) {
    const rows = accepted.records.slice(0, sampleRows).map((record, i) => ({
      line: accepted.lines[i] ?? 0,
      cells: hidePersons(definition, cellTexts(definition, record)),
    }));
    const { detected } = reading;
    const table = await openTable(file, { overrides: { ...overrides, ...placeOf(detected) } });
    await table.close();
    const { sample } = table;
    return {
      rows,
      rejected,
      unknownCodes: unknownCodes(definition, { detected, sample }, rejected),
    };
  }
  return noSample;
}

/** Nothing of the sample leaves with its person keys. */
function asItIs(personKey: string): string {
  return personKey;
}

/** A person key is shown as being there, never as what it is. */
function hidePersons(definition: SourceDefinition, cells: readonly string[]): string[] {
  return cells.map((cell, c) =>
    definition.columns[c]?.kind === "person" && cell !== "" ? "•••" : cell,
  );
}

function placeOf(detected: Detected): { readonly headerLine: number; readonly sheet?: string } {
  const { headerLine, sheet } = detected;
  return sheet === undefined ? { headerLine } : { headerLine, sheet };
}

interface SampledFile {
  readonly detected: Detected;
  readonly sample: Table["sample"];
}

const mostCodes = 50;

/** What code columns hold that no list knows. A capitalised word seen once may be a name that slipped in. */
function unknownCodes(
  definition: SourceDefinition,
  { detected, sample }: SampledFile,
  rejected: readonly RejectedRow[],
): InspectView["unknownCodes"] {
  return definition.columns.flatMap(({ name }) => {
    const position = detected.columns.findIndex(({ column }) => column === name);
    const lines = new Set(
      rejected
        .filter(({ problems }) =>
          problems.some(({ code, column }) => code === "UNKNOWN_CODE" && column === name),
        )
        .map(({ line }) => line),
    );
    const cells = sample
      .filter(({ line }) => lines.has(line))
      .map((row) => (row.cells[position] ?? "").trim());
    const values = [...grouped(cells, (cell) => cell)]
      .filter(([cell, same]) => same.length > 1 || !looksLikeSingleName(cell))
      .map(([cell]) => cell);
    return values.length === 0 ? [] : [{ column: name, values: values.slice(0, mostCodes) }];
  });
}
