import { addWay, pairsOfRow, reserveRows, type CarriedRows } from "@luotsi/numerics";

/**
 * Where the counter of the share starts again otherwise than the days used of a benefit, people of one cell have several counters. Who
 * leaves, and when, does not depend on them; so they are carried along with the cells, in classes of how far the counter was from the
 * days used when they last parted. A class keeps its people and their counters added up, and with them its mean.
 */
export const classes = pairsOfRow;
/** Class of those whose counter and days used have not parted. */
const noGap = (classes - 1) / 2;

/** Counters of the people of places. From the first entry of a place on, each class has two numbers: people, and their counters added up. */
export interface CounterRows {
  readonly memory: CarriedRows;
  /** Entry of the first place. */
  first: number;
  places: number;
  /** Classes past the last one into which people may be carried, until `foldRow`. */
  readonly further: number;
}

/** As many as anybody may be put further up by. */
export const mostFurther = classes - 1;

/** @returns rows without people, undefined without memory. */
export function rowsIn(
  memory: CarriedRows | undefined,
  places: number,
  further = 0,
): CounterRows | undefined {
  if (memory === undefined) return undefined;
  const first = reserveRows(memory, places * numbersOfPlace(further));
  return { memory, first, places, further };
}

function numbersOfPlace(further: number): number {
  return 2 * (classes + 1 + further);
}

/** Makes twice as much room. No way from or to the rows may wait to be gone. */
export function growRows(rows: CounterRows): void {
  const { memory, first, places, further } = rows;
  const numbers = places * numbersOfPlace(further);
  rows.first = reserveRows(memory, 2 * numbers);
  rows.places = 2 * places;
  memory.values.copyWithin(rows.first, first, first + numbers);
}

/** Entry of a place. */
export function entryOf({ first, further }: CounterRows, place: number): number {
  return first + place * numbersOfPlace(further);
}

/** Empties the first places. */
export function clearRows({ memory, first, further }: CounterRows, places: number): void {
  memory.values.fill(0, first, first + places * numbersOfPlace(further));
}

/** Width of a class. @param most days used past which all are alike. Unit: days. */
export function classWidth(most: number): number {
  return most / noGap;
}

/**
 * Whole classes between a counter and the days used. Whole ones, so that of people with no days used each class has a stretch of days
 * that begins where a class does, much as steps of the law do.
 *
 * @param ahead counter less days used. @param width of a class.
 */
export function classesAhead(ahead: number, width: number): number {
  return Math.floor(ahead / width);
}

function bounded(k: number): number {
  return k < 0 ? 0 : k < classes ? k : classes - 1;
}

/** The two numbers of the class of those whose counter is so many classes ahead of the days used. */
function entryAhead(rows: CounterRows, place: number, ahead: number): number {
  return entryOf(rows, place) + 2 * bounded(noGap + ahead);
}

/** People who have the same counter. */
interface Alike {
  readonly people: number;
  readonly counter: number;
  /** Classes that their counter is ahead of the days used. */
  readonly ahead: number;
}

/** Adds people to a place. */
export function addAlike(rows: CounterRows, place: number, alike: Alike): void {
  const { values } = rows.memory;
  const at = entryAhead(rows, place, alike.ahead);
  values[at] += alike.people;
  values[at + 1] += alike.people * alike.counter;
}

/** Makes the people of a place such whose counter and days used have not parted. */
export function setAlike(rows: CounterRows, place: number, people: number, counter: number): void {
  const { values } = rows.memory;
  const at = entryAhead(rows, place, 0);
  values[at] = people;
  values[at + 1] = people * counter;
}

/** Entry to which people of a row go who are put so many classes further up; below 0 counts as 0. */
export function entryFurther(rows: CounterRows, place: number, ahead: number): number {
  const { further } = rows;
  return entryOf(rows, place) + 2 * (ahead < 0 ? 0 : ahead < further ? ahead : further);
}

/** Puts those past the last class of a place into it. */
export function foldRow(rows: CounterRows, place: number): void {
  const { values } = rows.memory;
  const last = entryOf(rows, place) + 2 * (classes - 1);
  for (let at = last + 2; at <= last + 2 * rows.further; at += 2) {
    values[last] += values[at];
    values[last + 1] += values[at + 1];
    values[at] = 0;
    values[at + 1] = 0;
  }
}

/** Adds the ways along which the share set in the memory of a place's people moves to another place of the rows. */
export function moveRow(rows: CounterRows, from: number, to: number): void {
  const { memory } = rows;
  const { share } = memory;
  memory.more = 0;
  addWay(memory, entryOf(rows, from), entryOf(rows, to));
  memory.share = -share;
  addWay(memory, entryOf(rows, from), entryOf(rows, from));
}
