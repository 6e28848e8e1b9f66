import { assert as check, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";

import { addKeys, cellKeys, keySpace, roundedCount } from "./rounded-count.ts";

const anyKey = integer({ min: 0, max: keySpace - 1 });

describe("a count rounded to fives", () => {
  test.each([
    [0, 0, 0],
    [5, 0, 5],
    [1_285, keySpace - 1, 1_285],
    // Two over: up for the lowest two fifths of the keys.
    [7, 0, 10],
    [7, Math.floor(0.4 * keySpace), 10],
    [7, Math.floor(0.4 * keySpace) + 1, 5],
    [7, keySpace - 1, 5],
    [9, Math.floor(0.8 * keySpace), 10],
    [9, Math.floor(0.8 * keySpace) + 1, 5],
  ])("%i with the key %i is %i", (count, key, rounded) => {
    expect(roundedCount(count, 5, key)).toBe(rounded);
  });

  test("is a multiple, less than the base away, and the same for the same key", () => {
    check(
      property(
        integer({ min: 0, max: 100_000 }),
        constantFrom(3, 5),
        anyKey,
        (count, base, key) => {
          const rounded = roundedCount(count, base, key);
          return (
            rounded % base === 0 &&
            Math.abs(rounded - count) < base &&
            rounded === roundedCount(count, base, key)
          );
        },
      ),
    );
  });

  test("neither adds nor loses people on average", () => {
    const keys = Array.from({ length: 10_000 }, (_, i) =>
      Math.floor(((i + 0.5) * keySpace) / 10_000),
    );
    for (const base of [3, 5]) {
      for (let count = 0; count < 12; count++) {
        const sum = keys.reduce((all, key) => all + roundedCount(count, base, key), 0);
        expect(sum / keys.length).toBeCloseTo(count, 2);
      }
    }
  });
});

test("groups without anybody in common have together the key of all their people", () => {
  const keys = Uint32Array.of(4_000_000_000, 4_000_000_001, 7, 11);
  const all = Uint8Array.of(1, 1, 1, 0);
  const [both = 0] = cellKeys(keys, all, undefined, 1);
  const [one = 0, other = 0] = cellKeys(keys, all, Int32Array.of(0, 1, 1, 0), 2);
  expect(both).toBe((4_000_000_000 + 4_000_000_001 + 7) % keySpace);
  expect(addKeys(one, other)).toBe(both);
});
