import { assert } from "@luotsi/base";

/** How the hazard moves with the month of a spell: a level for each band of months, or a straight line. */
export type DurationBaseline =
  | {
      readonly kind: "bands";
      /** First month of each band, ascending, the first 1. */
      readonly starts: readonly number[];
    }
  /** On the link's scale: a level at month 1 and a slope a month. */
  | { readonly kind: "line" };

/** The baseline as columns over months: month t in row t − 1. */
export interface BaselineColumns {
  readonly months: number;
  /** q columns one after another, `months` numbers each. */
  readonly values: Float64Array;
  readonly columns: number;
  /** q numbers whose combination of columns is 1 in every month. */
  readonly level: Float64Array;
}

/** Months told one by one before wider bands begin, and the width of those. */
const singleMonths = 24;
const wideBand = 6;

/**
 * Bands for a baseline: months 1–24 one by one, then half years; a band without an event joins the one before, the first
 * ones the one after, so that no level runs to infinity.
 *
 * @param months last month of each row, 1 or more. @param event 1 where the row ends in the event.
 * @returns the baseline. Cost: one pass.
 */
export function monthBands(months: Int32Array, event: Uint8Array): DurationBaseline {
  let last = 1;
  for (let i = 0; i < months.length; i++) last = Math.max(last, months[i]);
  const counts = new Int32Array(last + 1);
  for (let i = 0; i < months.length; i++) if (event[i] === 1) counts[months[i]] += 1;
  const starts: number[] = [];
  let waiting = 1;
  let events = 0;
  for (let t = 1; t <= last; t++) {
    events += counts[t];
    const isEnd = t <= singleMonths || (t - singleMonths) % wideBand === 0 || t === last;
    if (!isEnd || events === 0) continue;
    starts.push(waiting);
    waiting = t + 1;
    events = 0;
  }
  return { kind: "bands", starts: starts.length === 0 ? [1] : starts };
}

/**
 * Writes a baseline as columns.
 *
 * @param baseline which. @param months how many months, 1 or more.
 * @returns the columns. Bands that begin later than the last month are columns of zeros.
 */
export function baselineColumns(baseline: DurationBaseline, months: number): BaselineColumns {
  if (baseline.kind === "line") {
    const values = new Float64Array(2 * months).fill(1, 0, months);
    for (let t = 0; t < months; t++) values[months + t] = t;
    return { months, values, columns: 2, level: Float64Array.of(1, 0) };
  }
  const { starts } = baseline;
  assert(starts[0] === 1, "the first band begins at month 1");
  const values = new Float64Array(starts.length * months);
  for (const [k, start] of starts.entries()) {
    const end = starts[k + 1] ?? months + 1;
    assert(end > start, "bands of months are in order");
    values.fill(
      1,
      k * months + Math.min(months, start - 1),
      k * months + Math.min(months, end - 1),
    );
  }
  return { months, values, columns: starts.length, level: new Float64Array(starts.length).fill(1) };
}
