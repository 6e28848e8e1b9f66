import { expect, test } from "vitest";

import { readNumber } from "./read-number.ts";

test.each([
  ["5", 5],
  ["+5", 5],
  [" 2,5 ", 2.5],
  ["2.5", 2.5],
  ["-50", -50],
  ["−50", -50],
  ["1 000", 1000],
] as const)("%j is %d", (typed, value) => {
  expect(readNumber(typed)).toBe(value);
});

test.each(["", "-", "5,", "5 %", "1,2,3", "abc", "Infinity"])("%j is not a number yet", (typed) => {
  expect(readNumber(typed)).toBeUndefined();
});
