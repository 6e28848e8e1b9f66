import { array, assert as check, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { hiddenOf, showCells, type Ratio } from "./evaluate.ts";
import { everyone, hiddenCells, hideCells, marginSums, type CellLayout } from "./hidden-cells.ts";

const limit = 5;

function layout(...sizes: readonly number[]): CellLayout {
  return { sizes, shownElsewhere: [] };
}

function hidden(counts: readonly number[], cells: CellLayout = layout(counts.length)): number[] {
  return [...hiddenCells(counts, cells, limit)];
}

describe("without a breakdown", () => {
  test.each([
    [0, 0],
    [1, 1],
    [4, 1],
    [5, 0],
  ])("a count of %i is hidden: %i", (count, expected) => {
    expect(hidden([count], everyone)).toEqual([expected]);
  });
});

describe("one dimension, whose sum is shown", () => {
  test("one hidden cell takes the smallest other with it", () => {
    expect(hidden([100, 3, 40, 0])).toEqual([0, 1, 1, 0]);
  });

  test("two hidden cells that are five together need no other; four together do", () => {
    expect(hidden([100, 3, 2, 40])).toEqual([0, 1, 1, 0]);
    expect(hidden([100, 3, 1, 40])).toEqual([0, 1, 1, 1]);
  });

  test("where the sum is small itself, it is hidden, and no part shows who is not in it", () => {
    expect(hidden([3, 0, 0])).toEqual([1, 1, 1]);
  });

  test("a group that must be hidden takes another with it, however large it is", () => {
    const forced = Uint8Array.from([0, 1, 0]);
    expect([...hiddenCells([90, 20, 30], layout(3), limit, { forced })]).toEqual([0, 1, 1]);
  });

  test("a group with an indicator of its own covers another only when nothing else can", () => {
    const own = { sizes: [3], shownElsewhere: [new Set([0])] };
    expect(hidden([20, 3, 90], own)).toEqual([0, 1, 1]);
    expect(hidden([20, 3, 0], own)).toEqual([1, 1, 0]);
  });
});

describe("two dimensions, whose sums are shown one by one", () => {
  test("a hidden cell becomes a corner of a hidden rectangle", () => {
    const counts = [30, 12, 40, 25, 3, 50, 60, 20, 35];
    expect(hidden(counts, layout(3, 3))).toEqual([1, 1, 0, 1, 1, 0, 0, 0, 0]);
  });

  test("a group whose sum is hidden elsewhere has no row that adds up to it", () => {
    const counts = [10, 10, 2, 0, 6, 7, 30, 30];
    const marks = hidden(counts, layout(4, 2));
    expect(marks[2]).toBe(1);
    // The sum of the second row, 2, and its cover, the third row's 13, are hidden among the sums.
    expect((marks[4] ?? 0) + (marks[5] ?? 0)).toBeGreaterThan(0);
  });
});

test("a share hides when all but a few have the trait, and when a few have it", () => {
  const share = { unit: "share", denominator: "people", hideBelow: limit, alike: "shown" } as const;
  const kindOf = (cell: Ratio): string | undefined =>
    showCells(share, [cell], hiddenOf(share, [cell], everyone))[0]?.kind;
  expect(kindOf({ numerator: 96, denominator: 100 })).toBe("hidden");
  expect(kindOf({ numerator: 95, denominator: 100 })).toBe("value");
  expect(kindOf({ numerator: 100, denominator: 100 })).toBe("value");
  expect(kindOf({ numerator: 4, denominator: 100 })).toBe("hidden");
  expect(kindOf({ numerator: 0, denominator: 0 })).toBe("undefined");
});

test("that all of a group are of a kind nobody should be known to be of is not told", () => {
  const share = {
    unit: "share",
    denominator: "people",
    hideBelow: limit,
    alike: "hidden",
  } as const;
  const of = (...cells: readonly (readonly [number, number])[]): readonly number[] => {
    const counts = cells.map(([numerator, denominator]) => ({ numerator, denominator }));
    return [...hiddenOf(share, counts, layout(cells.length))];
  };
  expect(of([30, 60], [20, 20], [40, 80])).toEqual([1, 1, 0]);
  expect(of([30, 60], [0, 20], [40, 80])).toEqual([0, 0, 0]);
  expect(of([30, 60], [15, 20], [40, 80])).toEqual([0, 0, 0]);
});

test("a share of the labour force hides the cells that the count of the same people hides", () => {
  const counts = [3, 40, 12].map((n) => ({ numerator: n, denominator: n }));
  const count = { unit: "count", denominator: "none", hideBelow: limit, alike: "shown" } as const;
  const share = {
    unit: "share",
    denominator: "labour-force",
    hideBelow: limit,
    alike: "shown",
  } as const;
  expect(hiddenOf(share, counts, layout(3))).toEqual(hiddenOf(count, counts, layout(3)));
});

test("the activation rate hides every cell in which the count of unemployed is hidden", () => {
  const cells = [
    { numerator: 30, denominator: 33 },
    { numerator: 20, denominator: 60 },
    { numerator: 50, denominator: 62 },
  ];
  const unemployed = cells.map(({ numerator, denominator }) => denominator - numerator);
  const share = { unit: "share", denominator: "people", hideBelow: limit, alike: "shown" } as const;
  const own = hiddenOf(share, cells, layout(3));
  for (const [i, mark] of hidden(unemployed).entries()) expect(own[i]).toBeGreaterThanOrEqual(mark);
});

/** What is shown of a table and of its sums; undefined is hidden. */
interface Shown {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly (number | undefined)[];
  readonly rowSums: readonly (number | undefined)[];
  readonly columnSums: readonly (number | undefined)[];
  readonly total: number;
}

function shownOf(counts: readonly number[], rows: number, columns: number): Shown {
  const { rowSums, columnSums } = marginSums(counts, { rows, columns });
  const visible = (values: readonly number[], marks: Uint8Array): (number | undefined)[] =>
    values.map((value, i) => (marks[i] === 1 ? undefined : value));
  return {
    rows,
    columns,
    cells: visible(counts, hiddenCells(counts, layout(rows, columns), limit)),
    rowSums: visible(rowSums, hiddenCells(rowSums, layout(rows), limit)),
    columnSums: visible(columnSums, hiddenCells(columnSums, layout(columns), limit)),
    total: rowSums.reduce((a, b) => a + b, 0),
  };
}

/**
 * The largest value a cell can have in any table of whole numbers that looks like the shown one, found by trying
 * them all, cell by cell; `enough` ends the search.
 */
function largestThatFits(shown: Shown, cell: number, enough: number): number {
  const { rows, columns, cells } = shown;
  const table = cells.map((value) => value ?? 0);
  const free = [...cells.keys()].filter((i) => cells[i] === undefined && i !== cell);
  let best = -1;
  const left = (
    sums: readonly (number | undefined)[],
    line: number,
    at: readonly number[],
  ): number => {
    const sum = sums[line];
    return sum === undefined ? Infinity : sum - at.reduce((all, i) => all + (table[i] ?? 0), 0);
  };
  const rowCells = (row: number): number[] =>
    Array.from({ length: columns }, (_, c) => row * columns + c);
  const columnCells = (column: number): number[] =>
    Array.from({ length: rows }, (_, r) => r * columns + column);
  const fits = (): boolean =>
    Array.from({ length: rows }, (_, r) => left(shown.rowSums, r, rowCells(r))).every(
      (rest) => rest === 0 || rest === Infinity,
    ) &&
    Array.from({ length: columns }, (_, c) => left(shown.columnSums, c, columnCells(c))).every(
      (rest) => rest === 0 || rest === Infinity,
    ) &&
    table.reduce((a, b) => a + b, 0) === shown.total;
  const tryFrom = (place: number): boolean => {
    const at = free[place];
    if (at === undefined) return fits();
    const row = left(shown.rowSums, Math.floor(at / columns), rowCells(Math.floor(at / columns)));
    const column = left(shown.columnSums, at % columns, columnCells(at % columns));
    const total = shown.total - table.reduce((a, b) => a + b, 0);
    for (let value = Math.min(row, column, total); value >= 0; value--) {
      table[at] = value;
      if (tryFrom(place + 1)) return true;
    }
    table[at] = 0;
    return false;
  };
  for (let value = enough; value >= 0 && best < 0; value--) {
    for (const i of free) table[i] = 0;
    table[cell] = value;
    if (tryFrom(0)) best = value;
  }
  return best;
}

test("in two dimensions every hidden small count could as well be five: such a table looks the same", () => {
  check(
    property(
      integer({ min: 2, max: 3 }),
      integer({ min: 2, max: 3 }),
      array(integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 }),
      (rows, columns, all) => {
        const counts = all.slice(0, rows * columns);
        const shown = shownOf(counts, rows, columns);
        if (shown.total < limit) return;
        for (const [cell, count] of counts.entries()) {
          if (count === 0 || count >= limit) continue;
          expect(shown.cells[cell]).toBeUndefined();
          expect(largestThatFits(shown, cell, limit)).toBe(limit);
        }
      },
    ),
    { numRuns: 250 },
  );
});

test("a group whose sum is hidden shows nothing in two dimensions", () => {
  const counts = [30, 12, 40, 2, 0, 1, 60, 20, 35];
  expect(hidden(counts, layout(3, 3)).slice(3, 6)).toEqual([1, 1, 1]);
});

test("people of another kind cannot stand in, so more is hidden where other figures tell the kinds apart", () => {
  const counts = [3, 9, 20, 9, 20, 20, 20, 20, 20];
  const one = hidden(counts, layout(3, 3));
  const kinds = [
    [3, 0, 20, 9, 20, 20, 20, 20, 20],
    [0, 9, 0, 0, 0, 0, 0, 0, 0],
  ];
  const two = [...hiddenCells(counts, layout(3, 3), limit, { kinds })];
  expect(one.reduce((a, b) => a + b, 0)).toBe(4);
  expect(one[1]).toBe(1);
  expect(two[1]).toBe(0);
  expect(two[2]).toBe(1);
});

test("a count that cannot grow because its cells have no room is told, so that a sum can be hidden", () => {
  const counts = [16, 0, 4, 5];
  const room = [48, 0, 10, 13];
  const { unprotected } = hideCells(counts, layout(2, 2), limit, { room });
  expect(unprotected).toEqual([2]);
});

test("in one dimension what is hidden is never a small count together, and small counts never show", () => {
  check(
    property(array(integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 8 }), (counts) => {
      const marks = hidden(counts);
      const total = counts.reduce((a, b) => a + b, 0);
      const together = counts.reduce((sum, count, i) => sum + (marks[i] === 1 ? count : 0), 0);
      for (const [i, count] of counts.entries()) {
        if (count > 0 && count < limit) expect(marks[i]).toBe(1);
      }
      if (total >= limit) expect(together === 0 || together >= limit).toBe(true);
    }),
  );
});
