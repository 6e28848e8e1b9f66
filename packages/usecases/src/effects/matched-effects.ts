import {
  abadieImbensError,
  biasCorrectedOutcome,
  countArms,
  estimatedScoreError,
  isNoEstimate,
  matchMahalanobis,
  matchNearest,
  noEstimate,
  pairAndPersonError,
  pairEffect,
  propensityScore,
  type Caliper,
  type MatchRules,
  type MatchUnits,
  type MatchedSample,
  type PropensityScore,
} from "@luotsi/engines";

import { shownCount, type SmallCounts } from "../small-counts.ts";
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
  const asked = askedMatch(prepared);
  if ("without" in asked) return asked.without;
  return matchedAnswer(prepared, asked, matchNearest(asked.units, asked.rules));
}

/** Nearest neighbours in all covariates at once, within the caliper of the score. */
export function mahalanobisAnswer(prepared: PreparedRows): MethodAnswer {
  const asked = askedMatch(prepared);
  if ("without" in asked) return asked.without;
  const { units, rules } = asked;
  const columns = prepared.rows.covariates;
  const found = matchMahalanobis({ units, columns, spread: prepared.rules.caliperSpread }, rules);
  if (found.kind === "matched") return matchedAnswer(prepared, asked, found.sample);
  const none = withoutEstimate(prepared, noEstimate("too_few_rows"));
  const millions = Math.round(found.distances / 1e6);
  return { ...none, warnings: [effectWarning("TOO_MANY_DISTANCES", { millions })] };
}

interface AskedMatch {
  readonly units: MatchUnits;
  readonly rules: MatchRules;
  readonly propensity: PropensityScore;
}

function askedMatch(prepared: PreparedRows): AskedMatch | { readonly without: MethodAnswer } {
  const { rows, rules, columns } = prepared;
  const arms = countArms(rows, 1);
  if (isNoEstimate(arms)) return { without: withoutEstimate(prepared, arms) };
  const propensity = propensityScore(rows.treated, rows.covariates, rules.ridge);
  if (isNoEstimate(propensity)) return { without: withoutEstimate(prepared, propensity) };
  const isFree = rules.reuse === "free";
  return {
    propensity,
    units: {
      treated: rows.treated,
      score: rules.matchOn === "logit" ? propensity.fit.linear : propensity.score,
      cell: cellsOf(columns.exact, rows.treated.length),
      person: columns.unit?.codes,
    },
    rules: {
      ratio: rules.ratio,
      reuse: { most: isFree ? Infinity : 1 },
      caliper: caliperOf(prepared),
      order: "descending",
      ties: isFree && rules.ties === "file" ? "all" : rules.ties,
      seed: rules.seed,
    },
  };
}

function matchedAnswer(
  prepared: PreparedRows,
  { units, rules: match, propensity }: AskedMatch,
  sample: MatchedSample,
): MethodAnswer {
  const { rows, rules } = prepared;
  const effect = pairEffect(sample, rows.outcome);
  if (effect.kind === "nobody_matched") return withoutEstimate(prepared, noEstimate("no_overlap"));
  const isFree = rules.reuse === "free";
  const abadieImbens = isFree
    ? abadieImbensError(units, sample, rows.outcome, varianceNeighbours)
    : undefined;
  const cluster = isFree ? undefined : repeatedError(prepared, sample);
  const errors: ErrorsByKind = {
    ...(cluster === undefined ? {} : { cluster }),
    ...(effect.pairError === undefined ? {} : { pairs: effect.pairError }),
    ...(abadieImbens === undefined ? {} : { abadieImbens }),
    ...scoreErrorOf(prepared, { sample, propensity, estimate: effect.estimate, abadieImbens }),
  };
  return {
    estimand: "att",
    estimate: effect.estimate,
    standardErrors: errors,
    errorKind: headlineError(errors, isFree ? ["abadieImbens"] : ["cluster", "pairs"]),
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
      ties: match.ties,
      replace: isFree,
      standardError: errorName(isFree, cluster),
    },
    warnings: [
      ...droppedWarning(prepared, propensity.dropped),
      ...(rules.estimand === "att"
        ? []
        : [effectWarning("ESTIMAND_NOT_AVAILABLE", { estimand: "att" })]),
    ],
    details: {
      convergence: propensity.fit.convergence,
      unmatched: unmatchedOf(sample, rules.smallCounts),
      biasCorrected: correctedOf(prepared, sample),
    },
  };
}

/**
 * The error that counts the score as the estimate it is: where everyone treated has a pair and nothing but the score, fitted without a
 * ridge, decides it.
 */
function scoreErrorOf(
  { rows, rules, columns }: PreparedRows,
  of: {
    readonly sample: MatchedSample;
    readonly propensity: PropensityScore;
    readonly estimate: number;
    readonly abadieImbens: number | undefined;
  },
): Pick<ErrorsByKind, "estimatedScore"> {
  const { treated, treatedUsed } = of.sample.counts;
  const isByScore = rules.method === "psm" && columns.exact.length === 0 && rules.ridge === 0;
  if (!isByScore || of.abadieImbens === undefined || treatedUsed < treated) return {};
  const { score, dropped } = of.propensity;
  const estimatedScore = estimatedScoreError({
    treated: rows.treated,
    outcome: rows.outcome,
    covariates: rows.covariates.filter((_, place) => !dropped.includes(place)),
    score,
    estimate: of.estimate,
    standardError: of.abadieImbens,
  });
  return estimatedScore === undefined ? {} : { estimatedScore };
}

function caliperOf({ rules }: PreparedRows): Caliper {
  const { caliperDeviations: deviations, caliperSpread } = rules;
  return deviations === undefined ? { kind: "none" } : { kind: caliperSpread, deviations };
}

function errorName(isFree: boolean, cluster: number | undefined): string {
  if (isFree) return `abadie_imbens_${varianceNeighbours}`;
  return cluster === undefined ? "pairs" : "pairs_and_persons";
}

/** The error when the same person stands on several rows; undefined when nobody does. */
function repeatedError(prepared: PreparedRows, sample: MatchedSample): number | undefined {
  const { columns, rows } = prepared;
  const person = columns.cluster ?? columns.unit;
  if (person === undefined || person.labels.length === person.codes.length) return undefined;
  return pairAndPersonError(sample, rows.outcome, person.codes);
}

/** The effect after a regression among the matched controls has taken out what differs within pairs. */
function correctedOf(
  { rows }: PreparedRows,
  sample: MatchedSample,
): { readonly estimate: number; readonly standardError: number | null } | null {
  const outcome = biasCorrectedOutcome(sample, rows.outcome, rows.covariates);
  const effect = pairEffect(sample, outcome);
  if (effect.kind === "nobody_matched") return null;
  return { estimate: effect.estimate, standardError: effect.pairError ?? null };
}

function unmatchedOf(
  { counts: { dropped } }: MatchedSample,
  how: SmallCounts,
): Readonly<Record<string, number | null>> {
  return {
    noControl: shownCount(dropped.noControl, how),
    tooFar: shownCount(dropped.tooFar, how),
    usedUp: shownCount(dropped.usedUp, how),
  };
}
