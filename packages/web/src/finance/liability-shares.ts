import type { LiabilityDetail } from "@luotsi/contract";

/** The step of the law that brings the largest part of the share. */
export interface LargestStep {
  /** What the municipality pays of the benefit. Unit: percent. */
  readonly percent: number;
  /** Its part of the whole share, 0–1. */
  readonly share: number;
}

/** Which step weighs most. @returns undefined when nothing is owed. */
export function largestStep(steps: LiabilityDetail["byStep"]): LargestStep | undefined {
  const total = steps.reduce((sum, { owedCents }) => sum + owedCents, 0);
  if (total <= 0) return undefined;
  const largest = steps.reduce((a, b) => (b.owedCents > a.owedCents ? b : a));
  return { percent: largest.percent, share: largest.owedCents / total };
}

/** A row's part of all rows, 0–1; nothing below zero. @returns 0 when nothing is owed. */
export function partOf(owedCents: number, rows: readonly { readonly owedCents: number }[]): number {
  const total = rows.reduce((sum, row) => sum + Math.max(0, row.owedCents), 0);
  return total === 0 ? 0 : Math.max(0, owedCents) / total;
}
