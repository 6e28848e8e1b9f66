import { assert } from "@luotsi/base";
import type { OptionalIntegers, OptionalNumbers } from "@luotsi/frame";

import { liabilityBenefits, liabilityGrounds } from "./plan.ts";

/** Whole or fractional euro cents. */
export type CentsColumn = Int32Array | Float64Array;

/**
 * Payments of benefits; entry `i` of each column describes row `i`, in any order of rows. A recovery has
 * negative days and cents; a correction of the amount alone has 0 days.
 */
export interface PaymentColumns {
  /** Number of persons; `person` is below it. */
  readonly personCount: number;
  readonly person: Int32Array;
  /** Position in `liabilityBenefits`. */
  readonly benefit: Uint8Array;
  /** First day the benefit is for. */
  readonly start: Int32Array;
  /** The day after the last day the benefit is for; after `start`. */
  readonly end: Int32Array;
  /** Day of payout. */
  readonly paidOn: Int32Array;
  /** Paid benefit days in the row. */
  readonly paidDays: Int32Array;
  readonly paidCents: CentsColumn;
  /** Position in `liabilityGrounds`. */
  readonly ground: Uint8Array;
  /** The unadjusted amount for the same days, in cents; missing when the benefit was paid in full. */
  readonly fullCents?: OptionalNumbers | undefined;
  /** First day of the daily-allowance maximum period in use. */
  readonly maxPeriodStart?: OptionalIntegers | undefined;
  /** The payer's own counter before the row, where its list gives one. */
  readonly counterBefore?: OptionalIntegers | undefined;
  /** What the payer billed for the row, in cents. */
  readonly billedCents?: OptionalNumbers | undefined;
  /** Home municipality of the row, when the caller has resolved it. */
  readonly municipality?: OptionalIntegers | undefined;
}

const benefits = liabilityBenefits.length;
const grounds = liabilityGrounds.length;

export const exemptGroups = ["none", "protection", "other_integration"] as const;

/** What is known of persons from elsewhere; entry `p` of each column describes person `p`. */
export interface PersonColumns {
  /** Days counted towards the labour-market-subsidy counter before the first row. */
  readonly openingLabourMarketSubsidy: OptionalIntegers;
  /** The daily-allowance counter before the first row. */
  readonly openingDailyAllowance: OptionalIntegers;
  /** Subsidy days on the ground of unemployment before the first row. */
  readonly openingUnemployment: OptionalIntegers;
  /** Day on which the opening counters stood so. */
  readonly openingOn: OptionalIntegers;
  /** Position in `exemptGroups`. */
  readonly exemptGroup: Uint8Array;
  /** First day in a municipality of residence; present for the exempt groups. */
  readonly firstMunicipalityEntry: OptionalIntegers;
}

/** Home municipalities, a row per move; sorted by person, then start. */
export interface ResidenceColumns {
  readonly person: Int32Array;
  /** First day of living there; until the person's next row. */
  readonly start: Int32Array;
  readonly municipality: Int32Array;
}

/** What payments are for, by kind: benefit × grounds + ground. */
export interface PaymentSurvey {
  /** Number of rows. */
  readonly rows: number;
  /** First day of the earliest row and end of the latest, by kind; the end is not after the first where there is no row. */
  readonly first: Int32Array;
  readonly end: Int32Array;
}

/**
 * Checks the columns at the door, so that loops behind it may be plain.
 *
 * @param payments columns of length n.
 * @param persons columns of length `payments.personCount`, when given.
 * @returns n.
 * @throws BrokenPromise naming the column at fault. Cost: O(n).
 */
export function checkPayments(payments: PaymentColumns, persons?: PersonColumns): number {
  return surveyPayments(payments, persons).rows;
}

/** Like `checkPayments`. @returns what the payments are for as well. */
export function surveyPayments(payments: PaymentColumns, persons?: PersonColumns): PaymentSurvey {
  const n = payments.person.length;
  const { paidOn, paidDays, paidCents } = payments;
  const { benefit, start, end, ground } = payments;
  for (const [name, column] of Object.entries({
    benefit,
    start,
    end,
    paidOn,
    paidDays,
    paidCents,
    ground,
  })) {
    assert(column.length === n, `${name} has one entry per row`);
  }
  const survey = surveyRows(payments);
  const { fullCents, maxPeriodStart, counterBefore, billedCents, municipality } = payments;
  for (const column of [fullCents, maxPeriodStart, counterBefore, billedCents, municipality]) {
    if (column !== undefined) checkOptional(column, n);
  }
  if (persons !== undefined) checkPersons(persons, payments.personCount);
  return survey;
}

/** Rows looked at in one go: they stay in the processor's near memory, and short loops called often are made quick sooner. */
export const chunkRows = 4096;

function surveyRows(payments: PaymentColumns): PaymentSurvey {
  const rows = payments.person.length;
  const survey = {
    rows,
    first: new Int32Array(benefits * grounds).fill(0x7fffffff),
    end: new Int32Array(benefits * grounds).fill(-0x80000000),
  };
  for (let from = 0; from < rows; from += chunkRows) {
    const chunk = { from, to: Math.min(rows, from + chunkRows) };
    if (surveyChunk(payments, survey, chunk) < 0) findFault(payments, chunk);
  }
  return survey;
}

/** Looks at some rows. @returns a number whose sign tells of any fault, so that no row takes a decision. */
function surveyChunk(
  { personCount, person, benefit, start, end, ground }: PaymentColumns,
  { first, end: ends }: PaymentSurvey,
  chunk: { readonly from: number; readonly to: number },
): number {
  const [lastBenefit, lastGround] = [benefits - 1, grounds - 1];
  const kinds = grounds;
  let faulty = 0;
  let kind = 0;
  let low = first[kind];
  let high = ends[kind];
  for (let i = chunk.from; i < chunk.to; i++) {
    const from = start[i];
    const to = end[i];
    const paidFor = benefit[i];
    const on = ground[i];
    const of = person[i];
    faulty |= of | (personCount - 1 - of) | (to - from - 1);
    faulty |= (lastBenefit - paidFor) | (lastGround - on);
    const here = paidFor * kinds + on;
    if (here !== kind) {
      first[kind] = low;
      ends[kind] = high;
      kind = here;
      low = first[kind];
      high = ends[kind];
    }
    if (from < low) low = from;
    if (to > high) high = to;
  }
  first[kind] = low;
  ends[kind] = high;
  return faulty;
}

/** Names the fault; finds none where only the sum of two far-off days was too large. */
function findFault(
  { personCount, person, benefit, start, end, ground }: PaymentColumns,
  chunk: { readonly from: number; readonly to: number },
): void {
  for (let i = chunk.from; i < chunk.to; i++) {
    assert(person[i] >= 0 && person[i] < personCount, "person is a known person");
    assert(benefit[i] < benefits, "benefit is a known code");
    assert(ground[i] < grounds, "ground is a known code");
    assert(end[i] > start[i], "a payment's period is not empty");
  }
}

function checkPersons(persons: PersonColumns, count: number): void {
  checkOptional(persons.openingLabourMarketSubsidy, count);
  checkOptional(persons.openingDailyAllowance, count);
  checkOptional(persons.openingUnemployment, count);
  checkOptional(persons.openingOn, count);
  checkOptional(persons.firstMunicipalityEntry, count);
  assert(persons.exemptGroup.length === count, "exemptGroup has one entry per person");
}

function checkOptional(column: OptionalNumbers, length: number): void {
  assert(column.values.length === length, "an optional column has one entry per row");
  assert(
    column.validity === undefined || column.validity.length * 8 >= length,
    "an optional column has a validity bit per row",
  );
}
