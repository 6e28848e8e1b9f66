import { AppError, dayFromOrdinal, formatDay } from "@luotsi/base";

import type { SheetEntry, Workbook } from "./workbook.ts";
import { walkXml } from "./xml-events.ts";
import { broken } from "./zip-archive.ts";

/** A row of a sheet: texts as text, figures as numbers, days as `2025-01-31`. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly (string | number)[];
}

export interface SheetStep {
  readonly rows: readonly SheetRow[];
  readonly progress: number;
}

const sheetLimit = { bytes: 2 * 1024 * 1024 * 1024, ratio: 250 };
const mostColumns = 2000;

/** Rows of a sheet, a piece of the file at a time. @throws AppError */
export async function* sheetRows(workbook: Workbook, sheet: SheetEntry): AsyncGenerator<SheetStep> {
  const { archive } = workbook;
  const entry = archive.entries.get(sheet.path);
  if (entry === undefined) throw broken(archive.file, sheet.path);
  let rows: SheetRow[] = [];
  const builder = rowBuilder(workbook, (row) => rows.push(row));
  for await (const progress of walkXml(archive, entry, sheetLimit, builder)) {
    if (rows.length === 0) continue;
    yield { rows, progress };
    rows = [];
  }
  yield { rows, progress: 1 };
}

interface OpenCell {
  readonly column: number;
  readonly kind: string;
  readonly style: number;
}

function rowBuilder(
  workbook: Workbook,
  emit: (row: SheetRow) => void,
): Parameters<typeof walkXml>[3] {
  let line = 0;
  let cells: (string | number)[] = [];
  let cell: OpenCell | undefined;
  let text = "";
  let inValue = false;
  let phonetic = false;

  function put({ column }: OpenCell, value: string | number): void {
    if (column >= mostColumns) {
      throw new AppError("WORKBOOK_UNSAFE", {
        file: workbook.archive.file.name,
        reason: `> ${mostColumns} columns`,
      });
    }
    while (cells.length < column) cells.push("");
    cells[column] = value;
  }
  return {
    open(name, attributes) {
      if (name === "row") {
        line = rowNumber(attributes["r"], line);
        cells = [];
      } else if (name === "c") {
        const column = columnOf(attributes["r"]) ?? cells.length;
        cell = { column, kind: attributes["t"] ?? "n", style: Number(attributes["s"] ?? -1) };
        text = "";
      } else if (name === "rPh") phonetic = true;
      inValue = cell !== undefined && (name === "v" || (name === "t" && !phonetic));
    },
    text(piece) {
      if (inValue) text += piece;
    },
    close(name) {
      if (name === "v" || name === "t") inValue = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "c" && cell !== undefined) {
        if (text !== "") put(cell, valueOf(workbook, cell, text));
        cell = undefined;
      } else if (name === "row" && cells.some((value) => value !== "")) emit({ line, cells });
    },
  };
}

function rowNumber(given: string | undefined, before: number): number {
  const number = Number(given);
  return Number.isInteger(number) && number > before ? number : before + 1;
}

/** Position of a cell by its reference: `C7` is 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/i.exec(reference ?? "")?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function valueOf(workbook: Workbook, cell: OpenCell, text: string): string | number {
  if (cell.kind === "s") {
    const shared = workbook.sharedStrings[Number(text)];
    if (shared === undefined) throw broken(workbook.archive.file, "sharedStrings.xml");
    return shared;
  }
  if (cell.kind === "b") return text === "1" ? "true" : "false";
  if (cell.kind !== "n") return text;
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  return workbook.isDateStyle[cell.style] === true ? dayText(workbook, number) : number;
}

/** Day of a serial number. The 1900 system counts a 29 February 1900 that never was. */
function dayText({ daysBefore1970 }: Workbook, serial: number): string | number {
  const whole = Math.floor(serial);
  if (whole < 1 || whole > 2_958_465) return serial;
  const missing = daysBefore1970 === 25_569 && whole < 60 ? 1 : 0;
  return formatDay(dayFromOrdinal(whole - daysBefore1970 + missing));
}

/** A figure as text with the fifteen digits a spreadsheet keeps: 0.1 + 0.2 is 0.3. */
export function numberText(value: number, decimal: string): string {
  const rounded = Number(value.toPrecision(15));
  const text = Math.abs(rounded) < 1e-6 ? "0" : String(rounded);
  return decimal === "." ? text : text.replace(".", decimal);
}
