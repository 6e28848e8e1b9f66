import { scaleBand } from "d3-scale";

import type { TimeSlot } from "./chart-view.ts";

/** Where the bars of a time axis stand. */
export interface BarPlace {
  /** Left edge of a bar. */
  readonly left: (at: number) => number;
  /** Middle of a bar. */
  readonly middle: (at: number) => number;
  readonly width: number;
  /** From one bar to the next. */
  readonly step: number;
}

const widestBar = 64;

/** Bars for every slot between two edges. @returns their places; a lone bar does not fill the page. */
export function barPlace(slots: readonly TimeSlot[], left: number, right: number): BarPlace {
  const band = scaleBand<number>().domain(slots.keys()).range([left, right]).padding(0.28);
  const width = Math.min(widestBar, band.bandwidth());
  const middle = (at: number): number => (band(at) ?? left) + band.bandwidth() / 2;
  return { left: (at) => middle(at) - width / 2, middle, width, step: band.step() };
}
