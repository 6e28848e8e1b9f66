import { normalTwoSided } from "@luotsi/numerics";

/** An effect where there can be none: an outcome before time zero, a start moved earlier, something the service cannot touch. */
export interface PlaceboEstimate {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
}

export interface PlaceboFinding extends PlaceboEstimate {
  /** Two-sided p by the normal distribution; 1 when nothing varies and nothing is found. */
  readonly p: number;
  /** p after Holm's correction for looking at several. */
  readonly adjusted: number;
  /** The adjusted p is at or under 0.05: the groups differed before the service could do anything. */
  readonly isFound: boolean;
}

/** Level of the placebo tests taken together. */
export const placeboLevel = 0.05;

/**
 * Judges several placebo estimates together.
 *
 * @param estimates each with its standard error, 0 or more. @returns them in order with p, corrected p and verdict.
 * Source: Holm (1979), Scandinavian Journal of Statistics 6: 65–70.
 */
export function judgePlacebos(estimates: readonly PlaceboEstimate[]): readonly PlaceboFinding[] {
  const p = estimates.map(({ estimate, standardError }) => {
    if (estimate === 0) return 1;
    return standardError > 0 ? normalTwoSided(estimate / standardError) : 0;
  });
  const adjusted = holm(p);
  return estimates.map((one, i) => ({
    ...one,
    p: p[i],
    adjusted: adjusted[i],
    isFound: adjusted[i] <= placeboLevel,
  }));
}

/** Holm's corrected p-values. @param p of each test, in [0, 1]. @returns them in the same order, at least as great, at most 1. */
export function holm(p: readonly number[]): readonly number[] {
  const order = p.map((_, i) => i).toSorted((a, b) => p[a] - p[b]);
  const adjusted = Array.from<number>({ length: p.length }).fill(0);
  let highest = 0;
  order.forEach((i, rank) => {
    highest = Math.max(highest, Math.min(1, (p.length - rank) * p[i]));
    adjusted[i] = highest;
  });
  return adjusted;
}
