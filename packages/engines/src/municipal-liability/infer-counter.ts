import { percentAfter, percentDaysUpTo, type ShareTable } from "./share-table.ts";

/** One billed payment, as far as it tells of the counter. */
export interface BilledRow {
  readonly table: ShareTable;
  /** True when the whole row is charged at the step of its first day. */
  readonly byPeriod: boolean;
  /** Days counted in the person's earlier rows. */
  readonly countedBefore: number;
  /** Days the row itself counts, > 0. */
  readonly counted: number;
  /** The amount the share is of, > 0. */
  readonly baseCents: number;
  readonly billedCents: number;
}

export interface CounterInterval {
  /** The lowest opening counter that fits the bills. Unit: days, ≥ 0. */
  readonly low: number;
  /** The highest; undefined when nothing bounds it. */
  readonly high: number | undefined;
  /** True when a bill fits no counter that the bills before it allow; it and later ones are then left out. */
  readonly contradicted: boolean;
}

/** Opening counters looked at; no benefit before 2025 has lasted longer. Unit: days. */
const longestCounter = 20_000;

/**
 * The opening counters that explain what a payer billed. The mean share of a row never falls as the counter grows, so
 * each bill allows one interval of counters, and the person's bills together their intersection.
 *
 * @param bills of one person and one counter, in time.
 * @returns the interval. Cost: O(bills · log).
 */
export function inferCounter(bills: readonly BilledRow[]): CounterInterval {
  let low = 0;
  let high = longestCounter;
  for (const bill of bills) {
    // A bill is rounded to cents, so it may lie half a cent and a hair on either side.
    const target = (bill.billedCents * 100) / bill.baseCents;
    const slack = (0.5001 * 100) / bill.baseCents;
    const from = firstWhere((opening) => meanPercent(bill, opening) >= target - slack);
    const to = firstWhere((opening) => meanPercent(bill, opening) > target + slack) - 1;
    const nextLow = Math.max(low, from);
    const nextHigh = Math.min(high, to);
    if (nextLow > nextHigh) {
      return { low, high: bounded(high), contradicted: true };
    }
    low = nextLow;
    high = nextHigh;
  }
  return { low, high: bounded(high), contradicted: false };
}

function bounded(high: number): number | undefined {
  return high >= longestCounter ? undefined : high;
}

function meanPercent(bill: BilledRow, opening: number): number {
  const before = opening + bill.countedBefore;
  if (bill.byPeriod) return percentAfter(bill.table, before);
  const { table, counted } = bill;
  return (percentDaysUpTo(table, before + counted) - percentDaysUpTo(table, before)) / counted;
}

/** The first counter for which a condition that stays true holds; one past the longest when there is none. */
function firstWhere(holds: (opening: number) => boolean): number {
  let low = 0;
  let high = longestCounter + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
