import { monthFromOrdinal } from "@luotsi/base";
import type { InvoiceEntries } from "@luotsi/engines";

import { peopleInReach, type PeopleInReach } from "../access/people-in-reach.ts";
import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import type { InvoiceFacts } from "./invoice-facts.ts";
import { cellsOf, loadInvoiceFacts } from "./load-invoice-facts.ts";

/** The check of the invoices of those the asker may see: every figure of it is about them and nobody else. */
export async function loadReachedFacts(
  workspace: ScopedWorkspace,
): Promise<InvoiceFacts | undefined> {
  const facts = await loadInvoiceFacts(workspace);
  if (facts === undefined || workspace.people.asker.scope.kind === "everything") return facts;
  const { municipalities } = await workspace.area();
  const reach = await peopleInReach(workspace.people);
  return reachedFacts(facts, reach, new Set(municipalities.map(Number)));
}

function reachedFacts(
  facts: InvoiceFacts,
  reach: PeopleInReach,
  municipalities: ReadonlySet<number>,
): InvoiceFacts {
  const { check, shares, personIds } = facts;
  const isSeen = (person: number, month: number): boolean =>
    reach.during(personIds[person] ?? 0, monthFromOrdinal(month));
  const nothing = { count: 0, owedHundredths: 0 };
  return {
    ...facts,
    check: {
      ...check,
      entries: entriesWhere(check.entries, isSeen),
      notYetInvoiced: nothing,
      beforeInvoices: nothing,
    },
    cells: cellsOf(shares, municipalities, (k) =>
      isSeen(shares.person[k] ?? 0, shares.month[k] ?? 0),
    ),
    // Nobody knows whose these are.
    quarantinedRows: 0,
    quarantinedPayments: 0,
    outsideLaw: { rows: 0, paidCents: 0 },
    otherAreas: nothing,
    unknownHomes: nothing,
  };
}

function entriesWhere(
  entries: InvoiceEntries,
  isSeen: (person: number, month: number) => boolean,
): InvoiceEntries {
  const keep = Uint8Array.from(entries.person, (person, k) =>
    isSeen(person, entries.month[k] ?? 0) ? 1 : 0,
  );
  const kept = (_: number, k: number): boolean => keep[k] === 1;
  return {
    person: entries.person.filter(kept),
    benefit: entries.benefit.filter(kept),
    month: entries.month.filter(kept),
    dueMonth: entries.dueMonth.filter(kept),
    invoiceMonth: entries.invoiceMonth.filter(kept),
    caseMonth: entries.caseMonth.filter(kept),
    computedHundredths: entries.computedHundredths.filter(kept),
    billedHundredths: entries.billedHundredths.filter(kept),
    kind: entries.kind.filter(kept),
    cause: entries.cause.filter(kept),
    billedPercent: entries.billedPercent.filter(kept),
    counterShift: entries.counterShift.filter(kept),
  };
}
