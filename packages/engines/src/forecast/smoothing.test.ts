import { expect, test } from "vitest";

import { dampedForecast, fitDampedTrend } from "./damped-trend.ts";
import { dampedSeasonalForecast } from "./damped-seasonal.ts";
import { shrunkenSeasonalFigure, seasonallyAdjusted } from "./decomposition.ts";
import { dynamicThetaForecast } from "./dynamic-theta.ts";
import { fitSimpleSmoothing, smoothSimply } from "./simple-smoothing.ts";

test("3, 5, 9 smoothed by a half, reckoned by hand", () => {
  // Errors are 3 − l, 3.5 − l/2, 5.75 − l/4, so l = (3 + 1.75 + 1.4375) / (1 + 1/4 + 1/16).
  const first = 6.1875 / 1.3125;
  const fit = smoothSimply(Float64Array.of(3, 5, 9), 0.5);
  expect(fit.firstLevel).toBeCloseTo(first, 12);
  expect(fit.level).toBeCloseTo(6.125 + first / 8, 12);
  expect(fit.squaredErrors).toBeCloseTo(
    (3 - first) ** 2 + (3.5 - first / 2) ** 2 + (5.75 - first / 4) ** 2,
    12,
  );
});

test("weight 0 is the mean of everything and weight 1 the last value", () => {
  const values = Float64Array.of(4, 8, 3, 9);
  expect(smoothSimply(values, 0).level).toBeCloseTo(6, 12);
  expect(smoothSimply(values, 1).level).toBeCloseTo(9, 12);
});

test("a random walk asks for the newest value, noise around a level for the mean", () => {
  const steps = [1, -2, 3, 1, -1, 2, -3, 2, 1, -2, 4, -1, 2, 3, -2, 1];
  let level = 100;
  const walk = Float64Array.from(steps, (step) => (level += 5 * step));
  expect(fitSimpleSmoothing(walk).alpha).toBeGreaterThan(0.6);
  const noise = Float64Array.from({ length: 40 }, (_, t) => 100 + (t % 2 === 0 ? 3 : -3));
  const fit = fitSimpleSmoothing(noise);
  expect(fit.alpha).toBeLessThan(0.01);
  expect(fit.level).toBeCloseTo(100, 0);
});

test("no other weight on a fine grid has smaller errors than the fitted one", () => {
  const values = Float64Array.from({ length: 60 }, (_, t) => 20 + 5 * Math.sin(t * t) + t / 6);
  const fit = fitSimpleSmoothing(values);
  for (let alpha = 0.0001; alpha < 1; alpha += 0.001) {
    expect(smoothSimply(values, alpha).squaredErrors).toBeGreaterThanOrEqual(
      fit.squaredErrors * (1 - 1e-9),
    );
  }
});

test("a trend that fades by a tenth a period is found and carried on", () => {
  const values = Float64Array.from({ length: 30 }, (_, t) => 50 - 40 * 0.9 ** t);
  const fit = fitDampedTrend(values);
  expect(fit.damping).toBeCloseTo(0.9, 3);
  dampedForecast(fit, 6).forEach((value, i) =>
    expect(value).toBeCloseTo(50 - 40 * 0.9 ** (30 + i), 3),
  );
});

test("damped steps add up as a geometric series, by hand", () => {
  const fit = { alpha: 0, beta: 0, damping: 0.5, level: 10, trend: 8, squaredErrors: 0 };
  expect([...dampedForecast(fit, 3)]).toEqual([14, 16, 17]);
});

const jagged = [5, -3, 8, -6, 2, -9, 7, 1, -4, 6, -2, -5];

function growingSeason(t: number): number {
  return 100 + (1 + t / 48) * jagged[t % 12];
}

test("a season that grows is followed by the method whose season may change", () => {
  const values = Float64Array.from({ length: 96 }, (_, t) => growingSeason(t));
  const seasonal = shrunkenSeasonalFigure(values, 12);
  const trend = fitDampedTrend(seasonallyAdjusted(values, seasonal));
  const changing = dampedSeasonalForecast(values, { seasonal, trend }, 12);
  let miss = 0;
  let fixedMiss = 0;
  changing.forEach((value, i) => {
    miss += Math.abs(value - growingSeason(96 + i)) / 12;
    fixedMiss += Math.abs(100 + seasonal.figure[i] - growingSeason(96 + i)) / 12;
  });
  expect(miss).toBeLessThan(0.5 * fixedMiss);
});

test("the dynamic theta follows a line and stays on a constant", () => {
  expect([...dynamicThetaForecast(new Float64Array(12).fill(5), 3)]).toEqual([5, 5, 5]);
  const line = Float64Array.from({ length: 30 }, (_, t) => 10 + 3 * t);
  dynamicThetaForecast(line, 3).forEach((value, i) =>
    expect(Math.abs(value - (10 + 3 * (30 + i)))).toBeLessThan(0.5),
  );
});
