import { monthFromOrdinal, roundToCents, type Month } from "@luotsi/base";
import {
  differenceCauses,
  differenceKinds,
  type DifferenceCause,
  type DifferenceKind,
} from "@luotsi/engines";
import type { InvoiceCaseKey } from "@luotsi/store";

import { caseId, caseOfEntry } from "./invoice-case-id.ts";
import type { InvoiceFacts } from "./invoice-facts.ts";

/** A difference as the check found it, entries of one case together. */
export interface FoundCase extends InvoiceCaseKey {
  readonly id: string;
  readonly kind: DifferenceKind;
  readonly cause: DifferenceCause;
  computedHundredths: number;
  billedHundredths: number;
  /** Last month in which anything of it was billed or should have been. */
  lastMonth: Month;
  readonly billedPercent: number;
  readonly counterShift: number;
}

/** Causes that many differences share: they are explained together, not asked about one by one. */
export const sharedCauses: ReadonlySet<DifferenceCause> = new Set([
  "late_billing",
  "invoice_missing",
  "outside_payments",
  "other_area",
] as const);

/** Every difference of the check, whatever its cause. */
export function findCases({ check, personIds }: InvoiceFacts): ReadonlyMap<string, FoundCase> {
  const { entries } = check;
  const found = new Map<string, FoundCase>();
  for (const [k, code] of entries.kind.entries()) {
    const kind = differenceKinds[code];
    if (kind === undefined || kind === "none") continue;
    const key = caseOfEntry(entries, k, personIds);
    const id = caseId(key);
    const known = found.get(id) ?? {
      ...key,
      id,
      kind,
      cause: differenceCauses[entries.cause[k] ?? 0] ?? "none",
      computedHundredths: 0,
      billedHundredths: 0,
      lastMonth: key.invoiceMonth,
      billedPercent: entries.billedPercent[k] ?? 0,
      counterShift: entries.counterShift[k] ?? 0,
    };
    known.computedHundredths += entries.computedHundredths[k] ?? 0;
    known.billedHundredths += entries.billedHundredths[k] ?? 0;
    const sent = entries.invoiceMonth[k] ?? 0;
    if (sent > known.lastMonth) known.lastMonth = monthFromOrdinal(sent);
    found.set(id, known);
  }
  return found;
}

/** The amounts of a case in whole cents. */
export function amountsOf(found: FoundCase): {
  readonly computedCents: number;
  readonly billedCents: number;
  readonly differenceCents: number;
} {
  const computedCents = roundToCents(found.computedHundredths / 100);
  const billedCents = roundToCents(found.billedHundredths / 100);
  return { computedCents, billedCents, differenceCents: billedCents - computedCents };
}
