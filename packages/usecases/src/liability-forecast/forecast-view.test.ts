import type { MoneyForecast } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import type { ForecastGroup, ForecastMonth, ForecastResult } from "./forecast-result.ts";
import { forecastFigures, yearsShown } from "./forecast-view.ts";
import { forecastFinding } from "./forecast-words.ts";

/** An expectation with limits 1, 2 and 3 per hundred away. */
function around(mean: number): MoneyForecast {
  return {
    mean,
    lo50: mean * 0.99,
    hi50: mean * 1.01,
    lo80: mean * 0.98,
    hi80: mean * 1.02,
    lo95: mean * 0.97,
    hi95: mean * 1.03,
  };
}

const million = 100_000_000;
const monthsOf = (year: number, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${year}-${String(from + i).padStart(2, "0")}`);

const past: ForecastResult["past"] = [
  ...monthsOf(2025, 1, 12).map((month) => ({ month, cents: million, completeness: 1 })),
  ...monthsOf(2026, 1, 8).map((month) => ({ month, cents: million, completeness: 1 })),
  { month: "2026-09", cents: 0.9 * million, completeness: 0.9 },
];

const months: readonly ForecastMonth[] = [
  ...monthsOf(2026, 10, 12),
  ...monthsOf(2027, 1, 12),
  ...monthsOf(2028, 1, 9),
].map((month) => ({
  month,
  owed: around(1.1 * million),
  owedInYear: around(1.1 * million),
  paidDays: 1_000,
  receivers: 50,
  steps: [
    { percent: 0, days: 500, cents: 0 },
    { percent: 10, days: 100, cents: 0.1 * million },
    { percent: 50, days: 400, cents: million },
  ],
}));

function group(key: string, people: number, cents = million): ForecastGroup {
  return {
    key,
    people,
    monthCents: months.map(() => cents),
    years: [{ year: 2026, cents: 3 * cents, total: around(3 * cents) }],
  };
}

function resultOf(municipality: readonly ForecastGroup[]): ForecastResult {
  return {
    months,
    past,
    years: [
      { year: 2026, total: around(3.3 * million) },
      { year: 2027, total: around(13.2 * million) },
      { year: 2028, total: around(9.9 * million) },
    ],
    groups: { municipality, age: [group("under_25", 9)], integration: [group("none", 9)] },
    leftOut: { months: 0, shareOfBase: 0 },
    learntMonths: 21,
  };
}

const names = new Map([["398", { fi: "Lahti", sv: "Lahtis", en: "Lahti" }]]);

describe("years", () => {
  const years = yearsShown(resultOf([]));

  test("what has come, what is late and what is forecast add up to the year", () => {
    const [first] = years;
    expect(first).toMatchObject({
      year: 2026,
      forecastMonths: 3,
      knownCents: 8.9 * million,
      lateCents: 0.1 * million,
      previousCents: 12 * million,
    });
    expect(first?.total.mean).toBe(12.3 * million);
  });

  test("only what is forecast is uncertain", () => {
    const total = years[0]?.total;
    expect(total?.hi80).toBeCloseTo(9 * million + 3.3 * million * 1.02, 0);
    expect(total?.lo95).toBeCloseTo(9 * million + 3.3 * million * 0.97, 0);
  });

  test("the next year is compared with the expected one, and a year that is cut off is left out", () => {
    expect(years.map(({ year, previousCents }) => [year, previousCents])).toEqual([
      [2026, 12 * million],
      [2027, 12.3 * million],
    ]);
  });

  test("the sentence says where the year is heading, how sure that is, and the next", () => {
    expect(forecastFinding(years).fi.replaceAll("\u00a0", " ")).toBe(
      "Työttömyysetuuksien kuntaosuus on vuonna 2026 ennusteen mukaan 12,3 milj. €, todennäköisesti 12,2–12,4 milj. €: 2,5 % enemmän kuin vuotta ennen. Vuonna 2027 se on 13,2 milj. €, 7,3 % enemmän kuin vuotta ennen.",
    );
  });
});

describe("months", () => {
  const shown = forecastFigures(resultOf([]), names).months;

  test("a month whose records are still coming is provisional and shown at what it comes to", () => {
    const states = shown.map(({ state }) => state);
    expect(states.indexOf("provisional")).toBe(20);
    expect(shown[20]).toMatchObject({
      month: "2026-09",
      knownCents: 0.9 * million,
      expectedCents: million,
    });
    expect(states.filter((state) => state === "forecast")).toHaveLength(months.length);
  });
});

describe("groups", () => {
  const groupsOf = (...groups: ForecastGroup[]): readonly (readonly [string, number])[] =>
    (forecastFigures(resultOf(groups), names).splits[0]?.groups ?? []).map(
      ({ key, monthCents }) => [key, (monthCents[0] ?? 0) / million],
    );

  test("five people are shown, four are not shown alone", () => {
    expect(groupsOf(group("398", 5), group("098", 6))).toEqual([
      ["398", 1],
      ["098", 1],
    ]);
    expect(groupsOf(group("398", 40), group("098", 4), group("560", 3))).toEqual([
      ["398", 1],
      ["others", 2],
    ]);
  });

  test("a few people hide behind the next smallest group, so that they cannot be told by taking away", () => {
    expect(groupsOf(group("398", 40), group("098", 7), group("560", 3))).toEqual([
      ["398", 1],
      ["others", 2],
    ]);
  });

  test("a group with nobody and nothing in it is not shown", () => {
    expect(groupsOf(group("398", 40), group("", 0, 0))).toEqual([["398", 1]]);
  });

  test("a step at which nothing is owed is not shown, and steps add up to the month", () => {
    const steps = forecastFigures(resultOf([]), names).splits.find(({ split }) => split === "step");
    expect(steps?.groups.map(({ key }) => key)).toEqual(["10", "50"]);
    const sum = steps?.groups.reduce((all, { monthCents }) => all + (monthCents[0] ?? 0), 0);
    expect(sum).toBe(110_000_000);
  });

  test("a step of fewer than five people is told with the next smallest, and nothing is lost", () => {
    const result = resultOf([]);
    const few = result.months.map((month) => ({
      ...month,
      steps: [
        // 80 of 1,000 days that 50 people are paid for: four people.
        { percent: 10, days: 80, cents: 100_00 },
        { percent: 20, days: 420, cents: 200_00 },
        { percent: 50, days: 500, cents: 300_00 },
      ],
    }));
    const { splits } = forecastFigures({ ...result, months: few }, names);
    const steps = splits.find(({ split }) => split === "step")?.groups ?? [];
    expect(steps.map(({ key, monthCents }) => [key, monthCents[0]])).toEqual([
      ["50", 300_00],
      ["others", 300_00],
    ]);
  });
});
