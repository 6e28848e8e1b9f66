import { assert, roundToCents } from "@luotsi/base";
import type { MoneyForecast } from "@luotsi/contract";

import { cell } from "./cell.ts";

/**
 * Limits of 50, 80 and 95 % intervals from draws, around an expectation.
 *
 * @param draws at least one; sorted in place.
 * @param mean the expectation, which the 50 % interval always holds.
 * @returns whole cents.
 */
export function limitsOf(draws: Float64Array, mean: number): MoneyForecast {
  assert(draws.length > 0, "an interval needs draws");
  draws.sort();
  const at = (share: number): number => quantile(draws, share);
  const lo50 = Math.min(at(0.25), mean);
  const hi50 = Math.max(at(0.75), mean);
  return {
    mean: roundToCents(mean),
    lo50: roundToCents(lo50),
    hi50: roundToCents(hi50),
    lo80: roundToCents(Math.min(at(0.1), lo50)),
    hi80: roundToCents(Math.max(at(0.9), hi50)),
    lo95: roundToCents(Math.min(at(0.025), lo50)),
    hi95: roundToCents(Math.max(at(0.975), hi50)),
  };
}

/** Hyndman and Fan's type 7: linear between the neighbours. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = cell(sorted, below);
  const high = cell(sorted, Math.min(below + 1, sorted.length - 1));
  return low + (high - low) * (place - below);
}
