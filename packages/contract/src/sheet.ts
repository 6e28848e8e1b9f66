/** A table to send as a file: made by a use case in the reader's language, written as CSV or as a workbook. */
export interface Sheet {
  /** Without its ending. */
  readonly fileName: string;
  readonly title: string;
  /** What the reader must know before the rows. */
  readonly notes: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** Cells in the order of the columns; null is an empty cell. Euros are numbers in euros. */
  readonly rows: readonly (readonly SheetCell[])[];
}

export interface SheetColumn {
  readonly title: string;
  readonly kind: "text" | "euros" | "number";
}

export type SheetCell = string | number | null;
