/** Colours by meaning. A cost has one colour everywhere; categories follow in a fixed order. */
export type ChartColour =
  | "own-costs"
  | "benefit"
  | "main"
  | "comparison"
  | "budget"
  | "more"
  | "less"
  | "category-1"
  | "category-2"
  | "category-3"
  | "category-4"
  | "category-5"
  | "category-6";

/** What every chart says of itself to whoever does not see it. */
export interface ChartText {
  /** Names the picture. */
  readonly title: string;
  /** Says the finding, in one or two sentences. */
  readonly description: string;
  /** Said in the place of the picture when there is nothing to draw. */
  readonly empty: string;
}

/** Outer size in pixels. Text stays the same size at every width. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** Writes a value of the axis, such as `2,5`; the unit stands in the subtitle above the picture. */
export type WriteTick = (value: number) => string;

/** One place on the time axis, in order from left to right. */
export interface TimeSlot {
  /** Such as `2025-01`. */
  readonly key: string;
  /** In full, such as `tammikuu 2025`. */
  readonly label: string;
  /** Under the axis, such as `tammi`. */
  readonly tick: string;
  /** Under the ticks, once for all slots that share it, such as `2025`. */
  readonly group: string;
}

/** The same content as a table: what the picture shows, in words and figures. */
export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly ChartRow[];
}

export interface ChartColumn {
  readonly id: string;
  readonly title: string;
  readonly kind: "text" | "number";
}

export interface ChartRow {
  readonly key: string;
  /** One cell for each column. */
  readonly cells: readonly ChartCell[];
}

export interface ChartCell {
  /** For sorting and copying; null when there is nothing. */
  readonly value: string | number | null;
  /** As read on screen. */
  readonly text: string;
}

/** A heading of a chart's table. */
export interface TableHeading {
  /** Heading of the first column, such as `Kuukausi`. */
  readonly first: string;
}
