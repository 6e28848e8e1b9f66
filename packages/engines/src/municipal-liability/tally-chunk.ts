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
  stepParts,
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
  /** Percent of each piece of the chunk in hand; `unclearStep` for those that have been added. */
  readonly percentOf: Uint8Array;
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
    const end = Math.min(to, first + chunkSize);
    findPercents(work, first, end);
    addOwed(work, first, end);
    addBilled(work, first, end);
    addMonths(work, first, end);
  }
}

/** Finds the percent of each ordinary piece of a chunk, and adds the others. */
function findPercents(work: Work, from: number, to: number): void {
  const { table, payments, steps, percentOf } = work;
  const { rule, counterBefore, counterAfter, paidDays, owedHundredths, row: rowOf } = table;
  const { ground, paidCents, paidDays: daysOfRow } = payments;
  const { percents: percentOfDays, width } = steps;
  for (let k = from; k < to; k++) {
    const row = rowOf === undefined ? k : rowOf[k];
    const days = paidDays[k];
    const cents = paidCents[row];
    const owed = owedHundredths[k];
    const before = counterBefore[k] | 0;
    const after = counterAfter[k] | 0;
    const last = after > before ? after - 1 : before;
    const at = (rule[k] * grounds + ground[row]) * width;
    const percent = percentOfDays[at + before];
    // A row without days and euros is at 0 %. Recoveries, and rows that correct euros alone, take a closer look.
    const empty = Number(days === 0);
    const ordinary =
      days >= 0 &&
      before >= 0 &&
      last < width &&
      percent !== unclearStep &&
      percent === percentOfDays[at + last] &&
      days === daysOfRow[row] &&
      empty * cents === 0 &&
      before === counterBefore[k] &&
      after === counterAfter[k] &&
      Math.floor(owed) === owed &&
      Math.floor(cents) === cents;
    if (ordinary) {
      percentOf[k - from] = percent * (1 - empty);
    } else {
      percentOf[k - from] = unclearStep;
      addUnclear(work, k);
    }
  }
}

function addOwed(work: Work, from: number, to: number): void {
  const { table, payments, percentOf, days: paidFor, paidCents: paid } = work;
  const { rule, paidDays, owedHundredths, row: rowOf } = table;
  const { benefit, paidCents } = payments;
  const { sums, touched } = work.owed;
  for (let k = from; k < to; k++) {
    const percent = percentOf[k - from];
    if (percent === unclearStep) continue;
    const row = rowOf === undefined ? k : rowOf[k];
    const step = (rule[k] * benefits + benefit[row]) * percents + percent;
    sums[step] += owedHundredths[k];
    touched[step] = 1;
    paidFor[step] += paidDays[k];
    paid[step] += paidCents[row];
  }
}

function addBilled(work: Work, from: number, to: number): void {
  const { table, payments, percentOf } = work;
  const { owedHundredths, municipality, row: rowOf } = table;
  const { paidOn } = payments;
  const { calendar, unknownHome } = work.tally.space;
  const { firstDay, monthOfDay, monthStart } = calendar;
  const { sums, touched } = work.billed;
  const homes = municipality?.values;
  const validity = municipality?.validity;
  for (let k = from; k < to; k++) {
    if (percentOf[k - from] === unclearStep) continue;
    const row = rowOf === undefined ? k : rowOf[k];
    const known = homes !== undefined && (validity === undefined || isPresent(validity, k));
    const home = known ? homes[k] : unknownHome;
    const bill = home * monthStart.length + monthOfDay[paidOn[row] - firstDay];
    sums[bill] += owedHundredths[k];
    touched[bill] = 1;
  }
}

function addMonths(work: Work, from: number, to: number): void {
  const { table, percentOf, tally } = work;
  const { start, end, paidDays, owedHundredths } = table;
  const { firstDay, monthOfDay } = tally.space.calendar;
  const { whole, touched } = tally.month;
  for (let k = from; k < to; k++) {
    if (percentOf[k - from] === unclearStep) continue;
    const first = monthOfDay[start[k] - firstDay];
    const last = monthOfDay[end[k] - 1 - firstDay];
    if (first === last || paidDays[k] === 0) {
      whole[first] += owedHundredths[k];
      touched[first] = 1;
    } else if (owedHundredths[k] === 0) {
      for (let month = first; month <= last; month++) touched[month] = 1;
    } else {
      addSpread(work, k);
    }
  }
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
  const paidHundredths = paidOfPiece(piece, payments) * 100;
  const percent = onePercent(piece, payments, rules);
  const steps = percent === undefined ? stepParts(piece, rules) : [{ percent, days: 1, owed: 1 }];
  for (const part of steps) {
    addTo(tally.days, part.percent, piece.paidDays * part.days);
    addTo(tally.paid, part.percent, paidHundredths * part.days);
    addTo(tally.owed, part.percent, owedHundredths * part.owed);
  }
  addSpread(work, k);
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
