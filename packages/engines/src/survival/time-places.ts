import { wholeNumbers } from "./join-close-times.ts";

/** Where each row's time stands among the distinct times of its group; groups lie one after another. */
export interface TimePlaces {
  /** groups + 1 numbers: the places of group g are start[g] … start[g + 1] − 1. */
  readonly start: Int32Array;
  /** Distinct times, ascending within a group. */
  readonly times: Float64Array;
  /** Place of each row's time. */
  readonly place: Int32Array;
}

/**
 * Finds the distinct times of each group.
 *
 * @param time finite, n numbers.
 * @param group codes from 0, or undefined for one group.
 * @param groups how many.
 * @returns the places. Cost: two passes over a counting table when times are whole and few, n log n otherwise.
 */
export function placeTimes(
  time: Float64Array | Int32Array,
  group: Int32Array | undefined,
  groups: number,
): TimePlaces {
  const whole = wholeNumbers(time);
  if (whole !== undefined) {
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < whole.length; i++) {
      const value = whole[i];
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const span = time.length === 0 ? 1 : high - low + 1;
    if (span * groups <= 8 * time.length + 1_000_000) {
      return placesByTable({ time: whole, group, groups }, low, span);
    }
  }
  return placesBySorting(time, group, groups);
}

interface GroupedTimes {
  readonly time: Int32Array;
  readonly group: Int32Array | undefined;
  readonly groups: number;
}

function placesByTable(rows: GroupedTimes, low: number, span: number): TimePlaces {
  const { time, group, groups } = rows;
  const n = time.length;
  const table = new Int32Array(span * groups);
  if (group === undefined) for (let i = 0; i < n; i++) table[time[i] - low] = 1;
  else for (let i = 0; i < n; i++) table[group[i] * span + (time[i] - low)] = 1;
  let total = 0;
  for (let k = 0; k < table.length; k++) total += table[k];
  const times = new Float64Array(total);
  const start = new Int32Array(groups + 1);
  let next = 0;
  for (let g = 0; g < groups; g++) {
    start[g] = next;
    for (let k = g * span; k < (g + 1) * span; k++) {
      if (table[k] === 0) continue;
      times[next] = low + (k - g * span);
      table[k] = next;
      next += 1;
    }
  }
  start[groups] = next;
  const place = new Int32Array(n);
  if (group === undefined) for (let i = 0; i < n; i++) place[i] = table[time[i] - low];
  else for (let i = 0; i < n; i++) place[i] = table[group[i] * span + (time[i] - low)];
  return { start, times, place };
}

function placesBySorting(
  time: Float64Array | Int32Array,
  group: Int32Array | undefined,
  groups: number,
): TimePlaces {
  const n = time.length;
  const first = new Int32Array(groups + 1);
  for (let i = 0; i < n; i++) first[(group === undefined ? 0 : group[i]) + 1] += 1;
  for (let g = 0; g < groups; g++) first[g + 1] += first[g];
  const sorted = new Float64Array(n);
  const at = first.slice(0, groups);
  for (let i = 0; i < n; i++) {
    const g = group === undefined ? 0 : group[i];
    sorted[at[g]] = time[i];
    at[g] += 1;
  }
  const start = new Int32Array(groups + 1);
  let total = 0;
  for (let g = 0; g < groups; g++) {
    start[g] = total;
    if (first[g + 1] - first[g] > 1) sorted.subarray(first[g], first[g + 1]).sort();
    for (let k = first[g]; k < first[g + 1]; k++) {
      if (k > first[g] && sorted[k] === sorted[total - 1]) continue;
      sorted[total] = sorted[k];
      total += 1;
    }
  }
  start[groups] = total;
  const times = sorted.slice(0, total);
  const place = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const g = group === undefined ? 0 : group[i];
    place[i] = firstAtLeast(times, time[i], { from: start[g], to: start[g + 1] });
  }
  return { start, times, place };
}

/**
 * Position of the first value at least as large.
 *
 * @param sorted ascending between `from` and `to`. @param value to look for. @param within where to look.
 * @returns `to` when all are smaller. Cost: log of the length.
 */
export function firstAtLeast(
  sorted: Float64Array,
  value: number,
  within: { readonly from: number; readonly to: number },
): number {
  let low = within.from;
  let high = within.to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Position of the first value larger: where a row that enters at the value begins to be at risk.
 *
 * @param sorted ascending between `from` and `to`. @param value to look for. @param within where to look.
 * @returns `to` when none is larger. Cost: log of the length.
 */
export function firstAbove(
  sorted: Float64Array,
  value: number,
  within: { readonly from: number; readonly to: number },
): number {
  let low = within.from;
  let high = within.to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Rows in the order of their places, rows of one place in their own order.
 *
 * @param place of each row, 0 … places − 1.
 * @param places how many.
 * @returns `order`, and `first`, where the rows of each place begin in it (places + 1 numbers). Cost: two passes.
 */
export function orderByPlace(
  place: Int32Array,
  places: number,
): { readonly order: Int32Array; readonly first: Int32Array } {
  const first = new Int32Array(places + 1);
  for (let i = 0; i < place.length; i++) first[place[i] + 1] += 1;
  for (let k = 0; k < places; k++) first[k + 1] += first[k];
  const at = first.slice(0, places);
  const order = new Int32Array(place.length);
  for (let i = 0; i < place.length; i++) {
    order[at[place[i]]] = i;
    at[place[i]] += 1;
  }
  return { order, first };
}
