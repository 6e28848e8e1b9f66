import { addMonths, month, type Month } from "@luotsi/base";
import { sources, type CoverageMonth, type LagProfile } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import { assessCoverage, type MonthCount } from "./assess-coverage.ts";

const first = month("2025-01");

function counts(rows: readonly number[]): readonly MonthCount[] {
  return rows
    .map((n, i) => ({ month: addMonths(first, i), rows: n, persons: n }))
    .filter(({ rows: n }) => n > 0);
}

function assess(rows: readonly number[], lag?: LagProfile, newestMonth?: Month): CoverageMonth[] {
  const source = sources["benefit-payments"];
  return assessCoverage({ source, counts: counts(rows), lag, newestMonth }).months;
}

const steady = [100, 100, 100, 100, 100, 100, 100];

describe("assessCoverage", () => {
  test("a month without rows between months that have them is a gap, with its reason", () => {
    const months = assess([100, 100, 0, 100, 100]);
    expect(months[2]).toMatchObject({ month: "2025-03", rows: 0, persons: 0, state: "none" });
    expect(months[2]?.reason?.fi).toContain("ei tarkoita, ettei mitään tapahtunut");
  });

  test("half of the usual level is not yet low, anything under it is", () => {
    expect(assess([...steady, 50, 100])[7]?.state).toBe("complete");
    expect(assess([...steady, 49, 100])[7]).toMatchObject({ state: "low", expectedRows: 100 });
  });

  test("a month as quiet as the same month a year before is seasonal, not a pause", () => {
    const year = [100, 100, 100, 100, 100, 100, 30, 100, 100, 100, 100, 100];
    const months = assess([...year, 100, 100, 100, 100, 100, 100, 32, 100]);
    expect(months[6]?.state).toBe("low");
    expect(months[18]?.state).toBe("complete");
  });

  test("three earlier months are too few to say what is usual, four are enough", () => {
    expect(assess([100, 100, 100, 10, 100])[3]?.expectedRows).toBeNull();
    expect(assess([100, 100, 100, 100, 10, 100])[4]).toMatchObject({ state: "low" });
  });

  test("without a measured lag only the newest month is provisional", () => {
    expect(assess(steady).map(({ state }) => state)).toEqual([
      ...Array.from({ length: 6 }, () => "complete"),
      "provisional",
    ]);
  });

  test("with a measured lag months are provisional until 98 per cent has come", () => {
    const arrivedShare = [0.7, 0.97, 0.98, 1];
    const sentence = { fi: "", sv: "", en: "" };
    const lag = { source: "benefit-payments", arrivedShare, monthsMeasured: 9, sentence };
    const states = assess(steady, lag).map(({ state }) => state);
    expect(states.slice(-3)).toEqual(["complete", "provisional", "provisional"]);
    expect(assess(steady, lag).at(-1)?.completeness).toBe(0.7);
  });

  test("a source behind the others has not been delivered, which is a gap too", () => {
    const months = assess(steady, undefined, month("2025-09"));
    expect(months.map(({ month: m }) => m).slice(-2)).toEqual(["2025-08", "2025-09"]);
    expect(months.at(-1)?.state).toBe("none");
    expect(months.at(-1)?.reason?.en).toContain("not been delivered");
  });

  test("an official series is never late against the area's own extracts", () => {
    const source = sources["statfin-12r5"];
    const { months } = assessCoverage({
      source,
      counts: counts(steady).map(({ month: at, rows }) => ({
        month: at,
        rows,
        persons: undefined,
      })),
      lag: undefined,
      newestMonth: month("2026-09"),
    });
    expect(months).toHaveLength(7);
    expect(months.at(-1)).toMatchObject({ state: "complete", persons: null });
  });

  test("in a source of a few rows a month a quiet month says nothing", () => {
    const source = sources.subsidies;
    const few = assessCoverage({
      source,
      counts: counts([4, 5, 4, 5, 1, 0, 4, 5]),
      lag: undefined,
      newestMonth: undefined,
    }).months;
    expect(few.map(({ state }) => state).slice(4, 6)).toEqual(["complete", "sparse"]);
  });

  test("a source with no rows has no months", () => {
    expect(assess([])).toEqual([]);
  });
});
