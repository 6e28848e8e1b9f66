import {
  dayFromOrdinal,
  lastWorkingDay,
  monthFromOrdinal,
  monthOf,
  type Month,
} from "@luotsi/base";

import { at, type JobseekerFrame } from "./jobseekers.ts";

/** Employment codes that say someone is in a service: 00 (subsidised work) and 07 (a service). */
const serviceCodes: ReadonlySet<number> = new Set([0, 7]);

/** How completely services are recorded on one counting day. */
export interface ServiceRecording {
  /** People in a service by their employment code. */
  readonly expected: number;
  /** Those of them who have a service period that covers the day. */
  readonly recorded: number;
}

/** Fewer beginnings than this in a month judge nothing. */
const fewestBeginnings = 3;
/** Under half of what is expected, recording has paused. */
const pausedUnder = 0.5;
/** Standard deviations of a Poisson count that are more than chance. */
const surprisingDeviations = 3;
/** Months on either side whose beginnings are the usual number. */
const usualMonths = 12;

/**
 * How many of the people who are in a service by their employment code have a recorded service period.
 *
 * @param frame people and spells.
 * @param month whose counting day is looked at.
 * @returns both numbers of people. Cost: O(spells + services).
 */
export function serviceRecording(frame: JobseekerFrame, month: Month): ServiceRecording {
  const day = lastWorkingDay(month);
  const { services, employment } = frame;
  const inPeriod = new Uint8Array(frame.people);
  for (let i = 0; i < services.person.length; i++) {
    const covers = at(services.startDay, i) <= day && at(services.endDay, i) > day;
    if (covers) inPeriod[at(services.person, i)] = 1;
  }
  let expected = 0;
  let recorded = 0;
  for (let i = 0; i < employment.person.length; i++) {
    if (!serviceCodes.has(at(employment.code, i))) continue;
    if (at(employment.startDay, i) > day || at(employment.endDay, i) <= day) continue;
    expected++;
    recorded += at(inPeriod, at(employment.person, i));
  }
  return { expected, recorded };
}

/**
 * Months in which services began but were not recorded.
 *
 * A month is one when of the services that began in it by employment code (three or more) fewer than half
 * have a recorded period. Where codes tell too little, it is one when recorded periods that began in it are
 * under half of the median of the year on either side, and by more than chance would do.
 *
 * @param frame people and spells.
 * @param first first month to judge. @param last the last.
 * @returns the months; every one when no service period is recorded at all. Cost: O(spells + services + months).
 */
export function recordingGaps(
  frame: JobseekerFrame,
  { first, last }: { readonly first: Month; readonly last: Month },
): ReadonlySet<Month> {
  const begun = beginningsByCode(frame);
  const starts = startsByMonth(frame);
  const gaps = new Set<Month>();
  for (let ordinal: number = first; ordinal <= last; ordinal++) {
    const { expected, recorded } = begun.get(ordinal) ?? { expected: 0, recorded: 0 };
    const isGap =
      frame.services.person.length === 0 ||
      (expected >= fewestBeginnings
        ? recorded < pausedUnder * expected
        : isFarUnderUsual(starts, ordinal));
    if (isGap) gaps.add(monthFromOrdinal(ordinal));
  }
  return gaps;
}

/** By month ordinal: services that began by employment code, and those of them with a period. */
function beginningsByCode(frame: JobseekerFrame): ReadonlyMap<number, ServiceRecording> {
  const { person, startDay, endDay, code } = frame.employment;
  const periods = periodsOfPeople(frame);
  const months = new Map<number, ServiceRecording>();
  for (let i = 0; i < person.length; i++) {
    if (!serviceCodes.has(at(code, i))) continue;
    const start = at(startDay, i);
    const hasPeriod = periods(at(person, i)).some(
      (p) => at(frame.services.startDay, p) < at(endDay, i) && at(frame.services.endDay, p) > start,
    );
    const ordinal = monthOrdinalOf(start);
    const before = months.get(ordinal) ?? { expected: 0, recorded: 0 };
    months.set(ordinal, {
      expected: before.expected + 1,
      recorded: before.recorded + (hasPeriod ? 1 : 0),
    });
  }
  return months;
}

/** @returns rows of a person's service periods, in no order. */
function periodsOfPeople({ people, services }: JobseekerFrame): (person: number) => Int32Array {
  const end = new Int32Array(people);
  for (const who of services.person) end[who] = at(end, who) + 1;
  for (let who = 1; who < people; who++) end[who] = at(end, who) + at(end, who - 1);
  const start = end.slice();
  const rows = new Int32Array(services.person.length);
  for (let i = 0; i < services.person.length; i++) {
    const who = at(services.person, i);
    start[who] = at(start, who) - 1;
    rows[at(start, who)] = i;
  }
  return (person) => rows.subarray(at(start, person), at(end, person));
}

function startsByMonth({ services }: JobseekerFrame): ReadonlyMap<number, number> {
  const starts = new Map<number, number>();
  for (const day of services.startDay) {
    const ordinal = monthOrdinalOf(day);
    starts.set(ordinal, (starts.get(ordinal) ?? 0) + 1);
  }
  return starts;
}

function isFarUnderUsual(starts: ReadonlyMap<number, number>, ordinal: number): boolean {
  const known = [...starts.keys()];
  const first = Math.min(...known);
  const last = Math.max(...known);
  const around: number[] = [];
  for (let other = ordinal - usualMonths; other <= ordinal + usualMonths; other++) {
    if (other !== ordinal && other >= first && other <= last) around.push(starts.get(other) ?? 0);
  }
  const usual = around.toSorted((a, b) => a - b)[Math.floor(around.length / 2)] ?? 0;
  const begun = starts.get(ordinal) ?? 0;
  return begun < pausedUnder * usual && usual - begun > surprisingDeviations * Math.sqrt(usual);
}

function monthOrdinalOf(day: number): number {
  return monthOf(dayFromOrdinal(day));
}
