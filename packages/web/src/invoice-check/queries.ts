import type {
  getInvoiceCase,
  getInvoiceCheck,
  InvoiceCaseView,
  InvoiceCheckView,
  InvoiceMarksView,
  postInvoiceMarks,
} from "@luotsi/contract";
import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query";

import type { CallRequest } from "../client/call.ts";
import { useAction, useView } from "../client/use-view.ts";

/** Our ledger against the payer's invoices; undefined months stand for the first and the last. */
export function useInvoiceCheck(
  from: string | undefined,
  to: string | undefined,
): UseQueryResult<InvoiceCheckView> {
  return useView<typeof getInvoiceCheck>("invoiceCheck", { query: { from, to } });
}

/** One case with the rows behind it and its history. */
export function useInvoiceCase(id: string): UseQueryResult<InvoiceCaseView> {
  return useView<typeof getInvoiceCase>("invoiceCase", { params: { case: id } });
}

/** Marks cases. */
export function useMarkCases(): UseMutationResult<
  InvoiceMarksView,
  Error,
  CallRequest<typeof postInvoiceMarks>
> {
  return useAction<typeof postInvoiceMarks>("markInvoiceCases", ["invoiceCheck", "invoiceCase"]);
}
