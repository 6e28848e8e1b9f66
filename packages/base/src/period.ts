import type { Day } from "./day.ts";

/** Days from `start` up to but not including `end`; open when `end` is undefined. */
export interface Period {
  readonly start: Day;
  readonly end: Day | undefined;
}

/** Is the day within the period? @param period half open. @param value any day. @returns the answer. */
export function periodContains(period: Period, value: Day): boolean {
  return value >= period.start && (period.end === undefined || value < period.end);
}

/** Do the periods share a day? @param a half open. @param b half open. @returns the answer. */
export function periodsOverlap(a: Period, b: Period): boolean {
  return (b.end === undefined || a.start < b.end) && (a.end === undefined || b.start < a.end);
}
