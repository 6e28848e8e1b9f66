/** Counts of a table of two dimensions, in row-major order, and what limits how they could be otherwise. */
export interface CountedTable {
  readonly rows: number;
  readonly columns: number;
  readonly counts: readonly number[];
  /** Counts by kind, which add up to `counts`; one kind when undefined. */
  readonly kinds: readonly (readonly number[])[] | undefined;
  /** The most each cell can be; no limit when undefined. */
  readonly room: readonly number[] | undefined;
  /** Cells that must not be told, whatever they are; none when undefined. */
  readonly forced: Uint8Array | undefined;
}

/** Lines of a table that are shown by themselves elsewhere, and which of their cells are hidden there. */
export interface ShownMargins {
  /** One mark a row: 1 where the row's sum is hidden. */
  readonly rows: Uint8Array;
  /** One mark a column. */
  readonly columns: Uint8Array;
}

/** Which cells are hidden, and which small counts can be told all the same because of the sums of lines. */
export interface HidingResult {
  /** One mark a cell, 1 where it is hidden. */
  readonly hidden: Uint8Array;
  /** Places of small counts that stay bounded below `hideBelow`: a sum of their lines must be hidden too. */
  readonly unprotected: readonly number[];
}
