import {
  flowBenefits,
  liabilityBenefits,
  liabilityGrounds,
  municipalLiability,
  walkPieces,
  type LiabilityPlan,
} from "@luotsi/engines";

import { cell } from "./cell.ts";
import { paymentsKnownOn } from "./known-payments.ts";
import { exemptRule } from "./receipt-ledgers.ts";
import type { KnownSources } from "./receipt-sources.ts";

/** Only payments for this long before the last are measured: what is asked is how days are paid now. Unit: days. */
const measuredDays = 731;

const service = liabilityGrounds.indexOf("service");
const subsidy = flowBenefits.indexOf("labour_market_subsidy");
const flowCodes = liabilityBenefits.map((benefit) => {
  const code = flowBenefits.findIndex((each) => each === benefit);
  return code < 0 ? subsidy : code;
});

/**
 * What share of the days the law counts other ways of counting would count, measured on the payments of the last two years.
 *
 * @param known payments as known on a day. @param lawNow the law. @param others the same law with other answers about counting.
 * @returns for each of the others `2 · flow benefit + in a service`: 0–1; 1 where nothing was paid. Cost: a replay of the payments under each
 *   law.
 */
export function countedShares(
  { sources, knownOn }: KnownSources,
  lawNow: LiabilityPlan,
  others: readonly LiabilityPlan[],
): readonly Float64Array[] {
  const payments = paymentsKnownOn(sources.payments, knownOn, lawNow);
  const from = payments.end.reduce((last, end) => Math.max(last, end), 0) - measuredDays;
  const daysCounted = (plan: LiabilityPlan): Float64Array => {
    const ledger = municipalLiability({ ...sources, payments }, plan);
    const exempt = exemptRule(plan);
    const days = new Float64Array(2 * flowBenefits.length);
    walkPieces(ledger, payments, ({ row, start, rule, counterBefore, counterAfter }) => {
      if (start < from || rule === exempt) return;
      const benefit = cell(flowCodes, cell(payments.benefit, row));
      const at = 2 * benefit + Number(payments.ground[row] === service);
      days[at] = cell(days, at) + counterAfter - counterBefore;
    });
    return days;
  };
  const counted = daysCounted(lawNow);
  return others.map((other) => {
    const otherwise = daysCounted(other);
    return counted.map((all, at) =>
      all <= 0 ? 1 : Math.min(1, Math.max(0, cell(otherwise, at) / all)),
    );
  });
}
