import { expect, test } from "vitest";

import { counterBands } from "./bands.ts";
import {
  binAmong,
  binOf,
  binOfExemption,
  binOfFew,
  counterBins,
  firstOfLevel,
  lastBinOf,
  levelOfFew,
  mostUsed,
} from "./flow-cells.ts";
import { exempt, flowBenefits } from "./receipt-months.ts";

test("days used past the last step of the law are one bin, and the day before is of another", () => {
  const last = lastBinOf(700);
  expect([699.9, 700, 719.9, 720, 5000].map((used) => binOf(used, last))).toEqual([
    34, 35, 35, 35, 35,
  ]);
  expect(mostUsed(last)).toBe(720);
});

test("very few people are of the band in which all leave alike, past the most days of the band since they started again", () => {
  const bins = [0, 99, 100, 699, 700, 719, 720, 819, 820, 1419, 1420].map((used) =>
    binOfFew(used, 720),
  );
  expect(bins.map((bin) => bin - bins[0])).toEqual([0, 0, 1, 4, 5, 5, 6, 6, 7, 10, 11]);
  expect(bins.every((bin) => bin < counterBins)).toBe(true);
  // No bin of days used is one of them, however long somebody has been paid.
  expect(binOf(1e6, 2 * lastBinOf(1e6) + 1)).toBeLessThan(bins[0]);
  // Where counters do not start again there are only the bands of days used.
  expect(binOfFew(2000, Infinity) - bins[0]).toBe(counterBands.length - 1);
});

test("months of exemption are told apart one by one, those of very few people by year", () => {
  expect([0, 0.4, 0.6, 11.5, 36].map((months) => binOfExemption(months, 1))).toEqual([
    0, 0, 1, 12, 36,
  ]);
  expect([0, 5.9, 6.1, 17.9, 36].map((months) => binOfExemption(months, 12))).toEqual([
    0, 0, 12, 12, 36,
  ]);
  expect(binOfExemption(1000, 1)).toBe(counterBins - 1);
});

test("very few people are told apart by the first quarter of receipt, the first year, and more", () => {
  expect(firstOfLevel.map((first, level) => [first, firstOfLevel[levelOfFew[level]]])).toEqual([
    [0, 0],
    [1, 2],
    [2, 2],
    [3, 4],
    [4, 4],
    [6, 4],
    [8, 4],
    [12, 18],
    [18, 18],
    [36, 18],
  ]);
});

test("the bin of people of a cell is of their days used, of the exempt of their months left, and rougher where they are very few", () => {
  const allowance = 0;
  const bins = { last: lastBinOf(700), most: 720 };
  expect(binAmong(bins, allowance, 119.9, false)).toBe(5);
  expect(binAmong(bins, allowance, 120, false)).toBe(6);
  expect(binAmong(bins, allowance, 119.9, true)).toBe(binOfFew(119, 720));
  // Kinds are benefits of one segment after another: the second segment's exempt.
  const ofSecond = flowBenefits.length + exempt;
  expect(binAmong(bins, ofSecond, 7, false)).toBe(7);
  expect(binAmong(bins, ofSecond, 7, true)).toBe(12);
});
