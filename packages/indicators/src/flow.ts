import { addMonths, firstDayOf } from "@luotsi/base";

import { Mark } from "./indicator.ts";
import { at } from "./jobseekers.ts";
import { dayAfterMonths, type Snapshot } from "./snapshot.ts";

/**
 * Marks people whose unbroken unemployment reached so many months during the month and went on.
 *
 * @param snapshot the month.
 * @param months the limit, in calendar months.
 * @returns one mark a person. One person has at most one such spell in a month. Cost: O(spells).
 */
export function markFlow(snapshot: Snapshot, months: number): Uint8Array {
  const marks = new Uint8Array(snapshot.unemployed.length);
  const { person, startDay, endDay } = snapshot.spells;
  // A spell reaches the limit in the month so many months after the one it began in.
  const first = firstDayOf(addMonths(snapshot.month, -months));
  const end = firstDayOf(addMonths(snapshot.month, 1 - months));
  for (let i = 0; i < person.length; i++) {
    const start = at(startDay, i);
    if (start < first || start >= end) continue;
    if (at(endDay, i) > dayAfterMonths(start, months)) marks[at(person, i)] = Mark.numerator;
  }
  return marks;
}
