import { addAtRank, rankOf, sumToRank } from "../rank-tree.ts";
import { orderByPlace } from "../time-places.ts";
import type { CoxFit } from "./fit-cox.ts";

/** How well a model orders who has the event first. */
export interface Concordance {
  /** Of comparable pairs, the share whose earlier event had the higher hazard; ties of hazard count half. 0.5 is chance. */
  readonly concordance: number;
  /** Weights of pairs. */
  readonly concordant: number;
  readonly discordant: number;
  readonly tiedHazard: number;
}

/**
 * Harrell's concordance of a Cox model, within strata. A pair is comparable when one has the event while the other is at risk
 * and stays: two events on the same day are not compared.
 *
 * @param fit of the model.
 * @returns the concordance, or undefined when no pair is comparable. Cost: n log n.
 * Source: Harrell et al. (1982); R `concordance`, `timewt = "n"`.
 */
export function concordanceOf(fit: CoxFit): Concordance | undefined {
  const { rows, point } = fit.state;
  const { places, code, first, start, weights } = rows;
  const rank = rankOf(point.linear);
  const byCode = orderByPlace(code, 2 * places + 1);
  const late = first === undefined ? undefined : orderByPlace(first, places + 1);
  const tree = new Float64Array(rank.distinct + 1);
  const sums = { concordant: 0, discordant: 0, tiedHazard: 0 };
  const weightOf = (row: number): number => (weights === undefined ? 1 : weights[row]);
  const addAll = (
    from: number,
    to: number,
    of: { readonly order: Int32Array; readonly sign: 1 | -1 },
  ): void => {
    for (let k = from; k < to; k++) {
      const row = of.order[k];
      if (code[row] < 2 * places) addAtRank(tree, rank.of[row], of.sign * weightOf(row));
    }
  };
  for (let s = start.length - 2; s >= 0; s--) {
    tree.fill(0);
    for (let p = start[s + 1] - 1; p >= start[s]; p--) {
      const [stay, leave, end] = [2 * p, 2 * p + 1, 2 * p + 2].map((each) => byCode.first[each]);
      addAll(stay, leave, { order: byCode.order, sign: 1 });
      const total = sumToRank(tree, rank.distinct);
      for (let k = leave; k < end; k++) {
        const row = byCode.order[k];
        const below = sumToRank(tree, rank.of[row] - 1);
        const upToOwn = sumToRank(tree, rank.of[row]);
        sums.concordant += weightOf(row) * below;
        sums.tiedHazard += weightOf(row) * (upToOwn - below);
        sums.discordant += weightOf(row) * (total - upToOwn);
      }
      addAll(leave, end, { order: byCode.order, sign: 1 });
      if (late !== undefined)
        addAll(late.first[p], late.first[p + 1], { order: late.order, sign: -1 });
    }
  }
  const pairs = sums.concordant + sums.discordant + sums.tiedHazard;
  if (!(pairs > 0)) return undefined;
  return { concordance: (sums.concordant + sums.tiedHazard / 2) / pairs, ...sums };
}
