import { monthsAfterService, startBins } from "./bands.ts";
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
  listCell,
  movesOn,
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
  startBin,
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
}

interface TwoMonths {
  readonly now: FlowCells;
  readonly next: FlowCells;
}

function placeStock({ model }: FlowGround, cells: FlowCells): void {
  const { stock } = model;
  for (let i = 0; i < stock.segment.length; i++) {
    const benefit = stock.benefit[i];
    const kept = benefit === exempt ? stock.exemptMonths[i] : stock.counter[i];
    const cell = cellOf(stock.segment[i] * flowBenefits.length + benefit, {
      level: levelOfDuration(stock.duration[i]),
      bin: benefit === exempt ? stock.exemptMonths[i] : binOf(stock.counter[i]),
    });
    listCell(cells, cell);
    cells.counter[cell] += stock.weight[i] * kept;
    const state = stock.service[i];
    if (state === 0) cells.open[cell] += stock.weight[i];
    else if (state === 1) cells.inService[cell] += stock.weight[i];
    else cells.afterService[cell] += stock.weight[i];
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
    const cell = cellOf(segment * flowBenefits.length + benefit, {
      level: 0,
      bin: benefit === exempt ? people.exemptMonths[i] : binOf(kept),
    });
    listCell(cells, cell);
    cells.open[cell] += count;
    cells.counter[cell] += count * kept;
  }
}

function addReturners({ ground, months, back }: Run, cells: FlowCells, t: number): void {
  const people = back.people[t];
  const days = back.days[t];
  const bins = startBins.length;
  for (let at = 0; at < people.length; at++) {
    if (people[at] === 0) continue;
    months.returners[t] += people[at];
    const cell = cellOf(Math.floor(at / bins), { level: 0, bin: binOf(days[at] / people[at]) });
    listCell(cells, cell);
    cells.open[cell] += people[at];
    cells.counter[cell] += days[at];
  }
  if (t + 1 === ground.horizon) return;
  people.fill(0);
}

function cellOf(
  segmentAndBenefit: number,
  { level, bin }: { readonly level: number; readonly bin: number },
): number {
  return (segmentAndBenefit * durationLevels + level) * counterBins + bin;
}

/** Pays and charges month t (not −1, the last month observed), and takes the step into the next. */
function advance(run: Run, { now, next }: TwoMonths, t: number): void {
  for (let k = 0; k < now.count; k++) {
    const cell = now.list[k];
    const people = now.open[cell] + now.inService[cell] + now.afterService[cell];
    if (people > 0) advanceCell(run, { now, next }, { cell, people, t });
  }
  clearCells(now);
}

interface CellMonth {
  readonly cell: number;
  readonly people: number;
  readonly t: number;
}

function advanceCell(run: Run, { now, next }: TwoMonths, { cell, people, t }: CellMonth): void {
  const { ground, place } = run;
  const level = Math.floor(cell / counterBins) % durationLevels;
  const kind = Math.floor(cell / (counterBins * durationLevels));
  const benefit = kind % flowBenefits.length;
  place.segment = (kind - benefit) / flowBenefits.length;
  place.benefit = benefit;
  place.counter = benefit === exempt ? 0 : now.counter[cell] / people;
  place.band = bandOfLevel[level];
  place.step = t + 1;
  let exemptMonths = benefit === exempt ? now.counter[cell] / people : 0;
  if (exemptMonths <= 0.5 && benefit === exempt) place.benefit = subsidy;
  const before = place.counter;
  if (t >= 0) {
    receive(run, { now, cell, level, people }, t);
    exemptMonths -= 1;
  }
  if (t + 1 === ground.horizon) return;
  const divided = divide(run, { now, cell });
  const ended = place.benefit <= 1 ? usedUp(ground, before, place.counter) : 0;
  const target = { level, benefit: place.benefit, exemptMonths };
  put(run, next, { ...target, divided, share: 1 - ended });
  if (ended > 0) put(run, next, { ...target, benefit: subsidy, divided, share: ended });
}

/** Share of an allowance's receivers whose allowance ends between two counters. */
function usedUp({ model }: FlowGround, before: number, after: number): number {
  let left = 1;
  for (const { days, chance } of model.allowanceEnds) {
    if (before < days && after >= days) left *= 1 - chance;
  }
  return 1 - left;
}

interface ReceivingCell {
  readonly now: FlowCells;
  readonly cell: number;
  readonly level: number;
  readonly people: number;
}

function receive(run: Run, { now, cell, level, people }: ReceivingCell, t: number): void {
  const { ground, chances, months, charge, place } = run;
  const { law, model, horizon } = ground;
  const { benefit } = place;
  const days = model.pay.intensity[benefit * 2 + (level > 0 ? 1 : 0)] * ground.weekdays[t];
  const inService = now.inService[cell];
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
  if (benefit === exempt) return;
  const counted = law.serviceCounts[at] === 1 ? people : people - inService;
  place.counter += (days * counted) / people;
}

/** People of a cell after a step, by state of service. */
interface Divided {
  open: number;
  inService: number;
  afterService: number;
}

const dividedCell: Divided = { open: 0, inService: 0, afterService: 0 };

/** Takes those who leave out of a cell and moves others into and out of services. */
function divide(
  run: Run,
  { now, cell }: { readonly now: FlowCells; readonly cell: number },
): Divided {
  const { ground, chances, leaving, place } = run;
  const open = now.open[cell];
  const inService = now.inService[cell];
  const afterService = now.afterService[cell];
  leavingChances(ground, chances, place, leaving);
  recordLeaving(run, { open, inService, afterService });
  const { total } = leaving;
  const startOpen = startChance(ground, chances, place, total[0]);
  const startAfter = startChance(ground, chances, place, total[2]);
  const end = endChance(ground, chances, place, total[1]);
  const after = afterService * (1 - total[2] - startAfter);
  dividedCell.open = open * (1 - total[0] - startOpen) + after / monthsAfterService;
  dividedCell.afterService = after * (1 - 1 / monthsAfterService) + inService * end;
  dividedCell.inService =
    inService * (1 - total[1] - end) + open * startOpen + afterService * startAfter;
  return dividedCell;
}

function recordLeaving(run: Run, { open, inService, afterService }: Divided): void {
  const { leaving, months, back, place } = run;
  const { byCause } = leaving;
  const kind = place.segment * flowBenefits.length;
  const benefit = place.benefit === exempt ? subsidy : place.benefit;
  const cell = (kind + benefit) * startBins.length + startBin(place.counter);
  for (let cause = 0; cause < causeCount; cause++) {
    const left =
      open * byCause[cause * 3] +
      inService * byCause[cause * 3 + 1] +
      afterService * byCause[cause * 3 + 2];
    if (place.step > 0) months.exits[cause * months.horizon + place.step - 1] += left;
    back.leftPeople[cell * causeCount + cause] += left;
    back.leftDays[cell * causeCount + cause] += left * place.counter;
  }
}

interface Moved {
  readonly level: number;
  readonly benefit: number;
  readonly exemptMonths: number;
  readonly divided: Divided;
  /** Share of the divided people who go to this benefit. */
  readonly share: number;
}

/** Puts people into next month's cells: a part stays in the band of duration, the rest moves on. */
function put(run: Run, next: FlowCells, moved: Moved): void {
  const { place } = run;
  const { level, benefit, exemptMonths, share } = moved;
  const kept = benefit === exempt ? exemptMonths : place.counter;
  const bin = benefit === exempt ? Math.max(0, Math.round(exemptMonths)) : binOf(place.counter);
  const kind = place.segment * flowBenefits.length + benefit;
  const onward = share * movesOn[level];
  if (onward > 0)
    addTo(next, cellOf(kind, { level: level + 1, bin }), { moved, part: onward, kept });
  if (onward < share) {
    addTo(next, cellOf(kind, { level, bin }), { moved, part: share - onward, kept });
  }
}

function addTo(
  cells: FlowCells,
  cell: number,
  { moved, part, kept }: { readonly moved: Moved; readonly part: number; readonly kept: number },
): void {
  const { open, inService, afterService } = moved.divided;
  listCell(cells, cell);
  cells.open[cell] += part * open;
  cells.inService[cell] += part * inService;
  cells.afterService[cell] += part * afterService;
  cells.counter[cell] += part * (open + inService + afterService) * kept;
}
