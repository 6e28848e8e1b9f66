import type {
  getInvoiceCase,
  getInvoiceCheck,
  getInvoiceFinding,
  InvoiceCaseView,
  InvoiceCheckView,
  InvoiceFindingView,
  InvoiceMarksView,
  postInvoiceMarks,
} from "@luotsi/contract";
import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query";

import type { CallRequest } from "../client/call.ts";
import { useAction, useView, type ViewOptions } from "../client/use-view.ts";

/** Our ledger against the payer's invoices; undefined months stand for the first and the last. */
export function useInvoiceCheck(
  from: string | undefined,
  to: string | undefined,
): UseQueryResult<InvoiceCheckView> {
  return useView<typeof getInvoiceCheck>("invoiceCheck", { query: { from, to } });
}

/** The check in one sentence, of all invoices; not asked while `enabled` is false. */
export function useInvoiceFinding(
  options: Pick<ViewOptions<InvoiceFindingView>, "enabled">,
): UseQueryResult<InvoiceFindingView> {
  return useView<typeof getInvoiceFinding>("invoiceFinding", {}, options);
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
  return useAction<typeof postInvoiceMarks>("markInvoiceCases", [
    "invoiceCheck",
    "invoiceCase",
    "invoiceFinding",
  ]);
}
