import { expect, test } from "vitest";

import { chiSquareUpperTail, normalTwoSided } from "./chi-square.ts";

// R 4.2.2: pchisq(x, df, lower.tail = FALSE).
const golden = [
  [0.001, 1, 9.7477287936996e-1],
  [0.5, 1, 4.79500122186953e-1],
  [1, 2, 6.06530659712633e-1],
  [3.84, 1, 5.00435212487052e-2],
  [10, 3, 1.85661354630432e-2],
  [50, 1, 1.53745979442803e-12],
  [250, 1, 2.59680703934019e-56],
  [300, 1, 3.29436238331404e-67],
  [1000, 2, 7.12457640674129e-218],
  [2, 10, 9.96340153172656e-1],
  [30, 50, 9.8883521972845e-1],
  [100, 50, 3.45493138298486e-5],
] as const;

test("the upper tail of chi-squared is R's, in relative terms far out too", () => {
  for (const [x, degreesOfFreedom, wanted] of golden) {
    const found = chiSquareUpperTail(x, degreesOfFreedom);
    expect(Math.abs(found / wanted - 1), `${x} ${degreesOfFreedom}`).toBeLessThan(1e-11);
  }
});

test("nothing is above infinity, everything above 0, and no number asked for has no answer", () => {
  expect(chiSquareUpperTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
  expect(chiSquareUpperTail(0, 3)).toBe(1);
  expect(() => chiSquareUpperTail(Number.NaN, 1)).toThrow("number");
  expect(normalTwoSided(-1.959963984540054)).toBeCloseTo(0.05, 12);
});
