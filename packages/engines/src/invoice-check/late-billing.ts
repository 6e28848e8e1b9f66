import { liabilityBenefits } from "../municipal-liability/plan.ts";
import { causeCode, kindCode, type InvoiceEntries } from "./invoice-entries.ts";

/** From this part of a group's shares on, a month's bills lack the group and not only single persons. */
const leastShare = 0.01;
/** One person alone is no group, in a month or in a stretch of months. */
const fewestInMonth = 2;
const fewestInStretch = 3;

const subsidies = new Set(
  (["labour_market_subsidy", "general_benefit"] as const).map((benefit) =>
    liabilityBenefits.indexOf(benefit),
  ),
);

/**
 * Finds the people whom the payer does not bill for the time being: those who came to the subsidy from an
 * earnings-related allowance. Such a group was left unbilled in 2025 until the payer's registers were joined. A person
 * belongs to it while nothing of the subsidy due in those months has been billed in time; a single line missing between
 * billed ones is a difference of its own.
 *
 * @param entries their causes are changed in place.
 * @param hadAllowance 1 for the persons who had an earnings-related allowance.
 * @returns the entries. Cost: O(entries).
 */
export function markLateBilling(entries: InvoiceEntries, hadAllowance: Uint8Array): InvoiceEntries {
  const group = groupEntries(entries, hadAllowance);
  for (const stretch of unbilledStretches(entries, group)) {
    const billedInTime = new Set<number>();
    for (const k of group) {
      const isDue = stretch.has(entries.dueMonth[k]);
      if (
        isDue &&
        entries.billedHundredths[k] !== 0 &&
        entries.invoiceMonth[k] === entries.dueMonth[k]
      ) {
        billedInTime.add(entries.person[k]);
      }
    }
    const waiting = group.filter(
      (k) =>
        isUnbilled(entries, k) &&
        stretch.has(entries.dueMonth[k]) &&
        !billedInTime.has(entries.person[k]),
    );
    if (new Set(waiting.map((k) => entries.person[k])).size < fewestInStretch) continue;
    for (const k of waiting) entries.cause[k] = causeCode("late_billing");
  }
  return entries;
}

/** Shares of the group's subsidies. */
function groupEntries(entries: InvoiceEntries, hadAllowance: Uint8Array): readonly number[] {
  const found: number[] = [];
  for (let k = 0; k < entries.person.length; k++) {
    const isMember = hadAllowance[entries.person[k]] === 1 && subsidies.has(entries.benefit[k]);
    if (isMember && entries.computedHundredths[k] !== 0) found.push(k);
  }
  return found;
}

/** Stretches of months whose invoices lack the group. */
function unbilledStretches(
  entries: InvoiceEntries,
  group: readonly number[],
): readonly ReadonlySet<number>[] {
  const shares = new Map<number, number>();
  const people = new Map<number, Set<number>>();
  for (const k of group) {
    const due = entries.dueMonth[k];
    shares.set(due, (shares.get(due) ?? 0) + 1);
    if (!isUnbilled(entries, k)) continue;
    const lacking = people.get(due) ?? new Set();
    people.set(due, lacking.add(entries.person[k]));
  }
  const months = [...people]
    .filter(
      ([due, { size }]) => size >= fewestInMonth && size >= leastShare * (shares.get(due) ?? 0),
    )
    .map(([due]) => due)
    .toSorted((a, b) => a - b);
  const stretches: Set<number>[] = [];
  for (const month of months) {
    const current = stretches.at(-1);
    if (current?.has(month - 1) === true) current.add(month);
    else stretches.push(new Set([month]));
  }
  return stretches;
}

function isUnbilled(entries: InvoiceEntries, k: number): boolean {
  return entries.kind[k] === kindCode("not_billed");
}
