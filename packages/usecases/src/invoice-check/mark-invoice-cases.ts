import { AppError } from "@luotsi/base";
import type { InvoiceCaseMarks, InvoiceMarksView } from "@luotsi/contract";
import { personalDataIn } from "@luotsi/intake";
import { insertInvoiceMarks } from "@luotsi/store";

import type { ScopedWorkspace } from "../access/scoped-workspace.ts";
import { caseOfId } from "./invoice-case-id.ts";
import { listCases } from "./list-cases.ts";
import { loadReachedFacts } from "./reached-facts.ts";

/**
 * Marks cases, all or none. A case keeps every mark it has ever had.
 *
 * @throws AppError NOT_FOUND when a case is not there, PERSONAL_DATA_IN_TEXT when the note names a person.
 */
export async function markInvoiceCases(
  workspace: ScopedWorkspace,
  { cases, state, note }: InvoiceCaseMarks,
  by: string,
): Promise<InvoiceMarksView> {
  if (personalDataIn(note) !== undefined) throw new AppError("PERSONAL_DATA_IN_TEXT");
  const facts = await loadReachedFacts(workspace);
  const listed = facts === undefined ? [] : await listCases(workspace, facts, facts.invoices);
  const known = new Map(listed.map((one) => [one.case.id, one.case]));
  const chosen = [...new Set(cases)].map((id) => {
    const found = known.get(id);
    if (found === undefined) throw new AppError("NOT_FOUND", { what: id });
    return found;
  });
  await workspace.store.write(async (writer) => {
    await insertInvoiceMarks(
      writer,
      chosen.map(({ id, kind, computedCents, billedCents }) => ({
        ...caseOfId(id),
        kind,
        computedCents,
        billedCents,
        state,
        note: note.trim(),
        markedBy: by,
      })),
    );
  });
  return {
    marked: chosen.length,
    before: chosen.map((one) => ({ case: one.id, state: one.state })),
  };
}
