import { array, assert as check, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { hiddenOf, showCells, type Ratio } from "./evaluate.ts";
import { everyone, hiddenCells, type CellLayout } from "./hidden-cells.ts";

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

  test("where the sum is small itself, it is hidden and nothing else need be", () => {
    expect(hidden([3, 0, 0])).toEqual([1, 0, 0]);
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
  const share = { unit: "share", denominator: "people", hideBelow: limit } as const;
  const kindOf = (cell: Ratio): string | undefined =>
    showCells(share, [cell], hiddenOf(share, [cell], everyone))[0]?.kind;
  expect(kindOf({ numerator: 96, denominator: 100 })).toBe("hidden");
  expect(kindOf({ numerator: 95, denominator: 100 })).toBe("value");
  expect(kindOf({ numerator: 100, denominator: 100 })).toBe("value");
  expect(kindOf({ numerator: 4, denominator: 100 })).toBe("hidden");
  expect(kindOf({ numerator: 0, denominator: 0 })).toBe("undefined");
});

test("a share of the labour force hides the cells that the count of the same people hides", () => {
  const counts = [3, 40, 12].map((n) => ({ numerator: n, denominator: n }));
  const count = { unit: "count", denominator: "none", hideBelow: limit } as const;
  const share = { unit: "share", denominator: "labour-force", hideBelow: limit } as const;
  expect(hiddenOf(share, counts, layout(3))).toEqual(hiddenOf(count, counts, layout(3)));
});

test("the activation rate hides every cell in which the count of unemployed is hidden", () => {
  const cells = [
    { numerator: 30, denominator: 33 },
    { numerator: 20, denominator: 60 },
    { numerator: 50, denominator: 62 },
  ];
  const unemployed = cells.map(({ numerator, denominator }) => denominator - numerator);
  const share = { unit: "share", denominator: "people", hideBelow: limit } as const;
  const own = hiddenOf(share, cells, layout(3));
  for (const [i, mark] of hidden(unemployed).entries()) expect(own[i]).toBeGreaterThanOrEqual(mark);
});

/**
 * Can a cell be worked out by adding and subtracting what is shown? The hidden cells are unknowns and
 * every line an equation: a cell is certain when it is the same in every solution.
 */
function certainCells(lines: readonly (readonly number[])[], unknowns: number): Set<number> {
  const rows = lines.map((line) =>
    Array.from({ length: unknowns }, (_, i): number => (line.includes(i) ? 1 : 0)),
  );
  const certain = new Set<number>();
  const pivots: number[] = [];
  for (let column = 0, top = 0; column < unknowns && top < rows.length; column++) {
    const from = rows.findIndex((row, r) => r >= top && Math.abs(row[column] ?? 0) > 1e-9);
    if (from < 0) continue;
    [rows[top], rows[from]] = [rows[from] ?? [], rows[top] ?? []];
    const pivotRow = (rows[top] ?? []).map((value) => value / (rows[top]?.[column] ?? 1));
    rows[top] = pivotRow;
    for (const [r, row] of rows.entries()) {
      const factor = row[column] ?? 0;
      if (r === top || Math.abs(factor) < 1e-9) continue;
      rows[r] = row.map((value, i) => value - factor * (pivotRow[i] ?? 0));
    }
    pivots.push(column);
    top++;
  }
  for (const [r, column] of pivots.entries()) {
    const others = (rows[r] ?? []).filter((value, i) => i !== column && Math.abs(value) > 1e-9);
    if (others.length === 0) certain.add(column);
  }
  return certain;
}

/** What an attacker knows of a table with the sums over each dimension, which have hidden cells too. */
function attack(counts: readonly number[], rows: number, columns: number): readonly number[] {
  const marks = hiddenCells(counts, layout(rows, columns), limit);
  const at = (r: number, c: number): number => counts[r * columns + c] ?? 0;
  const rowSums = Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => at(r, c)).reduce((a, b) => a + b, 0),
  );
  const columnSums = Array.from({ length: columns }, (_, c) =>
    Array.from({ length: rows }, (__, r) => at(r, c)).reduce((a, b) => a + b, 0),
  );
  const total = rowSums.reduce((a, b) => a + b, 0);
  const hiddenRows = hiddenCells(rowSums, layout(rows), limit);
  const hiddenColumns = hiddenCells(columnSums, layout(columns), limit);
  const unknowns = new Map<string, number>();
  const unknown = (name: string): number => {
    if (!unknowns.has(name)) unknowns.set(name, unknowns.size);
    return unknowns.get(name) ?? 0;
  };
  const cell = (r: number, c: number): number[] =>
    marks[r * columns + c] === 1 ? [unknown(`${r} ${c}`)] : [];
  const lines = [
    ...rowSums.map((_, r) => [
      ...Array.from({ length: columns }, (__, c) => cell(r, c)).flat(),
      ...(hiddenRows[r] === 1 ? [unknown(`row ${r}`)] : []),
    ]),
    ...columnSums.map((_, c) => [
      ...Array.from({ length: rows }, (__, r) => cell(r, c)).flat(),
      ...(hiddenColumns[c] === 1 ? [unknown(`column ${c}`)] : []),
    ]),
    ...[hiddenRows, hiddenColumns].map((line, kind) => [
      ...[...line.keys()]
        .filter((i) => line[i] === 1)
        .map((i) => unknown(`${kind === 0 ? "row" : "column"} ${i}`)),
      ...(total > 0 && total < limit ? [unknown("total")] : []),
    ]),
  ];
  const certain = certainCells(lines, unknowns.size);
  const small = (count: number): boolean => count > 0 && count < limit;
  return counts.filter(
    (count, i) =>
      small(count) &&
      (marks[i] === 0 ||
        certain.has(unknowns.get(`${Math.floor(i / columns)} ${i % columns}`) ?? -1)),
  );
}

test("no small count of two dimensions can be worked out from the cells, either sum and the total", () => {
  check(
    property(
      integer({ min: 2, max: 5 }),
      integer({ min: 2, max: 5 }),
      array(integer({ min: 0, max: 14 }), { minLength: 25, maxLength: 25 }),
      (rows, columns, counts) => {
        expect(attack(counts.slice(0, rows * columns), rows, columns)).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
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
