import {
  differenceInMeans,
  doublyRobustEffect,
  entropyBalancing,
  regressionEffect,
  weightingEffect,
  type RegressionEstimate,
} from "@luotsi/engines";

import type { EffectColumns, PreparedRows, WordColumn } from "./effect-question.ts";
import { effectWarning, type EffectWarning } from "./effect-warnings.ts";
import {
  answerOf,
  droppedWarning,
  headlineError,
  normalCriticalValue,
  usedOf,
  type MethodAnswer,
} from "./method-answer.ts";
import { personHash } from "./prepare-rows.ts";

/** Unless the rules say otherwise. */
const usualClip = 0.01;

/** Difference of means: no adjustment. */
export function differenceAnswer(prepared: PreparedRows): MethodAnswer {
  return answerOf(prepared, differenceInMeans(prepared.rows), (found) => ({
    ...regressionAnswer(prepared, { ...found, coefficients: found.coefficients }, []),
    conventions: { standardError: errorNote(prepared), classic: "pooled", hc2: "welch" },
  }));
}

/** Regression on covariates. */
export function olsAnswer(prepared: PreparedRows): MethodAnswer {
  return answerOf(prepared, regressionEffect(prepared.rows), (found) => ({
    ...regressionAnswer(prepared, found, prepared.names),
    conventions: { standardError: errorNote(prepared), means: "unadjusted" },
  }));
}

function errorNote({ rows }: PreparedRows): string {
  return rows.cluster === undefined ? "hc2" : "cluster";
}

function regressionAnswer(
  { rows, rules, names, columns: { treatmentName } }: PreparedRows,
  found: RegressionEstimate,
  covariates: readonly string[],
): MethodAnswer {
  const columns = ["(intercept)", treatmentName, ...covariates];
  const dropped = found.dropped.map((place) => names[place] ?? "").join(", ");
  return {
    estimand: rules.estimand,
    estimate: found.estimate,
    standardErrors: found.standardErrors,
    errorKind: headlineError(found.standardErrors, ["cluster", "hc2", "classic"]),
    criticalValue: normalCriticalValue,
    means: found.means,
    coefficients: found.coefficients.map((one, k) => ({
      name: columns[k] ?? "",
      coefficient: one.coefficient ?? null,
      standardError: one.standardError ?? null,
    })),
    weights: new Float64Array(rows.treated.length).fill(1),
    score: undefined,
    used: usedOf(rows.treated, new Float64Array(rows.treated.length).fill(1)),
    conventions: {},
    warnings: dropped === "" ? [] : [effectWarning("COVARIATES_DROPPED", { names: dropped })],
  };
}

/** Inverse-probability or overlap weights. */
export function weightingAnswer(prepared: PreparedRows): MethodAnswer {
  const { rows, rules } = prepared;
  const { trimming, estimand, ridge } = rules;
  return answerOf(prepared, weightingEffect(rows, { estimand, trimming, ridge }), (found) => ({
    estimand,
    estimate: found.estimate,
    standardErrors: found.standardErrors,
    errorKind: headlineError(found.standardErrors, ["cluster", "influence"]),
    criticalValue: normalCriticalValue,
    means: found.means,
    weights: found.weights,
    score: found.score,
    used: usedOf(rows.treated, found.weights),
    conventions: {
      weights: "hajek",
      score: ridge === 0 ? "logistic" : "logistic_ridge",
      trimming: trimming.kind === "none" ? "none" : `${trimming.kind} ${trimming.low}`,
      standardError: "sandwich_with_score",
    },
    warnings: [
      ...droppedWarning(prepared, found.dropped),
      ...clipWarning(found.clipped, trimming.kind === "clip" ? trimming.low : 0),
      ...(found.trimmed === 0 ? [] : [effectWarning("ROWS_TRIMMED", { count: found.trimmed })]),
    ],
    details: { convergence: found.convergence ?? null },
  }));
}

function clipWarning(count: number, low: number): readonly EffectWarning[] {
  return count === 0 ? [] : [effectWarning("SCORES_CLIPPED", { count, low, high: 1 - low })];
}

/** Entropy balancing, of means and, when asked, of the squares of covariates with more than two values. */
export function entropyAnswer(prepared: PreparedRows): MethodAnswer {
  const { rows, rules, names } = prepared;
  const squares = rules.moments === 2 ? squaresOf(rows.covariates) : [];
  const balanced: PreparedRows = {
    ...prepared,
    rows: { ...rows, covariates: [...rows.covariates, ...squares.map(({ values }) => values)] },
    names: [...names, ...squares.map(({ place }) => `${names[place] ?? ""}²`)],
  };
  return balancedAnswer(prepared, balanced);
}

/** Squares of the distance from the mean, so that they are not collinear with what they come from. */
function squaresOf(
  covariates: readonly Float64Array[],
): readonly { readonly place: number; readonly values: Float64Array }[] {
  return covariates.flatMap((column, place) => {
    if (new Set(column.subarray(0, 1000)).size <= 2 && new Set(column).size <= 2) return [];
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    return [{ place, values: column.map((value) => (value - mean) ** 2) }];
  });
}

function balancedAnswer(prepared: PreparedRows, balanced: PreparedRows): MethodAnswer {
  const { rows } = balanced;
  return answerOf(balanced, entropyBalancing(rows), (found) => ({
    estimand: "att",
    estimate: found.estimate,
    standardErrors: found.standardErrors,
    errorKind: headlineError(found.standardErrors, ["cluster", "influence"]),
    criticalValue: normalCriticalValue,
    means: found.means,
    weights: found.weights,
    score: found.score,
    used: usedOf(rows.treated, found.weights),
    conventions: {
      balanced: prepared.rules.moments === 2 ? "means_and_squares" : "means",
      standardError: "sandwich_with_balance",
    },
    warnings: [
      ...droppedWarning(balanced, found.dropped),
      ...(prepared.rules.estimand === "att"
        ? []
        : [effectWarning("ESTIMAND_NOT_AVAILABLE", { estimand: "att" })]),
    ],
  }));
}

/** Under so many groups folds would be too uneven to keep each group in one. */
const groupsForFolds = 50;

/** Whose rows stay in one fold: the unit's, else the cluster's when there are enough, else each row its own. */
function foldWords({
  unit,
  cluster,
}: EffectColumns): { readonly name: string; readonly words: WordColumn } | undefined {
  if (unit !== undefined) return { name: "unit", words: unit };
  if (cluster === undefined || cluster.labels.length < groupsForFolds) return undefined;
  return { name: "cluster", words: cluster };
}

/** Doubly robust with cross-fitting. */
export function doublyRobustAnswer(prepared: PreparedRows): MethodAnswer {
  const { rows, rules, columns } = prepared;
  const { folds, foldBy, repetitions, seed } = rules;
  const isBinary = rows.outcome.every((value) => value === 0 || value === 1);
  const keptTogether = foldWords(columns);
  const person = personHash(keptTogether?.words, rows.treated.length);
  const estimand = rules.estimand === "ato" ? "att" : rules.estimand;
  const clip = rules.trimming.kind === "clip" ? rules.trimming.low : usualClip;
  const outcomeModel = isBinary ? "logistic" : "linear";
  const found = doublyRobustEffect(rows, {
    estimand,
    folds,
    split: foldBy === "row" ? { kind: "row" } : { kind: "person", person, seed, repetitions },
    outcomeModel,
    clip,
  });
  return answerOf(prepared, found, (one) => ({
    estimand,
    estimate: one.estimate,
    standardErrors: one.standardErrors,
    errorKind: headlineError(one.standardErrors, ["cluster", "influence"]),
    criticalValue: normalCriticalValue,
    means: one.means,
    weights: one.weights,
    score: one.score,
    used: usedOf(rows.treated, one.weights),
    conventions: {
      folds,
      foldBy: foldBy === "row" ? "row" : `hash of ${keptTogether?.name ?? "row"}`,
      repetitions: one.repetitions.length,
      score: "logistic",
      outcomeModel,
      clip,
      ...(folds === 1 && estimand === "att" ? { weights: "hajek" } : {}),
      standardError: "influence",
    },
    warnings: [
      ...clipWarning(one.clipped, clip),
      ...(one.ridgeFolds === 0 ? [] : [effectWarning("RIDGE_USED", { count: one.ridgeFolds })]),
      ...(rules.estimand === "ato"
        ? [effectWarning("ESTIMAND_NOT_AVAILABLE", { estimand: "att" })]
        : []),
    ],
    details: { repetitions: one.repetitions },
  }));
}
