import { assert } from "@luotsi/base";
import { pairwiseSum } from "@luotsi/numerics";

import { tieBounds, type TieBounds } from "./free-controls.ts";
import type { MatchUnits } from "./match-question.ts";
import type { MatchedSample } from "./matched-sample.ts";
import { pairEffect } from "./pair-effect.ts";
import { sortArms, type SortedUnits } from "./sorted-units.ts";

/**
 * Standard error of the effect on the treated when controls are used again.
 *
 * V = [Σ (yᵢ − ŷ₀ᵢ − effect)² over treated + Σ (K² − K′) s² over controls] / m², where K is the weighted number of
 * times a control is used, K′ the sum of its squared weights and s² the variance of the outcome given the score.
 *
 * @param units as they were matched. @param sample the match. @param outcome n numbers, finite.
 * @param neighbours J: s² is the sample variance of the outcome among the control and the J controls of its cell nearest to it,
 * ties included (for one neighbour (y − y′)² / 2); 0: one s² for everyone, half the mean squared deviation over pairs.
 * @returns the error; undefined for fewer than two matched treated. A used control without a neighbour takes the common s².
 * @throws BrokenPromise when lengths differ. Cost: O(n) beside the sort. Never a bootstrap: Abadie and Imbens (2008) show
 * that it fails for matching. Source: Abadie and Imbens (2006), Econometrica 74: 235–267; as `Matching::Match(Var.calc = J)`.
 */
export function abadieImbensError(
  units: MatchUnits,
  sample: MatchedSample,
  outcome: Float64Array,
  neighbours: number,
): number | undefined {
  assert(
    Number.isInteger(neighbours) && neighbours >= 0,
    "neighbours are a whole number, 0 or more",
  );
  const effect = pairEffect(sample, outcome);
  if (effect.kind !== "effect" || sample.treated.length < 2) return undefined;
  const deviations = effect.differences.map((d) => (d - effect.estimate) ** 2);
  const common = commonVariance(sample, outcome, effect.estimate);
  const reused = reuseOf(units, sample, outcome, { neighbours, common });
  const total = pairwiseSum(deviations) + pairwiseSum(reused);
  return Math.sqrt(Math.max(0, total)) / sample.treated.length;
}

/** Half the mean over treated of the mean squared (yᵢ − y_c − effect) over its controls. */
function commonVariance(sample: MatchedSample, outcome: Float64Array, estimate: number): number {
  const means = pairEffect(sample, outcome);
  const squares = pairEffect(
    sample,
    outcome.map((y) => y * y),
  );
  if (means.kind !== "effect" || squares.kind !== "effect") return 0;
  // E(a − y_c)² = a² − 2a·mean(y_c) + mean(y_c²), with a = yᵢ − effect.
  const parts = means.differences.map((difference, i) => {
    const own = outcome[sample.treated[i]];
    const mean = own - difference;
    const a = own - estimate;
    return a * a - 2 * a * mean + own * own - squares.differences[i];
  });
  return Math.max(0, pairwiseSum(parts) / parts.length / 2);
}

/** (K² − K′) s² of every control, in sorted order. */
function reuseOf(
  units: MatchUnits,
  sample: MatchedSample,
  outcome: Float64Array,
  how: { readonly neighbours: number; readonly common: number },
): Float64Array {
  const { control } = sortArms(units, { ties: "file", seed: 0 });
  const bounds = tieBounds(control);
  const values = Float64Array.from(control.row, (row) => outcome[row]);
  const near = { control, bounds, ...tieSums(values, bounds) };
  const parts = new Float64Array(values.length);
  for (let p = 0; p < values.length; p++) {
    const row = control.row[p];
    const times = sample.weights[row] ** 2 - sample.squaredShares[row];
    if (times <= 0) continue;
    const variance = how.neighbours === 0 ? undefined : varianceNear(near, p, how.neighbours);
    parts[p] = times * (variance ?? how.common);
  }
  return parts;
}

interface Neighbourhood {
  readonly control: SortedUnits;
  readonly bounds: TieBounds;
  /** Mean of the values, and of each tie, at its first place, the sums of (x − center) and its square. */
  readonly center: number;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

function tieSums(
  values: Float64Array,
  { tieStart }: TieBounds,
): Pick<Neighbourhood, "center" | "sums" | "squares"> {
  const center = values.length === 0 ? 0 : pairwiseSum(values) / values.length;
  const sums = new Float64Array(values.length);
  const squares = new Float64Array(values.length);
  for (let p = 0; p < values.length; p++) {
    sums[tieStart[p]] += values[p] - center;
    squares[tieStart[p]] += (values[p] - center) ** 2;
  }
  return { center, sums, squares };
}

/** Sample variance among a control and its J nearest of the cell, whole ties at a time; undefined when it is alone there. */
function varianceNear(near: Neighbourhood, p: number, neighbours: number): number | undefined {
  const { score, cell } = near.control;
  const { tieStart, tieEnd } = near.bounds;
  let start = tieStart[p];
  let end = tieEnd[p];
  let sum = near.sums[start];
  let square = near.squares[start];
  while (end - start - 1 < neighbours) {
    const hasBelow = start > 0 && cell[start - 1] === cell[p];
    const hasAbove = end < score.length && cell[end] === cell[p];
    if (!hasBelow && !hasAbove) break;
    const below = hasBelow ? score[p] - score[start - 1] : Infinity;
    const above = hasAbove ? score[end] - score[p] : Infinity;
    if (below <= above) {
      start = tieStart[start - 1];
      sum += near.sums[start];
      square += near.squares[start];
    }
    if (above <= below) {
      sum += near.sums[end];
      square += near.squares[end];
      end = tieEnd[end];
    }
  }
  const count = end - start;
  return count < 2 ? undefined : Math.max(0, (square - (sum * sum) / count) / (count - 1));
}
