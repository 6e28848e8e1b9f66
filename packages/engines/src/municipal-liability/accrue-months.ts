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
 * Cost: O(n), whatever the number of tables, and a number for each cell and stretch of days with the same percents.
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
  const [first] = tables;
  assert(first !== undefined, "there is a share table");
  if (rowHundredths !== undefined) chargeRows(rows, first, rowHundredths);
  return {
    owedHundredths: tables.length === 1 ? [accrueOne(rows, first)] : accrueMany(rows, tables),
  };
}

function accrueOne(rows: MonthRows, table: ShareTable): Float64Array {
  const { person, days, restart, dailyCents, opening, group, month, monthCount } = rows;
  const n = person.length;
  const percentDays = cumulated(table);
  const totals = new Float64Array(rows.groupCount * monthCount);
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
  return totals;
}

/**
 * Adds up what was paid in each stretch of days over which no table's percent changes, then charges the sums: the rows are
 * walked once however many tables there are.
 */
function accrueMany(rows: MonthRows, tables: readonly ShareTable[]): readonly Float64Array[] {
  const stretches = stretchesOf(tables);
  const width = stretches.lastDay.length;
  const paid = paidByStretch(rows, stretches);
  return tables.map(({ cap, percentOfDay }) => {
    const percents = stretches.lastDay.map((day) => percentOfDay[Math.min(day, cap)]);
    const totals = new Float64Array(paid.length / width);
    for (let cell = 0; cell < totals.length; cell++) {
      let owed = 0;
      for (let s = 0; s < width; s++) owed += paid[cell * width + s] * percents[s];
      totals[cell] = owed;
    }
    return totals;
  });
}

/** Stretches of ordinal days with the same percents. */
interface Stretches {
  /** Length `longestCounter`: stretch of each ordinal day. */
  readonly ofDay: Uint16Array;
  /** Last ordinal day of each stretch. */
  readonly lastDay: Int32Array;
}

function stretchesOf(tables: readonly ShareTable[]): Stretches {
  const ofDay = new Uint16Array(longestCounter);
  const lastDays: number[] = [];
  const end = Math.max(...tables.map(({ cap }) => cap));
  for (let day = 1; day < end; day++) {
    ofDay[day] = lastDays.length;
    const changes = tables.some(
      ({ percentOfDay, cap }) => day < cap && percentOfDay[day] !== percentOfDay[day + 1],
    );
    if (changes) lastDays.push(day);
  }
  ofDay.fill(lastDays.length, end);
  return { ofDay, lastDay: Int32Array.from([...lastDays, longestCounter - 1]) };
}

/** Entry `cell * stretches + s`. Unit: cents. */
function paidByStretch(rows: MonthRows, { ofDay, lastDay }: Stretches): Float64Array {
  const { person, days, restart, dailyCents, opening, group, month, monthCount } = rows;
  const n = person.length;
  const width = lastDay.length;
  const paid = new Float64Array(rows.groupCount * monthCount * width);
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
    const cell = (group[i] * monthCount + month[i]) * width;
    const last = ofDay[after];
    for (let s = ofDay[counter + 1]; s < last; s++) {
      paid[cell + s] += Math.imul(dailyCents[i], lastDay[s] - counter);
      counter = lastDay[s];
    }
    paid[cell + last] += Math.imul(dailyCents[i], after - counter);
    counter = after;
  }
  return paid;
}

function chargeRows(rows: MonthRows, table: ShareTable, rowHundredths: Float64Array): void {
  const { person, days, restart, dailyCents, opening } = rows;
  const percentDays = cumulated(table);
  let current = -1;
  let counter = 0;
  for (let i = 0; i < person.length; i++) {
    if (person[i] !== current) {
      current = person[i];
      counter = opening[i];
    }
    if (restart[i] !== 0) counter = 0;
    const after = counter + days[i];
    assertWithin(after);
    rowHundredths[i] = dailyCents[i] * (percentDays[after] - percentDays[counter]);
    counter = after;
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
