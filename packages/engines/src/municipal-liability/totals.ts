import { monthFromOrdinal, type Month } from "@luotsi/base";

import { calendarOf, monthAt, spreadOverMonths, type Calendar } from "./benefit-months.ts";
import { compilePlan } from "./compiled-plan.ts";
import { addTo, createSum, keysOf, sumOf, type ExactSum } from "./exact-sum.ts";
import type { LiabilityLedger } from "./ledger.ts";
import type { PaymentColumns } from "./payment-columns.ts";
import {
  onePercent,
  paidOfPiece,
  pieceRules,
  stepParts,
  walkPieces,
  type LedgerPiece,
  type PieceRules,
} from "./pieces.ts";
import { liabilityBenefits, type LiabilityBenefit, type LiabilityPlan } from "./plan.ts";

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
  const rules = pieceRules(plan, compilePlan(plan).tables);
  const calendar = calendarOf(payments);
  const unknownHome = largestHome(ledger) + 1;
  const sums = emptySums(calendar, unknownHome);
  walkPieces(ledger, payments, (piece) => {
    const { owedHundredths, row } = piece;
    addTo(sums.rule, piece.rule, owedHundredths);
    addTo(sums.benefit, payments.benefit[row], owedHundredths);
    addTo(sums.home, piece.municipality ?? unknownHome, owedHundredths);
    addTo(sums.invoiceMonth, monthAt(calendar, payments.paidOn[row]), owedHundredths);
    addByStep(sums, piece, { payments, rules });
    spreadOverMonths(piece, { calendar, rules }, (month, owed) => addTo(sums.month, month, owed));
  });
  const months = (sum: ExactSum): LiabilityTotals["byMonth"] =>
    keyed(sum, (key) => monthFromOrdinal(calendar.firstMonth + key));
  return {
    owedHundredths: keysOf(sums.benefit).reduce((all, key) => all + sumOf(sums.benefit, key), 0),
    byRuleSet: keyed(sums.rule, (key) => plan.rules[key].id),
    byBenefit: keyed(sums.benefit, (key) => liabilityBenefits[key]),
    byStep: keysOf(sums.days).map((percent) => ({
      percent,
      days: sumOf(sums.days, percent),
      paidHundredths: sumOf(sums.paid, percent),
      owedHundredths: sumOf(sums.owed, percent),
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
  const percent = onePercent(piece, payments, rules);
  if (percent !== undefined) {
    addTo(sums.days, percent, piece.paidDays);
    addTo(sums.paid, percent, paidHundredths);
    addTo(sums.owed, percent, piece.owedHundredths);
    return;
  }
  for (const part of stepParts(piece, rules)) {
    addTo(sums.days, part.percent, piece.paidDays * part.days);
    addTo(sums.paid, part.percent, paidHundredths * part.days);
    addTo(sums.owed, part.percent, piece.owedHundredths * part.owed);
  }
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
  return keysOf(sum).map((key) => ({ key: nameOf(key), owedHundredths: sumOf(sum, key) }));
}
