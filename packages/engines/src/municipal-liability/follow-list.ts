import { isPresent } from "@luotsi/frame";

import { inferCounter } from "./infer-counter.ts";
import { billOfRow, counterOfRow } from "./openings.ts";
import type { ReplayRun } from "./replay-run.ts";

/**
 * Replays a row of a person whose counters are known from the payer's list alone. A list lacks the days of the
 * time before the payer may name the person, those of a new maximum period above all; so each counter the list gives is
 * taken as it is, and where it gives none, the lowest that explains what was billed, when ours does not. For such a
 * person the ledger therefore agrees with the payer and cannot find the payer's own errors.
 *
 * @param run whose state stands before the row, restarts up to its first day done.
 * @param row number.
 * @param replay settles the row from the state.
 */
export function replayListed(run: ReplayRun, row: number, replay: () => void): void {
  const { counterBefore, billedCents } = run.payments;
  const counter = counterOfRow(run, row);
  if (counterBefore !== undefined && isPresent(counterBefore.validity, row)) {
    setCounter(run, counter, counterBefore.values[row]);
    replay();
    return;
  }
  const { belowZero, belowBasic, restartsDone } = run;
  const state = { ...run.state };
  const cutCount = run.cuts.row.length;
  replay();
  if (billedCents === undefined || !isPresent(billedCents.validity, row)) return;
  if (Math.abs(billedCents.values[row] * 100 - run.owedHundredths[row]) <= halfCent) return;
  const bill = billOfRow(run, row);
  if (bill === undefined) return;
  const { low, contradicted } = inferCounter([{ ...bill, countedBefore: 0 }]);
  if (contradicted) return;
  Object.assign(run.state, state);
  Object.assign(run, { belowZero, belowBasic, restartsDone });
  for (const column of Object.values<unknown[]>({ ...run.cuts })) column.length = cutCount;
  setCounter(run, counter, low);
  replay();
}

/** In hundredths of a cent, and a hair: a bill is rounded to cents. */
const halfCent = 50.01;

function setCounter({ state }: ReplayRun, counter: number, days: number): void {
  if (counter === 0) {
    state.subsidy = days;
  } else if (counter === 1) {
    state.allowanceEver += days - state.allowance;
    state.allowance = days;
  } else {
    state.unemployment = days;
  }
}
