import { month } from "@luotsi/base";
import { expect, test } from "vitest";

import { organiserBreak, spliceAtBreak } from "./series-break.ts";

const january2024 = month("2024-01");

/** Twelve months with a season, at a level. */
function yearAt(level: number): number[] {
  return Array.from({ length: 12 }, (_, i) => level * (1 + (i % 4) / 10));
}

test("municipalities organise employment services from January 2025", () => {
  expect(organiserBreak).toBe(month("2025-01"));
});

test("the year before a break is raised to the level of the year after it, season kept", () => {
  const series = { first: january2024, values: [...yearAt(100), ...yearAt(300), 310] };
  const { values } = spliceAtBreak(series, month("2025-01"));
  for (const [i, value] of yearAt(300).entries()) expect(values[i]).toBeCloseTo(value, 9);
  expect(values.slice(12)).toEqual(series.values.slice(12));
});

test("with less than a year after the break nothing is touched", () => {
  const series = { first: january2024, values: [...yearAt(100), ...yearAt(300).slice(0, 11)] };
  expect(spliceAtBreak(series, month("2025-01"))).toBe(series);
});

test("a break outside the series changes nothing", () => {
  const series = { first: month("2025-06"), values: yearAt(100) };
  expect(spliceAtBreak(series, month("2025-01"))).toBe(series);
});
