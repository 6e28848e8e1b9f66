import { month } from "@luotsi/base";
import { describe, expect, test } from "vitest";

import { measureLag, type Arrival } from "./measure-lag.ts";

/** Monthly deliveries from 2026-01; each brings its own month and late rows of the month before. */
function monthlyDeliveries(count: number, onTime: number, late: number): readonly Arrival[] {
  const first = month("2026-01");
  return Array.from({ length: count }, (_, i) => [
    { batch: i + 1, month: (first + i) as typeof first, records: onTime },
    ...(i === 0 ? [] : [{ batch: i + 1, month: (first + i - 1) as typeof first, records: late }]),
  ]).flat();
}

describe("measureLag", () => {
  test("a tenth that always comes one month late is measured as a tenth", () => {
    const lag = measureLag("benefit-payments", monthlyDeliveries(6, 90, 10));
    expect(lag?.arrivedShare).toHaveLength(2);
    expect(lag?.arrivedShare[0]).toBeCloseTo(0.9, 12);
    expect(lag?.arrivedShare[1]).toBe(1);
    expect(lag?.monthsMeasured).toBe(5);
    expect(lag?.sentence.fi).toContain("90,0\u00A0%");
  });

  test("history that came in the first delivery says nothing about lag", () => {
    const history = Array.from({ length: 24 }, (_, i) => ({
      batch: 1,
      month: (month("2024-01") + i) as ReturnType<typeof month>,
      records: 100,
    }));
    expect(measureLag("benefit-payments", history)).toBeUndefined();
  });

  test("two followed months are too few, three are enough", () => {
    expect(measureLag("ledger", monthlyDeliveries(3, 50, 0))).toBeUndefined();
    expect(measureLag("ledger", monthlyDeliveries(4, 50, 0))?.arrivedShare).toEqual([1]);
  });

  test("months not yet followed to the end do not pull the share down", () => {
    // By hand, chain ladder: lag 0 to 1 grows (60+30)/60 each month, lag 1 to 2 (90+10)/90.
    const arrivals: Arrival[] = [];
    for (let batch = 0; batch < 6; batch++) {
      for (const [lag, records] of [60, 30, 10].entries()) {
        const about = month("2026-01") + batch - lag;
        if (about < month("2026-01")) continue;
        arrivals.push({ batch: batch + 1, month: about as ReturnType<typeof month>, records });
      }
    }
    const shares = measureLag("benefit-payments", arrivals)?.arrivedShare ?? [];
    expect(shares).toHaveLength(3);
    expect(shares[0]).toBeCloseTo(0.6, 12);
    expect(shares[1]).toBeCloseTo(0.9, 12);
    expect(shares[2]).toBe(1);
  });

  test("a delivery of late rows only stands at the newest month seen before it", () => {
    const late = { batch: 5, month: month("2026-03"), records: 100 };
    const shares = measureLag("ledger", [...monthlyDeliveries(4, 100, 0), late])?.arrivedShare;
    // 2026-03 had 100 of its 200 records at lag 0; the two months before it all of theirs.
    expect(shares?.[0]).toBeCloseTo(300 / 400, 12);
  });

  test("months when no delivery came say nothing about what would have been there", () => {
    const quarterly = [1, 4, 7, 10].flatMap((at, i) => {
      const newest = month(`2026-${String(at).padStart(2, "0")}`);
      return [0, 1, 2].map((back) => ({
        batch: i + 1,
        month: (newest - back) as typeof newest,
        records: 100,
      }));
    });
    expect(measureLag("employment-codes", quarterly)).toBeUndefined();
  });
});
