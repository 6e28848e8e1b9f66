import { cellOf, chargesNothing } from "./compiled-plan.ts";
import type { ReplayRun } from "./replay-run.ts";
import { shareOfAmount } from "./share-table.ts";

/**
 * Replays the leading rows of a person that need nothing special, in one tight loop: whole rows of the era in hand, with
 * days and euros, whose share is of what was paid and is charged by the day or not at all. Gives the same as `settle`, row by row.
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
  const { rows } = run.order;
  const { era, eraStart, eraEnd } = run;
  let { subsidy, allowance, unemployment } = state;
  let paidAllowance = 0;
  let counted = 0;
  let percent = 0;
  let at = from;
  for (; at < to; at++) {
    const row = rows[at];
    const days = paidDays[row];
    const cell = cellOf(era, benefit[row], ground[row]);
    if (start[row] < eraStart || end[row] > eraEnd || days <= 0) break;
    if (compiled.plainCell[cell] === 0 || paidCents[row] === 0) break;
    const counter = counterOfCell[cell];
    const before = counter === 0 ? subsidy : counter === 1 ? allowance : unemployment;
    const allowanceDays = days * countsAllowance[cell];
    subsidy += days * countsSubsidy[cell];
    allowance += allowanceDays;
    counted += allowanceDays;
    unemployment += days * countsUnemployment[cell];
    if (compiled.onAllowance[cell] === 1) paidAllowance += days;
    const after = counter === 0 ? subsidy : counter === 1 ? allowance : unemployment;
    const rule = compiled.ruleOfCell[cell];
    const owed =
      compiled.chargeOfCell[cell] === chargesNothing
        ? 0
        : shareOfAmount(compiled.tables[rule], paidCents[row], before, after);
    if (owed !== 0) percent = owed / paidCents[row];
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
  if (at > from) rememberRow(run, rows[at - 1], percent);
  return at;
}

/** What a correction of the latest row's amount needs to know. */
function rememberRow(
  { state, payments, owedHundredths }: ReplayRun,
  row: number,
  percent: number,
): void {
  state.lastStart = payments.start[row];
  state.lastEnd = payments.end[row];
  state.lastBenefit = payments.benefit[row];
  state.lastPercent = owedHundredths[row] === 0 ? 0 : percent;
}
