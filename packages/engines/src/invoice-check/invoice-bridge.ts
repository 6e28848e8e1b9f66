import { cents, roundToCents, type Cents } from "@luotsi/base";

import {
  differenceCauses,
  differenceKinds,
  type DifferenceCause,
  type DifferenceKind,
  type InvoiceEntries,
} from "./invoice-entries.ts";

/** From what we computed to what was billed. The changes add up to the difference exactly. */
export interface InvoiceBridge {
  /** Payouts whose invoice is sent within the period. */
  readonly computedCents: Cents;
  /** Of the computed: billed on an invoice before or after the period. */
  readonly billedInOtherMonthsCents: Cents;
  /** Billed within the period for payouts that were due on an invoice before or after it. */
  readonly billedForOtherMonthsCents: Cents;
  /** Differences by kind and cause, those that came to nothing left out. */
  readonly differences: readonly BridgeDifference[];
  /** Lines and shares that agree, less than a cent apart each, and the rounding of the sums. */
  readonly roundingCents: Cents;
  /** Lines of the invoices sent within the period. */
  readonly billedCents: Cents;
}

export interface BridgeDifference {
  readonly kind: DifferenceKind;
  readonly cause: DifferenceCause;
  /** Cases. */
  readonly count: number;
  readonly computedCents: Cents;
  readonly billedCents: Cents;
}

/**
 * Explains the difference between our ledger and the invoices of some months.
 *
 * @param entries of a check.
 * @param period first and last month of the invoices, as ordinals.
 * @returns computed − billedInOtherMonths + billedForOtherMonths + Σ (billed − computed of each difference) + rounding =
 *   billed, in whole cents. Cost: O(entries).
 */
export function invoiceBridge(
  entries: InvoiceEntries,
  period: { readonly first: number; readonly last: number },
): InvoiceBridge {
  const within = (month: number): boolean => month >= period.first && month <= period.last;
  let computed = 0;
  let billed = 0;
  let inOthers = 0;
  let forOthers = 0;
  const sums = new Map<number, { cases: Set<string>; computed: number; billed: number }>();
  for (let k = 0; k < entries.person.length; k++) {
    const isDue = within(entries.dueMonth[k]);
    const isSent = within(entries.invoiceMonth[k]);
    const owed = entries.computedHundredths[k];
    const sent = entries.billedHundredths[k];
    if (isDue) computed += owed;
    if (isSent) billed += sent;
    if (isDue && !isSent) inOthers += owed;
    if (!isDue && isSent) forOthers += owed;
    if (entries.kind[k] === 0 || !isSent) continue;
    const code = entries.kind[k] * differenceCauses.length + entries.cause[k];
    const sum = sums.get(code) ?? { cases: new Set(), computed: 0, billed: 0 };
    sum.cases.add(caseKey(entries, k));
    sum.computed += owed;
    sum.billed += sent;
    sums.set(code, sum);
  }
  const computedCents = roundToCents(computed / 100);
  const billedCents = roundToCents(billed / 100);
  const billedInOtherMonthsCents = roundToCents(inOthers / 100);
  const billedForOtherMonthsCents = roundToCents(forOthers / 100);
  const differences = [...sums]
    .toSorted(([a], [b]) => a - b)
    .map(([code, sum]): BridgeDifference => ({
      kind: differenceKinds[Math.floor(code / differenceCauses.length)] as DifferenceKind,
      cause: differenceCauses[code % differenceCauses.length],
      count: sum.cases.size,
      computedCents: roundToCents(sum.computed / 100),
      billedCents: roundToCents(sum.billed / 100),
    }));
  const explained = differences.reduce((all, one) => all + one.billedCents - one.computedCents, 0);
  return {
    computedCents,
    billedInOtherMonthsCents,
    billedForOtherMonthsCents,
    differences,
    roundingCents: cents(
      billedCents -
        computedCents +
        billedInOtherMonthsCents -
        billedForOtherMonthsCents -
        explained,
    ),
    billedCents,
  };
}

/** What names the case of an entry. @param entries of a check. @param k an entry. @returns the same text for one case. */
export function caseKey(entries: InvoiceEntries, k: number): string {
  return `${entries.person[k]} ${entries.benefit[k]} ${entries.month[k]} ${entries.caseMonth[k]}`;
}
