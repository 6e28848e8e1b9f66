import { AppError, type Localised, type Problem } from "@luotsi/base";
import type { CellValue, Detected, SourceDefinition } from "@luotsi/contract/sources";
import { readSource, type TableOverrides } from "@luotsi/intake";

/** Rows with problems are listed up to so many; the count is always of all. */
const listedProblems = 1000;

/** One row of a file, by the names of its columns. */
export interface FileRow {
  readonly line: number;
  readonly values: readonly CellValue[];
}

export interface FileReading {
  readonly detected: Detected;
  readonly rows: number;
}

/** What a row's taker finds wrong with it; an empty list takes the row. */
export type TakeRow = (row: FileRow) => readonly RowFault[];

export interface RowFault {
  readonly column: string;
  readonly code: string;
  readonly message: Localised;
}

/**
 * Reads a whole file row by row. Nothing is stored, so person keys stay as they are, whatever they look like, and it is
 * for the taker to judge rows that read but can hardly be true.
 *
 * @throws AppError when the file is no table, lacks columns, or any of its rows is bad: a sum that leaves rows out would be
 *   wrong without looking so.
 */
export async function readRows(
  path: string,
  definition: SourceDefinition,
  { overrides, take }: { readonly overrides: TableOverrides; readonly take: TakeRow },
): Promise<FileReading> {
  const reading = await readSource(path, definition, {
    overrides,
    pseudonymise: keptAsItIs,
    doubtful: "accept",
  });
  const problems: Problem[] = [];
  let rows = 0;
  let rejected = 0;
  const reject = (found: readonly Problem[]): void => {
    rejected++;
    if (problems.length < listedProblems) problems.push(...found);
  };
  for await (const step of reading.steps) {
    rows += step.accepted.records.length + step.rejected.length;
    for (const row of step.rejected) reject(row.problems);
    for (const [k, values] of step.accepted.records.entries()) {
      const line = step.accepted.lines[k] ?? 0;
      const faults = take({ line, values });
      if (faults.length > 0)
        reject(faults.map(({ column, code, message }) => ({ line, column, code, message })));
    }
  }
  if (rejected > 0) {
    const ordered = problems.toSorted((a, b) => a.line - b.line);
    throw new AppError("ROWS_REJECTED", { rejected, rows }, ordered);
  }
  return { detected: reading.detected, rows };
}

function keptAsItIs(key: string): string {
  return key;
}

/** A source cut down to some of its columns, only the first of them required. */
export function withColumns(
  definition: SourceDefinition,
  names: readonly string[],
): SourceDefinition {
  const columns = names.flatMap((name, k) =>
    definition.columns
      .filter((column) => column.name === name)
      .map((column) => Object.assign({ ...column }, { required: k === 0 })),
  );
  return { ...definition, columns };
}

/** A value that a column of numbers or days holds. @returns null when the cell was empty. */
export function numberOf(value: CellValue | undefined): number | null {
  return typeof value === "number" ? value : null;
}

/** A value that a column of texts or codes holds. @returns the empty text when the cell was empty. */
export function textOf(value: CellValue | undefined): string {
  return typeof value === "string" ? value : "";
}
