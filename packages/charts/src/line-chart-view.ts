import type { ChartColour, ChartText, TimeSlot } from "./chart-view.ts";

/** Limits of an interval for 50, 80 and 95 % of outcomes. */
export interface Fan {
  readonly lo50: number;
  readonly hi50: number;
  readonly lo80: number;
  readonly hi80: number;
  readonly lo95: number;
  readonly hi95: number;
}

export interface LinePoint {
  readonly value: number;
  /** The exact value in words, with its interval where it has one. */
  readonly text: string;
  /** `provisional` is dashed, `forecast` lighter with its fan. */
  readonly state: "final" | "provisional" | "forecast";
  readonly fan?: Fan;
}

export interface LineSeries {
  readonly id: string;
  readonly name: string;
  readonly colour: ChartColour;
  /** One entry for each slot; null where nothing is recorded: the line is cut there. */
  readonly points: readonly (LinePoint | null)[];
}

export interface LineChartView {
  readonly text: ChartText;
  readonly slots: readonly TimeSlot[];
  readonly series: readonly LineSeries[];
  /** Breaks in comparability: no line crosses into the slot at a break. */
  readonly breaks: readonly SeriesBreak[];
}

/** A break in comparability just before a slot. */
export interface SeriesBreak {
  /** Key of the first slot after the break. */
  readonly slot: string;
  /** Why, in a few words. */
  readonly reason: string;
}
