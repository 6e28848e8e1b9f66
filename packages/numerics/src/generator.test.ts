import { expect, test } from "vitest";

import { branchGenerator, nextUniform, startGenerator } from "./generator.ts";

const many = 200_000;

function take(seed: number, stream: number, count: number): Float64Array {
  const generator = startGenerator(seed, stream);
  return Float64Array.from({ length: count }, () => nextUniform(generator));
}

test("the same seed and stream give the same numbers, another stream gives others", () => {
  expect(take(1, 2, 100)).toEqual(take(1, 2, 100));
  expect(take(1, 2, 100)).not.toEqual(take(1, 3, 100));
  expect(take(1, 2, 100)).not.toEqual(take(2, 2, 100));
});

test("numbers lie strictly between 0 and 1 and fill ten equal boxes evenly", () => {
  const numbers = take(7, 0, many);
  expect(numbers.every((u) => u > 0 && u < 1)).toBe(true);
  const boxes = new Float64Array(10);
  for (const u of numbers) boxes[Math.floor(u * 10)] += 1;
  const chiSquare = boxes.reduce((sum, n) => sum + (n - many / 10) ** 2 / (many / 10), 0);
  // 99.9 % point of chi-square with 9 degrees of freedom.
  expect(chiSquare).toBeLessThan(27.88);
});

test("neighbouring numbers and neighbouring streams do not go together", () => {
  const numbers = take(11, 5, many);
  const next = numbers.subarray(1);
  const other = take(11, 6, many);
  expect(Math.abs(correlation(numbers.subarray(0, many - 1), next))).toBeLessThan(0.01);
  expect(Math.abs(correlation(numbers, other))).toBeLessThan(0.01);
});

function correlation(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] - 0.5) * (y[i] - 0.5);
  return (12 * sum) / x.length;
}

test("members of a group draw numbers of their own, whatever another has drawn", () => {
  const generator = startGenerator(3, 1);
  const own = (group: number, member: number): readonly number[] => {
    branchGenerator(generator, 77, group, member);
    return [nextUniform(generator), nextUniform(generator)];
  };
  const first = own(2, 9);
  for (let i = 0; i < 50; i++) nextUniform(generator);
  expect(own(2, 9)).toEqual(first);
  expect(own(2, 10)).not.toEqual(first);
  expect(own(3, 9)).not.toEqual(first);
});

test("first numbers of neighbouring members fill ten boxes evenly and do not go together", () => {
  const generator = startGenerator(5, 2);
  const firsts = Float64Array.from({ length: many }, (_, member) => {
    branchGenerator(generator, -12_345, 7, member);
    return nextUniform(generator);
  });
  const boxes = new Float64Array(10);
  for (const u of firsts) boxes[Math.floor(u * 10)] += 1;
  const chiSquare = boxes.reduce((sum, n) => sum + (n - many / 10) ** 2 / (many / 10), 0);
  expect(chiSquare).toBeLessThan(27.88);
  const ahead = firsts.subarray(1);
  expect(Math.abs(correlation(firsts.subarray(0, many - 1), ahead))).toBeLessThan(0.01);
});
