import { liabilityMonthCells, type LiabilityPlan } from "@luotsi/engines";

import { cell } from "./cell.ts";
import type { CountedPayments } from "./receipt-ledgers.ts";

/**
 * What the area's municipalities owe for each month's benefits.
 *
 * @param own the area's municipalities; empty for all. A person whose home is not known is taken to be the area's own.
 * @param span months, both included.
 * @returns cents by month, unrounded.
 */
export function accrualOf(
  { ledger, payments }: Pick<CountedPayments, "ledger" | "payments">,
  plan: LiabilityPlan,
  {
    own,
    first,
    last,
  }: {
    readonly own: ReadonlySet<number>;
    readonly first: number;
    readonly last: number;
  },
): Float64Array {
  const sums = new Float64Array(last - first + 1);
  for (const { benefitMonth, municipality, owedHundredths } of liabilityMonthCells(
    ledger,
    payments,
    plan,
  )) {
    const isOwn = municipality === undefined || own.size === 0 || own.has(municipality);
    if (!isOwn || benefitMonth < first || benefitMonth > last) continue;
    sums[benefitMonth - first] = cell(sums, benefitMonth - first) + owedHundredths / 100;
  }
  return sums;
}
