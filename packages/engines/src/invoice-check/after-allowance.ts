import { isPresent } from "@luotsi/frame";

import type { PaymentColumns, PersonColumns } from "../municipal-liability/payment-columns.ts";
import { liabilityBenefits } from "../municipal-liability/plan.ts";

const allowance = liabilityBenefits.indexOf("earnings_related_allowance");

/**
 * Who had an earnings-related allowance: payments of it, or a counter of daily allowances when the payments begin.
 *
 * @param payments columns of n rows.
 * @param persons opening counters, when they are known.
 * @param personCount length of the answer; persons of the payments are below it.
 * @returns 1 for those persons. Cost: O(n).
 */
export function hadAllowance(
  payments: PaymentColumns,
  persons: PersonColumns | undefined,
  personCount: number,
): Uint8Array {
  const had = new Uint8Array(personCount);
  const { person, benefit } = payments;
  for (let row = 0; row < person.length; row++) {
    if (benefit[row] === allowance) had[person[row]] = 1;
  }
  const opening = persons?.openingDailyAllowance;
  if (opening === undefined) return had;
  for (let p = 0; p < opening.values.length; p++) {
    if (isPresent(opening.validity, p) && opening.values[p] > 0) had[p] = 1;
  }
  return had;
}
