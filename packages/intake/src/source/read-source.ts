import { AppError } from "@luotsi/base";
import type {
  CellValue,
  Detected,
  DetectedColumn,
  IdentityValues,
  MappingProfile,
  ReadingStep,
  RejectedRow,
  SourceDefinition,
} from "@luotsi/contract/sources";

import { isFault } from "../cells/cell-fault.ts";
import { folded } from "../cells/folding.ts";
import type { Pseudonymise } from "../cells/person-key.ts";
import { municipalitiesByName } from "../municipalities/municipalities-by-name.ts";
import { identityFieldOf, identityOfRow, type IdentityPlan } from "../privacy/identity-columns.ts";
import { onlyResembleIdentityCodes } from "../privacy/personal-data.ts";
import { openTable } from "../table/open-table.ts";
import type { Table, TableBatch, TableInput, TableOverrides } from "../table/table.ts";
import type { TableRow } from "../table/tokenizer.ts";
import { columnReader } from "./column-reader.ts";
import { constantsFromName } from "./constants-from-name.ts";
import { headingFate } from "./heading-fate.ts";
import {
  assignHeadings,
  headingFit,
  type Given,
  type HeadingAssignment,
} from "./heading-assignment.ts";
import { isRejected, planRows, readRow, type RowPlan } from "./row-reader.ts";
import { wrongStructure } from "./wrong-structure.ts";

export interface ReadingOptions {
  /** What the user says of the file against what it would be taken for. */
  readonly overrides?: TableOverrides;
  readonly mapping?: Pick<MappingProfile, "headings" | "codes" | "constants">;
  /** Columns that have one value for the whole file. */
  readonly constants?: Readonly<Record<string, string>>;
  readonly pseudonymise: Pseudonymise;
  /**
   * Whether rows that read but can hardly be true (more paid days than the weeks have, a person key
   * that looks like a name) are rejected, as what is stored must be; defaults to `reject`. A command
   * that stores nothing may accept them and judge for itself.
   */
  readonly doubtful?: "reject" | "accept";
  /** `keep`: identity of a source that carries it leaves beside the records, for the vault; defaults to `drop`. */
  readonly identity?: "keep" | "drop";
}

export interface SourceReading {
  readonly detected: Detected;
  /** The records and the rejected rows, in the order of the file; can be walked once. */
  readonly steps: AsyncIterable<ReadingStep>;
}

/**
 * Reads a file as records of a source, in constant memory. Person keys leave as pseudonyms; columns
 * that are not read never leave, but identity beside the records when the vault keeps it.
 *
 * @throws AppError when the file is no table or its headings do not give the source.
 */
export async function readSource(
  input: TableInput,
  definition: SourceDefinition,
  options: ReadingOptions,
): Promise<SourceReading> {
  const { headings: profile = {}, codes = {}, constants: fixed = {} } = options.mapping ?? {};
  const said = { headings: profile, constants: { ...fixed, ...options.constants } };
  const table = await openTable(input, {
    overrides: options.overrides ?? {},
    fit: headingFit(definition, said),
    decimalColumns: (headings) => moneyColumns(definition, headings, said),
  });
  const named = await constantsFromName(table, definition, said);
  const constants = { ...named, ...said.constants };
  const assignment = assignHeadings(definition, table.headings, { headings: profile, constants });
  if (assignment.missing.length > 0 || assignment.duplicates.length > 0) {
    await table.close();
    const found = { headings: table.headings, headerLine: table.detected.headerLine };
    throw wrongStructure(definition, found, assignment);
  }
  const rules = {
    decimal: table.detected.decimal,
    pseudonymise: options.pseudonymise,
    codes,
    doubtful: options.doubtful ?? "reject",
    municipalities: await namesFor(definition),
    resembling: resemblingColumns(table, definition, assignment),
  };
  for (const column of definition.columns) {
    const text = constants[column.name];
    if (text !== undefined && isFault(columnReader(column, definition.origin, rules)(text))) {
      await table.close();
      throw new AppError("INVALID_REQUEST", { reason: `${column.name} = ${text}` });
    }
  }
  const { positions } = assignment;
  const identity = identityPlan(table.headings, definition, { positions, options });
  const { headings } = table;
  const plan = planRows(definition, { headings, positions, rules, constants, identity });
  return {
    detected: detectedOf(table, definition, { assignment, constants, identity }),
    steps: stepsOf(table.batches, plan),
  };
}

function identityPlan(
  headings: readonly string[],
  definition: SourceDefinition,
  {
    positions,
    options,
  }: { readonly positions: readonly number[]; readonly options: ReadingOptions },
): IdentityPlan | undefined {
  if (options.identity !== "keep" || definition.carriesIdentity !== true) return undefined;
  const fields = headings.flatMap((heading, position) => {
    const field = positions.includes(position) ? undefined : identityFieldOf(heading);
    return field === undefined ? [] : [{ field, position }];
  });
  const key = definition.columns.findIndex(({ kind }) => kind === "person");
  return { fields, keyPosition: positions[key] ?? -1, pseudonymise: options.pseudonymise };
}

const noNames: ReadonlyMap<string, string> = new Map();

async function namesFor(definition: SourceDefinition): Promise<ReadonlyMap<string, string>> {
  const needed = definition.columns.some(({ kind }) => kind === "municipality");
  return needed ? await municipalitiesByName() : noNames;
}

function resemblingColumns(
  table: Table,
  definition: SourceDefinition,
  { positions }: HeadingAssignment,
): ReadonlySet<string> {
  const texts = definition.columns.filter(({ kind }, c) => {
    const position = positions[c] ?? -1;
    if (kind !== "text" || position < 0) return false;
    return onlyResembleIdentityCodes(table.sample.map((row) => row.cells[position] ?? ""));
  });
  return new Set(texts.map(({ name }) => name));
}

function moneyColumns(
  definition: SourceDefinition,
  headings: readonly string[],
  given: Given,
): readonly number[] {
  const { positions } = assignHeadings(definition, headings, given);
  return positions.filter((position, c) => {
    const kind = definition.columns[c]?.kind;
    return position >= 0 && (kind === "euros" || kind === "decimal");
  });
}

interface Reading {
  readonly assignment: HeadingAssignment;
  readonly constants: Readonly<Record<string, string>>;
  readonly identity: IdentityPlan | undefined;
}

function detectedOf(
  table: Table,
  definition: SourceDefinition,
  { assignment, constants, identity }: Reading,
): Detected {
  const columns: DetectedColumn[] = table.headings.map((heading, position) => {
    const c = assignment.positions.indexOf(position);
    const column = definition.columns[c];
    if (column !== undefined) return { heading, fate: "read", column: column.name };
    const kept = identity?.fields.find((field) => field.position === position);
    if (kept !== undefined) return { heading, fate: "vault", column: kept.field };
    const cells = table.sample.map((row) => row.cells[position] ?? "");
    return { heading, fate: headingFate(heading, cells, definition.origin) };
  });
  const padding = columns.findLastIndex((column) => folded(column.heading) !== "") + 1;
  return { ...table.detected, columns: columns.slice(0, padding), constants };
}

async function* stepsOf(
  batches: AsyncIterable<TableBatch>,
  plan: RowPlan,
): AsyncGenerator<ReadingStep> {
  const held: TableRow[] = [];
  for await (const { rows, progress } of batches) {
    const records: (readonly CellValue[])[] = [];
    const lines: number[] = [];
    const rejected: RejectedRow[] = [];
    const identities: IdentityValues[] = [];
    const parts = { records, lines, rejected, identities };
    for (const row of rows) {
      if (isBlank(row)) continue;
      if (isNote(row, plan)) {
        held.push(row);
        continue;
      }
      // A note that rows follow is no note below the table but a broken row of it.
      if (held.length > 0) takeAll(held.splice(0), plan, parts);
      take(plan, row, parts);
    }
    const known = plan.identity === undefined ? {} : { identities };
    yield { accepted: { records, lines, ...known }, rejected, progress };
  }
}

interface StepParts {
  readonly records: (readonly CellValue[])[];
  readonly lines: number[];
  readonly rejected: RejectedRow[];
  readonly identities: IdentityValues[];
}

function takeAll(rows: readonly TableRow[], plan: RowPlan, parts: StepParts): void {
  for (const row of rows) take(plan, row, parts);
}

function take(plan: RowPlan, row: TableRow, parts: StepParts): void {
  const read = readRow(plan, row);
  if (isRejected(read)) {
    parts.rejected.push(read);
    return;
  }
  parts.records.push(read);
  parts.lines.push(row.line);
  if (plan.identity !== undefined) {
    parts.identities.push(identityOfRow(plan.identity, row.cells) ?? {});
  }
}

function isBlank(row: TableRow): boolean {
  if (row.cells[0] !== "") return false;
  return row.cells.every((cell) => cell.trim() === "");
}

/** A sentence in the first cell and nothing else: `Lähde: Tilastokeskus` below a table. */
function isNote(row: TableRow, plan: RowPlan): boolean {
  const { cells } = row;
  if (cells.length > 1 && cells[1] !== "") return false;
  if (plan.width < 3 || row.fault !== undefined || !/\s|:/.test((cells[0] ?? "").trim())) {
    return false;
  }
  return cells.every((cell, i) => i === 0 || cell.trim() === "");
}
