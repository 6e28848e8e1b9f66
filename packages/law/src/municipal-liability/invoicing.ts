import { day } from "@luotsi/base";

import { notes } from "../notes.ts";
import { defineParameter, type LegalParameter } from "../parameter.ts";
import { citing, invoicingDecree } from "../sources.ts";

export interface InvoiceCalendar {
  /** The payer sends the invoice for the previous month's payouts by this day of the month. */
  readonly sentByDayOfMonth: number;
  /** Due on this day of the month of sending. */
  readonly dueDayOfMonth: number;
  /** Kela forwards the earnings-related share to the Employment Fund within so many bank days of the due date. */
  readonly forwardedWithinBankDays: number;
  /** The same for payments that came late. */
  readonly lateForwardedWithinBankDays: number;
}

/** When Kela invoices the municipality and when the invoice is due. */
export const invoiceCalendar: LegalParameter<InvoiceCalendar> = defineParameter({
  id: "municipal-liability/invoice-calendar",
  title: {
    fi: "Kelan laskun lähetys ja eräpäivä",
    sv: "FPA:s faktura: sändning och förfallodag",
    en: "Kela's invoice: sending and due date",
  },
  unit: "day of the month; bank days",
  history: [
    {
      from: day("2025-01-01"),
      value: {
        sentByDayOfMonth: 15,
        dueDayOfMonth: 28,
        forwardedWithinBankDays: 2,
        lateForwardedWithinBankDays: 5,
      },
      source: citing(invoicingDecree, "20–20 b", notes.lateInterest),
    },
  ],
});
