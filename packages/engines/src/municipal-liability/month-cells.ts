import { monthFromOrdinal, type Month } from "@luotsi/base";

import { calendarOf, monthAt, spreadOverMonths } from "./benefit-months.ts";
import { compilePlan } from "./compiled-plan.ts";
import type { LiabilityLedger } from "./ledger.ts";
import type { PaymentColumns } from "./payment-columns.ts";
import { pieceRules, walkPieces } from "./pieces.ts";
import type { LiabilityPlan } from "./plan.ts";

/** What is owed for one benefit month, paid out in one month, by one home municipality. */
export interface MonthCell {
  readonly benefitMonth: Month;
  readonly payoutMonth: Month;
  /** Code of the home municipality as a number; undefined when it is not known. */
  readonly municipality: number | undefined;
  /** Hundredths of a cent, unrounded. */
  readonly owedHundredths: number;
}

/**
 * Adds a ledger up by benefit month, month of payout and home municipality at once: the same cells give the
 * accrual and the invoice view, so that the two reconcile exactly.
 *
 * @param ledger made from the same payments and plan.
 * @param payments of n rows.
 * @param plan law as data.
 * @returns cells in which something is owed, ordered by benefit month, payout month and municipality.
 *
 * Cost: O(n), memory of the cells.
 */
export function liabilityMonthCells(
  ledger: LiabilityLedger,
  payments: PaymentColumns,
  plan: LiabilityPlan,
): readonly MonthCell[] {
  const rules = pieceRules(plan, compilePlan(plan).tables);
  const calendar = calendarOf(payments);
  const sums = new Map<number, { whole: number; fraction: number }>();
  const monthCount = 4096;
  walkPieces(ledger, payments, (piece) => {
    if (piece.owedHundredths === 0) return;
    const payout = monthAt(calendar, payments.paidOn[piece.row]);
    const home = piece.municipality === undefined ? 0 : piece.municipality + 1;
    spreadOverMonths(piece, { calendar, rules }, (month, owed) => {
      const key = (home * monthCount + month) * monthCount + payout;
      const sum = sums.get(key) ?? { whole: 0, fraction: 0 };
      const floor = Math.floor(owed);
      sum.whole += floor;
      sum.fraction += owed - floor;
      sums.set(key, sum);
    });
  });
  return [...sums]
    .map(([key, { whole, fraction }]): MonthCell => {
      const home = Math.floor(key / (monthCount * monthCount));
      return {
        benefitMonth: monthFromOrdinal(
          calendar.firstMonth + (Math.floor(key / monthCount) % monthCount),
        ),
        payoutMonth: monthFromOrdinal(calendar.firstMonth + (key % monthCount)),
        municipality: home === 0 ? undefined : home - 1,
        owedHundredths: whole + fraction,
      };
    })
    .toSorted(
      (a, b) =>
        a.benefitMonth - b.benefitMonth ||
        a.payoutMonth - b.payoutMonth ||
        (a.municipality ?? -1) - (b.municipality ?? -1),
    );
}
