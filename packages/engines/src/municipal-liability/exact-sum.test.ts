import { array, assert as check, double, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";

import { addMany, addSums, addTo, createSum, keysOf, sumOf, sumOfAll } from "./exact-sum.ts";

const addend = record({
  key: integer({ min: 0, max: 3 }),
  value: double({ min: -1e9, max: 1e9, noNaN: true }),
});

describe("sums that do not depend on how they are added", () => {
  test("any order and any grouping give the same bits", () => {
    check(
      property(array(addend, { maxLength: 60 }), integer({ min: 0, max: 60 }), (addends, cut) => {
        const whole = createSum(4);
        for (const { key, value } of addends) addTo(whole, key, value);
        const [first, second] = [createSum(4), createSum(4)];
        for (const { key, value } of addends.slice(0, cut)) addTo(first, key, value);
        for (const { key, value } of addends.slice(cut).toReversed()) addTo(second, key, value);
        addSums(second, first);
        const together = createSum(4);
        const keys = Int32Array.from(addends, ({ key }) => key);
        const values = Float64Array.from(addends, ({ value }) => value);
        addMany(together, keys, values, addends.length);
        expect(second).toEqual(whole);
        expect(together).toEqual(whole);
      }),
    );
  });

  test("a tenth added ten million times is a million to a billionth", () => {
    const sum = createSum(1);
    for (let i = 0; i < 10_000_000; i++) addTo(sum, 0, 0.1);
    // Each tenth is kept to half a unit of 2⁻⁵², 1.1e-16.
    expect(Math.abs(sumOf(sum, 0) - 1_000_000)).toBeLessThan(1.2e-9);
    let plain = 0;
    for (let i = 0; i < 10_000_000; i++) plain += 0.1;
    expect(Math.abs(plain - 1_000_000)).toBeGreaterThan(1e-5);
  });

  test("what is taken back leaves no more than the last bits of the fractions", () => {
    const sum = createSum(1);
    for (const value of [0.1, 1e9 + 0.3, -2 / 3, 7]) addTo(sum, 0, value);
    for (const value of [2 / 3, -7, -0.1, -(1e9 + 0.3)]) addTo(sum, 0, value);
    expect(Math.abs(sumOf(sum, 0))).toBeLessThan(1e-14);
  });

  test("a fraction smaller than can be kept beside one carries into the whole", () => {
    const sum = createSum(1);
    addTo(sum, 0, -1e-20);
    expect(sumOf(sum, 0)).toBe(0);
    expect([sum.whole[0], sum.fraction[0]]).toEqual([0, 0]);
  });

  test("keys are those something was added under, also nothing but zero", () => {
    const sum = createSum(5);
    addTo(sum, 3, 0);
    addTo(sum, 1, 2.5);
    expect(keysOf(sum)).toEqual([1, 3]);
    const larger = createSum(8);
    addSums(larger, sum, 2);
    expect(keysOf(larger)).toEqual([3, 5]);
    expect(sumOf(larger, 3)).toBe(2.5);
    expect(sumOfAll(larger)).toBe(2.5);
  });
});
