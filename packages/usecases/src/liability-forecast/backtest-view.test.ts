import type { MoneyForecast, Provenance } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import type { BacktestPair } from "./backtest-liability.ts";
import { backtestView } from "./backtest-view.ts";

const provenance: Provenance = {
  definition: { fi: "", sv: "", en: "" },
  batches: [],
  coverage: null,
  breaks: [],
  assumptions: [],
  uncertainty: null,
  run: {},
};

/** An expectation with limits so many cents away. */
function forecastOf(mean: number, half80: number): MoneyForecast {
  return {
    mean,
    lo50: mean - half80 / 2,
    hi50: mean + half80 / 2,
    lo80: mean - half80,
    hi80: mean + half80,
    lo95: mean - 2 * half80,
    hi95: mean + 2 * half80,
  };
}

/** A forecast of 100 € so many months ahead. */
function pair(monthsAhead: number, changes: Partial<BacktestPair> = {}): BacktestPair {
  return {
    origin: "2025-12",
    month: `2026-${String(monthsAhead).padStart(2, "0")}`,
    monthsAhead,
    outcome: 100_00,
    flow: forecastOf(100_00, 5_00),
    series: 104_00,
    lastYear: 90_00,
    yearlyChange: 8_00,
    ...changes,
  };
}

function viewOf(pairs: readonly BacktestPair[]): NonNullable<ReturnType<typeof backtestView>> {
  const view = backtestView({ pairs }, provenance);
  if (view === undefined) expect.fail("there are forecasts");
  return view;
}

describe("errors by distance", () => {
  test("two months belong to the first band, the third to the second, the seventh to the last", () => {
    const view = viewOf([1, 2, 3, 6, 7, 12].map((ahead) => pair(ahead)));
    expect(view.bands.map(({ from, to, forecasts }) => [from, to, forecasts])).toEqual([
      [1, 2, 2],
      [3, 6, 2],
      [7, 12, 2],
    ]);
    expect(view.all.forecasts).toBe(6);
  });

  test("the error is the mean over forecasts, scaled by the usual change of a year", () => {
    const { all } = viewOf([
      pair(3, { flow: forecastOf(104_00, 5_00) }),
      pair(4, { flow: forecastOf(98_00, 5_00) }),
    ]);
    expect(all.flow.mase).toBeCloseTo((4 / 8 + 2 / 8) / 2, 12);
    expect(all.flow.smape).toBeCloseTo((800 / 204 + 400 / 198) / 2, 12);
    expect(all.flow.bias).toBeCloseTo(1, 12);
    expect(all.lastYear.bias).toBeCloseTo(-10, 12);
  });

  test("an outcome on the limit is inside it", () => {
    const { all } = viewOf([
      pair(3, { flow: forecastOf(95_00, 5_00) }),
      pair(4, { flow: forecastOf(94_99, 5_00) }),
      pair(5, { flow: forecastOf(89_99, 5_00) }),
    ]);
    expect([all.coverage50, all.coverage80, all.coverage95]).toEqual([0, 1 / 3, 2 / 3]);
  });

  test("a series that was too short is not counted", () => {
    const { all } = viewOf([pair(3, { series: null }), pair(4)]);
    expect(all.series.smape).toBeCloseTo(800 / 204, 12);
    const none = viewOf([pair(3, { series: null })]);
    expect(none.all.series.mase).toBeNull();
  });
});

describe("the verdict", () => {
  test("rests on three months and more: a worse first month does not matter", () => {
    const view = viewOf([pair(1, { flow: forecastOf(150_00, 5_00) }), pair(3), pair(8)]);
    expect(view.isBest).toBe(true);
    expect(view.sentences.at(-1)?.fi).toContain("tarkempi kuin kumpikaan");
  });

  test("is lost at any later distance where another is as good", () => {
    const view = viewOf([pair(3), pair(8, { flow: forecastOf(104_00, 5_00) })]);
    expect(view.isBest).toBe(false);
    expect(view.sentences.at(-1)?.fi).toContain("varoen");
  });
});

describe("in words", () => {
  test("says from how many months, how wrong each was and how often the outcome fell inside", () => {
    const said = viewOf([pair(3), pair(4)]).sentences.map(({ fi }) => fi.replaceAll("\u00a0", " "));
    expect(said).toEqual([
      "Ennuste tehtiin uudelleen 1 menneestä kuukaudesta niillä tiedoilla, jotka silloin olivat käsillä, ja sitä verrattiin siihen, mitä tuli.",
      "3–6 kuukauden päähän se erehtyi keskimäärin 0,0 %; pelkän aikasarjan ennuste 3,9 % ja viime vuoden toistaminen 10,5 %.",
      "Toteuma osui 80 prosentin väliin 100,0 % ja 95 prosentin väliin 100,0 % kerroista.",
      "Kolmen kuukauden päästä eteenpäin se oli tarkempi kuin kumpikaan vertailtava.",
    ]);
  });

  test("names a lean of half a percent or more", () => {
    const said = (mean: number): string =>
      viewOf([pair(3, { flow: forecastOf(mean, 5_00) })])
        .sentences.map(({ en }) => en)
        .join(" ");
    expect(said(100_49)).not.toContain("On average");
    expect(said(100_50)).toContain("On average it was 0.5% too high.");
    expect(said(98_00)).toContain("On average it was 2.0% too low.");
  });

  test("nothing tried is nothing shown", () => {
    expect(backtestView({ pairs: [] }, provenance)).toBeUndefined();
  });
});

describe("the picture", () => {
  const ofMonth = (month: string, monthsAhead: number): BacktestPair =>
    pair(monthsAhead, { month, outcome: monthsAhead });
  const shownOf = (pairs: readonly BacktestPair[]): readonly (readonly [string, number])[] =>
    viewOf(pairs).shown.months.map(({ month, outcomeCents }) => [month, outcomeCents]);

  test("is of the forecasts made half a year before", () => {
    const pairs = [pair(5), pair(6), pair(7)];
    expect(viewOf(pairs).shown).toMatchObject({ fewestAhead: 6, mostAhead: 6 });
    expect(shownOf(pairs)).toEqual([["2026-06", 100_00]]);
  });

  test("takes a month between two origins from the nearer one, and nothing farther than that", () => {
    const pairs = [
      ofMonth("2026-05", 5),
      ofMonth("2026-06", 6),
      ofMonth("2026-07", 7),
      ofMonth("2026-07", 4),
      ofMonth("2026-08", 8),
      ofMonth("2026-08", 6),
      ofMonth("2026-09", 9),
    ];
    expect(viewOf(pairs).shown).toMatchObject({ fewestAhead: 5, mostAhead: 7 });
    expect(shownOf(pairs)).toEqual([
      ["2026-05", 5],
      ["2026-06", 6],
      ["2026-07", 7],
      ["2026-08", 6],
    ]);
  });

  test("keeps a gap that no origin fills", () => {
    const pairs = [ofMonth("2026-01", 6), ofMonth("2026-04", 6)];
    expect(shownOf(pairs)).toEqual([
      ["2026-01", 6],
      ["2026-04", 6],
    ]);
  });
});
