import { dayFromOrdinal, firstDayOf, monthOf, type Month } from "@luotsi/base";
import { flowBenefits, type LiabilityPlan } from "@luotsi/engines";

import { cell } from "./cell.ts";
import { delayPlace } from "./known-payments.ts";
import { walkMonthPieces, type MonthPiece } from "./month-pieces.ts";
import type { CountedPayments } from "./receipt-ledgers.ts";

/** Sums of each person's months; entry `c` of each column describes cell `c`, in no order. */
export interface ReceiptCells {
  readonly firstMonth: number;
  readonly monthCount: number;
  /** Cell of `person · monthCount + month − firstMonth`; −1 where there is none. */
  readonly place: Int32Array;
  /** Net days by benefit: entry `c · benefits + benefit`. */
  readonly benefitDays: number[];
  readonly serviceDays: number[];
  readonly baseCents: number[];
  readonly counter: number[];
  /** Day after the last that was paid; the counter is of the payment that ends there. */
  readonly lastEnd: number[];
  readonly home: number[];
  /** Days paid by month and by delay of the payout, as `shareKnown` takes them. */
  readonly daysByDelay: Float64Array;
  readonly lastPayout: number;
}

const delays = delayPlace(1, 0);

/** Adds the payments up by person and month. @param own the area's municipalities; empty for all. */
export function sumReceipts(
  counted: CountedPayments,
  plan: LiabilityPlan,
  own: ReadonlySet<number>,
): ReceiptCells {
  const { payments } = counted;
  const { first, last, lastPayout } = rangeOf(payments);
  const monthCount = Math.max(0, last - first + 1);
  const cells: ReceiptCells = {
    firstMonth: first,
    monthCount,
    place: new Int32Array(payments.personCount * monthCount).fill(-1),
    benefitDays: [],
    serviceDays: [],
    baseCents: [],
    counter: [],
    lastEnd: [],
    home: [],
    daysByDelay: new Float64Array(monthCount * delays),
    lastPayout,
  };
  walkMonthPieces(counted, plan, (piece) => {
    if (piece.home < 0 || own.size === 0 || own.has(piece.home)) addPiece(cells, piece);
  });
  return cells;
}

function addPiece(cells: ReceiptCells, piece: MonthPiece): void {
  const { days, month, benefit } = piece;
  const at = month - cells.firstMonth;
  const c = cellOf(cells, piece.person * cells.monthCount + at);
  const ofBenefit = c * flowBenefits.length + benefit;
  cells.benefitDays[ofBenefit] = cell(cells.benefitDays, ofBenefit) + days;
  cells.baseCents[c] = cell(cells.baseCents, c) + piece.baseCents;
  if (piece.inService) cells.serviceDays[c] = cell(cells.serviceDays, c) + days;
  if (days <= 0) return;
  if (piece.end >= cell(cells.lastEnd, c)) {
    cells.lastEnd[c] = piece.end;
    cells.counter[c] = piece.counterAfter;
    cells.home[c] = piece.home;
  }
  const delay = piece.paidOn - firstDayOf((month + 1) as Month);
  const place = delayPlace(at, delay);
  cells.daysByDelay[place] = cell(cells.daysByDelay, place) + days;
}

function cellOf(cells: ReceiptCells, key: number): number {
  const known = cell(cells.place, key);
  if (known >= 0) return known;
  const made = cells.home.length;
  cells.place[key] = made;
  for (let k = 0; k < flowBenefits.length; k++) cells.benefitDays.push(0);
  cells.serviceDays.push(0);
  cells.baseCents.push(0);
  cells.counter.push(0);
  cells.lastEnd.push(Number.NEGATIVE_INFINITY);
  cells.home.push(-1);
  return made;
}

interface Range {
  readonly first: number;
  readonly last: number;
  readonly lastPayout: number;
}

function rangeOf({ start, end, paidOn }: CountedPayments["payments"]): Range {
  let first = Infinity;
  let last = Number.NEGATIVE_INFINITY;
  let lastPayout = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < start.length; row++) {
    first = Math.min(first, cell(start, row));
    last = Math.max(last, cell(end, row) - 1);
    lastPayout = Math.max(lastPayout, cell(paidOn, row));
  }
  if (start.length === 0) return { first: 0, last: -1, lastPayout: 0 };
  return { first: monthAt(first), last: monthAt(last), lastPayout };
}

function monthAt(day: number): number {
  return monthOf(dayFromOrdinal(day));
}
