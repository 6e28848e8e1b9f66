import { monthFromOrdinal, type Month } from "@luotsi/base";

import {
  calendarOf,
  monthAt,
  monthSpread,
  spreadPiece,
  type MonthSpread,
} from "./benefit-months.ts";
import { compilePlan } from "./compiled-plan.ts";
import { addSums, addTo, createSum, sumOf, type ExactSum } from "./exact-sum.ts";
import type { LiabilityLedger } from "./ledger.ts";
import type { PaymentColumns } from "./payment-columns.ts";
import {
  emptyPiece,
  keptPieces,
  pieceRules,
  pieceTables,
  readPiece,
  type LedgerPiece,
  type PieceTable,
} from "./pieces.ts";
import type { LiabilityPlan } from "./plan.ts";
import type { TallySpace } from "./tally.ts";
import { largestHome, type ToTally } from "./totals.ts";

/** What is owed for one benefit month, paid out in one month, by one home municipality. */
export interface MonthCell {
  readonly benefitMonth: Month;
  readonly payoutMonth: Month;
  /** Code of the home municipality as a number; undefined when it is not known. */
  readonly municipality: number | undefined;
  /** Hundredths of a cent, unrounded. */
  readonly owedHundredths: number;
}

/** Exact sums by benefit month, month of payout and home municipality. */
export interface CellTally {
  readonly space: TallySpace;
  /** Pairs of months met so far: benefit month × months + month of payout, each counted from the calendar's first. */
  readonly pairs: number[];
  /** Length: months². Place of each pair in `pairs` and one; 0 for pairs that have not been met. */
  readonly placeOfPair: Int32Array;
  /** Key: place of the pair × homes + home, where the last home stands for those not known. Grows. */
  sum: ExactSum;
}

/**
 * Adds a ledger up by benefit month, month of payout and home municipality at once: the same cells give the
 * accrual and the invoice view, so that the two reconcile exactly.
 *
 * @param ledger made from the same payments and plan.
 * @param payments of n rows.
 * @param plan law as data.
 * @returns cells in which something is owed, ordered by benefit month, payout month and municipality.
 *
 * Cost: O(n), memory of the cells.
 */
export function liabilityMonthCells(
  ledger: LiabilityLedger,
  payments: PaymentColumns,
  plan: LiabilityPlan,
): readonly MonthCell[] {
  const space = { calendar: calendarOf(payments), unknownHome: largestHome(ledger) + 1 };
  return cellsOfTally(tallyCells(ledger, { payments, plan, space }));
}

/** Sums of nothing. @param space of keys. @returns a tally to add to. Cost: O(months²). */
export function emptyCells(space: TallySpace): CellTally {
  const months = space.calendar.monthStart.length - 1;
  const firstPairs = 64;
  return {
    space,
    pairs: [],
    placeOfPair: new Int32Array(months * months),
    sum: createSum(firstPairs * (space.unknownHome + 1)),
  };
}

/**
 * A ledger's exact sums by cell, to be added to those of other persons' ledgers.
 *
 * @param ledger made from the same payments and plan.
 * @param made the payments and plan it was made of, and the keys to add up by.
 * @returns the sums. Cost: O(n).
 */
export function tallyCells(ledger: LiabilityLedger, made: ToTally): CellTally {
  const { payments, plan, space } = made;
  const { calendar } = space;
  const spread = monthSpread(calendar, pieceRules(plan, compilePlan(plan).tables));
  const cells = emptyCells(space);
  for (const table of pieceTables(ledger, payments)) {
    for (const stretch of keptPieces(table)) addPieces(cells, table, { stretch, spread, payments });
  }
  return cells;
}

interface PiecesToAdd {
  readonly stretch: { readonly from: number; readonly to: number };
  readonly spread: MonthSpread;
  readonly payments: PaymentColumns;
}

function addPieces(
  cells: CellTally,
  table: PieceTable,
  { stretch, spread, payments }: PiecesToAdd,
): void {
  const { owedHundredths } = table;
  const piece = emptyPiece();
  for (let k = stretch.from; k < stretch.to; k++) {
    if (owedHundredths[k] === 0) continue;
    readPiece(table, k, piece);
    addPiece(cells, piece, { spread, paidOn: payments.paidOn[piece.row] });
  }
}

function addPiece(
  cells: CellTally,
  piece: LedgerPiece,
  { spread, paidOn }: { readonly spread: MonthSpread; readonly paidOn: number },
): void {
  const { calendar, unknownHome } = cells.space;
  const months = calendar.monthStart.length - 1;
  const payout = monthAt(calendar, paidOn);
  const home = piece.municipality ?? unknownHome;
  const first = monthAt(calendar, piece.start);
  const count = spreadPiece(piece, spread);
  for (let part = 0; part < count; part++) {
    const place = placeOf(cells, (first + part) * months + payout);
    addTo(cells.sum, place * (unknownHome + 1) + home, spread.parts[part]);
  }
}

/** Adds the cells of one tally to another of the same space. @param cells changed. @param other as it was. */
export function addCells(cells: CellTally, other: CellTally): void {
  const homes = cells.space.unknownHome + 1;
  for (const [k, pair] of other.pairs.entries()) {
    const place = placeOf(cells, pair);
    const { whole, fraction, touched } = other.sum;
    const [from, to] = [k * homes, (k + 1) * homes];
    const part = {
      whole: whole.subarray(from, to),
      fraction: fraction.subarray(from, to),
      touched: touched.subarray(from, to),
    };
    addSums(cells.sum, part, place * homes);
  }
}

/** The cells that exact sums stand for. @param tally whole. @returns them, in order. Cost: O(cells · log cells). */
export function cellsOfTally({ space, pairs, sum }: CellTally): readonly MonthCell[] {
  const { calendar, unknownHome } = space;
  const months = calendar.monthStart.length - 1;
  const homes = unknownHome + 1;
  const cells: MonthCell[] = [];
  for (const [place, pair] of pairs.entries()) {
    for (let home = 0; home < homes; home++) {
      const key = place * homes + home;
      if (sum.touched[key] === 0) continue;
      cells.push({
        benefitMonth: monthFromOrdinal(calendar.firstMonth + Math.floor(pair / months)),
        payoutMonth: monthFromOrdinal(calendar.firstMonth + (pair % months)),
        municipality: home === unknownHome ? undefined : home,
        owedHundredths: sumOf(sum, key),
      });
    }
  }
  return cells.toSorted(
    (a, b) =>
      a.benefitMonth - b.benefitMonth ||
      a.payoutMonth - b.payoutMonth ||
      (a.municipality ?? -1) - (b.municipality ?? -1),
  );
}

function placeOf(cells: CellTally, pair: number): number {
  const known = cells.placeOfPair[pair];
  return known === 0 ? newPlace(cells, pair) : known - 1;
}

function newPlace(cells: CellTally, pair: number): number {
  cells.pairs.push(pair);
  const count = cells.pairs.length;
  cells.placeOfPair[pair] = count;
  if (count * (cells.space.unknownHome + 1) > cells.sum.whole.length) {
    const larger = createSum(2 * cells.sum.whole.length);
    addSums(larger, cells.sum);
    cells.sum = larger;
  }
  return count - 1;
}
