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
 * Cost: O(n), from the fourth table on whatever their number, and then a number for each cell and stretch of days with the same percents.
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
  return { owedHundredths: accrueTables(rows, tables) };
}

/** Rows at a time: counters first, then the sums. A loop over fewer columns keeps them all in registers. */
const rowsAtOnce = 2048;

/** Some rows, the counter after each from entry 0 on, and the person of the last with their counter. */
interface CountedRows {
  from: number;
  to: number;
  person: number;
  counter: number;
  readonly after: Int32Array;
}

/** Counts all rows, some at a time. @param use what is done with them before the next. */
function countRows(rows: MonthRows, use: (some: CountedRows) => void): void {
  const n = rows.person.length;
  const some = {
    from: 0,
    to: 0,
    person: -1,
    counter: 0,
    after: new Int32Array(rowsAtOnce),
  };
  while (some.to < n) {
    some.from = some.to;
    some.to = Math.min(n, some.from + rowsAtOnce);
    countSome(rows, some);
    use(some);
  }
}

function countSome({ person, days, restart, opening }: MonthRows, some: CountedRows): void {
  const { from, to, after } = some;
  let current = some.person;
  let counter = some.counter;
  let most = 0;
  for (let i = from; i < to; i++) {
    if (person[i] !== current) {
      current = person[i];
      counter = opening[i];
    }
    if (restart[i] !== 0) counter = 0;
    counter += days[i];
    after[i - from] = counter;
    if (counter > most) most = counter;
  }
  assert(most < longestCounter, "no counter is longer than 131,071 days");
  some.person = current;
  some.counter = counter;
}

function accrueTables(rows: MonthRows, tables: readonly ShareTable[]): readonly Float64Array[] {
  const [one, two, three] = tables;
  if (two === undefined) return [accrueOne(rows, one)];
  // Looked up side by side, as many are quicker than a walk through stretches; two are three of which one is not asked.
  if (tables.length <= 3)
    return accrueThree(rows, [one, two, three ?? two]).slice(0, tables.length);
  return accrueMany(rows, tables);
}

function accrueOne(rows: MonthRows, table: ShareTable): Float64Array {
  const percentDays = cumulated(table);
  const totals = new Float64Array(rows.groupCount * rows.monthCount);
  countRows(rows, (some) => addSome(rows, percentDays, totals, some));
  return totals;
}

function addSome(
  { days, dailyCents, group, month, monthCount }: MonthRows,
  percentDays: Int32Array,
  totals: Float64Array,
  { from, to, after }: CountedRows,
): void {
  for (let i = from; i < to; i++) {
    const end = after[i - from];
    const percents = percentDays[end] - percentDays[end - days[i]];
    totals[group[i] * monthCount + month[i]] += Math.imul(dailyCents[i], percents);
  }
}

type Three<T> = readonly [T, T, T];

function accrueThree(rows: MonthRows, tables: Three<ShareTable>): Three<Float64Array> {
  const [a, b, c] = tables;
  const percentDays = [cumulated(a), cumulated(b), cumulated(c)] as const;
  const noTotals = (): Float64Array => new Float64Array(rows.groupCount * rows.monthCount);
  const totals = [noTotals(), noTotals(), noTotals()] as const;
  countRows(rows, (some) => addThree(rows, percentDays, totals, some));
  return totals;
}

function addThree(
  { days, dailyCents, group, month, monthCount }: MonthRows,
  [a, b, c]: Three<Int32Array>,
  [ofA, ofB, ofC]: Three<Float64Array>,
  { from, to, after }: CountedRows,
): void {
  for (let i = from; i < to; i++) {
    const end = after[i - from];
    const begin = end - days[i];
    const cents = dailyCents[i];
    const cell = group[i] * monthCount + month[i];
    ofA[cell] += Math.imul(cents, a[end] - a[begin]);
    ofB[cell] += Math.imul(cents, b[end] - b[begin]);
    ofC[cell] += Math.imul(cents, c[end] - c[begin]);
  }
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
function paidByStretch(rows: MonthRows, stretches: Stretches): Float64Array {
  const cells = rows.groupCount * rows.monthCount;
  const paid = new Float64Array(cells * stretches.lastDay.length);
  countRows(rows, (some) => payStretches(rows, stretches, paid, some));
  return paid;
}

function payStretches(
  { days, dailyCents, group, month, monthCount }: MonthRows,
  { ofDay, lastDay }: Stretches,
  paid: Float64Array,
  { from, to, after }: CountedRows,
): void {
  const width = lastDay.length;
  for (let i = from; i < to; i++) {
    const end = after[i - from];
    let counter = end - days[i];
    const cell = (group[i] * monthCount + month[i]) * width;
    const last = ofDay[end];
    for (let s = ofDay[counter + 1]; s < last; s++) {
      paid[cell + s] += Math.imul(dailyCents[i], lastDay[s] - counter);
      counter = lastDay[s];
    }
    paid[cell + last] += Math.imul(dailyCents[i], end - counter);
  }
}

function chargeRows(rows: MonthRows, table: ShareTable, rowHundredths: Float64Array): void {
  const { days, dailyCents } = rows;
  const percentDays = cumulated(table);
  countRows(rows, ({ from, to, after }) => {
    for (let i = from; i < to; i++) {
      const end = after[i - from];
      const percents = percentDays[end] - percentDays[end - days[i]];
      rowHundredths[i] = dailyCents[i] * percents;
    }
  });
}

/** Counters a table is made for: an opening of at most 65,535 days and many lifetimes of months. */
const longestCounter = 131_072;

/** Percent-days up to each counter. */
function cumulated({ percentDays, percentOfDay, cap }: ShareTable): Int32Array {
  const sums = new Int32Array(longestCounter);
  sums.set(percentDays.subarray(0, longestCounter));
  for (let j = cap + 1; j < longestCounter; j++) sums[j] = sums[j - 1] + percentOfDay[cap];
  return sums;
}
