import {
  addDays,
  assert,
  dayFromOrdinal,
  dayParts,
  daysInMonth,
  firstDayOf,
  monthFromOrdinal,
  monthNumberOf,
  monthOf,
  yearOf,
  type Day,
} from "@luotsi/base";

import { liabilityMonthCells, type MonthCell } from "../municipal-liability/month-cells.ts";
import {
  municipalLiability,
  type LiabilityInput,
} from "../municipal-liability/municipal-liability.ts";
import type { PaymentColumns } from "../municipal-liability/payment-columns.ts";
import { paymentOrder, rowAt, type PaymentOrder } from "../municipal-liability/payment-order.ts";
import type { LiabilityPlan } from "../municipal-liability/plan.ts";
import type { KnownTriangle } from "./development.ts";
import { pickPayments } from "./pick-payments.ts";

export interface VintageQuestion {
  readonly input: LiabilityInput;
  readonly plan: LiabilityPlan;
  /** Codes of the municipalities whose share is asked for; empty for all. A home not known is the area's own. */
  readonly municipalities: ReadonlySet<number>;
  /** The last day whose payouts are all in the data. */
  readonly knownOn: Day;
  /** First and last benefit month, as month ordinals. */
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** Months of the vintages asked for, both included, so that threads may share the work; the last is that of `knownOn`. */
  readonly vintages: { readonly first: number; readonly last: number };
  /**
   * Entry k: share of a month's payouts that is in the data k months later, as measured from deliveries; complete after the
   * last. Empty when records come with the payouts. Vintages before the newest are thinned by it, since their payouts came
   * as history; the newest is as thin as it is.
   */
  readonly arrivedShare: readonly number[];
}

/**
 * Rolls the ledger back: what was owed for each benefit month by the payments that each vintage knew. A person's counters are
 * run anew over the rows known then, so a late row that moved later rows' steps is honestly missing.
 *
 * @param question payments of n rows; every row must have law.
 * @returns the vintages asked for, each a month after the other; the newest of all is at `knownOn`.
 * Cost: two ledgers for each vintage, of the people who then had a late row, and one of everybody.
 */
export function knownByVintage(question: VintageQuestion): KnownTriangle {
  const { input, knownOn, firstMonth, lastMonth, vintages } = question;
  const now = monthOf(knownOn);
  const vintageCount = Math.max(0, vintages.last - vintages.first + 1);
  const monthCount = lastMonth - firstMonth + 1;
  const knownCents = new Float64Array(vintageCount * monthCount);
  const knownIn = knownInOf(input.payments, knownOn);
  const order = paymentOrder(input.payments);
  const late = peopleWithLateRows(input.payments, { order, knownIn }, vintages);
  const everybody = cellsOf(question, input.payments, knownIn);
  for (let v = 0; v < vintageCount; v++) {
    const month = vintages.first + v;
    const row = knownCents.subarray(v * monthCount, (v + 1) * monthCount);
    const vintage: Vintage = { month, now, row };
    addCells(question, vintage, { cells: everybody, sign: 1 });
    if (late[v].length === 0) continue;
    const rows = rowsOf(order, late[v]);
    const theirs = pickPayments(input.payments, rows);
    addCells(question, vintage, { cells: cellsOf(question, theirs, knownIn), sign: -1 });
    const isKnown = (day: number): boolean => knownIn.months[day - knownIn.first] <= month;
    const then = rows.filter((i) => isKnown(input.payments.paidOn[i]));
    const known = pickPayments(input.payments, then);
    addCells(question, vintage, { cells: cellsOf(question, known, knownIn), sign: 1 });
  }
  return { firstMonth, monthCount, firstVintage: vintages.first, vintageCount, knownCents };
}

/**
 * Puts the vintages of several answers to one question together.
 *
 * @param parts of the same months, in order of their vintages, none left out between them.
 * @returns one triangle.
 * @throws BrokenPromise when the parts do not follow each other.
 */
export function joinTriangles(parts: readonly KnownTriangle[]): KnownTriangle {
  const [first] = parts;
  assert(first !== undefined, "there is a part");
  let vintageCount = 0;
  for (const part of parts) {
    assert(part.firstMonth === first.firstMonth, "parts are of the same months");
    assert(part.monthCount === first.monthCount, "parts are of the same months");
    assert(part.firstVintage === first.firstVintage + vintageCount, "parts follow each other");
    vintageCount += part.vintageCount;
  }
  const knownCents = new Float64Array(vintageCount * first.monthCount);
  for (const part of parts) {
    knownCents.set(part.knownCents, (part.firstVintage - first.firstVintage) * first.monthCount);
  }
  return { ...first, vintageCount, knownCents };
}

/**
 * The day of an earlier vintage: the same day of its month as the newest's; the last day of a month stays the last.
 *
 * @param knownOn day of the newest vintage.
 * @param ordinal month of the vintage.
 * @returns the day whose payouts it knew.
 */
export function vintageDay(knownOn: Day, ordinal: number): Day {
  const month = monthFromOrdinal(ordinal);
  const isLast = monthOf(addDays(knownOn, 1)) !== monthOf(knownOn);
  const length = daysInMonth(yearOf(month), monthNumberOf(month));
  const dayOfMonth = isLast ? length : Math.min(length, dayParts(knownOn).dayOfMonth);
  return addDays(firstDayOf(month), dayOfMonth - 1);
}

interface Vintage {
  readonly month: number;
  readonly now: number;
  /** Cells of the triangle, filled in place. */
  readonly row: Float64Array;
}

function addCells(
  { firstMonth, lastMonth, arrivedShare }: VintageQuestion,
  { month, now, row }: Vintage,
  { cells, sign }: { readonly cells: readonly MonthCell[]; readonly sign: 1 | -1 },
): void {
  for (const { benefitMonth, payoutMonth, owedHundredths } of cells) {
    const lag = month - payoutMonth;
    if (lag < 0 || benefitMonth < firstMonth || benefitMonth > lastMonth) continue;
    const arrived = month === now ? 1 : (arrivedShare[lag] ?? 1);
    row[benefitMonth - firstMonth] += (sign * arrived * owedHundredths) / 100;
  }
}

/** Cells whose payout month is the vintage by which the payout was known. */
function cellsOf(
  { input, plan, municipalities }: VintageQuestion,
  payments: PaymentColumns,
  knownIn: KnownIn,
): readonly MonthCell[] {
  const ledger = municipalLiability({ ...input, payments }, plan);
  const paidOn = payments.paidOn.map((day) => knownIn.days[day - knownIn.first]);
  return liabilityMonthCells(ledger, { ...payments, paidOn }, plan).filter(
    ({ municipality }) =>
      municipality === undefined || municipalities.size === 0 || municipalities.has(municipality),
  );
}

/** For each day from `first` on: month of the vintage that first knew of its payouts, and that month's first day. */
interface KnownIn {
  readonly first: number;
  readonly months: Int32Array;
  readonly days: Int32Array;
}

function knownInOf({ paidOn }: PaymentColumns, knownOn: Day): KnownIn {
  let first = Infinity;
  let last = Number.NEGATIVE_INFINITY;
  for (const day of paidOn) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const months = Int32Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => {
    const day = dayFromOrdinal(first + k);
    const month = monthOf(day);
    return day > vintageDay(knownOn, month) ? month + 1 : month;
  });
  const days = months.map((month) => firstDayOf(monthFromOrdinal(month)));
  return { first, months, days };
}

/**
 * For each vintage, the people with a row not known then and a known one after it in time: what the known one owes rests on
 * the other. All others' known rows are the beginning of their replay.
 */
function peopleWithLateRows(
  payments: PaymentColumns,
  { order, knownIn }: { readonly order: PaymentOrder; readonly knownIn: KnownIn },
  vintages: VintageQuestion["vintages"],
): readonly (readonly number[])[] {
  const length = Math.max(0, vintages.last - vintages.first + 1);
  const late = Array.from({ length }, (): number[] => []);
  const { first } = order;
  for (let person = 0; person < payments.personCount; person++) {
    let laterKnownIn = Infinity;
    for (let k = first[person + 1] - 1; k >= first[person]; k--) {
      const known = knownIn.months[payments.paidOn[rowAt(order, k)] - knownIn.first];
      const until = Math.min(known, vintages.last + 1);
      for (let at = Math.max(vintages.first, laterKnownIn); at < until; at++) {
        addOnce(late[at - vintages.first], person);
      }
      if (known < laterKnownIn) laterKnownIn = known;
    }
  }
  return late;
}

function addOnce(people: number[], person: number): void {
  if (people.at(-1) !== person) people.push(person);
}

function rowsOf(order: PaymentOrder, people: readonly number[]): Int32Array {
  const { first } = order;
  const length = people.reduce((sum, person) => sum + first[person + 1] - first[person], 0);
  const chosen = new Int32Array(length);
  let count = 0;
  for (const person of people) {
    for (let k = first[person]; k < first[person + 1]; k++) chosen[count++] = rowAt(order, k);
  }
  return chosen;
}
