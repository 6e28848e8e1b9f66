import { assert } from "@luotsi/base";

import type { ShareTable } from "./share-table.ts";

/**
 * Months of benefit already reduced to days and a day's amount: what simulations and forecasts run on. Rows are sorted by
 * person, then month; entry `i` of each column describes row `i`.
 */
export interface MonthRows {
  /** Equal for the rows of one person. */
  readonly person: Int32Array;
  /** Paid days of the month, 0–31. */
  readonly days: Uint8Array;
  /** 1 where the counter starts again before the month. */
  readonly restart: Uint8Array;
  /** A day's amount. Unit: cents, up to 655.35 €. */
  readonly dailyCents: Uint16Array;
  /** The counter before the person's first row, the same on each of them. Unit: days. */
  readonly opening: Uint16Array;
  /** Two keys to add up by, such as municipality and month; each below its count. */
  readonly group: Uint16Array;
  readonly month: Uint16Array;
  readonly groupCount: number;
  readonly monthCount: number;
}

export interface MonthTotals {
  /**
   * One array for each table: entry `group * monthCount + month`. Unit: hundredths of a cent, whole.
   */
  readonly owedHundredths: readonly Float64Array[];
}

/**
 * What the municipality owes under one or several share tables, over the same months in one pass.
 *
 * @param rows columns of length n.
 * @param tables at least one; the counters are the same under all of them.
 * @param rowHundredths length n, when each row's share under the first table is wanted; overwritten.
 * @returns sums by group and month: exact integers as long as they stay below 2⁵³.
 * @throws BrokenPromise when columns differ in length.
 *
 * Cost: O(n · tables), no allocation in the loop.
 */
export function accrueMonths(
  rows: MonthRows,
  tables: readonly ShareTable[],
  rowHundredths?: Float64Array,
): MonthTotals {
  const n = rows.person.length;
  const { days, restart, dailyCents, opening, group, month } = rows;
  for (const [name, column] of Object.entries({
    days,
    restart,
    dailyCents,
    opening,
    group,
    month,
  })) {
    assert(column.length === n, `${name} has one entry per row`);
  }
  assert(rowHundredths === undefined || rowHundredths.length === n, "one output for each row");
  const cells = rows.groupCount * rows.monthCount;
  const owedHundredths = tables.map(() => new Float64Array(cells));
  const sums = tables.map(cumulated);
  const [first] = sums;
  assert(first !== undefined, "there is a share table");
  if (sums.length === 1 && rowHundredths === undefined) {
    accrueOne(rows, first, owedHundredths[0]);
  } else {
    accrueMany(rows, sums, { totals: owedHundredths, rowHundredths });
  }
  return { owedHundredths };
}

function accrueOne(rows: MonthRows, percentDays: Int32Array, totals: Float64Array): void {
  const { person, days, restart, dailyCents, opening, group, month, monthCount } = rows;
  const n = person.length;
  let current = -1;
  let counter = 0;
  for (let i = 0; i < n; i++) {
    if (person[i] !== current) {
      current = person[i];
      counter = opening[i];
    }
    if (restart[i] !== 0) counter = 0;
    const after = counter + days[i];
    assertWithin(after);
    const owed = Math.imul(dailyCents[i], percentDays[after] - percentDays[counter]);
    totals[group[i] * monthCount + month[i]] += owed;
    counter = after;
  }
}

interface MonthOutputs {
  readonly totals: readonly Float64Array[];
  readonly rowHundredths: Float64Array | undefined;
}

/** Counters of a block of rows are found once and charged under each table; rows without days are left out. */
function accrueMany(rows: MonthRows, tables: readonly Int32Array[], outputs: MonthOutputs): void {
  const { person, days, restart, opening, group, month, monthCount } = rows;
  const { totals, rowHundredths } = outputs;
  const block: CounterBlock = {
    row: new Int32Array(blockRows),
    before: new Int32Array(blockRows),
    after: new Int32Array(blockRows),
    cell: new Int32Array(blockRows),
  };
  rowHundredths?.fill(0);
  let current = -1;
  let counter = 0;
  for (let start = 0; start < person.length; start += blockRows) {
    const end = Math.min(start + blockRows, person.length);
    let used = 0;
    for (let i = start; i < end; i++) {
      if (person[i] !== current) {
        current = person[i];
        counter = opening[i];
      }
      if (restart[i] !== 0) counter = 0;
      block.row[used] = i;
      block.before[used] = counter;
      counter += days[i];
      assertWithin(counter);
      block.after[used] = counter;
      block.cell[used] = group[i] * monthCount + month[i];
      used += days[i] === 0 ? 0 : 1;
    }
    for (let t = 0; t < tables.length; t++) {
      chargeBlock(block, used, { percentDays: tables[t], dailyCents: rows.dailyCents }, totals[t]);
    }
    if (rowHundredths !== undefined) {
      writeBlock(
        block,
        used,
        { percentDays: tables[0], dailyCents: rows.dailyCents },
        rowHundredths,
      );
    }
  }
}

const blockRows = 2048;

/** Rows of a block that have days: where they are, and their counters. */
interface CounterBlock {
  readonly row: Int32Array;
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly cell: Int32Array;
}

interface Charge {
  readonly percentDays: Int32Array;
  readonly dailyCents: Uint16Array;
}

function chargeBlock(
  { row, before, after, cell }: CounterBlock,
  used: number,
  { percentDays, dailyCents }: Charge,
  totals: Float64Array,
): void {
  for (let k = 0; k < used; k++) {
    totals[cell[k]] += Math.imul(
      dailyCents[row[k]],
      percentDays[after[k]] - percentDays[before[k]],
    );
  }
}

function writeBlock(
  { row, before, after }: CounterBlock,
  used: number,
  { percentDays, dailyCents }: Charge,
  out: Float64Array,
): void {
  for (let k = 0; k < used; k++) {
    out[row[k]] = dailyCents[row[k]] * (percentDays[after[k]] - percentDays[before[k]]);
  }
}

/** Counters a table is made for: an opening of at most 65,535 days and many lifetimes of months. */
const longestCounter = 131_072;

function assertWithin(counter: number): void {
  if (counter >= longestCounter) assert(false, "no counter is longer than 131,071 days");
}

/** Percent-days up to each counter. */
function cumulated({ percentDays, percentOfDay, cap }: ShareTable): Int32Array {
  const sums = new Int32Array(longestCounter);
  sums.set(percentDays.subarray(0, longestCounter));
  for (let j = cap + 1; j < longestCounter; j++) sums[j] = sums[j - 1] + percentOfDay[cap];
  return sums;
}
