import { roundToCents } from "@luotsi/base";
import type { MoneyForecast } from "@luotsi/contract";
import { drawLimits } from "@luotsi/engines";

/**
 * Limits of 50, 80 and 95 % intervals from draws, around an expectation.
 *
 * @param draws one number a draw, at least one.
 * @param mean the expectation, which the 50 % interval always holds.
 * @returns whole cents.
 */
export function limitsOf(draws: Float64Array, mean: number): MoneyForecast {
  const limits = drawLimits(draws);
  const lo50 = Math.min(limits.lo50, mean);
  const hi50 = Math.max(limits.hi50, mean);
  return {
    mean: roundToCents(mean),
    lo50: roundToCents(lo50),
    hi50: roundToCents(hi50),
    lo80: roundToCents(Math.min(limits.lo80, lo50)),
    hi80: roundToCents(Math.max(limits.hi80, hi50)),
    lo95: roundToCents(Math.min(limits.lo95, lo50)),
    hi95: roundToCents(Math.max(limits.hi95, hi50)),
  };
}
