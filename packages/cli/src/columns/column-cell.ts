import { fillLocalised, type ErrorDetails, type Localised } from "@luotsi/base";
import { isFault, parseDecimal, problemCatalogue, type TableDialect } from "@luotsi/intake";

/** What is wrong with a cell, in words. */
export interface CellProblem {
  readonly code: string;
  readonly message: Localised;
}

/** How a column is read: as a number, as one of the words of a class, or as whether something happened. */
export type ColumnKind = "number" | "category" | "event";

/** Larger or smaller values than any real column has; within them no square or product overflows. */
const [smallestSize, largestSize] = [1e-100, 1e100];
/** How registers, spreadsheets and statistics programs write a value that is not there. */
const missingMarks: ReadonlySet<string> = new Set(["", ".", "..", "...", "NA", "NaN", "null"]);
const yesWords: ReadonlySet<string> = new Set(["yes", "true", "kyllä", "ja"]);
const noWords: ReadonlySet<string> = new Set(["no", "false", "ei", "nej"]);
const plainNumber = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/** True when the cell says that there is no value. @param cell trimmed. */
export function isMissing(cell: string): boolean {
  return missingMarks.has(cell);
}

/**
 * Reads a number; the words yes and no of three languages are 1 and 0.
 *
 * @param cell trimmed and not missing. @param mark the file's decimal mark.
 */
export function readNumber(cell: string, mark: TableDialect["decimal"]): number | CellProblem {
  const isPlain = plainNumber.test(cell) && (mark === "." || !cell.includes("."));
  const value = isPlain ? Number(cell) : parseDecimal(cell, mark);
  if (!isFault(value)) return withinSizes(value);
  const word = cell.toLowerCase();
  if (yesWords.has(word)) return 1;
  if (noWords.has(word)) return 0;
  return told(value.code, value.details);
}

function withinSizes(value: number): number | CellProblem {
  const size = Math.abs(value);
  if (value === 0 || (size > smallestSize && size < largestSize)) return value;
  return told("OUT_OF_RANGE", { min: -largestSize, max: largestSize });
}

/** A problem of the catalogue in words. */
export function told(code: keyof typeof problemCatalogue, details: ErrorDetails = {}): CellProblem {
  return { code, message: fillLocalised(problemCatalogue[code], details) };
}
