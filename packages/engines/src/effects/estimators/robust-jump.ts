import { cholesky, choleskySolve, zeroMatrix } from "@luotsi/numerics";

import type { RowGroups } from "./effect-rows.ts";

/** Rows of a discontinuity, in distance from the cutoff: at or above it on one side, below it on the other. */
export interface JumpRows {
  readonly distance: Float64Array;
  readonly outcome: Float64Array;
  readonly treated: Float64Array;
  readonly cluster: RowGroups | undefined;
}

export interface RobustJump {
  /** The jump less the bias that a curve gives straight lines. */
  readonly estimate: number;
  /** Of that, with the correction's own noise in it. */
  readonly standardError: number;
  /** Half width of the window from which the curvature is taken. */
  readonly biasBandwidth: number;
}

/** Nearest rows of the same side from which the variance of an outcome is taken. */
const neighbours = 3;

/**
 * The jump at a cutoff corrected for the bias of straight lines, and an error that counts what the correction costs, so that the interval
 * holds although the bandwidth was chosen wide.
 *
 * On each side the line's value at the cutoff is Σ l y; its bias is Σ l x² times half the second derivative, which a parabola over
 * `biasBandwidth` gives as Σ c y; so the corrected value is Σ (l − Σ l x² · c) y, and its variance Σ (…)² s², with s² from the three
 * nearest rows of the side (whole ties), or squared sums of deviations by group. A fuzzy design divides by the jump of treatment, its bias linearised.
 *
 * @param rows within reach of both windows or wider. @param windows half widths, above 0, and the design. @returns the corrected jump; undefined where
 * a side has too few different places for a parabola. Cost: n log n. Both windows have triangular weights; with equal widths the corrected jump is
 * that of parabolas. Source: Calonico, Cattaneo and Titiunik (2014), Econometrica 82: 2295–2326.
 */
export function robustJump(
  rows: JumpRows,
  windows: {
    readonly bandwidth: number;
    readonly biasBandwidth: number;
    readonly design: "sharp" | "fuzzy";
  },
): RobustJump | undefined {
  const { distance, outcome, treated } = rows;
  const reach = Math.max(windows.bandwidth, windows.biasBandwidth);
  const near = [...distance.keys()]
    .filter((i) => Math.abs(distance[i]) < reach)
    .toSorted((a, b) => distance[a] - distance[b] || a - b);
  const sides = [near.filter((i) => distance[i] < 0), near.filter((i) => distance[i] >= 0)].map(
    (side) => sideWeights(side, distance, windows),
  );
  const [below, above] = sides;
  if (below === undefined || above === undefined) return undefined;
  const jump = (kind: "line" | "corrected", values: Float64Array): number =>
    weighted(above, above[kind], values) - weighted(below, below[kind], values);
  if (windows.design === "sharp") {
    const sign = jump("line", treated) < 0 ? -1 : 1;
    const error = errorOf([below, above], outcome, rows);
    const estimate = sign * jump("corrected", outcome);
    return { estimate, standardError: error, biasBandwidth: windows.biasBandwidth };
  }
  const share = jump("line", treated);
  if (Math.abs(share) < 1e-9) return undefined;
  const ratio = jump("line", outcome) / share;
  const rest = outcome.map((value, i) => value - ratio * treated[i]);
  return {
    estimate: ratio + jump("corrected", rest) / share,
    standardError: errorOf([below, above], rest, rows) / Math.abs(share),
    biasBandwidth: windows.biasBandwidth,
  };
}

/** Rows of one side in order of place, and what each weighs in the side's value at the cutoff. */
interface SideWeights {
  readonly rows: readonly number[];
  readonly places: Float64Array;
  readonly line: Float64Array;
  readonly corrected: Float64Array;
}

function sideWeights(
  rows: readonly number[],
  distance: Float64Array,
  { bandwidth, biasBandwidth }: { readonly bandwidth: number; readonly biasBandwidth: number },
): SideWeights | undefined {
  const places = Float64Array.from(rows, (i) => distance[i]);
  const line = polynomialWeights(places, { width: bandwidth, degree: 1, wanted: 0 });
  const curve = polynomialWeights(places, { width: biasBandwidth, degree: 2, wanted: 2 });
  if (line === undefined || curve === undefined) return undefined;
  let bias = 0;
  for (let k = 0; k < places.length; k++) bias += line[k] * places[k] ** 2;
  return { rows, places, line, corrected: line.map((weight, k) => weight - bias * curve[k]) };
}

/** What each row weighs in one coefficient of a polynomial with triangular weights; undefined where it cannot be told. */
function polynomialWeights(
  places: Float64Array,
  of: { readonly width: number; readonly degree: 1 | 2; readonly wanted: 0 | 2 },
): Float64Array | undefined {
  const { width, degree, wanted } = of;
  const p = degree + 1;
  const gram = zeroMatrix(p, p);
  const kernel = places.map((x) => Math.max(0, 1 - Math.abs(x) / width));
  for (let k = 0; k < places.length; k++) {
    const x = places[k] / width;
    for (let a = 0; a < p; a++) {
      for (let b = 0; b < p; b++) gram.values[a + b * p] += kernel[k] * x ** (a + b);
    }
  }
  const factor = cholesky(gram, 1e-9);
  if (factor.dropped.includes(1)) return undefined;
  const row = choleskySolve(
    factor,
    Float64Array.from({ length: p }, (_, j) => Number(j === wanted)),
  );
  return places.map((place, k) => {
    const x = place / width;
    const value = row.reduce((sum, coefficient, j) => sum + coefficient * x ** j, 0);
    return (kernel[k] * value) / width ** wanted;
  });
}

function weighted({ rows }: SideWeights, weights: Float64Array, values: Float64Array): number {
  return rows.reduce((sum, i, k) => sum + weights[k] * values[i], 0);
}

function errorOf(
  sides: readonly SideWeights[],
  values: Float64Array,
  { cluster }: JumpRows,
): number {
  const groups = new Map<number, number>();
  let total = 0;
  for (const side of sides) {
    const own = Float64Array.from(side.rows, (i) => values[i]);
    const deviations = nearDeviations(side.places, own);
    side.rows.forEach((i, k) => {
      const part = side.corrected[k] * deviations[k];
      total += part * part;
      if (cluster === undefined) return;
      const group = cluster.group[i];
      groups.set(group, (groups.get(group) ?? 0) + part);
    });
  }
  if (cluster === undefined) return Math.sqrt(total);
  let sum = 0;
  for (const part of groups.values()) sum += part * part;
  const count = groups.size;
  return Math.sqrt((sum * count) / Math.max(1, count - 1));
}

/** √(J/(J + 1)) (y − mean of the J nearest), whole ties at a time. @param places ascending. */
function nearDeviations(places: Float64Array, values: Float64Array): Float64Array {
  const n = places.length;
  return values.map((value, i) => {
    let [start, end] = [i, i + 1];
    [start, end] = withTies(places, start, end);
    while (end - start - 1 < Math.min(neighbours, n - 1)) {
      const left = start > 0 ? places[i] - places[start - 1] : Infinity;
      const right = end < n ? places[end] - places[i] : Infinity;
      [start, end] = withTies(
        places,
        left <= right ? start - 1 : start,
        right <= left ? end + 1 : end,
      );
    }
    let sum = 0;
    for (let k = start; k < end; k++) sum += values[k];
    const others = end - start - 1;
    if (others === 0) return 0;
    return Math.sqrt(others / (others + 1)) * (value - (sum - value) / others);
  });
}

function withTies(places: Float64Array, from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  while (start > 0 && places[start - 1] === places[start]) start--;
  while (end < places.length && places[end] === places[end - 1]) end++;
  return [start, end];
}
