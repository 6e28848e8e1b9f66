/**
 * Where the counter of the share starts again otherwise than the days used of a benefit, people of one cell have several counters. Who
 * leaves, and when, does not depend on them; so they are carried within the cell, in classes of how far the counter was from the days
 * used when they last parted. A class keeps its people and their counters added up, and with them its mean.
 */
const classes = 15;
/** Class of those whose counter and days used have not parted. */
const noGap = (classes - 1) / 2;
const stride = 2 * classes;

/** Rows of classes by place: entry `place · 30 + 2 · class` has the people, the one after it their counters added up. */
export interface CounterRows {
  rows: Float64Array;
  /** Classes in use, a bit each; entries of the others mean nothing. */
  inUse: Int32Array;
}

/** One row of them, as it is to be added to others. */
export interface CounterRow {
  rows: Float64Array;
  /** First entry. */
  at: number;
  inUse: number;
  /** Of all classes. */
  people: number;
  /** Days by which everybody's counter has gone on since it was written. */
  days: number;
  /** Classes further up that everybody is put into. */
  shift: number;
}

function emptyRows(places: number): CounterRows {
  return { rows: new Float64Array(places * stride), inUse: new Int32Array(places) };
}

/** The month from which counters are told apart, Infinity where they never are. */
export interface ApartFrom {
  readonly apartFrom: number;
}

/** @returns rows without people; none where counters are never told apart. */
export function rowsIfApart({ apartFrom }: ApartFrom, places: number): CounterRows {
  return emptyRows(apartFrom === Infinity ? 0 : places);
}

/** @returns a row without people. */
export function emptyRow(): CounterRow {
  return { rows: new Float64Array(stride), at: 0, inUse: 0, people: 0, days: 0, shift: 0 };
}

/** Makes room for so many places. */
export function growRows(of: CounterRows, places: number): void {
  const { rows, inUse } = emptyRows(places);
  rows.set(of.rows);
  inUse.set(of.inUse);
  of.rows = rows;
  of.inUse = inUse;
}

/** Width of a class. @param most days used past which all are alike. Unit: days. */
export function classWidth(most: number): number {
  return most / noGap;
}

/** Classes between a counter and the days used. @param ahead counter less days used. @param width of a class. */
export function classesAhead(ahead: number, width: number): number {
  return Math.round(ahead / width);
}

function bounded(k: number): number {
  return k < 0 ? 0 : k < classes ? k : classes - 1;
}

/** Makes a row one of people with the same counter. @param row with entries of its own. */
export function setCounter(row: CounterRow, people: number, counter: number): void {
  const at = row.at + 2 * noGap;
  row.rows[at] = people;
  row.rows[at + 1] = people * counter;
  row.inUse = 1 << noGap;
  row.people = people;
  row.days = 0;
  row.shift = 0;
}

/** Makes a row one with the entries of another. */
export function shareRow(row: CounterRow, other: CounterRow): void {
  row.rows = other.rows;
  row.at = other.at;
  row.inUse = other.inUse;
  row.people = other.people;
  row.days = other.days;
  row.shift = other.shift;
}

/**
 * Makes a row that of a place, in which classes of few people have been put together with the next: means are kept, and there is less
 * to carry.
 *
 * @param few people.
 */
export function takeRow(row: CounterRow, of: CounterRows, place: number, few: number): void {
  row.rows = of.rows;
  row.at = place * stride;
  row.inUse = of.inUse[place];
  row.people = 0;
  if (row.inUse !== 0) joinFew(row, few);
  row.days = 0;
  row.shift = 0;
}

/**
 * Puts neighbouring classes together where that takes little from how far the counters of a row lie apart: the product of their people
 * over the sum, times the square of the classes between them.
 */
function joinFew(row: CounterRow, few: number): void {
  const { rows, at, inUse } = row;
  let last = lowestClass(inUse);
  row.people = rows[at + 2 * last];
  for (let left = inUse & (inUse - 1); left !== 0; left &= left - 1) {
    const k = lowestClass(left);
    const before = rows[at + 2 * last];
    const people = rows[at + 2 * k];
    row.people += people;
    if (before * people * (k - last) * (k - last) > few * (before + people)) {
      last = k;
      continue;
    }
    const into = before > people ? last : k;
    const from = before > people ? k : last;
    rows[at + 2 * into] = before + people;
    rows[at + 2 * into + 1] += rows[at + 2 * from + 1];
    row.inUse ^= 1 << from;
    last = into;
  }
}

/** The lowest class of a set that is not empty. */
export function lowestClass(inUse: number): number {
  return 31 - Math.clz32(inUse & -inUse);
}

/** Adds so many people with counters like those of a row to a place. Cost: the classes in use. */
export function addRow(to: CounterRows, place: number, from: CounterRow, count: number): void {
  // So few that their number has come to nothing.
  if (count === 0 || from.people === 0) return;
  const { rows } = to;
  const part = count / from.people;
  const { rows: own, days, inUse, shift } = from;
  let known = to.inUse[place];
  for (let left = inUse; left !== 0; left &= left - 1) {
    const k = lowestClass(left);
    const target = shift === 0 ? k : bounded(k + shift);
    const entry = place * stride + 2 * target;
    const at = from.at + 2 * k;
    const people = part * own[at];
    const counters = part * own[at + 1] + people * days;
    if (((known >> target) & 1) === 1) {
      rows[entry] += people;
      rows[entry + 1] += counters;
    } else {
      rows[entry] = people;
      rows[entry + 1] = counters;
      known |= 1 << target;
    }
  }
  to.inUse[place] = known;
}

/** Moves a share of a place's people to another place. */
export function moveRow(
  { rows, inUse }: CounterRows,
  from: number,
  to: number,
  share: number,
): void {
  const known = inUse[to];
  for (let left = inUse[from]; left !== 0; left &= left - 1) {
    const k = lowestClass(left);
    const isKnown = ((known >> k) & 1) === 1;
    for (let at = 2 * k; at <= 2 * k + 1; at++) {
      const part = share * rows[from * stride + at];
      rows[from * stride + at] -= part;
      rows[to * stride + at] = isKnown ? rows[to * stride + at] + part : part;
    }
  }
  inUse[to] = known | inUse[from];
}
