import { Workbook } from "@cj-tech-master/excelts";
import { harmlessCell } from "@luotsi/base";
import type { Sheet, SheetColumn } from "@luotsi/contract";

const formats: Readonly<Record<SheetColumn["kind"], string | undefined>> = {
  text: "@",
  euros: "#,##0.00",
  number: undefined,
};
/** Widths in characters; a longer text is wrapped. */
const narrowest = 10;
const widest = 60;
// oxlint-disable-next-line no-restricted-globals -- the library takes the time of a file as a Date
const stamp = new Date(0);

/**
 * A sheet as a workbook: title and notes, then a table with frozen and filtered headings. Euros are numbers that can be
 * added up; a text is never a formula.
 *
 * @returns the bytes of an XLSX file; the same bytes for the same sheet.
 */
export async function sheetWorkbook(sheet: Sheet): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.creator = "Luotsi";
  // The library stamps a file with the time it is made, unless it is told one.
  workbook.created = stamp;
  workbook.modified = stamp;
  const page = workbook.addWorksheet(sheetName(sheet.title));
  page.getCell(1, 1).value = harmlessCell(sheet.title);
  page.getCell(1, 1).font = { bold: true, size: 14 };
  for (const [k, note] of sheet.notes.entries()) page.getCell(k + 2, 1).value = harmlessCell(note);
  const head = sheet.notes.length + 3;
  for (const [k, column] of sheet.columns.entries()) {
    const cell = page.getCell(head, k + 1);
    cell.value = harmlessCell(column.title);
    cell.font = { bold: true };
    page.getColumn(k + 1).width = widthOf(sheet, k);
  }
  for (const [at, row] of sheet.rows.entries()) {
    for (const [k, value] of row.entries()) {
      if (value === null) continue;
      const cell = page.getCell(head + 1 + at, k + 1);
      cell.value = typeof value === "string" ? harmlessCell(value) : value;
      const format = formats[sheet.columns[k]?.kind ?? "text"];
      if (format !== undefined) cell.numFmt = format;
      if (typeof value === "string" && value.length > widest)
        cell.alignment = { wrapText: true, vertical: "top" };
    }
  }
  page.views = [{ state: "frozen", ySplit: head }];
  page.autoFilter = {
    from: { row: head, col: 1 },
    to: { row: head + sheet.rows.length, col: sheet.columns.length },
  };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A workbook takes at most 31 characters and none of these signs. */
function sheetName(title: string): string {
  return title
    .replaceAll(/[\\/?*[\]:]/g, " ")
    .replaceAll(/\s+/g, " ")
    .slice(0, 31)
    .trim();
}

function widthOf({ columns, rows }: Sheet, k: number): number {
  let longest = columns[k]?.title.length ?? 0;
  for (const row of rows) longest = Math.max(longest, String(row[k] ?? "").length);
  return Math.min(widest, Math.max(narrowest, longest + 2));
}
