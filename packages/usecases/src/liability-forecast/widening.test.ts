import { assert as check, double, property } from "fast-check";
import { describe, expect, test } from "vitest";

import type { BacktestPair } from "./backtest-liability.ts";
import { widened, widenedPairs, wideningOf } from "./widening.ts";

/** A forecast of 1,000 with limits 10, 20 and 30 away, made from an origin. */
function pair(origin: number, outcome: number): BacktestPair {
  return {
    origin: `2025-${String(origin).padStart(2, "0")}`,
    month: "2026-01",
    monthsAhead: 3,
    outcome,
    flow: { mean: 1000, lo50: 990, hi50: 1010, lo80: 980, hi80: 1020, lo95: 970, hi95: 1030 },
    series: null,
    lastYear: 1000,
    yearlyChange: 50,
  };
}

describe("widening by past misses", () => {
  test("outcomes that lie where they should change nothing", () => {
    const pairs = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((k) => pair(k, 1000 + k));
    expect(wideningOf(pairs)).toEqual({ by50: 1, by80: 1, by95: 1 });
    expect(widenedPairs(pairs)).toEqual(pairs);
  });

  test("of nine outcomes the level's place of ten in order of their miss is just held", () => {
    // Misses 5, 10, …, 45: 50 % of ten is the fifth, 25; 80 % the eighth, 40; 95 % the last, 45.
    const pairs = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((k) =>
      pair(k, 1000 + (k % 2 === 0 ? 5 : -5) * k),
    );
    expect(wideningOf(pairs)).toEqual({ by50: 2.5, by80: 2, by95: 1.5 });
  });

  test("three origins say too little, and a wild miss is held to three times the width", () => {
    expect(wideningOf([1, 2, 3].map((k) => pair(k, 2000)))).toEqual({ by50: 1, by80: 1, by95: 1 });
    expect(wideningOf([1, 2, 3, 4].map((k) => pair(k, 2000)))).toEqual({
      by50: 3,
      by80: 3,
      by95: 3,
    });
  });

  test("an origin is judged by the misses of the others alone", () => {
    const pairs = [1, 2, 3, 4, 5].map((k) => pair(k, k === 5 ? 1040 : 1001));
    const judged = widenedPairs(pairs);
    expect(judged[4]?.flow).toEqual(pairs[4]?.flow);
    expect(judged[0]?.flow.hi80).toBeGreaterThan(1020);
  });

  test("wider limits hold narrower ones and never draw closer", () => {
    const factor = double({ min: 1, max: 3, noNaN: true });
    check(
      property(factor, factor, factor, (by50, by80, by95) => {
        const { flow } = pair(1, 1000);
        const wide = widened(flow, { by50, by80, by95 });
        const limits = [wide.lo95, wide.lo80, wide.lo50, wide.hi50, wide.hi80, wide.hi95];
        expect(limits).toEqual(limits.toSorted((a, b) => a - b));
        expect(wide.lo80).toBeLessThanOrEqual(flow.lo80);
        expect(wide.mean).toBe(flow.mean);
      }),
    );
  });
});
