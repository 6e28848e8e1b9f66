import { AppError } from "@luotsi/base";

import type { ByteSource } from "./byte-source.ts";
import { delimiters, findDecimal, findDelimiter, findHeadings, sampleRows } from "./dialect.ts";
import {
  bomLength,
  encodingEvidence,
  encodingNamed,
  textReader,
  type Encoding,
  type TextReader,
} from "./encoding.ts";
import { fileKind } from "./file-kind.ts";
import { sampleLength, type Table, type TableBatch, type TableSearch } from "./table.ts";
import { createTokenizer, longestRow, type TableRow, type TokenizerStop } from "./tokenizer.ts";

/** The beginning of a file and the rest of it, which may come from a stream read only once. */
export interface Opened {
  readonly source: ByteSource;
  readonly head: Uint8Array;
  /** The head is the whole file. */
  readonly whole: boolean;
  readonly rest: AsyncIterator<Uint8Array>;
}

/** Takes a text file for a table. @throws AppError when it is none. */
export async function openCsv(opened: Opened, search: TableSearch): Promise<Table> {
  const { source, head, whole } = opened;
  const overrides = search.overrides ?? {};
  const encoding = await encodingOf(opened, overrides.encoding);
  const wide = encoding === "UTF-16LE" || encoding === "UTF-16BE";
  const kind = fileKind(head, wide);
  if (kind !== "text") throw new AppError("FILE_NOT_A_TABLE", { file: source.name, kind });
  const text = headText(head, encoding, whole, source.name);
  const delimiter =
    overrides.delimiter ?? delimiterHint(text) ?? findDelimiter(text, whole, search.fit);
  if (!delimiters.some((known) => known === delimiter)) {
    throw new AppError("INVALID_REQUEST", { reason: `delimiter ${JSON.stringify(delimiter)}` });
  }
  const { rows } = sampleRows(text, delimiter, whole);
  const stop = rows.length === 0 ? stopOf(text, delimiter, whole) : undefined;
  if (stop !== undefined) throw stopError(stop, source.name, []);
  const position = headingPosition(rows, search, source.name);
  const header = rows[position];
  if (header === undefined) throw new AppError("EMPTY_FILE", { file: source.name });
  const headings = header.cells.map((cell) => cell.trim());
  const sample = rows.slice(position + 1, position + 1 + sampleLength);
  const numbers = search.decimalColumns?.(headings) ?? headings.map((_, i) => i);
  const decimal =
    overrides.decimal ?? findDecimal(cellsOf(rows.slice(position + 1), numbers), delimiter);
  if (decimal !== "," && decimal !== ".") {
    throw new AppError("INVALID_REQUEST", { reason: `decimal ${JSON.stringify(decimal)}` });
  }
  return {
    name: source.name,
    detected: { format: "csv", encoding, delimiter, decimal, headerLine: header.line },
    headings,
    sample,
    batches: batchesOf(opened, { encoding, delimiter, headerLine: header.line, headings }),
    close: async () => {
      await opened.rest.return?.();
    },
  };
}

async function encodingOf(opened: Opened, wanted: string | undefined): Promise<Encoding> {
  if (wanted !== undefined) {
    const named = encodingNamed(wanted);
    if (named === undefined)
      throw new AppError("INVALID_REQUEST", { reason: `encoding ${wanted}` });
    return named;
  }
  const evidence = encodingEvidence();
  evidence.add(opened.whole ? opened.head : wholeCharacters(opened.head));
  if (!opened.whole && opened.source.rereadable) {
    let first = true;
    const rescan = encodingEvidence();
    for await (const piece of opened.source.read()) {
      rescan.add(piece);
      if (first && bomLength(piece) > 0) break;
      first = false;
    }
    return rescan.conclude();
  }
  return evidence.conclude();
}

/** Cuts off a character that the end of the head split, so that it does not count as broken. */
function wholeCharacters(head: Uint8Array): Uint8Array {
  let end = head.length;
  while (end > head.length - 4 && end > 0 && ((head[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  if (end > 0 && (head[end - 1] ?? 0) >= 0xc0) end--;
  return head.subarray(0, end);
}

function headText(head: Uint8Array, encoding: Encoding, whole: boolean, file: string): string {
  try {
    return textReader(encoding).read(head.subarray(bomLength(head)), whole);
  } catch {
    throw new AppError("TEXT_NOT_IN_ENCODING", { file, encoding, line: 1 });
  }
}

/** Spreadsheets may say the delimiter on a first line of their own: `sep=;`. */
function delimiterHint(text: string): string | undefined {
  return /^sep=([;,\t])\r?\n/i.exec(text)?.[1];
}

function headingPosition(rows: readonly TableRow[], search: TableSearch, file: string): number {
  const line = search.overrides?.headerLine;
  if (line === undefined) return findHeadings(rows, search.fit);
  const position = rows.findIndex((row) => row.line === line);
  if (position < 0) throw new AppError("NO_HEADINGS_ON_LINE", { file, line });
  return position;
}

function stopOf(text: string, delimiter: string, whole: boolean): TokenizerStop | undefined {
  const tokenizer = createTokenizer(delimiter);
  tokenizer.push(text, whole);
  return tokenizer.stopped();
}

function* cellsOf(rows: readonly TableRow[], columns: readonly number[]): Generator<string> {
  for (const row of rows) for (const column of columns) yield row.cells[column] ?? "";
}

interface CsvForm {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly headerLine: number;
  readonly headings: readonly string[];
}

async function* batchesOf(opened: Opened, form: CsvForm): AsyncGenerator<TableBatch> {
  const { source, head, rest } = opened;
  const reader = textReader(form.encoding);
  const tokenizer = createTokenizer(form.delimiter);
  let done = 0;
  let line = 1;
  function take(piece: Uint8Array, last: boolean): TableBatch {
    const text = readText(reader, done === 0 ? piece.subarray(bomLength(piece)) : piece, {
      last,
      file: source.name,
      encoding: form.encoding,
      line,
    });
    done += piece.length;
    const rows = tokenizer.push(text, last);
    line = rows.at(-1)?.line ?? line;
    const stop = tokenizer.stopped();
    if (stop !== undefined) throw stopError(stop, source.name, form.headings);
    const below =
      (rows[0]?.line ?? 0) > form.headerLine
        ? rows
        : rows.filter((row) => row.line > form.headerLine);
    return { rows: below, progress: last ? 1 : progressOf(done, source.size) };
  }
  try {
    yield take(head, false);
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      yield take(next.value, false);
    }
    yield take(new Uint8Array(0), true);
  } finally {
    await rest.return?.();
  }
}

function progressOf(done: number, size: number | undefined): number {
  return size === undefined || size === 0 ? 0 : Math.min(1, done / size);
}

interface TextPlace {
  readonly last: boolean;
  readonly file: string;
  readonly encoding: Encoding;
  readonly line: number;
}

function readText(reader: TextReader, bytes: Uint8Array, place: TextPlace): string {
  try {
    return reader.read(bytes, place.last);
  } catch {
    const { file, encoding, line } = place;
    throw new AppError("TEXT_NOT_IN_ENCODING", { file, encoding, line });
  }
}

function stopError(stop: TokenizerStop, file: string, headings: readonly string[]): AppError {
  const { line } = stop;
  if (stop.reason === "ROW_TOO_LONG") {
    return new AppError("ROW_TOO_LONG", { file, line, limit: longestRow });
  }
  const column = headings[stop.cell] ?? String(stop.cell + 1);
  return new AppError("QUOTE_NOT_CLOSED", { file, line, column });
}
