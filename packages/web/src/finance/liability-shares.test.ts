import { describe, expect, test } from "vitest";

import { largestStep, partOf } from "./liability-shares.ts";

const step = (
  percent: number,
  owedCents: number,
): { percent: number; days: number; paidCents: number; owedCents: number } => ({
  percent,
  days: 1,
  paidCents: 100,
  owedCents,
});

describe("the step that weighs most", () => {
  test("is named with its part of the whole", () => {
    expect(largestStep([step(10, 100), step(50, 300)])).toEqual({ percent: 50, share: 0.75 });
  });

  test("is nobody when nothing is owed", () => {
    expect(largestStep([step(0, 0)])).toBeUndefined();
    expect(largestStep([])).toBeUndefined();
  });
});

describe("a row's part", () => {
  test("is of the rows' sum, and a credit has none", () => {
    const rows = [{ owedCents: 300 }, { owedCents: 100 }, { owedCents: -50 }];
    expect(rows.map(({ owedCents }) => partOf(owedCents, rows))).toEqual([0.75, 0.25, 0]);
  });

  test("is none when nothing is owed", () => {
    expect(partOf(0, [{ owedCents: 0 }])).toBe(0);
  });
});
