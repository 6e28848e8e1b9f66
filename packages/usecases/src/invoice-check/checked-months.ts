import type { Localised } from "@luotsi/base";
import type { InvoiceCheckQuery, InvoiceDifferenceSum } from "@luotsi/contract";
import {
  differenceCauses,
  differenceKinds,
  invoiceBridge,
  type InvoiceBridge,
} from "@luotsi/engines";

import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import { checkFinding } from "./check-words.ts";
import { chosenMonths, type InvoiceMonths } from "./chosen-months.ts";
import { differenceWords } from "./difference-words.ts";
import { sharedCauses } from "./find-cases.ts";
import type { InvoiceFacts } from "./invoice-facts.ts";
import { listCases, type ListedCase } from "./list-cases.ts";

/** What the check says of the invoices of some months. */
export interface CheckedMonths {
  readonly months: InvoiceMonths;
  readonly listed: readonly ListedCase[];
  readonly bridge: InvoiceBridge;
  readonly sums: InvoiceDifferenceSum[];
  readonly finding: Localised;
}

/** Lists and adds up the differences of the months asked about. Cost: the entries of the check, twice. */
export async function checkedMonths(
  workspace: ScopedWorkspace,
  facts: InvoiceFacts,
  query: InvoiceCheckQuery,
): Promise<CheckedMonths> {
  const months = chosenMonths(query, facts);
  const listed = await listCases(workspace, facts, months);
  const bridge = invoiceBridge(facts.check.entries, months);
  const sums = sumsOf(facts, bridge, months);
  return { months, listed, bridge, sums, finding: findingOf(listed, sums, bridge) };
}

/** The page's sentence: cases to be settled and what was billed too much and too little. */
function findingOf(
  listed: readonly ListedCase[],
  sums: readonly InvoiceDifferenceSum[],
  bridge: InvoiceBridge,
): Localised {
  const cases = listed.map((one) => one.case).filter(({ settled }) => !settled);
  const late = sums.find(({ cause }) => cause === "late_billing");
  return checkFinding({
    cases: cases.length,
    open: cases.filter(({ state }) => state === "open").length,
    overCents: cases.reduce((sum, one) => sum + Math.max(0, one.differenceCents), 0),
    underCents: cases.reduce((sum, one) => sum + Math.max(0, 0 - one.differenceCents), 0),
    waiting:
      late === undefined ? undefined : { people: late.people, cents: 0 - late.differenceCents },
    inOtherMonthsCents: bridge.billedInOtherMonthsCents,
    forOtherMonthsCents: bridge.billedForOtherMonthsCents,
  });
}

/** Differences of the invoices of some months by kind and cause, with how many people they are about. */
function sumsOf(
  { check }: InvoiceFacts,
  { differences }: InvoiceBridge,
  { first, last }: InvoiceMonths,
): InvoiceDifferenceSum[] {
  const { entries } = check;
  const people = new Map<string, Set<number>>();
  for (const [k, code] of entries.kind.entries()) {
    const sent = entries.invoiceMonth[k] ?? 0;
    if (code === 0 || sent < first || sent > last) continue;
    const key = `${differenceKinds[code]} ${differenceCauses[entries.cause[k] ?? 0]}`;
    const known = people.get(key) ?? new Set();
    people.set(key, known.add(entries.person[k] ?? 0));
  }
  return differences.map((one) => {
    const { title, text } = differenceWords(one.kind, one.cause);
    return {
      ...one,
      title,
      text,
      people: people.get(`${one.kind} ${one.cause}`)?.size ?? 0,
      differenceCents: one.billedCents - one.computedCents,
      together: sharedCauses.has(one.cause),
    };
  });
}
