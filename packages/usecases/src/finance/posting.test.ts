import { cents, month, type Cents, type Month } from "@luotsi/base";
import { array, assert as check, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";

import { postFigures, type CurrentFigure, type FrozenFigure } from "./posting.ts";

const january = month("2025-01");
const february = month("2025-02");
const march = month("2025-03");

function figure(entries: readonly (readonly [Month, number])[]): CurrentFigure {
  return {
    measure: "operating-expense",
    key: "coaching",
    centsByMonth: new Map(entries.map(([at, value]): [Month, Cents] => [at, cents(value)])),
  };
}

function closedRow(postedMonth: Month, originMonth: Month, value: number): FrozenFigure {
  return {
    measure: "operating-expense",
    key: "coaching",
    postedMonth,
    originMonth,
    cents: cents(value),
  };
}

describe("postFigures", () => {
  test("with nothing closed every month shows its own current value", () => {
    const rows = postFigures([figure([[january, 100]])], [], undefined);
    expect(rows).toMatchObject([{ postedMonth: january, originMonth: january, cents: 100 }]);
  });

  test("a closed month stays and its correction shows in the open month with its origin", () => {
    const rows = postFigures(
      [
        figure([
          [january, 130],
          [february, 50],
        ]),
      ],
      [closedRow(january, january, 100)],
      february,
    );
    expect(rows.filter((row) => row.postedMonth === january)).toMatchObject([
      { cents: 100, frozen: true },
    ]);
    expect(rows.filter((row) => row.postedMonth === february)).toMatchObject([
      { originMonth: january, cents: 30, frozen: false },
      { originMonth: february, cents: 50, frozen: false },
    ]);
  });

  test("a correction that was closed with February is not shown again in March", () => {
    const rows = postFigures(
      [figure([[january, 130]])],
      [closedRow(january, january, 100), closedRow(february, january, 30)],
      march,
    );
    expect(rows.filter((row) => row.postedMonth === march)).toEqual([]);
  });

  test("a figure withdrawn after closing is taken back in the open month", () => {
    const rows = postFigures([], [closedRow(january, january, 100)], february);
    expect(rows.filter((row) => !row.frozen)).toMatchObject([
      { postedMonth: february, originMonth: january, cents: -100 },
    ]);
  });

  test("whatever was closed, the rows of an origin month add up to today's truth", () => {
    const months = constantFrom(january, february);
    const row = record({ postedMonth: months, originMonth: months, value: integer() });
    check(
      property(array(row), integer(), integer(), (rows, first, second) => {
        const posted = postFigures(
          [
            figure([
              [january, first],
              [february, second],
            ]),
          ],
          rows.map(({ postedMonth, originMonth, value }) =>
            closedRow(postedMonth, originMonth, value),
          ),
          march,
        );
        const sumOf = (origin: Month): number =>
          posted.filter((p) => p.originMonth === origin).reduce((sum, p) => sum + p.cents, 0);
        expect(sumOf(january)).toBe(first);
        expect(sumOf(february)).toBe(second);
      }),
    );
  });
});
