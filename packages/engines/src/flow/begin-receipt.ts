import { addWay, carryRows } from "@luotsi/numerics";

import { startBins } from "./bands.ts";
import { addAlike, classesAhead, entryOf, foldRow, type CounterRows } from "./counter-classes.ts";
import type { ExpectRun } from "./expect-step.ts";
import { binAmong, cellOf, placeOfCell, type FlowCells } from "./flow-cells.ts";
import { ofLater } from "./flow-parts.ts";
import { binsIn, type FlowGround } from "./flow-run.ts";
import { exempt, flowBenefits, subsidy } from "./receipt-months.ts";
import { backIn, clearBack, type BackInMonth } from "./returners.ts";

/** Some people in their first month of receipt: written over for each group. */
interface Beginning {
  /** `segment · benefits + benefit`. */
  kind: number;
  people: number;
  /** Of each of them: counter, and days used; of the exempt both are months of exemption. */
  counter: number;
  used: number;
}

function nobody(): Beginning {
  return { kind: 0, people: 0, counter: 0, used: 0 };
}

/** Adds people to the cells of month t. @returns their place. */
function begin(ground: FlowGround, cells: FlowCells, t: number, group: Beginning): number {
  const { kind, people, counter, used } = group;
  const bin = binAmong(binsIn(ground, t), kind, used, people < ground.fewestPeople);
  const place = placeOfCell(cells, cellOf(kind, 0, bin));
  cells.open[place] += people;
  cells.counter[place] += people * counter;
  cells.used[place] += people * used;
  return place;
}

/** Adds those who begin in month t to its cells without having received within the longest absence. */
export function addNewcomers(
  { ground, follows, chances, sums }: ExpectRun,
  cells: FlowCells,
  t: number,
): void {
  const { people } = ground.model.newcomers;
  const startsAgain = ground.law.restart[t] > 0;
  const group = nobody();
  for (let i = 0; i < people.segment.length; i++) {
    const segment = people.segment[i];
    if ((follows[segment] & ofLater) === 0) continue;
    const benefit = people.benefit[i];
    const expected = chances.newcomersOfMonth[chances.signature[segment] * chances.steps + t];
    group.kind = segment * flowBenefits.length + benefit;
    group.people = expected * people.weight[i];
    group.counter = benefit === exempt ? people.exemptMonths[i] : people.counter[i];
    group.used = group.counter;
    sums.months.newcomers[t] += group.people;
    if (startsAgain && benefit !== exempt) {
      startAgain(ground, cells, t, group);
      continue;
    }
    const place = begin(ground, cells, t, group);
    if (cells.rows === undefined || t < ground.apartFrom) continue;
    const counter = benefit === exempt ? 0 : group.counter;
    addAlike(cells.rows, place, { people: group.people, counter, ahead: 0 });
  }
}

/** Adds people whose counter starts again. Days used past which all are alike no longer count: they give way to those since. */
function startAgain(ground: FlowGround, cells: FlowCells, t: number, group: Beginning): void {
  group.used = Math.min(group.used, ground.mostUsed);
  group.counter = 0;
  const place = begin(ground, cells, t, group);
  if (cells.rows === undefined) return;
  const ahead = classesAhead(-group.used, ground.classWidth);
  addAlike(cells.rows, place, { people: group.people, counter: 0, ahead });
}

/** Adds those who come back into month t to its cells. */
export function addReturners(run: ExpectRun, cells: FlowCells, t: number): void {
  const { ground, sums, back } = run;
  const { counters } = run.memory;
  const month = backIn(back, t);
  const { kept, again } = month;
  const bins = startBins.length;
  const group = nobody();
  if (counters !== undefined) counters.more = 0;
  for (let at = 0; at < kept.people.length; at++) {
    group.kind = (at / bins) | 0;
    group.people = kept.people[at];
    if (group.people > 0) {
      group.counter = kept.counter[at] / group.people;
      group.used = kept.used[at] / group.people;
      sums.months.returners[t] += group.people;
      const place = begin(ground, cells, t, group);
      if (t >= ground.apartFrom) bringRow(kept.rows, at, cells, { place, share: 1 });
    }
    group.people = again.people[at];
    if (group.people > 0) {
      group.used = again.used[at] / group.people;
      sums.months.returners[t] += group.people;
      startAgain(ground, cells, t, group);
    }
  }
  addBegun(run, cells, month.begun, t);
  if (counters !== undefined) carryRows(counters);
  clearBack(month);
}

/** Those who come back with a new period, of which no days are used. */
function addBegun(
  { ground, sums }: Pick<ExpectRun, "ground" | "sums">,
  cells: FlowCells,
  { people, atZero, rows }: BackInMonth["begun"],
  t: number,
): void {
  const { restartBenefit } = ground.model.returning;
  const kinds = flowBenefits.length;
  const group = nobody();
  for (let at = 0; at < people.length; at++) {
    if (people[at] === 0) continue;
    sums.months.returners[t] += people[at];
    const before = at % kinds;
    if (rows !== undefined) foldRow(rows, at);
    for (let b = 0; b < kinds; b++) {
      const share = restartBenefit[before * kinds + b];
      if (share === 0) continue;
      group.people = share * people[at];
      group.kind = at - before + (b === exempt ? subsidy : b);
      const place = begin(ground, cells, t, group);
      if (cells.rows === undefined || t < ground.apartFrom) continue;
      bringRow(rows, at, cells, { place, share });
      addAlike(cells.rows, place, { people: share * atZero[at], counter: 0, ahead: 0 });
    }
  }
}

/** Lets a share of the people of a row come to a cell with their counters. */
function bringRow(
  rows: CounterRows | undefined,
  at: number,
  cells: FlowCells,
  { place, share }: { readonly place: number; readonly share: number },
): void {
  if (rows === undefined || cells.rows === undefined) return;
  rows.memory.share = share;
  addWay(rows.memory, entryOf(rows, at), entryOf(cells.rows, place));
}
