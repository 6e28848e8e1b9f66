import { TextDecoder } from "node:util";

import { assert, array, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { openTable } from "./open-table.ts";
import type { Table, TableInput, TableSearch } from "./table.ts";

const headings = ["Alue", "Kuukausi", "Työttömät", "Summa", "Huomautus"];
const rows = [
  ["Lahti", "31.01.2024", "7 640", "1 234,50", 'Ähtäri; "Öhman", yö\nrivi kaksi'],
  ["Hämeenlinna", "29.02.2024", "2 561 691", "-0,07", ""],
  ["Åland", "31.03.2024", "", "12,00", "šakki"],
];

type Writer = (text: string) => Uint8Array;

const encoders: Readonly<Record<string, Writer>> = {
  "UTF-8": (text) => Buffer.from(text, "utf8"),
  "UTF-8 BOM": (text) => Buffer.from(`\uFEFF${text}`, "utf8"),
  "UTF-16LE": (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  "UTF-16BE": (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
  "ISO-8859-1": eightBit("iso-8859-1-true"),
  "ISO-8859-15": eightBit("iso-8859-15"),
  "Windows-1252": eightBit("windows-1252"),
};

/** Writes with the platform's own table of the encoding, read backwards. */
function eightBit(label: string): Writer {
  const codes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    const letter =
      label === "iso-8859-1-true"
        ? String.fromCharCode(byte)
        : new TextDecoder(label).decode(Uint8Array.of(byte));
    codes.set(letter, byte);
  }
  return (text) =>
    Uint8Array.from(text, (letter) => {
      const byte = codes.get(letter);
      if (byte === undefined) throw new Error(`${letter} is not in ${label}`);
      return byte;
    });
}

interface Dialect {
  readonly encoding: string;
  readonly delimiter: string;
  readonly decimal: "," | ".";
  readonly space: string;
  readonly lineEnd: string;
  readonly trailing: boolean;
}

const dialects: readonly Dialect[] = Object.keys(encoders).flatMap((encoding) =>
  [";", ",", "\t"].flatMap((delimiter) =>
    (["\n", "\r\n", "\r"] as const).flatMap((lineEnd, i) =>
      ([",", "."] as const).map((decimal, j) => ({
        encoding,
        delimiter,
        decimal,
        lineEnd,
        space: spaceFor(encoding, i + j),
        trailing: (i + j) % 2 === 0,
      })),
    ),
  ),
);

/** Eight-bit encodings have no narrow no-break space. */
function spaceFor(encoding: string, turn: number): string {
  return [" ", "\u00a0", encoding.startsWith("UTF") ? "\u202f" : "\u00a0"][turn % 3] ?? " ";
}

/** Letters of the note that the encoding does not have are left out of the file. */
function noteFor(encoding: string, note: string): string {
  return encoding === "ISO-8859-1" ? note.replaceAll("š", "s") : note;
}

function cellsIn(dialect: Dialect): readonly (readonly string[])[] {
  return rows.map(([area, day, count, sum, note]) => [
    area ?? "",
    day ?? "",
    (count ?? "").replaceAll(" ", dialect.space),
    (sum ?? "").replaceAll(" ", dialect.space).replace(",", dialect.decimal),
    noteFor(dialect.encoding, note ?? "") + (dialect.encoding === "Windows-1252" ? " –" : ""),
  ]);
}

function textIn(dialect: Dialect): string {
  const lines = [headings, ...cellsIn(dialect)].map((cells) =>
    cells.map((cell) => quoted(cell, dialect)).join(dialect.delimiter),
  );
  return lines.join(dialect.lineEnd) + (dialect.trailing ? dialect.lineEnd : "");
}

function quoted(cell: string, { delimiter }: Dialect): string {
  if (!cell.includes(delimiter) && !/["\n\r]/.test(cell)) return cell;
  return `"${cell.replaceAll('"', '""')}"`;
}

describe("a file in any dialect is read the same", () => {
  test.each(dialects)("$encoding, $delimiter, $decimal, $lineEnd, $space", async (dialect) => {
    const bytes = (encoders[dialect.encoding] ?? fail)(textIn(dialect));
    const table = await openTable({ name: "matrix.csv", bytes });
    expect(table.detected).toEqual({
      format: "csv",
      encoding: dialect.encoding,
      delimiter: dialect.delimiter,
      decimal: dialect.decimal,
      headerLine: 1,
    });
    expect(table.headings).toEqual(headings);
    expect(await cellsOf(table)).toEqual(cellsIn(dialect));
  });
});

describe("what stands around the table", () => {
  const table = "a;b;c\n1;2;3\n4;5;6\n";

  test("title rows, padded with empty cells or not, are left out", async () => {
    const text = `Työttömät 2024;;\nKoko maa\n\n${table}`;
    const opened = await openText(text);
    expect(opened.detected.headerLine).toBe(4);
    expect(opened.headings).toEqual(["a", "b", "c"]);
    expect(await linesOf(opened)).toEqual([5, 6]);
  });

  test("known headings are found below rows that look like headings", async () => {
    const text = "x;y;z\n1;2;3\nkuukausi;alue;määrä\n2024-01;398;5\n";
    const fit = (cells: readonly string[]): number => (cells.includes("kuukausi") ? 1 : 0);
    const opened = await openText(text, { fit });
    expect(opened.detected.headerLine).toBe(3);
    expect(await cellsOf(opened)).toEqual([["2024-01", "398", "5"]]);
  });

  test("a spreadsheet's own word on the delimiter is believed", async () => {
    const opened = await openText("sep=,\na,b\n1;5,2;5\n3;5,4;5\n");
    expect(opened.detected.delimiter).toBe(",");
    expect(opened.headings).toEqual(["a", "b"]);
  });

  test("decimal commas do not pass for the delimiter", async () => {
    const opened = await openText("alue;summa\nA;1,50\nB;2,50\nC;3,50\n");
    expect(opened.detected).toMatchObject({ delimiter: ";", decimal: "," });
  });
});

describe("what the user says goes before what is detected", () => {
  test("delimiter, encoding, decimal mark and the line of the headings", async () => {
    const bytes = Uint8Array.of(0x78, 0x0a, ...Buffer.from("a,b;c\n1,2;"), 0xa4);
    const overrides = { delimiter: ",", encoding: "latin1", decimal: ",", headerLine: 2 };
    const table = await openTable({ name: "x.csv", bytes }, { overrides });
    expect(table.detected).toMatchObject({
      delimiter: ",",
      encoding: "ISO-8859-1",
      decimal: ",",
      headerLine: 2,
    });
    expect(await cellsOf(table)).toEqual([["1", "2;¤"]]);
  });

  test.each([{ delimiter: "x" }, { encoding: "EBCDIC" }, { decimal: "'" }])(
    "%j is no choice",
    async (overrides) => {
      await expect(openText("a;b\n1;2\n", { overrides })).rejects.toMatchObject({
        code: "INVALID_REQUEST",
      });
    },
  );

  test("a line without headings is refused", async () => {
    await expect(openText("a;b\n1;2\n", { overrides: { headerLine: 9 } })).rejects.toMatchObject({
      code: "NO_HEADINGS_ON_LINE",
    });
  });
});

describe("what is no table", () => {
  test.each([
    ["an empty file", [], "EMPTY_FILE"],
    ["a byte order mark alone", [0xef, 0xbb, 0xbf], "EMPTY_FILE"],
    ["blank lines", [10, 13, 10, 10], "EMPTY_FILE"],
    ["a PDF", [...Buffer.from("%PDF-1.7\n...")], "FILE_NOT_A_TABLE"],
    ["an old Excel file", [0xd0, 0xcf, 0x11, 0xe0, 0xa1], "FILE_NOT_A_TABLE"],
    [
      "binary garbage",
      Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251),
      "FILE_NOT_A_TABLE",
    ],
    ["a broken workbook", [0x50, 0x4b, 3, 4, 1, 2, 3], "WORKBOOK_BROKEN"],
  ])("%s is refused", async (_, bytes, code) => {
    await expect(openTable({ name: "x", bytes: Uint8Array.from(bytes) })).rejects.toMatchObject({
      code,
    });
  });

  test("a path that leads nowhere or to a folder is refused", async () => {
    await expect(openTable("/no/such/file.csv")).rejects.toMatchObject({
      code: "FILE_NOT_READABLE",
    });
    await expect(openTable(import.meta.dirname)).rejects.toMatchObject({
      code: "FILE_NOT_READABLE",
    });
  });

  test("a quote that never closes refuses the file by line and column", async () => {
    const table = await openText('a;b\n1;2\n3;"4\n5;6\n');
    await expect(cellsOf(table)).rejects.toMatchObject({
      code: "QUOTE_NOT_CLOSED",
      details: { line: 3, column: "b" },
    });
  });

  test("a file that is one endless line is refused", async () => {
    const bytes = Buffer.from(`a;b\n${"x".repeat(5 * 1024 * 1024)}`);
    const table = await openTable({ name: "x.csv", bytes });
    await expect(cellsOf(table)).rejects.toMatchObject({ code: "ROW_TOO_LONG" });
  });

  test("bytes that turn out not to be UTF-8 far down a stream are refused, not garbled", async () => {
    const lines = Buffer.from("a;b\n".repeat(100_000));
    const table = await openTable({
      name: "x.csv",
      stream: streamOf([Buffer.from("kylä;b\n"), lines, Uint8Array.of(0xe4, 0x3b, 0x0a)]),
    });
    await expect(cellsOf(table)).rejects.toMatchObject({ code: "TEXT_NOT_IN_ENCODING" });
  });

  test("in a file the same bytes make it ISO-8859-1 from the beginning", async () => {
    const bytes = Buffer.concat([
      Buffer.from("a;b\n".repeat(100_000)),
      Uint8Array.of(0xe4, 0x3b, 0x62, 0x0a),
    ]);
    const table = await openTable({ name: "x.csv", bytes });
    expect(table.detected.encoding).toBe("ISO-8859-1");
    expect((await cellsOf(table)).at(-1)).toEqual(["ä", "b"]);
  });
});

test("however a stream is cut, its rows are the same", async () => {
  const dialect = dialects.find(({ encoding }) => encoding === "UTF-16BE");
  if (dialect === undefined) throw new Error("the matrix has UTF-16BE");
  const wide = encoders["UTF-16BE"]?.(textIn(dialect)) ?? new Uint8Array(0);
  const narrow = Buffer.from(textIn(dialect), "utf8");
  for (const bytes of [wide, narrow]) {
    const expected = await cellsOf(await openTable({ name: "whole.csv", bytes }));
    const cuts = array(integer({ min: 0, max: bytes.length }), { maxLength: 20 });
    await assertAsync(cuts, async (places) => {
      const sorted = places.toSorted((a, b) => a - b);
      const pieces = [...sorted, bytes.length].map((to, i) =>
        bytes.subarray(sorted[i - 1] ?? 0, to),
      );
      const table = await openTable({ name: "cut.csv", stream: streamOf(pieces) });
      expect(await cellsOf(table)).toEqual(expected);
    });
  }
});

async function assertAsync(
  cuts: ReturnType<typeof array<number>>,
  check: (places: readonly number[]) => Promise<void>,
): Promise<void> {
  const drawn: (readonly number[])[] = [];
  assert(
    property(cuts, (places) => {
      drawn.push(places);
    }),
  );
  for (const places of drawn) await check(places);
}

async function openText(text: string, search: TableSearch = {}): Promise<Table> {
  const input: TableInput = { name: "text.csv", bytes: Buffer.from(text, "utf8") };
  return await openTable(input, search);
}

async function cellsOf(table: Table): Promise<readonly (readonly string[])[]> {
  const cells: (readonly string[])[] = [];
  for await (const batch of table.batches) cells.push(...batch.rows.map((row) => row.cells));
  return cells;
}

async function linesOf(table: Table): Promise<readonly number[]> {
  const lines: number[] = [];
  for await (const batch of table.batches) lines.push(...batch.rows.map((row) => row.line));
  return lines;
}

async function* streamOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

function fail(): never {
  throw new Error("the encoder is in the table");
}
