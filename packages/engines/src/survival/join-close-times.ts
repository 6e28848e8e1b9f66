import { assert } from "@luotsi/base";

import type { Spells } from "./spells.ts";

/** As R's `timefix`: the square root of the machine's precision. */
const tolerance = Math.sqrt(Number.EPSILON);

/**
 * Makes times equal that differ only by rounding, such as 0.1 + 0.2 and 0.3: those closer than 1.5e-8, or closer
 * than that share of the mean time, take the first one's value. Whole numbers stay, as 32-bit integers.
 *
 * @param spells whose times and entries to join.
 * @returns a copy with joined times. An entry stays below its time.
 * @throws BrokenPromise when a time is not finite.
 * Cost: one pass for whole numbers, n log n otherwise. Source: R survival `aeqSurv`.
 */
export function joinCloseTimes(spells: Spells): Spells {
  const { time, entry } = spells;
  const whole = wholeNumbers(time);
  const wholeEntry = entry === undefined ? undefined : wholeNumbers(entry);
  if (whole !== undefined && entry === undefined) return { ...spells, time: whole };
  if (whole !== undefined && wholeEntry !== undefined) {
    return { ...spells, time: whole, entry: wholeEntry };
  }
  assert(
    time.every((value) => Number.isFinite(value)),
    "a time is finite",
  );
  const all = new Float64Array(time.length + (entry?.length ?? 0));
  all.set(time);
  if (entry !== undefined) all.set(entry, time.length);
  const firsts = firstOfClose(all.toSorted());
  const joined = Float64Array.from(time, (value) => firsts[lastAtMost(firsts, value)]);
  if (entry === undefined) return { ...spells, time: joined };
  const begun = Float64Array.from(entry, (value, i) => {
    const first = firsts[lastAtMost(firsts, value)];
    return first < joined[i] ? first : value;
  });
  for (let i = 0; i < joined.length; i++) if (!(begun[i] < joined[i])) joined[i] = time[i];
  return { ...spells, time: joined, entry: begun };
}

/**
 * The values as 32-bit integers.
 *
 * @param values any. @returns themselves or a copy; undefined when one is not whole or too large. Cost: one pass.
 */
export function wholeNumbers(values: Float64Array | Int32Array): Int32Array | undefined {
  if (values instanceof Int32Array) return values;
  const whole = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    whole[i] = values[i];
    if (whole[i] !== values[i]) return undefined;
  }
  return whole;
}

function firstOfClose(sorted: Float64Array): Float64Array {
  let distinct = 0;
  let size = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i > 0 && sorted[i] === sorted[i - 1]) continue;
    distinct += 1;
    size += Math.abs(sorted[i]);
  }
  const near = tolerance * Math.max(1, size / Math.max(1, distinct));
  let kept = 0;
  const firsts = new Float64Array(distinct);
  for (let i = 0; i < sorted.length; i++) {
    if (i > 0 && sorted[i] - sorted[i - 1] <= near) continue;
    firsts[kept] = sorted[i];
    kept += 1;
  }
  return firsts.subarray(0, kept);
}

/**
 * Position of the last value at most as large.
 *
 * @param sorted ascending. @param value to look for.
 * @returns −1 when all are larger. Cost: log n.
 */
export function lastAtMost(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
