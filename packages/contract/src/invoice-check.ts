import { z } from "zod";

import { checkView } from "./data/check-views.ts";
import { dayText } from "./day-text.ts";
import type { Endpoint } from "./endpoint.ts";
import { bridgeStep } from "./finance.ts";
import { localised, provenance } from "./provenance.ts";

const monthText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const euroCents = z.number().int();

/** How a line of an invoice and our ledger differ. */
export const invoiceDifferenceKind = z.enum([
  "not_billed",
  "billed_not_computed",
  "wrong_step",
  "wrong_municipality",
  "amount",
]);
export type InvoiceDifferenceKind = z.infer<typeof invoiceDifferenceKind>;

/** What explains a difference besides its kind. */
export const invoiceDifferenceCause = z.enum([
  "none",
  "late_billing",
  "invoice_missing",
  "duplicate_line",
  "cancelling",
  "unknown_person",
  "outside_payments",
  "other_area",
]);
export type InvoiceDifferenceCause = z.infer<typeof invoiceDifferenceCause>;

/** Where a case stands between us and the payer. */
export const invoiceCaseState = z.enum(["open", "asked", "accepted", "corrected"]);
export type InvoiceCaseState = z.infer<typeof invoiceCaseState>;

/** Person, benefit, benefit month and invoice month of a case, by which it keeps its history. */
export const invoiceCaseId = z.string().regex(/^\d{1,10}\.[a-z_]{1,40}\.\d{4}-\d{2}\.\d{4}-\d{2}$/);

/** One difference to be settled with the payer. */
export const invoiceCase = z.object({
  id: invoiceCaseId,
  /** The person's key as it is stored: a pseudonym. */
  person: z.string(),
  benefit: z.string(),
  /** Month the benefit is for. */
  month: monthText,
  /** Month of the invoice it is on, or should have been on. */
  invoiceMonth: monthText,
  kind: invoiceDifferenceKind,
  cause: invoiceDifferenceCause,
  computedCents: euroCents,
  billedCents: euroCents,
  /** Billed less computed. */
  differenceCents: euroCents,
  state: invoiceCaseState,
  /** Day of the latest mark; null when nobody has marked the case. */
  markedOn: dayText.nullable(),
  /** A later delivery took the difference away; the amounts are those of the latest mark. */
  settled: z.boolean(),
});
export type InvoiceCase = z.infer<typeof invoiceCase>;

/** Differences of one kind and cause. */
export const invoiceDifferenceSum = z.object({
  kind: invoiceDifferenceKind,
  cause: invoiceDifferenceCause,
  title: localised,
  /** What it means and what to do. */
  text: localised,
  count: z.number().int(),
  people: z.number().int(),
  computedCents: euroCents,
  billedCents: euroCents,
  differenceCents: euroCents,
  /** True when they share one cause and are not listed one by one. */
  together: z.boolean(),
});
export type InvoiceDifferenceSum = z.infer<typeof invoiceDifferenceSum>;

export const invoiceCheckView = z.object({
  finding: localised,
  /** First and last month of the invoices at hand; null while there is nothing to check. */
  invoices: z.object({ first: monthText, last: monthText }).nullable(),
  from: monthText.nullable(),
  to: monthText.nullable(),
  computedCents: euroCents,
  billedCents: euroCents,
  /** Lines of the invoices of the period, and those of them that agree. */
  lines: z.number().int(),
  linesThatAgree: z.number().int(),
  /** From what we computed to what was billed; adds up to the cent. */
  bridge: z.array(bridgeStep),
  /** From benefit months to payouts of the same months, which the invoices of the period are about; adds up to the cent. */
  accrual: z.object({
    finding: localised,
    from: monthText.nullable(),
    to: monthText.nullable(),
    bridge: z.array(bridgeStep),
  }),
  sums: z.array(invoiceDifferenceSum),
  cases: z.array(invoiceCase),
  /** What the totals leave out, and why. */
  leftOut: z.array(
    z.object({
      id: z.string(),
      text: localised,
      count: z.number().int(),
      cents: euroCents.nullable(),
    }),
  ),
  /** What the sanity checks found in the payments and invoices the check rests on. */
  faults: z.array(
    checkView.pick({ code: true, level: true, title: true, message: true, next: true }),
  ),
  /** How a person can be recognised by the payer. */
  personKeys: localised,
  provenance,
});
export type InvoiceCheckView = z.infer<typeof invoiceCheckView>;

/** What the front page says of the invoices. */
export const invoiceFindingView = z.object({
  /** Cases that nobody has asked about. */
  open: z.number().int(),
  finding: localised,
});
export type InvoiceFindingView = z.infer<typeof invoiceFindingView>;

export const invoiceCheckQuery = z.object({
  /** First and last month of the invoices; all of them when left out. */
  from: monthText.optional(),
  to: monthText.optional(),
});
export type InvoiceCheckQuery = z.infer<typeof invoiceCheckQuery>;

/** Where a row stands in the file it came in. */
const placeInFile = z.object({
  batch: z.number().int(),
  file: z.string(),
  line: z.number().int(),
});

export const invoiceCaseView = z.object({
  case: invoiceCase,
  /** Why it is of its kind. */
  why: localised,
  /** What to ask the payer. */
  ask: localised,
  computed: z.array(
    placeInFile.extend({
      from: dayText,
      to: dayText,
      paidOn: dayText,
      days: z.number().int(),
      paidCents: euroCents,
      municipality: z.string().nullable(),
      counterBefore: z.number(),
      counterAfter: z.number(),
      owedCents: z.number(),
    }),
  ),
  billed: z.array(
    placeInFile.extend({
      invoiceMonth: monthText,
      days: z.number().int(),
      billedCents: euroCents,
      municipality: z.string().nullable(),
      sharePercent: z.number().int().nullable(),
    }),
  ),
  history: z.array(
    z.object({
      at: z.string(),
      who: z.string(),
      state: invoiceCaseState,
      note: z.string(),
      computedCents: euroCents,
      billedCents: euroCents,
    }),
  ),
});
export type InvoiceCaseView = z.infer<typeof invoiceCaseView>;

export const invoiceCaseMarks = z.object({
  cases: z.array(invoiceCaseId).min(1).max(2000),
  state: invoiceCaseState,
  /** For people to read; kept with the case, never in logs or the audit. */
  note: z.string().max(2000).default(""),
});
export type InvoiceCaseMarks = z.infer<typeof invoiceCaseMarks>;

/** How many cases were marked, and how each of them stood before, so that the mark can be taken back. */
export const invoiceMarksView = z.object({
  marked: z.number().int(),
  before: z.array(z.object({ case: invoiceCaseId, state: invoiceCaseState })),
});
export type InvoiceMarksView = z.infer<typeof invoiceMarksView>;

export const disputeListQuery = invoiceCheckQuery.extend({
  kind: invoiceDifferenceKind.optional(),
  state: invoiceCaseState.optional(),
  language: z.enum(["fi", "sv", "en"]).default("fi"),
});
export type DisputeListQuery = z.infer<typeof disputeListQuery>;

export const getInvoiceCheck: Endpoint<never, InvoiceCheckQuery, never, InvoiceCheckView> = {
  id: "invoiceCheck",
  summary: "Our ledger against the payer's invoices, person by person",
  query: invoiceCheckQuery,
  view: invoiceCheckView,
};

export const getInvoiceFinding: Endpoint<never, never, never, InvoiceFindingView> = {
  id: "invoiceFinding",
  summary: "What the invoice check says in one sentence, and how many cases wait to be asked",
  view: invoiceFindingView,
};

export const getInvoiceCase: Endpoint<{ case: string }, never, never, InvoiceCaseView> = {
  id: "invoiceCase",
  summary: "One difference: what we computed, what was billed, why and what to ask",
  params: z.object({ case: invoiceCaseId }),
  view: invoiceCaseView,
};

export const postInvoiceMarks: Endpoint<never, never, InvoiceCaseMarks, InvoiceMarksView> = {
  id: "markInvoiceCases",
  summary: "Mark cases as asked, accepted, corrected or open again",
  body: invoiceCaseMarks,
  view: invoiceMarksView,
};

export const getDisputeListCsv: Endpoint<never, DisputeListQuery, never, unknown> = {
  id: "disputeListCsv",
  summary: "The differences to ask the payer about, as CSV",
  query: disputeListQuery,
  view: z.unknown(),
  fileType: "text/csv; charset=utf-8",
};

export const getDisputeListXlsx: Endpoint<never, DisputeListQuery, never, unknown> = {
  id: "disputeListXlsx",
  summary: "The differences to ask the payer about, as a workbook",
  query: disputeListQuery,
  view: z.unknown(),
  fileType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
