import { array, assert, constantFrom, integer, property, string } from "fast-check";
import { describe, expect, test } from "vitest";

import { createTokenizer, longestRow, type TableRow } from "./tokenizer.ts";

function rowsOf(text: string, delimiter = ";", cuts: readonly number[] = []): TableRow[] {
  const tokenizer = createTokenizer(delimiter);
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].toSorted((a, b) => a - b);
  const rows: TableRow[] = [];
  let from = 0;
  for (const to of places) {
    rows.push(...tokenizer.push(text.slice(from, to), false));
    from = to;
  }
  return [...rows, ...tokenizer.push(text.slice(from), true)];
}

function cellsOf(text: string, delimiter = ";"): readonly (readonly string[])[] {
  return rowsOf(text, delimiter).map((row) => row.cells);
}

describe("rows and cells", () => {
  test.each([
    [
      "a;b\nc;d\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a;b\r\nc;d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a;b\rc;d\r",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a;\n;b",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ["a;", [["a", ""]]],
    ['"a;b";c', [["a;b", "c"]]],
    ['"a ""b"" c";d', [['a "b" c', "d"]]],
    [
      '"a\nb";c\nd;e',
      [
        ["a\nb", "c"],
        ["d", "e"],
      ],
    ],
    ['"";""', [["", ""]]],
    ['a"b;c', [['a"b', "c"]]],
    ['"a" ;b', [["a", "b"]]],
    ["\n\na;b\n\n", [["a", "b"]]],
    ["", []],
  ])("%j", (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test("a row keeps the line it starts on, also below a quoted line break", () => {
    expect(rowsOf('a;b\n\n"x\r\ny";c\r\nd;e').map((row) => row.line)).toEqual([1, 3, 5]);
  });

  test("text after a closing quote is a fault of that cell, and the next row is read", () => {
    const [bad, good] = rowsOf('x;"a"b;c\nd;e;f');
    expect(bad).toEqual({
      line: 1,
      cells: ["x", '"a"b', "c"],
      fault: "BROKEN_QUOTE",
      faultCell: 1,
    });
    expect(good?.cells).toEqual(["d", "e", "f"]);
  });

  test("a zero character is a fault of its cell", () => {
    expect(rowsOf("a;b\0\nc;d").map((row) => row.fault)).toEqual(["CONTROL_CHARACTER", undefined]);
  });
});

describe("what cannot be read on", () => {
  test("a quote that never closes is named by its line and cell", () => {
    const tokenizer = createTokenizer(";");
    expect(tokenizer.push('a;b\nc;"d\ne;f\n', true)).toHaveLength(1);
    expect(tokenizer.stopped()).toEqual({ reason: "QUOTE_NOT_CLOSED", line: 2, cell: 1 });
  });

  test("a row longer than the limit stops the reading, and nothing more is held", () => {
    const tokenizer = createTokenizer(";");
    const piece = "x".repeat(1024 * 1024);
    for (let i = 0; i <= longestRow / piece.length; i++) tokenizer.push(piece, false);
    expect(tokenizer.stopped()).toEqual({ reason: "ROW_TOO_LONG", line: 1, cell: 0 });
    expect(tokenizer.push("\na;b\n", true)).toEqual([]);
  });
});

describe("properties", () => {
  const pieces = constantFrom('"', '""', ";", "\n", "\r\n", "\r", "a", "ä", "\0", " ", "1,5");
  const messy = array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));

  test("however the text is cut into pieces, the rows are the same", () => {
    assert(
      property(messy, array(integer({ min: 0, max: 200 }), { maxLength: 12 }), (text, cuts) => {
        const whole = createTokenizer(";");
        const expected = whole.push(text, true);
        expect(rowsOf(text, ";", cuts)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test("cells written with quotes come back as they were", () => {
    const rows = array(array(string(), { minLength: 2, maxLength: 5 }), { minLength: 1 });
    assert(
      property(
        rows,
        constantFrom(";", ",", "\t"),
        constantFrom("\n", "\r\n"),
        (table, mark, end) => {
          const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
          const text = table.map((cells) => cells.map(quote).join(mark)).join(end);
          expect(cellsOf(text, mark)).toEqual(table);
        },
      ),
    );
  });

  test("an unclosed quote costs time in proportion to the text, not to its square", () => {
    const tokenizer = createTokenizer(";");
    const started = performance.now();
    tokenizer.push('"', false);
    for (let i = 0; i < 80; i++) tokenizer.push('x;""\n'.repeat(13_000), false);
    expect(tokenizer.stopped()?.reason).toBe("QUOTE_NOT_CLOSED");
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
