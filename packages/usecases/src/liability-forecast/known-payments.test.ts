import { expect, test } from "vitest";

import { delayPlace, shareKnown } from "./known-payments.ts";

/** Days of benefit by month and delay. */
function daysByDelay(months: readonly Readonly<Record<number, number>>[]): Float64Array {
  const days = new Float64Array(delayPlace(months.length, 0));
  for (const [month, delays] of months.entries()) {
    for (const [delay, count] of Object.entries(delays))
      days[delayPlace(month, Number(delay))] = count;
  }
  return days;
}

test("what is late is learnt from months old enough to show it: 10 % come after 40 days", () => {
  const days = daysByDelay([{ 5: 90, 40: 10 }, { 5: 180, 40: 20 }, { 5: 90 }]);
  const [first, second, third] = shareKnown(days, Int32Array.of(70, 40, 10));
  expect(first).toBe(1);
  expect(second).toBe(1);
  expect(third).toBeCloseTo(0.9, 12);
});

test("a delay is not known of before a month is old enough to have shown it", () => {
  const days = daysByDelay([{ 5: 90, 40: 10 }, { 5: 90 }]);
  expect([...shareKnown(days, Int32Array.of(39, 9))]).toEqual([1, 1]);
});

test("two kinds of late records multiply: half come at once, then half of the rest", () => {
  const days = daysByDelay([{ 0: 50, 30: 25, 60: 25 }, { 0: 50, 30: 25 }, { 0: 50 }]);
  expect([...shareKnown(days, Int32Array.of(90, 45, 15))]).toEqual([1, 0.75, 0.5]);
});

test("a month that has not ended is not known", () => {
  expect([...shareKnown(daysByDelay([{ 0: 10 }, { 0: 5 }]), Int32Array.of(20, -1))]).toEqual([
    1, 0,
  ]);
});
