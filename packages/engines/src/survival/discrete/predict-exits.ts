import { assert } from "@luotsi/base";

import { monthLevels } from "./discrete-point.ts";
import type { DiscreteFit } from "./fit-discrete.ts";
import { monthlyChance } from "./month-law.ts";

/** What awaits somebody month by month: K causes, T months. */
export interface ExitForecast {
  readonly months: number;
  /** Chance of an exit for cause k in month t, of those still in: [k · T + t − 1]. */
  readonly chance: Float64Array;
  /** Share still in after each month. */
  readonly survival: Float64Array;
  /** Share out for cause k by the end of month t: [k · T + t − 1]. */
  readonly out: Float64Array;
}

/**
 * The shares out for each cause of somebody with given covariates, from one fit a cause.
 *
 * @param fits one for each cause, on the same months and covariates.
 * @param covariates on the columns' own scale. @param months how far; beyond the last month seen the last level goes on.
 * @returns the forecast; shares and the share still in add up to 1. Should the causes' chances of a month pass 1 together, they
 *   are scaled to 1. Cost: causes × months.
 */
export function predictExits(
  fits: readonly DiscreteFit[],
  covariates: Float64Array,
  months: number,
): ExitForecast {
  assert(months >= 1, "a forecast has a month at least");
  const chance = new Float64Array(fits.length * months);
  for (const [k, fit] of fits.entries()) {
    assert(covariates.length === fit.coefficients.length, "there is a covariate for each column");
    const levels = monthLevels(fit.state.rows.baseline, fit.baseline);
    let linear = 0;
    for (let j = 0; j < covariates.length; j++) linear += covariates[j] * fit.coefficients[j];
    for (let t = 0; t < months; t++) {
      const level = levels[Math.min(t, levels.length - 1)];
      chance[k * months + t] = monthlyChance(fit.link, linear + level);
    }
  }
  return { months, chance, ...followExits(chance, fits.length, months) };
}

function followExits(
  chance: Float64Array,
  causes: number,
  months: number,
): { readonly survival: Float64Array; readonly out: Float64Array } {
  const survival = new Float64Array(months);
  const out = new Float64Array(causes * months);
  let stay = 1;
  for (let t = 0; t < months; t++) {
    let any = 0;
    for (let k = 0; k < causes; k++) any += chance[k * months + t];
    const scale = any > 1 ? 1 / any : 1;
    for (let k = 0; k < causes; k++) {
      chance[k * months + t] *= scale;
      const before = t === 0 ? 0 : out[k * months + t - 1];
      out[k * months + t] = before + stay * chance[k * months + t];
    }
    stay *= Math.max(0, 1 - any * scale);
    survival[t] = stay;
  }
  return { survival, out };
}
