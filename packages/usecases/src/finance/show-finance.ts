import type { FinanceQuery, FinanceView } from "@luotsi/contract";

import type { Workspace } from "../workspace.ts";
import { assembleFinance } from "./assemble-finance.ts";
import { loadFinanceFacts } from "./load-facts.ts";

/** The two cost types of a year against plan, with forecast. */
export async function showFinance(workspace: Workspace, query: FinanceQuery): Promise<FinanceView> {
  const facts = await loadFinanceFacts(workspace);
  return assembleFinance(facts, { year: query.year, view: query.view });
}
