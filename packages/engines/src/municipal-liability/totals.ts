import { dayFromOrdinal, firstDayOf, monthFromOrdinal, monthOf, type Month } from "@luotsi/base";

import { compilePlan } from "./compiled-plan.ts";
import { createSum, type ExactSum } from "./exact-sum.ts";
import type { LiabilityLedger } from "./ledger.ts";
import type { PaymentColumns } from "./payment-columns.ts";
import {
  owedUpTo,
  paidOfPiece,
  stepParts,
  walkPieces,
  type LedgerPiece,
  type PieceRules,
} from "./pieces.ts";
import { liabilityBenefits, type LiabilityBenefit, type LiabilityPlan } from "./plan.ts";
import { spreadDays } from "./spread-days.ts";

export interface StepTotal {
  /** The municipality's share, percent 0–100. */
  readonly percent: number;
  /** Paid days charged at it. */
  readonly days: number;
  /** Benefit paid for those days. Unit: hundredths of a cent. */
  readonly paidHundredths: number;
  readonly owedHundredths: number;
}

/** A ledger added up. Every amount is in hundredths of a cent, unrounded; keys are ascending. */
export interface LiabilityTotals {
  readonly owedHundredths: number;
  /** Key: id of the rule. */
  readonly byRuleSet: readonly { readonly key: string; readonly owedHundredths: number }[];
  readonly byBenefit: readonly {
    readonly key: LiabilityBenefit;
    readonly owedHundredths: number;
  }[];
  readonly byStep: readonly StepTotal[];
  /** Key: home municipality; undefined gathers the rows whose home is not known, or all when no homes were given. */
  readonly byMunicipality: readonly {
    readonly key: number | undefined;
    readonly owedHundredths: number;
  }[];
  /** Key: month the benefit is for; a row that crosses a month's end is divided at it. */
  readonly byMonth: readonly { readonly key: Month; readonly owedHundredths: number }[];
  /** Key: month of payout. */
  readonly byInvoiceMonth: readonly { readonly key: Month; readonly owedHundredths: number }[];
}

interface Sums {
  readonly rule: ExactSum;
  readonly benefit: ExactSum;
  readonly days: ExactSum;
  readonly paid: ExactSum;
  readonly owed: ExactSum;
  readonly home: ExactSum;
  readonly month: ExactSum;
  readonly invoiceMonth: ExactSum;
}

/**
 * Adds a ledger up by rule, benefit, step, home municipality, month of the benefit and month of payout.
 *
 * @param ledger made from the same payments and plan.
 * @param payments of n rows.
 * @param plan law as data.
 * @returns the totals, the same in any order of rows. Cost: O(n).
 */
export function liabilityTotals(
  ledger: LiabilityLedger,
  payments: PaymentColumns,
  plan: LiabilityPlan,
): LiabilityTotals {
  const rules: PieceRules = { plan, tables: compilePlan(plan).tables };
  const calendar = calendarOf(payments);
  const unknownHome = largestHome(ledger) + 1;
  const sums = emptySums(calendar, unknownHome);
  walkPieces(ledger, payments, (piece) => {
    const { owedHundredths, row } = piece;
    sums.rule.add(piece.rule, owedHundredths);
    sums.benefit.add(payments.benefit[row], owedHundredths);
    sums.home.add(piece.municipality ?? unknownHome, owedHundredths);
    sums.invoiceMonth.add(monthAt(calendar, payments.paidOn[row]), owedHundredths);
    addByStep(sums, piece, { payments, rules });
    addByMonth(sums.month, piece, { calendar, rules });
  });
  const months = (sum: ExactSum): LiabilityTotals["byMonth"] =>
    keyed(sum, (key) => monthFromOrdinal(calendar.firstMonth + key));
  return {
    owedHundredths: sums.benefit.keys().reduce((all, key) => all + sums.benefit.total(key), 0),
    byRuleSet: keyed(sums.rule, (key) => plan.rules[key].id),
    byBenefit: keyed(sums.benefit, (key) => liabilityBenefits[key]),
    byStep: sums.days.keys().map((percent) => ({
      percent,
      days: sums.days.total(percent),
      paidHundredths: sums.paid.total(percent),
      owedHundredths: sums.owed.total(percent),
    })),
    byMunicipality: keyed(sums.home, (key) => (key === unknownHome ? undefined : key)),
    byMonth: months(sums.month),
    byInvoiceMonth: months(sums.invoiceMonth),
  };
}

function addByStep(
  sums: Sums,
  piece: LedgerPiece,
  { payments, rules }: { readonly payments: PaymentColumns; readonly rules: PieceRules },
): void {
  const paidHundredths = paidOfPiece(piece, payments) * 100;
  for (const part of stepParts(piece, payments, rules)) {
    sums.days.add(part.percent, piece.paidDays * part.days);
    sums.paid.add(part.percent, paidHundredths * part.days);
    sums.owed.add(part.percent, piece.owedHundredths * part.owed);
  }
}

function addByMonth(
  sum: ExactSum,
  piece: LedgerPiece,
  { calendar, rules }: { readonly calendar: Calendar; readonly rules: PieceRules },
): void {
  const first = monthAt(calendar, piece.start);
  const last = monthAt(calendar, piece.end - 1);
  if (first === last || piece.paidDays === 0 || piece.owedHundredths === 0) {
    sum.add(first, piece.owedHundredths);
    return;
  }
  let before = 0;
  for (let month = first; month <= last; month++) {
    const end = Math.min(piece.end, firstDayOf(monthFromOrdinal(calendar.firstMonth + month + 1)));
    const days = spreadDays(piece.paidDays, piece, end);
    const upTo = month === last ? 1 : owedUpTo(piece, days, rules);
    sum.add(month, piece.owedHundredths * (upTo - before));
    before = upTo;
  }
}

/** The months of all days in the payments, so that a day's month is one look-up. */
interface Calendar {
  readonly firstDay: number;
  readonly firstMonth: number;
  /** Length: days from the first to the last. Unit: months since `firstMonth`. */
  readonly monthOfDay: Int32Array;
}

function calendarOf({ start, end, paidOn }: PaymentColumns): Calendar {
  let low = Infinity;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < start.length; row++) {
    low = Math.min(low, start[row], paidOn[row]);
    high = Math.max(high, end[row] - 1, paidOn[row]);
  }
  if (low > high) return { firstDay: 0, firstMonth: 0, monthOfDay: new Int32Array(0) };
  const firstMonth = monthOf(dayFromOrdinal(low));
  const monthOfDay = new Int32Array(high - low + 1);
  for (let k = 0; k < monthOfDay.length; k++) {
    monthOfDay[k] = monthOf(dayFromOrdinal(low + k)) - firstMonth;
  }
  return { firstDay: low, firstMonth, monthOfDay };
}

function monthAt(calendar: Calendar, day: number): number {
  return calendar.monthOfDay[day - calendar.firstDay];
}

function emptySums({ monthOfDay }: Calendar, unknownHome: number): Sums {
  const months = (monthOfDay[monthOfDay.length - 1] ?? 0) + 1;
  return {
    rule: createSum(256),
    benefit: createSum(liabilityBenefits.length),
    days: createSum(101),
    paid: createSum(101),
    owed: createSum(101),
    home: createSum(unknownHome + 1),
    month: createSum(months),
    invoiceMonth: createSum(months),
  };
}

function largestHome({ municipality, cuts }: LiabilityLedger): number {
  let largest = -1;
  for (const column of [municipality, cuts.municipality]) {
    if (column === undefined) continue;
    for (const value of column.values) if (value > largest) largest = value;
  }
  return largest;
}

function keyed<Key>(
  sum: ExactSum,
  nameOf: (key: number) => Key,
): readonly { readonly key: Key; readonly owedHundredths: number }[] {
  return sum.keys().map((key) => ({ key: nameOf(key), owedHundredths: sum.total(key) }));
}
