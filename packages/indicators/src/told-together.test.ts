import { expect, test } from "vitest";

import { toldTogether } from "./told-together.ts";

test.each([
  [
    [5, 9],
    [0, 0],
  ],
  [
    [4, 9, 20],
    [1, 1, 0],
  ],
  [
    [2, 3, 20],
    [1, 1, 0],
  ],
  [
    [0, 9, 20],
    [1, 0, 0],
  ],
  [
    [0, 1, 5, 5],
    [1, 1, 1, 0],
  ],
  [[3], [1]],
  [[], []],
])("of groups of %j people, those marked %j are told together", (people, marks) => {
  expect([...toldTogether(people)]).toEqual(marks);
});
