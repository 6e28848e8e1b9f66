import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { sharedFile } from "../../../../tools/shared-data.ts";
import { forecastSeries, type ForecastPoints } from "./forecast-series.ts";
import { symmetricError } from "./score.ts";

const m3 = sharedFile("data/time-series/m3_monthly_values_n1402_n2100.csv");
const finland = sharedFile("data/finland/statfin_12r5_tyottomat_alueittain_kk.csv");

interface HeldOut {
  readonly train: Float64Array;
  readonly test: Float64Array;
}

function rowsOf(file: string | undefined): readonly (readonly string[])[] {
  return readFileSync(file ?? "", "utf8")
    .trim()
    .replaceAll('"', "")
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
}

function grouped(rows: readonly (readonly string[])[], column: number) {
  const groups = new Map<string, (readonly string[])[]>();
  for (const row of rows) {
    const group = groups.get(row[column]) ?? [];
    group.push(row);
    groups.set(row[column], group);
  }
  return groups;
}

function competition(): readonly HeldOut[] {
  const series = grouped(rowsOf(m3), 0);
  return [...series.values()].map((rows) => ({
    train: Float64Array.from(
      rows.filter((row) => row[2] === "train"),
      (row) => Number(row[3]),
    ),
    test: Float64Array.from(
      rows.filter((row) => row[2] === "test"),
      (row) => Number(row[3]),
    ),
  }));
}

function unemployed(level: string, year: number): readonly HeldOut[] {
  const rows = rowsOf(finland).filter((row) => row[0] === level && row[3] <= `${year}-12`);
  return [...grouped(rows, 1).values()].map((area) => {
    const sorted = area.toSorted((a, b) => a[3].localeCompare(b[3]));
    const values = Float64Array.from(sorted, (row) => Number(row[4]));
    return { train: values.slice(0, -12), test: values.slice(-12) };
  });
}

function score(set: readonly HeldOut[]) {
  let smape = 0;
  let naive = 0;
  let inside80 = 0;
  let inside95 = 0;
  let count = 0;
  for (const { train, test: actual } of set) {
    const points = pointsOf(train, actual.length);
    actual.forEach((value, i) => {
      count += 1;
      smape += symmetricError(value, points.mean[i]);
      naive += symmetricError(value, train[train.length - 12 + (i % 12)]);
      if (value >= points.lo80[i] && value <= points.hi80[i]) inside80 += 1;
      if (value >= points.lo95[i] && value <= points.hi95[i]) inside95 += 1;
    });
  }
  return {
    series: set.length,
    smape: smape / count,
    naive: naive / count,
    coverage80: inside80 / count,
    coverage95: inside95 / count,
  };
}

function pointsOf(values: Float64Array, horizon: number): ForecastPoints {
  const question = { values, validity: undefined, season: 12, horizon, nonnegative: true };
  const answer = forecastSeries(question);
  if (answer.kind !== "forecast") throw new Error(`expected a forecast, not ${answer.kind}`);
  return answer.points;
}

describe.skipIf(m3 === undefined)("699 monthly M3 series (data/time-series/m3_monthly_*)", () => {
  test("are forecast better than THETA's 18.00, with honest intervals, in under a minute", () => {
    const begun = performance.now();
    const reached = score(competition());
    expect(reached.series).toBe(699);
    expect(reached.naive).toBeCloseTo(21.98, 2);
    expect(reached.smape).toBeLessThan(17.998);
    expect(reached.coverage95).toBeGreaterThan(0.9);
    expect(reached.coverage95).toBeLessThan(0.98);
    expect(reached.coverage80).toBeGreaterThan(0.75);
    expect(reached.coverage80).toBeLessThan(0.88);
    expect(performance.now() - begun).toBeLessThan(60_000);
  });
});

describe.skipIf(finland === undefined)("Finnish unemployed by month (data/finland/12r5)", () => {
  test("2019 of the 19 regions is forecast better than Theta's 3.00, ETS's 6.90, naive's 7.75", () => {
    const reached = score(unemployed("maakunta", 2019));
    expect(reached.series).toBe(19);
    expect(reached.naive).toBeCloseTo(7.75, 2);
    expect(reached.smape).toBeLessThan(3);
  });

  test("six years of the 19 regions, each forecast from the years before, lie inside as often as said", () => {
    const years = [2014, 2015, 2016, 2017, 2018, 2019].map((year) =>
      score(unemployed("maakunta", year)),
    );
    const mean = (pick: (one: ReturnType<typeof score>) => number): number =>
      years.reduce((sum, one) => sum + pick(one) / years.length, 0);
    expect(mean((one) => one.coverage95)).toBeGreaterThan(0.9);
    expect(mean((one) => one.coverage95)).toBeLessThan(0.98);
    expect(mean((one) => one.coverage80)).toBeGreaterThan(0.7);
    expect(mean((one) => one.coverage80)).toBeLessThan(0.9);
    for (const year of years) expect(year.smape).toBeLessThan(year.naive);
  });

  test("2019 of every municipality lies inside the 95 % interval 90–98 times in a hundred", () => {
    const reached = score(unemployed("kunta", 2019));
    expect(reached.series).toBeGreaterThan(290);
    expect(reached.smape).toBeLessThan(0.9 * reached.naive);
    expect(reached.coverage95).toBeGreaterThan(0.9);
    expect(reached.coverage95).toBeLessThan(0.98);
  });
});
