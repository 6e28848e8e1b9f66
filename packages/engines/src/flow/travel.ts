import { nextUniform, type Generator } from "@luotsi/numerics";

import {
  counterBand,
  counterBands,
  durationBand,
  longestAbsence,
  monthsAfterService,
} from "./bands.ts";
import { leastCounted } from "./charge.ts";
import { passes, payPlace, payStage } from "./fit-pay.ts";
import type { FlowChances } from "./flow-chances.ts";
import type { FlowDraws } from "./flow-draws.ts";
import { mostCertain, type FlowGround } from "./flow-run.ts";
import type { PersonChances } from "./person-chances.ts";
import { exempt, exitCauses, flowBenefits, subsidy } from "./receipt-months.ts";
import { returnOfPerson } from "./returners.ts";
import { isMoveMonth } from "./segment-moves.ts";
import { percentAfter, percentDaysUpTo } from "../municipal-liability/share-table.ts";

const causeCount = exitCauses.length;

/** A draw in hand and the person who is followed through it. */
export interface TravelRun {
  readonly ground: FlowGround;
  readonly chances: FlowChances;
  readonly person: PersonChances;
  readonly generator: Generator;
  /** Key of the draw's branches: every person draws numbers of their own. */
  readonly key: number;
  readonly draws: FlowDraws;
  /** Position of the draw in `draws`. */
  readonly draw: number;
  /** How many people each one followed stands for. */
  readonly weight: number;
  readonly traveller: Traveller;
}

/** One person on the way through the months. */
export interface Traveller {
  segment: number;
  benefit: number;
  /** Counter the share looks at, and days used of the benefit; they part where a change counts otherwise than the law. */
  counter: number;
  used: number;
  exemptMonths: number;
  duration: number;
  /** 0 no service, 1 in one, 2 after one. */
  service: number;
  /** Cell of duration and counter of the step in hand, and a uniform number below the chance of staying, for who stays. */
  time: number;
  luck: number;
}

/** @returns somebody to be written over. */
export function emptyTraveller(): Traveller {
  return {
    segment: 0,
    benefit: 0,
    counter: 0,
    used: 0,
    exemptMonths: 0,
    duration: 0,
    service: 0,
    time: 0,
    luck: 0,
  };
}

/** Follows a person from month t, in which there is receipt, until they are gone for good or the months end. */
export function travel(run: TravelRun, t: number): void {
  const { horizon } = run.ground;
  let at = t;
  while (at < horizon) {
    if (isMoveMonth(at)) moveOn(run);
    const before = run.traveller.used;
    const cause = receive(run, at);
    if (cause < 0) {
      at += 1;
      if (at < horizon) stay(run, at, before);
      continue;
    }
    const back = returnMonth(run, { cause, absence: 1, into: at + 2 });
    if (back < 0) return;
    at = back;
  }
}

/** Lets a person come to another segment, by chance. */
function moveOn({ ground, traveller, generator }: TravelRun): void {
  for (const { next, shares } of ground.moves) {
    const share = shares[traveller.segment];
    if (share > 0 && nextUniform(generator) < share) traveller.segment = next[traveller.segment];
  }
}

/** An absence that has begun. */
export interface Absence {
  readonly cause: number;
  /** Whole months of absence when coming back into month `into`. */
  readonly absence: number;
  readonly into: number;
}

/** Brings a person who has left back, perhaps, and follows on. */
export function comeBack(run: TravelRun, absence: Absence): void {
  const back = returnMonth(run, absence);
  if (back >= 0) travel(run, back);
}

/** The month in which a person comes back, with what they come back to; −1 when they do not within the longest absence. */
function returnMonth(run: TravelRun, { cause, absence: from, into: first }: Absence): number {
  const { ground, chances, traveller, generator } = run;
  const { kept, restarted } = chances.returning;
  if (traveller.benefit === exempt) traveller.benefit = subsidy;
  const ofKept = returnOfPerson(ground, kept, traveller);
  const ofRestarted = returnOfPerson(ground, restarted, traveller);
  const ofCause = cause * longestAbsence - 1;
  const months = chances.signature[traveller.segment] * chances.steps;
  let into = first;
  for (let absence = from; absence <= longestAbsence; absence++, into++) {
    if (into >= ground.horizon) return -1;
    const keeps = ofKept * kept.ofAbsence[ofCause + absence] * kept.ofMonth[months + into];
    const again =
      ofRestarted * restarted.ofAbsence[ofCause + absence] * restarted.ofMonth[months + into];
    const total = keeps + again;
    const chance = total < mostCertain ? total : mostCertain;
    const u = nextUniform(generator);
    if (u >= chance) continue;
    traveller.duration = 0;
    traveller.service = 0;
    const rule = ground.law.restart[into];
    if (rule > 0 && absence >= rule) traveller.counter = 0;
    if (u * total >= keeps * chance) startAgain(run, into);
    return into;
  }
  return -1;
}

/** Begins a new period, and with it the counter where the law of month t has it so, with the benefit that follows. */
function startAgain({ ground, traveller, generator }: TravelRun, t: number): void {
  const shares = ground.model.returning.restartBenefit;
  const of = traveller.benefit * flowBenefits.length;
  traveller.used = 0;
  if (ground.law.restart[t] === 0) traveller.counter = 0;
  let left = nextUniform(generator);
  for (let b = 0; b < flowBenefits.length; b++) {
    left -= shares[of + b];
    if (left >= 0) continue;
    traveller.benefit = b === exempt ? subsidy : b;
    return;
  }
}

/** A month of receipt: charges it and advances the counter. @returns the cause when it is the last, −1 otherwise. */
function receive(run: TravelRun, t: number): number {
  const { ground, chances, draws, traveller, weight } = run;
  const { law, horizon } = ground;
  if (traveller.benefit === exempt && traveller.exemptMonths <= 0) {
    traveller.benefit = subsidy;
    traveller.counter = 0;
    traveller.used = 0;
  }
  const { benefit, used } = traveller;
  const isFirst = traveller.duration === 0;
  const cell = benefit * horizon + t;
  const inService = traveller.service === 1;
  const using = benefit !== exempt && (!inService || law.serviceCounts[cell] === 1);
  const stray = chances.daysOfMonth[t];
  let days = ground.days[payStage(benefit, isFirst, false) * horizon + t] * stray;
  const cause = leave(run, t + 1, using ? used + days : used);
  if (cause >= 0) {
    days = ground.days[payStage(benefit, isFirst, true) * horizon + t] * stray;
  }
  const at = run.draw * horizon + t;
  draws.stock[at] += weight;
  draws.paidDays[at] += weight * days;
  if (inService) draws.inService[at] += weight;
  const pace = inService ? law.countedInService[cell] : law.countedOutside[cell];
  const free = benefit === exempt || (inService && law.serviceIsFree[cell] === 1);
  if (free || law.tableOf[cell] < 0) addDays(run, t, 0, days);
  else charge(run, { t, cell, days, pace });
  if (benefit === exempt) {
    traveller.exemptMonths -= 1;
    return cause;
  }
  traveller.counter += pace * days;
  if (using) traveller.used += days;
  return cause;
}

interface TravelledMonth {
  readonly t: number;
  /** That of benefit and month. */
  readonly cell: number;
  readonly days: number;
  /** Share of the days that advances the counter. */
  readonly pace: number;
}

/** Adds what the municipality owes for a month's days, and the days by step. */
function charge(run: TravelRun, { t, cell, days, pace }: TravelledMonth): void {
  const { ground, draws, traveller, weight, draw } = run;
  const { law, model, horizon } = ground;
  const { segment, counter, used } = traveller;
  const table = law.tableOf[cell];
  const shares = law.tables[table];
  const stands = pace * days < leastCounted;
  const percent = percentAfter(shares, stands ? counter + leastCounted : counter);
  const end = counter + pace * days;
  let percentDays = days * percent;
  const isWhole = law.byPeriod[cell] === 1 || stands;
  if (isWhole || percentAfter(shares, Math.ceil(end) - 1) === percent) {
    addDays(run, t, percent, days);
  } else {
    percentDays = (percentDaysUpTo(shares, end) - percentDaysUpTo(shares, counter)) / pace;
    addStepDays(run, { t, cell, days, pace });
  }
  const band = payPlace(traveller.benefit, traveller.duration) + counterBand(used + days / 2);
  const base = model.pay.baseOfDay[band] * law.level[t] * run.chances.levelOfMonth[t];
  const owed = (weight * base * percentDays) / 100;
  const { segments } = model;
  const home = draw * ground.municipalities.length + ground.municipalityOf[segment];
  draws.owedCents[draw * horizon + t] += owed;
  draws.owedByMunicipalityCents[home * horizon + t] += owed;
  draws.owedByAgeCents[(draw * 4 + segments.age[segment]) * horizon + t] += owed;
  draws.owedByIntegrationCents[(draw * 2 + segments.integration[segment]) * horizon + t] += owed;
}

function addDays(
  { draws, draw, ground, weight }: TravelRun,
  t: number,
  percent: number,
  days: number,
): void {
  const step = draw * ground.law.percents.length + ground.stepOf[percent];
  draws.daysByStep[step * ground.horizon + t] += weight * days;
}

/** Divides a month's days that cross a step. */
function addStepDays(run: TravelRun, { t, cell, days, pace }: TravelledMonth): void {
  const { law } = run.ground;
  const table = law.tableOf[cell];
  const limits = law.limits[table];
  const shares = law.tables[table];
  let from = run.traveller.counter;
  const end = from + pace * days;
  for (let k = 0; k < limits.length; k++) {
    const limit = limits[k];
    if (limit <= from || limit >= end) continue;
    addDays(run, t, percentAfter(shares, from), (limit - from) / pace);
    from = limit;
  }
  addDays(run, t, percentAfter(shares, from), (end - from) / pace);
}

/** Does a person leave in the step into month t? @param used days used after the month. @returns the cause, or −1 for a person who stays. */
export function leave(run: TravelRun, t: number, used: number): number {
  const { ground, chances, person, generator, traveller } = run;
  const { segment, benefit, service } = traveller;
  const kind = ground.kind[segment] * flowBenefits.length + benefit;
  traveller.time = durationBand(traveller.duration) * counterBands.length + counterBand(used);
  const at = (kind * person.timeCells + traveller.time) * causeCount;
  const months = chances.signature[segment] * chances.steps + t;
  const month = (months * 3 + service) * causeCount;
  const { exitOfPerson, exitOfMonth } = person;
  let total = 0;
  for (let cause = 0; cause < causeCount; cause++) {
    total += exitOfPerson[at + cause] * exitOfMonth[month + cause];
  }
  const leaving = total < mostCertain ? total : mostCertain;
  let u = nextUniform(generator);
  traveller.luck = u - leaving;
  if (u >= leaving) return -1;
  u *= total / leaving;
  for (let cause = 0; cause < causeCount - 1; cause++) {
    u -= exitOfPerson[at + cause] * exitOfMonth[month + cause];
    if (u < 0) return cause;
  }
  return causeCount - 1;
}

/** What happens to a person who stays in the step into month t. @param before days used before the month that is over. */
export function stay(run: TravelRun, t: number, before: number): void {
  const { traveller } = run;
  traveller.duration += 1;
  changeService(run, t);
  if (traveller.benefit !== exempt && renew(run, t)) return;
  if (traveller.benefit <= 1) useUp(run, before);
}

/** Lets a new period begin, by chance, and with it the counter where the law of month t has it so. */
function renew({ ground, traveller, generator }: TravelRun, t: number): boolean {
  const { chance, benefit } = ground.model.renewal;
  const cell = traveller.benefit * counterBands.length + counterBand(traveller.used);
  const u = nextUniform(generator);
  if (u >= chance[cell]) return false;
  traveller.used = 0;
  if (ground.law.restart[t] === 0) traveller.counter = 0;
  const of = traveller.benefit * flowBenefits.length;
  let left = u / chance[cell];
  for (let b = 0; b < flowBenefits.length; b++) {
    left -= benefit[of + b];
    if (left >= 0) continue;
    traveller.benefit = b;
    return true;
  }
  return true;
}

/** Moves a person who stays into or out of a service. */
function changeService(
  { ground, chances, person, traveller, generator }: TravelRun,
  t: number,
): void {
  const { segment, luck, time } = traveller;
  if (traveller.service === 1) {
    const end = chances.endOfAge[ground.model.segments.age[segment]] * chances.endOfMonth[t];
    if (luck < end) traveller.service = 2;
    return;
  }
  const start =
    person.startOfPerson[ground.kind[segment] * person.timeCells + time] *
    chances.startOfMonth[chances.signature[segment] * chances.steps + t];
  if (luck < start) {
    traveller.service = 1;
    return;
  }
  if (traveller.service === 2 && nextUniform(generator) < 1 / monthsAfterService)
    traveller.service = 0;
}

/** Ends an allowance whose limit is passed before the middle of the month that begins. */
function useUp({ ground, traveller, generator }: TravelRun, before: number): void {
  const { allowanceEnds } = ground.model;
  for (let k = 0; k < allowanceEnds.length; k++) {
    const { days: limit, chance } = allowanceEnds[k];
    if (!passes(before, traveller.used, limit)) continue;
    if (nextUniform(generator) < chance) {
      traveller.benefit = subsidy;
      return;
    }
  }
}
