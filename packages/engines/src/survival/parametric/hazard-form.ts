import type { ParametricFit } from "./fit-parametric.ts";

/** The same model as hazard ratios, which the exponential and the Weibull law allow. */
export interface HazardForm {
  /** Weibull shape 1/σ: above 1 the hazard rises with duration, below 1 it falls. */
  readonly shape: number;
  /** Log hazard ratio of each column, −b/σ. */
  readonly coefficients: Float64Array;
  /** By the delta method. */
  readonly standardErrors: Float64Array;
}

/**
 * Turns coefficients of log time into log hazard ratios.
 *
 * @param fit of the model. @param covariance of it, or a robust one.
 * @returns the hazard form, or undefined for the lognormal, whose hazards are not proportional.
 */
export function hazardForm(
  fit: ParametricFit,
  covariance: { readonly columns: number; readonly values: Float64Array },
): HazardForm | undefined {
  if (fit.law === "lognormal") return undefined;
  const size = covariance.columns;
  const last = size - 1;
  const shape = 1 / fit.scale;
  const columns = fit.coefficients.subarray(1);
  return {
    shape,
    coefficients: columns.map((b) => -b * shape),
    standardErrors: columns.map((b, k) => {
      const j = k + 1;
      const own = covariance.values[j + j * size];
      const cross = covariance.values[j + last * size];
      const scale = covariance.values[last + last * size];
      return shape * Math.sqrt(Math.max(0, own - 2 * b * cross + b * b * scale));
    }),
  };
}
