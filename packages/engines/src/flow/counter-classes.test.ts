import { array, assert, double, integer, property, record } from "fast-check";
import { expect, test } from "vitest";

import {
  addRow,
  emptyRow,
  lowestClass,
  moveRow,
  rowsIfApart,
  setCounter,
  takeRow,
  type CounterRow,
  type CounterRows,
} from "./counter-classes.ts";

const told = { apartFrom: 0 };

/** People of a row and their counters added up. */
function sums({ rows, at, inUse }: CounterRow): readonly [number, number] {
  let [people, counters] = [0, 0];
  for (let left = inUse; left !== 0; left &= left - 1) {
    const entry = at + 2 * lowestClass(left);
    people += rows[entry];
    counters += rows[entry + 1];
  }
  return [people, counters];
}

/** Puts groups into a place, each in the class so far from the middle. */
function fill(rows: CounterRows, place: number, groups: readonly Group[]): void {
  const row = emptyRow();
  for (const { people, counter, shift } of groups) {
    setCounter(row, people, counter);
    row.shift = shift;
    addRow(rows, place, row, people);
  }
}

interface Group {
  readonly people: number;
  readonly counter: number;
  readonly shift: number;
}

const groups = array(
  record({
    people: double({ min: 1e-6, max: 100, noNaN: true }),
    counter: double({ min: 0, max: 900, noNaN: true }),
    shift: integer({ min: -20, max: 20 }),
  }),
  { minLength: 1, maxLength: 12 },
);

test("people and their counters stay as many however classes are joined, moved and carried on", () => {
  assert(
    property(
      groups,
      double({ min: 0, max: 50, noNaN: true }),
      integer({ min: 0, max: 25 }),
      (made, few, days) => {
        const people = made.reduce((all, group) => all + group.people, 0);
        const counters = made.reduce((all, group) => all + group.people * group.counter, 0);
        const rows = rowsIfApart(told, 3);
        fill(rows, 0, made);
        const row = emptyRow();
        takeRow(row, rows, 0, few);
        expect(row.people).toBeCloseTo(people, 8);
        expect(sums(row)[0]).toBeCloseTo(people, 8);
        expect(sums(row)[1]).toBeCloseTo(counters, 5);
        row.days = days;
        addRow(rows, 1, row, people / 2);
        moveRow(rows, 1, 2, 0.25);
        const [stayed, moved] = [emptyRow(), emptyRow()];
        takeRow(stayed, rows, 1, 0);
        takeRow(moved, rows, 2, 0);
        expect(moved.people).toBeCloseTo(people / 8, 8);
        expect(stayed.people + moved.people).toBeCloseTo(people / 2, 8);
        const after = counters / 2 + (people / 2) * days;
        expect(sums(stayed)[1] + sums(moved)[1]).toBeCloseTo(after, 4);
      },
    ),
  );
});

test("classes are joined only where that takes little from how far counters lie apart", () => {
  const rows = rowsIfApart(told, 1);
  fill(rows, 0, [
    { people: 10, counter: 500, shift: 0 },
    { people: 0.1, counter: 390, shift: -1 },
    { people: 0.1, counter: 0, shift: -5 },
  ]);
  const row = emptyRow();
  // 10 · 0.1 / 10.1 · 1² is below 0.5, and 0.1 · 10.1 / 10.2 · 5² is not.
  takeRow(row, rows, 0, 0.5);
  expect(sums(row)[0]).toBeCloseTo(10.2, 12);
  const classes = [];
  for (let left = row.inUse; left !== 0; left &= left - 1) {
    const at = row.at + 2 * lowestClass(left);
    classes.push([row.rows[at], row.rows[at + 1] / row.rows[at]]);
  }
  expect(classes[0]).toEqual([0.1, 0]);
  expect(classes[1]?.[0]).toBeCloseTo(10.1, 12);
  expect(classes[1]?.[1]).toBeCloseTo((10 * 500 + 0.1 * 390) / 10.1, 9);
  expect(classes.length).toBe(2);
});

test("people so few that their number comes to nothing leave no hole", () => {
  const rows = rowsIfApart(told, 3);
  fill(rows, 0, [
    { people: 0.5, counter: 100, shift: 0 },
    { people: 0.5, counter: 0, shift: -3 },
  ]);
  const row = emptyRow();
  takeRow(row, rows, 0, 0);
  // Half of the smallest number there is rounds to 0 in both classes.
  addRow(rows, 1, row, Number.MIN_VALUE);
  takeRow(row, rows, 1, 0);
  addRow(rows, 2, row, Number.MIN_VALUE);
  takeRow(row, rows, 2, 0);
  expect(row.people).toBe(0);
  expect(sums(row)).toEqual([0, 0]);
});
