import type { FinanceQuery, FinanceView } from "@luotsi/contract";

import { readRounding, roundingAssumptions, roundPeople } from "../disclosure/rounding.ts";
import type { Workspace } from "../workspace.ts";
import { assembleFinance } from "./assemble-finance.ts";
import { loadFinanceFacts } from "./load-facts.ts";

/** The two cost types of a year against plan, with forecast; counts of people rounded where they are. */
export async function showFinance(workspace: Workspace, query: FinanceQuery): Promise<FinanceView> {
  const facts = await loadFinanceFacts(workspace);
  const view = assembleFinance(facts, { year: query.year, view: query.view });
  const rounding = await readRounding(workspace.store);
  if (rounding === undefined || view.liability === null) return view;
  const openingCounters = view.liability.openingCounters.map((row) => ({
    ...row,
    people: roundPeople(rounding, `openings ${view.year} ${row.basis}`, row.people),
  }));
  return {
    ...view,
    liability: { ...view.liability, openingCounters },
    assumptions: [...view.assumptions, ...roundingAssumptions(rounding)],
  };
}
