import { isPresent, type OptionalIntegers } from "@luotsi/frame";

import type { LiabilityLedger } from "./ledger.ts";
import type { PaymentColumns } from "./payment-columns.ts";
import { liabilityGrounds, type LiabilityPlan } from "./plan.ts";
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
  /** Entry `rule * grounds + ground` is 1 where the rule charges nothing. */
  readonly free: Uint8Array;
  /** Entry is 1 where the rule charges whole payment periods. */
  readonly byPeriod: Uint8Array;
}

/** The plan's rules as look-ups. @param plan law as data. @param tables of its rules. @returns them. */
export function pieceRules(plan: LiabilityPlan, tables: readonly ShareTable[]): PieceRules {
  const free = plan.rules.flatMap((rule) =>
    liabilityGrounds.map((ground) =>
      Number(rule.steps.length === 0 || rule.freeGrounds.includes(ground)),
    ),
  );
  const byPeriod = plan.rules.map((rule) => Number(rule.timing === "payment_period"));
  return { plan, tables, free: Uint8Array.from(free), byPeriod: Uint8Array.from(byPeriod) };
}

/**
 * The one percent that all of a piece's days were charged at.
 *
 * @param piece of the ledger.
 * @param payments it is of.
 * @param rules of the plan.
 * @returns it, or undefined when the piece crosses a step.
 */
export function onePercent(
  piece: LedgerPiece,
  payments: PaymentColumns,
  { tables, free, byPeriod }: PieceRules,
): number | undefined {
  const { rule, counterBefore, counterAfter } = piece;
  if (free[rule * liabilityGrounds.length + payments.ground[piece.row]] === 1) return 0;
  if (piece.paidDays === 0 || byPeriod[rule] === 1) {
    const paid = paidOfPiece(piece, payments);
    return paid === 0 ? 0 : Math.round(piece.owedHundredths / paid);
  }
  const low = counterBefore < counterAfter ? counterBefore : counterAfter;
  const high = counterBefore < counterAfter ? counterAfter : counterBefore;
  const percent = percentAfter(tables[rule], low);
  if (low === high) return percent;
  return percentAfter(tables[rule], Math.ceil(high) - 1) === percent ? percent : undefined;
}

/**
 * Divides a piece that crosses a step by the steps its days were charged at.
 *
 * @param piece of the ledger, of which `onePercent` knows none.
 * @param rules of the plan.
 * @returns at least two parts; days add up to 1, owed to 1.
 */
export function stepParts(piece: LedgerPiece, { plan, tables }: PieceRules): readonly StepPart[] {
  const table = tables[piece.rule];
  const low = Math.min(piece.counterBefore, piece.counterAfter);
  const high = Math.max(piece.counterBefore, piece.counterAfter);
  const percentDays = percentDaysUpTo(table, high) - percentDaysUpTo(table, low);
  const limits = plan.rules[piece.rule].steps.map((step) => step.afterPaidDays);
  const edges = [low, ...limits.filter((limit) => limit > low && limit < high), high];
  return edges.slice(1).map((edge, k) => {
    const percent = percentAfter(table, edges[k]);
    const days = edge - edges[k];
    return { percent, days: days / (high - low), owed: (percent * days) / percentDays };
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
  { byPeriod, tables }: PieceRules,
): number {
  const part = daysUpTo / piece.paidDays;
  const { counterBefore: before, counterAfter: after } = piece;
  if (byPeriod[piece.rule] === 1 || before === after) return part;
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
