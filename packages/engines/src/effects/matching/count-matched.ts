import type { MatchCounts } from "./matched-sample.ts";
import type { SortedArms } from "./sorted-units.ts";

interface Matched {
  readonly arms: SortedArms;
  readonly person: Int32Array | undefined;
  /** Matching weights of every row. */
  readonly weights: Float64Array;
  /** Widest distance allowed, Infinity for any. */
  readonly width: number;
}

/** Who was used, and why the others were not. @param matched the outcome. @returns counts. Cost: O(n). */
export function countMatched(matched: Matched): MatchCounts {
  const { arms, weights } = matched;
  const dropped = { noControl: 0, tooFar: 0, usedUp: 0 };
  let treatedUsed = 0;
  for (let t = 0; t < arms.treated.row.length; t++) {
    if (weights[arms.treated.row[t]] > 0) treatedUsed++;
    else dropped[whyDropped(matched, t)]++;
  }
  let controlUsed = 0;
  for (const row of arms.control.row) if (weights[row] > 0) controlUsed++;
  return {
    treated: arms.treated.row.length,
    control: arms.control.row.length,
    treatedUsed,
    controlUsed,
    dropped,
  };
}

function whyDropped({ arms, person, width }: Matched, t: number): keyof MatchCounts["dropped"] {
  const { row, score } = arms.control;
  const isOwn = (p: number): boolean =>
    person !== undefined && person[row[p]] === person[arms.treated.row[t]];
  let below = arms.place[t] - 1;
  while (below >= arms.cellStart[t] && isOwn(below)) below--;
  let above = arms.place[t];
  while (above < arms.cellEnd[t] && isOwn(above)) above++;
  const own = arms.treated.score[t];
  const nearest = Math.min(
    below >= arms.cellStart[t] ? own - score[below] : Infinity,
    above < arms.cellEnd[t] ? score[above] - own : Infinity,
  );
  if (nearest === Infinity) return "noControl";
  return nearest > width ? "tooFar" : "usedUp";
}
