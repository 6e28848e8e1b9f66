import { addMonths, cents, monthRange, type Cents, type Month } from "@luotsi/base";

import type { OpenCommitment } from "./record-facts.ts";

/** Subsidies and bought services are paid afterwards: the last payment comes a month after the period. */
const arrears = 1;

/**
 * Payments already granted, by service and month: what is left of each commitment in even parts over the
 * months it still runs and the one after. A commitment whose time has passed is expected in the first month asked for.
 *
 * @param commitments with something left to pay.
 * @param first first month asked for.
 * @returns cents by service and month; the parts of a commitment add up to what is left of it.
 */
export function committedByService(
  commitments: readonly OpenCommitment[],
  first: Month,
): ReadonlyMap<string, ReadonlyMap<Month, Cents>> {
  const result = new Map<string, Map<Month, Cents>>();
  for (const { service, remainingCents, first: begins, last } of commitments) {
    if (remainingCents <= 0) continue;
    const start = begins > first ? begins : first;
    const paidUntil = addMonths(last, arrears);
    const months = monthRange(start, paidUntil < start ? start : paidUntil);
    const byMonth = result.get(service) ?? new Map<Month, Cents>();
    for (const [i] of months.entries()) {
      const upTo = (part: number): number => Math.trunc((remainingCents * part) / months.length);
      const at = addMonths(start, i);
      byMonth.set(at, cents((byMonth.get(at) ?? 0) + upTo(i + 1) - upTo(i)));
    }
    result.set(service, byMonth);
  }
  return result;
}
