import { isPresent } from "@luotsi/frame";

import type { LedgerNotes } from "./ledger.ts";
import { openingDayGiven } from "./openings.ts";
import { rowAt } from "./payment-order.ts";
import type { ReplayRun } from "./replay-run.ts";

/** What a reader should know of the rows. @param run that has replayed everybody. @returns counts of rows. Cost: O(n). */
export function ledgerNotes(run: ReplayRun): LedgerNotes {
  const { overlapping, belowZero, belowBasic } = run;
  return {
    overlapping,
    belowZero,
    belowBasic,
    beforeOpening: rowsBeforeOpening(run),
    counterDiffers: differing(run),
  };
}

/** Rows of some persons that pay for the same days as another of the person's. @returns how many. Cost: O(rows). */
export function overlappingRows(run: ReplayRun, fromPerson: number, toPerson: number): number {
  const { start, end } = run.payments;
  const { order } = run;
  const { first } = order;
  let overlapping = 0;
  for (let person = fromPerson; person < toPerson; person++) {
    const last = first[person + 1];
    let reached = -0x80000000;
    for (let j = first[person]; j < last; j++) {
      const row = rowAt(order, j);
      if (start[row] < reached) {
        overlapping += overlappingOf(run, person);
        break;
      }
      reached = end[row];
    }
  }
  return overlapping;
}

/** The same for a person some of whose rows are not apart. */
function overlappingOf({ payments, order }: ReplayRun, person: number): number {
  const { start, end, paidDays } = payments;
  let overlapping = 0;
  let paidTo = -0x80000000;
  for (let j = order.first[person]; j < order.first[person + 1]; j++) {
    const row = rowAt(order, j);
    if (paidDays[row] <= 0) continue;
    if (start[row] < paidTo) overlapping++;
    if (end[row] > paidTo) paidTo = end[row];
  }
  return overlapping;
}

function rowsBeforeOpening({ payments, persons, order }: ReplayRun): number {
  if (persons === undefined) return 0;
  const { first } = order;
  let before = 0;
  for (let person = 0; person < payments.personCount; person++) {
    const openedOn = openingDayGiven(persons, person);
    if (openedOn === undefined) continue;
    for (let j = first[person]; j < first[person + 1]; j++) {
      if (payments.start[rowAt(order, j)] < openedOn) before++;
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
