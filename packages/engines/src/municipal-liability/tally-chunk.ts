import { isPresent } from "@luotsi/frame";

import { monthAt, monthSpread, spreadPiece, type MonthSpread } from "./benefit-months.ts";
import { addTo } from "./exact-sum.ts";
import type { PaymentColumns } from "./payment-columns.ts";
import {
  emptyPiece,
  keptPieces,
  onePercent,
  paidOfPiece,
  readPiece,
  walkSteps,
  type LedgerPiece,
  type PieceRules,
  type PieceTable,
} from "./pieces.ts";
import { liabilityBenefits, liabilityGrounds } from "./plan.ts";
import { stepLookUp, unclearStep, type StepLookUp } from "./step-look-up.ts";
import type { LiabilityTally } from "./tally.ts";

const benefits = liabilityBenefits.length;
const grounds = liabilityGrounds.length;
const percents = 101;
const chunkSize = 2048;
/** Hundredths of a cent: that much times the days of a row is exact. */
const largestOrdinary = 2 ** 40;

/** What the pieces of a tally are of. */
export interface TalliedLedger {
  readonly payments: PaymentColumns;
  readonly rules: PieceRules;
}

/** Whole sums under one key. */
interface Plain {
  readonly sums: Float64Array;
  readonly touched: Uint8Array;
}

interface Work extends TalliedLedger {
  readonly tally: LiabilityTally;
  readonly table: PieceTable;
  readonly steps: StepLookUp;
  readonly spread: MonthSpread;
  readonly piece: LedgerPiece;
  /**
   * Ordinary pieces owe and are paid whole numbers at one percent, so plain addition is exact; and under two joint keys a
   * piece is added to few places. Entry `(rule * benefits + benefit) * percents + percent`:
   */
  readonly owed: Plain;
  readonly days: Float64Array;
  readonly paidCents: Float64Array;
  /** Entry `home * months + month of payout`. */
  readonly billed: Plain;
  /** Of the chunk in hand: ordinary pieces, those that take a closer look, and ordinary ones whose months do. */
  readonly ordinary: Places;
  readonly unclear: Places;
  readonly parts: Places;
  /** Percent of each ordinary piece. */
  readonly percentOf: Uint8Array;
}

/** Places in the table, the first `count` of the array. */
interface Places {
  readonly places: Int32Array;
  count: number;
}

/** Adds the pieces of a table. @param tally changed. @param table of pieces. @param made the ledger. Cost: O(pieces). */
export function tallyPieces(tally: LiabilityTally, table: PieceTable, made: TalliedLedger): void {
  const { calendar, unknownHome } = tally.space;
  const months = calendar.monthStart.length;
  const steps = made.rules.plan.rules.length * benefits * percents;
  const work: Work = {
    ...made,
    tally,
    table,
    steps: stepLookUp(made.rules),
    spread: monthSpread(calendar, made.rules),
    piece: emptyPiece(),
    owed: plain(steps),
    days: new Float64Array(steps),
    paidCents: new Float64Array(steps),
    billed: plain((unknownHome + 1) * months),
    ordinary: { places: new Int32Array(chunkSize), count: 0 },
    unclear: { places: new Int32Array(chunkSize), count: 0 },
    parts: { places: new Int32Array(chunkSize), count: 0 },
    percentOf: new Uint8Array(chunkSize),
  };
  for (const { from, to } of keptPieces(table)) tallyBetween(work, from, to);
  addSteps(work);
  addBills(work);
}

function plain(keys: number): Plain {
  return { sums: new Float64Array(keys), touched: new Uint8Array(keys) };
}

/** Adds pieces `from` up to `to`, a chunk at a time: what is known of a chunk stays in the processor's near memory. */
function tallyBetween(work: Work, from: number, to: number): void {
  for (let first = from; first < to; first += chunkSize) {
    sortOut(work, first, Math.min(to, first + chunkSize));
    addOwed(work);
    addMonths(work);
    for (let j = 0; j < work.unclear.count; j++) addUnclear(work, work.unclear.places[j]);
  }
}

/** Tells the ordinary pieces of a chunk, with their percent, from those that take a closer look. */
function sortOut(work: Work, from: number, to: number): void {
  const { table, payments, steps, ordinary, unclear, percentOf } = work;
  const { rule, counterBefore, counterAfter, paidDays, owedHundredths, row: rowOf } = table;
  const { ground, paidCents, paidDays: daysOfRow } = payments;
  const { percents: percentOfDays, width } = steps;
  const kinds = grounds;
  const unknown = unclearStep;
  const large = largestOrdinary;
  let count = 0;
  let others = 0;
  for (let k = from; k < to; k++) {
    const row = rowOf === undefined ? k : rowOf[k];
    const days = paidDays[k];
    const cents = paidCents[row];
    const owed = owedHundredths[k];
    const before = counterBefore[k] | 0;
    const after = counterAfter[k] | 0;
    const last = after + ((before - after) >> 31);
    const at = (rule[k] * kinds + ground[row]) * width;
    const percent = percentOfDays[at + before];
    // A row without days and euros is at 0 %. Recoveries, and rows that correct euros alone, take a closer look.
    const empty = (days - 1) >>> 31;
    if (
      days >= 0 &&
      before >= 0 &&
      after >= before &&
      last < width &&
      percent !== unknown &&
      percent === percentOfDays[at + last] &&
      days === daysOfRow[row] &&
      empty * cents === 0 &&
      empty * owed === 0 &&
      before === counterBefore[k] &&
      after === counterAfter[k] &&
      owed <= large &&
      owed >= -large &&
      Math.floor(owed) === owed &&
      Math.floor(cents) === cents
    ) {
      ordinary.places[count] = k;
      percentOf[count] = percent * (1 - empty);
      count++;
    } else {
      unclear.places[others] = k;
      others++;
    }
  }
  ordinary.count = count;
  unclear.count = others;
}

function addOwed(work: Work): void {
  const { table, payments, percentOf, days: paidFor, paidCents: paid } = work;
  const { rule, paidDays, owedHundredths, municipality, row: rowOf } = table;
  const { benefit, paidCents, paidOn } = payments;
  const { calendar, unknownHome } = work.tally.space;
  const { firstDay, monthOfDay, monthStart } = calendar;
  const months = monthStart.length;
  const { sums, touched } = work.owed;
  const { sums: billed, touched: isBilled } = work.billed;
  const { places, count } = work.ordinary;
  const [perRule, perBenefit] = [benefits, percents];
  const homes = municipality?.values;
  const validity = municipality?.validity;
  for (let j = 0; j < count; j++) {
    const k = places[j];
    const row = rowOf === undefined ? k : rowOf[k];
    const owed = owedHundredths[k];
    const step = (rule[k] * perRule + benefit[row]) * perBenefit + percentOf[j];
    const known = homes !== undefined && (validity === undefined || isPresent(validity, k));
    const home = known ? homes[k] : unknownHome;
    const bill = home * months + monthOfDay[paidOn[row] - firstDay];
    sums[step] += owed;
    touched[step] = 1;
    paidFor[step] += paidDays[k];
    paid[step] += paidCents[row];
    billed[bill] += owed;
    isBilled[bill] = 1;
  }
}

/**
 * Adds ordinary pieces to the months of their days. Most are of one month or of two: both are divided at the first month's end, so that
 * the processor has nothing to guess. The same numbers as `spreadEvenly`.
 */
function addMonths(work: Work): void {
  const { table, tally, parts } = work;
  const { start, end, paidDays, owedHundredths } = table;
  const { firstDay, monthOfDay, monthStart, weekdaysBefore } = tally.space.calendar;
  const { whole, touched } = tally.month;
  const { places, count } = work.ordinary;
  let broken = 0;
  for (let j = 0; j < count; j++) {
    const k = places[j];
    const from = start[k] - firstDay;
    const to = end[k] - firstDay;
    const first = monthOfDay[from];
    const last = monthOfDay[to - 1];
    const paid = paidDays[k];
    const owed = owedHundredths[k];
    const past = monthStart[first + 1] - firstDay - to;
    const edge = to + (past & (past >> 31));
    const weekdays = weekdaysBefore[to] - weekdaysBefore[from];
    const none = (paid - 1) >>> 31;
    if (weekdays === 0 || last - first > 1) {
      parts.places[broken++] = k;
      continue;
    }
    const part = weekdaysBefore[edge] - weekdaysBefore[from];
    const days = ((2 * paid * part + weekdays) / (2 * weekdays)) | 0;
    const upTo = (owed * days) / (paid + none);
    touched[first] = 1;
    touched[last] |= 1 - none;
    if (Math.floor(upTo) !== upTo) {
      parts.places[broken++] = k;
      continue;
    }
    whole[first] += upTo;
    whole[last] += owed - upTo;
  }
  for (let j = 0; j < broken; j++) addSpread(work, parts.places[j]);
}

function addSpread({ table, piece, spread, tally }: Work, k: number): void {
  readPiece(table, k, piece);
  const first = monthAt(spread.calendar, piece.start);
  const parts = spreadPiece(piece, spread);
  for (let part = 0; part < parts; part++) addTo(tally.month, first + part, spread.parts[part]);
}

/** A piece that crosses a step, is charged by the payment period, is part of a row, or owes a fraction. */
function addUnclear(work: Work, k: number): void {
  const { tally, table, payments, rules, piece } = work;
  readPiece(table, k, piece);
  const { calendar, unknownHome } = tally.space;
  const { owedHundredths, row } = piece;
  addTo(tally.rule, piece.rule, owedHundredths);
  addTo(tally.benefit, payments.benefit[row], owedHundredths);
  addTo(tally.home, piece.municipality ?? unknownHome, owedHundredths);
  addTo(tally.invoiceMonth, monthAt(calendar, payments.paidOn[row]), owedHundredths);
  const percent = onePercent(piece, payments, rules);
  if (percent === undefined) walkSteps(piece, rules, work, addStep);
  else addStep(work, percent, 1, 1);
  addSpread(work, k);
}

/** Adds a part of the piece in hand. */
function addStep(work: Work, percent: number, days: number, owed: number): void {
  const { tally, piece, payments } = work;
  addTo(tally.days, percent, piece.paidDays * days);
  addTo(tally.paid, percent, paidOfPiece(piece, payments) * 100 * days);
  addTo(tally.owed, percent, piece.owedHundredths * owed);
}

/** Takes the joint sums by rule, benefit and percent apart. */
function addSteps({ tally, owed, days, paidCents }: Work): void {
  for (let key = 0; key < owed.sums.length; key++) {
    if (owed.touched[key] === 0) continue;
    const percent = key % percents;
    const pair = (key - percent) / percents;
    addTo(tally.rule, Math.floor(pair / benefits), owed.sums[key]);
    addTo(tally.benefit, pair % benefits, owed.sums[key]);
    addTo(tally.owed, percent, owed.sums[key]);
    addTo(tally.days, percent, days[key]);
    addTo(tally.paid, percent, paidCents[key] * 100);
  }
}

/** Takes the joint sums by home and month of payout apart. */
function addBills({ tally, billed }: Work): void {
  const months = tally.space.calendar.monthStart.length;
  for (let key = 0; key < billed.sums.length; key++) {
    if (billed.touched[key] === 0) continue;
    addTo(tally.home, Math.floor(key / months), billed.sums[key]);
    addTo(tally.invoiceMonth, key % months, billed.sums[key]);
  }
}
