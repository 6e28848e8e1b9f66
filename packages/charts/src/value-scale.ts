import { scaleLinear } from "d3-scale";

export interface ValueScale {
  /** Pixels from the top of the drawing. */
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
}

interface ValueScaleInput {
  /** Every value to be shown, limits of intervals included. */
  readonly values: readonly number[];
  readonly top: number;
  readonly bottom: number;
}

const pixelsPerTick = 56;

/**
 * The axis of amounts: it always has zero in it and ends on round numbers.
 *
 * @returns the scale; without values, or with zeros only, an axis from 0 to 1.
 */
export function valueScale({ values, top, bottom }: ValueScaleInput): ValueScale {
  const lowest = Math.min(0, ...values);
  const highest = Math.max(0, ...values);
  const isFlat = lowest === highest;
  const count = Math.max(2, Math.floor((bottom - top) / pixelsPerTick));
  const scale = scaleLinear()
    .domain(isFlat ? [0, 1] : [lowest, highest])
    .nice(count)
    .range([bottom, top]);
  return { y: (value) => scale(value), ticks: isFlat ? [0] : scale.ticks(count) };
}
