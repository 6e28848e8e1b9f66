import { addNewcomers, addReturners } from "./begin-receipt.ts";
import { addGroups, emptyCharge, emptyCounted } from "./charge.ts";
import { noCountedRows } from "./counted-rows.ts";
import { emptyGroup } from "./expect-group.ts";
import { expectMemory } from "./expect-memory.ts";
import { advance, noneRenewed, type ExpectRun } from "./expect-step.ts";
import { expectedDraw, flowChances } from "./flow-chances.ts";
import {
  binAmong,
  cellCount,
  cellOf,
  emptyCells,
  levelOfDuration,
  placeOfCell,
  type FlowCells,
} from "./flow-cells.ts";
import type { FlowCounters } from "./flow-law.ts";
import type { FlowModel } from "./flow-model.ts";
import { addParts, flowParts, ofToday } from "./flow-parts.ts";
import type { FlowChange, FlowMonths } from "./flow-question.ts";
import { binsIn, emptyMonths, flowGround } from "./flow-run.ts";
import { everyLevel, personChances } from "./person-chances.ts";
import { bringBack, bringBackAbsent, returners } from "./returners.ts";
import { exempt, flowBenefits } from "./receipt-months.ts";
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
 * People are kept in cells of the same segment, benefit, duration and bin of days used, with the cell's mean counter, or several where
 * counters start again otherwise than the days used. Each month a cell is paid and charged, then divided by the chances of leaving, of
 * starting or ending a service, of using up an allowance; those who have left come back by their absence. Nothing is drawn.
 *
 * @param question model, horizon, law and changes.
 * @returns expected sums by month. @throws BrokenPromise when a month has no law (see `monthWithoutLaw`).
 *
 * Cost: O(horizon · cells in use), about an eighth of a second for 15,000 people and 60 months, twice that where counters start
 * again otherwise; hardly more for more people.
 */
export function expectFlow(question: FlowQuestion): FlowMonths {
  return addParts(flowParts(question.model).map((follows) => expectPart(question, follows)));
}

/**
 * What is expected of one part of the people: computed apart, in threads of their own, the parts add up to `expectFlow`, byte for byte.
 *
 * @param question as for `expectFlow`. @param follows one of `flowParts`.
 */
export function expectPart(question: FlowQuestion, follows: Uint8Array): FlowMonths {
  const run = expectRun(question, follows);
  bringBackAbsent(run);
  return follow(run, {
    begin: (cells, t) => {
      addNewcomers(run, cells, t);
      addReturners(run, cells, t);
    },
    end: (t) => bringBack(run, t),
  });
}

/**
 * The same for the receivers of the last month observed, for as long as each of them goes on without a break.
 *
 * @param question as for `expectFlow`. @returns expected sums by month. @throws as `expectFlow`. Cost: less than that.
 */
export function expectStock(question: FlowQuestion): FlowMonths {
  const everybody = new Uint8Array(question.model.segments.age.length).fill(ofToday);
  const run = expectRun(question, everybody);
  return follow(run, { begin: () => undefined, end: () => undefined });
}

function expectRun(question: FlowQuestion, follows: Uint8Array): ExpectRun {
  const { model, horizon, changes } = question;
  const ground = flowGround(question);
  const memory = expectMemory(ground.apartFrom);
  const chances = flowChances(model, expectedDraw(model, horizon + 1), changes);
  return {
    ground,
    follows,
    chances,
    sums: {
      months: emptyMonths(ground),
      owedOfSegment: new Float64Array(model.segments.age.length * horizon),
    },
    back: returners(ground, memory),
    person: personChances(chances, everyLevel),
    charge: emptyCharge(),
    counted: emptyCounted(),
    countedRows: noCountedRows(model.segments.age.length, memory),
    group: emptyGroup(),
    renewed: noneRenewed(ground, memory),
    memory,
  };
}

/** What is done at the two ends of each month. */
interface Monthly {
  readonly begin: (cells: FlowCells, t: number) => void;
  readonly end: (t: number) => void;
}

function follow(run: ExpectRun, { begin, end }: Monthly): FlowMonths {
  const { ground } = run;
  const cells = cellCount(ground.model.segments.age.length);
  let people = { now: emptyCells(cells, run.memory), next: emptyCells(cells, run.memory) };
  placeStock(run, people.now);
  for (let t = -1; t < ground.horizon; t++) {
    if (t >= 0) begin(people.now, t);
    const few = { people: ground.fewestPeople, bins: binsIn(ground, t) };
    for (const move of isMoveMonth(t) ? ground.moves : []) movePeople(people.now, move, few);
    advance(run, people, t);
    if (t + 1 < ground.horizon) end(t);
    people = { now: people.next, next: people.now };
  }
  addGroups(ground, run.sums);
  return run.sums.months;
}

function placeStock({ ground, follows }: ExpectRun, cells: FlowCells): void {
  const { stock } = ground.model;
  for (let i = 0; i < stock.segment.length; i++) {
    if ((follows[stock.segment[i]] & ofToday) === 0) continue;
    const benefit = stock.benefit[i];
    const kept = benefit === exempt ? stock.exemptMonths[i] : stock.counter[i];
    const kind = stock.segment[i] * flowBenefits.length + benefit;
    const bin = binAmong(ground.together, kind, kept, false);
    const cell = cellOf(kind, levelOfDuration(stock.duration[i]), bin);
    const at = placeOfCell(cells, cell);
    cells.counter[at] += stock.weight[i] * kept;
    cells.used[at] += stock.weight[i] * kept;
    const state = stock.service[i];
    if (state === 0) cells.open[at] += stock.weight[i];
    else if (state === 1) cells.inService[at] += stock.weight[i];
    else cells.afterService[at] += stock.weight[i];
  }
}
