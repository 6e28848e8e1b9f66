import { assert } from "@luotsi/base";

/**
 * Classes of receipt in the order of their codes. The general benefit is a `labour_market_subsidy` here; a subsidy
 * whose share the state pays because the person has newly arrived is `exempt_subsidy`.
 */
export const flowBenefits = [
  "earnings_related_allowance",
  "basic_allowance",
  "labour_market_subsidy",
  "exempt_subsidy",
] as const;
export type FlowBenefit = (typeof flowBenefits)[number];

export const subsidy = flowBenefits.indexOf("labour_market_subsidy");
export const exempt = flowBenefits.indexOf("exempt_subsidy");

/** Why a person stopped receiving, in the order of the codes. `unknown` stays a cause of its own. */
export const exitCauses = ["work", "subsidised_work", "education", "other", "unknown"] as const;
export type ExitCause = (typeof exitCauses)[number];

export const ageGroups = ["under_25", "25_29", "30_54", "55_and_over"] as const;
export type AgeGroup = (typeof ageGroups)[number];

export const educationGroups = ["basic", "upper_secondary", "tertiary", "unknown"] as const;
export type EducationGroup = (typeof educationGroups)[number];

export const integrationGroups = ["none", "integration"] as const;
export type IntegrationGroup = (typeof integrationGroups)[number];

/** Kinds of people; entry `s` of each column describes segment `s`. */
export interface FlowSegments {
  /** Code of the home municipality as a number; −1 when it is not known. */
  readonly municipality: Int32Array;
  /** Position in `ageGroups`. */
  readonly age: Uint8Array;
  /** Position in `educationGroups`. */
  readonly education: Uint8Array;
  /** Position in `integrationGroups`. */
  readonly integration: Uint8Array;
}

/**
 * What people received month by month: a row for each person and calendar month with paid days, sorted by person,
 * then month, at most one row for each.
 */
export interface ReceiptMonths {
  /** First and last month observed, as month ordinals (year · 12 + month − 1). */
  readonly firstMonth: number;
  /** The last month that is complete enough to start a forecast from; rows after it are left out. */
  readonly lastMonth: number;
  /**
   * Entry `m − firstMonth`: share of the month's receivers of whom some payment is known, 0–1, as measured. People still to come look
   * like exits; exits into a month below `completeEnough` teach nothing.
   */
  readonly completeness: Float64Array;
  readonly segments: FlowSegments;
  /** Month of birth of each person, as an ordinal; 0 when it is not told: such a person is taken to stay in the age group. */
  readonly birthMonth: Int32Array;
  /** Month ordinal from which a newly arrived person is no longer exempt; 0 for others. */
  readonly exemptUntil: Int32Array;
  /** Month ordinal from which a newly arrived person has no integration status any more; 0 for others and where it is not told. */
  readonly integrationUntil: Int32Array;
  readonly person: Int32Array;
  readonly month: Int32Array;
  /** What the person was in the month; below the number of segments. */
  readonly segment: Int32Array;
  /** Position in `flowBenefits`: what most of the month's days were paid as. */
  readonly benefit: Uint8Array;
  /** Net paid days of the month, above 0. */
  readonly paidDays: Float64Array;
  /** The amount the municipal share is a percentage of: 0 for days that cost the municipality nothing. Unit: cents. */
  readonly baseCents: Float64Array;
  /** The counter of paid days at the end of the month under the law now; 0 while exempt. Unit: days. */
  readonly counterAfter: Float64Array;
  /** 1 when most of the days were paid during a service. */
  readonly inService: Uint8Array;
  /** Position in `exitCauses`, meant where the next month has no row of the person. */
  readonly exitCause: Uint8Array;
  /** Months of unbroken receipt before this one, 0 in the first; the caller knows what came before the first month. */
  readonly duration: Uint8Array;
}

/** Exits into months known less than this are not learnt from. */
export const completeEnough = 0.995;

/**
 * Checks the columns at the door.
 *
 * @param months to check.
 * @returns the number of rows.
 * @throws BrokenPromise naming what is wrong. Cost: O(rows).
 */
export function checkReceiptMonths(months: ReceiptMonths): number {
  const { person, month, segments, firstMonth, lastMonth } = months;
  const people = months.birthMonth.length;
  const rows = person.length;
  for (const name of [
    "month",
    "segment",
    "benefit",
    "paidDays",
    "baseCents",
    "counterAfter",
    "inService",
    "exitCause",
    "duration",
  ] as const) {
    assert(months[name].length === rows, `${name} has one entry per row`);
  }
  const count = segments.municipality.length;
  assert(
    segments.age.length === count &&
      segments.education.length === count &&
      segments.integration.length === count,
    "every column of the segments has one entry per segment",
  );
  assert(months.exemptUntil.length === people, "exemptUntil has one entry per person");
  assert(months.integrationUntil.length === people, "integrationUntil has one entry per person");
  assert(
    months.completeness.length === lastMonth - firstMonth + 1,
    "completeness has one entry per month",
  );
  for (let i = 0; i < rows; i++) {
    if (month[i] < firstMonth || month[i] > lastMonth) assert(false, "a row's month is observed");
    if (person[i] < 0 || person[i] >= people) assert(false, "a person is known");
    if (months.segment[i] < 0 || months.segment[i] >= count) {
      assert(false, "a row's segment is one of the segments");
    }
    if (!(months.paidDays[i] > 0)) assert(false, "a month of receipt has paid days");
    if (months.benefit[i] >= flowBenefits.length) assert(false, "benefit is a known code");
    if (months.exitCause[i] >= exitCauses.length) assert(false, "exitCause is a known code");
    const after = i === 0 || person[i] > person[i - 1];
    if (!after && !(person[i] === person[i - 1] && month[i] > month[i - 1])) {
      assert(false, "rows are sorted by person, then month, one for each");
    }
  }
  return rows;
}
