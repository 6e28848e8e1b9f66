import { pairwiseSum } from "@luotsi/numerics";

import { choosingOrder } from "./choosing-order.ts";
import { closeRanks } from "./close-ranks.ts";
import { countMatched } from "./count-matched.ts";
import { freeControls, nearestFree, nobody, takeAway, type Seeker } from "./free-controls.ts";
import {
  assertQuestion,
  type Caliper,
  type MatchRules,
  type MatchUnits,
} from "./match-question.ts";
import { matchingWeights, type MatchedSample, type Sets } from "./matched-sample.ts";
import { sortArms, type SortedArms } from "./sorted-units.ts";
import { takeAllTied } from "./take-all-tied.ts";
import { takeClosest } from "./take-closest.ts";

/**
 * Nearest-neighbour matching on one score: each treated in turn takes the nearest control still free.
 *
 * @param units n rows: treated or not, score, cell, person.
 * @param rules ratio, reuse, caliper, order, ties, seed.
 * @returns the pairs, the weights for the effect on the treated, and who was left without a pair and why. Nobody is
 * matched when there are no treated or no controls; that is a valid answer. With seeded ties the sample does not depend
 * on the order of rows.
 * @throws BrokenPromise when lengths differ, a score is not finite or a rule is out of its range.
 * Cost: O(n) but for the sort of many equal scores, and O(α) a pair by union-find. Memory: about 60 n bytes.
 * A person with k controls in one cell costs k steps a search. Source: Rosenbaum and Rubin (1983), Biometrika 70: 41–55; Stuart
 * (2010), Statistical Science 25: 1–21; caliper: Austin (2011), Pharmaceutical Statistics 10: 150–161.
 */
export function matchNearest(units: MatchUnits, rules: MatchRules): MatchedSample {
  assertQuestion(units, rules);
  const arms = sortArms(units, rules);
  const caliperWidth = caliperWidthOf(rules.caliper, arms);
  const width = caliperWidth ?? Infinity;
  const sets =
    rules.ties === "all"
      ? takeAllTied(arms, { width, ratio: rules.ratio })
      : rules.order === "closest"
        ? takeClosest(arms, { width, ratio: rules.ratio })
        : takeInTurns(arms, units.person, rules, width);
  const weights = matchingWeights(sets, units.treated.length);
  const counts = countMatched({ arms, person: units.person, weights: weights.weights, width });
  return { ...sets, ...weights, caliperWidth, counts };
}

/** The caliper in the unit of the score. @param caliper rule. @param arms of the score. @returns it; undefined for none. */
export function caliperWidthOf(
  caliper: Caliper,
  { treated, control }: SortedArms,
): number | undefined {
  switch (caliper.kind) {
    case "width":
      return caliper.width;
    case "pooled":
      return (
        caliper.deviations *
        Math.sqrt((varianceOf([treated.score]) + varianceOf([control.score])) / 2)
      );
    case "overall":
      return caliper.deviations * Math.sqrt(varianceOf([treated.score, control.score]));
    case "none":
    default:
      return undefined;
  }
}

/** n − 1 in the denominator; 0 for fewer than two, so that the caliper then asks for equal scores. */
function varianceOf(groups: readonly Float64Array[]): number {
  const n = groups.reduce((sum, { length }) => sum + length, 0);
  if (n < 2) return 0;
  const center = groups.reduce((sum, values) => sum + pairwiseSum(values), 0) / n;
  const squares = groups.map((values) => pairwiseSum(values.map((x) => (x - center) ** 2)));
  return squares.reduce((sum, part) => sum + part, 0) / (n - 1);
}

/** Round by round, each treated in its turn takes the nearest free control, if that is near enough. */
function takeInTurns(
  arms: SortedArms,
  person: Int32Array | undefined,
  rules: MatchRules,
  width: number,
): Sets {
  const free = freeControls(arms.control, rules.ties, person);
  const turns = choosingOrder(arms.treated, rules, person);
  const m = turns.length;
  const ratio = Math.min(rules.ratio, Math.max(1, arms.control.row.length));
  const taken = new Int32Array(m * ratio);
  const count = new Int32Array(m);
  const used = new Int32Array(rules.reuse.most === Infinity ? 0 : arms.control.row.length);
  for (let round = 0; round < ratio; round++) {
    for (let i = 0; i < m; i++) {
      const t = turns[i];
      if (count[t] < round) continue;
      const first = t * ratio;
      const p = nearestFree(free, seekerAt(arms, person, t, { taken, first, end: first + round }));
      if (p === nobody) continue;
      if (Math.abs(arms.treated.score[t] - arms.control.score[p]) > width) continue;
      taken[first + round] = p;
      count[t]++;
      if (rules.reuse.most < Infinity && ++used[p] >= rules.reuse.most) takeAway(free, p);
    }
  }
  return closeRanks(arms, { taken, count, ratio });
}

function seekerAt(
  arms: SortedArms,
  person: Int32Array | undefined,
  t: number,
  before: Pick<Seeker, "taken" | "first" | "end">,
): Seeker {
  return {
    place: arms.place[t],
    score: arms.treated.score[t],
    cellStart: arms.cellStart[t],
    cellEnd: arms.cellEnd[t],
    person: person?.[arms.treated.row[t]],
    taken: before.taken,
    first: before.first,
    end: before.end,
  };
}
