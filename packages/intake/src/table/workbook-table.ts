import { AppError } from "@luotsi/base";

import { findDecimal, findHeadings } from "./dialect.ts";
import { sampleLength, type Table, type TableBatch, type TableSearch } from "./table.ts";
import type { TableRow } from "./tokenizer.ts";
import { numberText, sheetRows, type SheetRow, type SheetStep } from "./workbook/sheet-rows.ts";
import { openWorkbook, type SheetEntry, type Workbook } from "./workbook/workbook.ts";
import type { RandomAccess } from "./workbook/zip-archive.ts";

/** A sheet whose beginning has been read. */
interface Begun {
  readonly sheet: SheetEntry;
  readonly rows: readonly SheetRow[];
  readonly rest: AsyncGenerator<SheetStep>;
}

const mostSheetsTried = 20;

/** Takes a sheet of a workbook for a table: the named one, the best fitting, or the first. */
export async function openWorkbookTable(file: RandomAccess, search: TableSearch): Promise<Table> {
  const workbook = await openWorkbook(file);
  const begun = await chooseSheet(workbook, search, file.name);
  const overrides = search.overrides ?? {};
  const texts = begun.rows.map((row) => asText(row, "."));
  const line = overrides.headerLine;
  const position =
    line === undefined
      ? findHeadings(texts, search.fit)
      : texts.findIndex((row) => row.line === line);
  const header = texts[position];
  if (header === undefined) {
    await begun.rest.return(undefined);
    if (line !== undefined) throw new AppError("NO_HEADINGS_ON_LINE", { file: file.name, line });
    throw new AppError("EMPTY_FILE", { file: file.name });
  }
  const headings = header.cells.map((cell) => cell.trim());
  const below = begun.rows.slice(position + 1);
  const decimal = overrides.decimal ?? findDecimal(textCells(below), ",");
  if (decimal !== "," && decimal !== ".") {
    throw new AppError("INVALID_REQUEST", { reason: `decimal ${JSON.stringify(decimal)}` });
  }
  const form = { decimal, width: headings.length };
  return {
    name: file.name,
    detected: {
      format: "xlsx",
      encoding: "UTF-8",
      delimiter: "",
      decimal,
      headerLine: header.line,
      sheet: begun.sheet.name,
    },
    headings,
    sample: below.slice(0, sampleLength).map((row) => padded(asText(row, decimal), form.width)),
    batches: batchesOf(below, begun.rest, form),
    close: async () => {
      await begun.rest.return(undefined);
    },
  };
}

async function chooseSheet(workbook: Workbook, search: TableSearch, file: string): Promise<Begun> {
  const wanted = search.overrides?.sheet;
  if (wanted !== undefined) {
    const sheet = workbook.sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    const known = workbook.sheets.map(({ name }) => name).join(", ");
    if (sheet === undefined) throw new AppError("SHEET_NOT_FOUND", { file, sheet: wanted, known });
    return await begin(workbook, sheet);
  }
  let best: Begun | undefined;
  let bestFit = -1;
  for (const sheet of workbook.sheets.filter(({ visible }) => visible).slice(0, mostSheetsTried)) {
    const begun = await begin(workbook, sheet);
    const fit = fitOf(begun, search);
    if (fit <= bestFit) {
      await begun.rest.return(undefined);
      continue;
    }
    await best?.rest.return(undefined);
    best = begun;
    bestFit = fit;
  }
  if (best === undefined) throw new AppError("EMPTY_FILE", { file });
  return best;
}

/** A sheet with fitting headings, else any sheet with rows, else an empty one. */
function fitOf({ rows }: Begun, { fit }: TableSearch): number {
  if (rows.length === 0) return 0;
  if (fit === undefined) return 1;
  return 1 + Math.max(0, ...rows.slice(0, 60).map((row) => fit(asText(row, ".").cells)));
}

async function begin(workbook: Workbook, sheet: SheetEntry): Promise<Begun> {
  const rest = sheetRows(workbook, sheet);
  const rows: SheetRow[] = [];
  while (rows.length <= sampleLength) {
    const step = await rest.next();
    if (step.done === true) break;
    rows.push(...step.value.rows);
  }
  return { sheet, rows, rest };
}

interface SheetForm {
  readonly decimal: string;
  readonly width: number;
}

async function* batchesOf(
  first: readonly SheetRow[],
  rest: AsyncGenerator<SheetStep>,
  { decimal, width }: SheetForm,
): AsyncGenerator<TableBatch> {
  yield { rows: first.map((row) => padded(asText(row, decimal), width)), progress: 0 };
  for await (const { rows, progress } of rest) {
    yield { rows: rows.map((row) => padded(asText(row, decimal), width)), progress };
  }
}

function asText({ line, cells }: SheetRow, decimal: string): TableRow {
  return {
    line,
    cells: cells.map((cell) => (typeof cell === "number" ? numberText(cell, decimal) : cell)),
  };
}

/** A sheet does not store the empty cells at the end of a row. */
function padded(row: TableRow, width: number): TableRow {
  if (row.cells.length >= width) return row;
  const blanks = Array.from({ length: width - row.cells.length }, () => "");
  return { line: row.line, cells: [...row.cells, ...blanks] };
}

function* textCells(rows: readonly SheetRow[]): Generator<string> {
  for (const { cells } of rows) {
    for (const cell of cells) if (typeof cell === "string") yield cell;
  }
}
