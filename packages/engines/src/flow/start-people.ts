import { longestAbsence } from "./bands.ts";
import { binPeople, exemptLeft, type PersonRow } from "./fit-newcomers.ts";
import { weekdaysOfMonth } from "./fit-pay.ts";
import type { FlowAbsent, FlowStock } from "./flow-model.ts";
import { exempt, exitCauses, subsidy, type ReceiptMonths } from "./receipt-months.ts";
import { serviceStateOf, type MonthTally } from "./tally-months.ts";

/**
 * The receivers of the last month, each standing also for the records of the month still to come.
 *
 * @param months checked. @param tally of the same months. @returns one entry a person.
 */
export function stockOf(months: ReceiptMonths, tally: MonthTally): FlowStock {
  const { lastMonth, firstMonth, person, month, benefit } = months;
  const rows: number[] = [];
  for (let row = 0; row < person.length; row++) if (month[row] === lastMonth) rows.push(row);
  const weight = 1 / Math.max(0.5, months.completeness[lastMonth - firstMonth]);
  const exemptMonths = Uint8Array.from(rows, (row) =>
    benefit[row] === exempt ? exemptLeft(months, person[row], lastMonth + 1) : 0,
  );
  return {
    segment: Int32Array.from(rows, (row) => months.segment[row]),
    benefit: Uint8Array.from(rows, (row, i) => {
      return benefit[row] === exempt && exemptMonths[i] === 0 ? subsidy : benefit[row];
    }),
    counter: Float64Array.from(rows, (row) => counterOfReceiver(months, row)),
    exemptMonths,
    weight: new Float64Array(rows.length).fill(weight),
    duration: Uint8Array.from(rows, (row) => months.duration[row]),
    service: Uint8Array.from(rows, (row) => {
      return months.inService[row] === 1 ? 1 : serviceStateOf(tally.sinceService[row]);
    }),
  };
}

/**
 * The counter of a receiver of the last month. In the months of unbroken receipt a record here and there is still to come, of whom is not
 * known: everybody's counter is put forward by the days to come of a person on average.
 */
export function counterOfReceiver(months: ReceiptMonths, row: number): number {
  const { benefit, completeness, counterAfter, duration, firstMonth, month } = months;
  let counter = counterAfter[row];
  if (benefit[row] === exempt) return counter;
  for (let at = Math.max(firstMonth, month[row] - duration[row]); at <= month[row]; at++) {
    counter += (1 - completeness[at - firstMonth]) * weekdaysOfMonth(at);
  }
  return counter;
}

/**
 * People who stopped within the longest absence and have not come back. Some of those whose last month is the one before the
 * last only look so: their record of the last month is still to come, and they are in the stock already.
 *
 * @param months checked. @param tally of the same months. @param stock of the last month.
 */
export function absentOf(months: ReceiptMonths, tally: MonthTally, stock: FlowStock): FlowAbsent {
  const groups = absentGroups(months, tally.nextRow);
  const newest = groups.reduce((all, { since, rows }) => all + (since === 1 ? rows.length : 0), 0);
  const late = stock.weight.reduce((all, weight) => all + weight - 1, 0);
  const real = newest === 0 ? 0 : Math.max(0, 1 - late / newest);
  const parts = groups.map(({ since, cause, rows }) => {
    const weight = since === 1 ? real : 1;
    return { since, cause, people: binPeople(rows.map((row) => absentOne(months, row, weight))) };
  });
  const flat = <T>(pick: (part: (typeof parts)[number]) => Iterable<T>): readonly T[] =>
    parts.flatMap((part) => [...pick(part)]);
  return {
    segment: Int32Array.from(flat(({ people }) => people.segment)),
    benefit: Uint8Array.from(flat(({ people }) => people.benefit)),
    counter: Float64Array.from(flat(({ people }) => people.counter)),
    exemptMonths: Uint8Array.from(flat(({ people }) => people.exemptMonths)),
    weight: Float64Array.from(flat(({ people }) => people.weight)),
    cause: Uint8Array.from(flat(({ people, cause }) => people.segment.map(() => cause))),
    since: Uint8Array.from(flat(({ people, since }) => people.segment.map(() => since))),
  };
}

/** Rows of those who are away, by whole months since and cause. */
interface AbsentGroup {
  readonly since: number;
  readonly cause: number;
  readonly rows: readonly number[];
}

/** Who is away, in the order in which `absentOf` puts them. @param nextRow of each row, as `MonthTally` has it. */
export function absentGroups(months: ReceiptMonths, nextRow: Int32Array): readonly AbsentGroup[] {
  const { lastMonth, month, person, exitCause } = months;
  const groups = new Map<number, number[]>();
  for (let row = 0; row < person.length; row++) {
    const since = lastMonth - month[row];
    if (since < 1 || since > longestAbsence || nextRow[row] >= 0) continue;
    const key = since * exitCauses.length + exitCause[row];
    const rows = groups.get(key) ?? [];
    rows.push(row);
    groups.set(key, rows);
  }
  return [...groups].map(([key, rows]) => ({
    since: Math.floor(key / exitCauses.length),
    cause: key % exitCauses.length,
    rows,
  }));
}

/** What somebody is like who is away since a row. */
export function absentOne(months: ReceiptMonths, row: number, weight: number): PersonRow {
  return {
    segment: months.segment[row],
    benefit: months.benefit[row],
    counter: months.counterAfter[row],
    exemptMonths: 0,
    weight,
  };
}
