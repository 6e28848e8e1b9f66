import { isPresent } from "@luotsi/frame";

import type { LedgerNotes } from "./ledger.ts";
import { openingDayGiven } from "./openings.ts";
import type { ReplayRun } from "./replay-run.ts";

/** What a reader should know of the rows. @param run that has replayed everybody. @returns counts of rows. Cost: O(n). */
export function ledgerNotes(run: ReplayRun): LedgerNotes {
  const { belowZero, belowBasic } = run;
  return {
    overlapping: overlappingRows(run),
    belowZero,
    belowBasic,
    beforeOpening: rowsBeforeOpening(run),
    counterDiffers: differing(run),
  };
}

function overlappingRows({ payments, order }: ReplayRun): number {
  const { start, end, paidDays, personCount } = payments;
  const { rows, first } = order;
  let overlapping = 0;
  for (let person = 0; person < personCount; person++) {
    const last = first[person + 1];
    let paidTo = -0x80000000;
    for (let j = first[person]; j < last; j++) {
      const row = rows[j];
      if (paidDays[row] <= 0) continue;
      if (start[row] < paidTo) overlapping++;
      if (end[row] > paidTo) paidTo = end[row];
    }
  }
  return overlapping;
}

function rowsBeforeOpening({ payments, persons, order }: ReplayRun): number {
  if (persons === undefined) return 0;
  const { rows, first } = order;
  let before = 0;
  for (let person = 0; person < payments.personCount; person++) {
    const openedOn = openingDayGiven(persons, person);
    if (openedOn === undefined) continue;
    for (let j = first[person]; j < first[person + 1]; j++) {
      if (payments.start[rows[j]] < openedOn) before++;
    }
  }
  return before;
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
