import { deflateRawSync, crc32 } from "node:zlib";

import { Workbook } from "@cj-tech-master/excelts";
import { describe, expect, test } from "vitest";

import { openTable } from "../open-table.ts";
import type { Table, TableSearch } from "../table.ts";
import { showsDay } from "./date-styles.ts";
import { numberText } from "./sheet-rows.ts";

describe("a workbook", () => {
  test("gives texts, figures and days as text, and pads the rows", async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet("Maksut");
    sheet.addRow(["Raportti"]);
    sheet.addRow(["tunnus", "päivä", "summa", "määrä", "huomautus", "laskettu"]);
    const row = sheet.addRow(["P&1 <a>", new Date("2024-02-29T00:00:00Z"), 0.1 + 0.2, 1_234_567]);
    row.getCell(2).numFmt = "d.m.yyyy";
    const next = sheet.addRow(["P2", new Date("1900-03-01T00:00:00Z"), -5.5, 7, "ääkköset"]);
    next.getCell(2).numFmt = "yyyy-mm-dd";
    next.getCell(6).value = { formula: "C4*2", result: -11 };
    const table = await open(book);
    expect(table.detected).toEqual({
      format: "xlsx",
      encoding: "UTF-8",
      delimiter: "",
      decimal: ".",
      headerLine: 2,
      sheet: "Maksut",
    });
    expect(await rowsOf(table)).toEqual([
      [3, "P&1 <a>", "2024-02-29", "0.3", "1234567", "", ""],
      [4, "P2", "1900-03-01", "-5.5", "7", "ääkköset", "-11"],
    ]);
  });

  test("is read from the sheet that fits, or from the one the user names", async () => {
    const book = new Workbook();
    book.addWorksheet("Ohje").addRow(["Lue", "tämä"]);
    const second = book.addWorksheet("Luvut");
    second.addRow(["kuukausi", "alue"]);
    second.addRow(["2024-01", "398"]);
    const fit = (cells: readonly string[]): number => (cells[0] === "kuukausi" ? 5 : 0);
    expect((await open(book, { fit })).detected.sheet).toBe("Luvut");
    expect((await open(book)).detected.sheet).toBe("Ohje");
    const named = await open(book, { overrides: { sheet: "luvut" } });
    expect(await rowsOf(named)).toEqual([[2, "2024-01", "398"]]);
    await expect(open(book, { overrides: { sheet: "Muu" } })).rejects.toMatchObject({
      code: "SHEET_NOT_FOUND",
      details: { known: "Ohje, Luvut" },
    });
  });

  test("with figures typed as text in the Finnish way has a decimal comma", async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet("A");
    sheet.addRow(["a", "b"]);
    sheet.addRow(["1 234,50", 0.5]);
    const table = await open(book);
    expect(table.detected.decimal).toBe(",");
    expect(await rowsOf(table)).toEqual([[2, "1 234,50", "0,5"]]);
  });

  test("of ten thousand rows comes whole, also as a stream", async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet("A");
    sheet.addRow(["a", "b"]);
    for (let i = 0; i < 10_000; i++) sheet.addRow([`rivi ${i}`, i]);
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const table = await openTable({ name: "a.xlsx", stream: streamOf(bytes) });
    const rows = await rowsOf(table);
    expect(rows).toHaveLength(10_000);
    expect(rows.at(-1)).toEqual([10_001, "rivi 9999", "9999"]);
  });

  test("without rows is empty", async () => {
    const book = new Workbook();
    book.addWorksheet("A");
    await expect(open(book)).rejects.toMatchObject({ code: "EMPTY_FILE" });
  });
});

describe("a hostile workbook", () => {
  const sheet = (body: string): string => `<worksheet><sheetData>${body}</sheetData></worksheet>`;
  const row = '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>';

  test("that would unpack a thousandfold is refused while it unpacks", async () => {
    const bomb = archive({ "xl/worksheets/sheet1.xml": sheet(row + "<row/>".repeat(8_000_000)) });
    expect(bomb.length).toBeLessThan(200_000);
    await expect(readAll(bomb)).rejects.toMatchObject({ code: "WORKBOOK_UNSAFE" });
  });

  test("with entities of its own is refused", async () => {
    const entities = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>';
    const bytes = archive({ "xl/worksheets/sheet1.xml": entities + sheet(row) });
    await expect(readAll(bytes)).rejects.toMatchObject({ code: "WORKBOOK_UNSAFE" });
  });

  test("with an unknown entity, a broken tag or a false checksum is refused", async () => {
    for (const body of ["<row><c t='str'><v>&b;</v></c></row>", "<row><c></row>"]) {
      const bytes = archive({ "xl/worksheets/sheet1.xml": sheet(row + body) });
      await expect(readAll(bytes)).rejects.toMatchObject({ code: "WORKBOOK_BROKEN" });
    }
    const bytes = archive({ "xl/worksheets/sheet1.xml": sheet(row) }, 1);
    await expect(readAll(bytes)).rejects.toMatchObject({ code: "WORKBOOK_BROKEN" });
  });

  test("with one endless text is refused before it fills the memory", async () => {
    const endless = sheet(`<row><c t="str"><v>${"x".repeat(3_000_000)}</v></c></row>`);
    const bytes = archive({ "xl/worksheets/sheet1.xml": endless });
    await expect(readAll(bytes)).rejects.toMatchObject({ code: "WORKBOOK_UNSAFE" });
  });

  test("with a cell in the last column of the world is refused", async () => {
    const far = '<row r="2"><c r="XFD2" t="str"><v>x</v></c></row>';
    const bytes = archive({ "xl/worksheets/sheet1.xml": sheet(row + far) });
    await expect(readAll(bytes)).rejects.toMatchObject({ code: "WORKBOOK_UNSAFE" });
  });

  test("whose text number does not exist is refused", async () => {
    const lost = '<row r="2"><c r="A2" t="s"><v>99</v></c></row>';
    const bytes = archive({ "xl/worksheets/sheet1.xml": sheet(row + lost) });
    await expect(readAll(bytes)).rejects.toMatchObject({ code: "WORKBOOK_BROKEN" });
  });
});

describe("number formats", () => {
  test.each([
    ["d.m.yyyy", true],
    ["yyyy-mm-dd;@", true],
    ["[$-40B]mmmm yyyy", true],
    ["h:mm", false],
    ["mm:ss", false],
    ["0.00", false],
    ["General", false],
    ['#,##0.00 "days"', false],
    ["[Red]0;[Blue]-0", false],
  ])("%s shows a day: %s", (code, shows) => {
    expect(showsDay(code)).toBe(shows);
  });

  test.each([
    [703_633.239_999_999_99, "703633,24"],
    [0.1 + 0.2, "0,3"],
    [1e-9, "0"],
    [123_456_789_012, "123456789012"],
    [-2.5, "-2,5"],
  ])("%d is written %s", (value, text) => {
    expect(numberText(value, ",")).toBe(text);
  });
});

async function open(book: InstanceType<typeof Workbook>, search: TableSearch = {}): Promise<Table> {
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  return await openTable({ name: "test.xlsx", bytes }, search);
}

async function rowsOf(table: Table): Promise<readonly (readonly (string | number)[])[]> {
  const rows: (string | number)[][] = [];
  for await (const batch of table.batches) {
    for (const { line, cells } of batch.rows) rows.push([line, ...cells]);
  }
  return rows;
}

async function readAll(bytes: Uint8Array): Promise<void> {
  await rowsOf(await openTable({ name: "hostile.xlsx", bytes }));
}

async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) {
    yield await Promise.resolve(bytes.subarray(at, at + 1000));
  }
}

/** A workbook of one sheet, packed by hand. @param falseness added to every checksum. */
function archive(parts: Readonly<Record<string, string>>, falseness = 0): Uint8Array {
  const files = {
    "xl/workbook.xml":
      '<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ...parts,
  };
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const data = deflateRawSync(text, { level: 9 });
    const name = Buffer.from(path);
    const sums = Buffer.alloc(12);
    sums.writeUInt32LE((crc32(text) ^ falseness) >>> 0, 0);
    sums.writeUInt32LE(data.length, 4);
    sums.writeUInt32LE(text.length, 8);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    sums.copy(local, 14);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    sums.copy(entry, 16);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, name, data);
    directory.push(entry, name);
    offset += local.length + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}
