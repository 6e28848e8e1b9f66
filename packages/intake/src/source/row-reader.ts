import type { ErrorDetails, Problem } from "@luotsi/base";
import type {
  CellValue,
  RejectedRow,
  SourceColumn,
  SourceDefinition,
} from "@luotsi/contract/sources";

import { isFault } from "../cells/cell-fault.ts";
import { identityOfRow, type IdentityPlan } from "../privacy/identity-columns.ts";
import { looksLikeName, looksLikeSingleName, personalDataAs } from "../privacy/personal-data.ts";
import { problem, type ProblemCode } from "../problems/problem-catalogue.ts";
import type { TableRow } from "../table/tokenizer.ts";
import { columnReader, type ColumnReader, type ReadingRules } from "./column-reader.ts";
import { derivedValues, type DerivedValue } from "./derived-values.ts";
import { recordChecks, type RecordCheck } from "./row-checks.ts";

/** A column of the source and where its cells come from. */
interface PlannedColumn {
  readonly column: SourceColumn;
  /** Position of the cell in a row; −1 when no heading gives the column. */
  readonly position: number;
  readonly read: ColumnReader;
  /** Value of every record when no heading gives the column. */
  readonly constant: CellValue;
  readonly constantText: string;
}

export interface RowPlan {
  readonly columns: readonly PlannedColumn[];
  readonly derived: readonly DerivedValue[];
  readonly checks: readonly RecordCheck[];
  /** Cells a row must have: up to the last heading that says something. */
  readonly width: number;
  readonly headings: readonly string[];
  /** Where identity stands, while a vault keeps it. */
  readonly identity: IdentityPlan | undefined;
}

export interface PlanParts {
  readonly headings: readonly string[];
  readonly positions: readonly number[];
  readonly rules: ReadingRules;
  readonly constants: Readonly<Record<string, string>>;
  readonly identity: IdentityPlan | undefined;
}

/** How each row of a file is read as a record of the source. */
export function planRows(definition: SourceDefinition, parts: PlanParts): RowPlan {
  const columns = definition.columns.map((column, c) => {
    const read = columnReader(column, definition.origin, parts.rules);
    const constantText = parts.constants[column.name] ?? "";
    const given = constantText === "" ? null : read(constantText);
    return {
      column,
      position: parts.positions[c] ?? -1,
      read,
      constant: isFault(given) ? null : given,
      constantText,
    };
  });
  const width = parts.headings.findLastIndex((heading) => heading !== "") + 1;
  const derived = derivedValues(definition);
  const checks = recordChecks(definition, parts.rules.doubtful);
  const { headings, identity } = parts;
  return { columns, derived, checks, width, headings, identity };
}

/** A row as a record or, when anything is wrong with it, as a rejected row. */
export function readRow(plan: RowPlan, row: TableRow): readonly CellValue[] | RejectedRow {
  if (row.fault !== undefined || isRagged(plan, row)) return rejectedForm(plan, row);
  const record: CellValue[] = [];
  const { cells } = row;
  for (const { position, read, constant } of plan.columns) {
    const reading = position < 0 ? constant : read(cells[position] ?? "");
    if (isFault(reading)) return rejectedCells(plan, row);
    record.push(reading);
  }
  for (const { at, value } of plan.derived) record[at] ??= value(record);
  for (const check of plan.checks) {
    if (check(record) !== undefined) return rejectedCells(plan, row, record);
  }
  if (hasWrongCode(plan, row)) return rejectedCells(plan, row, record);
  return record;
}

export function isRejected(read: readonly CellValue[] | RejectedRow): read is RejectedRow {
  return !Array.isArray(read);
}

function isRagged(plan: RowPlan, row: TableRow): boolean {
  if (row.cells.length === plan.width) return false;
  if (row.cells.length < plan.width) return true;
  return row.cells.slice(plan.width).some((cell) => cell.trim() !== "");
}

/** Cells of a misshapen row may stand in wrong columns, so only those that read well are kept. */
function rejectedForm(plan: RowPlan, row: TableRow): RejectedRow {
  const code: ProblemCode = row.fault ?? "RAGGED_ROW";
  const details: ErrorDetails = { cells: row.cells.length, headings: plan.width };
  const heading = row.faultCell === undefined ? undefined : plan.headings[row.faultCell];
  const cells = plan.columns.map(({ column, position, read }) => {
    const cell = row.cells[position] ?? "";
    const reading = read(cell);
    if (column.kind === "text" || isFault(reading)) return "";
    return keptAs(column, reading, cell.trim());
  });
  return {
    line: row.line,
    cells,
    problems: [problem(code, { line: row.line, column: heading }, details)],
  };
}

function rejectedCells(plan: RowPlan, row: TableRow, record?: readonly CellValue[]): RejectedRow {
  const problems: Problem[] = [];
  const { line } = row;
  const cells = plan.columns.map(({ column, position, read, constantText }) => {
    if (position < 0) return constantText;
    const cell = (row.cells[position] ?? "").trim();
    const reading = read(cell);
    const place = { line, column: column.name };
    if (!isFault(reading)) return keptAs(column, reading, cell);
    const personal = column.kind !== "person" && isPersonal(column, cell);
    const code = personal ? "PERSONAL_DATA" : reading.code;
    problems.push(problem(code, place, reading.details));
    return personal || mayBeName(column, cell) ? "" : cell;
  });
  for (const check of record === undefined ? [] : plan.checks) {
    const fault = check(record ?? []);
    if (fault === undefined) continue;
    problems.push(problem(fault.code, { line, column: fault.column }, fault.details));
  }
  if (hasWrongCode(plan, row))
    problems.push(problem("WRONG_IDENTITY_CODE", { line, column: undefined }));
  return { line, cells, problems };
}

/** The quarantine never holds cells of identity, so the problem names no column and no value. */
function hasWrongCode({ identity }: RowPlan, { cells }: TableRow): boolean {
  return identity !== undefined && identityOfRow(identity, cells) === undefined;
}

/** A good cell of a rejected row: keys and codes as they are stored, the rest as it stood. */
function keptAs({ kind }: SourceColumn, reading: CellValue, cell: string): string {
  const stored = kind === "person" || kind === "code" || kind === "municipality";
  return stored ? String(reading ?? "") : cell;
}

/** An unreadable cell shows personal data; a text column may hold capitalised words. */
function isPersonal({ kind }: SourceColumn, cell: string): boolean {
  return personalDataAs(cell) !== undefined || (kind !== "text" && looksLikeName(cell));
}

/** Words where a key, a number or a code belongs may be a name, so the quarantine does not keep them. */
function mayBeName({ kind }: SourceColumn, cell: string): boolean {
  if (kind === "person") return true;
  if (kind === "code") return looksLikeSingleName(cell);
  return kind !== "text" && /\p{L}{3,}/u.test(cell);
}
