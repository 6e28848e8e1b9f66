import { isPresent } from "@luotsi/frame";

import { replayListed } from "./follow-list.ts";
import { rowAt } from "./payment-order.ts";
import { replayPlain } from "./replay-plain.ts";
import { openPerson, type OpeningCounters, type ReplayRun } from "./replay-run.ts";
import { homeOn, movesWithin } from "./residence.ts";
import { enterEraOf, settle } from "./settle.ts";
import { spreadDays } from "./spread-days.ts";

/**
 * Replays one person's rows in time.
 *
 * @param run outputs and state are overwritten.
 * @param person whose rows to replay; the restarts have been collected.
 * @param opened where the person's counters stand before the first row.
 */
export function replayPerson(run: ReplayRun, person: number, opened: OpenedPerson): void {
  const { order, restarts, payments } = run;
  const { counters, exemptEnd } = opened;
  const calm =
    restarts.length === 0 &&
    exemptEnd === Number.NEGATIVE_INFINITY &&
    !run.homeByBenefitDay &&
    !opened.followsList;
  const last = order.first[person + 1];
  let j = order.first[person];
  if (calm && !run.regimeByPayout) {
    enterEraOf(run, payments.start[rowAt(order, j)]);
    j = replayPlain(run, counters, j, last);
  } else {
    openPerson(run, counters, exemptEnd);
  }
  for (; j < last; j++) {
    const row = rowAt(order, j);
    if (!opened.followsList) {
      replayRow(run, row, calm);
      continue;
    }
    restartUpTo(run, payments.start[row]);
    replayListed(run, row, () => replayRow(run, row, false));
  }
}

/** Where the replay of a person begins. */
export interface OpenedPerson {
  readonly counters: OpeningCounters;
  /** The day the person's exemption has ended; −∞ for others. */
  readonly exemptEnd: number;
  /** Do the person's counters follow the payer's list? */
  readonly followsList: boolean;
}

function replayRow(run: ReplayRun, row: number, calm: boolean): void {
  const { start, end, paidDays } = run.payments;
  const { settlement } = run;
  const inEra = start[row] >= run.eraStart && end[row] <= run.eraEnd;
  if ((!calm || !inEra) && paidDays[row] !== 0 && cutsOf(run, row).length > 0) {
    settleInPieces(run, row);
    return;
  }
  if (!calm) restartUpTo(run, start[row]);
  settle(run, row, start[row], paidDays[row]);
  run.owedHundredths[row] = settlement.owedHundredths;
  run.counterBefore[row] = settlement.counterBefore;
  run.counterAfter[row] = settlement.counterAfter;
  run.ruleSet[row] = settlement.rule;
}

/**
 * The days on which new maximum periods begin for a person, from all rows that name one.
 *
 * @param run its `restarts` are overwritten.
 * @param person whose rows to look at.
 * @param openedOn the day at which the opening counters stood; earlier beginnings are already in them.
 */
export function collectRestarts(run: ReplayRun, person: number, openedOn: number): void {
  const { restarts, order, payments } = run;
  if (restarts.length > 0) restarts.length = 0;
  const begins = payments.maxPeriodStart;
  if (begins === undefined) return;
  for (let j = order.first[person]; j < order.first[person + 1]; j++) {
    const row = rowAt(order, j);
    if (!isPresent(begins.validity, row)) continue;
    const day = begins.values[row];
    if (day >= openedOn && !restarts.includes(day)) restarts.push(day);
  }
  if (restarts.length > 1) restarts.sort((a, b) => a - b);
}

function restartUpTo(run: ReplayRun, day: number): void {
  const { state, restarts } = run;
  while (run.restartsDone < restarts.length && restarts[run.restartsDone] <= day) {
    state.allowance = 0;
    if (run.restartsSubsidy) state.subsidy = run.keepAllPreceding ? state.allowanceEver : 0;
    state.allowanceSinceRestart = 0;
    state.restartPending = true;
    run.restartsDone++;
  }
}

/** Days within the row at which it must be cut, ascending. */
function cutsOf(run: ReplayRun, row: number): readonly number[] {
  const { payments, compiled, restarts, state } = run;
  const start = payments.start[row];
  const end = payments.end[row];
  const days: number[] = [];
  const add = (day: number): void => {
    if (day > start && day < end && !days.includes(day)) days.push(day);
  };
  for (const day of compiled.eraStart) add(day);
  for (const day of restarts) add(day);
  add(state.exemptEnd);
  if (run.homeByBenefitDay && run.residences !== undefined) {
    for (const day of movesWithin(run.residences, payments.person[row], { start, end })) add(day);
  }
  return days.length > 1 ? days.toSorted((a, b) => a - b) : days;
}

/** Settles a row piece by piece. */
function settleInPieces(run: ReplayRun, row: number): void {
  const { payments, settlement } = run;
  const paidDays = payments.paidDays[row];
  const end = payments.end[row];
  const rowStart = payments.start[row];
  let pieceStart = rowStart;
  let daysBefore = 0;
  let owed = 0;
  let pieces = 0;
  for (const pieceEnd of [...cutsOf(run, row), end]) {
    const daysUpTo = spreadDays(paidDays, { start: rowStart, end }, pieceEnd);
    const days = daysUpTo - daysBefore;
    if (days !== 0) {
      restartUpTo(run, pieceStart);
      settle(run, row, pieceStart, days);
      owed += settlement.owedHundredths;
      if (pieces === 0) {
        run.counterBefore[row] = settlement.counterBefore;
        run.ruleSet[row] = settlement.rule;
      }
      run.counterAfter[row] = settlement.counterAfter;
      recordCut(run, row, { start: pieceStart, end: pieceEnd, days });
      pieces++;
    }
    daysBefore = daysUpTo;
    pieceStart = pieceEnd;
  }
  run.owedHundredths[row] = owed;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly days: number;
}

function recordCut(run: ReplayRun, row: number, piece: Piece): void {
  const { cuts, settlement, payments } = run;
  cuts.row.push(row);
  cuts.start.push(piece.start);
  cuts.end.push(piece.end);
  cuts.paidDays.push(piece.days);
  cuts.ruleSet.push(settlement.rule);
  cuts.counterBefore.push(settlement.counterBefore);
  cuts.counterAfter.push(settlement.counterAfter);
  cuts.owedHundredths.push(settlement.owedHundredths);
  cuts.municipality.push(homeOfPiece(run, row, payments.person[row], piece.start));
}

function homeOfPiece(run: ReplayRun, row: number, person: number, day: number): number | undefined {
  if (run.homeByBenefitDay && run.residences !== undefined) {
    return homeOn(run.residences, person, day);
  }
  const homes = run.municipality;
  return homes !== undefined && isPresent(homes.validity, row) ? homes.values[row] : undefined;
}
