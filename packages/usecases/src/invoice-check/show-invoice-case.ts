import { AppError } from "@luotsi/base";
import { invoiceCaseState, type InvoiceCaseView } from "@luotsi/contract";
import { listInvoiceMarks } from "@luotsi/store";

import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import { readCaseRows } from "./case-rows.ts";
import { caseOfId } from "./invoice-case-id.ts";
import { listCases } from "./list-cases.ts";
import { loadReachedFacts } from "./reached-facts.ts";
import { askOf, nothingToAsk, reasonOf, settledReason } from "./reason-words.ts";

/**
 * One case: what we computed, what was billed, why they differ, what to ask, and what has been done.
 *
 * @throws AppError NOT_FOUND when there is no such difference and never was.
 */
export async function showInvoiceCase(
  workspace: ScopedWorkspace,
  id: string,
): Promise<InvoiceCaseView> {
  const facts = await loadReachedFacts(workspace);
  if (facts === undefined) throw new AppError("NOT_FOUND", { what: id });
  const key = caseOfId(id);
  const { people: reader } = workspace;
  const everything = { first: facts.invoices.first, last: facts.invoices.last };
  const listed = (await listCases(workspace, facts, everything)).find((one) => one.case.id === id);
  if (listed === undefined) throw new AppError("NOT_FOUND", { what: id });
  const rowsOf = await readCaseRows(reader, facts, [key.person]);
  const { computed, billed, computedPercent } = rowsOf(key);
  const { found } = listed;
  const marks = await listInvoiceMarks(reader, key);
  return {
    case: listed.case,
    why: found === undefined ? settledReason : reasonOf(found, computedPercent),
    ask: found === undefined ? nothingToAsk : askOf(found),
    computed: [...computed],
    billed: [...billed],
    history: marks.map(({ markedAt, markedBy, state, note, computedCents, billedCents }) => ({
      at: markedAt,
      who: markedBy,
      state: invoiceCaseState.parse(state),
      note,
      computedCents,
      billedCents,
    })),
  };
}
