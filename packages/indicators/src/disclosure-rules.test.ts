import { expect, test } from "vitest";

import { areAlike, isDominated, isSmallTeam, isTooFew } from "./disclosure-rules.ts";

test.each([
  [0, false],
  [1, true],
  [4, true],
  [5, false],
])("%i people are too few: %s", (people, expected) => {
  expect(isTooFew(people)).toBe(expected);
});

test.each([
  ["nobody", [], false],
  ["nothing", [0, 0, 0], false],
  ["two who make up 85 % exactly", [50, 35, 5, 5, 5], false],
  ["two who make up a little more", [50, 36, 5, 5, 4], true],
  ["paid back counts as much as paid", [-50, 36, 5, 5, 4], true],
  ["even amounts", [10, 10, 10, 10, 10, 10], false],
  ["two people alone", [10, 10], true],
] as const)("euros of %s", (_, amounts, expected) => {
  expect(isDominated(amounts)).toBe(expected);
});

test.each([
  [9, 0, true],
  [10, 0, false],
  [10, 2, true],
  [10, 3, false],
  [9, 3, true],
])("a team of %i customers and %i named workers is too small: %s", (customers, workers, small) => {
  expect(isSmallTeam(customers, workers)).toBe(small);
});

test.each([
  [0, 0, false],
  [0, 7, false],
  [6, 7, false],
  [7, 7, true],
])("that %i of %i are of a kind tells it of all: %s", (counted, all, expected) => {
  expect(areAlike(counted, all)).toBe(expected);
});
