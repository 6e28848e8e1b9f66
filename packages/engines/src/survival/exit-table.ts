import { firstAbove, placeTimes } from "./time-places.ts";
import type { Spells } from "./spells.ts";

/** What leaves and who is at risk at each distinct time of each group. */
export interface ExitTable {
  readonly causes: number;
  /** Places of group g are start[g] … start[g + 1] − 1. */
  readonly start: Int32Array;
  readonly times: Float64Array;
  /** Place of each row's end. */
  readonly exitPlace: Int32Array;
  /** First place at which each row is at risk; undefined when all are from their group's first. */
  readonly entryPlace: Int32Array | undefined;
  /** Weight at risk just before each place's time. */
  readonly atRisk: Float64Array;
  /** Weight leaving for each cause: cause c at place p is exits[(c − 1) · places + p]. */
  readonly exits: Float64Array;
  /** Weight leaving for any cause, at each place. */
  readonly anyExit: Float64Array;
}

/**
 * Counts exits and people at risk.
 *
 * @param spells checked and with close times joined.
 * @param groups number of groups.
 * @param causes number of causes.
 * @returns the table. Cost: a few passes over rows, then places × causes.
 */
export function tabulateExits(spells: Spells, groups: number, causes: number): ExitTable {
  const { time, cause, group, weights } = spells;
  const { start, times, place } = placeTimes(time, group, groups);
  const places = times.length;
  const leaving = new Float64Array((causes + 1) * places);
  if (weights === undefined) {
    for (let i = 0; i < place.length; i++) leaving[cause[i] * places + place[i]] += 1;
  } else {
    for (let i = 0; i < place.length; i++) leaving[cause[i] * places + place[i]] += weights[i];
  }
  const anyExit = new Float64Array(places);
  for (let c = 1; c <= causes; c++) {
    for (let p = 0; p < places; p++) anyExit[p] += leaving[c * places + p];
  }
  const { entryPlace, entering } = placeEntries(spells, start, times);
  const atRisk = new Float64Array(places);
  for (let g = 0; g < groups; g++) {
    let weight = 0;
    for (let p = start[g + 1] - 1; p >= start[g]; p--) {
      const here = leaving[p] + anyExit[p];
      weight += here;
      // Rounding of weights never leaves fewer at risk than go.
      atRisk[p] = Math.max(weight, here);
      weight -= entering[p];
    }
  }
  const exits = leaving.subarray(places);
  return { causes, start, times, exitPlace: place, entryPlace, atRisk, exits, anyExit };
}

function placeEntries(
  spells: Spells,
  start: Int32Array,
  times: Float64Array,
): { readonly entryPlace: Int32Array | undefined; readonly entering: Float64Array } {
  const { entry, group, weights } = spells;
  const entering = new Float64Array(times.length);
  if (entry === undefined) return { entryPlace: undefined, entering };
  const entryPlace = new Int32Array(entry.length);
  for (let i = 0; i < entry.length; i++) {
    const g = group === undefined ? 0 : group[i];
    const p = firstAbove(times, entry[i], { from: start[g], to: start[g + 1] });
    entryPlace[i] = p;
    entering[p] += weights === undefined ? 1 : weights[i];
  }
  return { entryPlace, entering };
}

/** True when what is left after exits is nothing but rounding. @param exits leaving. @param atRisk before. */
export function isLast(exits: number, atRisk: number): boolean {
  return atRisk - exits <= 1e-12 * atRisk;
}
