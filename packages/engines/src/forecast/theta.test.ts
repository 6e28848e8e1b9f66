import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { sharedFile } from "../../../../tools/shared-data.ts";
import { seasonalNaiveForecast } from "./candidates.ts";
import { classicalThetaForecast, lineThrough, thetaForecast } from "./theta.ts";

test("the line through 1, 2, 6 has slope two and a half", () => {
  expect(lineThrough(Float64Array.of(1, 2, 6), 3)).toEqual({ intercept: 0.5, slope: 2.5 });
});

test("a straight line goes on at half its slope from its last value", () => {
  const line = Float64Array.from({ length: 24 }, (_, t) => 7 + 2 * t);
  // The weight ends at its limit 0.9999, where level = last value and (1 − (1 − α)ⁿ)/α ≈ 1.0001.
  thetaForecast(line, 4).forEach((value, i) =>
    expect(value).toBeCloseTo(7 + 2 * 23 + (i + 1.0001), 3),
  );
});

test("a constant stays", () => {
  expect([...thetaForecast(new Float64Array(9).fill(4), 2)]).toEqual([4, 4]);
});

interface Reference {
  readonly series: string;
  readonly methods: Readonly<Record<string, { readonly mean: readonly number[] }>>;
}

const files = {
  results: sharedFile("data/time-series/reference-results.json"),
  finland: sharedFile("data/finland/statfin_12r5_tyottomat_alueittain_kk.csv"),
  us: sharedFile("data/time-series/us_unemployed_nsa_1990_2016.csv"),
  passengers: sharedFile("data/time-series/airpassengers_1949_1960.csv"),
};
const isMissing = Object.values(files).includes(undefined);

function rowsOf(file: string | undefined): readonly (readonly string[])[] {
  return readFileSync(file ?? "", "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
}

function valuesOf(reference: Reference): readonly number[] {
  if (reference.series.startsWith("US")) return rowsOf(files.us).map((row) => Number(row[1]));
  if (reference.series.startsWith("Air")) {
    return rowsOf(files.passengers).map((row) => Number(row[1]));
  }
  const area = reference.series.split(" ")[0];
  return rowsOf(files.finland)
    .filter((row) => row[1] === area)
    .toSorted((a, b) => a[3].localeCompare(b[3]))
    .map((row) => Number(row[4]));
}

describe.skipIf(isMissing)("R forecast 8.20 (data/time-series/reference-results.json)", () => {
  const results = isMissing ? undefined : JSON.parse(readFileSync(files.results ?? "", "utf8"));
  const references: readonly Reference[] =
    results === undefined ? [] : [...results.finland, results.us_unemployed, results.airpassengers];

  test("there are eight series", () => {
    expect(references).toHaveLength(8);
  });

  test.each(references)("$series: theta and seasonal naive are R's", (reference) => {
    const values = Float64Array.from(valuesOf(reference).slice(0, -12));
    const theta = classicalThetaForecast(values, { season: 12, kind: "multiplicative" }, 12);
    // R stops its search for α and the first level at a relative change of 1e-8 of the likelihood.
    reference.methods["theta"].mean.forEach((value, i) =>
      expect(Math.abs(theta[i] / value - 1)).toBeLessThan(2e-5),
    );
    const naive = seasonalNaiveForecast(values, 12, 12);
    expect([...(naive ?? [])]).toEqual(reference.methods["snaive"].mean);
  });
});
