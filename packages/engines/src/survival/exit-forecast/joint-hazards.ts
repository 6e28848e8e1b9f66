import { assert } from "@luotsi/base";

import type { CoxFit } from "../cox/fit-cox.ts";

/** A Cox model for each cause of exit, on the times at which anything happens. */
export interface JointHazards {
  readonly fits: readonly CoxFit[];
  /** T times, ascending. */
  readonly times: Float64Array;
  /** Place of time t among the times of cause k: [k · T + t]; −1 where nothing happens for it. */
  readonly place: Int32Array;
  /** Jump of the baseline hazard of cause k, of somebody whose ratio is 1: [k · T + t]. */
  readonly jump: Float64Array;
}

/**
 * Lays models of competing causes side by side.
 *
 * @param fits one for each cause, of the same rows and columns, without strata.
 * @returns the joined hazards. Cost: times × causes.
 */
export function joinHazards(fits: readonly CoxFit[]): JointHazards {
  for (const { state } of fits) assert(state.rows.start.length === 2, "a model has one stratum");
  const all = fits.flatMap(({ state }) => Array.from(state.rows.times));
  const times = Float64Array.from(new Set(all)).toSorted();
  const place = new Int32Array(fits.length * times.length).fill(-1);
  const jump = new Float64Array(fits.length * times.length);
  for (const [k, { state }] of fits.entries()) {
    let t = 0;
    for (let p = 0; p < state.rows.places; p++) {
      while (times[t] < state.rows.times[p]) t += 1;
      place[k * times.length + t] = p;
      jump[k * times.length + t] = state.point.ties.jump[p];
    }
  }
  return { fits, times, place, jump };
}

/** Beyond this a ratio is as good as endless, and products with it would be no numbers. */
const largestLog = 600;

/**
 * The hazard ratios of people, on the shifted scale of each fit.
 *
 * @param fit of the model. @param columns p covariates on their own scale, n numbers each. @param rows n.
 * @returns n numbers above 0. Columns that could not be estimated count as at their mean. Cost: np.
 */
export function ratiosOf(
  fit: CoxFit,
  columns: readonly Float64Array[],
  rows: number,
): Float64Array {
  const { point, rows: learnt } = fit.state;
  const { means, scales, columns: size } = learnt.design;
  assert(columns.length === size - 1, "there is a covariate for each column");
  const ratios = new Float64Array(rows).fill(-point.shift);
  for (const [j, column] of columns.entries()) {
    const b = point.coefficients[j + 1] / scales[j + 1];
    if (b === 0) continue;
    for (let i = 0; i < rows; i++) ratios[i] += b * (column[i] - means[j + 1]);
  }
  for (let i = 0; i < rows; i++) {
    ratios[i] = Math.exp(Math.min(largestLog, Math.max(-largestLog, ratios[i])));
  }
  return ratios;
}
