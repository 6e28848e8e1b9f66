import { assert } from "@luotsi/base";

import { choosingOrder } from "./choosing-order.ts";
import { countMatched } from "./count-matched.ts";
import { assertQuestion, type MatchRules, type MatchUnits } from "./match-question.ts";
import { caliperWidthOf } from "./match-nearest.ts";
import { matchingWeights, type MatchedSample, type Sets } from "./matched-sample.ts";
import { sortArms, tieHash, type SortedArms } from "./sorted-units.ts";
import { whitenedRows, type Spread, type WhitenedRows } from "./whitened-rows.ts";

/**
 * Squared distances this near to each other (and to 1) are equal: turning rows rounds, so two controls on either side of a treated
 * would otherwise be told apart by the last bit.
 */
const asNear = 1e-10;

/** Distances computed before the question is refused: about a minute of one core. */
const mostDistances = 2e10;

export interface MahalanobisQuestion {
  /** The score decides who chooses first and, with a caliper, who is near enough to be looked at. */
  readonly units: MatchUnits;
  /** Covariates the distance is measured in; n finite numbers each. */
  readonly columns: readonly Float64Array[];
  /** Whose spread the distance is measured against. */
  readonly spread: Spread;
}

/** The match, or why there is none. */
export type MahalanobisMatch =
  | { readonly kind: "matched"; readonly sample: MatchedSample }
  /** So many distances would have to be computed; a caliper or cells would make them fewer. */
  | { readonly kind: "too_many_distances"; readonly distances: number };

/**
 * Nearest-neighbour matching on the Mahalanobis distance, among the controls of the cell within the caliper of the score.
 *
 * @param question units, covariates, spread. @param rules as for `matchNearest`; the caliper is one of the score. Equal distances (but for rounding) go
 * to the first row of the file (`file`, `left`), to the smallest hash (`seeded`), or to all of them (`all`, free reuse).
 * @returns the match, or that it would take too long. @throws BrokenPromise as `matchNearest`, or when a covariate has another length.
 * Cost: Σ over treated of the controls in reach, times the columns that differ; the sort besides. Memory: 8 n · columns bytes.
 * Source: Rubin (1980), Biometrics 36: 293–298; within calipers: Rosenbaum and Rubin (1985), American Statistician 39: 33–38.
 */
export function matchMahalanobis(
  question: MahalanobisQuestion,
  rules: MatchRules,
): MahalanobisMatch {
  const { units, columns } = question;
  assertQuestion(units, rules);
  assert(rules.order !== "closest", "the closest pair first is for one score");
  for (const column of columns) {
    assert(column.length === units.treated.length, "a covariate has a number for every row");
  }
  const arms = sortArms(units, rules);
  const caliperWidth = caliperWidthOf(rules.caliper, arms);
  const reach = reachOf(arms, caliperWidth ?? Infinity);
  if (reach.distances * rules.ratio > mostDistances) {
    return { kind: "too_many_distances", distances: reach.distances * rules.ratio };
  }
  const sets = takeNearest({ question, rules, arms, reach });
  const weights = matchingWeights(sets, units.treated.length);
  const counts = countMatched({
    arms,
    person: units.person,
    weights: weights.weights,
    width: caliperWidth ?? Infinity,
  });
  return { kind: "matched", sample: { ...sets, ...weights, caliperWidth, counts } };
}

/** Controls (places) each treated may look at. */
interface Reach {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly distances: number;
}

function reachOf(arms: SortedArms, width: number): Reach {
  const { score } = arms.control;
  const m = arms.treated.row.length;
  const from = new Int32Array(m);
  const to = new Int32Array(m);
  let distances = 0;
  let low = 0;
  let high = 0;
  for (let t = 0; t < m; t++) {
    const own = arms.treated.score[t];
    low = Math.max(low, arms.cellStart[t]);
    high = Math.max(high, arms.cellStart[t]);
    while (low < arms.cellEnd[t] && own - score[low] > width) low++;
    while (high < arms.cellEnd[t] && score[high] - own <= width) high++;
    from[t] = low;
    to[t] = Math.max(low, high);
    distances += to[t] - from[t];
  }
  return { from, to, distances };
}

interface Search {
  readonly question: MahalanobisQuestion;
  readonly rules: MatchRules;
  readonly arms: SortedArms;
  readonly reach: Reach;
}

function takeNearest(search: Search): Sets {
  const { question, rules, arms, reach } = search;
  const { person } = question.units;
  const rows = whitenedRows(question.columns, question.units.treated, question.spread);
  const taken: number[][] = Array.from({ length: arms.treated.row.length }, () => []);
  const uses = new Int32Array(arms.control.row.length);
  const turns = choosingOrder(arms.treated, rules, person);
  for (let round = 0; round < rules.ratio; round++) {
    for (const t of turns) {
      const own = taken[t];
      if (own.length < round) continue;
      const free = (p: number): boolean =>
        uses[p] < rules.reuse.most &&
        !own.includes(p) &&
        (person === undefined || person[arms.control.row[p]] !== person[arms.treated.row[t]]);
      const window = { from: reach.from[t], to: reach.to[t] };
      const nearest = nearestPlaces({ rows, arms, t, window }, free);
      if (nearest.length === 0) continue;
      const chosen = rules.ties === "all" ? nearest : [preferred(search, nearest)];
      for (const p of chosen) {
        own.push(p);
        uses[p]++;
      }
    }
  }
  return named(arms, taken);
}

interface Look {
  readonly rows: WhitenedRows;
  readonly arms: SortedArms;
  readonly t: number;
  readonly window: { readonly from: number; readonly to: number };
}

/** Every allowed place at the smallest distance. */
function nearestPlaces(
  { rows, arms, t, window }: Look,
  isFree: (place: number) => boolean,
): readonly number[] {
  const { width, values } = rows;
  const own = arms.treated.row[t] * width;
  let best = Infinity;
  let limit = Infinity;
  let found: { readonly place: number; readonly distance: number }[] = [];
  for (let p = window.from; p < window.to; p++) {
    const other = arms.control.row[p] * width;
    let distance = 0;
    for (let j = 0; j < width && distance <= limit; j++) {
      const difference = values[own + j] - values[other + j];
      distance += difference * difference;
    }
    if (distance > limit || !isFree(p)) continue;
    if (distance < best) {
      best = distance;
      limit = best + asNear * (1 + best);
      found = found.filter((one) => one.distance <= limit);
    }
    found.push({ place: p, distance });
  }
  return found.map(({ place }) => place);
}

function preferred({ question, rules, arms }: Search, places: readonly number[]): number {
  const { person } = question.units;
  const rankOf = (p: number): number => {
    const row = arms.control.row[p];
    return rules.ties === "seeded" ? tieHash(rules.seed, person?.[row] ?? row) : row;
  };
  return places.reduce((best, p) => (rankOf(p) < rankOf(best) ? p : best));
}

function named(arms: SortedArms, taken: readonly (readonly number[])[]): Sets {
  const matched = taken.flatMap((own, t) => (own.length > 0 ? [t] : []));
  const to = new Int32Array(matched.length);
  const from = new Int32Array(matched.length);
  let next = 0;
  matched.forEach((t, i) => {
    from[i] = next;
    next += taken[t].length;
    to[i] = next;
  });
  const controls = new Int32Array(next);
  matched.forEach((t, i) =>
    controls.set(
      taken[t].map((p) => arms.control.row[p]),
      from[i],
    ),
  );
  return { treated: Int32Array.from(matched, (t) => arms.treated.row[t]), from, to, controls };
}
