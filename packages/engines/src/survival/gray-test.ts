import { assert } from "@luotsi/base";
import { chiSquareUpperTail, cholesky, choleskySolve, zeroMatrix } from "@luotsi/numerics";

import { joinCloseTimes } from "./join-close-times.ts";
import type { LogRank } from "./log-rank.ts";
import { checkSpells, groupsOf, type Spells } from "./spells.ts";
import { placeTimes } from "./time-places.ts";

/** Work and memory grow with the cube of the groups. */
const mostGroups = 50;

/**
 * Gray's test of the share out for one cause among several. The log-rank test of that cause would compare hazards: groups of equal
 * hazards end up with different shares where they differ in the other exits, and this tells.
 *
 * @param spells n rows with groups, all from the beginning and counting as one.
 * @param which cause, from 1.
 * @returns the test, told as the log-rank is, weights of time ρ = 0; groups in which nobody is are left out.
 * @throws BrokenPromise when spells are not as promised, enter late or are weighted.
 * Cost: n, and places × groups³. Source: Gray (1988), variance by (2.11)–(2.13) with the hypergeometric factor for ties.
 */
export function grayTest(spells: Spells, which: number): LogRank {
  checkSpells(spells);
  const { entry, weights } = spells;
  assert(
    entry === undefined && weights === undefined,
    "Gray's test takes whole rows from the start",
  );
  const groups = groupsOf(spells);
  if (groups < 2) return { kind: "one_group" };
  if (groups > mostGroups) return { kind: "too_many_groups", groups };
  const table = tabulate(joinCloseTimes(spells), which, groups);
  // How a moved share pulls on what comes later is known only at the end, so times are followed twice.
  const { pull } = follow(table, undefined);
  return testOf(follow(table, pull));
}

/** What happens in each group at each time: of group g at place p, [p · groups + g]. */
interface GroupTable {
  readonly rows: Float64Array;
  readonly places: number;
  /** Exits for the cause asked about, for others, and rows whose observation ends. */
  readonly own: Int32Array;
  readonly other: Int32Array;
  readonly ending: Int32Array;
}

function tabulate({ time, cause, group }: Spells, which: number, groups: number): GroupTable {
  const { times, place } = placeTimes(time, undefined, 1);
  const rows = new Float64Array(groups);
  const each = (): Int32Array => new Int32Array(groups * times.length);
  const table = { rows, places: times.length, own: each(), other: each(), ending: each() };
  for (let i = 0; i < place.length; i++) {
    const g = group === undefined ? 0 : group[i];
    const at = place[i] * groups + g;
    rows[g] += 1;
    table.ending[at] += 1;
    if (cause[i] === which) table.own[at] += 1;
    else if (cause[i] > 0) table.other[at] += 1;
  }
  return table;
}

function follow(table: GroupTable, last: Float64Array | undefined): GraySums {
  const sums = emptySums(table.rows);
  const groups = sums.groups;
  for (let p = 0; p < table.places; p++) {
    const [from, to] = [p * groups, (p + 1) * groups];
    const place = {
      own: table.own.subarray(from, to),
      other: table.other.subarray(from, to),
      ending: table.ending.subarray(from, to),
    };
    addPlace(sums, place, last);
  }
  return sums;
}

type GroupPlace = Pick<GroupTable, "own" | "other" | "ending">;

interface GraySums {
  readonly groups: number;
  readonly risk: Float64Array;
  /** Share still in, and share out for the cause, of each group before the time. */
  readonly stay: Float64Array;
  readonly out: Float64Array;
  /** The share out were all groups alike. */
  pooled: number;
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** c of the source up to the time: how a moved share of group r pulls on the score of group i, [i · groups + r]. */
  readonly pull: Float64Array;
  readonly variance: Float64Array;
}

function emptySums(rows: Float64Array): GraySums {
  const groups = rows.length;
  return {
    groups,
    risk: rows.slice(),
    stay: new Float64Array(groups).fill(1),
    out: new Float64Array(groups),
    pooled: 0,
    observed: new Float64Array(groups),
    expected: new Float64Array(groups),
    pull: new Float64Array(groups * groups),
    variance: new Float64Array(groups * groups),
  };
}

function total(values: Float64Array | Int32Array): number {
  let sum = 0;
  for (let g = 0; g < values.length; g++) sum += values[g];
  return sum;
}

function addPlace(sums: GraySums, at: GroupPlace, last: Float64Array | undefined): void {
  const { groups, risk, stay, out } = sums;
  const [own, other] = [total(at.own), total(at.other)];
  if (own + other > 0) {
    // Those at risk, raised to what they would be had nobody been censored; and of them, who has not left for the cause.
    const raised = risk.map((count, g) => (count > 0 ? count / stay[g] : 0));
    const waiting = raised.map((count, g) => count * (1 - out[g]));
    const whole = total(raised);
    const before = sums.pooled;
    sums.pooled += own / whole;
    const weights = weightsOf(raised, whole);
    const step = own / (whole * (1 - before));
    for (let k = 0; k < weights.length; k++) sums.pull[k] += weights[k] * step;
    for (let g = 0; g < groups; g++) {
      sums.observed[g] += at.own[g];
      sums.expected[g] += (own * waiting[g]) / total(waiting);
    }
    if (last !== undefined) addVariance(sums, at, { own, whole, weights, last });
    for (let g = 0; g < groups; g++) {
      if (risk[g] === 0) continue;
      out[g] += (stay[g] * at.own[g]) / risk[g];
      stay[g] *= (risk[g] - at.own[g] - at.other[g]) / risk[g];
    }
  }
  for (let g = 0; g < groups; g++) risk[g] -= at.ending[g];
}

/** d of the source: the weight of group r's exits in the score of group i, [i · groups + r]. */
function weightsOf(raised: Float64Array, whole: number): Float64Array {
  const groups = raised.length;
  const weights = new Float64Array(groups * groups);
  for (let i = 0; i < groups; i++) {
    for (let r = 0; r < groups; r++) {
      weights[i * groups + r] = raised[i] * (Number(i === r) - raised[r] / whole);
    }
  }
  return weights;
}

function addVariance(
  sums: GraySums,
  at: GroupPlace,
  pooled: {
    readonly own: number;
    readonly whole: number;
    readonly weights: Float64Array;
    /** The pull at the end. */
    readonly last: Float64Array;
  },
): void {
  const { groups, risk, stay, pull } = sums;
  const { own, whole, weights, last } = pooled;
  for (let r = 0; r < groups; r++) {
    if (risk[r] === 0) continue;
    const after = stay[r] * (1 - (at.own[r] + at.other[r]) / risk[r]);
    const share = after > 0 ? (1 - sums.pooled) / after : 0;
    if (own > 0) {
      const ties = own > 1 ? 1 - (own - 1) / (whole * stay[r] - 1) : 1;
      const kept = after > 0 ? 1 - share : 1;
      addOuter(sums, (ties * stay[r] * own) / (whole * risk[r]), (i) => {
        const pair = i * groups + r;
        return weights[pair] + kept * (last[pair] - pull[pair]);
      });
    }
    if (at.other[r] > 0 && after > 0) {
      const ties = at.other[r] > 1 ? 1 - (at.other[r] - 1) / (risk[r] - 1) : 1;
      addOuter(sums, (ties * stay[r] ** 2 * at.other[r]) / risk[r] ** 2, (i) => {
        return share * (last[i * groups + r] - pull[i * groups + r]);
      });
    }
  }
}

function addOuter({ groups, variance }: GraySums, scale: number, of: (i: number) => number): void {
  for (let i = 0; i < groups; i++) {
    const left = scale * of(i);
    for (let j = 0; j < groups; j++) variance[i * groups + j] += left * of(j);
  }
}

function testOf({ groups, observed, expected, variance }: GraySums): LogRank {
  if (total(observed) === 0) return { kind: "no_exits" };
  const compared = Array.from(expected.keys()).filter((g) => expected[g] > 0);
  if (compared.length < 2) return { kind: "one_group" };
  const used = compared.slice(0, -1);
  const matrix = zeroMatrix(used.length, used.length);
  for (const [i, g] of used.entries()) {
    for (const [j, h] of used.entries()) {
      matrix.values[i + j * used.length] = variance[g * groups + h];
    }
  }
  const away = Float64Array.from(used, (g) => observed[g] - expected[g]);
  const factor = cholesky(matrix, 1e-12);
  const solved = choleskySolve(factor, away);
  const degreesOfFreedom = factor.dropped.filter((dropped) => dropped === 0).length;
  if (degreesOfFreedom === 0) return { kind: "one_group" };
  const chiSquare = away.reduce((sum, value, k) => sum + value * solved[k], 0);
  const p = chiSquareUpperTail(chiSquare, degreesOfFreedom);
  return { kind: "test", chiSquare, degreesOfFreedom, p, observed, expected };
}
