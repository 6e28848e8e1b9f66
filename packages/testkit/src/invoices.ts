import { formatMonth, monthFromOrdinal, roundToCents } from "@luotsi/base";

import { ownMunicipality } from "./area-profile.ts";
import { euroText } from "./cells.ts";
import type { PaymentRows } from "./payment-rows.ts";
import { personKey } from "./people.ts";
import { baseOf, type SharesOfRows } from "./shares.ts";
import type { Tape } from "./tape.ts";
import { monthIndex, type World } from "./world.ts";

export const invoiceHeadings = [
  "person_id",
  "benefit",
  "month",
  "invoice_month",
  "days",
  "billed_eur",
  "municipality",
  "share_percent",
] as const;

export const benefitCodes = [
  "labour_market_subsidy",
  "basic_allowance",
  "earnings_related_allowance",
  "general_benefit",
] as const;

/** The kinds of errors planted in the invoices. */
export type ErrorKind =
  | "not_billed"
  | "billed_not_computed"
  | "wrong_step"
  | "wrong_municipality"
  | "amount";

/** One planted error; the truth lists them all. */
export interface PlantedError {
  readonly kind: ErrorKind;
  readonly person_id: string;
  readonly benefit: string;
  readonly month: string;
  readonly invoice_month: string;
  readonly correct_eur: number;
  readonly billed_eur: number;
}

/** Chances of an error for one invoice line, by kind; wrong municipality is per line of people who live elsewhere. */
const errorRates = {
  not_billed: 0.0004,
  wrong_step: 0.0004,
  amount: 0.0004,
  wrong_municipality: 0.006,
  billed_not_computed: 0.0006,
} as const;

/** Errors are planted among the first people only, so that the truth stays small in a large area. */
const plantedAmong = 15_000;
/** A draw that no kind of error takes. */
const spared = 0.5;

/** People whose subsidy followed an earnings-related allowance were not invoiced in these months of 2025. */
export const lateBilling = {
  firstInvoice: 2025 * 12 + 1,
  lastInvoice: 2025 * 12 + 8,
  caughtUp: [2025 * 12 + 9, 2025 * 12 + 10],
  firstShare: 0.6,
} as const;

/** A line of an invoice. */
export interface InvoiceLine {
  readonly person: number;
  readonly benefit: number;
  readonly month: number;
  /** Month in which the invoice is sent, the one after the payout. */
  readonly invoiceMonth: number;
  days: number;
  cents: number;
  baseCents: number;
  /** Lived elsewhere on the payout day, so that the line is another municipality's. */
  readonly elsewhere: boolean;
  readonly late: boolean;
}

export interface InvoiceContext {
  readonly world: World;
  readonly tape: Tape;
  readonly dailyCents: number;
  readonly firstPerson: number;
  readonly found: PlantedError[];
}

/** Lines of the payer's invoices for a block, before errors: one for each person, benefit, month and invoice. */
export function invoiceLines(
  rows: PaymentRows,
  shares: SharesOfRows,
  { world, dailyCents, firstPerson }: InvoiceContext,
): readonly InvoiceLine[] {
  const lines = new Map<string, InvoiceLine>();
  let person = -1;
  let caughtUp = 0;
  for (let i = 0; i < rows.count; i++) {
    if (rows.person[i] !== person) {
      person = rows.person[i];
      // Drawn by another rule than the errors, which use the tape from its beginning.
      const u = (((firstPerson + person) * 2_654_435_761) >>> 0) / 4_294_967_296;
      caughtUp = lateBilling.caughtUp[u < lateBilling.firstShare ? 0 : 1];
    }
    const sent = world.originMonth + monthIndex(world, rows.paidOn[i]) + 1;
    const late =
      rows.moved[i] === 1 && sent >= lateBilling.firstInvoice && sent <= lateBilling.lastInvoice;
    const invoiceMonth = late ? caughtUp : sent;
    const month = world.originMonth + monthIndex(world, rows.start[i]);
    const elsewhere = shares.home[i] !== Number(ownMunicipality);
    const key = `${elsewhere ? "-" : ""}${person}/${rows.benefit[i]}/${month}/${invoiceMonth}`;
    const line = lines.get(key) ?? {
      person: firstPerson + person,
      benefit: rows.benefit[i],
      month,
      invoiceMonth,
      days: 0,
      cents: 0,
      baseCents: 0,
      elsewhere,
      late,
    };
    line.days += shares.owedHundredths[i] === 0 ? 0 : rows.paidDays[i];
    line.cents += shares.owedHundredths[i] / 100;
    line.baseCents += baseOf(rows, i, dailyCents);
    lines.set(key, line);
  }
  // A wrongly billed line of the area next door would be the same record as the area's own line.
  return [...lines]
    .filter(([key]) => !key.startsWith("-") || !lines.has(key.slice(1)))
    .map(([, line]) => line);
}

/** What was billed: the text of the line and its month of invoicing, or nothing. */
export interface BilledLine {
  readonly text: string;
  readonly invoiceMonth: number;
  readonly cents: number;
  readonly benefit: number;
  readonly late: boolean;
}

/** Bills one line, now and then wrongly; every error is noted. */
export function bill(line: InvoiceLine, context: InvoiceContext): BilledLine | undefined {
  const { tape, found } = context;
  const correct = roundToCents(line.cents);
  const u = line.person < plantedAmong ? tape.next() : spared;
  const size = line.person < plantedAmong ? tape.next() : 0;
  if (line.elsewhere) {
    if (correct <= 0 || u >= errorRates.wrong_municipality) return undefined;
    return note("wrong_municipality", line, { correct: 0, billed: correct, found });
  }
  if (correct === 0) {
    if (line.baseCents < 40_000 || line.late || u >= errorRates.billed_not_computed)
      return undefined;
    return note("billed_not_computed", line, {
      correct,
      billed: Math.round(line.baseCents / 10),
      found,
    });
  }
  if (correct < 0 || line.late) return billedAs(line, correct);
  if (u < errorRates.not_billed) {
    note("not_billed", line, { correct, billed: 0, found });
    return undefined;
  }
  const percent = shareOf(line, correct);
  if (u < 2 * errorRates.not_billed && percent !== undefined && line.invoiceMonth > 2025 * 12) {
    const wrong = percent >= 40 ? percent - 10 : percent + 10;
    const billed = Math.round((line.baseCents * wrong) / 100);
    return note("wrong_step", line, { correct, billed, found });
  }
  if (u > 1 - errorRates.amount) {
    const billed = correct + 500 + Math.floor(size * 6000);
    return note("amount", line, { correct, billed, found });
  }
  return billedAs(line, correct);
}

interface Outcome {
  readonly correct: number;
  readonly billed: number;
  readonly found: PlantedError[];
}

function note(kind: ErrorKind, line: InvoiceLine, { correct, billed, found }: Outcome): BilledLine {
  found.push({
    kind,
    person_id: personKey(line.person),
    benefit: benefitCodes[line.benefit],
    month: formatMonth(monthFromOrdinal(line.month)),
    invoice_month: formatMonth(monthFromOrdinal(line.invoiceMonth)),
    correct_eur: correct / 100,
    billed_eur: billed / 100,
  });
  return billedAs(line, billed);
}

function billedAs(line: InvoiceLine, cents: number): BilledLine {
  const days = line.days === 0 ? Math.sign(cents) : line.days;
  const percent = shareOf(line, cents);
  const text = `${personKey(line.person)},${benefitCodes[line.benefit]},${formatMonth(
    monthFromOrdinal(line.month),
  )},${formatMonth(monthFromOrdinal(line.invoiceMonth))},${days},${euroText(cents)},${ownMunicipality},${
    percent ?? ""
  }\n`;
  const { invoiceMonth, benefit, late } = line;
  return { text, invoiceMonth, cents, benefit, late };
}

/** The whole percent of the line, or undefined when two steps meet in it. */
function shareOf(line: InvoiceLine, cents: number): number | undefined {
  if (line.baseCents === 0) return undefined;
  const percent = (100 * cents) / line.baseCents;
  const whole = Math.round(percent);
  const tolerance = 100 / Math.abs(line.baseCents) + 1e-9;
  return whole > 0 && whole <= 100 && Math.abs(percent - whole) <= tolerance ? whole : undefined;
}
