import { linearRegression } from "@luotsi/numerics";

import {
  errorsOf,
  standardErrorsAt,
  armMeans,
  type RegressionCoefficient,
  type RegressionEstimate,
} from "./difference.ts";
import {
  countArms,
  isNoEstimate,
  noEstimate,
  type EffectRows,
  type NoEstimate,
} from "./effect-rows.ts";

export interface InstrumentEstimate extends RegressionEstimate {
  /** What the instruments do to the treatment. */
  readonly firstStage: {
    /** Instruments' joint F, equal variance. */
    readonly f: number;
    /** Squared robust (HC1 or clustered) t of a single instrument; undefined for several. */
    readonly robustF: number | undefined;
    /** Change in treatment per unit of each instrument. */
    readonly coefficients: readonly RegressionCoefficient[];
  };
}

/**
 * Two-stage least squares: the effect on those whose treatment follows the instrument.
 *
 * @param rows covariates enter both stages. @param instruments n finite numbers each, at least one.
 * @returns the estimate with classic, HC1, HC2-free errors and the first stage; `instrument_without_effect` when the instruments add
 * nothing to the first stage. Cost: two regressions and np² for errors.
 * Source: Angrist, Imbens and Rubin (1996), JASA 91: 444; errors as R `AER::ivreg` with `sandwich` (HC1 factor n/(n − k)).
 */
export function instrumentEffect(
  rows: EffectRows,
  instruments: readonly Float64Array[],
): InstrumentEstimate | NoEstimate {
  const arms = countArms(rows, 1);
  if (isNoEstimate(arms)) return arms;
  const treatment = Float64Array.from(rows.treated);
  const first = linearRegression({
    columns: [...rows.covariates, ...instruments],
    outcome: treatment,
  });
  const base = linearRegression({ columns: rows.covariates, outcome: treatment });
  const added = first.rank - base.rank;
  const free = rows.treated.length - first.rank;
  if (added === 0 || free <= 0) return noEstimate("instrument_without_effect");
  const explained = base.residualSumOfSquares - first.residualSumOfSquares;
  if (!(explained > 1e-10 * base.residualSumOfSquares)) {
    return noEstimate("instrument_without_effect");
  }
  const second = secondStage(rows, first.fitted);
  const from = rows.covariates.length + 1;
  const errors = errorsOf(first, rows.cluster);
  const robust = errors.cluster ?? errors.hc1;
  const ownError = robust?.[from];
  return {
    ...second,
    means: armMeans(rows, arms.treated),
    firstStage: {
      f: explained / added / (first.residualSumOfSquares / free),
      robustF:
        instruments.length === 1 && ownError !== undefined && ownError > 0
          ? (first.coefficients[from] / ownError) ** 2
          : undefined,
      coefficients: instruments.map((_, k) => ({
        coefficient: first.dropped[from + k] === 1 ? undefined : first.coefficients[from + k],
        standardError: first.dropped[from + k] === 1 ? undefined : robust?.[from + k],
      })),
    },
  };
}

/** The outcome on the treatment as the instruments tell it; residuals are those of the treatment as it was. */
function secondStage(rows: EffectRows, told: Float64Array): Omit<RegressionEstimate, "means"> {
  const fit = linearRegression({ columns: [...rows.covariates, told], outcome: rows.outcome });
  const last = rows.covariates.length + 1;
  const effect = fit.coefficients[last];
  const residuals = fit.residuals.map(
    (residual, i) => residual + effect * (told[i] - rows.treated[i]),
  );
  const residualSumOfSquares = residuals.reduce((sum, e) => sum + e * e, 0);
  const errors = errorsOf({ ...fit, residuals, residualSumOfSquares }, rows.cluster);
  const { hc2: _leverageMeansNothingHere, ...kept } = standardErrorsAt(errors, last);
  const headline = errors.cluster ?? errors.hc1;
  const places = [0, last, ...rows.covariates.map((_, j) => j + 1)];
  return {
    kind: "estimate",
    estimate: effect,
    standardErrors: kept,
    coefficients: places.map((j) => ({
      coefficient: fit.dropped[j] === 1 ? undefined : fit.coefficients[j],
      standardError: fit.dropped[j] === 1 ? undefined : headline?.[j],
    })),
    dropped: rows.covariates.flatMap((_, j) => (fit.dropped[j + 1] === 1 ? [j] : [])),
  };
}
