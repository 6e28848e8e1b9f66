import { assert } from "@luotsi/base";

import { cellOf, chargesNothing, kindOf, type CompiledPlan } from "./compiled-plan.ts";
import { rowAt } from "./payment-order.ts";
import {
  mostDays,
  openPerson,
  type OpeningCounters,
  type PlainStretches,
  type ReplayRun,
} from "./replay-run.ts";
import { shareOfAmount } from "./share-table.ts";

/**
 * Replays the leading rows of a person that need nothing special: whole rows of the era in hand, with days and euros or
 * neither, whose share is of what was paid and is charged by the day or not at all. Gives the same as `settle`, row by row.
 *
 * @param run of a person without restarts, exemption or homes by benefit day; rules chosen by the benefit day. Its state
 *   is made only when rows are left.
 * @param opening counters, whole.
 * @param from position in the order of the person's first row.
 * @param to position after the person's last row.
 * @returns the position of the first row that was left, `to` when none was.
 */
export function replayPlain(
  run: ReplayRun,
  opening: OpeningCounters,
  from: number,
  to: number,
): number {
  const { compiled, payments, order, single } = run;
  let { subsidy, allowance, unemployment } = opening;
  let at = from;
  while (at < to) {
    const row = rowAt(order, at);
    const cell = cellOf(run.era, payments.benefit[row], payments.ground[row]);
    if (compiled.plainCell[cell] === 0) break;
    const counter = compiled.counterOfCell[cell];
    single.from[0] = at;
    single.to[0] = to;
    single.before[0] = counter === 0 ? subsidy : counter === 1 ? allowance : unemployment;
    replayStretches(run, cell, single);
    if (single.to[0] === at) replayUnusual(run, cell, single);
    if (single.to[0] === at) break;
    subsidy += single.days[0] * compiled.countsSubsidy[cell];
    allowance += single.days[0] * compiled.countsAllowance[cell];
    unemployment += single.days[0] * compiled.countsUnemployment[cell];
    at = single.to[0];
  }
  const largest = subsidy > unemployment ? subsidy : unemployment;
  assert(largest <= mostDays && allowance <= mostDays, "a counter fits a whole number of 32 bits");
  if (at < to) {
    openPerson(run, opening, Number.NEGATIVE_INFINITY);
    leaveRows(run, { from, to: at }, { subsidy, allowance, unemployment });
  }
  return at;
}

/**
 * Replays stretches of rows of one benefit and ground within their table of shares, in a loop that takes no decision by what a
 * row holds: the processor would guess wrong at every other one.
 *
 * @param run in the era of the cell; its columns are written.
 * @param cell benefit and ground of the rows.
 * @param stretches each one's end is moved to the first row left.
 */
export function replayStretches(run: ReplayRun, cell: number, stretches: PlainStretches): void {
  const { payments, compiled, owedHundredths, counterBefore, counterAfter, ruleSet } = run;
  const { benefit, ground, start, end, paidDays, paidCents } = payments;
  const { rows } = run.order;
  const { count, from: begins, to: ends, before: counters, days: daysOf } = stretches;
  const rule = compiled.ruleOfCell[cell];
  const { percentDays } = compiled.tables[rule];
  const charged = compiled.chargeOfCell[cell] !== chargesNothing;
  const counted = -advances(compiled, cell);
  const limit = counted === 0 ? Number.NEGATIVE_INFINITY : compiled.tables[rule].cap;
  const eraEnd = Math.min(run.eraEnd, mostDays) | 0;
  const { benefit: paidFor, ground: on } = kindOf(cell);
  for (let k = 0; k < count; k++) {
    let at = begins[k];
    let before = counters[k];
    let days = 0;
    const isWithin = before >= 0 && start[rows === undefined ? at : rows[at]] >= run.eraStart;
    const to = isWithin ? ends[k] : at;
    for (; at < to; at++) {
      const row = rows === undefined ? at : rows[at];
      const paid = paidDays[row];
      const cents = paidCents[row];
      const none = (paid - 1) >>> 31;
      const after = before + (paid & counted);
      // Days and euros, or neither; no recovery.
      if (paid < 0 || cents * none !== 0 || cents + none === 0) break;
      if (benefit[row] !== paidFor || ground[row] !== on || end[row] > eraEnd) break;
      if (charged && (after > limit || Math.floor(cents) !== cents)) break;
      owedHundredths[row] = charged
        ? (cents * (percentDays[after] - percentDays[before])) / (paid + none)
        : 0;
      counterBefore[row] = before;
      counterAfter[row] = after;
      ruleSet[row] = rule;
      before = after;
      days += paid;
    }
    ends[k] = at;
    daysOf[k] = days;
  }
}

/** Does a day of the cell advance the counter that its rule looks at? @returns 1 or 0. */
function advances(compiled: CompiledPlan, cell: number): number {
  const { counterOfCell, countsSubsidy, countsAllowance, countsUnemployment } = compiled;
  const counter = counterOfCell[cell];
  if (counter === 0) return countsSubsidy[cell];
  return counter === 1 ? countsAllowance[cell] : countsUnemployment[cell];
}

/** Replays one row that a stretch left, when it is past the table of shares or pays parts of a cent. */
function replayUnusual(run: ReplayRun, cell: number, single: PlainStretches): void {
  const { payments, compiled } = run;
  const before = single.before[0];
  const row = rowAt(run.order, single.from[0]);
  const days = payments.paidDays[row];
  const cents = payments.paidCents[row];
  if (days < 0 || (days === 0) !== (cents === 0) || payments.end[row] > run.eraEnd) return;
  const rule = compiled.ruleOfCell[cell];
  const after = before + days * advances(compiled, cell);
  const charged = compiled.chargeOfCell[cell] !== chargesNothing && days !== 0;
  run.owedHundredths[row] = charged
    ? shareOfAmount(compiled.tables[rule], cents, before, after)
    : 0;
  run.counterBefore[row] = before;
  run.counterAfter[row] = after;
  run.ruleSet[row] = rule;
  single.days[0] = days;
  single.to[0]++;
}

/** What the next row of a person needs to know of those that have been replayed. */
function leaveRows(
  { compiled, payments, order, state, era, owedHundredths }: ReplayRun,
  replayed: { readonly from: number; readonly to: number },
  counters: OpeningCounters,
): void {
  const { start, end, benefit, ground, paidDays, paidCents } = payments;
  state.allowanceEver += counters.allowance - state.allowance;
  Object.assign(state, counters);
  for (let at = replayed.from; at < replayed.to; at++) {
    const row = rowAt(order, at);
    const days = paidDays[row];
    if (days === 0) continue;
    const cell = cellOf(era, benefit[row], ground[row]);
    state.allowanceSinceRestart += days * compiled.onAllowance[cell];
    state.lastStart = start[row];
    state.lastEnd = end[row];
    state.lastBenefit = benefit[row];
    state.lastPercent = owedHundredths[row] / paidCents[row];
  }
}
