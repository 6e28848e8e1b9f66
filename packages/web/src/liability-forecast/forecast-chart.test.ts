import { expect, test } from "vitest";

import { formatFor } from "../language/format.ts";
import { backtestChart } from "./forecast-chart.ts";
import { forecastMessages } from "./messages.ts";

const forecast = { mean: 2e8, lo50: 2e8, hi50: 2e8, lo80: 2e8, hi80: 2e8, lo95: 2e8, hi95: 2e8 };

test("a month that no forecast was made of is a gap between the others, so that time runs evenly", () => {
  const months = ["2025-11", "2025-12", "2026-02"].map((month) => ({
    month,
    madeIn: month,
    forecast,
    outcomeCents: 2e8,
  }));
  const { slots, series } = backtestChart(
    { shown: { fewestAhead: 6, mostAhead: 6, months } },
    { t: forecastMessages.fi, format: formatFor("fi") },
  );
  expect(slots.map(({ key }) => key)).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
  for (const { points } of series) {
    expect(points.map((point) => point === null)).toEqual([false, false, true, false]);
  }
});
