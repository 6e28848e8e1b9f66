import { carryRows, addWay, carriedRows } from "@luotsi/numerics";
import { array, assert, double, integer, property, record } from "fast-check";
import { expect, test } from "vitest";

import {
  addAlike,
  classes,
  classesAhead,
  classWidth,
  clearRows,
  entryFurther,
  entryOf,
  foldRow,
  growRows,
  mostFurther,
  moveRow,
  rowsIn,
  setAlike,
  type CounterRows,
} from "./counter-classes.ts";

interface Group {
  readonly people: number;
  readonly counter: number;
  readonly ahead: number;
}

function someRows(places: number): CounterRows {
  const rows = rowsIn(carriedRows(), places, mostFurther);
  if (rows === undefined) throw new Error("there is memory");
  return rows;
}

/** The classes of a place that hold anybody: which each is, its people and their mean counter. */
function classesOf(rows: CounterRows, place: number): readonly (readonly number[])[] {
  const at = entryOf(rows, place);
  return Array.from({ length: classes + mostFurther }, (_, k) => {
    const people = rows.memory.values[at + 2 * k];
    return [k, people, rows.memory.values[at + 2 * k + 1] / people];
  }).filter(([, people]) => people !== 0);
}

/** People of a place and their counters added up. */
function sums(rows: CounterRows, place: number): readonly [number, number] {
  const all = classesOf(rows, place);
  return [
    all.reduce((sum, [, people]) => sum + people, 0),
    all.reduce((sum, [, people, mean]) => sum + people * mean, 0),
  ];
}

/** Carries a share of a place's people to another, each with so many days more, so many classes further up. */
function carry(
  rows: CounterRows,
  [from, to]: readonly [number, number],
  way: { readonly share: number; readonly days: number; readonly ahead: number },
): void {
  rows.memory.share = way.share;
  rows.memory.more = way.days;
  addWay(rows.memory, entryOf(rows, from), entryFurther(rows, to, way.ahead));
  carryRows(rows.memory);
}

const groups = array(
  record({
    people: double({ min: 1e-6, max: 100, noNaN: true }),
    counter: double({ min: 0, max: 900, noNaN: true }),
    ahead: integer({ min: -20, max: 20 }),
  }),
  { minLength: 1, maxLength: 12 },
);

function fill(rows: CounterRows, place: number, made: readonly Group[]): void {
  for (const group of made) addAlike(rows, place, group);
}

test("people and their counters stay as many however they are carried on, put further up and moved", () => {
  assert(
    property(
      groups,
      integer({ min: 0, max: 25 }),
      integer({ min: -3, max: 30 }),
      (made, days, ahead) => {
        const people = made.reduce((all, group) => all + group.people, 0);
        const counters = made.reduce((all, group) => all + group.people * group.counter, 0);
        const rows = someRows(3);
        fill(rows, 0, made);
        expect(sums(rows, 0)[0]).toBeCloseTo(people, 8);
        expect(sums(rows, 0)[1]).toBeCloseTo(counters, 5);
        carry(rows, [0, 1], { share: 0.5, days, ahead });
        foldRow(rows, 1);
        expect(classesOf(rows, 1).every(([k]) => k < classes)).toBe(true);
        rows.memory.share = 0.25;
        moveRow(rows, 1, 2);
        carryRows(rows.memory);
        expect(sums(rows, 2)[0]).toBeCloseTo(people / 8, 8);
        expect(sums(rows, 1)[0] + sums(rows, 2)[0]).toBeCloseTo(people / 2, 8);
        const after = counters / 2 + (people / 2) * days;
        expect(sums(rows, 1)[1] + sums(rows, 2)[1]).toBeCloseTo(after, 4);
        // Those they come from stay.
        expect(sums(rows, 0)[0]).toBeCloseTo(people, 8);
      },
    ),
  );
});

test("classes are as far from the middle as counters are ahead, and those at either end are not passed", () => {
  const rows = someRows(3);
  fill(
    rows,
    0,
    [0, 6, 7, 8, -7, -9].map((ahead) => ({ people: 1, counter: 100 + ahead, ahead })),
  );
  expect(classesOf(rows, 0)).toEqual([
    [0, 2, 92],
    [7, 1, 100],
    [13, 1, 106],
    [14, 2, 107.5],
  ]);
  carry(rows, [0, 1], { share: 1, days: 10, ahead: 2 });
  foldRow(rows, 1);
  expect(classesOf(rows, 1)).toEqual([
    [2, 2, 102],
    [9, 1, 110],
    [14, 3, (116 + 2 * 117.5) / 3],
  ]);
  // So far up that everybody is in the last class; further there is none.
  carry(rows, [0, 2], { share: 1, days: 0, ahead: 99 });
  foldRow(rows, 2);
  expect(classesOf(rows, 2).map(([k, people]) => [k, people])).toEqual([[14, 6]]);
});

test("rows that grow keep their people, and places that are emptied have none", () => {
  const rows = someRows(2);
  setAlike(rows, 0, 3, 50);
  setAlike(rows, 1, 2, 70);
  growRows(rows);
  expect(classesOf(rows, 0)).toEqual([[7, 3, 50]]);
  expect(classesOf(rows, 1)).toEqual([[7, 2, 70]]);
  expect(classesOf(rows, 3)).toEqual([]);
  clearRows(rows, 1);
  expect(classesOf(rows, 0)).toEqual([]);
  expect(classesOf(rows, 1)).toEqual([[7, 2, 70]]);
});

test("a class begins where its width has been gone through, the day before is of the one before", () => {
  const width = classWidth(720);
  expect(width * 7).toBeCloseTo(720, 10);
  const ahead = [0, width - 0.1, width, 719.9, 720, -0.1, -720];
  expect(ahead.map((days) => classesAhead(days, width))).toEqual([0, 0, 1, 6, 7, -1, -7]);
});
