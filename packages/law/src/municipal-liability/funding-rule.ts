/** Benefits whose days can cost the home municipality. */
export const benefits = [
  "labour_market_subsidy",
  "basic_allowance",
  "earnings_related_allowance",
  "general_benefit",
] as const;
export type Benefit = (typeof benefits)[number];

/** Grounds on which a benefit day is paid. */
export const grounds = ["unemployment", "service", "layoff", "weather", "additional_days"] as const;
export type Ground = (typeof grounds)[number];

export const ruleSetIds = [
  "tmt-2006",
  "tmt-2015",
  "tmt-2025",
  "pp-2025",
  "ap-2024",
  "ap-2025",
  "yt-2026",
  "exempt-integration",
] as const;
export type RuleSetId = (typeof ruleSetIds)[number];

export interface ShareStep {
  /** The step covers days after this many paid days: 100 means from day 101. Unit: days. */
  readonly afterPaidDays: number;
  /** The home municipality's share. Unit: percent. */
  readonly percent: number;
}

/** Who pays how much of a benefit day. */
export interface FundingRule {
  readonly id: RuleSetId;
  readonly steps: readonly ShareStep[];
  /** Which count of paid days the steps look at. */
  readonly counter: "labour_market_subsidy" | "daily_allowance" | "unemployment_ground";
  /** Of the benefit paid, or of the basic allowance contained in an earnings-related one. */
  readonly shareOf: "paid" | "basic_part";
  /** Does a step begin on the day, or with the payment period after the one that reaches the limit? */
  readonly timing: "benefit_day" | "payment_period";
  /** Days on these grounds cost the municipality nothing. */
  readonly freeGrounds: readonly Ground[];
}
