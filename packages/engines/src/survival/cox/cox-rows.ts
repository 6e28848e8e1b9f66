import { crossProduct, packDesign, type PackedDesign } from "@luotsi/numerics";

import { joinCloseTimes } from "../join-close-times.ts";
import { firstAbove, placeTimes } from "../time-places.ts";
import type { CoxQuestion, CoxTies } from "./cox-question.ts";

/**
 * The rows of a Cox model laid out for its passes. A place is a time of a stratum at which something happens; places of a
 * stratum lie one after another, times ascending. Rows need no order of their own.
 */
export interface CoxRows {
  readonly rows: number;
  readonly places: number;
  readonly ties: CoxTies;
  /** Places of stratum s are start[s] … start[s + 1] − 1. */
  readonly start: Int32Array;
  readonly times: Float64Array;
  /** Stratum of each place. */
  readonly stratumOf: Int32Array;
  /** 2 · (last place at which the row is at risk) + (1 when it ends in the event); 2 · places when never at risk. */
  readonly code: Int32Array;
  /** First place at which the row is at risk; undefined when all are from their stratum's first. */
  readonly first: Int32Array | undefined;
  /** Events at each place, and their summed weight. */
  readonly events: Int32Array;
  readonly eventWeight: Float64Array;
  readonly weights: Float64Array | undefined;
  readonly offset: Float64Array | undefined;
  readonly design: PackedDesign;
  /** Σ weight · x over events, on the packed scale, the constant first. */
  readonly eventSum: Float64Array;
  /** Σ weight · offset over events. */
  readonly eventOffset: number;
}

/**
 * Lays out the rows of a question.
 *
 * @param question checked; at least one row.
 * @returns the rows; 0 places when nothing happens. Cost: a few passes over n and p, a sort only when times are not whole.
 */
export function layOutRows(question: CoxQuestion): CoxRows {
  const { event, stratum, weights, offset, ties } = question;
  const { stop, begin } = joinedTimes(question);
  const n = stop.length;
  let strata = 1;
  for (const code of stratum ?? []) strata = Math.max(strata, code + 1);
  const all = placeTimes(stop, stratum, strata);
  const happens = new Uint8Array(all.times.length);
  for (let i = 0; i < n; i++)
    if (event[i] === 1 && weightOf(weights, i) > 0) happens[all.place[i]] = 1;
  const { start, times, lastAtOrBefore } = eventPlaces(all, happens);
  const places = times.length;
  const stratumOf = new Int32Array(places);
  for (let s = 0; s < strata; s++) stratumOf.fill(s, start[s], start[s + 1]);
  const code = new Int32Array(n);
  const first = begin === undefined ? undefined : new Int32Array(n);
  const events = new Int32Array(places);
  const eventWeight = new Float64Array(places);
  for (let i = 0; i < n; i++) {
    const s = stratum === undefined ? 0 : stratum[i];
    const last = lastAtOrBefore[all.place[i]];
    const from =
      begin === undefined
        ? start[s]
        : firstAbove(times, begin[i], { from: start[s], to: start[s + 1] });
    if (first !== undefined) first[i] = from;
    const weight = weightOf(weights, i);
    const isEvent = event[i] === 1 && weight > 0;
    code[i] = last < from ? 2 * places : 2 * last + Number(isEvent);
    if (!isEvent) continue;
    events[last] += 1;
    eventWeight[last] += weight;
  }
  const design = packDesign(question.columns, n);
  const { eventSum, eventOffset } = sumEvents(code, { places, weights, offset, design });
  const layout = { rows: n, places, ties, start, times, stratumOf, code, first };
  return { ...layout, events, eventWeight, weights, offset, design, eventSum, eventOffset };
}

function weightOf(weights: Float64Array | undefined, i: number): number {
  return weights === undefined ? 1 : weights[i];
}

function joinedTimes(question: CoxQuestion): {
  readonly stop: Float64Array | Int32Array;
  readonly begin: Float64Array | Int32Array | undefined;
} {
  const { stop: time, start: entry, event: cause } = question;
  const joined = joinCloseTimes(entry === undefined ? { time, cause } : { time, cause, entry });
  return { stop: joined.time, begin: joined.entry };
}

/** Keeps the places at which something happens; before the first one of a stratum, the last is the one before it. */
function eventPlaces(
  all: { readonly start: Int32Array; readonly times: Float64Array },
  happens: Uint8Array,
): {
  readonly start: Int32Array;
  readonly times: Float64Array;
  readonly lastAtOrBefore: Int32Array;
} {
  const kept = new Float64Array(happens.length);
  const start = new Int32Array(all.start.length);
  const lastAtOrBefore = new Int32Array(happens.length);
  let next = 0;
  for (let s = 0; s + 1 < all.start.length; s++) {
    start[s] = next;
    for (let p = all.start[s]; p < all.start[s + 1]; p++) {
      if (happens[p] === 1) {
        kept[next] = all.times[p];
        next += 1;
      }
      lastAtOrBefore[p] = next - 1;
    }
  }
  start[all.start.length - 1] = next;
  return { start, times: kept.slice(0, next), lastAtOrBefore };
}

function sumEvents(
  code: Int32Array,
  rows: Pick<CoxRows, "places" | "weights" | "offset" | "design">,
): { readonly eventSum: Float64Array; readonly eventOffset: number } {
  const { places, weights, offset, design } = rows;
  const counted = new Float64Array(code.length);
  let eventOffset = 0;
  for (let i = 0; i < code.length; i++) {
    if (code[i] === 2 * places || (code[i] & 1) === 0) continue;
    counted[i] = weightOf(weights, i);
    if (offset !== undefined) eventOffset += counted[i] * offset[i];
  }
  return { eventSum: crossProduct(design, counted), eventOffset };
}
