import { AppError, parseMonth, type Month } from "@luotsi/base";
import type { InvoiceCheckQuery } from "@luotsi/contract";

import type { InvoiceFacts } from "./invoice-facts.ts";

/** Months of invoices, first and last. */
export interface InvoiceMonths {
  readonly first: Month;
  readonly last: Month;
}

/** The months asked about; all invoices at hand when none are named. @throws AppError INVALID_REQUEST. */
export function chosenMonths(
  { from, to }: InvoiceCheckQuery,
  { invoices }: Pick<InvoiceFacts, "invoices">,
): InvoiceMonths {
  const first = from === undefined ? invoices.first : parseMonth(from);
  const last = to === undefined ? invoices.last : parseMonth(to);
  if (first === undefined || last === undefined || first > last) {
    throw new AppError("INVALID_REQUEST", { reason: "from, to" });
  }
  return { first, last };
}
