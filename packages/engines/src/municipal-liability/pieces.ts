import { isPresent, type OptionalIntegers } from "@luotsi/frame";

import type { LiabilityLedger } from "./ledger.ts";
import type { PaymentColumns } from "./payment-columns.ts";
import type { LiabilityPlan, PlannedRule } from "./plan.ts";
import { liabilityGrounds } from "./plan.ts";
import { percentAfter, percentDaysUpTo, type ShareTable } from "./share-table.ts";

/** A row that was not cut, or one piece of a row that was. */
export interface LedgerPiece {
  row: number;
  start: number;
  end: number;
  paidDays: number;
  /** Position in the plan's rules. */
  rule: number;
  counterBefore: number;
  counterAfter: number;
  owedHundredths: number;
  /** Home municipality; undefined when not known. */
  municipality: number | undefined;
}

/**
 * Walks through all pieces of a ledger: first the uncut rows in the input's order, then the pieces of cut rows.
 *
 * @param ledger made from the same payments.
 * @param payments of n rows.
 * @param visit gets one object that is reused for every piece. Cost: O(n).
 */
export function walkPieces(
  ledger: LiabilityLedger,
  payments: PaymentColumns,
  visit: (piece: LedgerPiece) => void,
): void {
  const { cuts } = ledger;
  const piece = emptyPiece();
  let nextCut = 0;
  for (let row = 0; row < ledger.owedHundredths.length; row++) {
    if (nextCut < cuts.row.length && cuts.row[nextCut] === row) {
      while (nextCut < cuts.row.length && cuts.row[nextCut] === row) nextCut++;
      continue;
    }
    piece.row = row;
    piece.start = payments.start[row];
    piece.end = payments.end[row];
    piece.paidDays = payments.paidDays[row];
    piece.rule = ledger.ruleSet[row];
    piece.counterBefore = ledger.counterBefore[row];
    piece.counterAfter = ledger.counterAfter[row];
    piece.owedHundredths = ledger.owedHundredths[row];
    piece.municipality = entry(ledger.municipality, row);
    visit(piece);
  }
  for (let k = 0; k < cuts.row.length; k++) {
    piece.row = cuts.row[k];
    piece.start = cuts.start[k];
    piece.end = cuts.end[k];
    piece.paidDays = cuts.paidDays[k];
    piece.rule = cuts.ruleSet[k];
    piece.counterBefore = cuts.counterBefore[k];
    piece.counterAfter = cuts.counterAfter[k];
    piece.owedHundredths = cuts.owedHundredths[k];
    piece.municipality = entry(cuts.municipality, k);
    visit(piece);
  }
}

/** Part of a piece charged at one percent. */
export interface StepPart {
  readonly percent: number;
  /** Share of the piece's days and benefit, 0–1. */
  readonly days: number;
  /** Share of what the piece owes, 0–1. */
  readonly owed: number;
}

/** What it takes to divide a piece by step or by month. */
export interface PieceRules {
  readonly plan: LiabilityPlan;
  readonly tables: readonly ShareTable[];
}

/**
 * Divides a piece by the steps its days were charged at.
 *
 * @param piece of the ledger.
 * @param payments it is of.
 * @param rules of the plan.
 * @returns at least one part; days add up to 1, owed to 1.
 */
export function stepParts(
  piece: LedgerPiece,
  payments: PaymentColumns,
  { plan, tables }: PieceRules,
): readonly StepPart[] {
  const rule = plan.rules[piece.rule];
  const table = tables[piece.rule];
  const { counterBefore, counterAfter } = piece;
  if (isFree(rule, payments.ground[piece.row])) return wholeAt(0);
  if (piece.paidDays === 0 || rule.timing === "payment_period") {
    const paid = paidOfPiece(piece, payments);
    return wholeAt(paid === 0 ? 0 : Math.round(piece.owedHundredths / paid));
  }
  const low = Math.min(counterBefore, counterAfter);
  const high = Math.max(counterBefore, counterAfter);
  if (low === high) return wholeAt(percentAfter(table, low));
  const percentDays = percentDaysUpTo(table, high) - percentDaysUpTo(table, low);
  const limits = rule.steps.map((step) => step.afterPaidDays);
  const edges = [low, ...limits.filter((limit) => limit > low && limit < high), high];
  return edges.slice(1).map((edge, k) => {
    const percent = percentAfter(table, edges[k]);
    const days = edge - edges[k];
    return {
      percent,
      days: days / (high - low),
      owed: percentDays === 0 ? days / (high - low) : (percent * days) / percentDays,
    };
  });
}

/**
 * The part of a piece's owed amount that falls on its first so many days.
 *
 * @param piece of the ledger, with days.
 * @param daysUpTo of them, 0 up to its paid days.
 * @param rules of the plan.
 * @returns 0–1.
 */
export function owedUpTo(
  piece: LedgerPiece,
  daysUpTo: number,
  { plan, tables }: PieceRules,
): number {
  const part = daysUpTo / piece.paidDays;
  const { counterBefore: before, counterAfter: after } = piece;
  if (plan.rules[piece.rule].timing === "payment_period" || before === after) return part;
  const table = tables[piece.rule];
  const all = percentDaysUpTo(table, after) - percentDaysUpTo(table, before);
  if (all === 0) return part;
  const middle = before + (after - before) * part;
  return (percentDaysUpTo(table, middle) - percentDaysUpTo(table, before)) / all;
}

/** What was paid for the piece's days. @returns cents. */
export function paidOfPiece(piece: LedgerPiece, payments: PaymentColumns): number {
  const paid = payments.paidCents[piece.row];
  const days = payments.paidDays[piece.row];
  return days === piece.paidDays ? paid : (paid * piece.paidDays) / days;
}

function isFree(rule: PlannedRule, ground: number): boolean {
  return rule.steps.length === 0 || rule.freeGrounds.includes(liabilityGrounds[ground]);
}

function wholeAt(percent: number): readonly StepPart[] {
  return [{ percent, days: 1, owed: 1 }];
}

function emptyPiece(): LedgerPiece {
  return {
    row: 0,
    start: 0,
    end: 0,
    paidDays: 0,
    rule: 0,
    counterBefore: 0,
    counterAfter: 0,
    owedHundredths: 0,
    municipality: undefined,
  };
}

function entry(column: OptionalIntegers | undefined, index: number): number | undefined {
  return column !== undefined && isPresent(column.validity, index)
    ? column.values[index]
    : undefined;
}
