import { expect, test } from "vitest";

import { normalQuantile, uniform } from "@luotsi/numerics";

import { varianceOfSum, type ErrorModel } from "./error-model.ts";
import { forecastSeries, type SeriesForecastFound } from "./forecast-series.ts";
import { sumForecast } from "./sum-forecast.ts";

function ask(values: Float64Array, horizon: number): SeriesForecastFound {
  const answer = forecastSeries({
    values,
    validity: undefined,
    season: 12,
    horizon,
    nonnegative: true,
  });
  if (answer.kind !== "forecast") throw new Error(`expected a forecast, not ${answer.kind}`);
  return answer;
}

/** A level that wanders by two a month under noise of five, seen through a season. */
function wandering(length: number, seed: number): Float64Array {
  let level = 300;
  return Float64Array.from({ length }, (_, t) => {
    level += 2 * normalQuantile(uniform(seed, 1, t));
    return level + 20 * Math.sin((Math.PI * t) / 6) + 5 * normalQuantile(uniform(seed, 2, t));
  });
}

const model: ErrorModel = {
  variance: 4,
  growth: 0.5,
  halfWidths: [0.67, 1.28, 1.96],
  correlation: 0.25,
  sumInflation: 1,
};

test("the variance of a sum of two, reckoned by hand", () => {
  // Deviations 2 and √6: (1 − ¼)·(4 + 6) + ¼·(2 + √6)².
  expect(varianceOfSum(model, [1, 1], 1)).toBeCloseTo(7.5 + 0.25 * (2 + Math.sqrt(6)) ** 2, 12);
});

test("unrelated errors add as squares, fully shared ones as deviations", () => {
  const flat = { ...model, growth: 0 };
  expect(varianceOfSum({ ...flat, correlation: 0 }, [1, 1, 1], 1)).toBeCloseTo(12, 12);
  expect(varianceOfSum({ ...flat, correlation: 1 }, [1, 1, 1], 1)).toBeCloseTo(36, 12);
});

test("the total is what has been plus the forecast months; no months, no width", () => {
  const forecast = ask(wandering(60, 1), 12);
  const whole = sumForecast(forecast, { first: 0, count: 4 }, 1000);
  const months = forecast.points.mean.subarray(0, 4).reduce((sum, value) => sum + value, 0);
  expect(whole.mean).toBeCloseTo(1000 + months, 9);
  const none = sumForecast(forecast, { first: 0, count: 0 }, 1000);
  expect(new Set(Object.values(none))).toEqual(new Set([1000]));
});

test("the interval is narrower than the months' limits added up and holds the mean", () => {
  const forecast = ask(wandering(84, 2), 12);
  const total = sumForecast(forecast, { first: 0, count: 12 }, 0);
  const added = forecast.points.hi95.reduce((sum, value) => sum + value, 0);
  expect(total.hi95).toBeLessThan(added);
  expect(total.lo95).toBeLessThan(total.lo80);
  expect(total.lo80).toBeLessThan(total.lo50);
  expect(total.lo50).toBeLessThan(total.mean);
  expect(total.mean).toBeLessThan(total.hi50);
  expect(total.hi80).toBeLessThan(total.hi95);
});

test("known amounts shift the total and do not widen it", () => {
  const values = wandering(60, 3);
  const plain = ask(values, 12);
  const known = { past: new Float64Array(60), future: new Float64Array(12).fill(50) };
  const question = { values, validity: undefined, season: 12, horizon: 12, nonnegative: true };
  const answer = forecastSeries({ ...question, known });
  if (answer.kind !== "forecast") throw new Error("expected a forecast");
  const range = { first: 0, count: 6 };
  const without = sumForecast(plain, range, 0);
  const withKnown = sumForecast(answer, range, 0);
  expect(withKnown.mean - without.mean).toBeCloseTo(300, 8);
  expect(withKnown.hi95 - without.hi95).toBeCloseTo(300, 8);
});

test("a range outside the horizon is a broken promise", () => {
  const forecast = ask(wandering(40, 1), 6);
  expect(() => sumForecast(forecast, { first: 3, count: 4 }, 0)).toThrow("inside the horizon");
});

test("95 and 80 % intervals of the year's total cover about so many of 300 wandering series", () => {
  let inside95 = 0;
  let inside80 = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const values = wandering(84, seed);
    const total = sumForecast(ask(values.subarray(0, 72), 12), { first: 0, count: 12 }, 0);
    const truth = values.subarray(72).reduce((sum, value) => sum + value, 0);
    if (truth >= total.lo95 && truth <= total.hi95) inside95 += 1 / 300;
    if (truth >= total.lo80 && truth <= total.hi80) inside80 += 1 / 300;
  }
  expect(inside95).toBeGreaterThan(0.88);
  expect(inside95).toBeLessThan(0.99);
  expect(inside80).toBeGreaterThan(0.7);
  expect(inside80).toBeLessThan(0.9);
});
