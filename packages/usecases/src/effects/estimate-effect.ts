import { isNoEstimate, propensityScore } from "@luotsi/engines";

import { doublyRobustAnswer } from "./adjusted-effects.ts";
import { inCanonicalOrder } from "./canonical-rows.ts";
import { effectMethodOf } from "./effect-methods.ts";
import { reportOf, type DroppedRows, type EffectReport } from "./effect-report.ts";
import type { EffectColumns, EffectMethod, EffectRules, PreparedRows } from "./effect-question.ts";
import { effectWarning } from "./effect-warnings.ts";
import { hideSmallGroups } from "./hide-small-groups.ts";
import type { MethodAnswer } from "./method-answer.ts";
import { withPlacebos } from "./placebo-effects.ts";
import { prepareRows, refuseManyLevels } from "./prepare-rows.ts";
import { refuseMonths } from "./risk-set-spells.ts";

/** Methods whose covariates are those of a score, so overlap can be measured. */
const scored: ReadonlySet<EffectMethod> = new Set([
  "ols",
  "psm",
  "mahalanobis",
  "cem",
  "ipw",
  "entropy",
  "aipw",
]);

/**
 * What a service did, by one method, with everything a reader needs to judge it: errors by kind, balance, overlap, sensitivity, the
 * conventions used, warnings and the verdict.
 *
 * @param columns of the rows, without gaps. @param rules the method and its settings. @param dropped rows left out before, for the report.
 * @throws AppError for settings a method cannot do without and for panels that are none.
 */
export function estimateEffect(
  columns: EffectColumns,
  rules: EffectRules,
  dropped: DroppedRows,
): EffectReport {
  if (rules.method === "riskset") refuseMonths(columns);
  else refuseManyLevels(columns.categories);
  const prepared = prepareRows(inCanonicalOrder(columns, rules), rules);
  const estimate = effectMethodOf(rules.method);
  const found = withSecondOpinion(prepared, withScore(prepared, estimate(prepared)));
  const answer = withPlacebos(prepared, found, estimate);
  return hideSmallGroups(prepared, answer, reportOf(prepared, answer, dropped));
}

/**
 * Matching without reuse leaves a little bias where treated are many among few alike, even when its balance looks fine, so the doubly
 * robust estimate of the same people stands beside it.
 */
function withSecondOpinion(prepared: PreparedRows, answer: MethodAnswer): MethodAnswer {
  const { method } = prepared.rules;
  const isMatched = method === "psm" || method === "mahalanobis" || method === "cem";
  if (!isMatched || answer.estimate === undefined || prepared.names.length === 0) return answer;
  const beside = doublyRobustAnswer({ ...prepared, rules: { ...prepared.rules, repetitions: 1 } });
  const error =
    beside.errorKind === undefined ? undefined : beside.standardErrors[beside.errorKind];
  const aipw = { estimate: beside.estimate ?? null, standardError: error ?? null };
  return { ...answer, details: { ...answer.details, beside: { aipw } } };
}

/** A score for methods that do not make one themselves, so that poor overlap never goes untold. */
function withScore(prepared: PreparedRows, answer: MethodAnswer): MethodAnswer {
  const { rows, rules, names } = prepared;
  if (!scored.has(rules.method) || answer.estimate === undefined) return answer;
  if (rows.covariates.length === 0) {
    if (rules.method === "cem" && prepared.columns.exact.length > 0) return answer;
    return { ...answer, warnings: [...answer.warnings, effectWarning("NO_COVARIATES")] };
  }
  if (answer.score !== undefined && rules.method !== "entropy") return answer;
  const propensity = propensityScore(rows.treated, rows.covariates);
  if (!isNoEstimate(propensity)) return { ...answer, score: propensity.fit.linear };
  const about = propensity.covariates.map((place) => names[place] ?? "").join(", ");
  return {
    ...answer,
    score: undefined,
    warnings: [...answer.warnings, effectWarning("SCORE_SEPARATED", { names: about })],
  };
}
