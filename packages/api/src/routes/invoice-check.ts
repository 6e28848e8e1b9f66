import {
  getDisputeListCsv,
  getDisputeListXlsx,
  getInvoiceCase,
  getInvoiceCheck,
  postInvoiceMarks,
  type DisputeListQuery,
} from "@luotsi/contract";
import {
  disputeList,
  markInvoiceCases,
  peopleOfCases,
  showInvoiceCase,
  showInvoiceCheck,
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
      handle: async ({ query }) => await showInvoiceCheck(workspace, query),
    }),
    viewRoute({
      endpoint: getInvoiceCase,
      audit: ({ params }) => ({ case: params.case }),
      reach: ({ case: { person, month, invoiceMonth } }) => ({
        people: [person],
        months: { first: month, last: invoiceMonth },
      }),
      handle: async ({ params }) => await showInvoiceCase(workspace, params.case),
    }),
    viewRoute({
      endpoint: postInvoiceMarks,
      audit: ({ body }) => ({
        state: body.state,
        case: body.cases,
      }),
      reach: async ({ before }) => ({
        people: await peopleOfCases(
          workspace,
          before.map((one) => one.case),
        ),
      }),
      handle: async ({ body }, { user }) => await markInvoiceCases(workspace, body, user),
    }),
    ...disputeRoutes(workspace),
  ];
}

function disputeRoutes(workspace: Workspace): readonly Route[] {
  return [
    fileRoute({
      endpoint: getDisputeListCsv,
      audit: ({ query }) => auditOf(query),
      handle: async ({ query }) => {
        const { sheet, reach } = await disputeList(workspace, query);
        const { sheetCsv } = await import("@luotsi/reports");
        return { fileName: `${sheet.fileName}.csv`, content: [sheetCsv(sheet)], reach };
      },
    }),
    fileRoute({
      endpoint: getDisputeListXlsx,
      audit: ({ query }) => auditOf(query),
      handle: async ({ query }) => {
        const { sheet, reach } = await disputeList(workspace, query);
        const { sheetWorkbook } = await import("@luotsi/reports");
        return { fileName: `${sheet.fileName}.xlsx`, content: [await sheetWorkbook(sheet)], reach };
      },
    }),
  ];
}

function auditOf({ from, to, kind, state }: DisputeListQuery): AuditIds {
  return { from, to, kind, state };
}
