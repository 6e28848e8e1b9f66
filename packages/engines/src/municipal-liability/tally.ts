import { calendarOf, type Calendar } from "./benefit-months.ts";
import { addSums, createSum, type ExactSum } from "./exact-sum.ts";
import type { LiabilityInput } from "./municipal-liability.ts";
import { liabilityBenefits } from "./plan.ts";

/** What the keys of a tally stand for: the same for all tallies that are to be added together. */
export interface TallySpace {
  readonly calendar: Calendar;
  /** Codes of home municipalities are below it; the key itself stands for homes that are not known. */
  readonly unknownHome: number;
}

/**
 * The keys that the payments of an input need.
 *
 * @param input of the ledger, whole or a part of a whole.
 * @returns the space. Cost: O(rows + moves).
 */
export function tallySpace({ payments, residences }: LiabilityInput): TallySpace {
  const homes = [payments.municipality?.values, residences?.municipality];
  const largest = homes.map((column) => (column === undefined ? -1 : largestOf(column)));
  return { calendar: calendarOf(payments), unknownHome: Math.max(...largest) + 1 };
}

function largestOf(column: Int32Array): number {
  let largest = -1;
  for (let i = 0; i < column.length; i++) if (column[i] > largest) largest = column[i];
  return largest;
}

/** A ledger's exact sums by key. Unit: hundredths of a cent; `days` counts days. */
export interface LiabilityTally {
  readonly space: TallySpace;
  /** Key: position in the plan's rules. */
  readonly rule: ExactSum;
  /** Key: position in `liabilityBenefits`. */
  readonly benefit: ExactSum;
  /** Key: percent. */
  readonly days: ExactSum;
  readonly paid: ExactSum;
  readonly owed: ExactSum;
  /** Key: code of the home municipality, or `unknownHome`. */
  readonly home: ExactSum;
  /** Key: months since the calendar's first. */
  readonly month: ExactSum;
  readonly invoiceMonth: ExactSum;
}

const sumNames = [
  "rule",
  "benefit",
  "days",
  "paid",
  "owed",
  "home",
  "month",
  "invoiceMonth",
] as const;

/** Sums of nothing. @param space of keys. @returns a tally to add to. */
export function emptyTally(space: TallySpace): LiabilityTally {
  const months = space.calendar.monthStart.length - 1;
  return {
    space,
    rule: createSum(256),
    benefit: createSum(liabilityBenefits.length),
    days: createSum(101),
    paid: createSum(101),
    owed: createSum(101),
    home: createSum(space.unknownHome + 1),
    month: createSum(months),
    invoiceMonth: createSum(months),
  };
}

/**
 * Adds one tally to another of the same space. The sums are exact, so it does not matter which rows were in which.
 *
 * @param tally changed.
 * @param other as it was. Cost: O(keys).
 */
export function addTally(tally: LiabilityTally, other: LiabilityTally): void {
  for (const name of sumNames) addSums(tally[name], other[name]);
}
