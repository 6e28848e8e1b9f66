import { AppError, type Problem } from "@luotsi/base";
import {
  openTable,
  type Table,
  type TableDialect,
  type TableOverrides,
  type TableRow,
} from "@luotsi/intake";

import { isMissing, readNumber, told, type CellProblem, type ColumnKind } from "./column-cell.ts";
import { probableHeading } from "./probable-heading.ts";
import { growingColumn, type GrowingColumn } from "./growing-column.ts";

/** Problems are listed up to so many; the count is always of all. */
const listedProblems = 1000;

/** A column that a command was asked to read. */
export interface AskedColumn {
  readonly heading: string;
  readonly kind: ColumnKind;
  /** Smallest number allowed; any when left out. */
  readonly atLeast?: number;
  /** A class whose empty cells are a class too, with an empty name. */
  readonly mayBeEmpty?: true;
}

/** The words of a class and which of them each row has. */
export interface Category {
  readonly codes: Int32Array;
  /** In the order of numbers where all are numbers, else of letters. */
  readonly labels: readonly string[];
}

export interface ColumnFile {
  readonly detected: TableDialect;
  readonly rows: number;
  /** Rows left out because a cell that is needed is empty. */
  readonly missing: number;
  /** Rows left out because a cell cannot be read or is not possible. */
  readonly rejected: number;
  readonly problems: readonly Problem[];
  /** Rows that can be used: each has every column. */
  readonly used: number;
  readonly numbers: (heading: string) => Float64Array;
  readonly category: (heading: string) => Category;
}

export interface ReadingHow {
  readonly overrides: TableOverrides;
  /** What to tell a person whose file lacks a column, such as `--time, --event`. */
  readonly hint: string;
  /** A rule over the cells of a row; values as asked, codes for classes. */
  readonly rule: RowRule | undefined;
  /** Only rows whose cell says the same are read; the others count neither as missing nor as rejected. */
  readonly where?: RowFilter | undefined;
}

/** A heading and the value its cells must have: the same number, or the same word. */
export interface RowFilter {
  readonly heading: string;
  readonly value: string;
}

/** What is wrong with a row whose cells are each in order, and under which heading. */
export type RowRule = (
  value: (heading: string) => number,
) => (CellProblem & { readonly heading: string }) | undefined;

/**
 * Reads columns of a table into arrays. A row with an empty cell is left out and counted; one whose cell cannot be
 * read is a problem with its line and column.
 *
 * @throws AppError when the file is no table, lacks a column, or has no row that can be used.
 */
export async function readColumns(
  path: string,
  asked: readonly AskedColumn[],
  how: ReadingHow,
): Promise<ColumnFile> {
  const headings = [
    ...asked.map(({ heading }) => heading),
    ...(how.where === undefined ? [] : [how.where.heading]),
  ];
  const table = await openTable(path, {
    overrides: how.overrides,
    fit: (cells) => headings.filter((heading) => placeOf(cells, heading) >= 0).length,
    decimalColumns: (found) =>
      headings.map((heading) => placeOf(found, heading)).filter((place) => place >= 0),
  });
  await refuseUnknown(table, headings, how.hint);
  const columns = openColumns(table, asked);
  const counts = await gather(table, columns, how);
  const used = columns[0]?.numbers.values().length ?? 0;
  if (used === 0) {
    const { rows, rejected, problems, missing } = counts;
    if (rows === 0) throw new AppError("EMPTY_FILE", { file: table.name });
    throw new AppError("ROWS_REJECTED", { rows, rejected: rejected + missing }, problems);
  }
  const columnOf = (heading: string): OpenColumn => {
    const found = columns.find((column) => column.heading === heading);
    if (found === undefined) throw new TypeError(`column ${heading} was not asked for`);
    return found;
  };
  return {
    detected: table.detected,
    ...counts,
    used,
    numbers: (heading) => columnOf(heading).numbers.values(),
    category: (heading) => sortedCategory(columnOf(heading)),
  };
}

interface OpenColumn extends AskedColumn {
  readonly place: number;
  readonly numbers: GrowingColumn;
  readonly labels: Map<string, number>;
}

async function refuseUnknown(
  table: Table,
  headings: readonly string[],
  hint: string,
): Promise<void> {
  const missing = headings.filter((heading) => placeOf(table.headings, heading) < 0);
  if (missing.length === 0) return;
  await table.close();
  const probable = missing.flatMap((heading) => {
    const near = probableHeading(heading, table.headings);
    return near === undefined ? [] : [`${heading} → ${near}?`];
  });
  throw new AppError("WRONG_STRUCTURE", {
    source: table.name,
    expected: headings.join(", "),
    found: table.headings.join(", "),
    missing: missing.join(", "),
    hint: probable.length === 0 ? hint : `${probable.join(", ")} ${hint}`,
  });
}

function openColumns(table: Table, asked: readonly AskedColumn[]): readonly OpenColumn[] {
  return asked.map((column) => ({
    ...column,
    place: placeOf(table.headings, column.heading),
    numbers: growingColumn(),
    labels: new Map(),
  }));
}

function placeOf(headings: readonly string[], name: string): number {
  const exact = headings.findIndex((heading) => heading.trim() === name.trim());
  if (exact >= 0) return exact;
  const folded = name.trim().toLowerCase();
  return headings.findIndex((heading) => heading.trim().toLowerCase() === folded);
}

interface Counts {
  readonly rows: number;
  readonly missing: number;
  readonly rejected: number;
  readonly problems: readonly Problem[];
}

async function gather(
  table: Table,
  columns: readonly OpenColumn[],
  { rule, where }: Pick<ReadingHow, "rule" | "where">,
): Promise<Counts> {
  const counts = { rows: 0, missing: 0, rejected: 0 };
  const problems: Problem[] = [];
  const cells = { columns, values: new Float64Array(columns.length), rule };
  const isAsked = filterOf(table, where);
  for await (const batch of table.batches) {
    for (const row of batch.rows) {
      if (!isAsked(row)) continue;
      const fault = readRow(row, { ...cells, decimal: table.detected.decimal });
      counts.rows += 1;
      if (fault === undefined) keepRow(cells);
      else if (fault === "missing") counts.missing += 1;
      else counts.rejected += 1;
      if (typeof fault === "object" && problems.length < listedProblems) problems.push(fault);
    }
  }
  return { ...counts, problems };
}

function filterOf(table: Table, where: RowFilter | undefined): (row: TableRow) => boolean {
  if (where === undefined) return () => true;
  const place = placeOf(table.headings, where.heading);
  const wanted = readNumber(where.value, ".");
  return (row) => {
    const cell = (row.cells[place] ?? "").trim();
    if (cell === where.value) return true;
    return typeof wanted === "number" && readNumber(cell, table.detected.decimal) === wanted;
  };
}

function keepRow({ columns, values }: RowCells): void {
  for (const [k, column] of columns.entries()) column.numbers.push(values[k] ?? 0);
}

interface RowCells {
  readonly columns: readonly OpenColumn[];
  /** Written: the row's values. */
  readonly values: Float64Array;
  readonly rule: RowRule | undefined;
}

function readRow(
  row: TableRow,
  { columns, values, rule, decimal }: RowCells & { readonly decimal: TableDialect["decimal"] },
): Problem | "missing" | undefined {
  const { line } = row;
  if (row.fault !== undefined) return { line, column: undefined, ...told(row.fault) };
  let isComplete = true;
  for (const [k, column] of columns.entries()) {
    const cell = (row.cells[column.place] ?? "").trim();
    if (isMissing(cell)) {
      if (column.mayBeEmpty === true) values[k] = codeOf("", column);
      else isComplete = false;
      continue;
    }
    const value = readCell(cell, column, decimal);
    if (typeof value !== "number") return { line, column: column.heading, ...value };
    values[k] = value;
  }
  return isComplete ? brokenRule(line, { columns, values, rule }) : "missing";
}

function codeOf(word: string, { labels }: OpenColumn): number {
  const known = labels.get(word) ?? labels.size;
  labels.set(word, known);
  return known;
}

function readCell(
  cell: string,
  column: OpenColumn,
  decimal: TableDialect["decimal"],
): number | CellProblem {
  if (column.kind === "category") {
    return codeOf(cell, column);
  }
  const value = readNumber(cell, decimal);
  if (typeof value !== "number") return value;
  const { atLeast } = column;
  if (atLeast !== undefined && value < atLeast) {
    return told("OUT_OF_RANGE", { min: atLeast, max: 1e100 });
  }
  if (column.kind === "event" && !(Number.isInteger(value) && value >= 0 && value <= 255)) {
    return told("OUT_OF_RANGE", { min: 0, max: 255 });
  }
  return value;
}

function brokenRule(line: number, { columns, values, rule }: RowCells): Problem | undefined {
  const broken = rule?.(
    (heading) => values[columns.findIndex((column) => column.heading === heading)] ?? 0,
  );
  if (broken === undefined) return undefined;
  return { line, column: broken.heading, code: broken.code, message: broken.message };
}

/** Words that only left-out rows have are left out too. */
function sortedCategory(column: OpenColumn): Category {
  const seen = column.numbers.values();
  const words = [...column.labels.keys()];
  const isUsed = new Uint8Array(words.length);
  for (const code of seen) isUsed[code] = 1;
  const labels = words.filter((_, code) => isUsed[code] === 1);
  const numeric = labels.every((label) => label.trim() !== "" && Number.isFinite(Number(label)));
  labels.sort((a, b) => (numeric ? Number(a) - Number(b) : a < b ? -1 : Number(a > b)));
  const place = new Map(labels.map((label, at) => [label, at]));
  const turned = Int32Array.from(words, (word) => place.get(word) ?? 0);
  return { codes: Int32Array.from(seen, (code) => turned[code] ?? 0), labels };
}
