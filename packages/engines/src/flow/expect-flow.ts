import { startBins } from "./bands.ts";
import { addGroups, emptyCharge } from "./charge.ts";
import { emptyGroup } from "./expect-group.ts";
import { advance, noneRenewed, type ExpectRun } from "./expect-step.ts";
import { expectedDraw, flowChances } from "./flow-chances.ts";
import {
  binOf,
  binOfExemption,
  cellOf,
  emptyCells,
  gapOf,
  levelOfDuration,
  placeOfCell,
  type FlowCells,
} from "./flow-cells.ts";
import type { FlowCounters } from "./flow-law.ts";
import type { FlowModel } from "./flow-model.ts";
import type { FlowChange, FlowMonths } from "./flow-question.ts";
import { emptyMonths, flowGround, type FlowGround } from "./flow-run.ts";
import { everyLevel, personChances } from "./person-chances.ts";
import { bringBack, bringBackAbsent, returners } from "./returners.ts";
import { exempt, flowBenefits, subsidy } from "./receipt-months.ts";
import { isMoveMonth, movePeople } from "./segment-moves.ts";
import type { LiabilityPlan } from "../municipal-liability/plan.ts";

/** What is asked of a flow forecast. */
export interface FlowQuestion {
  readonly model: FlowModel;
  /** Months ahead, 1 or more. */
  readonly horizon: number;
  /** Law by date; a reform is another plan. */
  readonly plan: LiabilityPlan;
  readonly changes: readonly FlowChange[];
  /** How days are counted, where not as the plan says. */
  readonly counters?: FlowCounters | undefined;
}

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
 * Cost: O(horizon · cells in use), about a seventh of a second to a quarter for 15,000 people and 60 months; hardly more for more people.
 */
export function expectFlow(question: FlowQuestion): FlowMonths {
  const { model, horizon, changes } = question;
  const ground = flowGround(question);
  const chances = flowChances(model, expectedDraw(model, horizon + 1), changes);
  const cells = ground.cells * ground.gaps;
  const run: ExpectRun = {
    ground,
    chances,
    sums: {
      months: emptyMonths(ground),
      owedOfSegment: new Float64Array(model.segments.age.length * horizon),
    },
    back: returners(ground),
    person: personChances(chances, everyLevel),
    charge: emptyCharge(),
    group: emptyGroup(),
    renewed: noneRenewed(ground),
  };
  let stock = { now: emptyCells(cells), next: emptyCells(cells) };
  let later = { now: emptyCells(cells), next: emptyCells(cells) };
  bringBackAbsent(run);
  placeStock(ground, stock.now);
  for (let t = -1; t < horizon; t++) {
    if (t >= 0) {
      addNewcomers(run, later.now, t);
      addReturners(run, later.now, t);
      for (const { next, shares } of isMoveMonth(t) ? ground.moves : []) {
        movePeople(stock.now, next, shares);
        movePeople(later.now, next, shares);
      }
    }
    run.charge.fromStock = true;
    advance(run, stock, t);
    run.charge.fromStock = false;
    advance(run, later, t);
    if (t + 1 < horizon) bringBack(run, t);
    stock = { now: stock.next, next: stock.now };
    later = { now: later.next, next: later.now };
  }
  addGroups(ground, run.sums);
  return run.sums.months;
}

function placeStock(ground: FlowGround, cells: FlowCells): void {
  const { stock } = ground.model;
  for (let i = 0; i < stock.segment.length; i++) {
    const benefit = stock.benefit[i];
    const kept = benefit === exempt ? stock.exemptMonths[i] : stock.counter[i];
    const cell = cellOf(
      stock.segment[i] * flowBenefits.length + benefit,
      levelOfDuration(stock.duration[i]),
      benefit === exempt ? binOfExemption(kept) : binOf(kept, ground.lastBin),
    );
    const at = placeOfCell(cells, cell);
    cells.counter[at] += stock.weight[i] * kept;
    cells.used[at] += stock.weight[i] * kept;
    const state = stock.service[i];
    if (state === 0) cells.open[at] += stock.weight[i];
    else if (state === 1) cells.inService[at] += stock.weight[i];
    else cells.afterService[at] += stock.weight[i];
  }
}

function addNewcomers({ ground, chances, sums }: ExpectRun, cells: FlowCells, t: number): void {
  const { people } = ground.model.newcomers;
  const startsAgain = ground.law.restart[t] > 0;
  for (let i = 0; i < people.segment.length; i++) {
    const segment = people.segment[i];
    const expected = chances.newcomersOfMonth[chances.signature[segment] * chances.steps + t];
    const count = expected * people.weight[i];
    const benefit = people.benefit[i];
    const used = benefit === exempt ? people.exemptMonths[i] : people.counter[i];
    const kept = benefit !== exempt && startsAgain ? 0 : used;
    sums.months.newcomers[t] += count;
    const bin = benefit === exempt ? binOfExemption(used) : binOf(used, ground.lastBin);
    const cell = cellOf(segment * flowBenefits.length + benefit, 0, bin);
    const gap = gapOf(ground.gapsFrom, t, kept - used);
    const at = placeOfCell(cells, cell + gap * ground.cells);
    cells.open[at] += count;
    cells.counter[at] += count * kept;
    cells.used[at] += count * used;
  }
}

function addReturners({ ground, sums, back }: ExpectRun, cells: FlowCells, t: number): void {
  const people = back.people[t];
  const days = back.days[t];
  const used = back.used[t];
  const bins = startBins.length;
  const ofOneGap = people.length / ground.gaps;
  for (let at = 0; at < people.length; at++) {
    if (people[at] === 0) continue;
    sums.months.returners[t] += people[at];
    const counter = days[at] / people[at];
    const usedDays = used[at] / people[at];
    const kind = Math.floor((at % ofOneGap) / bins);
    const cell = cellOf(kind, 0, binOf(usedDays, ground.lastBin));
    const gap = gapOf(ground.gapsFrom, t, counter - usedDays);
    const place = placeOfCell(cells, cell + gap * ground.cells);
    cells.open[place] += people[at];
    cells.counter[place] += days[at];
    cells.used[place] += used[at];
  }
  addRestarted({ ground, sums, back }, cells, t);
}

/** Those who come back with a counter that has started again. */
function addRestarted(
  { ground, sums, back }: Pick<ExpectRun, "ground" | "sums" | "back">,
  cells: FlowCells,
  t: number,
): void {
  const { restartBenefit } = ground.model.returning;
  const people = back.restarted[t];
  const days = back.restartedDays[t];
  const kinds = flowBenefits.length;
  const ofOneGap = people.length / ground.gaps;
  for (let at = 0; at < people.length; at++) {
    if (people[at] === 0) continue;
    sums.months.returners[t] += people[at];
    const before = at % kinds;
    const gap = Math.floor(at / ofOneGap);
    for (let b = 0; b < kinds; b++) {
      const share = restartBenefit[before * kinds + b];
      if (share === 0) continue;
      const kind = (at % ofOneGap) - before + (b === exempt ? subsidy : b);
      const place = placeOfCell(cells, cellOf(kind, 0, 0) + gap * ground.cells);
      cells.open[place] += share * people[at];
      cells.counter[place] += share * days[at];
    }
  }
}
