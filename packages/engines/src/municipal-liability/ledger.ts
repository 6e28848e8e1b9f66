import type { OptionalIntegers } from "@luotsi/frame";

import type { LiabilityPlan } from "./plan.ts";

/** Where a person's opening counters came from, in the order of the codes in `Openings.source`. */
export const openingSources = ["given", "listed", "inferred", "assumed_zero"] as const;
export type OpeningSource = (typeof openingSources)[number];

/** What a bill says about a counter nobody gave. */
export interface InferredCounter {
  readonly person: number;
  readonly counter: "labour_market_subsidy" | "daily_allowance" | "unemployment_ground";
  /** The counter used: the lowest that fits the bills. Unit: days. */
  readonly low: number;
  /** The highest that fits; undefined when nothing bounds it. */
  readonly high: number | undefined;
  /** True when some later bill of the person fits no counter that the earlier ones allow. */
  readonly contradicted: boolean;
}

/** Opening counters by person; every column has one entry per person. */
export interface Openings {
  /** Position in `openingSources`. */
  readonly source: Uint8Array;
  readonly labourMarketSubsidy: Float64Array;
  readonly dailyAllowance: Float64Array;
  readonly unemployment: Float64Array;
  readonly inferred: readonly InferredCounter[];
}

/** Counters of paid days: whole numbers unless adjusted days are converted to full days. */
export type CounterColumn = Int32Array | Float64Array;

/** Are the counters of a plan whole numbers? @param plan law as data. @returns the answer. */
export function hasWholeCounters({ assumptions }: LiabilityPlan): boolean {
  return assumptions.adjustedDayConversion === "none";
}

/** The pieces of rows that the ledger had to cut: at a change of law, a move, a restart, the end of an exemption. */
export interface LedgerCuts {
  /** Row each piece belongs to, ascending; the pieces of a row are in time order. */
  readonly row: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly paidDays: Int32Array;
  /** Position in the plan's rules. */
  readonly ruleSet: Uint8Array;
  readonly counterBefore: Float64Array;
  readonly counterAfter: Float64Array;
  readonly owedHundredths: Float64Array;
  readonly municipality: OptionalIntegers | undefined;
}

/** Things in the rows a reader should know of; numbers of rows. */
export interface LedgerNotes {
  /** Rows of one person that pay for some of the same days. */
  readonly overlapping: number;
  /** Rows after which a counter stood below zero: more was recovered than had been counted. */
  readonly belowZero: number;
  /** Earnings-related rows paid below the basic part, whose share is of what was paid. */
  readonly belowBasic: number;
  /** Rows of days before the opening counters' own day. */
  readonly beforeOpening: number;
  /** Rows whose listed counter differs from ours, of persons whose opening was given: others follow the list. */
  readonly counterDiffers: number;
}

/** What the municipality owes for each payment; row order is the input's. */
export interface LiabilityLedger {
  /** Hundredths of a cent, unrounded; whole when the day's amount is whole cents. */
  readonly owedHundredths: Float64Array;
  /** The counter the row's rule looks at, before and after. Unit: days. */
  readonly counterBefore: CounterColumn;
  readonly counterAfter: CounterColumn;
  /** Position in the plan's rules: the rule of the row's first day. */
  readonly ruleSet: Uint8Array;
  readonly municipality: OptionalIntegers | undefined;
  readonly cuts: LedgerCuts;
  readonly openings: Openings;
  readonly notes: LedgerNotes;
}
