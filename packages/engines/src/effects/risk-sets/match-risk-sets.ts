import { assert } from "@luotsi/base";
import { mix } from "@luotsi/numerics";

import { matchNearest } from "../matching/match-nearest.ts";
import type { MatchRules } from "../matching/match-question.ts";
import { matchingWeights, type MatchedSample } from "../matching/matched-sample.ts";
import { pairAndPersonError, pairEffect } from "../matching/pair-effect.ts";
import { historyRow, type SpellHistory } from "./spell-history.ts";
import { assertSpells, type MonthlySpells } from "./spells.ts";

export interface RiskSetMatchQuestion {
  /** Pairs are made within a cell and within the month of the start. */
  readonly spells: MonthlySpells;
  /** Full months from the spell's first day to the end of what is known, whatever became of the spell; n, at least `lastMonth`. */
  readonly knownMonths: Int16Array;
  /** Inclination to start (`startScore`) or another score, finite: one for each row of the history, or n without one. */
  readonly score: Float64Array;
  /** What was known from which month on, so that pairs agree in what was known in their month. */
  readonly history?: SpellHistory | undefined;
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** As in `matchNearest`; the caliper is measured in each month's risk set. A control used in one month can be used in another. */
  readonly rules: MatchRules;
}

/** Starters and their controls in every month. A row is one person in one risk set. */
export interface RiskSetPairs {
  /** Rows of starters first, then controls as they were taken. */
  readonly sample: Pick<MatchedSample, "treated" | "from" | "to" | "controls">;
  /** Spell and month of each row. */
  readonly spell: Int32Array;
  readonly month: Int16Array;
  readonly counts: {
    readonly starts: number;
    readonly matched: number;
    /** Different persons among the controls. */
    readonly controlPersons: number;
  };
}

/**
 * Pairs every starter with people of the same cell who were as inclined to start, were still unemployed in the same month of
 * their spell and did not start in it. They may start later: the effect is against waiting.
 *
 * @param question spells, score, months, rules. @returns the pairs; none when nobody starts or nobody is near enough.
 * @throws BrokenPromise when lengths differ or a spell is out of range. Cost: O(people at risk) a month.
 * Source: Sianesi (2004), Review of Economics and Statistics 86: 133–155.
 */
export function matchRiskSets(question: RiskSetMatchQuestion): RiskSetPairs {
  const { spells, score, knownMonths, history } = question;
  assertSpells(spells);
  const n = spells.person.length;
  assert(score.length === (history?.month.length ?? n), "there is a score for all that is known");
  assert(knownMonths.length === n, "it is known how long every spell could be followed");
  const starters: number[] = [];
  const months: number[] = [];
  const lengths: number[] = [];
  const others: number[] = [];
  let starts = 0;
  for (let month = question.firstMonth; month <= question.lastMonth; month++) {
    const rows = atRisk(spells, month, history);
    const treated = Uint8Array.from(rows, (i) => Number(spells.startMonth[i] === month));
    const size = treated.reduce((sum, one) => sum + one, 0);
    starts += size;
    if (size === 0) continue;
    const sample = matchNearest(
      {
        treated,
        score: Float64Array.from(rows, (i) => score[historyRow(history, i, month)]),
        cell: rows.map((i) => spells.cell[i]),
        person: rows.map((i) => spells.person[i]),
      },
      // Another order among equals in every month, so that the same few are not taken again and again.
      { ...question.rules, seed: mix(question.rules.seed + month) >>> 0 },
    );
    sample.treated.forEach((row, i) => {
      starters.push(rows[row]);
      months.push(month);
      lengths.push(sample.to[i] - sample.from[i]);
      for (let p = sample.from[i]; p < sample.to[i]; p++) others.push(rows[sample.controls[p]]);
    });
  }
  return joined(spells, { starters, months, lengths, others }, starts);
}

function atRisk(
  { startMonth, lastMonth }: MonthlySpells,
  month: number,
  history: SpellHistory | undefined,
): Int32Array {
  const rows: number[] = [];
  for (let i = 0; i < lastMonth.length; i++) {
    const hasStarted = startMonth[i] > 0 && startMonth[i] < month;
    if (lastMonth[i] < month || hasStarted || historyRow(history, i, month) < 0) continue;
    rows.push(i);
  }
  return Int32Array.from(rows);
}

interface Lists {
  readonly starters: readonly number[];
  readonly months: readonly number[];
  readonly lengths: readonly number[];
  readonly others: readonly number[];
}

function joined(spells: MonthlySpells, lists: Lists, starts: number): RiskSetPairs {
  const { starters, months, lengths, others } = lists;
  const m = starters.length;
  const spell = Int32Array.from([...starters, ...others]);
  const month = new Int16Array(spell.length);
  const from = new Int32Array(m);
  const to = new Int32Array(m);
  let next = 0;
  lengths.forEach((length, i) => {
    month[i] = months[i];
    from[i] = next;
    month.fill(months[i], m + next, m + next + length);
    next += length;
    to[i] = next;
  });
  return {
    sample: {
      treated: Int32Array.from({ length: m }, (_, i) => i),
      from,
      to,
      controls: Int32Array.from({ length: others.length }, (_, p) => m + p),
    },
    spell,
    month,
    counts: {
      starts,
      matched: m,
      controlPersons: new Set(others.map((i) => spells.person[i])).size,
    },
  };
}

/** An effect over pairs, or that there are none. */
export type RiskSetPairEffect =
  | {
      readonly kind: "effect";
      readonly estimate: number;
      readonly means: { readonly treated: number; readonly control: number };
      /** Clustered by pair and by person; undefined for fewer than two pairs. */
      readonly standardError: number | undefined;
      readonly pairs: number;
    }
  | { readonly kind: "nobody_matched" };

/**
 * The effect on having left as asked within k months of the start, among pairs that are known for so long.
 *
 * @param question as it was matched. @param pairs of `matchRiskSets`. @param months k, 1 or more.
 * @returns the effect. Whether a spell is known for k months depends on when it began only, so leaving out the others is no selection.
 */
export function effectWithin(
  question: RiskSetMatchQuestion,
  pairs: RiskSetPairs,
  months: number,
): RiskSetPairEffect {
  const { spells, knownMonths } = question;
  const isKnown = (row: number): boolean =>
    knownMonths[pairs.spell[row]] >= pairs.month[row] + months - 1;
  const outcome = Float64Array.from(pairs.spell, (i, row) =>
    Number(spells.exit[i] === 1 && spells.lastMonth[i] < pairs.month[row] + months),
  );
  return effectOver(spells, narrowed(pairs, isKnown), outcome);
}

/**
 * The "effect" on something known before the start, such as working months of the two years before: a placebo, 0 if the groups are alike.
 *
 * @param question as it was matched. @param pairs of it. @param before n finite numbers. @returns the difference and its error.
 */
export function placeboBefore(
  question: RiskSetMatchQuestion,
  pairs: RiskSetPairs,
  before: Float64Array,
): RiskSetPairEffect {
  assert(before.length === question.spells.person.length, "there is a value for every spell");
  const outcome = Float64Array.from(pairs.spell, (i) => before[i]);
  return effectOver(question.spells, { pairs, sets: pairs.sample }, outcome);
}

/**
 * The effect on any outcome of the months after the start, among pairs of which both are known for so long.
 *
 * @param question as it was matched. @param pairs of it.
 * @param of outcome of each row of the pairs, finite where it is known, and 1 where it is known. @returns the effect.
 */
export function effectOnOutcome(
  question: RiskSetMatchQuestion,
  pairs: RiskSetPairs,
  of: { readonly outcome: Float64Array; readonly isKnown: Uint8Array },
): RiskSetPairEffect {
  assert(
    of.outcome.length === pairs.spell.length,
    "there is an outcome for every row of the pairs",
  );
  const kept = narrowed(pairs, (row) => of.isKnown[row] === 1);
  return effectOver(question.spells, kept, of.outcome);
}

interface Narrowed {
  readonly pairs: RiskSetPairs;
  readonly sets: RiskSetPairs["sample"];
}

/** Sets whose starter and at least one control fulfil a condition, with those controls. */
function narrowed(pairs: RiskSetPairs, isKept: (row: number) => boolean): Narrowed {
  const { treated, from, to, controls } = pairs.sample;
  const kept: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const others: number[] = [];
  treated.forEach((row, i) => {
    const own = controls.subarray(from[i], to[i]).filter(isKept);
    if (!isKept(row) || own.length === 0) return;
    kept.push(row);
    starts.push(others.length);
    others.push(...own);
    ends.push(others.length);
  });
  const sets = {
    treated: Int32Array.from(kept),
    from: Int32Array.from(starts),
    to: Int32Array.from(ends),
    controls: Int32Array.from(others),
  };
  return { pairs, sets };
}

function effectOver(
  spells: MonthlySpells,
  { pairs, sets }: Narrowed,
  outcome: Float64Array,
): RiskSetPairEffect {
  const sample: MatchedSample = {
    ...sets,
    ...matchingWeights(sets, outcome.length),
    caliperWidth: undefined,
    counts: {
      treated: sets.treated.length,
      control: sets.controls.length,
      treatedUsed: sets.treated.length,
      controlUsed: sets.controls.length,
      dropped: { noControl: 0, tooFar: 0, usedUp: 0 },
    },
  };
  const effect = pairEffect(sample, outcome);
  if (effect.kind !== "effect") return { kind: "nobody_matched" };
  const person = pairs.spell.map((i) => spells.person[i]);
  return {
    kind: "effect",
    estimate: effect.estimate,
    means: effect.means,
    standardError: pairAndPersonError(sample, outcome, person),
    pairs: sets.treated.length,
  };
}
