import { addWay, carryRows, takeFloats } from "@luotsi/numerics";

import { counterBand, counterBands, monthsAfterService, startBin, startBins } from "./bands.ts";
import {
  addCounted,
  addPaid,
  type ChargedSums,
  type CountedDays,
  type MonthCharge,
} from "./charge.ts";
import { chargeGathered, gatherDays, type CountedRows } from "./counted-rows.ts";
import {
  classesAhead,
  clearRows,
  entryFurther,
  entryOf,
  foldRow,
  mostFurther,
  rowsIn,
  setAlike,
  type CounterRows,
} from "./counter-classes.ts";
import type { ExpectMemory } from "./expect-memory.ts";
import type { FlowChances } from "./flow-chances.ts";
import { clearCells, durationLevels, firstOfLevel, movesOn, type FlowCells } from "./flow-cells.ts";
import { takePlace, type Group } from "./expect-group.ts";
import { put, putPart } from "./put-group.ts";
import { binsIn, mostCertain, type FlowGround } from "./flow-run.ts";
import { passes, payPlace, payStage } from "./fit-pay.ts";
import type { PersonChances } from "./person-chances.ts";
import { exempt, exitCauses, flowBenefits, subsidy } from "./receipt-months.ts";
import type { Returners } from "./returners.ts";

const causeCount = exitCauses.length;
/** What the expectation is made with. */
export interface ExpectRun {
  readonly ground: FlowGround;
  /** Whom of each segment is followed, as in `flowParts`. */
  readonly follows: Uint8Array;
  readonly chances: FlowChances;
  readonly person: PersonChances;
  readonly sums: ChargedSums;
  readonly back: Returners;
  readonly charge: MonthCharge;
  readonly counted: CountedDays;
  readonly countedRows: CountedRows | undefined;
  readonly group: Group;
  readonly renewed: Renewed;
  readonly memory: ExpectMemory;
}

/** People of whom a new period begins: `(segment · benefits + benefit before) · levels + level`. */
interface Renewed {
  readonly open: Float64Array;
  readonly inService: Float64Array;
  readonly afterService: Float64Array;
  /** Their counters, where those do not start again. */
  readonly rows: CounterRows | undefined;
}

/** @returns nobody. @param memory to take from. */
export function noneRenewed(ground: FlowGround, { room, counters }: ExpectMemory): Renewed {
  const cells = ground.model.segments.age.length * flowBenefits.length * durationLevels;
  const column = (): Float64Array => takeFloats(room, cells);
  return {
    open: column(),
    inService: column(),
    afterService: column(),
    rows: rowsIn(counters, cells, mostFurther),
  };
}

/** People of this month and of the next. */
export interface TwoMonths {
  readonly now: FlowCells;
  readonly next: FlowCells;
}

/**
 * Pays and charges month t, and takes the step into the next. Month −1 is the last one observed: it has been paid.
 *
 * @param run sums are added to, leavers noted for coming back. @param months `now` is emptied into `next`. @param t month ahead.
 * Cost: cells in use, about a tenth of a microsecond each.
 */
export function advance(run: ExpectRun, { now, next }: TwoMonths, t: number): void {
  const { group, ground } = run;
  const isLast = t + 1 === ground.horizon;
  const bins = binsIn(ground, t + 1);
  for (let at = 0; at < now.count; at++) {
    group.open = now.open[at];
    group.inService = now.inService[at];
    group.afterService = now.afterService[at];
    group.people = group.open + group.inService + group.afterService;
    if (group.people <= 0) continue;
    group.counter = now.counter[at] / group.people;
    group.used = now.used[at] / group.people;
    group.apart = t + 1 >= ground.apartFrom;
    group.bins = bins;
    takePlace(group, now.cellAt[at]);
    payDays(run, t);
    if (now.rows !== undefined) takeRow(run, now.rows, at, t);
    leave(run, t + 1);
    if (t >= 0) receive(run, now.cellAt[at], t);
    recordLeaving(run, t);
    if (isLast) continue;
    changeService(run, t + 1);
    const { benefit } = group;
    if (benefit !== exempt) renew(run, t + 1);
    const ended = benefit <= 1 ? usedUp(run, t) : 0;
    group.share = 1 - ended;
    put(run, next, benefit);
    if (ended === 0) continue;
    group.share = ended;
    put(run, next, subsidy);
  }
  if (run.countedRows !== undefined) {
    run.counted.t = t;
    chargeGathered(ground, run.countedRows, run.counted, run.sums);
  }
  clearCells(now);
  if (!isLast) putRenewed(run, next, t + 1);
}

/** Makes ready the counters of a cell's people to be carried on. */
function takeRow({ ground, group }: ExpectRun, rows: CounterRows, at: number, t: number): void {
  group.from = entryOf(rows, at);
  if (t < ground.apartFrom) setAlike(rows, at, group.people, group.counter);
}

/** Paid days of the month and counters after it. */
function payDays({ ground, group }: ExpectRun, t: number): void {
  const { benefit, counter, used } = group;
  group.days = 0;
  group.lastDays = 0;
  if (t >= 0) {
    const { days, horizon } = ground;
    const isFirst = group.level === 0;
    group.days = days[payStage(benefit, isFirst, false) * horizon + t];
    group.lastDays = days[payStage(benefit, isFirst, true) * horizon + t];
  }
  let counted = benefit === exempt ? 0 : 1;
  let using = counted;
  if (counted === 1 && t >= 0) {
    const { countedOutside, countedInService, serviceCounts } = ground.law;
    const cell = benefit * ground.horizon + t;
    const share = group.inService / group.people;
    counted = countedOutside[cell];
    if (countedInService[cell] !== counted) counted += share * (countedInService[cell] - counted);
    if (serviceCounts[cell] === 0) using = 1 - share;
  }
  group.pace = counted;
  group.counterOn = counter + counted * group.days;
  group.counterLast = counter + counted * group.lastDays;
  group.usedOn = used + using * group.days;
  group.usedLast = used + using * group.lastDays;
}

/** Chances of leaving in a step and the people who do. */
function leave({ ground, chances, person, group }: ExpectRun, step: number): void {
  const { segment, benefit, left, open, inService, afterService } = group;
  group.time = group.level * counterBands.length + counterBand(group.usedOn);
  const kind = ground.kind[segment] * flowBenefits.length + benefit;
  const at = (kind * person.timeCells + group.time) * causeCount;
  const month = (chances.signature[segment] * chances.steps + step) * 3 * causeCount;
  const { exitOfPerson, exitOfMonth } = person;
  let leaveOpen = 0;
  let leaveInService = 0;
  let leaveAfter = 0;
  for (let cause = 0; cause < causeCount; cause++) {
    const own = exitOfPerson[at + cause];
    const ofOpen = own * exitOfMonth[month + cause];
    const ofService = own * exitOfMonth[month + causeCount + cause];
    const ofAfter = own * exitOfMonth[month + 2 * causeCount + cause];
    leaveOpen += ofOpen;
    leaveInService += ofService;
    leaveAfter += ofAfter;
    left[cause] = open * ofOpen + inService * ofService + afterService * ofAfter;
  }
  group.leaveOpen = leaveOpen;
  group.leaveInService = leaveInService;
  group.leaveAfter = leaveAfter;
  if (leaveOpen > mostCertain || leaveInService > mostCertain || leaveAfter > mostCertain) {
    holdBack(group, person, at, month);
  }
  group.leaving =
    open * group.leaveOpen + inService * group.leaveInService + afterService * group.leaveAfter;
}

/** What a chance is multiplied by to stay below certainty. */
function within(total: number): number {
  return total > mostCertain ? mostCertain / total : 1;
}

/** Holds the chances of leaving below certainty. @param at place of the person's chances. @param month place of the month's. */
function holdBack(group: Group, chances: PersonChances, at: number, month: number): void {
  const { open, inService, afterService, left } = group;
  const { exitOfPerson, exitOfMonth } = chances;
  const ofOpen = within(group.leaveOpen);
  const ofService = within(group.leaveInService);
  const ofAfter = within(group.leaveAfter);
  for (let cause = 0; cause < causeCount; cause++) {
    const ofCause = month + cause;
    left[cause] =
      exitOfPerson[at + cause] *
      (open * ofOpen * exitOfMonth[ofCause] +
        inService * ofService * exitOfMonth[ofCause + causeCount] +
        afterService * ofAfter * exitOfMonth[ofCause + 2 * causeCount]);
  }
  group.leaveOpen *= ofOpen;
  group.leaveInService *= ofService;
  group.leaveAfter *= ofAfter;
}

/** Pays and charges the month: the days are the mean of those who go on and those who leave. */
function receive(
  { ground, chances, sums, charge, counted, countedRows, group }: ExpectRun,
  cell: number,
  t: number,
): void {
  const { law, horizon } = ground;
  const { people, inService, benefit } = group;
  sums.months.stock[t] += people;
  sums.months.inService[t] += inService;
  charge.t = t;
  charge.benefit = benefit;
  charge.segment = group.segment;
  charge.people = people;
  charge.charged = law.serviceIsFree[benefit * horizon + t] === 1 ? people - inService : people;
  if (benefit === exempt) {
    charge.charged = 0;
    group.exemptMonths -= 1;
  }
  charge.used = group.used;
  charge.pace = group.pace;
  charge.days = group.days + (group.leaving / people) * (group.lastDays - group.days);
  charge.pay = payPlace(benefit, firstOfLevel[group.level]);
  charge.level = law.level[t] * chances.levelOfMonth[t];
  if (!addPaid(ground, charge, sums.months)) return;
  if (countedRows !== undefined && t >= ground.apartFrom) {
    gatherDays(countedRows, charge, cell, group.from);
    return;
  }
  counted.t = t;
  counted.benefit = benefit;
  counted.segment = group.segment;
  counted.counter = group.counter;
  counted.moves = group.pace * charge.days;
  counted.days = charge.charged * charge.days;
  counted.base = counted.days * charge.dayBase;
  addCounted(ground, counted, sums);
}

function recordLeaving({ ground, sums, back, group }: ExpectRun, t: number): void {
  const { left, counterLast, usedLast } = group;
  const benefit = group.benefit === exempt ? subsidy : group.benefit;
  const kind = group.segment * flowBenefits.length + benefit;
  const cell = kind * startBins.length + startBin(usedLast);
  back.leftCounter[cell] += group.leaving * counterLast;
  back.leftUsed[cell] += group.leaving * usedLast;
  if (back.leftRows !== undefined) {
    const { memory } = back.leftRows;
    memory.share = group.leaving / group.people;
    memory.more = group.pace * group.lastDays;
    addWay(memory, group.from, entryOf(back.leftRows, cell));
  }
  const { exits } = sums.months;
  const { horizon } = ground;
  for (let cause = 0; cause < causeCount; cause++) {
    back.leftPeople[cell * causeCount + cause] += left[cause];
    if (t >= 0) exits[cause * horizon + t] += left[cause];
  }
}

/** Takes those who leave out of the group and moves others into and out of services. */
function changeService({ ground, chances, person, group }: ExpectRun, step: number): void {
  const { segment, open, inService, afterService } = group;
  const { leaveOpen, leaveInService, leaveAfter } = group;
  const start =
    person.startOfPerson[ground.kind[segment] * person.timeCells + group.time] *
    chances.startOfMonth[chances.signature[segment] * chances.steps + step];
  const ending = chances.endOfAge[ground.model.segments.age[segment]] * chances.endOfMonth[step];
  const startOpen = start < 1 - leaveOpen ? start : 1 - leaveOpen;
  const startAfter = start < 1 - leaveAfter ? start : 1 - leaveAfter;
  const end = ending < 1 - leaveInService ? ending : 1 - leaveInService;
  const after = afterService * (1 - leaveAfter - startAfter);
  group.open = open * (1 - leaveOpen - startOpen) + after / monthsAfterService;
  group.afterService = after * (1 - 1 / monthsAfterService) + inService * end;
  group.inService =
    inService * (1 - leaveInService - end) + open * startOpen + afterService * startAfter;
}

/** Takes those who begin a new period out of the group; in a step in which the counter does not start again with it they keep theirs. */
function renew({ ground, group, renewed }: ExpectRun, step: number): void {
  // The band of days used that the chances of leaving are of, too.
  const band = group.time - group.level * counterBands.length;
  const share = ground.model.renewal.chance[group.benefit * counterBands.length + band];
  if (share === 0) return;
  const { open, inService, afterService } = group;
  const at = (group.segment * flowBenefits.length + group.benefit) * durationLevels + group.level;
  renewed.open[at] += share * open;
  renewed.inService[at] += share * inService;
  renewed.afterService[at] += share * afterService;
  if (renewed.rows !== undefined && ground.law.restart[step] !== 0) {
    const { memory } = renewed.rows;
    const ahead = aheadOf(ground, group);
    memory.share = (share * (open + inService + afterService)) / group.people;
    memory.more = group.pace * group.days;
    addWay(memory, group.from, entryFurther(renewed.rows, at, ahead));
  }
  group.open = (1 - share) * open;
  group.inService = (1 - share) * inService;
  group.afterService = (1 - share) * afterService;
}

/** Classes that a counter is ahead of no days used. */
function aheadOf({ classWidth }: FlowGround, { usedOn }: Group): number {
  return classesAhead(usedOn, classWidth);
}

/** Puts those of whom a new period has begun into next month's cells, with no days used. */
function putRenewed(run: ExpectRun, next: FlowCells, step: number): void {
  const { ground, group, renewed } = run;
  const { open, inService, afterService, rows } = renewed;
  const shares = ground.model.renewal.benefit;
  const kinds = flowBenefits.length;
  for (let at = 0; at < open.length; at++) {
    group.open = open[at];
    group.inService = inService[at];
    group.afterService = afterService[at];
    group.people = group.open + group.inService + group.afterService;
    if (group.people === 0) continue;
    if (rows !== undefined && step >= ground.apartFrom) {
      if (ground.law.restart[step] !== 0) foldRow(rows, at);
      else setAlike(rows, at, group.people, 0);
      group.from = entryOf(rows, at);
      group.days = 0;
    }
    const level = at % durationLevels;
    const kind = (at - level) / durationLevels;
    const before = kind % kinds;
    const onward = movesOn[level];
    group.apart = step >= ground.apartFrom;
    group.bins = binsIn(ground, step);
    group.putCounter = 0;
    group.putUsed = 0;
    for (let b = 0; b < kinds; b++) {
      const share = shares[before * kinds + b];
      if (share === 0) continue;
      group.part = share * onward;
      if (onward > 0) putPart(run, next, kind - before + b, level + 1);
      group.part = share * (1 - onward);
      if (onward < 1) putPart(run, next, kind - before + b, level);
    }
    open[at] = 0;
    inService[at] = 0;
    afterService[at] = 0;
  }
  if (rows === undefined) return;
  carryRows(rows.memory);
  clearRows(rows, open.length);
}

/** Share of an allowance's receivers who pass its limit before the middle of the next month and whose allowance ends there. */
function usedUp({ ground, group }: ExpectRun, t: number): number {
  const { allowanceEnds } = ground.model;
  const after = group.usedOn;
  const before = t >= 0 ? group.used : after - ground.daysBefore[group.benefit];
  let left = 1;
  for (let k = 0; k < allowanceEnds.length; k++) {
    const { days, chance } = allowanceEnds[k];
    if (passes(before, after, days)) left *= 1 - chance;
  }
  return 1 - left;
}
