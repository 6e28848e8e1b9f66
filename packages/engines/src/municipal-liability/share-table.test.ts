import { array, assert as check, boolean, nat, property, record, uniqueArray } from "fast-check";
import { describe, expect, test } from "vitest";

import { accrueMonths, type MonthRows } from "./accrue-months.ts";
import { inferCounter } from "./infer-counter.ts";
import { percentAfter, percentDaysUpTo, shareOfAmount, shareTable } from "./share-table.ts";

const steps = [100, 200, 300, 400, 700].map((afterPaidDays, k) => ({
  afterPaidDays,
  percent: 10 * (k + 1),
}));
const table = shareTable(steps);

describe("stepped share by hand", () => {
  test.each([
    [0, 21, 3721, 0],
    [95, 20, 3721, 5581.5],
    [199, 1, 3721, 372.1],
    [395, 22, 2500, 20_750],
    [690, 23, 3721, 39_070.5],
    [1000, 21, 3721, 39_070.5],
    [80, 0, 3721, 0],
  ])("counter %i and %i days of %i cents cost %d cents", (before, days, daily, cents) => {
    const owed = shareOfAmount(table, daily * days, before, before + days);
    expect(owed).toBe(days === 0 ? 0 : cents * 100);
  });

  test("day 100 is free, day 101 costs a tenth, and the last step never ends", () => {
    expect([99, 100, 199, 200, 699, 700, 100_000].map((day) => percentAfter(table, day))).toEqual([
      0, 10, 10, 20, 40, 50, 50,
    ]);
    expect(percentDaysUpTo(table, 100_000)).toBe(18_000 + 50 * 99_300);
  });

  test("half a day past the limit costs half a day's tenth", () => {
    expect(percentDaysUpTo(table, 100.5)).toBe(5);
    expect(shareOfAmount(table, 1000, 100, 100.5)).toBe(10_000);
  });

  test("a recovery gives back what the same days had cost", () => {
    expect(shareOfAmount(table, -3721 * 20, 115, 95)).toBe(-558_150);
  });

  test("steps out of order are a broken promise", () => {
    expect(() => shareTable([...steps].toReversed())).toThrow("day order");
    expect(() => shareTable([{ afterPaidDays: 1, percent: 101 }])).toThrow("whole percent");
  });
});

describe("a counter inferred from bills", () => {
  const bill = { table, byPeriod: false, countedBefore: 0, counted: 20, baseCents: 74_420 };

  test("a row billed at one step fits every counter of the step", () => {
    const found = inferCounter([{ ...bill, billedCents: 14_884 }]);
    expect(found).toEqual({ low: 200, high: 280, contradicted: false });
  });

  test("a row that crosses a step tells the counter exactly", () => {
    const crossing = inferCounter([{ ...bill, billedCents: 5582 }]);
    expect(crossing).toEqual({ low: 95, high: 95, contradicted: false });
  });

  test("the last step has no upper end, and a later bill narrows the first", () => {
    const fifty = { ...bill, billedCents: 37_210 };
    expect(inferCounter([fifty])).toEqual({ low: 700, high: undefined, contradicted: false });
    const first = { ...bill, billedCents: 14_884 };
    const second = { ...bill, countedBefore: 90, billedCents: 22_326 };
    expect(inferCounter([first, second])).toEqual({ low: 210, high: 280, contradicted: false });
  });

  test("a bill that fits no counter the others allow is said to", () => {
    const ten = { ...bill, billedCents: 7442 };
    const fifty = { ...bill, countedBefore: 20, billedCents: 37_210 };
    expect(inferCounter([ten, fifty])).toEqual({ low: 100, high: 180, contradicted: true });
  });
});

describe("months under several tables", () => {
  const rows: MonthRows = {
    person: Int32Array.of(0, 0, 0, 1, 1),
    days: Uint8Array.of(20, 0, 10, 23, 5),
    restart: Uint8Array.of(0, 0, 1, 0, 0),
    dailyCents: Uint16Array.of(3721, 3721, 3721, 3721, 2500),
    opening: Uint16Array.of(95, 95, 95, 690, 690),
    group: Uint16Array.of(0, 0, 0, 1, 1),
    month: Uint16Array.of(0, 1, 2, 0, 1),
    groupCount: 2,
    monthCount: 3,
  };
  const expected = [558_150, 0, 0, 3_907_050, 625_000, 0];

  test("a restart, a step and an empty month are charged as by hand", () => {
    expect([...(accrueMonths(rows, [table]).owedHundredths[0] ?? [])]).toEqual(expected);
  });

  test("further tables do not change the first, and rows can be had too", () => {
    const perRow = new Float64Array(5).fill(7);
    const none = shareTable([]);
    const { owedHundredths } = accrueMonths(rows, [table, none, table], perRow);
    expect(owedHundredths.map((totals) => Array.from(totals))).toEqual([
      expected,
      [0, 0, 0, 0, 0, 0],
      expected,
    ]);
    expect([...perRow]).toEqual([558_150, 0, 0, 3_907_050, 625_000]);
  });

  test("a table gives day by day the same alone and beside any others", () => {
    const anyTable = uniqueArray(record({ after: nat(60), percent: nat(100) }), {
      selector: ({ after }) => after,
      maxLength: 6,
    })
      .map((found) => found.toSorted((a, b) => a.after - b.after))
      .map((found) =>
        shareTable(found.map(({ after, percent }) => ({ afterPaidDays: after, percent }))),
      );
    const anyRow = record({
      days: nat(31),
      restart: boolean(),
      daily: nat(65_535),
      group: nat(1),
    });
    const anyRows = array(anyRow, { maxLength: 12 });
    check(
      property(
        array(anyTable, { minLength: 1, maxLength: 5 }),
        anyRows,
        nat(500),
        (tables, found, opening) => {
          const months: MonthRows = {
            person: new Int32Array(found.length),
            days: Uint8Array.from(found, ({ days }) => days),
            restart: Uint8Array.from(found, ({ restart }) => Number(restart)),
            dailyCents: Uint16Array.from(found, ({ daily }) => daily),
            opening: new Uint16Array(found.length).fill(opening),
            group: Uint16Array.from(found, ({ group }) => group),
            month: new Uint16Array(found.length),
            groupCount: 2,
            monthCount: 1,
          };
          const together = accrueMonths(months, tables).owedHundredths;
          expect(together.length).toBe(tables.length);
          for (const [t, each] of tables.entries()) {
            const owed = [0, 0];
            let counter = opening;
            for (const { days, restart, daily, group } of found) {
              if (restart) counter = 0;
              for (let d = 0; d < days; d++) {
                owed[group] = (owed[group] ?? 0) + daily * percentAfter(each, counter);
                counter += 1;
              }
            }
            expect([...(together[t] ?? [])]).toEqual(owed);
            expect([...(accrueMonths(months, [each]).owedHundredths[0] ?? [])]).toEqual(owed);
          }
        },
      ),
    );
  });

  test("columns of different length are a broken promise", () => {
    expect(() => accrueMonths({ ...rows, days: new Uint8Array(2) }, [table])).toThrow(
      "days has one entry per row",
    );
  });
});
