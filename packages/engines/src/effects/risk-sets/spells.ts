import { assert } from "@luotsi/base";

/**
 * MonthlySpells of unemployment, a row each, in months of the spell: month 1 is the first. Within a month a start of the service
 * comes before an exit. n rows.
 */
export interface MonthlySpells {
  /** Whose spell it is; a person may have several. */
  readonly person: Int32Array;
  /** MonthlySpells are compared within a cell only (sex, region, quarter of entry …): codes from 0 up. */
  readonly cell: Int32Array;
  /** Month in which the first service of the kind begins; 0 where none was seen to begin. */
  readonly startMonth: Int16Array;
  /** Month of the exit, or the last month seen in full; 1 or more. */
  readonly lastMonth: Int16Array;
  /** How the spell ended in `lastMonth`: 0 not seen to end, 1 to a job (or whatever is asked about), 2 … 255 otherwise. */
  readonly exit: Uint8Array;
}

/** Days of spells as they are in records; Int32 days since 1970-01-01. Missing days are told by the bytes beside them. */
export interface SpellDays {
  readonly person: Int32Array;
  readonly cell: Int32Array;
  readonly begin: Int32Array;
  readonly serviceStart: Int32Array;
  /** 1 where the service began. */
  readonly hasService: Uint8Array;
  readonly exit: Int32Array;
  /** 1 where the spell ended. */
  readonly hasExit: Uint8Array;
  /** Cause of the exit as in `MonthlySpells.exit`; 0 where there is none. */
  readonly cause: Uint8Array;
  /** First day that is not known any more: the extract is complete until it. */
  readonly knownUntil: Int32Array;
}

/** Days in a month of the grid that begins with the spell. */
const gridDays = 30;

export interface SpellsInMonths {
  readonly spells: MonthlySpells;
  /** Rows of the records that are in `spells`, in order. */
  readonly row: Int32Array;
  /** MonthlySpells left out: not one month of them is known in full, or they end or start a service before they begin. */
  readonly dropped: { readonly notSeen: number; readonly impossible: number };
}

/**
 * Puts spells on a grid of months of 30 days from their own first day.
 *
 * A month counts only when it is known in full: an exit in a month that the extract cuts off is left out with that month,
 * because those who stayed in it are left out too. A service that begins on or after the exit is not part of the spell.
 *
 * @param days records, n rows. @returns the spells, and which rows were left out and why.
 * @throws BrokenPromise when lengths differ. Cost: O(n).
 */
export function spellsInMonths(days: SpellDays): SpellsInMonths {
  const n = days.person.length;
  for (const column of Object.values(days) as ArrayLike<number>[]) {
    assert(column.length === n, "there is a value for every spell");
  }
  const kept: number[] = [];
  const startMonth = new Int16Array(n);
  const lastMonth = new Int16Array(n);
  const exit = new Uint8Array(n);
  const dropped = { notSeen: 0, impossible: 0 };
  for (let i = 0; i < n; i++) {
    const begin = days.begin[i];
    const isBefore = (has: number, day: number): boolean => has === 1 && day < begin;
    if (
      isBefore(days.hasExit[i], days.exit[i]) ||
      isBefore(days.hasService[i], days.serviceStart[i])
    ) {
      dropped.impossible++;
      continue;
    }
    const known = Math.floor((days.knownUntil[i] - begin) / gridDays);
    if (known < 1) {
      dropped.notSeen++;
      continue;
    }
    const exitMonth = days.hasExit[i] === 1 ? monthOf(days.exit[i] - begin) : Infinity;
    const place = kept.length;
    lastMonth[place] = Math.min(known, exitMonth);
    exit[place] = exitMonth <= known ? days.cause[i] : 0;
    const isWithin =
      days.hasService[i] === 1 && !(days.hasExit[i] === 1 && days.serviceStart[i] >= days.exit[i]);
    const begun = isWithin ? monthOf(days.serviceStart[i] - begin) : 0;
    startMonth[place] = begun <= lastMonth[place] ? begun : 0;
    kept.push(i);
  }
  const row = Int32Array.from(kept);
  return {
    spells: {
      person: row.map((i) => days.person[i]),
      cell: row.map((i) => days.cell[i]),
      startMonth: startMonth.slice(0, row.length),
      lastMonth: lastMonth.slice(0, row.length),
      exit: exit.slice(0, row.length),
    },
    row,
    dropped,
  };
}

function monthOf(daysSinceBegin: number): number {
  return Math.floor(daysSinceBegin / gridDays) + 1;
}

/** Checks the promises of spells. @param spells to check. @throws BrokenPromise when a length or value is out of range. */
export function assertSpells(spells: MonthlySpells): void {
  const { person, cell, startMonth, lastMonth, exit } = spells;
  const n = person.length;
  const areAsLong = [cell, startMonth, lastMonth, exit].every(({ length }) => length === n);
  assert(areAsLong, "there is a value for every spell");
  for (let i = 0; i < n; i++) {
    assert(lastMonth[i] >= 1, "a spell is seen for at least a month");
    assert(
      startMonth[i] >= 0 && startMonth[i] <= lastMonth[i],
      "a service starts within the spell",
    );
    assert(cell[i] >= 0, "a cell is a code from 0 up");
  }
}
