import { assert } from "@luotsi/base";

/** Months after the benefit month that records are followed for. */
export const longestAge = 12;

/**
 * What each day of looking knew of each benefit month. The days are one month apart, on the same day of the month: a vintage.
 * The age of a benefit month at a vintage is the vintage's month less its own, so 0 while the month lasts.
 */
export interface KnownTriangle {
  /** First benefit month whose payments are all in the data, as a month ordinal. */
  readonly firstMonth: number;
  /** Benefit months followed; the last may lie after the newest vintage, for a month not yet begun then. */
  readonly monthCount: number;
  /** Month of the oldest vintage. */
  readonly firstVintage: number;
  readonly vintageCount: number;
  /** Owed as known: `vintage · monthCount + month`. Unit: cents, any fraction. */
  readonly knownCents: Float64Array;
}

/**
 * What a vintage knew of a benefit month.
 *
 * @param triangle checked.
 * @param month ordinal of the benefit month.
 * @param age at the vintage, in months.
 * @returns cents; undefined when there is no such vintage or month.
 */
export function knownAt(triangle: KnownTriangle, month: number, age: number): number | undefined {
  const vintage = month + age - triangle.firstVintage;
  const column = month - triangle.firstMonth;
  if (vintage < 0 || vintage >= triangle.vintageCount) return undefined;
  if (column < 0 || column >= triangle.monthCount) return undefined;
  return triangle.knownCents[vintage * triangle.monthCount + column];
}

/**
 * Share of a month's final amount that is known by age, by the chain-ladder method: the share at an age is that of the next
 * age times the ratio of the sums of the months seen at both.
 *
 * @param triangle of which only vintages up to `newest` are read.
 * @param newest month ordinal of the vintage whose knowledge is used.
 * @returns entry `age`, 0…`longestAge`; the last is 1. Above 1 where more is recovered later than is paid late.
 * @throws BrokenPromise when the triangle's columns do not fit. Source: Mack 1993. Cost: O(months × ages).
 */
export function developmentShares(triangle: KnownTriangle, newest: number): Float64Array {
  const { monthCount, vintageCount, knownCents, firstMonth } = triangle;
  assert(knownCents.length === monthCount * vintageCount, "the triangle has a cell for each pair");
  const shares = new Float64Array(longestAge + 1).fill(1);
  for (let age = longestAge - 1; age >= 0; age--) {
    let before = 0;
    let after = 0;
    for (let month = firstMonth; month + age + 1 <= newest; month++) {
      const at = knownAt(triangle, month, age);
      const next = knownAt(triangle, month, age + 1);
      if (at === undefined || next === undefined) continue;
      before += at;
      after += next;
    }
    shares[age] = after > 0 ? (shares[age + 1] * before) / after : shares[age + 1];
  }
  return shares;
}

/** The share at an age. @param shares by age. @param age any. @returns 0 before the month begins, 1 past the last age. */
export function shareAt(shares: Float64Array, age: number): number {
  if (age < 0) return 0;
  return age > longestAge ? 1 : shares[age];
}

/**
 * The age at which the usual payouts are over.
 *
 * @param shares by age.
 * @returns the first age with nine tenths known.
 */
export function usualAgeOf(shares: Float64Array): number {
  return shares.findIndex((share) => share >= 0.9);
}

/**
 * The age from which a month counts as settled.
 *
 * @param shares by age.
 * @returns the first age from which on no more than 1 % is missing or too much.
 */
export function settledAgeOf(shares: Float64Array): number {
  const last = shares.findLastIndex((share) => Math.abs(1 - share) > 0.01);
  return last + 1;
}
