import { assert } from "@luotsi/base";
import {
  exemptGroups,
  flowBenefits,
  type LiabilityPlan,
  type PaymentColumns,
  type ReceiptMonths,
} from "@luotsi/engines";

import { selectPayments } from "../finance/liability-columns.ts";
import { cell } from "./cell.ts";
import { paymentsKnownOn } from "./known-payments.ts";
import { exemptUntilMonth } from "./newly-arrived.ts";
import { mainBenefit, sumReceipts } from "./receipt-cells.ts";
import { countPayments } from "./receipt-ledgers.ts";
import type { KnownSources } from "./receipt-sources.ts";

/**
 * The same months as another exemption of newly arrived persons would have counted them: only the payments of those it concerns are
 * replayed, and only benefit, counter and end of exemption may differ.
 *
 * @param months of `receiptMonths` from the same records. @param plan the law now with another exemption. Cost: O(rows + payments of the newly arrived).
 */
export function recountedMonths(
  months: ReceiptMonths,
  { sources, knownOn }: KnownSources,
  plan: LiabilityPlan,
): ReceiptMonths {
  const isConcerned = sources.persons.exemptGroup.map((group) => Number(group !== none));
  const payments = paymentsOf(isConcerned, paymentsKnownOn(sources.payments, knownOn, plan));
  if (payments.person.length === 0) return months;
  const own = new Set(sources.municipalities);
  const cells = sumReceipts(countPayments(payments, sources, plan), plan, own);
  const benefit = Uint8Array.from(months.benefit);
  const counterAfter = Float64Array.from(months.counterAfter);
  for (let row = 0; row < benefit.length; row++) {
    const person = cell(months.person, row);
    if (cell(isConcerned, person) === 0) continue;
    const at = cell(months.month, row) - cells.firstMonth;
    const c = cell(cells.place, person * cells.monthCount + at);
    assert(c >= 0, "a month that was received is received under any exemption");
    benefit[row] = mainBenefit(cells, c);
    counterAfter[row] = benefit[row] === exemptSubsidy ? 0 : cell(cells.counter, c);
  }
  const exemptUntil = months.exemptUntil.map((_, person) =>
    exemptUntilMonth({ sources, plan }, person),
  );
  return { ...months, benefit, counterAfter, exemptUntil };
}

const none = exemptGroups.indexOf("none");
const exemptSubsidy = flowBenefits.indexOf("exempt_subsidy");

function paymentsOf(isConcerned: Uint8Array, payments: PaymentColumns): PaymentColumns {
  const rows: number[] = [];
  for (let row = 0; row < payments.person.length; row++) {
    if (cell(isConcerned, cell(payments.person, row)) === 1) rows.push(row);
  }
  return selectPayments(payments, rows);
}
