import { daysOf, month, monthFromOrdinal, weekdaysBetween } from "@luotsi/base";
import { normalFromUniform, uniform } from "@luotsi/numerics";
import { beforeAll, describe, expect, test } from "vitest";

import { developmentShares, type KnownTriangle } from "./development.ts";
import { nowcast, type NowcastFound } from "./nowcast.ts";

const firstMonth = month("2023-01");

/** A triangle whose months come to `finalOf` and are known by `shareOf` after so many months. */
function triangleOf(
  vintages: number,
  finalOf: (month: number) => number,
  shareOf: (month: number, age: number) => number,
  ahead = 1,
): KnownTriangle {
  const monthCount = vintages + ahead;
  const knownCents = new Float64Array(vintages * monthCount);
  for (let v = 0; v < vintages; v++) {
    for (let m = 0; m <= v; m++) knownCents[v * monthCount + m] = finalOf(m) * shareOf(m, v - m);
  }
  return { firstMonth, monthCount, firstVintage: firstMonth, vintageCount: vintages, knownCents };
}

const shares = [0.1, 0.95, 0.98, 1];
const shareByAge = (_: number, age: number): number => shares[age] ?? 1;
/** 21 weekdays' worth in a month of 21: the same amount each weekday. */
const weekdays2023 = [22, 20, 23, 20, 23, 22, 21, 23, 21, 22, 22, 21];
const weekdays2024 = [23, 21, 21, 22, 23, 20, 23, 22, 21, 23, 21, 22];
const weekdaysOf = (m: number): number => [...weekdays2023, ...weekdays2024][m] ?? 23;

function found(triangle: KnownTriangle): NowcastFound {
  const made = nowcast(triangle);
  if (made.kind !== "nowcast") throw new Error("there are enough months");
  return made;
}

describe("a triangle by hand", () => {
  test("shares are the products of the ratios of what was known", () => {
    // Two months: 100 → 180 → 200 and 300 → 420; ratio 0 to 1 is 400/600, 1 to 2 is 180/200.
    const knownCents = Float64Array.from([100, 0, 0, 180, 300, 0, 200, 420, 50]);
    const triangle = {
      firstMonth,
      monthCount: 3,
      firstVintage: firstMonth,
      vintageCount: 3,
      knownCents,
    };
    const made = developmentShares(triangle, firstMonth + 2);
    expect(made[2]).toBe(1);
    expect(made[1]).toBeCloseTo(0.9, 12);
    expect(made[0]).toBeCloseTo(0.6, 12);
  });

  test("a vintage knows only what had come by then", () => {
    const knownCents = Float64Array.from([100, 0, 0, 180, 300, 0, 200, 420, 50]);
    const triangle = {
      firstMonth,
      monthCount: 3,
      firstVintage: firstMonth,
      vintageCount: 3,
      knownCents,
    };
    expect(developmentShares(triangle, firstMonth + 1)[0]).toBeCloseTo(100 / 180, 12);
  });
});

describe("months that are known in the same way, the same amount each weekday", () => {
  const made = found(triangleOf(24, (m) => 100_000 * weekdaysOf(m), shareByAge));

  test("usual payouts are over when nine tenths are known, a month is settled when 99 % is", () => {
    expect(made.usualAge).toBe(1);
    expect(made.settledAge).toBe(3);
    expect(made.shares[0]).toBeCloseTo(0.1, 12);
  });

  test("the month that lasts: known a tenth, late five hundredths, the rest still to be paid", () => {
    const december = made.open.find(({ month: at }) => at === month("2024-12"));
    expect(december?.knownCents).toBe(220_000);
    expect(december?.late.cents).toBe(110_000);
    expect(december?.forecast.cents).toBe(1_870_000);
    expect(december?.total.cents).toBe(2_200_000);
  });

  test("the month to come is all forecast and late; January 2025 has 23 weekdays", () => {
    const january = made.open.at(-1);
    expect(january?.month).toBe(month("2025-01"));
    expect(january?.knownCents).toBe(0);
    expect(january?.total.cents).toBe(2_300_000);
    expect(january?.late.cents).toBe(115_000);
  });

  test("the month paid but for late records has no forecast part", () => {
    const november = made.open.find(({ month: at }) => at === month("2024-11"));
    expect(november?.forecast.cents).toBe(0);
    expect(november?.late.cents).toBe(105_000);
    expect(november?.total.cents).toBe(2_100_000);
  });

  test("months fully known are not open", () => {
    expect(made.open.map(({ age }) => age)).toEqual([2, 1, 0, -1]);
  });

  test("every earlier nowcast was right, so the limits have no width", () => {
    for (const { nowcast: earlier, outcomeCents } of made.past) {
      expect(Math.abs(earlier.total.cents - outcomeCents)).toBeLessThanOrEqual(2);
    }
    const limits = made.open.find(({ age }) => age === 0)?.total.limits;
    expect(limits?.hi95).toBe(limits?.lo95);
  });
});

test("recoveries make the late part negative", () => {
  const made = found(
    triangleOf(
      24,
      (m) => 100_000 * weekdaysOf(m),
      (_, age) => [0.5, 1.02, 1.01, 1][age] ?? 1,
    ),
  );
  const november = made.open.find(({ month: at }) => at === month("2024-11"));
  expect(november?.late.cents).toBe(-42_000);
});

test("a running month that is paid within itself is told all the same", () => {
  const final = (m: number): number => 100_000 * weekdaysOf(m);
  const { open } = found(triangleOf(24, final, () => 1, 0));
  expect(open).toHaveLength(1);
  expect(open[0]).toMatchObject({ age: 0, knownCents: 2_200_000, total: { cents: 2_200_000 } });
});

test("eleven complete months are too few, twelve are enough", () => {
  const steady = (vintages: number): KnownTriangle =>
    triangleOf(vintages, (m) => 100_000 * weekdaysOf(m), shareByAge);
  expect(nowcast(steady(12))).toEqual({ kind: "too_short", months: 11, needed: 12 });
  expect(nowcast(steady(13)).kind).toBe("nowcast");
});

describe("25 areas whose months and delays vary by chance", () => {
  const months = 36;
  interface Drawn {
    readonly made: NowcastFound;
    readonly truthOf: (at: number) => number;
  }
  const areas: Drawn[] = [];
  beforeAll(() => {
    for (let area = 0; area < 25; area++) areas.push(draw(area));
  });

  function draw(area: number): Drawn {
    const noise = (stream: number, m: number): number =>
      normalFromUniform(uniform(area, stream, m), 0, 1);
    const season = (m: number): number => 1 + 0.1 * Math.sin((2 * Math.PI * m) / 12);
    const final = (m: number): number =>
      100_000 * weekdaysIn(firstMonth + m) * season(m) * Math.exp(0.02 * noise(1, m));
    const share = (m: number, age: number): number =>
      age >= 4 ? 1 : Math.min(1, (shares[age] ?? 0.99) + 0.006 * noise(2 + age, m));
    const made = found(triangleOf(months, final, share));
    return { made, truthOf: (at) => final(at - firstMonth) };
  }

  test.each([0, 1])(
    "intervals of months of age %i hold the truth about as often as said",
    (age) => {
      let inside80 = 0;
      let inside95 = 0;
      let all = 0;
      for (const { made, truthOf } of areas) {
        for (const { nowcast: each } of made.past) {
          const { limits } = each.total;
          if (each.age !== age || limits === undefined) continue;
          const truth = truthOf(each.month);
          inside80 += Number(truth >= limits.lo80 && truth <= limits.hi80);
          inside95 += Number(truth >= limits.lo95 && truth <= limits.hi95);
          all += 1;
        }
      }
      expect(all).toBeGreaterThan(250);
      expect(inside80 / all).toBeGreaterThan(0.72);
      expect(inside80 / all).toBeLessThan(0.92);
      expect(inside95 / all).toBeGreaterThan(0.9);
    },
  );

  test("the nowcast of the month that lasts is unbiased to half a per cent", () => {
    const errors = areas.flatMap(({ made, truthOf }) =>
      made.past
        .filter(({ nowcast: each }) => each.age === 0)
        .map(({ nowcast: each }) => each.total.cents / truthOf(each.month) - 1),
    );
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(Math.abs(mean)).toBeLessThan(0.005);
  });

  test("known, late and forecast add up to the total in every nowcast", () => {
    for (const { made } of areas) {
      for (const each of [...made.open, ...made.past.map((past) => past.nowcast)]) {
        const sum = each.knownCents + each.late.cents + each.forecast.cents;
        if (sum !== each.total.cents) expect.fail(`${sum} is not ${each.total.cents}`);
      }
    }
  });
});

function weekdaysIn(at: number): number {
  const { start, end } = daysOf(monthFromOrdinal(at));
  return weekdaysBetween(start, end);
}
