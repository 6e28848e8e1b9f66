import { dayFromOrdinal, firstDayOf, monthFromOrdinal, type Day } from "@luotsi/base";
import { knownByVintage, type KnownTriangle } from "@luotsi/engines";
import {
  defaultAssumptions,
  inForce,
  labourMarketSubsidyShare,
  liabilityPlan,
  type FundingModelId,
} from "@luotsi/law";

import { paymentsKnownOn } from "../liability-forecast/known-payments.ts";
import type { ReceiptSources } from "../liability-forecast/receipt-sources.ts";

export interface NowcastTask {
  readonly sources: ReceiptSources;
  /** The last day whose payouts are all in the data. */
  readonly knownOn: number;
  /** First and last benefit month, as ordinals. */
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly vintages: { readonly first: number; readonly last: number };
  /** Entry k: share of a month's payouts that has been delivered k months later. */
  readonly deliveredShare: readonly number[];
  /** One law for the whole history, so that a reform is not taken for a delay. */
  readonly law: FundingModelId;
}

/** Runs in a worker thread: some vintages of the history rolled back under one law. */
export function runTask(task: NowcastTask): KnownTriangle {
  const { sources, firstMonth, lastMonth, vintages, law } = task;
  const knownOn: Day = dayFromOrdinal(task.knownOn);
  const plan = liabilityPlan(law, defaultAssumptions());
  return knownByVintage({
    input: {
      payments: paymentsKnownOn(sources.payments, knownOn + 1, plan),
      persons: sources.persons,
      residences: sources.residences,
    },
    plan,
    municipalities: new Set(sources.municipalities),
    knownOn,
    firstMonth,
    lastMonth,
    vintages,
    arrivedShare: task.deliveredShare,
  });
}

/** The rules of each labour-market-subsidy law as one law for all times. */
const modelOfRule: Readonly<Record<string, FundingModelId>> = {
  "tmt-2006": "fi-2006",
  "tmt-2015": "fi-2015",
  "tmt-2025": "fi-2025",
  "yt-2026": "fi-2025",
};

/** The funding model whose law is in force in a month, as if it had always been. @throws AppError NO_LAW_IN_FORCE. */
export function lawOfMonth(month: number): FundingModelId {
  const rule = inForce(labourMarketSubsidyShare, firstDayOf(monthFromOrdinal(month))).value.id;
  const model = modelOfRule[rule];
  if (model === undefined) throw new TypeError(`${rule} belongs to a funding model`);
  return model;
}
