import { day as isoDay } from "@luotsi/base";

import { awayStep, enterFromAway, type Entry } from "./away.ts";
import type { SyntheticPerson } from "./people.ts";
import { reasonOfLapse, reasonOfWork, reasonOutside } from "./end-reasons.ts";
import { trueServices } from "./services.ts";
import type { Tape } from "./tape.ts";
import { averageMonth, leave, push, states, type History, type Walk } from "./walk.ts";
import { monthIndex, stricterLapse, type World } from "./world.ts";

/** Rate of leaving unemployment for work a month, by months of joblessness. */
export const workRates: readonly number[] = [
  0.1, 0.094, 0.083, 0.07, 0.059, 0.049, 0.041, 0.034, 0.029, 0.025, 0.0215, 0.0185, 0.0165, 0.0155,
  0.0148, 0.0143, 0.0139, 0.0136, 0.0133, 0.013, 0.0127, 0.0124, 0.0121, 0.0118, 0.0115,
];
/** Other rates a month per unemployed person, and how they fall: under 3, 3–11, 12 months and over. */
export const otherRates = {
  outside: 0.012,
  lapse: 0.014,
  partTime: 0.012,
  byDuration: [1, 0.55, 0.2],
} as const;

/**
 * Draws one person's history from the origin to the end of the world.
 *
 * @param person whose.
 * @param world calendar and rates.
 * @param tape of the stream `history`.
 * @param history filled anew.
 */
export function drawHistory(
  person: SyntheticPerson,
  world: World,
  tape: Tape,
  history: History,
): void {
  tape.begin(person.number);
  history.count = 0;
  const walk = beginWalk(person, world, tape, history);
  while (walk.day < world.end) {
    if (walk.state === states.away) awaySpell(walk);
    else if (walk.state === states.unemployed) unemployedSpell(walk);
    else if (walk.state === states.service) serviceSpell(walk);
    else plannedSpell(walk);
  }
}

function beginWalk(person: SyntheticPerson, world: World, tape: Tape, history: History): Walk {
  const reach = new Float64Array(trueServices.length);
  for (let s = 0; s < reach.length; s++) {
    const { selection, onlyIntegration } = trueServices[s];
    reach[s] =
      onlyIntegration === true && person.exemptGroup === 0 ? 0 : person.employability ** selection;
  }
  const settled = tape.next() < 0.68 && person.availableFrom <= world.origin;
  const elapsed = Math.floor(-Math.log(tape.next()) * (settled ? 420 : 120));
  return {
    world,
    person,
    tape,
    history,
    reach,
    day: world.origin,
    state: settled ? states.unemployed : states.away,
    service: -1,
    searchStart: settled ? world.origin - elapsed : 0,
    jobless: world.origin - elapsed,
    gain: 1,
    gainUntil: 0,
    away: { since: world.origin - elapsed, work: person.workHistory },
  };
}

function awaySpell(walk: Walk): void {
  const { world, person, tape } = walk;
  const from = walk.day;
  if (walk.day < person.availableFrom) walk.day = Math.min(person.availableFrom, world.end);
  let entry: Entry = "none";
  while (walk.day < world.end && walk.day < person.availableTo && entry === "none") {
    entry = awayStep(walk, tape);
  }
  if (entry === "none") walk.day = world.end;
  push(walk, from, { reason: -1, searchReason: -1, work: Number(walk.away.work) });
  if (entry !== "none") enterFromAway(walk, entry);
}

function unemployedSpell(walk: Walk): void {
  const { world, tape, person } = walk;
  const from = walk.day;
  const rates = new Float64Array(3 + trueServices.length);
  while (walk.day < world.end) {
    if (walk.day >= person.availableTo)
      return leave(walk, from, { work: false, reason: 5, open: 0 });
    const months = (walk.day - walk.jobless) / averageMonth;
    const k = Math.floor(months + 1e-9);
    const stepEnd = Math.max(walk.day + 1, walk.jobless + Math.ceil((k + 1) * averageMonth));
    const total = fillRates(walk, k, rates);
    const chance = 1 - Math.exp((-total * (stepEnd - walk.day)) / averageMonth);
    const u = tape.next();
    if (u >= chance) {
      walk.day = Math.min(stepEnd, world.end);
      continue;
    }
    walk.day = Math.max(from + 1, walk.day + Math.floor(((stepEnd - walk.day) * u) / chance));
    if (walk.day >= world.end) walk.day = world.end;
    else return endUnemployment(walk, from, choose(rates, tape.next() * total));
  }
  push(walk, from, { reason: -1, searchReason: -1, work: 0 });
}

function fillRates(walk: Walk, k: number, rates: Float64Array): number {
  const { world, person, day, reach } = walk;
  const at = monthIndex(world, day);
  const gain = day < walk.gainUntil ? walk.gain : 1;
  const work = workRates[k < workRates.length ? k : workRates.length - 1];
  rates[0] = work * person.employability * world.exitSeason[at] * gain;
  const stricter = day >= stricterLapse.from ? stricterLapse.multiplier : 1;
  const band = k < 3 ? 0 : k < 12 ? 1 : 2;
  rates[1] = (otherRates.outside + otherRates.lapse * stricter) * otherRates.byDuration[band];
  rates[2] = otherRates.partTime * otherRates.byDuration[band];
  let total = rates[0] + rates[1] + rates[2];
  const season = world.serviceSeason[at];
  for (let s = 0; s < trueServices.length; s++) {
    const service = trueServices[s];
    const open = day < serviceEnds[s];
    const rate = open ? service.monthlyRate * service.byDuration[band] * reach[s] * season : 0;
    rates[3 + s] = rate;
    total += rate;
  }
  return total;
}

const serviceEnds = Float64Array.from(trueServices, ({ endsOn }) =>
  endsOn === undefined ? Infinity : isoDay(endsOn),
);

function endUnemployment(walk: Walk, from: number, cause: number): void {
  const { tape, world } = walk;
  if (cause === 0) {
    const reason = reasonOfWork(tape.next());
    const open = reason === 3 && tape.next() < 0.3 ? 20 + Math.floor(tape.next() * 100) : 0;
    return leave(walk, from, { work: true, reason, open });
  }
  if (cause === 1) {
    const lapse =
      otherRates.lapse * (walk.day >= stricterLapse.from ? stricterLapse.multiplier : 1);
    const lapsed = tape.next() * (lapse + otherRates.outside) < lapse;
    const reason = lapsed ? reasonOfLapse(tape.next()) : reasonOutside(tape.next());
    const open = !lapsed && tape.next() < 0.5 ? 20 + Math.floor(tape.next() * 90) : 0;
    return leave(walk, from, { work: false, reason, open });
  }
  push(walk, from, {
    reason: cause === 2 ? 3 : Number(trueServices[cause - 3].endReason),
    searchReason: -1,
    work: 0,
  });
  walk.state = cause === 2 ? states.partTime : states.service;
  walk.service = cause === 2 ? -1 : cause - 3;
  if (walk.day > world.end) walk.day = world.end;
}

function serviceSpell(walk: Walk): void {
  const { tape, world, person } = walk;
  const from = walk.day;
  const service = trueServices[walk.service];
  const planned = 5 + Math.floor(service.meanDays * (0.35 + 1.3 * tape.next()));
  const months = Math.floor((from - walk.jobless) / averageMonth);
  const base = workRates[Math.min(months, workRates.length - 1)];
  const rate =
    base * person.employability * world.exitSeason[monthIndex(world, from)] * service.lockIn;
  const early = Math.floor((-Math.log(tape.next()) / rate) * averageMonth);
  const leavesEarly = early < planned;
  walk.day = Math.min(from + Math.max(3, leavesEarly ? early : planned), world.end);
  const toWork = leavesEarly || tape.next() < service.straightToWork * person.employability ** 0.5;
  if (walk.day === world.end) return push(walk, from, { reason: -1, searchReason: -1, work: 0 });
  if (toWork) return leave(walk, from, { work: true, reason: reasonOfWork(tape.next()), open: 0 });
  push(walk, from, { reason: -1, searchReason: -1, work: 0 });
  walk.gain = service.gain;
  walk.gainUntil = walk.day + Math.round(service.gainMonths * averageMonth);
  walk.state = states.unemployed;
  walk.service = -1;
}

/** States that last a planned time: lay-off, part-time work, work, study or absence with an open search. */
function plannedSpell(walk: Walk): void {
  const { tape, world } = walk;
  const from = walk.day;
  const { state } = walk;
  const mean = state === states.laidOff ? 75 : state === states.shortWeek ? 60 : 110;
  const planned = Math.max(5, Math.floor(-Math.log(tape.next()) * mean));
  walk.day = Math.min(from + planned, world.end);
  if (walk.day === world.end) return push(walk, from, { reason: -1, searchReason: -1, work: 0 });
  const laid = state === states.laidOff || state === states.shortWeek;
  if (laid && tape.next() < 0.85) return leave(walk, from, { work: true, reason: 2, open: 0 });
  if (!laid && tape.next() < 0.4) return leave(walk, from, { work: true, reason: 3, open: 0 });
  push(walk, from, { reason: -1, searchReason: -1, work: 0 });
  if (laid) walk.jobless = walk.day;
  walk.state = states.unemployed;
}

function choose(rates: Float64Array, target: number): number {
  let left = target;
  for (let i = 0; i < rates.length - 1; i++) {
    if (left < rates[i]) return i;
    left -= rates[i];
  }
  return rates.length - 1;
}
