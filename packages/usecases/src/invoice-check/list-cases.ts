import { formatMonth } from "@luotsi/base";
import type { InvoiceCase, InvoiceCaseState } from "@luotsi/contract";
import { invoiceCaseState, invoiceDifferenceKind } from "@luotsi/contract";
import { listLatestInvoiceMarks, readPseudonyms, type KeptInvoiceCaseMark } from "@luotsi/store";

import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import type { InvoiceMonths } from "./chosen-months.ts";
import { amountsOf, findCases, sharedCauses, type FoundCase } from "./find-cases.ts";
import { caseId } from "./invoice-case-id.ts";
import type { InvoiceFacts } from "./invoice-facts.ts";

/** A case with what the check found of it; nothing is found of a case whose difference has gone. */
export interface ListedCase {
  readonly case: InvoiceCase;
  readonly found: FoundCase | undefined;
  /** Id of the person in the truth. */
  readonly person: number;
}

/**
 * The cases of some invoices: every difference that is asked about by itself, and every marked one that a later delivery
 * has taken away. Newest invoice first, then by size.
 */
export async function listCases(
  workspace: ScopedWorkspace,
  facts: InvoiceFacts,
  months: InvoiceMonths,
): Promise<readonly ListedCase[]> {
  const { people: reader } = workspace;
  const found = findCases(facts);
  const marks = await listLatestInvoiceMarks(reader);
  const latest = new Map(marks.map((mark) => [caseId(mark), mark]));
  const within = (month: number): boolean => month >= months.first && month <= months.last;
  const differing = [...found.values()].filter(
    (one) => within(one.lastMonth) && !sharedCauses.has(one.cause),
  );
  const gone = marks.filter(
    (mark) => mark.state !== "open" && within(mark.invoiceMonth) && !found.has(caseId(mark)),
  );
  const persons = new Set([...differing, ...gone].map(({ person }) => person));
  const keys = await readPseudonyms(reader, [...persons]);
  const keyOf = (person: number): string => keys.get(person) ?? String(person);
  const listed = [
    ...differing.map((one): ListedCase => ({
      case: differingCase(one, latest.get(one.id), keyOf(one.person)),
      found: one,
      person: one.person,
    })),
    ...gone.map((mark): ListedCase => ({
      case: settledCase(mark, keyOf(mark.person)),
      found: undefined,
      person: mark.person,
    })),
  ];
  return listed.toSorted(byInvoiceAndSize);
}

function byInvoiceAndSize({ case: a }: ListedCase, { case: b }: ListedCase): number {
  return (
    b.invoiceMonth.localeCompare(a.invoiceMonth) ||
    Math.abs(b.differenceCents) - Math.abs(a.differenceCents) ||
    a.id.localeCompare(b.id)
  );
}

function differingCase(
  found: FoundCase,
  mark: KeptInvoiceCaseMark | undefined,
  person: string,
): InvoiceCase {
  const { id, benefit, benefitMonth, lastMonth, kind, cause } = found;
  return {
    id,
    person,
    benefit,
    month: formatMonth(benefitMonth),
    invoiceMonth: formatMonth(lastMonth),
    kind,
    cause,
    ...amountsOf(found),
    state: stateOf(mark),
    markedOn: mark === undefined ? null : mark.markedAt.slice(0, 10),
    settled: false,
  };
}

function settledCase(mark: KeptInvoiceCaseMark, person: string): InvoiceCase {
  const { benefit, benefitMonth, invoiceMonth, computedCents, billedCents } = mark;
  return {
    id: caseId(mark),
    person,
    benefit,
    month: formatMonth(benefitMonth),
    invoiceMonth: formatMonth(invoiceMonth),
    kind: invoiceDifferenceKind.parse(mark.kind),
    cause: "none",
    computedCents,
    billedCents,
    differenceCents: billedCents - computedCents,
    state: stateOf(mark),
    markedOn: mark.markedAt.slice(0, 10),
    settled: true,
  };
}

function stateOf(mark: KeptInvoiceCaseMark | undefined): InvoiceCaseState {
  return mark === undefined ? "open" : invoiceCaseState.parse(mark.state);
}
