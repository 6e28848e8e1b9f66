import {
  addDays,
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
import { paymentOrder, type PaymentOrder } from "../municipal-liability/payment-order.ts";
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
 * @returns the triangle, its newest vintage at `knownOn`, its oldest a month after the first month.
 * Cost: two ledgers for each vintage, of the people who then had a late row, and one of everybody.
 */
export function knownByVintage(question: VintageQuestion): KnownTriangle {
  const { input, knownOn, firstMonth, lastMonth } = question;
  const now = monthOf(knownOn);
  const vintageCount = Math.max(0, now - firstMonth + 1);
  const monthCount = lastMonth - firstMonth + 1;
  const knownCents = new Float64Array(vintageCount * monthCount);
  const knownIn = knownInOf(input.payments, question);
  const order = paymentOrder(input.payments);
  const late = peopleWithLateRows(input.payments, { order, knownIn }, vintageCount);
  const everybody = cellsOf(question, input.payments, knownIn);
  for (let v = 0; v < vintageCount; v++) {
    const row = knownCents.subarray(v * monthCount, (v + 1) * monthCount);
    const vintage: Vintage = { month: firstMonth + v, now, row };
    addCells(question, vintage, { cells: everybody, sign: 1 });
    if (late[v].length === 0) continue;
    const rows = rowsOf(order, late[v]);
    const theirs = pickPayments(input.payments, rows);
    addCells(question, vintage, { cells: cellsOf(question, theirs, knownIn), sign: -1 });
    const isKnown = (day: number): boolean => knownIn.vintages[day - knownIn.first] <= v;
    const then = rows.filter((i) => isKnown(input.payments.paidOn[i]));
    const known = pickPayments(input.payments, then);
    addCells(question, vintage, { cells: cellsOf(question, known, knownIn), sign: 1 });
  }
  return { firstMonth, monthCount, firstVintage: firstMonth, vintageCount, knownCents };
}

/** The same day of a month as the newest vintage's; the last day of a month stays the last. */
function vintageDay(knownOn: Day, ordinal: number): Day {
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

/** For each day from `first` on: the vintage that first knew of its payouts, and the first day of that vintage's month. */
interface KnownIn {
  readonly first: number;
  readonly vintages: Int32Array;
  readonly days: Int32Array;
}

function knownInOf({ paidOn }: PaymentColumns, { knownOn, firstMonth }: VintageQuestion): KnownIn {
  let first = Infinity;
  let last = Number.NEGATIVE_INFINITY;
  for (const day of paidOn) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const vintages = Int32Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => {
    const day = dayFromOrdinal(first + k);
    const month = monthOf(day);
    return (day > vintageDay(knownOn, month) ? month + 1 : month) - firstMonth;
  });
  const days = vintages.map((v) => firstDayOf(monthFromOrdinal(firstMonth + v)));
  return { first, vintages, days };
}

/**
 * For each vintage, the people with a row not known then and a known one after it in time: what the known one owes rests on
 * the other. All others' known rows are the beginning of their replay.
 */
function peopleWithLateRows(
  payments: PaymentColumns,
  { order, knownIn }: { readonly order: PaymentOrder; readonly knownIn: KnownIn },
  vintageCount: number,
): readonly (readonly number[])[] {
  const late = Array.from({ length: vintageCount }, (): number[] => []);
  const { rows, first } = order;
  for (let person = 0; person < payments.personCount; person++) {
    let laterKnownIn = vintageCount;
    for (let k = first[person + 1] - 1; k >= first[person]; k--) {
      const known = knownIn.vintages[payments.paidOn[rows[k]] - knownIn.first];
      const until = Math.min(known, vintageCount);
      for (let v = Math.max(0, laterKnownIn); v < until; v++) addOnce(late[v], person);
      if (known < laterKnownIn) laterKnownIn = known;
    }
  }
  return late;
}

function addOnce(people: number[], person: number): void {
  if (people.at(-1) !== person) people.push(person);
}

function rowsOf({ rows, first }: PaymentOrder, people: readonly number[]): Int32Array {
  const length = people.reduce((sum, person) => sum + first[person + 1] - first[person], 0);
  const chosen = new Int32Array(length);
  let count = 0;
  for (const person of people) {
    chosen.set(rows.subarray(first[person], first[person + 1]), count);
    count += first[person + 1] - first[person];
  }
  return chosen;
}
