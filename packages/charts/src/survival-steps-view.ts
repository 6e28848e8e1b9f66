import type { ChartColour, ChartText } from "./chart-view.ts";

/** A point of a step curve: the share holds from this time to the next point's. */
export interface SurvivalStep {
  /** In the unit of the axis, 0 or more. */
  readonly time: number;
  /** Percent still in. */
  readonly percent: number;
  /** Limits of the 95 % interval; undefined where they are not known. */
  readonly limits?: readonly [number, number];
}

export interface SurvivalCurveView {
  readonly id: string;
  readonly name: string;
  readonly colour: ChartColour;
  /** Ascending by time, the first at 0. */
  readonly steps: readonly SurvivalStep[];
  /** What is said at each tick, such as `61,4 % (58,0–64,8)`; empty beyond the data. */
  readonly readings: readonly string[];
  /** How many are followed at each tick, as written; empty where hidden. */
  readonly atRisk: readonly string[];
}

export interface SurvivalStepsView {
  readonly text: ChartText;
  /** Where the time axis ends. */
  readonly end: number;
  /** Times that are named on the axis, ascending, the first 0. */
  readonly ticks: readonly { readonly time: number; readonly label: string }[];
  readonly curves: readonly SurvivalCurveView[];
  /** Stands above the numbers under the axis, such as `Seurannassa`. */
  readonly atRiskTitle: string;
}
