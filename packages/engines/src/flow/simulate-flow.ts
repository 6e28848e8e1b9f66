import { assert } from "@luotsi/base";
import { nextUniform, poissonFromUniform, type Generator } from "@luotsi/numerics";

import {
  durationBand,
  counterBand,
  counterBands,
  longestAbsence,
  monthsAfterService,
} from "./bands.ts";
import type { FlowQuestion } from "./expect-flow.ts";
import { restartBand } from "./fit-returning.ts";
import { flowChances, type FlowChances } from "./flow-chances.ts";
import { drawFlow, generatorsOf } from "./flow-draw.ts";
import { emptyDraws, type FlowDraws } from "./flow-draws.ts";
import { flowGround, type FlowGround } from "./flow-run.ts";
import { personCell, personChances, startCellOf, type PersonChances } from "./person-chances.ts";
import { exempt, exitCauses, flowBenefits, subsidy } from "./receipt-months.ts";
import { returnOfPerson } from "./returners.ts";
import { percentAfter, percentDaysUpTo } from "../municipal-liability/share-table.ts";

/** Which draws to make. */
export interface DrawRange {
  readonly seed: number;
  /** Number of the first draw, 0 or more. */
  readonly first: number;
  readonly count: number;
}

/** In a draw at most about so many receivers are followed one by one; of more, a part stands for all. */
const mostFollowed = 40_000;
const causeCount = exitCauses.length;
const mostCertain = 0.95;

/**
 * Possible futures of the same model as `expectFlow`: in each draw rates and monthly deviations are drawn around their estimates, then
 * every person's months by chance. Draw d depends on seed and d only, so draws may be divided among threads.
 *
 * @param question model, horizon, law and changes. @param range which draws.
 * @returns sums by draw and month. @throws BrokenPromise when a month has no law.
 *
 * Cost: draws · person-months, about 40 ns each; of more than `mostFollowed` receivers a random part is followed, each standing for
 * several, which makes intervals a little wider, never narrower.
 */
export function simulateFlow(question: FlowQuestion, range: DrawRange): FlowDraws {
  const { model, horizon, plan, changes } = question;
  assert(range.count >= 0 && range.first >= 0, "draws are counted from 0");
  const ground = flowGround(model, plan, horizon);
  const draws = emptyDraws(ground, range.first, range.count);
  const receivers = model.stock.weight.reduce((all, weight) => all + weight, 0);
  const weight = Math.max(1, receivers / mostFollowed);
  for (let d = 0; d < range.count; d++) {
    const { future, people } = generatorsOf(range.seed, range.first + d);
    const chances = flowChances(model, drawFlow(model, horizon, future), changes);
    simulateDraw({
      ground,
      chances,
      person: personChances(chances),
      generator: people,
      draws,
      draw: d,
      weight,
      traveller: emptyTraveller(),
    });
  }
  return draws;
}

interface Run {
  readonly ground: FlowGround;
  readonly chances: FlowChances;
  readonly person: PersonChances;
  readonly generator: Generator;
  readonly draws: FlowDraws;
  /** Position of the draw in `draws`. */
  readonly draw: number;
  /** How many people each one followed stands for. */
  readonly weight: number;
  readonly traveller: Traveller;
}

/** One person on the way through the months. */
interface Traveller {
  segment: number;
  benefit: number;
  counter: number;
  exemptMonths: number;
  duration: number;
  /** 0 no service, 1 in one, 2 after one. */
  service: number;
}

function emptyTraveller(): Traveller {
  return { segment: 0, benefit: 0, counter: 0, exemptMonths: 0, duration: 0, service: 0 };
}

function simulateDraw(run: Run): void {
  followStock(run);
  followAbsent(run);
  for (let t = 0; t < run.ground.horizon; t++) followNewcomers(run, t);
}

function followStock(run: Run): void {
  const { traveller, generator, weight } = run;
  const { stock } = run.ground.model;
  for (let i = 0; i < stock.segment.length; i++) {
    let copies = wholePart(stock.weight[i] / weight, generator);
    for (; copies > 0; copies--) {
      traveller.segment = stock.segment[i];
      traveller.benefit = stock.benefit[i];
      traveller.counter = stock.counter[i];
      traveller.exemptMonths = stock.exemptMonths[i];
      traveller.duration = stock.duration[i];
      traveller.service = stock.service[i];
      const cause = step(run, 0);
      if (cause < 0) travel(run, 0);
      else comeBack(run, { cause, absence: 1, into: 1 });
    }
  }
}

function followAbsent(run: Run): void {
  const { traveller, generator, weight } = run;
  const { absent } = run.ground.model;
  for (let i = 0; i < absent.segment.length; i++) {
    let copies = wholePart(absent.weight[i] / weight, generator);
    for (; copies > 0; copies--) {
      traveller.segment = absent.segment[i];
      traveller.benefit = absent.benefit[i] === exempt ? subsidy : absent.benefit[i];
      traveller.counter = absent.counter[i];
      comeBack(run, { cause: absent.cause[i], absence: absent.since[i], into: 0 });
    }
  }
}

function followNewcomers(run: Run, t: number): void {
  const { chances, traveller, generator, weight } = run;
  const { people } = run.ground.model.newcomers;
  const cumulative = new Float64Array(people.segment.length);
  let expected = 0;
  for (let i = 0; i < cumulative.length; i++) {
    const months = chances.signature[people.segment[i]] * chances.horizon;
    expected += people.weight[i] * chances.newcomersOfMonth[months + t];
    cumulative[i] = expected;
  }
  let count = poissonFromUniform(nextUniform(generator), expected / weight);
  for (; count > 0; count--) {
    const i = firstAbove(cumulative, nextUniform(generator) * expected);
    traveller.segment = people.segment[i];
    traveller.benefit = people.benefit[i];
    traveller.counter = people.counter[i];
    traveller.exemptMonths = people.exemptMonths[i];
    traveller.duration = 0;
    traveller.service = 0;
    travel(run, t);
  }
}

/** A whole number whose mean is the value. */
function wholePart(value: number, generator: Generator): number {
  const whole = Math.floor(value);
  return whole + Number(nextUniform(generator) < value - whole);
}

function firstAbove(cumulative: Float64Array, target: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle] > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Follows a person from month t, in which there is receipt, until they are gone for good or the months end. */
function travel(run: Run, t: number): void {
  const { horizon } = run.ground;
  let at = t;
  while (at < horizon) {
    receive(run, at);
    if (at + 1 >= horizon) return;
    const cause = step(run, at + 1);
    if (cause < 0) {
      at += 1;
      continue;
    }
    const back = returnMonth(run, { cause, absence: 1, into: at + 2 });
    if (back < 0) return;
    at = back;
  }
}

interface Absence {
  readonly cause: number;
  /** Whole months of absence when coming back into month `into`. */
  readonly absence: number;
  readonly into: number;
}

function comeBack(run: Run, absence: Absence): void {
  const back = returnMonth(run, absence);
  if (back >= 0) travel(run, back);
}

/** The month in which a person comes back, with what they come back to; −1 when they do not within the longest absence. */
function returnMonth(run: Run, { cause, absence: from, into: first }: Absence): number {
  const { ground, chances, traveller, generator } = run;
  const { restart, restartBenefit } = ground.model.returning;
  if (traveller.benefit === exempt) traveller.benefit = subsidy;
  const { segment, benefit, counter } = traveller;
  const person = returnOfPerson(ground, chances, { segment, benefit, counter, cause });
  const months = chances.signature[traveller.segment] * chances.horizon;
  let into = first;
  for (let absence = from; absence <= longestAbsence; absence++, into++) {
    if (into >= ground.horizon) return -1;
    const chance = person * chances.returnOf[0][absence - 1] * chances.returnOfMonth[months + into];
    if (nextUniform(generator) >= (chance < mostCertain ? chance : mostCertain)) continue;
    traveller.duration = 0;
    traveller.service = 0;
    if (nextUniform(generator) < restart[cause * 3 + restartBand(absence)]) {
      traveller.counter = 0;
      traveller.benefit = benefitAfterRestart(restartBenefit, nextUniform(generator));
    }
    return into;
  }
  return -1;
}

function benefitAfterRestart(shares: Float64Array, u: number): number {
  let left = u;
  for (let b = 0; b < shares.length; b++) {
    left -= shares[b];
    if (left < 0) return b === exempt ? subsidy : b;
  }
  return subsidy;
}

/** A month of receipt: charges it and advances the counter. */
function receive(run: Run, t: number): void {
  const { ground, draws, traveller, weight } = run;
  const { law, model, horizon } = ground;
  if (traveller.benefit === exempt && traveller.exemptMonths <= 0) {
    traveller.benefit = subsidy;
    traveller.counter = 0;
  }
  const { benefit } = traveller;
  const stage = benefit * 2 + (traveller.duration > 0 ? 1 : 0);
  const days = model.pay.intensity[stage] * ground.weekdays[t];
  const cell = benefit * horizon + t;
  const inService = traveller.service === 1;
  const at = run.draw * horizon + t;
  draws.stock[at] += weight;
  draws.paidDays[at] += weight * days;
  if (inService) draws.inService[at] += weight;
  const free = benefit === exempt || (inService && law.serviceIsFree[cell] === 1);
  if (free || law.tableOf[cell] < 0) addDays(run, t, 0, days);
  else charge(run, t, cell, days);
  if (benefit === exempt) traveller.exemptMonths -= 1;
  else if (!inService || law.serviceCounts[cell] === 1) traveller.counter += days;
}

/** Adds what the municipality owes for a month's days, and the days by step. `cell` is that of benefit and month. */
function charge(run: Run, t: number, cell: number, days: number): void {
  const { ground, draws, traveller, weight, draw } = run;
  const { law, model, horizon } = ground;
  const { segment, counter } = traveller;
  const table = law.tableOf[cell];
  const shares = law.tables[table];
  const percent = percentAfter(shares, counter);
  const end = counter + days;
  let percentDays = days * percent;
  if (law.byPeriod[cell] === 1 || percentAfter(shares, Math.ceil(end) - 1) === percent) {
    addDays(run, t, percent, days);
  } else {
    percentDays = percentDaysUpTo(shares, end) - percentDaysUpTo(shares, counter);
    addStepDays(run, t, table, days);
  }
  const band = traveller.benefit * counterBands.length + counterBand(counter + days / 2);
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
  { draws, draw, ground, weight }: Run,
  t: number,
  percent: number,
  days: number,
): void {
  const step = draw * ground.law.percents.length + ground.stepOf[percent];
  draws.daysByStep[step * ground.horizon + t] += weight * days;
}

/** Divides a month's days that cross a step. */
function addStepDays(run: Run, t: number, table: number, days: number): void {
  const { law } = run.ground;
  const limits = law.limits[table];
  const shares = law.tables[table];
  let from = run.traveller.counter;
  const end = from + days;
  for (let k = 0; k < limits.length; k++) {
    const limit = limits[k];
    if (limit <= from || limit >= end) continue;
    addDays(run, t, percentAfter(shares, from), limit - from);
    from = limit;
  }
  addDays(run, t, percentAfter(shares, from), end - from);
}

/** The step into month t: the cause of leaving, or −1 for a person who stays, perhaps in another state of service. */
function step(run: Run, t: number): number {
  const { ground, chances, person, generator, traveller } = run;
  const { segment, benefit, counter, service } = traveller;
  const kind = ground.kind[segment];
  const time = durationBand(traveller.duration) * counterBands.length + counterBand(counter);
  const at = personCell(kind * flowBenefits.length + benefit, time);
  const months = chances.signature[segment] * chances.horizon + t;
  const month = (months * 3 + service) * causeCount;
  const { exitOfPerson, exitOfMonth } = person;
  let total = 0;
  for (let cause = 0; cause < causeCount; cause++) {
    total += exitOfPerson[at + cause] * exitOfMonth[month + cause];
  }
  const leaving = total < mostCertain ? total : mostCertain;
  let u = nextUniform(generator);
  if (u < leaving) {
    u *= total / leaving;
    for (let cause = 0; cause < causeCount - 1; cause++) {
      u -= exitOfPerson[at + cause] * exitOfMonth[month + cause];
      if (u < 0) return cause;
    }
    return causeCount - 1;
  }
  traveller.duration += 1;
  changeService(run, t, time, u - leaving);
  if (benefit <= 1 && t > 0) useUp(run, t - 1);
  return -1;
}

/** Moves a person who stays into or out of a service; `u` is uniform below the chance of staying. */
function changeService(
  { ground, chances, person, traveller, generator }: Run,
  t: number,
  time: number,
  u: number,
): void {
  const { segment } = traveller;
  if (traveller.service === 1) {
    const end = chances.endOfAge[ground.model.segments.age[segment]] * chances.endOfMonth[t];
    if (u < end) traveller.service = 2;
    return;
  }
  const start =
    person.startOfPerson[startCellOf(ground.kind[segment], time)] *
    chances.startOfMonth[chances.signature[segment] * chances.horizon + t];
  if (u < start) {
    traveller.service = 1;
    return;
  }
  if (traveller.service === 2 && nextUniform(generator) < 1 / monthsAfterService)
    traveller.service = 0;
}

/** Ends an allowance whose limit was passed in month t. */
function useUp({ ground, traveller, generator }: Run, t: number): void {
  const { pay, allowanceEnds } = ground.model;
  const days = pay.intensity[traveller.benefit * 2 + 1] * ground.weekdays[t];
  for (let k = 0; k < allowanceEnds.length; k++) {
    const { days: limit, chance } = allowanceEnds[k];
    if (traveller.counter < limit || traveller.counter - days >= limit) continue;
    if (nextUniform(generator) < chance) {
      traveller.benefit = subsidy;
      return;
    }
  }
}
