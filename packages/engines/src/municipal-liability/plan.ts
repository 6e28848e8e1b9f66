import type { Day } from "@luotsi/base";

/** Benefits in the order of their codes in `PaymentColumns.benefit`. */
export const liabilityBenefits = [
  "labour_market_subsidy",
  "basic_allowance",
  "earnings_related_allowance",
  "general_benefit",
] as const;
export type LiabilityBenefit = (typeof liabilityBenefits)[number];

/** Grounds of payment in the order of their codes in `PaymentColumns.ground`. */
export const liabilityGrounds = [
  "unemployment",
  "service",
  "layoff",
  "weather",
  "additional_days",
] as const;
export type LiabilityGround = (typeof liabilityGrounds)[number];

/**
 * The three running counts of a person's paid days:
 * `labour_market_subsidy` counts days of labour-market subsidy and of the general benefit, and the daily
 * allowance that preceded them; `daily_allowance` counts days of both daily allowances and starts again at a
 * new maximum period; `unemployment_ground` counts subsidy days on the ground of unemployment (rules before 2025).
 */
export const liabilityCounters = [
  "labour_market_subsidy",
  "daily_allowance",
  "unemployment_ground",
] as const;
export type LiabilityCounter = (typeof liabilityCounters)[number];

export interface PlannedStep {
  /** The step covers days after this many paid days. Unit: days, ≥ 0, strictly increasing. */
  readonly afterPaidDays: number;
  /** The home municipality's share, whole percent 0–100. */
  readonly percent: number;
}

/** One rule of who pays how much of a benefit. */
export interface PlannedRule {
  readonly id: string;
  readonly steps: readonly PlannedStep[];
  readonly counter: LiabilityCounter;
  /** `basic_part`: the share is of the basic allowance contained in the earnings-related one. */
  readonly shareOf: "paid" | "basic_part";
  /** `payment_period`: a step begins with the payment period after the one that reaches the limit. */
  readonly timing: "benefit_day" | "payment_period";
  /** Days on these grounds cost the municipality nothing. */
  readonly freeGrounds: readonly LiabilityGround[];
}

/** When a rule applies to a benefit. */
export interface PlannedSpell {
  readonly benefit: LiabilityBenefit;
  readonly start: Day;
  readonly end: Day | undefined;
  /** Id of one of the plan's rules. */
  readonly rule: string;
}

export interface PlannedBasicAmount {
  readonly start: Day;
  readonly end: Day | undefined;
  /** Full basic allowance for a day. Unit: euro cents. */
  readonly dailyCents: number;
}

export interface LiabilityAssumptions {
  readonly adjustedDayConversion: "none" | "daily_allowance_only" | "all";
  readonly precedingDays: "latest_period" | "all";
  readonly residenceDate: "payout" | "benefit_day";
  readonly regimeDate: "benefit_day" | "payout";
  /** Does a new maximum period start the labour-market-subsidy counter again? */
  readonly subsidyRestart: "new_max_period" | "never";
  /** Is each payment's share rounded to cents, or only sums? */
  readonly rounding: "sum_then_round" | "each_payment";
}

/**
 * Everything the engine needs to know of the law: produced by the room `law` for a funding model and a choice
 * of assumptions, consumed here. A reform is another plan.
 */
export interface LiabilityPlan {
  /** Id of the funding model. */
  readonly model: string;
  /** At most 255; results refer to them by position. */
  readonly rules: readonly PlannedRule[];
  /** Spells of one benefit do not overlap; a day in none of them has no law. */
  readonly timetable: readonly PlannedSpell[];
  readonly basicAmounts: readonly PlannedBasicAmount[];
  /** Days before this one advance only the counter `unemployment_ground`. */
  readonly countFrom: Day;
  /** Service days before this one do not advance the counters; undefined when they all do. */
  readonly serviceDaysCountFrom: Day | undefined;
  /** Days of a benefit on these grounds advance no counter. */
  readonly uncountedGrounds: readonly {
    readonly benefit: LiabilityBenefit;
    readonly grounds: readonly LiabilityGround[];
  }[];
  /** State-financed, uncounted subsidy days of newly arrived persons; undefined when the model has none. */
  readonly exemption:
    | {
        /** Id of one of the plan's rules, without steps. */
        readonly rule: string;
        readonly start: Day;
        /** Years from the first municipality of residence, by group. */
        readonly years: { readonly protection: number; readonly otherIntegration: number };
      }
    | undefined;
  /**
   * Steps of the earnings-related allowance, where the basic part of an adjusted one is a proportion of the stepped amount: for maximum
   * periods that begin on `start` or later. Undefined where it is a proportion of the unstepped amount.
   */
  readonly steppedAllowance:
    | {
        readonly start: Day;
        readonly steps: readonly { readonly afterFullDays: number; readonly percent: number }[];
      }
    | undefined;
  /** Rows paid on one day within so many days belong to one payment period. */
  readonly paymentPeriodDays: number;
  readonly assumptions: LiabilityAssumptions;
}
