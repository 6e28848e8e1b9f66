const digitBits = 11;
const buckets = 1 << digitBits;
const shortRun = 32;
const direct = 64;

/**
 * Rows in ascending order of their score: a radix sort of the upper 32 bits, then of what still stands wrong.
 *
 * @param rows which rows, n of them, each a place in `score`; not changed.
 * @param score finite numbers; 0 and −0 are the same.
 * @returns the rows in a new array; rows of equal score keep their order. Cost: O(n), and n log n where scores agree
 * in their first twenty binary places but not in all. Memory: 24 n bytes while it runs.
 */
export function orderByScore(rows: Int32Array, score: Float64Array): Int32Array {
  const n = rows.length;
  const values = new Float64Array(n);
  for (let i = 0; i < n; i++) values[i] = score[rows[i]] + 0;
  const order = n < direct ? sortedPlaces(values) : radixOrder(values);
  const sorted = new Int32Array(n);
  for (let i = 0; i < n; i++) sorted[i] = rows[order[i]];
  return sorted;
}

function sortedPlaces(values: Float64Array): Int32Array {
  return Int32Array.from(values, (_, i) => i).toSorted((a, b) => values[a] - values[b] || a - b);
}

function radixOrder(values: Float64Array): Int32Array {
  const n = values.length;
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * n);
  let keys = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const high = words[2 * i + 1];
    keys[i] = high >>> 31 === 1 ? ~high : high ^ 0x80000000;
  }
  let order = Int32Array.from(keys, (_, i) => i);
  let spareKeys = new Uint32Array(n);
  let spareOrder = new Int32Array(n);
  for (let shift = 0; shift < 32; shift += digitBits) {
    if (!scatter({ keys, order, shift }, spareKeys, spareOrder)) continue;
    [keys, spareKeys] = [spareKeys, keys];
    [order, spareOrder] = [spareOrder, order];
  }
  mendRuns(values, keys, order);
  return order;
}

interface Pass {
  readonly keys: Uint32Array;
  readonly order: Int32Array;
  readonly shift: number;
}

/** One stable pass by one digit. @returns false, having moved nothing, when all keys have the same digit. */
function scatter(pass: Pass, keysOut: Uint32Array, orderOut: Int32Array): boolean {
  const { keys, order, shift } = pass;
  const n = keys.length;
  const starts = new Int32Array(buckets + 1);
  const mask = buckets - 1;
  for (let i = 0; i < n; i++) starts[((keys[i] >>> shift) & mask) + 1]++;
  if (starts[((keys[0] >>> shift) & mask) + 1] === n) return false;
  for (let b = 0; b < buckets; b++) starts[b + 1] += starts[b];
  for (let i = 0; i < n; i++) {
    const key = keys[i];
    const place = starts[(key >>> shift) & mask]++;
    keysOut[place] = key;
    orderOut[place] = order[i];
  }
  return true;
}

/** Puts runs of the same upper half in the order of the whole number. */
function mendRuns(values: Float64Array, keys: Uint32Array, order: Int32Array): void {
  const n = order.length;
  let start = 0;
  while (start < n) {
    let end = start + 1;
    let isSorted = true;
    while (end < n && keys[end] === keys[start]) {
      if (values[order[end]] < values[order[end - 1]]) isSorted = false;
      end++;
    }
    if (!isSorted) mendRun(values, order.subarray(start, end));
    start = end;
  }
}

function mendRun(values: Float64Array, run: Int32Array): void {
  if (run.length > shortRun) {
    run.sort((a, b) => values[a] - values[b] || a - b);
    return;
  }
  for (let i = 1; i < run.length; i++) {
    const row = run[i];
    const value = values[row];
    let j = i - 1;
    while (j >= 0 && values[run[j]] > value) {
      run[j + 1] = run[j];
      j--;
    }
    run[j + 1] = row;
  }
}
