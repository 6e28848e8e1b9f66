import { isLast, type ExitTable } from "./exit-table.ts";
import type { Spells } from "./spells.ts";
import { orderByPlace } from "./time-places.ts";

/** Variances by the infinitesimal jackknife, at each place. */
export interface JackknifeVariances {
  /** Of the share still in. */
  readonly survival: Float64Array;
  /** Of the share out for each cause: cause c at place p is incidence[(c − 1) · places + p]. */
  readonly incidence: Float64Array;
}

/**
 * The infinitesimal jackknife of survival and incidence: what a little more weight on a cluster would change,
 * squared and summed over clusters. Allows weights, clusters and late entry.
 *
 * Once a row has left, its pull on a curve x at time t is a + b·x(t); while it is at risk it is the pull of
 * someone at risk throughout, less what passed before it entered, which again is a + b·x(t). So a cluster is a
 * few numbers, and the sum of squares over clusters six running sums a curve.
 *
 * @param table of the spells. @param spells the same, checked.
 * @returns variances, 0 or more. Cost: rows × causes, not rows × times; without clusters and late entry one pass over rows.
 * Source: Therneau & Grambsch (2000); R survival's `survfit` with `cluster`.
 */
export function jackknifeVariances(table: ExitTable, spells: Spells): JackknifeVariances {
  const places = table.times.length;
  const out = {
    survival: new Float64Array(places),
    incidence: new Float64Array(places * table.causes),
  };
  const now: Throughout = {
    survival: 1,
    pull: 0,
    incidence: new Float64Array(table.causes),
    pulls: new Float64Array(table.causes),
  };
  if (spells.cluster === undefined && table.entryPlace === undefined) {
    const squares = squaredWeights(table, spells);
    const clusters = emptySums(table.causes, 0);
    for (let g = 0; g + 1 < table.start.length; g++) {
      walkTable(table, { g, now, squares, clusters }, out);
    }
    return out;
  }
  const rows = jackknifeRows(table, spells);
  for (let g = 0; g + 1 < table.start.length; g++) walkGroup(rows, { g, now }, out);
  return out;
}

/** Σ weight² of those who leave at each place for each cause, 0 for none: [cause · places + place]. */
function squaredWeights(table: ExitTable, { cause, weights }: Spells): Float64Array {
  const places = table.times.length;
  const squares = new Float64Array((table.causes + 1) * places);
  for (let i = 0; i < cause.length; i++) {
    squares[cause[i] * places + table.exitPlace[i]] += weights === undefined ? 1 : weights[i] ** 2;
  }
  return squares;
}

/** Rows that are their own clusters and were there from the start differ only in when and why they leave. */
function walkTable(
  table: ExitTable,
  of: {
    readonly g: number;
    readonly now: Throughout;
    readonly squares: Float64Array;
    readonly clusters: Clusters;
  },
  out: JackknifeVariances,
): void {
  const { g, now, squares, clusters } = of;
  const { causes, start } = table;
  const places = table.times.length;
  beginCurves(now);
  emptyWholes(clusters);
  for (let p = start[g]; p < start[g + 1]; p++) {
    for (let c = 0; c <= causes; c++) clusters.ww += squares[c * places + p];
  }
  for (let p = start[g]; p < start[g + 1]; p++) {
    const own = advance(table, p, now);
    for (let c = 0; c <= causes; c++) {
      const square = squares[c * places + p];
      if (square === 0) continue;
      clusters.ww -= square;
      addLeavers(clusters, now, { cause: c, own, square });
    }
    writeVariances(clusters, now, { out, p, places });
  }
}

function addLeavers(
  clusters: Clusters,
  now: Throughout,
  who: { readonly cause: number; readonly own: number; readonly square: number },
): void {
  const { cause, own, square } = who;
  const pull = cause > 0 ? now.pull - own : now.pull;
  const slope = now.survival > 0 ? pull / now.survival : 0;
  clusters.bb += square * slope * slope;
  for (let k = 0; k < clusters.causes; k++) {
    const jump = cause === k + 1 ? own : 0;
    const a = now.pulls[k] + jump - slope * now.incidence[k];
    clusters.aa[k] += square * a * a;
    clusters.ab[k] += square * a * slope;
  }
}

interface JackknifeRows {
  readonly table: ExitTable;
  readonly spells: Spells;
  readonly leavers: { readonly order: Int32Array; readonly first: Int32Array };
  readonly comers: { readonly order: Int32Array; readonly first: Int32Array };
  readonly clusters: Clusters;
}

function jackknifeRows(table: ExitTable, spells: Spells): JackknifeRows {
  const places = table.times.length;
  const n = table.exitPlace.length;
  const leavers = orderByPlace(table.exitPlace, places);
  const comers =
    table.entryPlace === undefined
      ? { order: leavers.order, first: fromTheFirst(leavers.first, table.start) }
      : orderByPlace(table.entryPlace, places);
  let largest = n - 1;
  if (spells.cluster !== undefined)
    for (const code of spells.cluster) largest = Math.max(largest, code);
  const clusters = emptySums(table.causes, largest + 1);
  return { table, spells, leavers, comers, clusters };
}

function emptySums(causes: number, clusters: number): Clusters {
  return {
    causes,
    own: new Float64Array(causes * clusters),
    slope: new Float64Array(clusters),
    inside: new Float64Array(clusters),
    bb: 0,
    bw: 0,
    ww: 0,
    aa: new Float64Array(causes),
    ab: new Float64Array(causes),
    aw: new Float64Array(causes),
  };
}

/** Everyone of a group comes at its first place. */
function fromTheFirst(first: Int32Array, start: Int32Array): Int32Array {
  const all = new Int32Array(first.length);
  for (let g = 0; g + 1 < start.length; g++) {
    for (let p = start[g] + 1; p <= start[g + 1]; p++) all[p] = first[start[g + 1]];
  }
  return all;
}

/** The pull of each cluster, and its squares and products summed over clusters. */
interface Clusters {
  readonly causes: number;
  /** a of each cause. */
  readonly own: Float64Array;
  /** b, the same for every curve. */
  readonly slope: Float64Array;
  /** Weight at risk. */
  readonly inside: Float64Array;
  bb: number;
  bw: number;
  ww: number;
  readonly aa: Float64Array;
  readonly ab: Float64Array;
  readonly aw: Float64Array;
}

/** The curves, and the pull of someone at risk throughout. */
interface Throughout {
  survival: number;
  pull: number;
  readonly incidence: Float64Array;
  readonly pulls: Float64Array;
}

function walkGroup(
  rows: JackknifeRows,
  { g, now }: { readonly g: number; readonly now: Throughout },
  out: JackknifeVariances,
): void {
  const { table, leavers, comers, clusters } = rows;
  const places = table.times.length;
  beginCurves(now);
  emptyClusters(rows, g);
  for (let p = table.start[g]; p < table.start[g + 1]; p++) {
    for (let k = comers.first[p]; k < comers.first[p + 1]; k++) comeIn(rows, comers.order[k], now);
    const own = advance(table, p, now);
    for (let k = leavers.first[p]; k < leavers.first[p + 1]; k++) {
      goOut(rows, leavers.order[k], now, own);
    }
    writeVariances(clusters, now, { out, p, places });
  }
}

function beginCurves(now: Throughout): void {
  now.survival = 1;
  now.pull = 0;
  now.incidence.fill(0);
  now.pulls.fill(0);
}

/** Takes the curves and the pull of someone at risk throughout past a place. @returns what an exit there adds to its own curve. */
function advance(table: ExitTable, p: number, now: Throughout): number {
  const { causes, exits, anyExit, atRisk } = table;
  const places = table.times.length;
  const risk = atRisk[p];
  const before = now.survival;
  const pullBefore = now.pull;
  const share = risk > 0 ? anyExit[p] / risk : 0;
  now.survival = isLast(anyExit[p], risk) ? 0 : before * (1 - share);
  now.pull = pullBefore * (1 - share) + (risk > 0 ? (before * share) / risk : 0);
  if (now.survival === 0) now.pull = 0;
  for (let c = 0; c < causes; c++) {
    const part = risk > 0 ? exits[c * places + p] / risk : 0;
    now.incidence[c] += before * part;
    now.pulls[c] += pullBefore * part - (risk > 0 ? (before * part) / risk : 0);
  }
  return risk > 0 ? before / risk : 0;
}

function emptyClusters({ table, spells, leavers, clusters }: JackknifeRows, g: number): void {
  const { causes } = table;
  const end = leavers.first[table.start[g + 1]];
  for (let k = leavers.first[table.start[g]]; k < end; k++) {
    const row = leavers.order[k];
    const at = spells.cluster === undefined ? row : spells.cluster[row];
    clusters.slope[at] = 0;
    clusters.inside[at] = 0;
    clusters.own.fill(0, at * causes, (at + 1) * causes);
  }
  emptyWholes(clusters);
}

function emptyWholes(clusters: Clusters): void {
  clusters.bb = 0;
  clusters.bw = 0;
  clusters.ww = 0;
  clusters.aa.fill(0);
  clusters.ab.fill(0);
  clusters.aw.fill(0);
}

/** What passed before a row entered is not its doing. */
function comeIn({ spells, clusters }: JackknifeRows, row: number, now: Throughout): void {
  const weight = spells.weights === undefined ? 1 : spells.weights[row];
  const at = spells.cluster === undefined ? row : spells.cluster[row];
  const slope = now.survival > 0 ? now.pull / now.survival : 0;
  takeOut(clusters, at);
  for (let c = 0; c < clusters.causes; c++) {
    clusters.own[at * clusters.causes + c] -= weight * (now.pulls[c] - slope * now.incidence[c]);
  }
  clusters.slope[at] -= weight * slope;
  clusters.inside[at] += weight;
  putIn(clusters, at);
}

/** @param own what the row's own exit adds to its cause's curve, a unit of weight. */
function goOut(rows: JackknifeRows, row: number, now: Throughout, own: number): void {
  const { spells, clusters } = rows;
  const weight = spells.weights === undefined ? 1 : spells.weights[row];
  const at = spells.cluster === undefined ? row : spells.cluster[row];
  const cause = spells.cause[row];
  const pull = cause > 0 ? now.pull - own : now.pull;
  const slope = now.survival > 0 ? pull / now.survival : 0;
  takeOut(clusters, at);
  for (let c = 0; c < clusters.causes; c++) {
    const jump = cause === c + 1 ? own : 0;
    clusters.own[at * clusters.causes + c] +=
      weight * (now.pulls[c] + jump - slope * now.incidence[c]);
  }
  clusters.slope[at] += weight * slope;
  clusters.inside[at] -= weight;
  putIn(clusters, at);
}

function takeOut(clusters: Clusters, at: number): void {
  addSquares(clusters, at, -1);
}

function putIn(clusters: Clusters, at: number): void {
  addSquares(clusters, at, 1);
}

function addSquares(clusters: Clusters, at: number, sign: number): void {
  const { causes, own, aa, ab, aw } = clusters;
  const b = clusters.slope[at];
  const w = clusters.inside[at];
  clusters.bb += sign * b * b;
  clusters.bw += sign * b * w;
  clusters.ww += sign * w * w;
  for (let c = 0; c < causes; c++) {
    const a = own[at * causes + c];
    aa[c] += sign * a * a;
    ab[c] += sign * a * b;
    aw[c] += sign * a * w;
  }
}

function writeVariances(
  clusters: Clusters,
  now: Throughout,
  to: { readonly out: JackknifeVariances; readonly p: number; readonly places: number },
): void {
  const { bb, bw, ww, aa, ab, aw, causes } = clusters;
  const { survival: s, pull: u } = now;
  to.out.survival[to.p] = sumOfSquares(s * s * bb + u * u * ww, 2 * s * u * bw);
  for (let c = 0; c < causes; c++) {
    const x = now.incidence[c];
    const v = now.pulls[c];
    const squares = aa[c] + x * x * bb + v * v * ww;
    const products = 2 * (x * ab[c] + v * aw[c] + x * v * bw);
    to.out.incidence[c * to.places + to.p] = sumOfSquares(squares, products);
  }
}

/** Where squares and products cancel but for rounding, the sum is 0. */
function sumOfSquares(squares: number, products: number): number {
  const sum = squares + products;
  return sum > 1e-13 * squares ? sum : 0;
}
