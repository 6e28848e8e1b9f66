import { addMonths, dayFromOrdinal, firstDayOf, monthFromOrdinal, type Day } from "@luotsi/base";
import { exemptGroups, liabilityBenefits, liabilityGrounds } from "@luotsi/engines";
import { isPresent, type OptionalIntegers } from "@luotsi/frame";
import { mostPaidDays } from "@luotsi/intake";
import { benefitDaysPerWeek, findInForce, labourMarketSubsidyShare } from "@luotsi/law";

import type { PaymentFile } from "./payment-file.ts";
import type { PersonFile } from "./person-file.ts";

/** Rows of a file that read well and are computed as they are, but can hardly be true; row numbers ascending. */
export interface PaymentFaults {
  /** Days before the month of birth or after the month of death. */
  readonly outsideLife: readonly number[];
  /** The same payment with another payout day. */
  readonly deliveredTwice: readonly number[];
  /** More days recovered than had been paid for the same time by then. */
  readonly recoveredUnpaid: readonly number[];
  /** The payer's counter goes back, or rises by more or less than the days between explain. */
  readonly brokenCounter: readonly number[];
  /** Neither days nor euros. */
  readonly empty: readonly number[];
}

/**
 * Looks for rows that contradict each other or what is known of the person: what the sanity checks of stored payments name.
 *
 * @param file of payments.
 * @param persons of the same people; without it no life and no exemption is known.
 */
export function paymentFaults(file: PaymentFile, persons: PersonFile | undefined): PaymentFaults {
  const found: Found = {
    outsideLife: [],
    deliveredTwice: [],
    recoveredUnpaid: [],
    brokenCounter: [],
    empty: [],
  };
  for (const rows of rowsByPerson(file)) {
    for (const [place, row] of rows.entries()) {
      if (isOutsideLife(file, persons, row)) found.outsideLife.push(row);
      if (isEmpty(file, row)) found.empty.push(row);
      if (isRecoveredUnpaid(file, rows, row)) found.recoveredUnpaid.push(row);
      if (isDeliveredTwice(file, rows, place)) found.deliveredTwice.push(row);
    }
    found.brokenCounter.push(...brokenCounters(file, persons, rows));
  }
  for (const rows of Object.values(found)) rows.sort((a, b) => a - b);
  return found;
}

type Found = { -readonly [Kind in keyof PaymentFaults]: number[] };

/** Row numbers of each person, in the order of the days paid for. */
function rowsByPerson({ columns }: PaymentFile): readonly (readonly number[])[] {
  const rows = Array.from({ length: columns.personCount }, (): number[] => []);
  for (const [row, person] of columns.person.entries()) rows[person]?.push(row);
  const { start, end, paidOn } = columns;
  for (const own of rows) {
    own.sort(
      (a, b) =>
        at(start, a) - at(start, b) ||
        at(end, a) - at(end, b) ||
        at(paidOn, a) - at(paidOn, b) ||
        a - b,
    );
  }
  return rows;
}

function isOutsideLife(
  { columns }: PaymentFile,
  persons: PersonFile | undefined,
  row: number,
): boolean {
  if (persons === undefined) return false;
  const person = at(columns.person, row);
  const born = present(persons.birthMonth, person);
  const died = present(persons.deathMonth, person);
  const tooEarly =
    born !== undefined && at(columns.start, row) < firstDayOf(monthFromOrdinal(born));
  const tooLate =
    died !== undefined && at(columns.end, row) > firstDayOf(addMonths(monthFromOrdinal(died), 1));
  return tooEarly || tooLate;
}

function isEmpty({ columns }: PaymentFile, row: number): boolean {
  return at(columns.paidDays, row) === 0 && at(columns.paidCents, row) === 0;
}

function isRecoveredUnpaid(
  { columns }: PaymentFile,
  rows: readonly number[],
  row: number,
): boolean {
  const { paidDays, paidCents, paidOn } = columns;
  const days = at(paidDays, row);
  if (days > 0 || (days === 0 && at(paidCents, row) >= 0)) return false;
  const paid = rows
    .filter((other) => at(paidDays, other) > 0 && at(paidOn, other) <= at(paidOn, row))
    .filter((other) => isSameTime(columns, row, other))
    .reduce((sum, other) => sum + at(paidDays, other), 0);
  return Math.max(1, -days) > paid;
}

/** Rows of the same days stand together, the earlier payouts first. */
function isDeliveredTwice(
  { columns }: PaymentFile,
  rows: readonly number[],
  place: number,
): boolean {
  const row = rows[place] ?? -1;
  if (at(columns.paidDays, row) <= 0) return false;
  for (let before = place - 1; before >= 0; before--) {
    const other = rows[before] ?? -1;
    if (at(columns.start, other) !== at(columns.start, row)) return false;
    if (!isSamePayment(columns, other, row)) continue;
    return !rows.some(
      (third) => at(columns.paidDays, third) < 0 && isSameTime(columns, row, third),
    );
  }
  return false;
}

function isSamePayment(columns: PaymentFile["columns"], a: number, b: number): boolean {
  const { end, ground, paidDays, paidCents, benefit } = columns;
  return (
    at(end, a) === at(end, b) &&
    at(benefit, a) === at(benefit, b) &&
    at(ground, a) === at(ground, b) &&
    at(paidDays, a) === at(paidDays, b) &&
    at(paidCents, a) === at(paidCents, b)
  );
}

/** Do two rows pay the same benefit for some of the same time? */
function isSameTime(columns: PaymentFile["columns"], a: number, b: number): boolean {
  const { benefit, start, end } = columns;
  return (
    at(benefit, a) === at(benefit, b) && at(start, a) < at(end, b) && at(start, b) < at(end, a)
  );
}

function brokenCounters(
  file: PaymentFile,
  persons: PersonFile | undefined,
  rows: readonly number[],
): readonly number[] {
  const { counterBefore } = file.columns;
  if (counterBefore === undefined) return [];
  const listed = rows.filter((row) => isPresent(counterBefore.validity, row));
  if (listed.length < 2) return [];
  const byCounter = new Map<string, number[]>();
  for (const row of rows) {
    const counter = counterOf(file, row);
    const same = byCounter.get(counter);
    if (same === undefined) byCounter.set(counter, [row]);
    else same.push(row);
  }
  return [...byCounter.values()].flatMap((same) => brokenAmong(file, persons, { all: rows, same }));
}

interface RowsOfPerson {
  readonly all: readonly number[];
  /** Those that look at one counter, in time. */
  readonly same: readonly number[];
}

function brokenAmong(
  file: PaymentFile,
  persons: PersonFile | undefined,
  rows: RowsOfPerson,
): readonly number[] {
  const { counterBefore, paidDays, start, end } = file.columns;
  const broken: number[] = [];
  let earlier: { readonly row: number; readonly counter: number } | undefined;
  let daysBetween = 0;
  for (const row of rows.same) {
    const days = at(paidDays, row);
    const counter = counterBefore === undefined ? undefined : present(counterBefore, row);
    if (days > 0 && counter !== undefined) {
      const apart = earlier !== undefined && at(start, row) >= at(end, earlier.row);
      const rise = counter - (earlier?.counter ?? 0);
      const two = { earlier: earlier?.row ?? row, row };
      const differs = apart && rise !== daysBetween;
      if (differs && !isPossible(file, persons, { rows, two, rise })) broken.push(row);
      earlier = { row, counter };
      daysBetween = 0;
    }
    daysBetween += days;
  }
  return broken;
}

interface TwoRows {
  readonly earlier: number;
  readonly row: number;
}

interface Rise {
  readonly rows: RowsOfPerson;
  readonly two: TwoRows;
  /** By how much the counter has risen from one listed row to the next. */
  readonly rise: number;
}

function isPossible(file: PaymentFile, persons: PersonFile | undefined, found: Rise): boolean {
  const { rows, two, rise } = found;
  if (isRestarted(file, rows.all, two)) return true;
  const { least, most } = riseBetween(file, persons, { ...two, same: rows.same });
  return rise >= least && rise <= most;
}

/** Which counter a row's share looks at: that of its benefit, in an era of the law. */
function counterOf({ columns }: PaymentFile, row: number): string {
  const benefit = liabilityBenefits[at(columns.benefit, row)];
  const onSubsidy = benefit === "labour_market_subsidy" || benefit === "general_benefit";
  const eras = counterEras.filter((era) => era <= at(columns.start, row)).length;
  return `${onSubsidy ? "subsidy" : "allowance"} ${eras}`;
}

/** Days from which the share looks at another counter than before. */
const counterEras: readonly Day[] = labourMarketSubsidyShare.history
  .filter(({ value }, i, history) => i > 0 && value.counter !== history[i - 1]?.value.counter)
  .map(({ from }) => from);

function isRestarted(
  { columns }: PaymentFile,
  rows: readonly number[],
  { earlier, row }: TwoRows,
): boolean {
  const { maxPeriodStart, start } = columns;
  if (maxPeriodStart === undefined) return false;
  return rows.some((other) => {
    const day = present(maxPeriodStart, other);
    return day !== undefined && day > at(start, earlier) && day <= at(start, row);
  });
}

/** The least and the most that the days between two listed rows can have moved the counter. */
function riseBetween(
  file: PaymentFile,
  persons: PersonFile | undefined,
  { same, earlier, row }: TwoRows & { readonly same: readonly number[] },
): { readonly least: number; readonly most: number } {
  const { start, end, paidOn, paidDays, ground, person } = file.columns;
  const daysOf = (some: readonly number[]): number =>
    some.reduce((sum, other) => sum + at(paidDays, other), 0);
  const paid = daysOf(
    same.filter(
      (other) =>
        liabilityGrounds[at(ground, other)] === "unemployment" &&
        at(start, other) >= at(start, earlier) &&
        at(end, other) <= at(start, row) &&
        (at(paidOn, other) <= at(paidOn, row) || at(paidDays, other) < 0),
    ),
  );
  const late = daysOf(
    same.filter(
      (other) =>
        at(paidDays, other) > 0 &&
        at(start, other) < at(start, earlier) &&
        at(paidOn, other) > at(paidOn, earlier) &&
        at(paidOn, other) <= at(paidOn, row),
    ),
  );
  const exempt = exemptGroups[at(persons?.exemptGroup ?? noGroups, at(person, row))];
  const period = { start: at(start, earlier), end: at(start, row) };
  const perWeek = findInForce(benefitDaysPerWeek, dayFromOrdinal(period.start))?.value;
  return {
    least: exempt === undefined || exempt === "none" ? paid : Math.min(paid, 0),
    most: perWeek === undefined ? Infinity : late + mostPaidDays(period, perWeek),
  };
}

const noGroups = new Uint8Array(0);

type NumberColumn = Int32Array | Float64Array | Uint8Array;

function at(column: NumberColumn, row: number): number {
  return column[row] ?? 0;
}

function present({ values, validity }: OptionalIntegers, row: number): number | undefined {
  return isPresent(validity, row) ? values[row] : undefined;
}
