import { assert } from "@luotsi/base";
import {
  municipalLiability,
  walkPieces,
  type LiabilityLedger,
  type LiabilityPlan,
  type PaymentColumns,
} from "@luotsi/engines";

import type { ReceiptSources } from "./receipt-sources.ts";

/** Payments with the counters of a plan, and what its shares are of. */
export interface CountedPayments {
  readonly payments: PaymentColumns;
  readonly ledger: LiabilityLedger;
  /**
   * For each piece of the ledger, in the order of `walkPieces`: what the municipality's percent is of; 0 where the
   * law has it pay nothing whatever the counter. Unit: cents.
   */
  readonly baseCents: Float64Array;
}

/** Replays payments under a plan, twice: for the counters, and with every share at 100 % for what the shares are of. */
export function countPayments(
  payments: PaymentColumns,
  { persons, residences }: Pick<ReceiptSources, "persons" | "residences">,
  plan: LiabilityPlan,
): CountedPayments {
  const input = { payments, persons, residences };
  const ledger = municipalLiability(input, plan);
  const whole = municipalLiability(input, wholeShare(plan));
  assert(whole.cuts.row.length === ledger.cuts.row.length, "both ledgers cut the same rows");
  const baseCents = new Float64Array(payments.person.length + ledger.cuts.row.length);
  let pieces = 0;
  walkPieces(whole, payments, ({ owedHundredths }) => {
    baseCents[pieces] = owedHundredths / 100;
    pieces += 1;
  });
  return { payments, ledger, baseCents: baseCents.subarray(0, pieces) };
}

/** The plan with one step of 100 % in place of every rule's steps. */
function wholeShare(plan: LiabilityPlan): LiabilityPlan {
  return {
    ...plan,
    rules: plan.rules.map((rule) =>
      rule.steps.length === 0 ? rule : { ...rule, steps: [{ afterPaidDays: 0, percent: 100 }] },
    ),
  };
}

/** Is a piece's rule the plan's exemption of newly arrived persons, by position of the rule? */
export function exemptRule(plan: LiabilityPlan): number {
  return plan.rules.findIndex(({ id }) => id === plan.exemption?.rule);
}
