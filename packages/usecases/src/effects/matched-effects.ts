import {
  abadieImbensError,
  isNoEstimate,
  matchNearest,
  noEstimate,
  pairEffect,
  propensityScore,
  type Caliper,
  type MatchUnits,
  type MatchedSample,
} from "@luotsi/engines";

import type { PreparedRows } from "./effect-question.ts";
import { effectWarning } from "./effect-warnings.ts";
import {
  droppedWarning,
  headlineError,
  normalCriticalValue,
  withoutEstimate,
  type ErrorsByKind,
  type MethodAnswer,
} from "./method-answer.ts";
import { cellsOf } from "./prepare-rows.ts";

/** Nearest controls of the same arm from which the variance of an outcome given the score is taken. */
const varianceNeighbours = 1;

/** Nearest neighbours on the propensity score. */
export function scoreMatchAnswer(prepared: PreparedRows): MethodAnswer {
  const { rows, rules, columns } = prepared;
  const propensity = propensityScore(rows.treated, rows.covariates, rules.ridge);
  if (isNoEstimate(propensity)) return withoutEstimate(prepared, propensity);
  const isFree = rules.reuse === "free";
  const units: MatchUnits = {
    treated: rows.treated,
    score: rules.matchOn === "logit" ? propensity.fit.linear : propensity.score,
    cell: cellsOf(columns.exact, rows.treated.length),
    person: (columns.unit ?? columns.cluster)?.codes,
  };
  const ties = isFree && rules.ties === "file" ? "all" : rules.ties;
  const sample = matchNearest(units, {
    ratio: rules.ratio,
    reuse: { most: isFree ? Infinity : 1 },
    caliper: caliperOf(prepared),
    order: "descending",
    ties,
    seed: rules.seed,
  });
  const effect = pairEffect(sample, rows.outcome);
  if (effect.kind === "nobody_matched") return withoutEstimate(prepared, noEstimate("no_overlap"));
  const abadieImbens = isFree
    ? abadieImbensError(units, sample, rows.outcome, varianceNeighbours)
    : undefined;
  const errors: ErrorsByKind = {
    ...(effect.pairError === undefined ? {} : { pairs: effect.pairError }),
    ...(abadieImbens === undefined ? {} : { abadieImbens }),
  };
  return {
    estimand: "att",
    estimate: effect.estimate,
    standardErrors: errors,
    errorKind: headlineError(errors, isFree ? ["abadieImbens"] : ["pairs"]),
    criticalValue: normalCriticalValue,
    means: effect.means,
    weights: sample.weights,
    score: units.score,
    used: { treated: sample.counts.treatedUsed, control: sample.counts.controlUsed },
    pairDifferences: effect.differences,
    conventions: {
      matchOn: rules.matchOn,
      ratio: rules.ratio,
      caliper: rules.caliperDeviations ?? null,
      caliperSpread: rules.caliperSpread,
      caliperWidth: sample.caliperWidth ?? null,
      order: "descending_score",
      ties,
      replace: isFree,
      standardError: isFree ? `abadie_imbens_${varianceNeighbours}` : "pairs",
    },
    warnings: [
      ...droppedWarning(prepared, propensity.dropped),
      ...(rules.estimand === "att"
        ? []
        : [effectWarning("ESTIMAND_NOT_AVAILABLE", { estimand: "att" })]),
    ],
    details: { unmatched: unmatchedOf(sample) },
  };
}

function caliperOf({ rules }: PreparedRows): Caliper {
  const { caliperDeviations: deviations, caliperSpread } = rules;
  return deviations === undefined ? { kind: "none" } : { kind: caliperSpread, deviations };
}

function unmatchedOf(sample: MatchedSample): Readonly<Record<string, number>> {
  return { ...sample.counts.dropped };
}
