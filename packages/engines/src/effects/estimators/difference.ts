import {
  linearCovariance,
  linearRegression,
  type CovarianceKind,
  type LinearFit,
} from "@luotsi/numerics";

import {
  countArms,
  isNoEstimate,
  type EffectRows,
  type NoEstimate,
  type RowGroups,
  type StandardErrors,
} from "./effect-rows.ts";

export interface RegressionEstimate {
  readonly kind: "estimate";
  readonly estimate: number;
  readonly standardErrors: StandardErrors;
  readonly means: { readonly treated: number; readonly control: number };
  /** The constant, the treatment and the covariates in their order; the error is undefined where it does not exist. */
  readonly coefficients: readonly RegressionCoefficient[];
  /** Places of covariates that earlier ones explain. */
  readonly dropped: readonly number[];
}

export interface RegressionCoefficient {
  /** Undefined when the column was dropped. */
  readonly coefficient: number | undefined;
  readonly standardError: number | undefined;
}

/**
 * The difference of two means. Its classic error is the pooled one, HC2 is Welch's.
 *
 * @param rows covariates are not used. @returns the difference, or why there is none. Cost: a few passes.
 */
export function differenceInMeans(rows: EffectRows): RegressionEstimate | NoEstimate {
  return regressionEffect({ ...rows, covariates: [] });
}

/**
 * Regression of the outcome on treatment and covariates: the effect is the treatment's coefficient.
 *
 * @param rows with covariates. @returns the estimate with classic, HC1, HC2 and, where there are groups, clustered errors.
 * The headline error of the coefficients is clustered where there are groups, else HC2 where it exists, else classic.
 * Answers without a number: no treated, no control, constant outcome, or a treatment that the covariates decide.
 * Cost: np² multiplications. Source: Angrist and Pischke (2009), Mostly Harmless Econometrics, ch. 3.
 */
export function regressionEffect(rows: EffectRows): RegressionEstimate | NoEstimate {
  const arms = countArms(rows, 1);
  if (isNoEstimate(arms)) return arms;
  const treatment = Float64Array.from(rows.treated);
  // The treatment stands last, so that it and not a covariate is dropped when covariates decide it.
  const fit = linearRegression({
    columns: [...rows.covariates, treatment],
    outcome: rows.outcome,
  });
  const last = rows.covariates.length + 1;
  if (fit.dropped[last] === 1) return { kind: "no_estimate", reason: "no_overlap", covariates: [] };
  const all = errorsOf(fit, rows.cluster);
  const place = [0, last, ...rows.covariates.map((_, j) => j + 1)];
  const headline = all.cluster ?? all.hc2 ?? all.classic;
  return {
    kind: "estimate",
    estimate: fit.coefficients[last],
    standardErrors: standardErrorsAt(all, last),
    means: armMeans(rows, arms.treated),
    coefficients: place.map((j) => ({
      coefficient: fit.dropped[j] === 1 ? undefined : fit.coefficients[j],
      standardError: fit.dropped[j] === 1 ? undefined : headline?.[j],
    })),
    dropped: rows.covariates.flatMap((_, j) => (fit.dropped[j + 1] === 1 ? [j] : [])),
  };
}

/** Errors of every coefficient by kind; a kind that does not exist is absent. */
export interface CoefficientErrors {
  readonly classic: Float64Array | undefined;
  readonly hc1: Float64Array | undefined;
  readonly hc2: Float64Array | undefined;
  readonly cluster: Float64Array | undefined;
}

/** Every kind of error of a fit. @param fit the regression. @param cluster groups of rows, if any. @returns the errors. */
export function errorsOf(fit: LinearFit, cluster: RowGroups | undefined): CoefficientErrors {
  const of = (kind: CovarianceKind): Float64Array | undefined => {
    const covariance = linearCovariance(fit, kind);
    if (covariance === undefined) return undefined;
    const p = covariance.rows;
    return Float64Array.from({ length: p }, (_, j) =>
      Math.sqrt(Math.max(0, covariance.values[j + j * p])),
    );
  };
  return {
    classic: of({ kind: "classic" }),
    hc1: of({ kind: "hc1" }),
    hc2: of({ kind: "hc2" }),
    cluster: cluster === undefined ? undefined : of({ kind: "cluster", ...cluster }),
  };
}

/** The errors of one coefficient. @param errors of all. @param place of the coefficient. @returns those that exist. */
export function standardErrorsAt(errors: CoefficientErrors, place: number): StandardErrors {
  const { classic, hc1, hc2, cluster } = errors;
  return {
    ...(classic === undefined ? {} : { classic: classic[place] }),
    ...(hc1 === undefined ? {} : { hc1: hc1[place] }),
    ...(hc2 === undefined ? {} : { hc2: hc2[place] }),
    ...(cluster === undefined ? {} : { cluster: cluster[place] }),
  };
}

/** Mean outcome of each arm. @param rows of both. @param treated how many are. @returns the two means. */
export function armMeans(
  rows: Pick<EffectRows, "treated" | "outcome">,
  treated: number,
): { readonly treated: number; readonly control: number } {
  let first = 0;
  let second = 0;
  for (let i = 0; i < rows.treated.length; i++) {
    if (rows.treated[i] === 1) first += rows.outcome[i];
    else second += rows.outcome[i];
  }
  return { treated: first / treated, control: second / (rows.treated.length - treated) };
}
