import { monthsAfterService, startBin, startBins } from "./bands.ts";
import { addCharge, emptyCharge, type MonthCharge } from "./charge.ts";
import { expectedDraw, flowChances, type FlowChances } from "./flow-chances.ts";
import {
  bandOfLevel,
  binOf,
  cellCount,
  clearCells,
  counterBins,
  durationLevels,
  emptyCells,
  levelOfDuration,
  movesOn,
  placeOfCell,
  type FlowCells,
} from "./flow-cells.ts";
import type { FlowModel } from "./flow-model.ts";
import type { FlowChange, FlowMonths } from "./flow-question.ts";
import {
  emptyLeaving,
  emptyMonths,
  emptyPlace,
  endChance,
  flowGround,
  leavingChances,
  startChance,
  type FlowGround,
  type Leaving,
  type StepPlace,
} from "./flow-run.ts";
import { bringBack, bringBackAbsent, returners, type Returners } from "./returners.ts";
import { exempt, exitCauses, flowBenefits, subsidy } from "./receipt-months.ts";
import type { LiabilityPlan } from "../municipal-liability/plan.ts";

/** What is asked of a flow forecast. */
export interface FlowQuestion {
  readonly model: FlowModel;
  /** Months ahead, 1 or more. */
  readonly horizon: number;
  /** Law by date; a reform is another plan. */
  readonly plan: LiabilityPlan;
  readonly changes: readonly FlowChange[];
}

const causeCount = exitCauses.length;

/**
 * The expected flow of receivers, paid days and liability in the months ahead.
 *
 * People are kept in cells of the same segment, benefit, duration and bin of the counter, with the cell's mean counter; the
 * receivers of the last month observed apart from those who begin later. Each month a cell is paid and charged, then divided by the
 * chances of leaving, of starting or ending a service, of using up an allowance; those who have left come back by their absence.
 * Nothing is drawn.
 *
 * @param question model, horizon, law and changes.
 * @returns expected sums by month. @throws BrokenPromise when a month has no law (see `monthWithoutLaw`).
 *
 * Cost: O(horizon · cells in use), about a quarter of a second for 15,000 people and 60 months; hardly more for more people.
 */
export function expectFlow({ model, horizon, plan, changes }: FlowQuestion): FlowMonths {
  const ground = flowGround(model, plan, horizon);
  const chances = flowChances(model, expectedDraw(model, horizon), changes);
  const cells = cellCount(model.segments.age.length);
  const run: Run = {
    ground,
    chances,
    months: emptyMonths(ground),
    back: returners(ground),
    leaving: emptyLeaving(),
    place: emptyPlace(),
    charge: emptyCharge(),
    group: { open: 0, inService: 0, afterService: 0, level: 0, exemptMonths: 0 },
  };
  let stock = { now: emptyCells(cells), next: emptyCells(cells) };
  let later = { now: emptyCells(cells), next: emptyCells(cells) };
  bringBackAbsent(run);
  placeStock(ground, stock.now);
  for (let t = -1; t < horizon; t++) {
    if (t >= 0) {
      addNewcomers(run, later.now, t);
      addReturners(run, later.now, t);
    }
    run.charge.fromStock = true;
    advance(run, stock, t);
    run.charge.fromStock = false;
    advance(run, later, t);
    bringBack(run, t);
    stock = { now: stock.next, next: stock.now };
    later = { now: later.next, next: later.now };
  }
  return run.months;
}

interface Run {
  readonly ground: FlowGround;
  readonly chances: FlowChances;
  readonly months: FlowMonths;
  readonly back: Returners;
  readonly leaving: Leaving;
  readonly place: StepPlace;
  readonly charge: MonthCharge;
  readonly group: Group;
}

/** The people of a cell while they go through a month. */
interface Group {
  /** Outside services, in one, and within a year after one. */
  open: number;
  inService: number;
  afterService: number;
  /** Level of duration. */
  level: number;
  exemptMonths: number;
}

interface TwoMonths {
  readonly now: FlowCells;
  readonly next: FlowCells;
}

function placeStock(ground: FlowGround, cells: FlowCells): void {
  const { stock } = ground.model;
  for (let i = 0; i < stock.segment.length; i++) {
    const benefit = stock.benefit[i];
    const kept = benefit === exempt ? stock.exemptMonths[i] : stock.counter[i];
    const cell = cellOf(
      stock.segment[i] * flowBenefits.length + benefit,
      levelOfDuration(stock.duration[i]),
      benefit === exempt ? stock.exemptMonths[i] : binOf(stock.counter[i], ground.lastBin),
    );
    const at = placeOfCell(cells, cell);
    cells.counter[at] += stock.weight[i] * kept;
    const state = stock.service[i];
    if (state === 0) cells.open[at] += stock.weight[i];
    else if (state === 1) cells.inService[at] += stock.weight[i];
    else cells.afterService[at] += stock.weight[i];
  }
}

function addNewcomers({ ground, chances, months }: Run, cells: FlowCells, t: number): void {
  const { people } = ground.model.newcomers;
  for (let i = 0; i < people.segment.length; i++) {
    const segment = people.segment[i];
    const expected = chances.newcomersOfMonth[chances.signature[segment] * chances.horizon + t];
    const count = expected * people.weight[i];
    const benefit = people.benefit[i];
    const kept = benefit === exempt ? people.exemptMonths[i] : people.counter[i];
    months.newcomers[t] += count;
    const bin = benefit === exempt ? kept : binOf(kept, ground.lastBin);
    const cell = cellOf(segment * flowBenefits.length + benefit, 0, bin);
    const at = placeOfCell(cells, cell);
    cells.open[at] += count;
    cells.counter[at] += count * kept;
  }
}

function addReturners({ ground, months, back }: Run, cells: FlowCells, t: number): void {
  const people = back.people[t];
  const days = back.days[t];
  const bins = startBins.length;
  for (let at = 0; at < people.length; at++) {
    if (people[at] === 0) continue;
    months.returners[t] += people[at];
    const cell = cellOf(Math.floor(at / bins), 0, binOf(days[at] / people[at], ground.lastBin));
    const place = placeOfCell(cells, cell);
    cells.open[place] += people[at];
    cells.counter[place] += days[at];
  }
  if (t + 1 === ground.horizon) return;
  people.fill(0);
}

function cellOf(segmentAndBenefit: number, level: number, bin: number): number {
  return (segmentAndBenefit * durationLevels + level) * counterBins + bin;
}

/** Pays and charges month t (not −1, the last month observed), and takes the step into the next. */
function advance(run: Run, { now, next }: TwoMonths, t: number): void {
  const { place, group } = run;
  for (let at = 0; at < now.count; at++) {
    group.open = now.open[at];
    group.inService = now.inService[at];
    group.afterService = now.afterService[at];
    const people = group.open + group.inService + group.afterService;
    if (people <= 0) continue;
    takePlace(run, now.cellAt[at], now.counter[at] / people);
    place.step = t + 1;
    const before = place.counter;
    if (t >= 0) receive(run, people, t);
    if (t + 1 === run.ground.horizon) continue;
    divide(run);
    const ended = place.benefit <= 1 ? usedUp(run.ground, before, place.counter) : 0;
    put(run, next, 1 - ended);
    if (ended === 0) continue;
    place.benefit = subsidy;
    put(run, next, ended);
  }
  clearCells(now);
}

/** Sets the place to that of a cell, with its mean counter or months of exemption. */
function takePlace({ place, group }: Run, cell: number, mean: number): void {
  const levels = (cell / counterBins) | 0;
  const kind = (levels / durationLevels) | 0;
  const level = levels - kind * durationLevels;
  place.segment = kind >> 2;
  place.benefit = kind & 3;
  place.band = bandOfLevel[level];
  group.level = level;
  group.exemptMonths = 0;
  place.counter = mean;
  if (place.benefit !== exempt) return;
  group.exemptMonths = mean;
  place.counter = 0;
  if (mean <= 0.5) place.benefit = subsidy;
}

/** Share of an allowance's receivers whose allowance ends between two counters. */
function usedUp({ model }: FlowGround, before: number, after: number): number {
  const { allowanceEnds } = model;
  let left = 1;
  for (let k = 0; k < allowanceEnds.length; k++) {
    const { days, chance } = allowanceEnds[k];
    if (before < days && after >= days) left *= 1 - chance;
  }
  return 1 - left;
}

function receive(run: Run, people: number, t: number): void {
  const { ground, chances, months, charge, place, group } = run;
  const { law, model, horizon } = ground;
  const { benefit } = place;
  const { inService } = group;
  const days = model.pay.intensity[benefit * 2 + (group.level > 0 ? 1 : 0)] * ground.weekdays[t];
  months.stock[t] += people;
  months.inService[t] += inService;
  const at = benefit * horizon + t;
  charge.t = t;
  charge.benefit = benefit;
  charge.segment = place.segment;
  charge.people = people;
  charge.charged = law.serviceIsFree[at] === 1 ? people - inService : people;
  if (benefit === exempt) charge.charged = 0;
  charge.counter = place.counter;
  charge.days = days;
  charge.level = law.level[t] * chances.levelOfMonth[t];
  addCharge(ground, charge, months);
  if (benefit === exempt) {
    group.exemptMonths -= 1;
    return;
  }
  const counted = law.serviceCounts[at] === 1 ? people : people - inService;
  place.counter += (days * counted) / people;
}

/** Takes those who leave out of a cell and moves others into and out of services. */
function divide(run: Run): void {
  const { ground, chances, leaving, place, group } = run;
  const { open, inService, afterService } = group;
  leavingChances(ground, chances, place, leaving);
  recordLeaving(run);
  const { total } = leaving;
  const startOpen = startChance(ground, chances, place, total[0]);
  const startAfter = startChance(ground, chances, place, total[2]);
  const end = endChance(ground, chances, place, total[1]);
  const after = afterService * (1 - total[2] - startAfter);
  group.open = open * (1 - total[0] - startOpen) + after / monthsAfterService;
  group.afterService = after * (1 - 1 / monthsAfterService) + inService * end;
  group.inService = inService * (1 - total[1] - end) + open * startOpen + afterService * startAfter;
}

function recordLeaving({ leaving, months, back, place, group }: Run): void {
  const { byCause } = leaving;
  const { leftPeople, leftDays } = back;
  const { open, inService, afterService } = group;
  const benefit = place.benefit === exempt ? subsidy : place.benefit;
  const kind = place.segment * flowBenefits.length + benefit;
  const cell = (kind * startBins.length + startBin(place.counter)) * causeCount;
  for (let cause = 0; cause < causeCount; cause++) {
    const left =
      open * byCause[cause * 3] +
      inService * byCause[cause * 3 + 1] +
      afterService * byCause[cause * 3 + 2];
    if (place.step > 0) months.exits[cause * months.horizon + place.step - 1] += left;
    leftPeople[cell + cause] += left;
    leftDays[cell + cause] += left * place.counter;
  }
}

/** Puts a share of the group into next month's cells: a part stays in the band of duration, the rest moves on. */
function put({ place, group, ground }: Run, next: FlowCells, share: number): void {
  const isExempt = place.benefit === exempt;
  const kept = isExempt ? group.exemptMonths : place.counter;
  const bin = isExempt ? Math.max(0, Math.round(kept)) : binOf(kept, ground.lastBin);
  const kind = place.segment * flowBenefits.length + place.benefit;
  const onward = movesOn[group.level];
  const cell = cellOf(kind, group.level, bin);
  if (onward > 0) addTo(next, { cell: cell + counterBins, part: share * onward, kept }, group);
  if (onward < 1) addTo(next, { cell, part: share * (1 - onward), kept }, group);
}

interface Part {
  readonly cell: number;
  readonly part: number;
  readonly kept: number;
}

function addTo(cells: FlowCells, { cell, part, kept }: Part, group: Group): void {
  const at = placeOfCell(cells, cell);
  cells.open[at] += part * group.open;
  cells.inService[at] += part * group.inService;
  cells.afterService[at] += part * group.afterService;
  cells.counter[at] += part * (group.open + group.inService + group.afterService) * kept;
}
