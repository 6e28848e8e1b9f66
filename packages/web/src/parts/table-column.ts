import type { ReactNode } from "react";

/** What a cell is worth; null is nothing, and goes last in every order. */
export type CellValue = string | number | null;

/** One column of a `DataTable`. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** What the cell is sorted, searched and copied by: money in euros, shares in percent. */
  readonly value: (row: Row) => CellValue;
  /** What is read in the cell; the value itself when left out. Search looks at this too. */
  readonly text?: (row: Row) => string;
  /** What is drawn instead of the text, such as a trust mark or a link. */
  readonly cell?: (row: Row) => ReactNode;
  /** Numbers stand at the right edge in tabular figures. */
  readonly kind?: "text" | "number";
  /** Cell of the total row. */
  readonly total?: string;
}

/** The words of a cell. */
export function cellText<Row>(column: TableColumn<Row>, row: Row): string {
  if (column.text !== undefined) return column.text(row);
  const value = column.value(row);
  return value === null ? "" : String(value);
}
