import {
  addDays,
  addMonths,
  day,
  firstDayOf,
  month,
  monthFromOrdinal,
  type Day,
  type Month,
} from "@luotsi/base";

import { entryPressure } from "./entry-pressure.ts";

/** Every window is a view of one world, which begins here, years before the windows that are of use. */
const worldBegins = month("2019-11");
/** Months simulated at least before a window so that durations, counters and queues have settled. */
const settlingMonths = 24;
/** Day on which the people have the ages they are drawn with. */
const reference = day("2023-11-01");

/**
 * How an area's people follow one another. The `drawn` have the ages of the unemployed in November 2023 and grow older; nobody begins
 * after them. Of the `renewed` as many begin as end in every month, each stays twelve years, and age tells nothing else of them: where
 * nothing changes from year to year, neither do they.
 */
export type Population = "drawn" | "renewed";

/** The calendar and the rates of the simulated time, computed once. */
export interface World {
  readonly seed: number;
  readonly population: Population;
  readonly people: number;
  /** Share of the full-scale area. */
  readonly scale: number;
  /** First day of the simulation. */
  readonly origin: Day;
  /** Day on which the people have the ages they are drawn with. */
  readonly reference: Day;
  /** First day of the window. */
  readonly start: Day;
  /** The day after the window. */
  readonly end: Day;
  readonly firstMonth: Month;
  readonly lastMonth: Month;
  /** First month of the simulation. */
  readonly originMonth: Month;
  /** Month of each day: position from `originMonth`. Valid from `origin` up to a year past `end`. */
  readonly monthIndexOf: Int16Array;
  /** First day of each month, by the same position. */
  readonly monthStart: Int32Array;
  /** First day of a month. */
  readonly firstDay: (value: Month) => Day;
  /** Multiplier of the rate of becoming unemployed, by month from `originMonth`. */
  readonly pressure: Float64Array;
  /** Multiplier of the rate of leaving for work. */
  readonly exitSeason: Float64Array;
  /** Multiplier of the rate of starting a service. */
  readonly serviceSeason: Float64Array;
  /** Share of those who leave work who are laid off. */
  readonly layoffShare: Float64Array;
}

export interface WorldOptions {
  readonly seed: number;
  /** `drawn` when left out. */
  readonly population?: Population | undefined;
  readonly people: number;
  readonly scale: number;
  readonly from: Month;
  readonly months: number;
}

const exitByMonth = [0.95, 1, 1.1, 1.15, 1.2, 0.8, 1.05, 2.1, 1.3, 1, 0.95, 0.6];
const serviceByMonth = [1.2, 1.05, 1, 1, 0.95, 0.8, 0.45, 1.4, 1.3, 1.05, 0.95, 0.7];
const layoffByMonth = [0.45, 0.34, 0.22, 0.18, 0.15, 0.12, 0.12, 0.12, 0.14, 0.2, 0.3, 0.42];

/** Builds the world of a window. @param options size and time. @returns it. Cost: O(days). */
export function makeWorld(options: WorldOptions): World {
  const { seed, people, scale, from, months, population = "drawn" } = options;
  const settled = addMonths(from, -settlingMonths);
  const originMonth = settled < worldBegins ? settled : worldBegins;
  const lastMonth = addMonths(from, months - 1);
  const count = lastMonth - originMonth + 14;
  const firsts = Int32Array.from({ length: count + 1 }, (_, i) =>
    firstDayOf(addMonths(originMonth, i)),
  );
  const origin = firstDayOf(originMonth);
  const monthIndexOf = new Int16Array(firsts[count] - origin);
  for (let i = 0; i < count; i++) monthIndexOf.fill(i, firsts[i] - origin, firsts[i + 1] - origin);
  const byMonth = (value: (at: Month) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, i) => value(monthFromOrdinal(originMonth + i)));
  return {
    seed,
    population,
    people,
    scale,
    origin,
    reference,
    start: firstDayOf(from),
    end: firstDayOf(addMonths(lastMonth, 1)),
    firstMonth: from,
    lastMonth,
    originMonth,
    monthIndexOf,
    monthStart: firsts,
    firstDay: firstDayOf,
    pressure: byMonth(entryPressure),
    exitSeason: byMonth((at) => exitByMonth[at % 12]),
    serviceSeason: byMonth((at) => serviceByMonth[at % 12] * serviceTrend(at)),
    layoffShare: byMonth((at) => layoffByMonth[at % 12]),
  };
}

/** Services were rationed from March 2024 and fewer began after the reform of 2025. */
function serviceTrend(at: Month): number {
  if (at < month("2024-03")) return 1;
  if (at < month("2025-01")) return 0.94;
  return at < month("2026-01") ? 0.78 : 0.8;
}

/** A wave of lay-offs that was planted: its day, and the chance of each person at work. */
export const layoffWave = { on: day("2025-11-03"), chance: 0.1, meanDays: 90 } as const;

/** The weeks in which service periods were not recorded. */
export const recordingGap = { start: day("2025-04-01"), end: day("2025-07-01") } as const;

/** From this day the first missed meeting ends the job search. */
export const stricterLapse = { from: day("2026-03-01"), multiplier: 1.8 } as const;

/** @returns the month index of a day. @param world its calendar. @param at a day within it. */
export function monthIndex(world: World, at: number): number {
  const { monthIndexOf, origin } = world;
  const position = at - origin;
  return monthIndexOf[
    position < 0 ? 0 : position < monthIndexOf.length ? position : monthIndexOf.length - 1
  ];
}

/** @returns the last working day (Monday to Friday) of a month. @param value month. */
export function lastWeekdayOf(value: Month): Day {
  let at = addDays(firstDayOf(addMonths(value, 1)), -1);
  while ((((at + 3) % 7) + 7) % 7 > 4) at = addDays(at, -1);
  return at;
}
