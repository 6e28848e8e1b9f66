import { isPresent } from "@luotsi/frame";

import type { LedgerNotes } from "./ledger.ts";
import { openingDayGiven } from "./openings.ts";
import type { ReplayRun } from "./replay-run.ts";

/** What a reader should know of the rows. @param run that has replayed everybody. @returns counts of rows. Cost: O(n). */
export function ledgerNotes(run: ReplayRun): LedgerNotes {
  const { payments, order } = run;
  let overlapping = 0;
  let beforeOpening = 0;
  for (let person = 0; person < payments.personCount; person++) {
    const rows = order.rows.subarray(order.first[person], order.first[person + 1]);
    overlapping += overlappingRows(run, rows);
    const openedOn = openingDayGiven(run.persons, person);
    if (openedOn === undefined) continue;
    for (const row of rows) if (payments.start[row] < openedOn) beforeOpening++;
  }
  const { belowZero, belowBasic } = run;
  return { overlapping, belowZero, belowBasic, beforeOpening, counterDiffers: differing(run) };
}

function overlappingRows({ payments }: ReplayRun, rows: Int32Array): number {
  const { start, end, paidDays } = payments;
  let overlapping = 0;
  let paidTo = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    if (paidDays[row] <= 0) continue;
    if (start[row] < paidTo) overlapping++;
    if (end[row] > paidTo) paidTo = end[row];
  }
  return overlapping;
}

function differing(run: ReplayRun): number {
  const listed = run.payments.counterBefore;
  if (listed === undefined) return 0;
  let rows = 0;
  for (let row = 0; row < listed.values.length; row++) {
    if (isPresent(listed.validity, row) && listed.values[row] !== run.counterBefore[row]) rows++;
  }
  return rows;
}
