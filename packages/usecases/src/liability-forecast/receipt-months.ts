import { dayFromOrdinal, firstDayOf, monthOf, type Month } from "@luotsi/base";
import {
  completeEnough,
  flowBenefits,
  type LiabilityPlan,
  type ReceiptMonths,
} from "@luotsi/engines";
import { isPresent } from "@luotsi/frame";

import { accrualOf } from "./accrual.ts";
import { cell } from "./cell.ts";
import {
  exitCauseAfter,
  mayReceiveThrough,
  searchingSince,
  spellsByPerson,
  type SpellQuestion,
} from "./exit-cause.ts";
import { delayPlace, paymentsKnownOn, shareKnown } from "./known-payments.ts";
import {
  mainBenefit,
  netDays,
  peopleByDelay,
  sumReceipts,
  type ReceiptCells,
} from "./receipt-cells.ts";
import { exemptUntilMonth, integrationUntilMonth } from "./newly-arrived.ts";
import { countPayments } from "./receipt-ledgers.ts";
import { segmentsOf } from "./receipt-segments.ts";
import type { ReceiptSources } from "./receipt-sources.ts";

/** The months of receipt as they were known on a day, and what they leave out. */
export interface KnownReceipts {
  readonly months: ReceiptMonths;
  /** What the area owes for each month by the payments known, under the plan. Unit: cents. */
  readonly accrualCents: Float64Array;
  /** Share of that which is known, month by month: 0–1. */
  readonly accrualShare: Float64Array;
  /** Day after the last payout known. */
  readonly knownTo: number;
  /** Months in which more was recovered than paid. */
  readonly leftOut: {
    readonly months: number;
    /** What the shares of those months are of, as a share of all of it; mostly below 0. */
    readonly shareOfBase: number;
  };
}

/** A forecast starts from the last month of which at least this share is known. */
const knownEnough = 0.9;
/** Before its first full month a file holds only what was paid late. */
const fullFirstMonth = 0.8;
/** Paid days of a full month on average. */
const daysOfMonth = 21.5;

/**
 * What people received month by month, as it was known on a day: the payments paid out before it, the spells begun
 * before it. Residence and the persons' own data are as they are known now.
 *
 * @param sources records of the area.
 * @param knownOn the day; later payouts are left out.
 * @param plan the law now, without dates: counters and shares of the whole history are those of this plan.
 * @returns undefined when no month is known well enough. Cost: O(payments + people · months).
 */
export function receiptMonths(
  sources: ReceiptSources,
  knownOn: number,
  plan: LiabilityPlan,
): KnownReceipts | undefined {
  const payments = paymentsKnownOn(sources.payments, knownOn, plan);
  if (payments.person.length === 0) return undefined;
  const counted = countPayments(payments, sources, plan);
  const own = new Set(sources.municipalities);
  const cells = sumReceipts(counted, plan, own);
  const isNewest = payments.person.length === sources.payments.person.length;
  const shares = sharesOf(cells, isNewest ? sources.arrivedShare : new Float64Array());
  const last = shares.days.findLastIndex((share) => share >= knownEnough);
  const first = firstFullMonth(cells);
  if (last < first || first < 0) return undefined;
  const span: MonthSpan = {
    first,
    last,
    completeness: shares.people.subarray(first, last + 1),
  };
  const rows = countRows(cells, span);
  return {
    months: fillRows({ cells, span, sources, plan, knownOn }, rows.kept),
    accrualCents: accrualOf(counted, plan, {
      own,
      first: cells.firstMonth + first,
      last: cells.firstMonth + last,
    }),
    accrualShare: shares.netDays.subarray(first, last + 1),
    knownTo: cells.lastPayout + 1,
    leftOut: { months: rows.leftOut, shareOfBase: rows.leftOutBase / rows.base },
  };
}

/** Months from the cells' first, both included. */
interface MonthSpan {
  readonly first: number;
  readonly last: number;
  readonly completeness: Float64Array;
}

/** Shares of each month that are known, 0–1. */
interface KnownShares {
  /** Of the days paid, and of those less the recovered. */
  readonly days: Float64Array;
  readonly netDays: Float64Array;
  /** Of the people who receive: somebody of whom a part is known is known, until all of it is recovered. */
  readonly people: Float64Array;
}

/**
 * What is paid out by the last payout known and has been delivered. How much of what is paid out has not been delivered yet is what the
 * delay measured from deliveries shows beyond that of payouts; it holds for the newest records only.
 */
function sharesOf(cells: ReceiptCells, arrivedShare: Float64Array): KnownShares {
  const { monthCount, firstMonth, lastPayout } = cells;
  const ages = Int32Array.from({ length: monthCount }, (_, m) => {
    return lastPayout - firstDayOf((firstMonth + m + 1) as Month);
  });
  const paidOut = shareKnown(cells.daysByDelay, ages);
  const delivered = paidOut.map((share, m) =>
    share > 0 ? Math.min(1, (arrivedShare[monthCount - 1 - m] ?? 1) / share) : 1,
  );
  const deliveredOf = (days: Float64Array): Float64Array =>
    shareKnown(days, ages).map((share, m) => Math.min(1, share * cell(delivered, m)));
  return {
    days: deliveredOf(cells.daysByDelay),
    netDays: deliveredOf(cells.netDaysByDelay),
    people: deliveredOf(peopleByDelay(cells)),
  };
}

/** The first month that has nearly as many days as the three after it on average; −1 when there is none. */
function firstFullMonth({ daysByDelay, monthCount }: ReceiptCells): number {
  const days = Array.from({ length: monthCount }, (_, m) =>
    daysByDelay.subarray(delayPlace(m, 0), delayPlace(m + 1, 0)).reduce((sum, of) => sum + of, 0),
  );
  return days.findIndex((own, m) => {
    const after = days.slice(m + 1, m + 4);
    const usual = after.reduce((sum, of) => sum + of, 0) / Math.max(1, after.length);
    return own > 0 && own >= fullFirstMonth * usual;
  });
}

interface RowCount {
  kept: number;
  leftOut: number;
  leftOutBase: number;
  base: number;
}

function countRows(cells: ReceiptCells, { first, last }: MonthSpan): RowCount {
  const count: RowCount = { kept: 0, leftOut: 0, leftOutBase: 0, base: 0 };
  const { place, monthCount } = cells;
  for (let key = 0; key < place.length; key++) {
    const c = cell(place, key);
    const month = key % monthCount;
    if (c < 0 || month < first || month > last) continue;
    count.base += cell(cells.baseCents, c);
    if (netDays(cells, c) > 0) count.kept += 1;
    else {
      count.leftOut += 1;
      count.leftOutBase += cell(cells.baseCents, c);
    }
  }
  return count;
}

interface Filling {
  readonly cells: ReceiptCells;
  readonly span: MonthSpan;
  readonly sources: ReceiptSources;
  readonly plan: LiabilityPlan;
  readonly knownOn: number;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function fillRows(filling: Filling, rows: number): ReceiptMonths {
  const { cells, span, sources } = filling;
  const people = sources.payments.personCount;
  const months = emptyMonths(filling, rows);
  const firstSpell = spellsByPerson(sources.spells, people);
  const segments = segmentsOf(sources, months);
  let row = 0;
  for (let person = 0; person < people; person++) {
    const begun = row;
    const question: SpellQuestion = {
      spells: sources.spells,
      from: cell(firstSpell, person),
      to: cell(firstSpell, person + 1),
      knownOn: filling.knownOn,
    };
    months.integrationUntil[person] = integrationUntilMonth(sources, person);
    for (let m = span.first; m <= span.last; m++) {
      const c = cell(cells.place, person * cells.monthCount + m);
      if (c < 0 || netDays(cells, c) <= 0) continue;
      fillRow(months, { row, person, c, month: cells.firstMonth + m }, cells);
      if (!continues(cells, person, m)) {
        months.exitCause[row] = exitCauseAfter(question, cell(cells.lastEnd, c));
      }
      months.segment[row] = segments.of({ row, home: cell(cells.home, c) });
      months.duration[row] = durationOf({ months, row, begun, question }, span);
      row += 1;
    }
    months.exemptUntil[person] = exemptUntilMonth(filling, person);
  }
  return { ...months, segments: segments.columns() };
}

/** Has the person a cell in the month after? */
function continues({ place, monthCount }: ReceiptCells, person: number, month: number): boolean {
  return month + 1 < monthCount && cell(place, person * monthCount + month + 1) >= 0;
}

type Filled = Omit<Writable<ReceiptMonths>, "segments">;

function emptyMonths({ cells, span, sources }: Filling, rows: number): Filled {
  const people = sources.payments.personCount;
  const { birthMonth } = sources;
  return {
    firstMonth: cells.firstMonth + span.first,
    lastMonth: cells.firstMonth + span.last,
    completeness: span.completeness,
    birthMonth: Int32Array.from({ length: people }, (_, person) =>
      isPresent(birthMonth.validity, person) ? cell(birthMonth.values, person) : 0,
    ),
    exemptUntil: new Int32Array(people),
    integrationUntil: new Int32Array(people),
    person: new Int32Array(rows),
    month: new Int32Array(rows),
    segment: new Int32Array(rows),
    benefit: new Uint8Array(rows),
    paidDays: new Float64Array(rows),
    baseCents: new Float64Array(rows),
    counterAfter: new Float64Array(rows),
    inService: new Uint8Array(rows),
    exitCause: new Uint8Array(rows),
    duration: new Uint8Array(rows),
  };
}

interface RowPlace {
  readonly row: number;
  readonly person: number;
  readonly c: number;
  readonly month: number;
}

const exemptSubsidy = flowBenefits.indexOf("exempt_subsidy");

function fillRow(months: Filled, { row, person, c, month }: RowPlace, cells: ReceiptCells): void {
  const days = netDays(cells, c);
  const benefit = mainBenefit(cells, c);
  months.person[row] = person;
  months.month[row] = month;
  months.benefit[row] = benefit;
  months.paidDays[row] = days;
  months.baseCents[row] = Math.max(0, cell(cells.baseCents, c));
  months.counterAfter[row] = benefit === exemptSubsidy ? 0 : cell(cells.counter, c);
  months.inService[row] = Number(2 * cell(cells.serviceDays, c) > days);
}

const longestDuration = 255;

interface DurationQuestion {
  readonly months: Filled;
  readonly row: number;
  /** The person's first row. */
  readonly begun: number;
  readonly question: SpellQuestion;
}

/**
 * Months of unbroken receipt before a row's. One missing month between two rows does not break it when the month is young and the person
 * looked for a job, or was in a service, all through it: then the record is to come. Others were away for the month: in a young month
 * there are about as many of them as records to come.
 */
function durationOf({ months, row, begun, question }: DurationQuestion, span: MonthSpan): number {
  const month = cell(months.month, row);
  if (row > begun) {
    const gap = month - cell(months.month, row - 1) - 1;
    const isYoung = cell(span.completeness, month - 1 - months.firstMonth) < completeEnough;
    const missing = { from: firstDayOf((month - 1) as Month), to: firstDayOf(month as Month) };
    const bridged = gap === 0 || (gap === 1 && isYoung && mayReceiveThrough(question, missing));
    return bridged ? Math.min(longestDuration, cell(months.duration, row - 1) + gap + 1) : 0;
  }
  if (month > months.firstMonth) return 0;
  return durationBefore(months, row, question);
}

/**
 * Months of unbroken receipt before the first month of the records. Receipt has gone on for no longer than the job search, nor for more
 * months than the days counted are; both are mostly too long, and whichever is shorter is taken.
 */
function durationBefore(months: Filled, row: number, question: SpellQuestion): number {
  const month = cell(months.month, row) as Month;
  const since = searchingSince(question, {
    from: firstDayOf(month),
    to: firstDayOf((month + 1) as Month),
  });
  const searched = since === undefined ? undefined : month - monthOf(dayFromOrdinal(since));
  const days = cell(months.counterAfter, row) - cell(months.paidDays, row);
  // An exempt person's days are not counted.
  const counted = months.benefit[row] === exemptSubsidy ? undefined : days / daysOfMonth;
  const before = Math.round(Math.min(searched ?? Infinity, counted ?? searched ?? 0));
  return Math.min(longestDuration, Math.max(0, before));
}
