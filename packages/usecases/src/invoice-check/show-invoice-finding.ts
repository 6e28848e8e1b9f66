import type { InvoiceFindingView } from "@luotsi/contract";
import { invoiceBridge } from "@luotsi/engines";

import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import { noInvoices } from "./check-words.ts";
import { chosenMonths } from "./chosen-months.ts";
import { listCases } from "./list-cases.ts";
import { loadReachedFacts } from "./reached-facts.ts";
import { findingOf, sumsOf } from "./sum-differences.ts";

/** What waits to be asked from the payer, of all invoices at hand and about nobody by name. */
export async function showInvoiceFinding(workspace: ScopedWorkspace): Promise<InvoiceFindingView> {
  const facts = await loadReachedFacts(workspace);
  if (facts === undefined) return { open: 0, finding: noInvoices };
  const months = chosenMonths({}, facts);
  const listed = await listCases(workspace, facts, months);
  const bridge = invoiceBridge(facts.check.entries, months);
  return {
    open: listed.filter(({ case: { state, settled } }) => state === "open" && !settled).length,
    finding: findingOf(listed, sumsOf(facts, bridge, months), bridge),
  };
}
