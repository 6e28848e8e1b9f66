import type { ChartText, TimeSlot } from "./chart-view.ts";

export interface HeatCell {
  /** 0–1, for the depth of the colour; null where nothing is known. */
  readonly share: number | null;
  /** What the cell says in full, such as `1 234 riviä, 96 % odotetuista`. */
  readonly text: string;
  /** `missing` is hatched, `provisional` has a dashed edge, `not-expected` stays blank. */
  readonly state: "recorded" | "provisional" | "missing" | "not-expected";
}

export interface HeatRow {
  readonly key: string;
  readonly label: string;
  /** One cell for each slot. */
  readonly cells: readonly HeatCell[];
}

export interface HeatTableView {
  readonly text: ChartText;
  readonly slots: readonly TimeSlot[];
  readonly rows: readonly HeatRow[];
  /** What the marks mean, in words. */
  readonly legend: {
    readonly none: string;
    readonly all: string;
    readonly provisional: string;
    readonly missing: string;
  };
}
