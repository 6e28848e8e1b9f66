import { harmlessCell } from "@luotsi/base";

import { cellText, type TableColumn } from "./table-column.ts";

interface TableText<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** Writes a number as the reader's spreadsheet reads it. */
  readonly writeNumber: (value: number) => string;
}

/** The table for the clipboard: tabs between cells, numbers bare. A spreadsheet takes it as it is. */
export function tabSeparated<Row>(table: TableText<Row>): string {
  return linesOf(table)
    .map((cells) => cells.map((cell) => cell.replaceAll(/[\t\r\n]+/g, " ")).join("\t"))
    .join("\r\n");
}

/** The table as a file Excel opens in Finland: semicolons, UTF-8 with its mark. */
export function semicolonSeparated<Row>(table: TableText<Row>): string {
  const byteOrderMark = "\ufeff";
  const lines = linesOf(table).map((cells) => cells.map(quoted).join(";"));
  return `${byteOrderMark}${lines.join("\r\n")}\r\n`;
}

function linesOf<Row>({ columns, rows, writeNumber }: TableText<Row>): readonly string[][] {
  const head = columns.map((column) => column.title);
  const body = rows.map((row) =>
    columns.map((column) => {
      const value = column.value(row);
      if (typeof value === "number") return writeNumber(value);
      return harmlessCell(cellText(column, row));
    }),
  );
  return [head, ...body];
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
