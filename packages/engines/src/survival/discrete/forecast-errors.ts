import { assert } from "@luotsi/base";
import type { Matrix } from "@luotsi/numerics";

import type { DiscreteFit } from "./fit-discrete.ts";
import type { ExitForecast } from "./predict-exits.ts";

/** Standard errors of a forecast's shares, placed as the shares are. */
export interface ForecastErrors {
  readonly survival: Float64Array;
  readonly out: Float64Array;
}

/**
 * Standard errors of a forecast by the delta method: how its shares move with each fit's coefficients.
 *
 * @param forecast of `predictExits`. @param fits it was made from. @param of the covariates it was made for, and the covariance
 *   of each fit (its own, or a robust one).
 * @returns errors of every share. The fits of different causes count as independent; what they share is of the size of the
 *   product of two causes' monthly chances. Chances that were scaled to 1 have no errors of their own. Cost: causes² × months² .
 */
export function forecastErrors(
  forecast: ExitForecast,
  fits: readonly DiscreteFit[],
  of: { readonly covariates: Float64Array; readonly covariances: readonly Matrix[] },
): ForecastErrors {
  const { months } = forecast;
  assert(of.covariances.length === fits.length, "each fit has a covariance");
  const survival = new Float64Array(months);
  const out = new Float64Array(fits.length * months);
  for (const [k, fit] of fits.entries()) {
    const covariance = of.covariances[k];
    for (let t = 0; t < months; t++) {
      survival[t] += varianceOf(fit, covariance, {
        covariates: of.covariates,
        pulls: pullsOn(forecast, fit, { k, j: -1, t }),
      });
      for (let j = 0; j < fits.length; j++) {
        out[j * months + t] += varianceOf(fit, covariance, {
          covariates: of.covariates,
          pulls: pullsOn(forecast, fit, { k, j, t }),
        });
      }
    }
  }
  return { survival: survival.map(Math.sqrt), out: out.map(Math.sqrt) };
}

/** How cause k's linear predictor in each month to t moves the share out for cause j by the end of t; j = −1: the share still in. */
function pullsOn(
  { months, chance, survival, out }: ExitForecast,
  fit: DiscreteFit,
  { k, j, t }: { readonly k: number; readonly j: number; readonly t: number },
): Float64Array {
  const pulls = new Float64Array(t + 1);
  for (let s = 0; s <= t; s++) {
    const before = s === 0 ? 1 : survival[s - 1];
    const h = chance[k * months + s];
    const bend =
      fit.link === "logit" ? h * (1 - h) : -(1 - h) * Math.log1p(-Math.min(h, 1 - 1e-15));
    const later = j < 0 ? survival[t] : out[j * months + t] - out[j * months + s];
    const lost = survival[s] > 0 ? later / survival[s] : 0;
    pulls[s] = bend * before * (Number(j === k) - lost);
  }
  return pulls;
}

function varianceOf(
  fit: DiscreteFit,
  covariance: Matrix,
  at: { readonly covariates: Float64Array; readonly pulls: Float64Array },
): number {
  const { values, months, columns } = fit.state.rows.baseline;
  const p = at.covariates.length;
  const gradient = new Float64Array(p + columns);
  for (let s = 0; s < at.pulls.length; s++) {
    for (let i = 0; i < p; i++) gradient[i] += at.pulls[s] * at.covariates[i];
    const month = Math.min(s, months - 1);
    for (let i = 0; i < columns; i++) gradient[p + i] += at.pulls[s] * values[i * months + month];
  }
  let variance = 0;
  for (let a = 0; a < gradient.length; a++) {
    for (let b = 0; b < gradient.length; b++) {
      variance += gradient[a] * covariance.values[a + b * covariance.columns] * gradient[b];
    }
  }
  return Math.max(0, variance);
}
