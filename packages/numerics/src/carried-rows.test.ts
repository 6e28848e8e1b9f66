import { array, assert, double, integer, property, record } from "fast-check";
import { expect, test } from "vitest";

import {
  addWay,
  carriedRows,
  carryRows,
  clearCarriedRows,
  pairsOfRow,
  reserveRows,
  type CarriedRows,
} from "./carried-rows.ts";
import { uniform } from "./random.ts";

const numbers = 2 * pairsOfRow;

interface Way {
  readonly from: number;
  readonly to: number;
  readonly share: number;
  readonly more: number;
}

/** Rows 0–9 with invented numbers, and ways from them to rows 10–19. @returns what is in the rows when the ways have been gone. */
function gone(rows: CarriedRows, ways: readonly Way[]): Float64Array {
  const first = reserveRows(rows, 20 * numbers);
  for (let k = 0; k < 10 * numbers; k++) rows.values[first + k] = uniform(5, 1, k) * 10 ** (k % 5);
  for (const { from, to, share, more } of ways) {
    rows.share = share;
    rows.more = more;
    addWay(rows, first + from * numbers, first + (10 + to) * numbers);
  }
  carryRows(rows);
  return rows.values.slice(first, first + 20 * numbers);
}

const anyWay = record({
  from: integer({ min: 0, max: 9 }),
  to: integer({ min: 0, max: 9 }),
  share: double({ min: 0, max: 1, noNaN: true }),
  more: double({ min: 0, max: 31, noNaN: true }),
});

test("a way adds the share of the people, and of what they have with what each has more", () => {
  for (const rows of [carriedRows(), carriedRows("plain")]) {
    const first = reserveRows(rows, 2 * numbers);
    rows.values.set([8, 100, 0, 0, 2, 5], first);
    rows.values.set([1, 10], first + numbers);
    rows.share = 0.25;
    rows.more = 3;
    addWay(rows, first, first + numbers);
    // Nothing is gone before it is asked for.
    expect(Array.from(rows.values.slice(first + numbers, first + numbers + 2))).toEqual([1, 10]);
    carryRows(rows);
    expect(Array.from(rows.values.slice(first + numbers, first + numbers + 6))).toEqual([
      1 + 2,
      10 + 25 + 2 * 3,
      0,
      0,
      0.5,
      1.25 + 0.5 * 3,
    ]);
    expect(Array.from(rows.values.slice(first, first + 2))).toEqual([8, 100]);
  }
});

test("the platform's sums are the plain loops' to the last bit", () => {
  expect(carriedRows().platform).toBeDefined();
  expect(carriedRows("plain").platform).toBeUndefined();
  assert(
    property(array(anyWay, { maxLength: 40 }), (ways) => {
      expect(gone(carriedRows(), ways)).toEqual(gone(carriedRows("plain"), ways));
    }),
    { numRuns: 30 },
  );
});

test("more ways than wait at once are all gone, and room that grows keeps what is there", () => {
  const ways = Array.from({ length: 5000 }, (_, k) => {
    return { from: k % 10, to: (k * 7) % 10, share: uniform(6, 1, k), more: k % 20 };
  });
  const [fast, plain] = [carriedRows(), carriedRows("plain")].map((rows) => {
    const sums = gone(rows, ways);
    const before = reserveRows(rows, 0) - 20 * numbers;
    reserveRows(rows, 1_000_000);
    expect(rows.values.slice(before, before + 20 * numbers)).toEqual(sums);
    return sums;
  });
  expect(fast).toEqual(plain);
  expect(fast?.slice(10 * numbers).every((sum) => sum > 0)).toBe(true);
});

test("rows given back are empty when they are taken again, and the same question has the same bytes", () => {
  const rows = carriedRows();
  const ways = [{ from: 3, to: 4, share: 0.5, more: 1 }];
  const once = gone(rows, ways);
  addWay(rows, 0, 0);
  clearCarriedRows(rows);
  expect(rows.ways).toBe(0);
  expect(gone(rows, ways)).toEqual(once);
});
