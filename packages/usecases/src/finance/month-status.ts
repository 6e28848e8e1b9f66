import { monthOf, type Day, type Month } from "@luotsi/base";
import type { LagProfile } from "@luotsi/contract";

/** Below this share of its usual records a month is incomplete: it gets no colour and teaches no forecast. */
const completeFrom = 0.95;

export type MonthStatus = "frozen" | "provisional" | "partial" | "future";

export interface MonthState {
  readonly status: MonthStatus;
  /** Share of the month's records that has arrived, 0–1; undefined where delay has not been measured. */
  readonly completeness: number | undefined;
}

export interface MonthQuestion {
  readonly month: Month;
  readonly today: Day;
  /** The first month that is not closed. */
  readonly firstOpen: Month | undefined;
  readonly hasRecords: boolean;
  readonly lag: LagProfile | undefined;
  /** Newest month that has records: what delay is counted from. */
  readonly newest: Month | undefined;
}

/**
 * How far a month's figure may be trusted.
 *
 * A closed month is frozen. An open month with records is provisional once, by the measured delay of its
 * source, nearly all records have arrived; until then it is partial. The running month is always partial.
 */
export function monthState({
  month,
  today,
  firstOpen,
  hasRecords,
  lag,
  newest,
}: MonthQuestion): MonthState {
  if (firstOpen !== undefined && month < firstOpen) return { status: "frozen", completeness: 1 };
  const age = monthOf(today) - month;
  if (!hasRecords || age < 0) return { status: "future", completeness: undefined };
  const delay = Math.max(0, (newest ?? month) - month);
  const completeness = lag === undefined ? undefined : arrivedShare(lag, delay);
  if (age === 0) return { status: "partial", completeness };
  const complete = completeness === undefined || completeness >= completeFrom;
  return { status: complete ? "provisional" : "partial", completeness };
}

function arrivedShare(lag: LagProfile, age: number): number {
  const shares = lag.arrivedShare;
  return shares[Math.min(age, shares.length - 1)] ?? 1;
}
