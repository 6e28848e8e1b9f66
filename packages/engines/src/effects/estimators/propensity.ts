import { logisticRegression, packDesign, type FittedLogistic } from "@luotsi/numerics";

import { noEstimate, type NoEstimate } from "./effect-rows.ts";

/** A propensity score: how likely each row was to be treated, given its covariates. */
export interface PropensityScore {
  readonly kind: "score";
  readonly fit: FittedLogistic;
  /** e of each row, strictly between 0 and 1. */
  readonly score: Float64Array;
  /** Places of covariates left out because earlier ones explain them. */
  readonly dropped: readonly number[];
  readonly meanScore: { readonly treated: number; readonly control: number };
}

/**
 * Fits the score by logistic regression on all covariates.
 *
 * @param treated n values 0 or 1. @param covariates n finite numbers each.
 * @param ridge penalty for separated data as in `logisticRegression`; 0 for none.
 * @returns the score; or that an arm is empty, that covariates tell the treatment without error (with the covariate), or
 * that the fit did not converge. Cost: about six passes of np² multiplications.
 * Source: Rosenbaum and Rubin (1983), Biometrika 70: 41.
 */
export function propensityScore(
  treated: Uint8Array,
  covariates: readonly Float64Array[],
  ridge = 0,
): PropensityScore | NoEstimate {
  if (treated.length === 0) return noEstimate("no_treated");
  const design = packDesign(covariates, treated.length);
  const fit = logisticRegression({ columns: design, outcome: treated, ridge });
  if (fit.kind === "one_class") return noEstimate(treated[0] === 1 ? "no_control" : "no_treated");
  if (fit.kind === "separated") return noEstimate("score_separated", [fit.column]);
  if (fit.kind === "not_converged") return noEstimate("score_not_converged");
  const score = fit.linear.map((eta) => 1 / (1 + Math.exp(-eta)));
  return {
    kind: "score",
    fit,
    score,
    dropped: covariates.flatMap((_, j) => (fit.dropped[j + 1] === 1 ? [j] : [])),
    meanScore: meansByArm(score, treated),
  };
}

function meansByArm(
  score: Float64Array,
  treated: Uint8Array,
): { readonly treated: number; readonly control: number } {
  const sums = [0, 0];
  const counts = [0, 0];
  for (let i = 0; i < score.length; i++) {
    sums[treated[i]] += score[i];
    counts[treated[i]] += 1;
  }
  return { treated: sums[1] / counts[1], control: sums[0] / counts[0] };
}
