import { assert } from "@luotsi/base";
import { isPresent } from "@luotsi/frame";

import { compilePlan } from "../municipal-liability/compiled-plan.ts";
import type { LiabilityPlan } from "../municipal-liability/plan.ts";
import type { ComputedShares } from "./computed-shares.ts";
import { causeCode, entryBuffer, kindCode, type InvoiceEntries } from "./invoice-entries.ts";
import { checkLines, type InvoiceLineColumns } from "./invoice-lines.ts";
import { markLateBilling } from "./late-billing.ts";
import type { BilledLine, KeyContext, SharePart } from "./key-match.ts";
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
      const parts: SharePart[] = [];
      while (s < lastShare && ofShares.key[ofShares.order[s]] === key) {
        addShare(parts, partOf(shares, ofShares.order[s++], isOwn));
      }
      const billed: BilledLine[] = [];
      while (l < lastLine && ofLines.key[ofLines.order[l]] === key) {
        billed.push(lineOf(lines, ofLines.order[l++], isOwn));
      }
      matchKey(
        {
          person,
          isKnown,
          benefit: Math.floor(key / monthsInKey),
          month: key % monthsInKey,
          parts,
          billed,
        },
        context,
      );
    }
  }
}

/** More months than any ordinal of a month: the year 5461 is far away. */
const monthsInKey = 65_536;

/** What lines and shares are matched by, next to the person: benefit and benefit month. */
function keysOf({
  benefit,
  month,
}: {
  readonly benefit: Uint8Array;
  readonly month: Int32Array;
}): Float64Array {
  const keys = new Float64Array(benefit.length);
  for (let i = 0; i < keys.length; i++) keys[i] = benefit[i] * monthsInKey + month[i];
  return keys;
}

function partOf(
  shares: ComputedShares,
  k: number,
  isOwn: (municipality: number | undefined) => boolean,
): SharePart {
  const { values, validity } = shares.municipality;
  const municipality = isPresent(validity, k) ? values[k] : undefined;
  return {
    due: shares.payoutMonth[k] + 1,
    isOwn: isOwn(municipality),
    municipality,
    owedHundredths: shares.owedHundredths[k],
    pieces: [
      {
        rule: shares.rule[k],
        baseCents: shares.baseCents[k],
        counterBefore: shares.counterBefore[k],
        counterAfter: shares.counterAfter[k],
      },
    ],
  };
}

/** Shares of one payout month and home are one part. */
function addShare(parts: SharePart[], share: SharePart): void {
  const same = parts.find(
    (part) => part.due === share.due && part.municipality === share.municipality,
  );
  if (same === undefined) {
    parts.push(share);
    return;
  }
  same.owedHundredths += share.owedHundredths;
  same.pieces.push(...share.pieces);
}

function lineOf(
  lines: InvoiceLineColumns,
  i: number,
  isOwn: (municipality: number | undefined) => boolean,
): BilledLine {
  const { municipality: home, sharePercent } = lines;
  const municipality = isPresent(home.validity, i) ? home.values[i] : undefined;
  return {
    invoiceMonth: lines.invoiceMonth[i],
    days: lines.days[i],
    billedCents: lines.billedCents[i],
    municipality,
    percent: isPresent(sharePercent.validity, i) ? sharePercent.values[i] : undefined,
    isOwn: isOwn(municipality),
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
