import { describe, expect, test } from "vitest";

import { payBackMonth } from "./service-balance.ts";

function months(...cents: readonly number[]): Float64Array {
  return Float64Array.from(cents);
}

describe("the month in which a service has paid for itself", () => {
  test.each([
    ["is the one in which the saving so far reaches the cost so far", [10, 0, 0], [0, 5, 5], 2],
    ["is the first one when the saving is at once the larger", [10, 10], [10, 11], 0],
    ["counts only when the saving stays ahead to the end", [10, 0, 50], [10, 5, 0], undefined],
    ["can come after falling behind", [1, 9, 0], [1, 0, 9], 2],
    ["never comes when the cost is never covered", [10, 0], [0, 9], undefined],
    ["is not asked where nothing is spent", [0, -5], [1, 1], undefined],
  ] as const)("%s", (_, cost, avoided, expected) => {
    expect(payBackMonth(months(...cost), months(...avoided))).toBe(expected);
  });
});
