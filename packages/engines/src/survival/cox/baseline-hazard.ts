import { assert } from "@luotsi/base";

import { shareInterval, type IntervalScale } from "../interval-scale.ts";
import type { CoxFit } from "./fit-cox.ts";

/** What a Cox model says of somebody with given covariates, in one stratum. */
export interface CoxPrediction {
  /** Times at which something happens in the stratum, ascending. */
  readonly time: Float64Array;
  /** Cumulative hazard up to and at each time. */
  readonly cumulativeHazard: Float64Array;
  /** exp(−cumulative hazard): the share still in. */
  readonly survival: Float64Array;
  readonly standardError: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Somebody to predict for. */
export interface CoxProfile {
  /** p covariates on the columns' own scale; zeros give the baseline. */
  readonly covariates: Float64Array;
  readonly offset: number;
  /** Stratum whose baseline to use; 0 when there is one. */
  readonly stratum: number;
}

/**
 * The cumulative hazard and survival of somebody with given covariates, by the same rule of ties as the fit.
 *
 * @param fit of the model. @param profile whose. @param scale of the interval.
 * @returns a point for each time at which something happens in the stratum; none when there is no such time.
 * Columns that could not be estimated count for nothing.
 * Cost: places × p². Source: Breslow (1974), Efron (1977), Tsiatis (1981); R `survfit.coxph`.
 */
export function predictCox(fit: CoxFit, profile: CoxProfile, scale: IntervalScale): CoxPrediction {
  const { rows, point, covariance } = fit.state;
  const { start, places, design } = rows;
  const q = design.columns;
  assert(profile.covariates.length === q - 1, "there is a covariate for each column");
  assert(profile.stratum >= 0 && profile.stratum + 1 < start.length, "the stratum is known");
  const x = packed(fit, profile.covariates);
  let linear = profile.offset - point.shift;
  for (let j = 1; j < q; j++) linear += point.coefficients[j] * x[j];
  const ratio = Math.exp(linear);
  const [from, to] = [start[profile.stratum], start[profile.stratum + 1]];
  const out = emptyPrediction(rows.times.slice(from, to));
  const away = new Float64Array(q);
  let hazard = 0;
  let variance = 0;
  for (let p = from; p < to; p++) {
    const { jump, square0, square1 } = point.ties;
    hazard += jump[p];
    variance += square0[p];
    for (let j = 1; j < q; j++) {
      const mean =
        point.sums.riskX[j * places + p] * square0[p] -
        point.sums.exitX[j * places + p] * square1[p];
      away[j] += x[j] * jump[p] - mean;
    }
    const cumulative = ratio * hazard;
    const survival = Math.exp(-cumulative);
    const error = survival * ratio * Math.sqrt(variance + quadratic(covariance.values, away));
    const k = p - from;
    out.cumulativeHazard[k] = cumulative;
    out.survival[k] = survival;
    out.standardError[k] = error;
    [out.lower[k], out.upper[k]] = shareInterval(survival, error, scale);
  }
  return out;
}

function packed({ state }: CoxFit, covariates: Float64Array): Float64Array {
  const { means, scales } = state.rows.design;
  const x = new Float64Array(covariates.length + 1);
  for (let j = 1; j < x.length; j++) x[j] = (covariates[j - 1] - means[j]) / scales[j];
  return x;
}

function emptyPrediction(time: Float64Array): CoxPrediction {
  const column = (): Float64Array => new Float64Array(time.length);
  return {
    time,
    cumulativeHazard: column(),
    survival: column(),
    standardError: column(),
    lower: column(),
    upper: column(),
  };
}

function quadratic(matrix: Float64Array, vector: Float64Array): number {
  const q = vector.length;
  let sum = 0;
  for (let j = 0; j < q; j++) {
    for (let k = 0; k < q; k++) sum += vector[j] * matrix[j + k * q] * vector[k];
  }
  return Math.max(0, sum);
}
