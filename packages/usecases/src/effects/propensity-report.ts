import { isNoEstimate, propensityScore } from "@luotsi/engines";
import { disclosureRules } from "@luotsi/indicators";

import { isHidden, type SmallCounts } from "../small-counts.ts";
import type { PreparedRows } from "./effect-question.ts";
import { effectWarning, reasonWarning, type EffectWarning } from "./effect-warnings.ts";
import { hiddenWarning, smallClasses } from "./hide-small-groups.ts";
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
  /** Where people are found on both sides; the fifth from each end unless small counts are shown. */
  readonly scoreRange: {
    readonly treated: readonly [number, number];
    readonly control: readonly [number, number];
  } | null;
  /** Null where it would tell of one to four people. */
  readonly n: { readonly treated: NumberKept; readonly control: NumberKept };
  readonly warnings: readonly EffectWarning[];
}

/** Fits the chance of treatment. @param prepared rows; ridge of its rules is used. */
export function propensityReport(prepared: PreparedRows): PropensityReport {
  const { rows, names, rules } = prepared;
  const treated = rows.treated.reduce((sum, one) => sum + one, 0);
  const n = shownArms({ treated, control: rows.treated.length - treated }, rules.smallCounts);
  const found = propensityScore(rows.treated, rows.covariates, rules.ridge);
  if (isNoEstimate(found)) {
    const about = found.covariates.map((place) => names[place] ?? "");
    return { ...withoutModel(n, false), warnings: [reasonWarning(found.reason, about)] };
  }
  if (n.treated === null) {
    return { ...withoutModel(n, true), warnings: [effectWarning("SMALL_GROUP_HIDDEN")] };
  }
  const place = rules.smallCounts === "show" ? 0 : disclosureRules.hideBelow - 1;
  const hidden = rules.smallCounts === "show" ? [] : smallClasses(prepared, undefined);
  const { fit } = found;
  const p = fit.coefficients.length;
  const isTold = (j: number): boolean =>
    fit.dropped[j] !== 1 && !hidden.includes(names[j - 1] ?? "");
  return {
    coefficients: ["(intercept)", ...names].map((name, j) => ({
      name,
      coefficient: isTold(j) ? (fit.coefficients[j] ?? null) : null,
      standardError: isTold(j)
        ? Math.sqrt(Math.max(0, fit.covariance.values[j + j * p] ?? 0))
        : null,
    })),
    logLikelihood: fit.logLikelihood,
    iterations: fit.convergence.iterations,
    converged: true,
    meanScore: found.meanScore,
    scoreRange: {
      treated: rangeOf(found.score, (row) => rows.treated[row] === 1, place),
      control: rangeOf(found.score, (row) => rows.treated[row] === 0, place),
    },
    n,
    warnings: [...droppedWarning(prepared, found.dropped), ...hiddenWarning(hidden)],
  };
}

type ShownArms = PropensityReport["n"];

/** Both, or neither: one would tell the other by subtraction. */
function shownArms(
  n: { readonly treated: number; readonly control: number },
  how: SmallCounts,
): ShownArms {
  const isSmall = isHidden(n.treated, how) || isHidden(n.control, how);
  return isSmall ? { treated: null, control: null } : n;
}

function withoutModel(n: ShownArms, converged: boolean): Omit<PropensityReport, "warnings"> {
  return {
    coefficients: [],
    logLikelihood: null,
    iterations: null,
    converged,
    meanScore: null,
    scoreRange: null,
    n,
  };
}

/** The scores at `place` from either end. @param place 0 for the outermost. */
function rangeOf(
  score: Float64Array,
  isOfArm: (row: number) => boolean,
  place: number,
): readonly [number, number] {
  const sorted = score.filter((_, row) => isOfArm(row)).toSorted();
  return [sorted[place] ?? 0, sorted[sorted.length - 1 - place] ?? 1];
}
