/** What is wrong with the form of one row; the rest of the file can still be read. */
export type RowFault = "BROKEN_QUOTE" | "CONTROL_CHARACTER";

/** One row of a table: its line in the file (the first line is 1) and its cells as text. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault?: RowFault;
  /** Position of the cell at fault, the first is 0. */
  readonly faultCell?: number;
}

/** Why the text cannot be read on: the place is where the trouble began. */
export interface TokenizerStop {
  readonly reason: "QUOTE_NOT_CLOSED" | "ROW_TOO_LONG";
  readonly line: number;
  readonly cell: number;
}

export interface Tokenizer {
  /** Rows that the text completed, blank lines left out; an unfinished row waits for more. */
  readonly push: (text: string, last: boolean) => TableRow[];
  /** Set when the text cannot be read on; push gives no more rows after that. */
  readonly stopped: () => TokenizerStop | undefined;
}

export const longestRow = 4 * 1024 * 1024;

const QUOTE = 34;
const LINE_FEED = 10;
const RETURN = 13;

/**
 * Cuts delimited text into rows (RFC 4180, and LF or CR alone as line ends). An
 * unfinished row is scanned again only when the text has doubled, so the cost is linear however the
 * text is cut; `longestRow` bounds what is held.
 */
export function createTokenizer(delimiter: string): Tokenizer {
  const separator = delimiter.charCodeAt(0);
  let text = "";
  let line = 1;
  let stop: TokenizerStop | undefined;
  let retryLength = 0;

  function push(more: string, last: boolean): TableRow[] {
    const rows: TableRow[] = [];
    if (stop !== undefined) return rows;
    text = text === "" ? more : text + more;
    if (!last && text.length < retryLength && text.length <= longestRow) return rows;
    const suspicious = text.includes("\0");
    const cursor: Cursor = { text, separator, last, at: 0, line, opened: -1 };
    let rowStart = 0;
    while (cursor.at < text.length) {
      const row = readRow(cursor);
      if (row === undefined) break;
      if (row !== blank) rows.push(suspicious ? examined(row) : row);
      line = cursor.line;
      rowStart = cursor.at;
    }
    text = rowStart === 0 ? text : text.slice(rowStart);
    retryLength = text.length * 2;
    if (text.length > longestRow || (last && text.length > 0)) {
      stop = stopAt(cursor);
      text = "";
    }
    return rows;
  }
  return { push, stopped: () => stop };
}

interface Cursor {
  readonly text: string;
  readonly separator: number;
  readonly last: boolean;
  at: number;
  line: number;
  /** Cell whose quote was open when the text ran out; −1 when none was. */
  opened: number;
}

const blank: TableRow = { line: 0, cells: [] };

/** The next row from the cursor on; undefined when the text ends before the row does. */
function readRow(cursor: Cursor): TableRow | undefined {
  const { text, separator, last } = cursor;
  const { length } = text;
  const firstLine = cursor.line;
  const cells: string[] = [];
  let fault = -1;
  let at = cursor.at;
  for (;;) {
    const start = at;
    if (text.charCodeAt(at) === QUOTE) {
      const end = closingQuote(text, at + 1);
      if (end < 0) cursor.opened = cells.length;
      if (end < 0 || (end + 1 === length && !last)) return undefined;
      at = endOfCell(text, separator, end + 1);
      const clean = isBlank(text, end + 1, at);
      if (!clean && fault < 0) fault = cells.length;
      cells.push(clean ? unquoted(text.slice(start + 1, end)) : text.slice(start, at));
      cursor.line += lineEnds(text, start, end);
    } else {
      at = endOfCell(text, separator, at);
      cells.push(text.slice(start, at));
    }
    const code = at < length ? text.charCodeAt(at) : -1;
    if (code === separator) {
      at++;
      if (at === length && !last) return undefined;
      continue;
    }
    if (!last && (code < 0 || (code === RETURN && at + 1 === length))) return undefined;
    cursor.at = afterLineEnd(text, at);
    cursor.line++;
    if (cells.length === 1 && cells[0] === "") return blank;
    if (fault < 0) return { line: firstLine, cells };
    return { line: firstLine, cells, fault: "BROKEN_QUOTE", faultCell: fault };
  }
}

function endOfCell(text: string, separator: number, from: number): number {
  let at = from;
  const { length } = text;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (code === separator || code === LINE_FEED || code === RETURN) break;
    at++;
  }
  return at;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

function afterLineEnd(text: string, at: number): number {
  if (text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === LINE_FEED) return at + 2;
  return at + 1;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) !== 32) return false;
  return true;
}

function unquoted(inner: string): string {
  return inner.includes('"') ? inner.replaceAll('""', '"') : inner;
}

function lineEnds(text: string, from: number, to: number): number {
  let ends = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || (code === RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) ends++;
  }
  return ends;
}

function examined(row: TableRow): TableRow {
  const cell = row.cells.findIndex((text) => text.includes("\0"));
  if (cell < 0) return row;
  return { line: row.line, cells: row.cells, fault: "CONTROL_CHARACTER", faultCell: cell };
}

function stopAt({ line, opened }: Cursor): TokenizerStop {
  if (opened < 0) return { reason: "ROW_TOO_LONG", line, cell: 0 };
  return { reason: "QUOTE_NOT_CLOSED", line, cell: opened };
}
