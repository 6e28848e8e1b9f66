import { array, assert as check, boolean, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";

import { absentValidity, markPresent } from "@luotsi/frame";
import { normalQuantile, uniform } from "@luotsi/numerics";

import {
  forecastSeries,
  type SeriesForecastFound,
  type SeriesQuestion,
} from "./forecast-series.ts";

const limits = ["lo95", "lo80", "lo50", "mean", "hi50", "hi80", "hi95"] as const;
const december = [1, 0, 2, -1, -3, 4, 6, 3, -2, -4, -5, -1];

/** Level 200, season ±30, noise of three, the same for the same seed. */
function simulated(length: number, seed: number): Float64Array {
  return Float64Array.from(
    { length },
    (_, t) => 200 + 5 * december[t % 12] + 3 * normalQuantile(uniform(seed, 1, t)),
  );
}

function ask(values: Float64Array, more: Partial<SeriesQuestion> = {}): SeriesForecastFound {
  const question = { values, validity: undefined, season: 12, horizon: 12, nonnegative: false };
  const answer = forecastSeries({ ...question, ...more });
  if (answer.kind !== "forecast") throw new Error(`expected a forecast, not ${answer.kind}`);
  return answer;
}

function withoutPeriods(length: number, missing: readonly number[]): Uint8Array {
  const validity = absentValidity(length);
  for (let t = 0; t < length; t++) if (!missing.includes(t)) markPresent(validity, t);
  return validity;
}

describe("what is asked cannot be answered", () => {
  test("five months are too few, six are enough", () => {
    const values = simulated(6, 1);
    const short = { values: values.subarray(0, 5), validity: undefined, season: 12, horizon: 3 };
    expect(forecastSeries({ ...short, nonnegative: false })).toEqual({
      kind: "too_short",
      observed: 5,
      needed: 6,
    });
    expect(ask(values).points.mean).toHaveLength(12);
  });

  test("a third of the months may be missing, not more", () => {
    const values = simulated(30, 1);
    const third = Array.from({ length: 10 }, (_, i) => 3 * i + 1);
    expect(ask(values, { validity: withoutPeriods(30, third) }).filled).toBe(10);
    const answer = forecastSeries({
      values,
      validity: withoutPeriods(30, [...third, 3]),
      season: 12,
      horizon: 3,
      nonnegative: false,
    });
    expect(answer).toEqual({ kind: "too_many_gaps", observed: 19, missing: 11 });
  });

  test("a value that is no number, a wrong season or horizon are broken promises", () => {
    const values = simulated(30, 1);
    expect(() => ask(Float64Array.from(values).fill(Number.NaN, 4, 5))).toThrow("finite");
    expect(() => ask(values, { season: 0 })).toThrow("season");
    expect(() => ask(values, { horizon: 0 })).toThrow("horizon");
    const known = { past: new Float64Array(30), future: new Float64Array(3) };
    expect(() => ask(values, { known })).toThrow("as long as");
  });
});

describe("short, constant and gappy series", () => {
  test("a constant stays, its intervals have no width, and that is said", () => {
    const answer = ask(new Float64Array(36).fill(40));
    expect(answer.method).toBe("constant");
    expect(answer.warnings).toContain("constant_series");
    for (const name of limits) expect(new Set(answer.points[name])).toEqual(new Set([40]));
    expect(answer.backTest.origins).toBe(0);
    expect(answer.backTest.smape).toBeUndefined();
  });

  test("zeros only are forecast as zeros", () => {
    const answer = ask(new Float64Array(30));
    expect([...answer.points.hi95]).toEqual(Array.from({ length: 12 }, () => 0));
  });

  test("with less than two seasons there is no season, and that is said", () => {
    expect(ask(simulated(24, 1)).warnings).toContain("no_season_yet");
    expect(ask(simulated(25, 1)).warnings).not.toContain("no_season_yet");
  });

  test("missing months are filled: the forecast hardly moves, and they are counted", () => {
    const values = simulated(72, 4);
    const missing = [7, 20, 21, 50];
    const spoilt = Float64Array.from(values);
    for (const t of missing) spoilt[t] = 1e9;
    const whole = ask(values);
    const gappy = ask(spoilt, { validity: withoutPeriods(72, missing) });
    expect(gappy.filled).toBe(4);
    expect(gappy.observed).toBe(68);
    expect(gappy.warnings).toContain("gaps_filled");
    gappy.points.mean.forEach((value, i) =>
      expect(Math.abs(value - whole.points.mean[i])).toBeLessThan(3),
    );
  });

  test("when the last two months are missing the forecast begins after them, and is wider", () => {
    const values = simulated(72, 5);
    const full = ask(values.subarray(0, 70), { horizon: 14 });
    const late = ask(values, { validity: withoutPeriods(72, [70, 71]) });
    expect(late.warnings).toContain("ends_missing");
    expect([...late.points.mean]).toEqual([...full.points.mean.subarray(2)]);
    expect([...late.points.hi95]).toEqual([...full.points.hi95.subarray(2)]);
  });

  test("missing first months are cut off", () => {
    const values = simulated(72, 5);
    const cut = ask(values, { validity: withoutPeriods(72, [0, 1, 2]) });
    expect([...cut.points.mean]).toEqual([...ask(values.subarray(3)).points.mean]);
  });
});

describe("known amounts", () => {
  test("are taken out of the history and put back on the months ahead, without width", () => {
    const values = simulated(60, 6);
    const past = new Float64Array(60);
    past[30] = 5000;
    past[59] = -700;
    const future = new Float64Array(12);
    future[2] = 900;
    const plain = ask(values, { scale: "additive" });
    const known = ask(
      values.map((value, t) => value + past[t]),
      { scale: "additive", known: { past, future } },
    );
    for (const name of limits) {
      known.points[name].forEach((value, i) =>
        expect(value).toBeCloseTo(plain.points[name][i] + future[i], 8),
      );
    }
  });
});

describe("the forecast of simulated series", () => {
  test("finds the season: errors near the noise's own, far below the seasonal naive's", () => {
    let miss = 0;
    let naive = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const values = simulated(96, seed);
      const points = ask(values.subarray(0, 84)).points;
      for (let i = 0; i < 12; i++) {
        miss += Math.abs(points.mean[i] - (200 + 5 * december[i])) / 240;
        naive += Math.abs(values[72 + i] - (200 + 5 * december[i])) / 240;
      }
    }
    // The mean of |noise| is 3·√(2/π) = 2.39: the seasonal naive's distance from the truth.
    expect(naive).toBeGreaterThan(2.1);
    expect(miss).toBeLessThan(0.75 * naive);
  });

  test("95, 80 and 50 % intervals cover about so much of 300 series' next year", () => {
    const inside = [0, 0, 0];
    for (let seed = 1; seed <= 300; seed++) {
      const values = simulated(60, 1000 + seed);
      const { points } = ask(values.subarray(0, 48));
      for (let i = 0; i < 12; i++) {
        const value = values[48 + i];
        if (value >= points.lo50[i] && value <= points.hi50[i]) inside[0] += 1 / 3600;
        if (value >= points.lo80[i] && value <= points.hi80[i]) inside[1] += 1 / 3600;
        if (value >= points.lo95[i] && value <= points.hi95[i]) inside[2] += 1 / 3600;
      }
    }
    expect(inside[0]).toBeGreaterThan(0.44);
    expect(inside[0]).toBeLessThan(0.66);
    expect(inside[1]).toBeGreaterThan(0.74);
    expect(inside[1]).toBeLessThan(0.9);
    expect(inside[2]).toBeGreaterThan(0.9);
    expect(inside[2]).toBeLessThan(0.98);
  });

  test("a random walk's interval widens with the horizon", () => {
    let level = 500;
    const walk = Float64Array.from(
      { length: 120 },
      (_, t) => (level += 8 * normalQuantile(uniform(9, 1, t))),
    );
    const { hi95, lo95 } = ask(walk, { scale: "additive" }).points;
    expect(hi95[11] - lo95[11]).toBeGreaterThan(1.8 * (hi95[0] - lo95[0]));
  });
});

describe("properties of any series", () => {
  const euros = integer({ min: 0, max: 10_000_000 }).map((cents) => cents / 100);
  const series = array(euros, { minLength: 6, maxLength: 60 });

  test("intervals are nested, numbers finite, and a nonnegative one never goes below 0", () => {
    check(
      property(
        record({ values: series, season: integer({ min: 1, max: 13 }), nonnegative: boolean() }),
        ({ values, season, nonnegative }) => {
          const answer = ask(Float64Array.from(values), { season, nonnegative, horizon: 15 });
          for (let i = 0; i < 15; i++) {
            const row = limits.map((name) => answer.points[name][i]);
            expect(row.every(Number.isFinite)).toBe(true);
            for (let k = 1; k < row.length; k++) {
              expect(row[k]).toBeGreaterThanOrEqual(row[k - 1] - 1e-9 * Math.abs(row[k]));
            }
            if (nonnegative) expect(row[0]).toBeGreaterThanOrEqual(0);
          }
          const total = answer.weights.reduce((sum, { weight }) => sum + weight, 0);
          expect(total).toBeCloseTo(1, 10);
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  test("a thousand times larger series has a thousand times larger forecast", () => {
    for (const scale of ["additive", "multiplicative"] as const) {
      const values = simulated(60, 11);
      const small = ask(values, { scale }).points;
      const large = ask(
        values.map((value) => value * 1024),
        { scale },
      ).points;
      for (const name of limits) {
        large[name].forEach((value, i) => expect(value / 1024 / small[name][i]).toBeCloseTo(1, 6));
      }
    }
  });

  test("on the additive scale a shifted series has a shifted forecast", () => {
    const values = simulated(60, 12);
    const plain = ask(values, { scale: "additive" }).points;
    const shifted = ask(
      values.map((value) => value + 4096),
      { scale: "additive" },
    ).points;
    for (const name of limits) {
      shifted[name].forEach((value, i) => expect(value - 4096).toBeCloseTo(plain[name][i], 3));
    }
  });

  test("the same question gives the same bytes", () => {
    const once = ask(simulated(60, 13));
    const twice = ask(simulated(60, 13));
    expect(JSON.stringify(twice)).toBe(JSON.stringify(once));
  });
});
