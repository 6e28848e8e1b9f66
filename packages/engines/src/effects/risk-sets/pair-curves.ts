import { assert } from "@luotsi/base";

import type { RiskSetPairs } from "./match-risk-sets.ts";
import type { MonthlySpells } from "./spells.ts";

export interface PairCurvesQuestion {
  readonly spells: MonthlySpells;
  readonly pairs: RiskSetPairs;
  /** Months followed after time zero, K. */
  readonly horizon: number;
  /** Chance that a spell still without the service starts it in a month of the spell, by what is known then: 0 up to under 1. */
  readonly chanceToStart: (spell: number, month: number) => number;
}

/** Shares that have left as asked by each month after time zero; place k − 1 holds month k, length K each. */
export interface PairCurves {
  readonly treated: Float64Array;
  readonly waiting: Float64Array;
  readonly never: Float64Array;
  /** Standard errors of treated less waiting and less never, clustered by set and by person. */
  readonly waitingError: Float64Array;
  readonly neverError: Float64Array;
  /** Months that can be said: in later ones a group has nobody left to follow. */
  readonly reach: number;
}

/**
 * Curves of starters and of their controls: Aalen–Johansen over months with the weights of the pairs, other exits competing.
 *
 * Against *waiting* controls are followed on when they start themselves. Against *never* they are followed until their own start, and who is still
 * without the service then weighs for those who started: by one over the chance of not having started, month by month, by what was known (inverse
 * probability of censoring). Errors are from each row's influence with the weights taken as known.
 *
 * @param question spells, pairs, horizon, chances. @returns the curves; without pairs all zeros and a reach of 0. Cost: O(rows · K).
 * @throws BrokenPromise for a horizon under 1. Source: Sianesi (2004); Fredriksson and Johansson (2008), J. Business & Economic
 * Statistics 26: 435–445; weights: Robins and Finkelstein (2000), Biometrics 56: 779–788; two-way errors: Cameron, Gelbach and Miller (2011).
 */
export function pairCurves(question: PairCurvesQuestion): PairCurves {
  const { pairs, horizon } = question;
  assert(horizon >= 1, "people are followed for at least a month");
  const rows = setRows(pairs);
  const starters = followedGroup(question, {
    rows: rows.filter(({ isStarter }) => isStarter),
    until: lasting,
  });
  const others = rows.filter(({ isStarter }) => !isStarter);
  const waiting = followedGroup(question, { rows: others, until: lasting });
  const never = followedGroup(question, { rows: others, until: ownStart });
  return {
    treated: starters.share,
    waiting: waiting.share,
    never: never.share,
    waitingError: errorsOf(question, starters, waiting),
    neverError: errorsOf(question, starters, never),
    reach: rows.length === 0 ? 0 : Math.min(starters.reach, waiting.reach, never.reach),
  };
}

/** A row of the pairs in one set: its weight there, and the set. */
interface SetRow {
  readonly row: number;
  readonly set: number;
  readonly weight: number;
  readonly isStarter: boolean;
}

function setRows({ sample }: RiskSetPairs): readonly SetRow[] {
  const rows: SetRow[] = [];
  sample.treated.forEach((row, set) => {
    rows.push({ row, set, weight: 1, isStarter: true });
    const count = sample.to[set] - sample.from[set];
    for (let p = sample.from[set]; p < sample.to[set]; p++) {
      rows.push({ row: sample.controls[p], set, weight: 1 / count, isStarter: false });
    }
  });
  return rows;
}

/** How far a row is followed: months after time zero, the month of an exit included, and its weight in each. */
type Until = (
  question: PairCurvesQuestion,
  at: { readonly spell: number; readonly month: number },
  weights: Float64Array,
) => { readonly last: number; readonly exit: number };

function lasting(
  { spells }: PairCurvesQuestion,
  { spell, month }: { readonly spell: number; readonly month: number },
  weights: Float64Array,
): { readonly last: number; readonly exit: number } {
  weights.fill(1);
  return { last: spells.lastMonth[spell] - month, exit: spells.exit[spell] };
}

function ownStart(
  question: PairCurvesQuestion,
  at: { readonly spell: number; readonly month: number },
  weights: Float64Array,
): { readonly last: number; readonly exit: number } {
  const { spells, chanceToStart } = question;
  const start = spells.startMonth[at.spell];
  const end = spells.lastMonth[at.spell] - at.month;
  const isStarting = start > 0;
  const last = isStarting ? start - 1 - at.month : end;
  let without = 1;
  for (let t = 0; t <= Math.min(last, weights.length - 1); t++) {
    if (t > 0) without *= 1 - chanceToStart(at.spell, at.month + t);
    weights[t] = 1 / without;
  }
  return { last, exit: isStarting ? 0 : spells.exit[at.spell] };
}

interface Group {
  readonly rows: readonly SetRow[];
  readonly until: Until;
  readonly share: Float64Array;
  readonly there: Float64Array;
  readonly atRisk: Float64Array;
  readonly exits: Float64Array;
  readonly wanted: Float64Array;
  readonly reach: number;
}

function followedGroup(
  question: PairCurvesQuestion,
  { rows, until }: { readonly rows: readonly SetRow[]; readonly until: Until },
): Group {
  const { pairs, horizon } = question;
  const [atRisk, exits, wanted] = [0, 1, 2].map(() => new Float64Array(horizon));
  const weights = new Float64Array(horizon);
  for (const { row, weight } of rows) {
    const at = { spell: pairs.spell[row], month: pairs.month[row] };
    const { last, exit } = until(question, at, weights);
    for (let t = 0; t <= Math.min(last, horizon - 1); t++) atRisk[t] += weight * weights[t];
    if (last >= horizon || exit === 0) continue;
    exits[last] += weight * weights[last];
    if (exit === 1) wanted[last] += weight * weights[last];
  }
  return { rows, until, atRisk, exits, wanted, ...sharesOf(atRisk, exits, wanted) };
}

/** Weights add up with rounding, so a group is empty when next to nothing of it is left. */
const nothing = 1e-9;

function sharesOf(
  atRisk: Float64Array,
  exits: Float64Array,
  wanted: Float64Array,
): Pick<Group, "share" | "there" | "reach"> {
  const horizon = atRisk.length;
  const share = new Float64Array(horizon);
  /** Those still there at the beginning of each month. */
  const there = new Float64Array(horizon);
  let [left, staying] = [0, 1];
  for (let t = 0; t < horizon; t++) {
    if (staying > nothing && !(atRisk[t] > nothing)) return { share, there, reach: t };
    there[t] = staying;
    if (staying > nothing) {
      left += (staying * wanted[t]) / atRisk[t];
      staying *= Math.max(0, 1 - exits[t] / atRisk[t]);
    }
    share[t] = left;
  }
  return { share, there, reach: horizon };
}

function errorsOf(question: PairCurvesQuestion, one: Group, other: Group): Float64Array {
  const { horizon, pairs, spells } = question;
  const bySet = new Float64Array(pairs.sample.treated.length * horizon);
  const ofPerson = new Map<number, Float64Array>();
  const within = new Float64Array(horizon);
  const influence = new Float64Array(horizon);
  for (const { group, sign } of [
    { group: one, sign: 1 },
    { group: other, sign: -1 },
  ]) {
    for (const each of group.rows) {
      fillInfluence(question, { group, each }, influence);
      const id = spells.person[pairs.spell[each.row]];
      const person = ofPerson.get(id) ?? new Float64Array(horizon);
      ofPerson.set(id, person);
      for (let k = 0; k < horizon; k++) {
        const part = sign * influence[k];
        bySet[each.set * horizon + k] += part;
        person[k] += part;
        within[k] += part * part;
      }
    }
  }
  return within.map((same, k) => {
    let [overSets, overPersons] = [0, 0];
    for (let set = 0; set < pairs.sample.treated.length; set++) {
      overSets += bySet[set * horizon + k] ** 2;
    }
    for (const person of ofPerson.values()) overPersons += person[k] ** 2;
    return Math.sqrt(Math.max(overSets, overPersons, overSets + overPersons - same));
  });
}

/** What one row changes in the share of each month: Σ of its own steps, those later carried on by who is then still there. */
function fillInfluence(
  question: PairCurvesQuestion,
  of: { readonly group: Group; readonly each: SetRow },
  target: Float64Array,
): void {
  const { pairs, horizon } = question;
  const { group, each } = of;
  const weights = new Float64Array(horizon);
  const at = { spell: pairs.spell[each.row], month: pairs.month[each.row] };
  const { last, exit } = group.until(question, at, weights);
  let [direct, carried, carriedShare] = [0, 0, 0];
  for (let k = 0; k < horizon; k++) {
    const r = group.atRisk[k];
    if (k <= last && group.there[k] > nothing && r > nothing) {
      const weight = each.weight * weights[k];
      const [leaves, wanted] = [Number(k === last && exit > 0), Number(k === last && exit === 1)];
      const staying = 1 - group.exits[k] / r;
      direct += (weight * group.there[k] * (wanted - group.wanted[k] / r)) / r;
      if (staying > nothing) {
        const step = (weight * (leaves - group.exits[k] / r)) / (r * staying);
        carried += step;
        carriedShare += step * group.share[k];
      }
    }
    target[k] = direct - group.share[k] * carried + carriedShare;
  }
}
