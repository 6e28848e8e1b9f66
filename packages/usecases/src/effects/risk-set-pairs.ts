import {
  atRiskRows,
  effectOnOutcome,
  historyRow,
  judgePlacebos,
  matchRiskSets,
  noEstimate,
  pairCurves,
  placeboBefore,
  startScore,
  type AtRiskRows,
  type MatchRules,
  type PairCurves,
  type RiskSetMatchQuestion,
  type RiskSetPairs,
} from "@luotsi/engines";

import { isHidden } from "../small-counts.ts";
import type { PreparedRows } from "./effect-question.ts";
import { effectWarning } from "./effect-warnings.ts";
import { withoutEstimate, type MethodAnswer } from "./method-answer.ts";
import { outcomeCurves, type CompareKnown } from "./risk-set-outcomes.ts";
import { bandsOf, riskSetReport, type Band, type CurveMonth } from "./risk-set-report.ts";
import { balanceAtStart, controlPeople, overlapAtStart } from "./risk-set-rows.ts";
import type { RiskSetSpells } from "./risk-set-spells.ts";

/** Each starter with those of the same month and class who were as inclined to start, by what was known then. */
export function pairedRiskSetAnswer(prepared: PreparedRows, of: RiskSetSpells): MethodAnswer {
  const { rules } = prepared;
  const { spells, history } = of;
  const { first: firstMonth, last: lastMonth } = rules.startMonths;
  const months = { firstMonth, lastMonth };
  const columns = of.covariates.map(({ values }) => values);
  const asked = { spells, columns, history, seed: rules.seed };
  const fit = startScore({ ...asked, ...months });
  if (fit.kind === "no_score") return withoutScore(prepared, of, fit);
  const question: RiskSetMatchQuestion = {
    spells,
    history,
    score: fit.score,
    knownMonths: Int16Array.from(prepared.columns.known ?? spells.lastMonth),
    ...months,
    rules: matchRulesOf(prepared),
  };
  const pairs = matchRiskSets(question);
  if (pairs.counts.matched === 0) return withoutEstimate(prepared, noEstimate("no_comparison"));
  const chance = chanceOfStart(prepared, of);
  const curvesOf = (some: RiskSetPairs): PairCurves =>
    pairCurves({ spells, pairs: some, horizon: rules.horizon, chanceToStart: chance });
  const curves = curvesOf(pairs);
  if (curves.reach < rules.horizon) return withoutEstimate(prepared, noEstimate("no_comparison"));
  const at = atRiskRows(spells, months, history);
  const weighed = { at, weights: pairWeights(at, pairs) };
  return riskSetReport(prepared, {
    months: monthsOf(curves, pairs.counts.matched),
    bands: bandsOf(rules.startMonths).flatMap((band) =>
      bandOf(prepared, curvesOf, { pairs, band }),
    ),
    starts: pairs.counts.starts,
    compared: pairs.counts.matched,
    controls: pairs.counts.controlPersons,
    pool: controlPeople(of, at),
    balance: balanceAtStart(of, weighed),
    overlap: overlapAtStart(of, weighed, fit.score),
    placebos: judgePlacebos(placebosOf(prepared, question, pairs)),
    outcomes: outcomeCurves(prepared, pairs, compareInPairs(question, pairs)),
    conventions: {
      compared: "pairs by score within month and exact classes",
      ratio: rules.ratio,
      caliper: rules.caliperDeviations ?? null,
      score: history === undefined ? "known at the beginning" : "known in the month of the start",
      never: "weights of censoring by the chance to start",
      standardError: "pairs_and_persons",
    },
    warnings:
      pairs.counts.starts > pairs.counts.matched
        ? [
            effectWarning("STARTS_NOT_COMPARED", {
              count: pairs.counts.starts - pairs.counts.matched,
            }),
          ]
        : [],
  });
}

function withoutScore(
  prepared: PreparedRows,
  of: RiskSetSpells,
  fit: { readonly reason: "no_starts" | "separated" | "not_converged"; readonly column?: number },
): MethodAnswer {
  switch (fit.reason) {
    case "no_starts":
      return withoutEstimate(
        prepared,
        noEstimate(hasStart(prepared) ? "no_control" : "no_treated"),
      );
    case "separated": {
      const about = fit.column === undefined ? undefined : of.covariates[fit.column]?.name;
      const names = about === undefined ? [] : [about];
      return withoutEstimate(prepared, noEstimate("score_separated"), names);
    }
    case "not_converged":
    default:
      return withoutEstimate(prepared, noEstimate("score_not_converged"));
  }
}

/** Somebody starts in the months asked about; then it is others that are missing. */
function hasStart({ columns, rules }: PreparedRows): boolean {
  const { first, last } = rules.startMonths;
  return columns.treatment.some((month) => month >= first && month <= last);
}

function matchRulesOf({ rules }: PreparedRows): MatchRules {
  const { caliperDeviations: deviations, caliperSpread: kind } = rules;
  return {
    ratio: rules.ratio,
    reuse: { most: rules.reuse === "free" ? Infinity : 1 },
    caliper: deviations === undefined ? { kind: "none" } : { kind, deviations },
    order: "descending",
    ties: rules.ties,
    seed: rules.seed,
  };
}

/** The chance to start in a month, for those still without: fitted over all months in which controls are followed. */
function chanceOfStart(
  { rules }: PreparedRows,
  { spells, covariates, history }: RiskSetSpells,
): (spell: number, month: number) => number {
  const firstMonth = rules.startMonths.first;
  const fit = startScore({
    spells,
    history,
    columns: covariates.map(({ values }) => values),
    firstMonth,
    lastMonth: rules.startMonths.last + rules.horizon,
    seed: rules.seed,
  });
  // Where starts cannot be told beforehand, nobody weighs for another.
  if (fit.kind === "no_score") return () => 0;
  return (spell, month) => {
    const level = fit.levels[month - firstMonth] ?? Number.NEGATIVE_INFINITY;
    const row = historyRow(history, spell, month);
    if (row < 0) return 0;
    return Math.min(mostCertain, 1 / (1 + Math.exp(-(level + (fit.score[row] ?? 0)))));
  };
}

/** Nobody weighs for more than twenty others in a month. */
const mostCertain = 0.95;

/** More than the months of any spell. */
const monthsOfKey = 1024;

function keyOf(spell: number, month: number): number {
  return spell * monthsOfKey + month;
}

/** The weight of everyone at risk: 1 for a starter with a pair, a control's shares in all of its sets in the month. */
function pairWeights(at: AtRiskRows, { sample, spell, month }: RiskSetPairs): Float64Array {
  const place = new Map<number, number>();
  at.spell.forEach((i, row) => place.set(keyOf(i, at.month[row] ?? 0), row));
  const weights = new Float64Array(at.spell.length);
  const add = (row: number, weight: number): void => {
    const to = place.get(keyOf(spell[row] ?? 0, month[row] ?? 0)) ?? -1;
    if (to >= 0) weights[to] = (weights[to] ?? 0) + weight;
  };
  sample.treated.forEach((row, set) => {
    const [from, to] = [sample.from[set] ?? 0, sample.to[set] ?? 0];
    add(row, 1);
    for (let p = from; p < to; p++) add(sample.controls[p] ?? 0, 1 / (to - from));
  });
  return weights;
}

function monthsOf(curves: PairCurves, followed: number): readonly CurveMonth[] {
  return Array.from(curves.treated, (treated, k) => ({
    month: k + 1,
    treated,
    waiting: curves.waiting[k] ?? 0,
    never: curves.never[k] ?? 0,
    againstWaiting: treated - (curves.waiting[k] ?? 0),
    standardError: curves.waitingError[k] ?? 0,
    againstNever: treated - (curves.never[k] ?? 0),
    standardErrorNever: curves.neverError[k] ?? 0,
    followed,
  }));
}

function bandOf(
  { rules }: PreparedRows,
  curvesOf: (pairs: RiskSetPairs) => PairCurves,
  of: { readonly pairs: RiskSetPairs; readonly band: Pick<Band, "from" | "to"> },
): readonly Band[] {
  const { pairs, band } = of;
  const { sample, month } = pairs;
  const kept = [...sample.treated.keys()].filter((set) => {
    const start = month[sample.treated[set] ?? 0] ?? 0;
    return start >= band.from && start <= band.to;
  });
  const pick = (values: Int32Array): Int32Array => Int32Array.from(kept, (set) => values[set] ?? 0);
  if (kept.length < 2 || isHidden(kept.length, rules.smallCounts)) return [];
  const curves = curvesOf({
    ...pairs,
    sample: {
      treated: pick(sample.treated),
      from: pick(sample.from),
      to: pick(sample.to),
      controls: sample.controls,
    },
  });
  const last = monthsOf(curves, kept.length).at(-1);
  if (last === undefined || curves.reach < rules.horizon) return [];
  const { againstWaiting, standardError, againstNever, standardErrorNever } = last;
  return [
    {
      ...band,
      starters: kept.length,
      againstWaiting,
      standardError,
      againstNever,
      standardErrorNever,
    },
  ];
}

function placebosOf(
  { columns }: PreparedRows,
  question: RiskSetMatchQuestion,
  pairs: RiskSetPairs,
): { name: string; estimate: number; standardError: number }[] {
  return (columns.placebos ?? []).flatMap(({ name, values }) => {
    const found = placeboBefore(question, pairs, values);
    if (found.kind !== "effect" || found.standardError === undefined) return [];
    return [{ name, estimate: found.estimate, standardError: found.standardError }];
  });
}

function compareInPairs(question: RiskSetMatchQuestion, pairs: RiskSetPairs): CompareKnown {
  return (known) => {
    const found = effectOnOutcome(question, pairs, known);
    return found.kind === "effect" ? { ...found, starters: found.pairs } : undefined;
  };
}
