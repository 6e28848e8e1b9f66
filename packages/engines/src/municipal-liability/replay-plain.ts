import { cellOf, chargesNothing } from "./compiled-plan.ts";
import type { ReplayRun } from "./replay-run.ts";
import { shareOfAmount } from "./share-table.ts";

/**
 * Replays the leading rows of a person that need nothing special, in one tight loop: whole rows of the era in hand, with
 * days and euros or neither, whose share is of what was paid and is charged by the day or not at all. Gives the same as
 * `settle`, row by row.
 *
 * @param run of a person without restarts, exemption or homes by benefit day; rules chosen by the benefit day.
 * @param from position in the order of the person's first row.
 * @param to position after the person's last row.
 * @returns the position of the first row that was left, `to` when none was.
 */
export function replayPlain(run: ReplayRun, from: number, to: number): number {
  const { compiled, payments, state, owedHundredths, counterBefore, counterAfter, ruleSet } = run;
  const { start, end, benefit, ground, paidDays, paidCents } = payments;
  const { counterOfCell, countsSubsidy, countsAllowance, countsUnemployment } = compiled;
  const { plainCell, onAllowance, ruleOfCell, chargeOfCell, tables } = compiled;
  const { rows } = run.order;
  const { era, eraStart, eraEnd } = run;
  let { subsidy, allowance, unemployment } = state;
  let paidAllowance = 0;
  let counted = 0;
  let lastPaid = -1;
  let rule = 0;
  let table = tables[rule];
  let at = from;
  for (; at < to; at++) {
    const row = rows[at];
    const days = paidDays[row];
    const cents = paidCents[row];
    const cell = cellOf(era, benefit[row], ground[row]);
    if (start[row] < eraStart || end[row] > eraEnd || plainCell[cell] === 0) break;
    if (days <= 0 || cents === 0) {
      if (days !== 0 || cents !== 0) break;
    } else {
      lastPaid = row;
    }
    const counter = counterOfCell[cell];
    const before = counter === 0 ? subsidy : counter === 1 ? allowance : unemployment;
    const allowanceDays = days * countsAllowance[cell];
    subsidy += days * countsSubsidy[cell];
    allowance += allowanceDays;
    counted += allowanceDays;
    unemployment += days * countsUnemployment[cell];
    paidAllowance += days * onAllowance[cell];
    const after = counter === 0 ? subsidy : counter === 1 ? allowance : unemployment;
    if (ruleOfCell[cell] !== rule) {
      rule = ruleOfCell[cell];
      table = tables[rule];
    }
    let owed = 0;
    if (chargeOfCell[cell] !== chargesNothing && days !== 0) {
      owed =
        before >= 0 && after > before && after <= table.cap && Math.floor(cents) === cents
          ? (cents * (table.percentDays[after] - table.percentDays[before])) / (after - before)
          : shareOfAmount(table, cents, before, after);
    }
    owedHundredths[row] = owed;
    counterBefore[row] = before;
    counterAfter[row] = after;
    ruleSet[row] = rule;
  }
  state.subsidy = subsidy;
  state.allowance = allowance;
  state.unemployment = unemployment;
  state.allowanceEver += counted;
  state.allowanceSinceRestart += paidAllowance;
  if (lastPaid >= 0) rememberRow(run, lastPaid);
  return at;
}

/** What a correction of the latest row's amount needs to know. */
function rememberRow({ state, payments, owedHundredths }: ReplayRun, row: number): void {
  state.lastStart = payments.start[row];
  state.lastEnd = payments.end[row];
  state.lastBenefit = payments.benefit[row];
  state.lastPercent = owedHundredths[row] / payments.paidCents[row];
}
