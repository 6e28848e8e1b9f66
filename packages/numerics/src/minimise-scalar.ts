import { assert } from "@luotsi/base";

const shrink = (Math.sqrt(5) - 1) / 2;

/**
 * The smallest value of a function of one number on an interval: a grid finds the valley, golden
 * section narrows it, so a function with several valleys is handled as finely as the grid.
 *
 * @param cost finite everywhere on the interval.
 * @param search `low` < `high`; `grid` ≥ 2 steps; `tolerance` > 0 on the place of the minimum.
 * @returns the place and the value there. Cost: grid + 1 + about 1.44·log2(width / tolerance) calls.
 * @throws BrokenPromise when the interval or grid is not as said.
 */
export function minimiseScalar(
  cost: (x: number) => number,
  search: {
    readonly low: number;
    readonly high: number;
    readonly grid: number;
    readonly tolerance: number;
  },
): { readonly x: number; readonly cost: number } {
  const { low, high, grid, tolerance } = search;
  assert(low < high && grid >= 2 && tolerance > 0, "a search has an interval, a grid, a tolerance");
  const step = (high - low) / grid;
  let best = { x: low, cost: cost(low) };
  for (let i = 1; i <= grid; i++) {
    const x = i === grid ? high : low + i * step;
    const value = cost(x);
    if (value < best.cost) best = { x, cost: value };
  }
  let left = Math.max(low, best.x - step);
  let right = Math.min(high, best.x + step);
  let inner = { x: right - shrink * (right - left), cost: 0 };
  let outer = { x: left + shrink * (right - left), cost: 0 };
  inner.cost = cost(inner.x);
  outer.cost = cost(outer.x);
  while (right - left > tolerance) {
    if (inner.cost <= outer.cost) {
      right = outer.x;
      outer = inner;
      const x = right - shrink * (right - left);
      inner = { x, cost: cost(x) };
    } else {
      left = inner.x;
      inner = outer;
      const x = left + shrink * (right - left);
      outer = { x, cost: cost(x) };
    }
  }
  const last = inner.cost <= outer.cost ? inner : outer;
  return last.cost < best.cost ? last : best;
}
