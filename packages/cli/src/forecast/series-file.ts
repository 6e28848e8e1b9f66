import { AppError, fillLocalised, type Localised, type Problem } from "@luotsi/base";
import { absentValidity, markPresent } from "@luotsi/frame";
import {
  isFault,
  openTable,
  parseDecimal,
  problemCatalogue,
  type CellFault,
  type Table,
  type TableDialect,
  type TableOverrides,
  type TableRow,
} from "@luotsi/intake";

import { parsePeriod } from "./season-period.ts";

/** Problems are listed up to so many; the count is always of all. */
const listedProblems = 1000;
/** How Statistics Finland and spreadsheets write a value that is not there. */
/** Larger or smaller values than any real series has; within them no square or product overflows. */
const [smallestSize, largestSize] = [1e-100, 1e100];
const missingMarks: ReadonlySet<string> = new Set(["", ".", "..", "...", "NA", "null"]);

export interface SeriesColumns {
  readonly date: string;
  readonly value: string;
  readonly group: string | undefined;
}

/** One series of the file, without gaps in its periods. */
export interface FileSeries {
  readonly group: string | null;
  readonly firstPeriod: number;
  readonly values: Float64Array;
  readonly validity: Uint8Array;
}

export interface SeriesFile {
  readonly detected: TableDialect;
  readonly rows: number;
  readonly rejected: number;
  readonly problems: readonly Problem[];
  /** In the order of their first rows. */
  readonly series: readonly FileSeries[];
}

/**
 * Reads the series of a table. A row whose month or value cannot be read, or whose month has been
 * seen, is a problem and counts as not observed.
 *
 * @throws AppError when the file is no table, lacks a column, or has no row that can be used.
 */
export async function readSeriesFile(
  path: string,
  columns: SeriesColumns,
  how: { readonly overrides: TableOverrides; readonly monthsInPeriod: number },
): Promise<SeriesFile> {
  const named = [columns.date, columns.value, columns.group].filter((name) => name !== undefined);
  const table = await openTable(path, {
    overrides: how.overrides,
    fit: (cells) => named.filter((name) => placeOf(cells, name) >= 0).length,
    decimalColumns: (headings) => [placeOf(headings, columns.value)].filter((place) => place >= 0),
  });
  const places = await placesOf(table, columns, named);
  const gathered = await gather(table, places, how.monthsInPeriod);
  if (gathered.observed.size === 0 || gathered.repeated > (gathered.rows - gathered.repeated) / 2) {
    const { rows, rejected, problems } = gathered;
    throw new AppError("ROWS_REJECTED", { rows, rejected }, problems);
  }
  const series = [...gathered.observed].map(([group, values]) => seriesOf(group, values));
  return { detected: table.detected, ...gathered, series };
}

interface Places {
  readonly date: { readonly place: number; readonly heading: string };
  readonly value: { readonly place: number; readonly heading: string };
  readonly group: number | undefined;
}

async function placesOf(
  table: Table,
  columns: SeriesColumns,
  named: readonly string[],
): Promise<Places> {
  const missing = named.filter((name) => placeOf(table.headings, name) < 0);
  if (missing.length > 0) {
    await table.close();
    throw new AppError("WRONG_STRUCTURE", {
      source: table.name,
      expected: named.join(", "),
      found: table.headings.join(", "),
      missing: missing.join(", "),
      hint: "--date, --value, --group",
    });
  }
  const date = placeOf(table.headings, columns.date);
  const value = placeOf(table.headings, columns.value);
  return {
    date: { place: date, heading: table.headings[date] ?? columns.date },
    value: { place: value, heading: table.headings[value] ?? columns.value },
    group: columns.group === undefined ? undefined : placeOf(table.headings, columns.group),
  };
}

function placeOf(headings: readonly string[], name: string): number {
  const exact = headings.findIndex((heading) => heading.trim() === name.trim());
  if (exact >= 0) return exact;
  const folded = name.trim().toLowerCase();
  return headings.findIndex((heading) => heading.trim().toLowerCase() === folded);
}

interface Gathered {
  readonly observed: ReadonlyMap<string | null, ReadonlyMap<number, number | undefined>>;
  readonly rows: number;
  readonly rejected: number;
  readonly repeated: number;
  readonly problems: readonly Problem[];
}

async function gather(table: Table, places: Places, months: number): Promise<Gathered> {
  const observed = new Map<string | null, Map<number, number | undefined>>();
  const problems: Problem[] = [];
  let rows = 0;
  let rejected = 0;
  let repeated = 0;
  for await (const batch of table.batches) {
    for (const row of batch.rows) {
      rows += 1;
      const found = readRow(row, places, { months, decimal: table.detected.decimal });
      const group = places.group === undefined ? null : (row.cells[places.group] ?? "").trim();
      const periods = observed.get(group) ?? new Map<number, number | undefined>();
      const again = "value" in found && periods.has(found.period);
      if (again) repeated += 1;
      if ("value" in found && !again) {
        periods.set(found.period, found.value);
        observed.set(group, periods);
        continue;
      }
      rejected += 1;
      const problem = "value" in found ? repeatedPeriod(row.line, places.date.heading) : found;
      if (problems.length < listedProblems) problems.push(problem);
    }
  }
  return { observed, rows, rejected, repeated, problems };
}

interface RowValue {
  readonly period: number;
  /** Undefined where the cell says that there is none. */
  readonly value: number | undefined;
}

function readRow(
  row: TableRow,
  places: Places,
  how: { readonly months: number; readonly decimal: TableDialect["decimal"] },
): RowValue | Problem {
  if (row.fault !== undefined) {
    return { line: row.line, column: undefined, ...told({ code: row.fault }) };
  }
  const period = parsePeriod((row.cells[places.date.place] ?? "").trim(), how.months);
  if (isFault(period)) return { line: row.line, column: places.date.heading, ...told(period) };
  const cell = (row.cells[places.value.place] ?? "").trim();
  if (missingMarks.has(cell)) return { period, value: undefined };
  const value = withinSizes(parseDecimal(cell, how.decimal));
  if (isFault(value)) return { line: row.line, column: places.value.heading, ...told(value) };
  return { period, value };
}

function withinSizes(value: number | CellFault): number | CellFault {
  if (isFault(value) || value === 0) return value;
  const size = Math.abs(value);
  if (size > smallestSize && size < largestSize) return value;
  return { code: "OUT_OF_RANGE", details: { min: -largestSize, max: largestSize } };
}

function told(fault: CellFault): { readonly code: string; readonly message: Localised } {
  return {
    code: fault.code,
    message: fillLocalised(problemCatalogue[fault.code], fault.details ?? {}),
  };
}

function repeatedPeriod(line: number, column: string): Problem {
  const message = {
    fi: "Sama jakso on jo ollut aiemmalla rivillä; ensimmäinen jää voimaan. Jos tiedostossa on monta sarjaa, anna --group.",
    sv: "Samma period har redan funnits på en tidigare rad; den första gäller. Om filen har flera serier, ange --group.",
    en: "The same period stands on an earlier line; the first one holds. If the file has several series, give --group.",
  };
  return { line, column, code: "REPEATED_PERIOD", message };
}

function seriesOf(
  group: string | null,
  periods: ReadonlyMap<number, number | undefined>,
): FileSeries {
  let firstPeriod = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const period of periods.keys()) {
    firstPeriod = Math.min(firstPeriod, period);
    last = Math.max(last, period);
  }
  const values = new Float64Array(last - firstPeriod + 1);
  const validity = absentValidity(values.length);
  for (const [period, value] of periods) {
    if (value === undefined) continue;
    values[period - firstPeriod] = value;
    markPresent(validity, period - firstPeriod);
  }
  return { group, firstPeriod, values, validity };
}
