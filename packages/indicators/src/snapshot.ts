import {
  addMonths,
  dayFromOrdinal,
  firstDayOf,
  lastWorkingDay,
  monthOf,
  type Month,
} from "@luotsi/base";

import { at, unemploymentSpells, type JobseekerFrame, type ServiceSpells } from "./jobseekers.ts";

/** People as they stood on one counting day, and what happened in that month. */
export interface Snapshot {
  readonly month: Month;
  /** The counting day: the last working day of the month. */
  readonly countingDay: number;
  /** 1 where the person was an unemployed jobseeker on the counting day. */
  readonly unemployed: Uint8Array;
  /** 1 where the person was in a service of the seven statistical groups and not unemployed. */
  readonly inService: Uint8Array;
  /** First day of the unbroken unemployment that covers the counting day; 0 where there is none. */
  readonly unemployedSince: Int32Array;
  /** Whole years of age on the counting day; a birthday counts from the first day of its month. */
  readonly age: Uint8Array;
  /** Every unbroken unemployment of the frame, for flows. */
  readonly spells: ServiceSpells;
}

/** Takes a snapshot of any month of one frame; the merging of spells is done once. */
export type Camera = (month: Month) => Snapshot;

/**
 * A camera over a frame.
 *
 * @param frame people and spells.
 * @returns a function from a month to its snapshot. Cost of a snapshot: O(spells + people).
 */
export function camera(frame: JobseekerFrame): Camera {
  const spells = unemploymentSpells(frame.employment);
  return (month) => {
    const countingDay = lastWorkingDay(month);
    const unemployed = new Uint8Array(frame.people);
    const unemployedSince = new Int32Array(frame.people);
    const inService = new Uint8Array(frame.people);
    const age = new Uint8Array(frame.people);
    for (let i = 0; i < spells.person.length; i++) {
      if (!covers(spells, i, countingDay)) continue;
      unemployed[at(spells.person, i)] = 1;
      unemployedSince[at(spells.person, i)] = at(spells.startDay, i);
    }
    for (let i = 0; i < frame.services.person.length; i++) {
      const who = at(frame.services.person, i);
      if (covers(frame.services, i, countingDay) && at(unemployed, who) === 0) inService[who] = 1;
    }
    for (let person = 0; person < frame.people; person++) {
      age[person] = Math.floor((month - at(frame.birthMonth, person)) / 12);
    }
    return { month, countingDay, unemployed, inService, unemployedSince, age, spells };
  };
}

/**
 * The day on which a spell has lasted so many months.
 *
 * @param startDay first day of the spell.
 * @param months calendar months.
 * @returns the same day of the month so many months later, or the last day of a shorter month.
 */
export function dayAfterMonths(startDay: number, months: number): number {
  const { start, target } = anchor(startDay, months);
  const length = firstDayOf(addMonths(target, 1)) - firstDayOf(target);
  return firstDayOf(target) + Math.min(startDay - firstDayOf(start), length - 1);
}

/**
 * The last first day of a spell that has lasted so many months by a day.
 *
 * @param day the day it has lasted by. @param months calendar months.
 * @returns unit: days since 1970-01-01. Spells that began on it or before have lasted as long. Cost: O(months).
 */
export function latestStart(day: number, months: number): number {
  let start = day - longestMonth * months;
  while (dayAfterMonths(start + 1, months) <= day) start++;
  return start;
}

/** Days. */
const longestMonth = 31;

function anchor(startDay: number, months: number): { start: Month; target: Month } {
  const start = monthOf(dayFromOrdinal(startDay));
  return { start, target: addMonths(start, months) };
}

function covers(spells: ServiceSpells, i: number, day: number): boolean {
  return at(spells.startDay, i) <= day && at(spells.endDay, i) > day;
}
