import { createTokenizer, type TableRow } from "./tokenizer.ts";

export const delimiters = ["\t", ";", ","] as const;
export type Delimiter = (typeof delimiters)[number];
export type DecimalMark = "," | ".";

/** How well a row of cells would do as the headings of what the reader looks for; 0 is not at all. */
export type HeadingFit = (cells: readonly string[]) => number;

/** Rows of the beginning of a file, cut by a delimiter. */
export function sampleRows(
  text: string,
  delimiter: string,
  whole: boolean,
): { readonly rows: readonly TableRow[]; readonly broken: boolean } {
  const tokenizer = createTokenizer(delimiter);
  const rows = tokenizer.push(text, whole);
  return { rows, broken: tokenizer.stopped() !== undefined };
}

/**
 * The delimiter that the headings ask for or, without known headings, that cuts the rows most
 * evenly. Tab and semicolon come before comma, because a comma is also a decimal mark.
 */
export function findDelimiter(
  text: string,
  whole: boolean,
  fit: HeadingFit | undefined,
): Delimiter {
  const candidates = delimiters.map((delimiter) => {
    const { rows, broken } = sampleRows(text, delimiter, whole);
    const evenness = broken ? 0 : evennessOf(rows);
    return { delimiter, evenness, fit: fit === undefined ? 0 : bestFit(rows, fit) };
  });
  const fitting = candidates.toSorted((a, b) => b.fit - a.fit)[0];
  if (fitting !== undefined && fitting.fit > 0) return fitting.delimiter;
  const even = candidates.find((candidate) => candidate.evenness >= 0.8);
  const best = even ?? candidates.toSorted((a, b) => b.evenness - a.evenness)[0];
  return best === undefined || best.evenness === 0 ? ";" : best.delimiter;
}

/** Position of the headings among the first rows: the best fit or, failing that, the first full row. */
export function findHeadings(rows: readonly TableRow[], fit: HeadingFit | undefined): number {
  if (fit !== undefined) {
    const scores = rows.slice(0, headingSearch).map((row) => fit(row.cells));
    const best = Math.max(0, ...scores);
    if (best > 0) return scores.indexOf(best);
  }
  const wanted = Math.min(2, usualWidth(rows, filled));
  const enough = Math.max(wanted, 0.6 * usualWidth(rows, filled));
  return Math.max(
    0,
    rows.findIndex((row) => filled(row) >= enough),
  );
}

/**
 * The decimal mark of a whole file: what its cells show, else what goes with its delimiter.
 *
 * @param cells cells that may hold numbers.
 * @param delimiter of the file.
 */
export function findDecimal(cells: Iterable<string>, delimiter: string): DecimalMark {
  let commas = 0;
  let points = 0;
  for (const cell of cells) {
    const mark = decimalMark.exec(cell)?.[1];
    if (mark === ",") commas++;
    else if (mark === ".") points++;
  }
  if (commas !== points) return commas > points ? "," : ".";
  return delimiter === "," ? "." : ",";
}

/** One or two digits after the mark: three may be thousands, and a day has two points. */
const decimalMark = /^\s*[-+−]?\d[\d \u00a0\u202f\u2009]*([.,])\d{1,2}\s*$/u;

const headingSearch = 60;

function bestFit(rows: readonly TableRow[], fit: HeadingFit): number {
  return Math.max(0, ...rows.slice(0, headingSearch).map((row) => fit(row.cells)));
}

/** Share of rows that have the usual number of cells; 0 when that is one. */
function evennessOf(rows: readonly TableRow[]): number {
  const width = usualWidth(rows, (row) => row.cells.length);
  if (width < 2) return 0;
  const even = rows.filter((row) => row.cells.length === width).length;
  const first = rows.find((row) => filled(row) >= 0.6 * width);
  return first?.cells.length === width ? even / rows.length : even / rows.length / 2;
}

function filled(row: TableRow): number {
  return row.cells.filter((cell) => cell.trim() !== "").length;
}

function usualWidth(rows: readonly TableRow[], widthOf: (row: TableRow) => number): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(widthOf(row), (counts.get(widthOf(row)) ?? 0) + 1);
  const usual = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  return usual?.[0] ?? 0;
}
