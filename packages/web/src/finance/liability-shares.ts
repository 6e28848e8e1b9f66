import type { LiabilityDetail } from "@luotsi/contract";

/** The step of the law that brings the largest part of the share. */
export interface LargestStep {
  /** What the municipality pays of the benefit. Unit: percent. */
  readonly percent: number;
  /** Its part of the whole share, 0–1. */
  readonly share: number;
}

/** Which step weighs most. @returns undefined when nothing is owed, or a step is hidden so that nobody knows. */
export function largestStep(steps: LiabilityDetail["byStep"]): LargestStep | undefined {
  const shown = steps.map(({ percent, owedCents }) => ({ percent, owed: owedCents ?? 0 }));
  const total = shown.reduce((sum, { owed }) => sum + owed, 0);
  if (total <= 0 || steps.some(({ owedCents }) => owedCents === null)) return undefined;
  const largest = shown.reduce((a, b) => (b.owed > a.owed ? b : a));
  return { percent: largest.percent, share: largest.owed / total };
}

/** A row's part of all rows, 0–1; nothing below zero. @returns null when it or another row is hidden, 0 when nothing is owed. */
export function partOf(
  owedCents: number | null,
  rows: readonly { readonly owedCents: number | null }[],
): number | null {
  if (owedCents === null || rows.some((row) => row.owedCents === null)) return null;
  const total = rows.reduce((sum, row) => sum + Math.max(0, row.owedCents ?? 0), 0);
  return total === 0 ? 0 : Math.max(0, owedCents) / total;
}
