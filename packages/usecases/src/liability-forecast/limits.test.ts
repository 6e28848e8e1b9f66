import { expect, test } from "vitest";

import { limitsOf } from "./limits.ts";

/** 0, 1, …, 1000 cents: the share p of them is below 1000 p. */
const draws = Float64Array.from({ length: 1001 }, (_, i) => 1000 - i);

test("limits hold the middle 50, 80 and 95 per cent of the draws", () => {
  expect(limitsOf(draws, 500)).toEqual({
    mean: 500,
    lo50: 250,
    hi50: 750,
    lo80: 100,
    hi80: 900,
    lo95: 25,
    hi95: 975,
  });
});

test("an expectation outside the draws is inside every interval", () => {
  expect(limitsOf(draws, 990)).toMatchObject({
    mean: 990,
    hi50: 990,
    hi80: 990,
    hi95: 990,
    lo50: 250,
  });
});
