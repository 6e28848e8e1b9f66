import { startBins } from "./bands.ts";
import {
  addRow,
  classesAhead,
  emptyRow,
  setCounter,
  takeRow,
  type CounterRow,
} from "./counter-classes.ts";
import type { ExpectRun } from "./expect-step.ts";
import { binOf, binOfExemption, cellOf, placeOfCell, type FlowCells } from "./flow-cells.ts";
import { ofLater } from "./flow-parts.ts";
import type { FlowGround } from "./flow-run.ts";
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
  /** Their counters in months in which they are told apart. */
  readonly row: CounterRow;
}

function begin(ground: FlowGround, cells: FlowCells, t: number, group: Beginning): void {
  const { kind, people, counter, used, row } = group;
  const isExempt = kind % flowBenefits.length === exempt;
  const isApart = t >= ground.apartFrom;
  const last = isApart ? ground.lastBinApart : ground.lastBin;
  const bin = isExempt ? binOfExemption(used) : binOf(used, last);
  const place = placeOfCell(cells, cellOf(kind, 0, bin));
  cells.open[place] += people;
  cells.counter[place] += people * counter;
  cells.used[place] += people * used;
  if (isApart) addRow(cells.rows, place, row, people);
}

/** Adds those who begin in month t to its cells without having received within the longest absence. */
export function addNewcomers(
  { ground, follows, chances, sums }: ExpectRun,
  cells: FlowCells,
  t: number,
): void {
  const { people } = ground.model.newcomers;
  const startsAgain = ground.law.restart[t] > 0;
  const group = { kind: 0, people: 0, counter: 0, used: 0, row: emptyRow() };
  for (let i = 0; i < people.segment.length; i++) {
    const segment = people.segment[i];
    if ((follows[segment] & ofLater) === 0) continue;
    const benefit = people.benefit[i];
    const expected = chances.newcomersOfMonth[chances.signature[segment] * chances.steps + t];
    group.kind = segment * flowBenefits.length + benefit;
    group.people = expected * people.weight[i];
    group.counter = benefit === exempt ? people.exemptMonths[i] : people.counter[i];
    group.used = group.counter;
    setCounter(group.row, group.people, benefit === exempt ? 0 : group.counter);
    if (startsAgain && benefit !== exempt) startAgain(ground, group);
    sums.months.newcomers[t] += group.people;
    begin(ground, cells, t, group);
  }
}

/** Lets the counter of a group start again. Days used past which all are alike no longer count: they give way to those since. */
function startAgain({ mostUsed, classWidth }: FlowGround, group: Beginning): void {
  group.used = Math.min(group.used, mostUsed);
  group.counter = 0;
  setCounter(group.row, group.people, 0);
  group.row.shift = classesAhead(-group.used, classWidth);
}

/** Adds those who come back into month t to its cells. */
export function addReturners({ ground, sums, back }: ExpectRun, cells: FlowCells, t: number): void {
  const month = backIn(back, t);
  const { kept, again, begun } = month;
  const bins = startBins.length;
  const ofCell = { kind: 0, people: 0, counter: 0, used: 0, row: emptyRow() };
  const ofOne = { ...ofCell, row: emptyRow() };
  for (let at = 0; at < kept.people.length; at++) {
    ofCell.people = kept.people[at];
    if (ofCell.people > 0) {
      ofCell.kind = Math.floor(at / bins);
      ofCell.counter = kept.counter[at] / ofCell.people;
      ofCell.used = kept.used[at] / ofCell.people;
      if (t >= ground.apartFrom) takeRow(ofCell.row, kept.rows, at, ground.fewInClass);
      sums.months.returners[t] += ofCell.people;
      begin(ground, cells, t, ofCell);
    }
    ofOne.people = again.people[at];
    if (ofOne.people > 0) {
      ofOne.kind = Math.floor(at / bins);
      ofOne.used = again.used[at] / ofOne.people;
      startAgain(ground, ofOne);
      sums.months.returners[t] += ofOne.people;
      begin(ground, cells, t, ofOne);
    }
  }
  addBegun({ ground, sums }, cells, begun, t);
  clearBack(month);
}

/** Those who come back with a new period, of which no days are used. */
function addBegun(
  { ground, sums }: Pick<ExpectRun, "ground" | "sums">,
  cells: FlowCells,
  { people, rows }: BackInMonth["begun"],
  t: number,
): void {
  const { restartBenefit } = ground.model.returning;
  const kinds = flowBenefits.length;
  const group = { kind: 0, people: 0, counter: 0, used: 0, row: emptyRow() };
  for (let at = 0; at < people.length; at++) {
    if (people[at] === 0) continue;
    sums.months.returners[t] += people[at];
    const before = at % kinds;
    if (t >= ground.apartFrom) takeRow(group.row, rows, at, ground.fewInClass);
    for (let b = 0; b < kinds; b++) {
      group.people = restartBenefit[before * kinds + b] * people[at];
      if (group.people === 0) continue;
      group.kind = at - before + (b === exempt ? subsidy : b);
      begin(ground, cells, t, group);
    }
  }
}
