import { fewestMonths } from "@luotsi/engines";
import { expect, test } from "vitest";

import { originsOf } from "./backtest-liability.ts";

test("the first origin has just enough months to learn from, the last has one month of outcome", () => {
  expect(originsOf(100, 100 + fewestMonths + 2)).toEqual([
    100 + fewestMonths - 1,
    100 + fewestMonths,
    100 + fewestMonths + 1,
  ]);
  expect(originsOf(100, 100 + fewestMonths)).toHaveLength(1);
  expect(originsOf(100, 100 + fewestMonths - 1)).toEqual([]);
});

test("of a long history twelve origins are tried, from the first to the last that can be", () => {
  const origins = originsOf(0, fewestMonths + 59);
  expect(origins).toHaveLength(12);
  expect([origins[0], origins.at(-1)]).toEqual([fewestMonths - 1, fewestMonths + 58]);
  const gaps = origins.slice(1).map((origin, i) => origin - (origins[i] ?? 0));
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
});
