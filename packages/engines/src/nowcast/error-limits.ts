import { roundToCents } from "@luotsi/base";
import { quantileOfSorted } from "@luotsi/numerics";

import { intervalChances, studentQuantile } from "../forecast/error-model.ts";

/** Limits of the 50, 80 and 95 % interval around an amount. Unit: whole cents. */
export interface ErrorLimits {
  readonly lo50: number;
  readonly hi50: number;
  readonly lo80: number;
  readonly hi80: number;
  readonly lo95: number;
  readonly hi95: number;
}

/** Fewer earlier errors than this say nothing of the width. */
export const fewestErrors = 6;
/** How many errors the assumed form counts for. */
const formErrors = 8;

/**
 * An interval around an amount from the errors of earlier estimates of its kind. The half width is the mean, weighted by n and
 * 8, of the errors' own quantile (a conformal score) and of Student's t with n degrees times their root mean square.
 *
 * @param cents the estimate.
 * @param errors at least `fewestErrors` errors in cents, outcome less estimate, any order.
 * @returns symmetric limits. Cost: O(n log n).
 */
export function errorLimits(cents: number, errors: readonly number[]): ErrorLimits {
  const n = errors.length;
  const sizes = Float64Array.from(errors, Math.abs).toSorted();
  const spread = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / n);
  const [half50, half80, half95] = intervalChances.map((chance) => {
    const seen = quantileOfSorted(sizes, Math.min(1, (chance * (n + 1)) / n));
    const assumed = studentQuantile((1 + chance) / 2, Math.max(3, n)) * spread;
    return (n * seen + formErrors * assumed) / (n + formErrors);
  });
  return {
    lo50: roundToCents(cents - half50),
    hi50: roundToCents(cents + half50),
    lo80: roundToCents(cents - half80),
    hi80: roundToCents(cents + half80),
    lo95: roundToCents(cents - half95),
    hi95: roundToCents(cents + half95),
  };
}
