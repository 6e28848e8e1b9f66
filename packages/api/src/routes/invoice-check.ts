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
  showInvoiceCase,
  showInvoiceCheck,
  type Workspace,
} from "@luotsi/usecases";

import type { AuditIds } from "../audit-ids.ts";
import { fileRoute, viewRoute, type Route } from "../route.ts";

/** So many cases are named in the audit log, which takes 200 characters; of more, their number. The marks name them all. */
const namedCases = 3;

/** The payer's invoices against our ledger, and what is settled with the payer. */
export function invoiceCheckRoutes(workspace: Workspace): readonly Route[] {
  return [
    viewRoute({
      endpoint: getInvoiceCheck,
      audit: ({ query }) => ({ from: query.from, to: query.to }),
      handle: async ({ query }) => await showInvoiceCheck(workspace, query),
    }),
    viewRoute({
      endpoint: getInvoiceCase,
      audit: ({ params }) => ({ case: params.case }),
      handle: async ({ params }) => await showInvoiceCase(workspace, params.case),
    }),
    viewRoute({
      endpoint: postInvoiceMarks,
      audit: ({ body }) => ({
        state: body.state,
        count: body.cases.length,
        cases: body.cases.slice(0, namedCases).join(","),
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
        const sheet = await disputeList(workspace, query);
        const { sheetCsv } = await import("@luotsi/reports");
        return { fileName: `${sheet.fileName}.csv`, content: [sheetCsv(sheet)] };
      },
    }),
    fileRoute({
      endpoint: getDisputeListXlsx,
      audit: ({ query }) => auditOf(query),
      handle: async ({ query }) => {
        const sheet = await disputeList(workspace, query);
        const { sheetWorkbook } = await import("@luotsi/reports");
        return { fileName: `${sheet.fileName}.xlsx`, content: [await sheetWorkbook(sheet)] };
      },
    }),
  ];
}

function auditOf({ from, to, kind, state }: DisputeListQuery): AuditIds {
  return { from, to, kind, state };
}
