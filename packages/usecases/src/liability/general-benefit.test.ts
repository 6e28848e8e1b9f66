import { month } from "@luotsi/base";
import { expect, test } from "vitest";

import { restsOnGeneralBenefit, yearRestsOnGeneralBenefit } from "./general-benefit.ts";

test("April 2026 rests on read law, May 2026 on an assumption", () => {
  expect(restsOnGeneralBenefit(month("2026-04"))).toBe(false);
  expect(restsOnGeneralBenefit(month("2026-05"))).toBe(true);
});

test("so does every year from 2026 on", () => {
  expect([2024, 2025, 2026, 2027].map(yearRestsOnGeneralBenefit)).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
