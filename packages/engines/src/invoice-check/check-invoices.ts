import { assert } from "@luotsi/base";
import { isPresent } from "@luotsi/frame";

import { compilePlan } from "../municipal-liability/compiled-plan.ts";
import type { LiabilityPlan } from "../municipal-liability/plan.ts";
import type { ComputedShares } from "./computed-shares.ts";
import { causeCode, entryBuffer, kindCode, type InvoiceEntries } from "./invoice-entries.ts";
import { checkLines, type InvoiceLineColumns } from "./invoice-lines.ts";
import { markLateBilling } from "./late-billing.ts";
import { addShare, keysOf, lineOf, monthsInKey, partOf } from "./gather-key.ts";
import { pairTolerance, type BilledLine, type KeyContext, type SharePart } from "./key-match.ts";
import { matchKey } from "./match-key.ts";
import { sortedByPerson } from "./sorted-by-person.ts";

export interface InvoiceCheckInput {
  readonly shares: ComputedShares;
  /** Persons are numbered as in the shares. */
  readonly lines: InvoiceLineColumns;
  /** Municipalities whose share is checked; empty means every one. */
  readonly municipalities: ReadonlySet<number>;
  /** 1 for the persons who had an earnings-related allowance; length: persons. */
  readonly hadAllowance: Uint8Array;
  /** First and last month, as ordinals, of the invoices that the shares must be on; shares due outside are left out. */
  readonly invoices: { readonly first: number; readonly last: number };
}

/** A sum of shares that no invoice at hand can be about. Unit of money: hundredths of a cent. */
export interface SharesLeftOut {
  readonly count: number;
  readonly owedHundredths: number;
}

export interface InvoiceCheck {
  readonly entries: InvoiceEntries;
  /** Payouts after the last invoice, whose bill is still to come. */
  readonly notYetInvoiced: SharesLeftOut;
  /** Payouts before the first invoice at hand that no later line is about. */
  readonly beforeInvoices: SharesLeftOut;
}

/**
 * Sets the shares we computed against the lines of the payer's invoices, person by person. A line is matched to the share
 * of its benefit month, whatever invoice brought it.
 *
 * @param input columns of n shares and m lines.
 * @param plan the law the shares were computed under.
 * @returns every share of our municipalities that the invoices can be about, and every line, exactly once: the entries'
 *   billed amounts add up to the lines, and their computed amounts to the shares that are not left out.
 * @throws BrokenPromise when columns do not fit.
 *
 * Cost: O(n + m); a sort within each person.
 */
export function checkInvoices(input: InvoiceCheckInput, plan: LiabilityPlan): InvoiceCheck {
  const { shares, lines, hadAllowance, invoices } = input;
  const lineCount = checkLines(lines, shares.personCount);
  assert(hadAllowance.length === shares.personCount, "one mark for each person");
  const buffer = entryBuffer(lineCount + shares.person.length);
  const leftOut = { before: noShares(), later: noShares() };
  const context: KeyContext = {
    buffer,
    tables: compilePlan(plan).tables,
    percents: percentsOf(plan),
    byPeriod: plan.rules.map((rule) => rule.timing === "payment_period"),
    reach: reachOf(shares),
    firstDue: invoices.first,
    lastDue: invoices.last,
    leaveOut: (owedHundredths, when) => {
      leftOut[when].count += 1;
      leftOut[when].owedHundredths += owedHundredths;
    },
  };
  matchEverybody(input, context);
  return {
    entries: markLateBilling(markMissing(buffer.finish(), lines, invoices), hadAllowance),
    notYetInvoiced: leftOut.later,
    beforeInvoices: leftOut.before,
  };
}

function matchEverybody(input: InvoiceCheckInput, context: KeyContext): void {
  const { shares, lines, municipalities } = input;
  const isOwn = (municipality: number | undefined): boolean =>
    municipality === undefined || municipalities.size === 0 || municipalities.has(municipality);
  const ofShares = sortedByPerson(shares.person, shares.personCount, keysOf(shares));
  const ofLines = sortedByPerson(lines.person, shares.personCount, keysOf(lines));
  const writePlain = plainPairs(input, context);
  for (let person = 0; person < shares.personCount; person++) {
    let s = ofShares.start[person];
    let l = ofLines.start[person];
    const lastShare = ofShares.start[person + 1];
    const lastLine = ofLines.start[person + 1];
    const isKnown = s < lastShare;
    while (s < lastShare || l < lastLine) {
      const shareKey = s < lastShare ? ofShares.key[ofShares.order[s]] : Infinity;
      const lineKey = l < lastLine ? ofLines.key[ofLines.order[l]] : Infinity;
      const key = Math.min(shareKey, lineKey);
      const firstShare = s;
      const firstLine = l;
      while (s < lastShare && ofShares.key[ofShares.order[s]] === key) s++;
      while (l < lastLine && ofLines.key[ofLines.order[l]] === key) l++;
      const isPair = s - firstShare === 1 && l - firstLine === 1;
      if (isPair && writePlain(ofShares.order[firstShare], ofLines.order[firstLine])) continue;
      const parts: SharePart[] = [];
      for (let at = firstShare; at < s; at++) {
        addShare(parts, partOf(shares, ofShares.order[at], isOwn));
      }
      const billed: BilledLine[] = [];
      for (let at = firstLine; at < l; at++) {
        billed.push(lineOf(lines, ofLines.order[at], isOwn));
      }
      const benefit = Math.floor(key / monthsInKey);
      matchKey({ person, isKnown, benefit, month: key % monthsInKey, parts, billed }, context);
    }
  }
}

/**
 * The ordinary case, without an object for anything: one share and one line of the invoice it was due on, of the same
 * municipality of ours, that agree.
 *
 * @returns writes the pair's entry and says true; says false, and writes nothing, of any other pair.
 */
function plainPairs(
  { shares, lines, municipalities, invoices }: InvoiceCheckInput,
  { buffer }: KeyContext,
): (share: number, line: number) => boolean {
  const entry = {
    person: 0,
    benefit: 0,
    month: 0,
    dueMonth: 0,
    invoiceMonth: 0,
    caseMonth: 0,
    computedHundredths: 0,
    billedHundredths: 0,
  };
  const homes = shares.municipality;
  const billedHomes = lines.municipality;
  return (share, line) => {
    const due = shares.payoutMonth[share] + 1;
    const owed = shares.owedHundredths[share];
    const billed = lines.billedCents[line] * 100;
    const home = homes.values[share];
    const isKnownHome = isPresent(homes.validity, share);
    if (lines.invoiceMonth[line] !== due || due < invoices.first || due > invoices.last)
      return false;
    if (Math.abs(owed - billed) > pairTolerance) return false;
    if (municipalities.size > 0 && isKnownHome && !municipalities.has(home)) return false;
    if (
      isPresent(billedHomes.validity, line) &&
      !(isKnownHome && billedHomes.values[line] === home)
    ) {
      return false;
    }
    entry.person = shares.person[share];
    entry.benefit = shares.benefit[share];
    entry.month = shares.month[share];
    entry.dueMonth = due;
    entry.invoiceMonth = due;
    entry.caseMonth = due;
    entry.computedHundredths = owed;
    entry.billedHundredths = billed;
    buffer.add(entry);
    return true;
  };
}

/** Names the shares that were due on an invoice of which no line is at hand. */
function markMissing(
  entries: InvoiceEntries,
  lines: InvoiceLineColumns,
  { first, last }: InvoiceCheckInput["invoices"],
): InvoiceEntries {
  if (!Number.isFinite(first) && !Number.isFinite(last)) return entries;
  const sent = new Set(lines.invoiceMonth);
  const unbilled = kindCode("not_billed");
  for (let k = 0; k < entries.kind.length; k++) {
    if (entries.kind[k] === unbilled && !sent.has(entries.dueMonth[k])) {
      entries.cause[k] = causeCode("invoice_missing");
    }
  }
  return entries;
}

/**
 * First and last month of some invoices.
 *
 * @param lines of the invoices.
 * @returns ordinals of months; undefined when there are no lines. Cost: O(lines).
 */
export function invoicePeriod({
  invoiceMonth,
}: InvoiceLineColumns): InvoiceCheckInput["invoices"] | undefined {
  if (invoiceMonth.length === 0) return undefined;
  let first = Infinity;
  let last = Number.NEGATIVE_INFINITY;
  for (const month of invoiceMonth) {
    if (month < first) first = month;
    if (month > last) last = month;
  }
  return { first, last };
}

/** Months that the payments reach: first and last benefit month, and the last invoice they can be on. */
function reachOf({ month, payoutMonth }: ComputedShares): KeyContext["reach"] {
  let first = Infinity;
  let last = Number.NEGATIVE_INFINITY;
  let lastDue = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < month.length; k++) {
    if (month[k] < first) first = month[k];
    if (month[k] > last) last = month[k];
    if (payoutMonth[k] + 1 > lastDue) lastDue = payoutMonth[k] + 1;
  }
  return { first, last, lastDue };
}

/** Every percent above 0 that some rule charges. */
function percentsOf({ rules }: LiabilityPlan): readonly number[] {
  const found = new Set(rules.flatMap(({ steps }) => steps.map(({ percent }) => percent)));
  return [...found].filter((percent) => percent > 0).toSorted((a, b) => a - b);
}

function noShares(): { count: number; owedHundredths: number } {
  return { count: 0, owedHundredths: 0 };
}
