import type { InvoiceFindingView } from "@luotsi/contract";

import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import { noInvoices } from "./check-words.ts";
import { checkedMonths } from "./checked-months.ts";
import { loadReachedFacts } from "./reached-facts.ts";

/** What waits to be asked from the payer, of all invoices at hand and about nobody by name. */
export async function showInvoiceFinding(workspace: ScopedWorkspace): Promise<InvoiceFindingView> {
  const facts = await loadReachedFacts(workspace);
  if (facts === undefined) return { open: 0, finding: noInvoices };
  const { listed, finding } = await checkedMonths(workspace, facts, {});
  return {
    open: listed.filter(({ case: { state, settled } }) => state === "open" && !settled).length,
    finding,
  };
}
