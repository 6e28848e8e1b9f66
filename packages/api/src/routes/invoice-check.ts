import {
  getDisputeListCsv,
  getDisputeListXlsx,
  getInvoiceCase,
  getInvoiceCheck,
  getInvoiceFinding,
  postInvoiceMarks,
  type DisputeListQuery,
} from "@luotsi/contract";
import {
  disputeList,
  markInvoiceCases,
  peopleOfCases,
  showInvoiceCase,
  showInvoiceCheck,
  showInvoiceFinding,
  wholeAreaWorkspace,
  workspaceFor,
  type AuditIds,
  type Workspace,
} from "@luotsi/usecases";

import { fileRoute, viewRoute, type Route } from "../route.ts";

/** The payer's invoices against our ledger, and what is settled with the payer. */
export function invoiceCheckRoutes(workspace: Workspace): readonly Route[] {
  return [
    viewRoute({
      endpoint: getInvoiceCheck,
      audit: ({ query }) => ({ from: query.from, to: query.to }),
      reach: ({ cases, from, to }) => ({
        people: cases.map(({ person }) => person),
        months: from === null || to === null ? undefined : { first: from, last: to },
      }),
      handle: async ({ query }, { asker }) =>
        await showInvoiceCheck(workspaceFor(workspace, asker), query),
    }),
    viewRoute({
      endpoint: getInvoiceFinding,
      audit: () => ({}),
      handle: async (_, { asker }) => await showInvoiceFinding(workspaceFor(workspace, asker)),
    }),
    viewRoute({
      endpoint: getInvoiceCase,
      audit: ({ params }) => ({ case: params.case }),
      reach: ({ case: { person, month, invoiceMonth } }) => ({
        people: [person],
        months: { first: month, last: invoiceMonth },
      }),
      handle: async ({ params }, { asker }) =>
        await showInvoiceCase(workspaceFor(workspace, asker), params.case),
    }),
    viewRoute({
      endpoint: postInvoiceMarks,
      audit: ({ body }) => ({
        state: body.state,
        case: body.cases,
      }),
      reach: async ({ before }) => ({
        // For the audit log, which the one who marks does not see.
        people: await peopleOfCases(
          wholeAreaWorkspace(workspace, "read-audit-log"),
          before.map((one) => one.case),
        ),
      }),
      handle: async ({ body }, { asker, user }) =>
        await markInvoiceCases(workspaceFor(workspace, asker), body, user),
    }),
    ...disputeRoutes(workspace),
  ];
}

function disputeRoutes(workspace: Workspace): readonly Route[] {
  return [
    fileRoute({
      endpoint: getDisputeListCsv,
      audit: ({ query }) => auditOf(query),
      handle: async ({ query }, { asker }) => {
        const { sheet, reach } = await disputeList(workspaceFor(workspace, asker), query);
        const { sheetCsv } = await import("@luotsi/reports");
        return { fileName: `${sheet.fileName}.csv`, content: [sheetCsv(sheet)], reach };
      },
    }),
    fileRoute({
      endpoint: getDisputeListXlsx,
      audit: ({ query }) => auditOf(query),
      handle: async ({ query }, { asker }) => {
        const { sheet, reach } = await disputeList(workspaceFor(workspace, asker), query);
        const { sheetWorkbook } = await import("@luotsi/reports");
        return { fileName: `${sheet.fileName}.xlsx`, content: [await sheetWorkbook(sheet)], reach };
      },
    }),
  ];
}

function auditOf({ from, to, kind, state }: DisputeListQuery): AuditIds {
  return { from, to, kind, state };
}
