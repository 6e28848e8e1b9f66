import { assert } from "@luotsi/base";

/** End of a spell that is still open. */
export const openEnd = 2_147_483_647;

/**
 * Employment-code spells of a register extract, sorted by person and then by start; entry `i` of each
 * column describes spell `i`. Spells of one person do not overlap.
 */
export interface EmploymentSpells {
  /** Row of the person, 0 up to the number of people. */
  readonly person: Int32Array;
  /** First day. Unit: days since 1970-01-01. */
  readonly startDay: Int32Array;
  /** The day after the last; `openEnd` while the spell goes on. */
  readonly endDay: Int32Array;
  /** Official employment code 0–9; see `EmploymentCode`. */
  readonly code: Uint8Array;
}

/** Official employment codes (työllisyyskoodi) that indicators speak of. */
export const EmploymentCode = { unemployed: 2, laidOff: 3 } as const;

/** Service periods, in any order; columns as in `EmploymentSpells`. */
export interface ServiceSpells {
  readonly person: Int32Array;
  readonly startDay: Int32Array;
  readonly endDay: Int32Array;
}

/** What indicators need of people and their spells. */
export interface JobseekerFrame {
  /** Number of people. */
  readonly people: number;
  /** Month of birth of each person, as a month ordinal; length `people`. */
  readonly birthMonth: Int32Array;
  readonly employment: EmploymentSpells;
  readonly services: ServiceSpells;
}

/**
 * Unbroken unemployment: spells of codes 02 and 03 that follow each other without a day between are one.
 *
 * @param spells sorted by person and start.
 * @returns merged spells in the same order; same units. A service or any other code ends a spell, as in
 *   the official statistics.
 * @throws BrokenPromise when columns differ in length or the spells are out of order.
 *
 * Cost: O(n) time and memory. Source: definition of long-term unemployment, Statistics Finland table
 * notes 902 and 004.
 */
export function unemploymentSpells(spells: EmploymentSpells): ServiceSpells {
  const n = spells.person.length;
  assert(spells.startDay.length === n, "startDay has one entry per spell");
  assert(spells.endDay.length === n, "endDay has one entry per spell");
  assert(spells.code.length === n, "code has one entry per spell");
  const person = new Int32Array(n);
  const startDay = new Int32Array(n);
  const endDay = new Int32Array(n);
  let count = 0;
  for (let i = 0; i < n; i++) {
    const who = at(spells.person, i);
    const start = at(spells.startDay, i);
    assert(i === 0 || inOrder(spells, i), "spells are sorted by person and start");
    if (!isUnemployed(at(spells.code, i))) continue;
    const continues = count > 0 && at(person, count - 1) === who && at(endDay, count - 1) === start;
    if (!continues) {
      person[count] = who;
      startDay[count] = start;
      count++;
    }
    endDay[count - 1] = at(spells.endDay, i);
  }
  return {
    person: person.subarray(0, count),
    startDay: startDay.subarray(0, count),
    endDay: endDay.subarray(0, count),
  };
}

/**
 * Is the person an unemployed jobseeker under the official definition?
 *
 * @param code official employment code 0–9.
 * @returns true for 02 (unemployed) and 03 (fully laid off).
 */
export function isUnemployed(code: number): boolean {
  return code === EmploymentCode.unemployed || code === EmploymentCode.laidOff;
}

function inOrder(spells: EmploymentSpells, i: number): boolean {
  const before = at(spells.person, i - 1);
  const now = at(spells.person, i);
  return before < now || (before === now && at(spells.startDay, i - 1) <= at(spells.startDay, i));
}

/** @returns entry `i`, which the caller knows to be within the column. @param column any. @param i index. */
export function at(column: Int32Array | Uint8Array, i: number): number {
  const value = column[i];
  assert(value !== undefined, "the index is within the column");
  return value;
}
