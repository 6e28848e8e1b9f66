import { assert } from "@luotsi/base";
import { quantileOfSorted } from "@luotsi/numerics";

import type { FlowGround } from "./flow-run.ts";

/** Sums of possible futures. Columns without groups: `draw · horizon + month`; with groups: `(draw · groups + group) · horizon + month`. */
export interface FlowDraws {
  /** Number of the first draw. */
  readonly first: number;
  readonly count: number;
  readonly horizon: number;
  readonly owedCents: Float64Array;
  readonly paidDays: Float64Array;
  /** Receivers, and those of them in a service. */
  readonly stock: Float64Array;
  readonly inService: Float64Array;
  /** Groups in the order of `FlowMonths`. */
  readonly owedByMunicipalityCents: Float64Array;
  readonly owedByAgeCents: Float64Array;
  readonly owedByIntegrationCents: Float64Array;
  readonly daysByStep: Float64Array;
}

const columns = [
  "owedCents",
  "paidDays",
  "stock",
  "inService",
  "owedByMunicipalityCents",
  "owedByAgeCents",
  "owedByIntegrationCents",
  "daysByStep",
] as const;

/** @returns zeros to be added to. */
export function emptyDraws(ground: FlowGround, first: number, count: number): FlowDraws {
  const { horizon, municipalities, law } = ground;
  const column = (groups: number): Float64Array => new Float64Array(count * groups * horizon);
  return {
    first,
    count,
    horizon,
    owedCents: column(1),
    paidDays: column(1),
    stock: column(1),
    inService: column(1),
    owedByMunicipalityCents: column(municipalities.length),
    owedByAgeCents: column(4),
    owedByIntegrationCents: column(2),
    daysByStep: column(law.percents.length),
  };
}

/**
 * Puts draws that were made apart together.
 *
 * @param parts of the same question, in any order; each draw once, none left out.
 * @returns them in the order of draws: the same bytes however they were divided.
 * @throws BrokenPromise when a draw is missing or made twice.
 */
export function joinDraws(parts: readonly FlowDraws[]): FlowDraws {
  const sorted = parts.filter(({ count }) => count > 0).toSorted((a, b) => a.first - b.first);
  const [first] = sorted;
  assert(first !== undefined, "there is at least one draw");
  let next = first.first;
  for (const part of sorted) {
    assert(part.first === next && part.horizon === first.horizon, "each draw is there once");
    next += part.count;
  }
  const joined = (name: (typeof columns)[number]): Float64Array => {
    const made = new Float64Array(sorted.reduce((length, part) => length + part[name].length, 0));
    let at = 0;
    for (const part of sorted) {
      made.set(part[name], at);
      at += part[name].length;
    }
    return made;
  };
  return {
    first: first.first,
    count: next - first.first,
    horizon: first.horizon,
    owedCents: joined("owedCents"),
    paidDays: joined("paidDays"),
    stock: joined("stock"),
    inService: joined("inService"),
    owedByMunicipalityCents: joined("owedByMunicipalityCents"),
    owedByAgeCents: joined("owedByAgeCents"),
    owedByIntegrationCents: joined("owedByIntegrationCents"),
    daysByStep: joined("daysByStep"),
  };
}

/** Limits that hold the middle 50, 80 and 95 % of the draws. */
export interface DrawLimits {
  readonly lo50: number;
  readonly hi50: number;
  readonly lo80: number;
  readonly hi80: number;
  readonly lo95: number;
  readonly hi95: number;
}

/** Which values of a column: a group's months, added up. */
export interface DrawnSum {
  /** Number of groups in the column, 1 without; and the group asked for. */
  readonly groups?: number;
  readonly group?: number;
  /** Months ahead: `from` included, `to` excluded. One month: `to = from + 1`. */
  readonly from: number;
  readonly to: number;
}

/**
 * The sum of some months in every draw.
 *
 * @param draws made. @param column one of its columns. @param sum which group and months.
 * @returns one number a draw. @throws BrokenPromise when the months are outside the horizon.
 */
export function drawnSums(draws: FlowDraws, column: Float64Array, sum: DrawnSum): Float64Array {
  const { groups = 1, group = 0, from, to } = sum;
  assert(from >= 0 && from <= to && to <= draws.horizon, "the months are ahead");
  return Float64Array.from({ length: draws.count }, (_, d) => {
    const start = (d * groups + group) * draws.horizon;
    let total = 0;
    for (let t = from; t < to; t++) total += column[start + t];
    return total;
  });
}

/**
 * The limits of some months' sum.
 *
 * @param values one number a draw, as of `drawnSums`; at least one. @returns limits. Cost: one sort.
 */
export function drawLimits(values: Float64Array): DrawLimits {
  const sorted = values.toSorted();
  const at = (p: number): number => quantileOfSorted(sorted, p);
  return {
    lo50: at(0.25),
    hi50: at(0.75),
    lo80: at(0.1),
    hi80: at(0.9),
    lo95: at(0.025),
    hi95: at(0.975),
  };
}
