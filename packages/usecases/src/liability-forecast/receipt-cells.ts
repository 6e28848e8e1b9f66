import { flowBenefits, type LiabilityPlan } from "@luotsi/engines";

import { cell } from "./cell.ts";
import { delayPlace } from "./known-payments.ts";
import { walkMonthPieces, type MonthPiece } from "./month-pieces.ts";
import { monthTable, type MonthTable } from "./month-table.ts";
import type { CountedPayments } from "./receipt-ledgers.ts";

/** Sums of each person's months; entry `c` of each column describes cell `c`, in no order. */
export interface ReceiptCells {
  readonly firstMonth: number;
  readonly monthCount: number;
  /** Cell of `person · monthCount + month − firstMonth`; −1 where there is none. */
  readonly place: Int32Array;
  /** Cells there are; the columns have room for more. */
  count: number;
  /** Net days by benefit: entry `c · benefits + benefit`. */
  readonly benefitDays: Float64Array;
  readonly serviceDays: Float64Array;
  readonly baseCents: Float64Array;
  readonly counter: Float64Array;
  /** Day after the last that was paid; the counter is of the payment that ends there. 0 where none was. */
  readonly lastEnd: Int32Array;
  /** −1 when not known. */
  readonly home: Int32Array;
  /** Shortest delay of a payout, in days from the month's end. */
  readonly firstDelay: Int32Array;
  /** Longest delay of a recovery; far below 0 where nothing was recovered. */
  readonly lastRecovery: Int32Array;
  /** Days paid by month and by delay of the payout, as `shareKnown` takes them: those paid, and less those recovered. */
  readonly daysByDelay: Float64Array;
  readonly netDaysByDelay: Float64Array;
  readonly lastPayout: number;
}

const delays = delayPlace(1, 0);

/** Adds the payments up by person and month. @param own the area's municipalities; empty for all. */
export function sumReceipts(
  counted: CountedPayments,
  plan: LiabilityPlan,
  own: ReadonlySet<number>,
): ReceiptCells {
  const table = monthTable(counted.payments);
  const { first, last, lastPayout, parts } = table;
  const monthCount = last - first + 1;
  const cells: ReceiptCells = {
    firstMonth: first,
    monthCount,
    place: new Int32Array(counted.payments.personCount * monthCount).fill(-1),
    count: 0,
    benefitDays: new Float64Array(parts * flowBenefits.length),
    serviceDays: new Float64Array(parts),
    baseCents: new Float64Array(parts),
    counter: new Float64Array(parts),
    lastEnd: new Int32Array(parts),
    home: new Int32Array(parts).fill(-1),
    firstDelay: new Int32Array(parts).fill(neverPaid),
    lastRecovery: new Int32Array(parts).fill(-neverPaid),
    daysByDelay: new Float64Array(monthCount * delays),
    netDaysByDelay: new Float64Array(monthCount * delays),
    lastPayout,
  };
  walkMonthPieces(counted, { plan, table }, (piece) => {
    const isOwn = piece.home < 0 || own.size === 0 || own.has(piece.home);
    if (isOwn) addPiece(cells, piece, table);
  });
  return cells;
}

function addPiece(cells: ReceiptCells, piece: MonthPiece, table: MonthTable): void {
  const { days, month, benefit } = piece;
  const at = month - cells.firstMonth;
  const c = cellOf(cells, piece.person * cells.monthCount + at);
  const ofBenefit = c * flowBenefits.length + benefit;
  cells.benefitDays[ofBenefit] = cell(cells.benefitDays, ofBenefit) + days;
  cells.baseCents[c] = cell(cells.baseCents, c) + piece.baseCents;
  if (piece.inService) cells.serviceDays[c] = cell(cells.serviceDays, c) + days;
  const delay = piece.paidOn - table.startOf(month + 1);
  const place = delayPlace(at, delay);
  cells.netDaysByDelay[place] = cell(cells.netDaysByDelay, place) + days;
  if (days < 0) cells.lastRecovery[c] = Math.max(cell(cells.lastRecovery, c), delay);
  if (days <= 0) return;
  cells.daysByDelay[place] = cell(cells.daysByDelay, place) + days;
  cells.firstDelay[c] = Math.min(cell(cells.firstDelay, c), delay);
  if (piece.end < cell(cells.lastEnd, c)) return;
  cells.lastEnd[c] = piece.end;
  cells.counter[c] = piece.counterAfter;
  cells.home[c] = piece.home;
}

/**
 * People by month and delay, as `shareKnown` takes them: one more with the first payout of a person's month, one less with the recovery of
 * all of it.
 */
export function peopleByDelay(cells: ReceiptCells): Float64Array {
  const { place, monthCount, firstDelay, lastRecovery } = cells;
  const people = new Float64Array(monthCount * delays);
  for (let key = 0; key < place.length; key++) {
    const c = cell(place, key);
    if (c < 0 || cell(firstDelay, c) === neverPaid) continue;
    const month = key % monthCount;
    const paid = delayPlace(month, cell(firstDelay, c));
    people[paid] = cell(people, paid) + 1;
    if (netDays(cells, c) > 0) continue;
    const recovered = delayPlace(month, cell(lastRecovery, c));
    people[recovered] = cell(people, recovered) - 1;
  }
  return people;
}

/** What most of a month's days were paid as; the first of those alike. */
export function mainBenefit({ benefitDays }: Pick<ReceiptCells, "benefitDays">, c: number): number {
  let main = 0;
  for (let k = 1; k < flowBenefits.length; k++) {
    const first = c * flowBenefits.length;
    if (cell(benefitDays, first + k) > cell(benefitDays, first + main)) main = k;
  }
  return main;
}

/** Days of a person's month that were paid and not recovered. */
export function netDays({ benefitDays }: Pick<ReceiptCells, "benefitDays">, c: number): number {
  let days = 0;
  for (let k = 0; k < flowBenefits.length; k++)
    days += cell(benefitDays, c * flowBenefits.length + k);
  return days;
}

const neverPaid = 2_147_483_647;

function cellOf(cells: ReceiptCells, key: number): number {
  const known = cell(cells.place, key);
  if (known >= 0) return known;
  const made = cells.count;
  cells.place[key] = made;
  cells.count += 1;
  return made;
}
