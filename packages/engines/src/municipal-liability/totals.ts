import { monthFromOrdinal, type Month } from "@luotsi/base";

import { calendarOf } from "./benefit-months.ts";
import { compilePlan } from "./compiled-plan.ts";
import { keysOf, sumOf, sumOfAll, type ExactSum } from "./exact-sum.ts";
import type { LiabilityLedger } from "./ledger.ts";
import type { PaymentColumns } from "./payment-columns.ts";
import { pieceRules, pieceTables } from "./pieces.ts";
import { liabilityBenefits, type LiabilityBenefit, type LiabilityPlan } from "./plan.ts";
import { tallyPieces } from "./tally-chunk.ts";
import { emptyTally, type LiabilityTally, type TallySpace } from "./tally.ts";

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
  const space = { calendar: calendarOf(payments), unknownHome: largestHome(ledger) + 1 };
  return totalsOfTally(tallyLiability(ledger, { payments, plan, space }), plan);
}

/**
 * A ledger's exact sums, to be added to those of other persons' ledgers.
 *
 * @param ledger made from the same payments and plan.
 * @param made the payments and plan it was made of, and the keys to add up by: at least those of the payments.
 * @returns the sums. Cost: O(n).
 */
export function tallyLiability(ledger: LiabilityLedger, made: ToTally): LiabilityTally {
  const { payments, plan, space } = made;
  const rules = pieceRules(plan, compilePlan(plan).tables);
  const tally = emptyTally(space);
  for (const table of pieceTables(ledger, payments)) tallyPieces(tally, table, { payments, rules });
  return tally;
}

/** What a ledger was made of, and the keys to add it up by. */
export interface ToTally {
  readonly payments: PaymentColumns;
  readonly plan: LiabilityPlan;
  readonly space: TallySpace;
}

/** The totals that exact sums stand for. @param tally whole. @param plan law as data. @returns the totals. */
export function totalsOfTally(tally: LiabilityTally, plan: LiabilityPlan): LiabilityTotals {
  const { calendar, unknownHome } = tally.space;
  const months = (sum: ExactSum): LiabilityTotals["byMonth"] =>
    keyed(sum, (key) => monthFromOrdinal(calendar.firstMonth + key));
  return {
    owedHundredths: sumOfAll(tally.benefit),
    byRuleSet: keyed(tally.rule, (key) => plan.rules[key].id),
    byBenefit: keyed(tally.benefit, (key) => liabilityBenefits[key]),
    byStep: keysOf(tally.days).map((percent) => ({
      percent,
      days: sumOf(tally.days, percent),
      paidHundredths: sumOf(tally.paid, percent),
      owedHundredths: sumOf(tally.owed, percent),
    })),
    byMunicipality: keyed(tally.home, (key) => (key === unknownHome ? undefined : key)),
    byMonth: months(tally.month),
    byInvoiceMonth: months(tally.invoiceMonth),
  };
}

/** The largest code of a home municipality in a ledger; −1 without any. Cost: O(n). */
export function largestHome({ municipality, cuts }: LiabilityLedger): number {
  let largest = -1;
  for (const column of [municipality, cuts.municipality]) {
    if (column === undefined) continue;
    const { values } = column;
    for (let i = 0; i < values.length; i++) if (values[i] > largest) largest = values[i];
  }
  return largest;
}

function keyed<Key>(
  sum: ExactSum,
  nameOf: (key: number) => Key,
): readonly { readonly key: Key; readonly owedHundredths: number }[] {
  return keysOf(sum).map((key) => ({ key: nameOf(key), owedHundredths: sumOf(sum, key) }));
}
