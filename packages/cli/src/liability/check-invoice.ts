import {
  checkInvoices,
  computedShares,
  hadAllowance,
  invoicePeriod,
  type ComputedShares,
  type InvoiceCheck,
  type InvoiceEntries,
  type InvoiceLineColumns,
  type LiabilityLedger,
} from "@luotsi/engines";
import { isPresent } from "@luotsi/frame";
import type { LiabilityLawPlan } from "@luotsi/law";

import type { InvoiceFile } from "./invoice-file.ts";
import type { LiabilityFiles } from "./liability-files.ts";

/** Whose invoice it is, and how that is known. */
export interface InvoicedArea {
  /** Numbers of municipalities; empty when every home is taken to be ours. */
  readonly municipalities: ReadonlySet<number>;
  readonly basis: "asked" | "named-on-lines" | "most-homes" | "everyone";
}

export interface FileCheck {
  readonly check: InvoiceCheck;
  /** Every share of the files, whosever municipality owes it. */
  readonly shares: ComputedShares;
  readonly area: InvoicedArea;
  /** The file's invoice months turned out to be those of the payouts, a month before the invoice. */
  readonly monthsOfPayout: boolean;
}

export interface FilesToCheck {
  readonly files: LiabilityFiles;
  readonly ledger: LiabilityLedger;
  readonly plan: LiabilityLawPlan;
  readonly invoice: InvoiceFile;
  /** Codes of our municipalities, when the user gave them. */
  readonly asked: readonly string[];
}

/** Sets the ledger of some files against an invoice. */
export function checkFiles(input: FilesToCheck): FileCheck {
  const { files, ledger, plan, invoice } = input;
  const personCount = files.file.people.texts.length;
  const shares = { ...computedShares(ledger, files.file.columns, plan), personCount };
  const area = areaOf(input, shares);
  const common = {
    shares,
    municipalities: area.municipalities,
    hadAllowance: hadAllowance(files.file.columns, files.persons, personCount),
  };
  const { columns, namesInvoices } = invoice;
  const unbounded = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };
  const free = checkInvoices({ ...common, lines: columns, invoices: unbounded }, plan);
  if (!namesInvoices) return { check: free, shares, area, monthsOfPayout: false };
  const monthsOfPayout = namesPayouts(free.entries);
  const lines = monthsOfPayout ? aMonthLater(columns) : columns;
  const last = invoicePeriod(lines)?.last ?? unbounded.last;
  const check = checkInvoices({ ...common, lines, invoices: { ...unbounded, last } }, plan);
  return { check, shares, area, monthsOfPayout };
}

/** Do most lines that agree name the month of the payout, not the month after it? */
function namesPayouts({ kind, dueMonth, invoiceMonth, billedHundredths }: InvoiceEntries): boolean {
  let before = 0;
  let due = 0;
  for (let k = 0; k < kind.length; k++) {
    if (kind[k] !== 0 || billedHundredths[k] === 0) continue;
    if (invoiceMonth[k] === dueMonth[k]) due++;
    if (invoiceMonth[k] === (dueMonth[k] ?? 0) - 1) before++;
  }
  return before > due;
}

function aMonthLater(lines: InvoiceLineColumns): InvoiceLineColumns {
  return { ...lines, invoiceMonth: lines.invoiceMonth.map((month) => month + 1) };
}

function areaOf({ invoice, asked, files }: FilesToCheck, shares: ComputedShares): InvoicedArea {
  const { municipalities: codes, columns } = invoice;
  if (asked.length > 0) {
    return { municipalities: new Set(asked.map((code) => codes.indexOf(code))), basis: "asked" };
  }
  const named = new Set<number>();
  const { values, validity } = columns.municipality;
  for (const [i, value] of values.entries()) if (isPresent(validity, i)) named.add(value);
  if (named.size > 0) return { municipalities: named, basis: "named-on-lines" };
  if (files.homes === undefined) return { municipalities: named, basis: "everyone" };
  const home = homeOfMost(columns, shares);
  return { municipalities: new Set(home === undefined ? [] : [home]), basis: "most-homes" };
}

/** The municipality in which most people of the lines live; the first one on the invoice when several have as many. */
function homeOfMost({ person }: InvoiceLineColumns, shares: ComputedShares): number | undefined {
  const homes = new Map<number, number>();
  const { values, validity } = shares.municipality;
  for (const [k, one] of shares.person.entries()) {
    if (isPresent(validity, k) && !homes.has(one)) homes.set(one, values[k] ?? 0);
  }
  const counts = new Map<number, number>();
  for (const one of person) {
    const home = homes.get(one);
    if (home !== undefined) counts.set(home, (counts.get(home) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
