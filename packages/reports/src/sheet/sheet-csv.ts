import { harmlessCell } from "@luotsi/base";
import type { Sheet, SheetCell } from "@luotsi/contract";

const byteOrderMark = "\uFEFF";

/**
 * A sheet as a file that a spreadsheet opens in Finland: UTF-8 with its mark, semicolons, decimal comma. The notes are not
 * in it, so that the file stays a plain table.
 *
 * @returns the text of the file.
 */
export function sheetCsv({ columns, rows }: Sheet): string {
  const lines = [columns.map(({ title }) => title), ...rows].map((cells) =>
    cells.map((cell) => quoted(written(cell))).join(";"),
  );
  return `${byteOrderMark}${lines.join("\r\n")}\r\n`;
}

function written(cell: SheetCell): string {
  if (cell === null) return "";
  return typeof cell === "number" ? String(cell).replace(".", ",") : harmlessCell(cell);
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
