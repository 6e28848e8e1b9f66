import type { Tape } from "./tape.ts";
import { averageMonth, states, type Walk } from "./walk.ts";
import { layoffWave, monthIndex } from "./world.ts";

/** Rate of becoming unemployed a month, by months since leaving, before the month's pressure. */
export const entryRates = {
  work: [0.07, 0.12, 0.15, 0.15, 0.17, 0.2, 0.18, 0.16, 0.15, 0.13, 0.12, 0.12, 0.1],
  outside: [0.06, 0.09, 0.12, 0.13, 0.13, 0.12, 0.11, 0.1, 0.09],
} as const;

/** What a step led to. */
export type Entry = "none" | "unemployed" | "wave";

/** A step, to the end of the calendar month at most, of a person without a job search. @returns what began on `walk.day`, if anything. */
export function awayStep(walk: Walk, tape: Tape): Entry {
  const { world, person, away } = walk;
  const at = monthIndex(world, walk.day);
  const stepEnd = Math.min(world.monthStart[at + 1], world.end);
  const rates = away.work ? entryRates.work : entryRates.outside;
  const k = Math.floor((walk.day - away.since) / averageMonth);
  const base = rates[Math.min(Math.max(k, 0), rates.length - 1)];
  const rate = base * world.pressure[at] * person.employability ** -0.35;
  const chance = 1 - Math.exp((-rate * (stepEnd - walk.day)) / averageMonth);
  const u = tape.next();
  if (
    away.work &&
    walk.day < layoffWave.on &&
    layoffWave.on <= stepEnd &&
    tape.next() < layoffWave.chance
  ) {
    walk.day = layoffWave.on;
    return walk.day < world.end ? "wave" : "none";
  }
  if (u >= chance) {
    walk.day = stepEnd;
    return "none";
  }
  walk.day = Math.max(walk.day + 1, walk.day + Math.floor(((stepEnd - walk.day) * u) / chance));
  return walk.day < world.end ? "unemployed" : "none";
}

/** Opens a job search on `walk.day`: unemployed, laid off or on a shortened week. */
export function enterFromAway(walk: Walk, entry: Entry): void {
  const { tape, world, away } = walk;
  const elapsed = away.since - walk.jobless;
  walk.searchStart = walk.day;
  walk.jobless = away.work ? walk.day : walk.day - Math.min(Math.max(elapsed, 0), 365);
  if (entry === "wave") {
    walk.state = states.laidOff;
    return;
  }
  const laidOff = away.work && tape.next() < world.layoffShare[monthIndex(world, walk.day)];
  if (!laidOff) walk.state = states.unemployed;
  else walk.state = tape.next() < 0.88 ? states.laidOff : states.shortWeek;
}
