import { isNoEstimate, propensityScore } from "@luotsi/engines";

import type { PreparedRows } from "./effect-question.ts";
import { reasonWarning, type EffectWarning } from "./effect-warnings.ts";
import { droppedWarning, type NumberKept } from "./method-answer.ts";

/** The score's model as the command prints it. */
export interface PropensityReport {
  readonly coefficients: readonly {
    readonly name: string;
    readonly coefficient: NumberKept;
    readonly standardError: NumberKept;
  }[];
  readonly logLikelihood: NumberKept;
  readonly iterations: number | null;
  readonly converged: boolean;
  readonly meanScore: { readonly treated: number; readonly control: number } | null;
  readonly scoreRange: {
    readonly treated: readonly [number, number];
    readonly control: readonly [number, number];
  } | null;
  readonly n: { readonly treated: number; readonly control: number };
  readonly warnings: readonly EffectWarning[];
}

/** Fits the chance of treatment. @param prepared rows; ridge of its rules is used. */
export function propensityReport(prepared: PreparedRows): PropensityReport {
  const { rows, names, rules } = prepared;
  const treated = rows.treated.reduce((sum, one) => sum + one, 0);
  const n = { treated, control: rows.treated.length - treated };
  const found = propensityScore(rows.treated, rows.covariates, rules.ridge);
  if (isNoEstimate(found)) {
    const about = found.covariates.map((place) => names[place] ?? "");
    return {
      coefficients: [],
      logLikelihood: null,
      iterations: null,
      converged: false,
      meanScore: null,
      scoreRange: null,
      n,
      warnings: [reasonWarning(found.reason, about)],
    };
  }
  const { fit } = found;
  const p = fit.coefficients.length;
  return {
    coefficients: ["(intercept)", ...names].map((name, j) => ({
      name,
      coefficient: fit.dropped[j] === 1 ? null : (fit.coefficients[j] ?? null),
      standardError:
        fit.dropped[j] === 1 ? null : Math.sqrt(Math.max(0, fit.covariance.values[j + j * p] ?? 0)),
    })),
    logLikelihood: fit.logLikelihood,
    iterations: fit.convergence.iterations,
    converged: true,
    meanScore: found.meanScore,
    scoreRange: {
      treated: rangeOf(found.score, rows.treated, 1),
      control: rangeOf(found.score, rows.treated, 0),
    },
    n,
    warnings: droppedWarning(prepared, found.dropped),
  };
}

function rangeOf(score: Float64Array, treated: Uint8Array, arm: number): readonly [number, number] {
  let low = 1;
  let high = 0;
  for (let i = 0; i < score.length; i++) {
    if (treated[i] !== arm) continue;
    low = Math.min(low, score[i] ?? low);
    high = Math.max(high, score[i] ?? high);
  }
  return [low, high];
}
