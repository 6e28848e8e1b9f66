import { addAtRank, rankOf, sumToRank } from "../rank-tree.ts";
import type { CalibrationQuestion } from "./calibration.ts";

/**
 * Whether those of higher predicted chance left sooner: of pairs in which one had the exit by the horizon while the other was still
 * followed (or had left for something else), the share in which that one's prediction was higher; equal predictions count half.
 *
 * @param question predictions and outcomes. @returns 0.5 for chance, 1 for perfect; undefined when no pair can be compared.
 * Cost: n log n. Source: Harrell et al. (1982); with competing exits Wolbers et al. (2009): who left for something else never leaves
 * for this.
 */
export function orderConcordance(
  question: Pick<CalibrationQuestion, "predicted" | "time" | "cause" | "horizon">,
): number | undefined {
  const { predicted, time, cause, horizon } = question;
  const ends = Float64Array.from(time, (at, i) => (cause[i] > 1 ? Infinity : at));
  const isExit = (i: number): boolean => cause[i] === 1 && time[i] <= horizon;
  const order = Array.from(ends.keys()).toSorted(
    (a, b) =>
      (ends[a] === ends[b] ? 0 : ends[b] - ends[a]) || Number(isExit(a)) - Number(isExit(b)),
  );
  const ranks = rankOf(predicted);
  const tree = new Float64Array(ranks.distinct + 1);
  let [right, tied, all, seen] = [0, 0, 0, 0];
  for (let at = 0; at < order.length;) {
    let next = at;
    while (next < order.length && isExit(order[next]) && ends[order[next]] === ends[order[at]]) {
      const rank = ranks.of[order[next]];
      const below = sumToRank(tree, rank - 1);
      right += below;
      tied += sumToRank(tree, rank) - below;
      all += seen;
      next += 1;
    }
    if (next === at) next += 1;
    for (; at < next; at++, seen++) addAtRank(tree, ranks.of[order[at]], 1);
  }
  return all > 0 ? (right + tied / 2) / all : undefined;
}
