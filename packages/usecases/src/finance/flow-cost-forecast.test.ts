import { addMonths, month, monthRange, formatMonth } from "@luotsi/base";
import type { MoneyForecast } from "@luotsi/contract";
import { describe, expect, test } from "vitest";

import type { FlowForecast } from "../liability-forecast/best-forecast.ts";
import { flowCostForecast } from "./flow-cost-forecast.ts";

/** An expectation with limits 1, 2 and 3 euros away. */
function around(mean: number): MoneyForecast {
  return {
    mean,
    lo50: mean - 100,
    hi50: mean + 100,
    lo80: mean - 200,
    hi80: mean + 200,
    lo95: mean - 300,
    hi95: mean + 300,
  };
}

const errors = { mase: 0.2, smape: 1.5, bias: 0 };
const band = {
  from: 1,
  to: 12,
  forecasts: 100,
  flow: errors,
  series: errors,
  lastYear: { ...errors, smape: 7.5 },
  coverage50: 0.5,
  coverage80: 0.8,
  coverage95: 0.95,
};

/** Known to September 2026, the last of it by nine tenths; from October on 10 € a month. */
const flow: FlowForecast = {
  result: {
    past: monthRange(month("2026-01"), month("2026-09")).map((at) => ({
      month: formatMonth(at),
      cents: 900,
      completeness: at === month("2026-09") ? 0.9 : 1,
    })),
    months: monthRange(month("2026-10"), month("2028-09")).map((at) => ({
      month: formatMonth(at),
      owed: around(1000),
      owedInYear: around(1000 * (at < month("2027-01") ? at - month("2026-09") : (at % 12) + 1)),
      paidDays: 10,
      receivers: 1,
      steps: [],
    })),
    years: [],
    groups: { municipality: [], age: [], integration: [] },
    leftOut: { months: 0, shareOfBase: 0 },
    learntMonths: 30,
  },
  backtest: { origins: 17, bands: [band], all: band, isBest: true },
};

function forecastAfter(lastComplete: string, december = "2026-12") {
  return flowCostForecast(flow, {
    lastComplete: month(lastComplete),
    december: month(december),
  });
}

describe("the forecast of people on the money page", () => {
  test("a month still coming in is what it comes to, then the forecast follows", () => {
    const found = forecastAfter("2026-08");
    if (found?.kind !== "forecast") expect.fail("there is a forecast");
    expect(found.first).toBe(month("2026-09"));
    expect(found.months.map(({ mean, hi95 }) => [mean, hi95])).toEqual([
      [1000, 1000],
      [1000, 1300],
      [1000, 1300],
      [1000, 1300],
    ]);
    expect(found.total({ first: 0, count: 4 }, 7200)).toMatchObject({ mean: 11_200, hi80: 11_400 });
    expect(found.total({ first: 0, count: 1 }, 7200)).toMatchObject({ mean: 8200, hi95: 8200 });
  });

  test("when all that is known is complete the forecast begins at once", () => {
    const found = forecastAfter("2026-09");
    if (found?.kind !== "forecast") expect.fail("there is a forecast");
    expect(found.total({ first: 0, count: 3 }, 8100)).toMatchObject({ mean: 11_100, lo95: 10_800 });
  });

  test("next year is the sum of its own months", () => {
    const found = forecastAfter("2026-09", "2027-12");
    if (found?.kind !== "forecast") expect.fail("there is a forecast");
    expect(found.total({ first: 3, count: 12 }, 0)).toMatchObject({ mean: 12_000, hi50: 12_100 });
  });

  test("says which forecast it is, and how it did", () => {
    const found = forecastAfter("2026-09");
    if (found?.kind !== "forecast") expect.fail("there is a forecast");
    expect(found.backtest.method).toBe("flow");
    expect(found.backtest.sentence.fi).toContain("alueen omista ihmisistä");
    expect(found.backtest.sentence.fi.replaceAll("\u00a0", " ")).toContain("1,5 %");
  });

  test("is not used when later months are complete already, or when it does not reach December", () => {
    expect(forecastAfter("2026-10")).toBeUndefined();
    expect(forecastAfter("2026-09", formatMonth(addMonths(month("2026-12"), 24)))).toBeUndefined();
    expect(forecastAfter("2025-11")).toBeUndefined();
  });
});
