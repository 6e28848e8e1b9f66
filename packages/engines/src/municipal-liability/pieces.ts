import { isPresent, type OptionalIntegers } from "@luotsi/frame";

import type { CounterColumn, LiabilityLedger } from "./ledger.ts";
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

/** Some pieces of a ledger as columns of one length. */
export interface PieceTable {
  /** Row of each piece; undefined where piece `k` is row `k`. */
  readonly row: Int32Array | undefined;
  /** Pieces to leave out, ascending, some of them more than once. */
  readonly leftOut: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly paidDays: Int32Array;
  readonly rule: Uint8Array;
  readonly counterBefore: CounterColumn;
  readonly counterAfter: CounterColumn;
  readonly owedHundredths: Float64Array;
  readonly municipality: OptionalIntegers | undefined;
}

/**
 * All pieces of a ledger: the uncut rows in the input's order, and the pieces of cut rows.
 *
 * @param ledger made from the same payments.
 * @param payments of n rows.
 * @returns two tables that share the ledger's memory. Cost: constant.
 */
export function pieceTables(
  ledger: LiabilityLedger,
  payments: PaymentColumns,
): readonly [PieceTable, PieceTable] {
  const { start, end, paidDays } = payments;
  const { cuts, ruleSet, ...columns } = ledger;
  return [
    { ...columns, row: undefined, leftOut: cuts.row, start, end, paidDays, rule: ruleSet },
    { ...cuts, leftOut: new Int32Array(0), rule: cuts.ruleSet },
  ];
}

/** The pieces that are not left out. @param table of pieces. @returns half-open stretches of places, ascending. */
export function keptPieces({
  leftOut,
  owedHundredths,
}: PieceTable): readonly { readonly from: number; readonly to: number }[] {
  const kept: { from: number; to: number }[] = [];
  let from = 0;
  for (const place of [...leftOut, owedHundredths.length]) {
    if (place > from) kept.push({ from, to: place });
    from = place + 1;
  }
  return kept;
}

/** Reads a piece of a table. @param table of pieces. @param k its place. @param piece overwritten. */
export function readPiece(table: PieceTable, k: number, piece: LedgerPiece): void {
  piece.row = table.row === undefined ? k : table.row[k];
  piece.start = table.start[k];
  piece.end = table.end[k];
  piece.paidDays = table.paidDays[k];
  piece.rule = table.rule[k];
  piece.counterBefore = table.counterBefore[k];
  piece.counterAfter = table.counterAfter[k];
  piece.owedHundredths = table.owedHundredths[k];
  piece.municipality = homeOfPiece(table, k);
}

/** The home municipality of a piece. @param table of pieces. @param k its place. @returns it, or undefined. */
export function homeOfPiece({ municipality }: PieceTable, k: number): number | undefined {
  return municipality !== undefined && isPresent(municipality.validity, k)
    ? municipality.values[k]
    : undefined;
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
  const piece = emptyPiece();
  for (const table of pieceTables(ledger, payments)) {
    for (const { from, to } of keptPieces(table)) {
      for (let k = from; k < to; k++) {
        readPiece(table, k, piece);
        visit(piece);
      }
    }
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

/** Are all of a piece's days charged at one percent, by day or by period? @param piece of the ledger. @param rules of the plan. */
export function isInOneStep(piece: LedgerPiece, { tables, byPeriod }: PieceRules): boolean {
  const { rule, counterBefore, counterAfter } = piece;
  if (byPeriod[rule] === 1 || counterBefore === counterAfter) return true;
  const low = counterBefore < counterAfter ? counterBefore : counterAfter;
  const high = counterBefore < counterAfter ? counterAfter : counterBefore;
  return percentAfter(tables[rule], low) === percentAfter(tables[rule], Math.ceil(high) - 1);
}

/**
 * Divides a piece that crosses a step by the steps its days were charged at.
 *
 * @param piece of the ledger, of which `onePercent` knows none.
 * @param rules of the plan.
 * @returns at least two parts; days add up to 1, owed to 1.
 */
export function stepParts(piece: LedgerPiece, rules: PieceRules): readonly StepPart[] {
  const parts: StepPart[] = [];
  walkSteps(piece, rules, parts, (to, percent, days, owed) => to.push({ percent, days, owed }));
  return parts;
}

/**
 * Like `stepParts`, for many pieces.
 *
 * @param piece of the ledger. @param rules of the plan.
 * @param to handed on, so that one function visits all pieces.
 * @param visit gets percent, days and owed of each part.
 */
export function walkSteps<To>(
  piece: LedgerPiece,
  { plan, tables }: PieceRules,
  to: To,
  visit: (to: To, percent: number, days: number, owed: number) => void,
): void {
  const table = tables[piece.rule];
  const low = Math.min(piece.counterBefore, piece.counterAfter);
  const high = Math.max(piece.counterBefore, piece.counterAfter);
  const percentDays = percentDaysUpTo(table, high) - percentDaysUpTo(table, low);
  const { steps } = plan.rules[piece.rule];
  let edge = low;
  for (let k = 0; k <= steps.length; k++) {
    const next = k < steps.length ? steps[k].afterPaidDays : high;
    if (next <= low || next > high || (next === high && k < steps.length)) continue;
    const percent = percentAfter(table, edge);
    const days = next - edge;
    visit(to, percent, days / (high - low), (percent * days) / percentDays);
    edge = next;
  }
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

/** A piece to read into. @returns it. */
export function emptyPiece(): LedgerPiece {
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
