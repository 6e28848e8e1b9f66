import type { AgeGroup, EducationGroup, ExitCause, IntegrationGroup } from "./receipt-months.ts";

/** Which people a change concerns; what is left out does not limit. */
export interface SegmentFilter {
  readonly municipality?: number | undefined;
  readonly age?: AgeGroup | undefined;
  readonly education?: EducationGroup | undefined;
  readonly integration?: IntegrationGroup | undefined;
}

/**
 * When a change holds: whole months counted from the first forecast month, `from` included, `to` excluded. A change of leaving holds for
 * those whose last month of receipt is one of them, so months before it stay as they are.
 */
export interface MonthSpan {
  readonly from: number;
  /** Undefined: to the end. */
  readonly to?: number | undefined;
}

/** What a stated value may be at least and at most. */
export interface FactorRange {
  readonly low: number;
  readonly high: number;
}

interface Change extends MonthSpan {
  readonly who?: SegmentFilter | undefined;
  /** Multiplies; 1 changes nothing. Above 0. */
  readonly factor: number;
  /** How unsure the factor is: draws differ within it, the expectation takes the factor. */
  readonly range?: FactorRange | undefined;
}

/**
 * A change of what is expected, beside the law, which comes in the plan.
 *
 * `inflow`: people who begin to receive. `exit`: the monthly rate of leaving, of one cause or all. `service-start`: the rate of
 * starting a service. `service-exit`: the rate of leaving for work during a service. `after-service`: the rate of leaving for work in
 * the twelve months after one. `benefit-level`: euros of benefit a day.
 */
export type FlowChange =
  | (Change & { readonly kind: "inflow" | "service-start" | "service-exit" | "after-service" })
  | (Change & { readonly kind: "exit"; readonly cause?: ExitCause | undefined })
  | (MonthSpan & { readonly kind: "benefit-level"; readonly factor: number });

/** Sums of one month by kind. Money: cents; people and days: expected numbers. */
export interface FlowMonths {
  /** Months ahead: every column has this many entries, or this many for each group one after another. */
  readonly horizon: number;
  readonly owedCents: Float64Array;
  readonly paidDays: Float64Array;
  /** The amount the shares are of. */
  readonly baseCents: Float64Array;
  /** Receivers. */
  readonly stock: Float64Array;
  /** Of the receivers: those in a service. */
  readonly inService: Float64Array;
  /** People who begin: never seen within a year, and those who come back within one. */
  readonly newcomers: Float64Array;
  readonly returners: Float64Array;
  /** People for whom the month is the last; `cause · horizon + month`. */
  readonly exits: Float64Array;
  /** Percents of the steps in use, ascending; columns `step · horizon + month`. */
  readonly steps: readonly number[];
  readonly daysByStep: Float64Array;
  readonly owedByStepCents: Float64Array;
  /** `segment group · horizon + month`. */
  readonly owedByMunicipalityCents: Float64Array;
  readonly owedByAgeCents: Float64Array;
  readonly owedByIntegrationCents: Float64Array;
}
