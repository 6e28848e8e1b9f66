import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { sharedFile } from "../../../../tools/shared-data.ts";
import {
  addSeason,
  isSeasonal,
  seasonalFigure,
  seasonallyAdjusted,
  shrunkenSeasonalFigure,
} from "./decomposition.ts";

const quarters = [3, -1, -4, 2];

test("an additive season on a straight line is found exactly, and what is left is the line", () => {
  const values = Float64Array.from({ length: 17 }, (_, t) => 100 + 2 * t + quarters[t % 4]);
  const seasonal = seasonalFigure(values, 4, "additive");
  seasonal.figure.forEach((value, i) => expect(value).toBeCloseTo(quarters[i], 12));
  seasonallyAdjusted(values, seasonal).forEach((value, t) =>
    expect(value).toBeCloseTo(100 + 2 * t, 12),
  );
});

test("a multiplicative season on a level is found exactly, also for an odd season", () => {
  const factors = [0.5, 1.2, 1.3];
  const values = Float64Array.from({ length: 9 }, (_, t) => 50 * factors[t % 3]);
  const seasonal = seasonalFigure(values, 3, "multiplicative");
  seasonal.figure.forEach((value, i) => expect(value).toBeCloseTo(factors[i], 12));
});

test("the season continues where the history ended", () => {
  const forecast = Float64Array.of(10, 10, 10);
  addSeason(forecast, { kind: "additive", figure: Float64Array.from(quarters) }, 6);
  expect([...forecast]).toEqual([6, 12, 13]);
});

test("two seasons are too few for the test and one value less for the decomposition", () => {
  const values = Float64Array.from({ length: 20 }, (_, t) => quarters[t % 4]);
  expect(isSeasonal(values.subarray(0, 8), 4)).toBe(false);
  expect(isSeasonal(values, 4)).toBe(true);
  expect(() => seasonalFigure(values.subarray(0, 7), 4, "additive")).toThrow("two seasons");
});

test("a constant, and a series that alternates off the season, have none", () => {
  expect(isSeasonal(new Float64Array(60).fill(7), 12)).toBe(false);
  expect(
    isSeasonal(
      Float64Array.from({ length: 60 }, (_, t) => t % 5),
      12,
    ),
  ).toBe(false);
});

test("a clear season is kept whole and a season of pure noise mostly goes", () => {
  const clear = Float64Array.from({ length: 20 }, (_, t) => quarters[t % 4]);
  shrunkenSeasonalFigure(clear, 4).figure.forEach((value, i) =>
    expect(value).toBeCloseTo(quarters[i], 12),
  );
  const noise = Float64Array.from({ length: 96 }, (_, t) => Math.sin(t * t * 1.7));
  const raw = seasonalFigure(noise, 12, "additive").figure;
  const shrunken = shrunkenSeasonalFigure(noise, 12).figure;
  const size = (figure: Float64Array): number => figure.reduce((sum, value) => sum + value ** 2, 0);
  expect(size(shrunken)).toBeLessThan(0.25 * size(raw));
});

const airPassengers = sharedFile("data/time-series/airpassengers_1949_1960.csv");
const references = sharedFile("data/time-series/reference-results.json");

test.skipIf(airPassengers === undefined || references === undefined)(
  "AirPassengers' factors are those of R decompose (data/time-series)",
  () => {
    const text = readFileSync(airPassengers ?? "", "utf8")
      .trim()
      .split("\n")
      .slice(1);
    const values = Float64Array.from(text, (line) => Number(line.split(",")[1]));
    const golden = JSON.parse(readFileSync(references ?? "", "utf8")).airpassengers_checks
      .decompose_multiplicative_seasonal as number[];
    seasonalFigure(values, 12, "multiplicative").figure.forEach((value, i) =>
      expect(value).toBeCloseTo(golden[i], 13),
    );
  },
);
