import { tieBounds, type TieBounds } from "./free-controls.ts";
import type { Sets } from "./matched-sample.ts";
import type { SortedArms } from "./sorted-units.ts";

/** How far and how many. */
export interface TakeLimits {
  /** Widest distance allowed, Infinity for any. */
  readonly width: number;
  readonly ratio: number;
}

/**
 * Matching with free reuse where every control as near as the `ratio`-th nearest is taken, so that no tie is broken.
 *
 * @param arms both groups in order. @param limits how far and how many.
 * @returns a stretch of the sorted controls for each treated that has one. Cost: O(n + ratio · treated).
 * Source: Abadie and Imbens (2006), Econometrica 74: 235–267, as `Matching::Match(ties = TRUE)`.
 */
export function takeAllTied(arms: SortedArms, limits: TakeLimits): Sets {
  const m = arms.treated.row.length;
  const bounds = tieBounds(arms.control);
  const treated = new Int32Array(m);
  const from = new Int32Array(m);
  const to = new Int32Array(m);
  let used = 0;
  for (let t = 0; t < m; t++) {
    const [start, end] = stretch(arms, bounds, t, limits);
    if (start === end) continue;
    treated[used] = arms.treated.row[t];
    from[used] = start;
    to[used++] = end;
  }
  return {
    treated: treated.slice(0, used),
    from: from.slice(0, used),
    to: to.slice(0, used),
    controls: arms.control.row,
  };
}

/** Grows from the treated's place by whole ties, the nearer side first, both when they are equally near. */
function stretch(
  arms: SortedArms,
  bounds: TieBounds,
  t: number,
  limits: TakeLimits,
): readonly [number, number] {
  const { score } = arms.control;
  const own = arms.treated.score[t];
  let start = arms.place[t];
  let end = arms.place[t];
  let farthest = -1;
  for (;;) {
    const below = start > arms.cellStart[t] ? own - score[start - 1] : Infinity;
    const above = end < arms.cellEnd[t] ? score[end] - own : Infinity;
    const nearest = Math.min(below, above);
    const isWanted = end - start < limits.ratio || nearest === farthest;
    if (nearest === Infinity || nearest > limits.width || !isWanted) return [start, end];
    farthest = nearest;
    if (below === nearest) start = bounds.tieStart[start - 1];
    if (above === nearest) end = bounds.tieEnd[end];
  }
}
