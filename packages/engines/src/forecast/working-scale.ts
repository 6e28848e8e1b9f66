import type { SeasonKind } from "./decomposition.ts";

/** How the series is looked at while it is modelled: as it is, or as its logarithm. */
export type WorkingScale = SeasonKind;

/** A value this small beside the median would rule a logarithm, so the series is taken as it is. */
const smallestShareOfMedian = 0.01;

/**
 * The scale on which a series is modelled.
 *
 * @param observed the observed values, at least one, finite.
 * @returns multiplicative (logarithms) when all are above 0 and none is below a hundredth of the
 *   median, else additive.
 */
export function workingScaleOf(observed: Float64Array): WorkingScale {
  const sorted = observed.toSorted();
  const median = sorted[Math.floor(sorted.length / 2)];
  return sorted[0] > 0 && sorted[0] >= smallestShareOfMedian * median
    ? "multiplicative"
    : "additive";
}

/** @returns the values on the working scale, a new array. @param values of the series. @param scale of the model. */
export function toWorkingScale(values: Float64Array, scale: WorkingScale): Float64Array {
  return scale === "multiplicative" ? values.map((value) => Math.log(value)) : values.slice();
}

/** @returns the value on the series' own scale. @param value on the working scale. @param scale of the model. */
export function fromWorkingScale(value: number, scale: WorkingScale): number {
  return scale === "multiplicative" ? Math.exp(value) : value;
}
