import { assert } from "@luotsi/base";
import { chiSquareUpperTail, cholesky, choleskySolve, zeroMatrix } from "@luotsi/numerics";

import { joinCloseTimes } from "./join-close-times.ts";
import { checkSpells, groupsOf, type Spells } from "./spells.ts";
import { firstAbove, placeTimes } from "./time-places.ts";

/** Largest work a test may take: event times × groups². Beyond it groups are too many to compare. */
const mostWork = 1e9;

export interface LogRankChoice {
  /** Within which each comparison is made, codes from 0; left out when there is one. */
  readonly stratum?: Int32Array;
  /** 0: every exit counts alike; 1: early ones more (Peto–Peto). */
  readonly rho: 0 | 1;
}

/** Whether groups leave at the same rate, or why that cannot be tested. */
export type LogRank =
  | {
      readonly kind: "test";
      readonly chiSquare: number;
      readonly degreesOfFreedom: number;
      readonly p: number;
      /** Exits of each group, and as many as there would be if all left alike; weighted when rho is 1. */
      readonly observed: Float64Array;
      readonly expected: Float64Array;
    }
  | { readonly kind: "one_group" }
  | { readonly kind: "no_exits" }
  | { readonly kind: "too_many_groups"; readonly groups: number };

/**
 * The log-rank test between groups, stratified if asked. Every cause counts as an exit; weights are not used.
 *
 * @param spells with groups. @param choice of strata and weighting.
 * @returns the test, or the reason why there is none.
 * @throws BrokenPromise when spells are not as promised.
 * Cost: n plus event times × groups². Source: Mantel (1966), Peto & Peto (1972), Harrington & Fleming (1982).
 */
export function logRank(spells: Spells, choice: LogRankChoice): LogRank {
  checkSpells(spells);
  const { stratum } = choice;
  assert(stratum === undefined || stratum.length === spells.time.length, "each row has a stratum");
  const groups = groupsOf(spells);
  if (groups < 2 || spells.group === undefined) return { kind: "one_group" };
  const joined = joinCloseTimes(spells);
  let strata = 1;
  if (stratum !== undefined) for (const code of stratum) strata = Math.max(strata, code + 1);
  const { start, times, place } = placeTimes(joined.time, stratum, strata);
  if (times.length * groups * groups > mostWork) return { kind: "too_many_groups", groups };
  const sums = groupSums(groups);
  const table = groupTable(
    { ...joined, group: spells.group },
    { stratum, start, times, place },
    groups,
  );
  for (let s = 0; s < strata; s++) {
    addStratum(table, { from: start[s], to: start[s + 1] }, { sums, rho: choice.rho });
  }
  return testOf(sums);
}

interface GroupTable {
  readonly groups: number;
  readonly places: number;
  /** Of group g at place p: [g · places + p]. */
  readonly leaving: Int32Array;
  readonly exits: Int32Array;
  readonly entering: Int32Array;
}

interface Strata {
  readonly stratum: Int32Array | undefined;
  readonly start: Int32Array;
  readonly times: Float64Array;
  readonly place: Int32Array;
}

function groupTable(
  spells: Spells & { readonly group: Int32Array },
  { stratum, start, times, place }: Strata,
  groups: number,
): GroupTable {
  const places = times.length;
  const leaving = new Int32Array(groups * places);
  const exits = new Int32Array(groups * places);
  const entering = new Int32Array(groups * places);
  for (let i = 0; i < place.length; i++) {
    const at = spells.group[i] * places + place[i];
    leaving[at] += 1;
    if (spells.cause[i] > 0) exits[at] += 1;
    if (spells.entry === undefined) continue;
    const s = stratum === undefined ? 0 : stratum[i];
    const from = firstAbove(times, spells.entry[i], { from: start[s], to: start[s + 1] });
    entering[spells.group[i] * places + from] += 1;
  }
  return { groups, places, leaving, exits, entering };
}

interface GroupSums {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** groups × groups. */
  readonly covariance: Float64Array;
}

function groupSums(groups: number): GroupSums {
  return {
    observed: new Float64Array(groups),
    expected: new Float64Array(groups),
    covariance: new Float64Array(groups * groups),
  };
}

function addStratum(
  table: GroupTable,
  range: { readonly from: number; readonly to: number },
  to: { readonly sums: GroupSums; readonly rho: 0 | 1 },
): void {
  const { groups, places, leaving, entering, exits } = table;
  const risks = new Float64Array(groups);
  for (let g = 0; g < groups; g++) {
    for (let p = range.from; p < range.to; p++) {
      risks[g] += leaving[g * places + p] - entering[g * places + p];
    }
  }
  let survival = 1;
  for (let p = range.from; p < range.to; p++) {
    let risk = 0;
    let leave = 0;
    for (let g = 0; g < groups; g++) {
      risks[g] += entering[g * places + p];
      risk += risks[g];
      leave += exits[g * places + p];
    }
    if (leave > 0) {
      const weight = to.rho === 0 ? 1 : survival;
      addTime(table, p, { risks, risk, leave, weight }, to.sums);
      survival *= 1 - leave / risk;
    }
    for (let g = 0; g < groups; g++) risks[g] -= leaving[g * places + p];
  }
}

function addTime(
  { groups, places, exits }: GroupTable,
  p: number,
  at: {
    readonly risks: Float64Array;
    readonly risk: number;
    readonly leave: number;
    readonly weight: number;
  },
  { observed, expected, covariance }: GroupSums,
): void {
  const { risks, risk, leave, weight } = at;
  const spread = risk > 1 ? (weight * weight * leave * (risk - leave)) / (risk - 1) : 0;
  for (let g = 0; g < groups; g++) {
    const share = risks[g] / risk;
    observed[g] += weight * exits[g * places + p];
    expected[g] += weight * leave * share;
    if (share === 0) continue;
    covariance[g * groups + g] += spread * share;
    for (let h = 0; h < groups; h++)
      covariance[g * groups + h] -= (spread * share * risks[h]) / risk;
  }
}

function testOf({ observed, expected, covariance }: GroupSums): LogRank {
  const groups = observed.length;
  if (observed.every((value) => value === 0)) return { kind: "no_exits" };
  const compared = Array.from(expected.keys()).filter((g) => expected[g] > 0);
  if (compared.length < 2) return { kind: "one_group" };
  const used = compared.slice(1);
  const matrix = zeroMatrix(used.length, used.length);
  for (const [i, g] of used.entries()) {
    for (const [j, h] of used.entries())
      matrix.values[i + j * used.length] = covariance[g * groups + h];
  }
  const away = Float64Array.from(used, (g) => observed[g] - expected[g]);
  const solved = choleskySolve(cholesky(matrix, 1e-12), away);
  let chiSquare = 0;
  for (let i = 0; i < away.length; i++) chiSquare += away[i] * solved[i];
  const degreesOfFreedom = used.length;
  const p = chiSquareUpperTail(chiSquare, degreesOfFreedom);
  return { kind: "test", chiSquare, degreesOfFreedom, p, observed, expected };
}
