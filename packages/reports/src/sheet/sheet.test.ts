import { Workbook } from "@cj-tech-master/excelts";
import type { Sheet } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import { sheetCsv } from "./sheet-csv.ts";
import { sheetWorkbook } from "./sheet-workbook.ts";

const sheet: Sheet = {
  fileName: "kysymykset",
  title: "Laskut: kysyttävää/2025",
  notes: ["Henkilö on peitetunnuksella."],
  columns: [
    { title: "Henkilö", kind: "text" },
    { title: "Euroa", kind: "euros" },
    { title: "Päiviä", kind: "number" },
  ],
  rows: [
    ['ä;"1"', -1234.5, 20],
    ['=HYPERLINK("http://x")', 0.1, null],
    [" +358", 7, 0],
    ["@SUM(A1)", 7, 0],
    ["-2+3", 7, 0],
    ["\uFF1D1+1", 7, 0],
  ],
};

describe("a sheet as CSV", () => {
  test("has semicolons, decimal commas and quoted texts", () => {
    const lines = sheetCsv(sheet).split("\r\n");
    expect(lines[0]).toBe("\uFEFFHenkilö;Euroa;Päiviä");
    expect(lines[1]).toBe('"ä;""1""";-1234,5;20');
  });

  test("no text is run as a formula, whatever sign begins it", () => {
    const cells = sheetCsv(sheet)
      .split("\r\n")
      .slice(2, 7)
      .map((line) => line.replaceAll('"', "").slice(0, 2));
    expect(cells).toEqual(["'=", "' ", "'@", "'-", "'\uFF1D"]);
  });
});

describe("a sheet as a workbook", () => {
  test("keeps euros as numbers and texts as texts", async () => {
    const read = new Workbook();
    await read.xlsx.load(await sheetWorkbook(sheet));
    const page = read.worksheets[0];
    expect(page?.name).toBe("Laskut kysyttävää 2025");
    expect(page?.getCell(1, 1).value).toBe(sheet.title);
    expect(page?.getCell(2, 1).value).toBe(sheet.notes[0]);
    expect(page?.getCell(4, 2).value).toBe("Euroa");
    expect(page?.getCell(5, 2).value).toBe(-1234.5);
    expect(page?.getCell(6, 1).value).toBe('\'=HYPERLINK("http://x")');
    expect(page?.getCell(6, 3).value).toBeNull();
    expect(page?.getCell(6, 2).value).toBe(0.1);
  });

  test("an empty list is a workbook with headings", async () => {
    const read = new Workbook();
    await read.xlsx.load(await sheetWorkbook({ ...sheet, rows: [] }));
    expect(read.worksheets[0]?.getCell(4, 1).value).toBe("Henkilö");
  });

  test("the same sheet is the same bytes", async () => {
    expect(await sheetWorkbook(sheet)).toEqual(await sheetWorkbook(sheet));
  });
});
