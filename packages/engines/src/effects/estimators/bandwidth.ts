import { leastSquares, variance, quantiles, zeroMatrix } from "@luotsi/numerics";

/** For the triangular kernel. */
const kernelConstant = 3.4375;
const rowsNeeded = 10;

/**
 * Bandwidth of a regression discontinuity that balances bias and variance (Imbens and Kalyanaraman).
 *
 * @param distance from the cutoff, n finite numbers. @param outcome n finite numbers.
 * @returns the half width in the unit of `distance`; undefined with fewer than ten rows or three different values on a side.
 * Cost: a few passes. Source: Imbens and Kalyanaraman (2012), Rev. Econ. Studies 79: 933, section 4.2, triangular kernel
 * (constant 3.4375), pilot 1.84 · sd · n^(−1/5). Both columns are divided by their standard deviations first, because the paper's floor
 * of 0.01 under the squared third derivative is a number without unit.
 */
export function plugInBandwidth(distance: Float64Array, outcome: Float64Array): number | undefined {
  if (distance.length < 2 * rowsNeeded) return undefined;
  const width = Math.sqrt(variance(distance));
  const height = Math.sqrt(variance(outcome));
  if (!(width > 0 && height > 0)) return undefined;
  const found = standardBandwidth(
    distance.map((value) => value / width),
    outcome.map((value) => value / height),
  );
  return found === undefined ? undefined : found * width;
}

function standardBandwidth(distance: Float64Array, outcome: Float64Array): number | undefined {
  const n = distance.length;
  const above = [...distance.keys()].filter((i) => distance[i] >= 0);
  const below = [...distance.keys()].filter((i) => distance[i] < 0);
  if (tooFew(above, distance) || tooFew(below, distance)) return undefined;
  const pilot = 1.84 * Math.sqrt(variance(distance)) * n ** (-1 / 5);
  const nearAbove = above.filter((i) => distance[i] <= pilot);
  const nearBelow = below.filter((i) => distance[i] >= -pilot);
  if (Math.min(nearAbove.length, nearBelow.length) < 2) return undefined;
  const density = (nearAbove.length + nearBelow.length) / (2 * n * pilot);
  const noise = [nearAbove, nearBelow].map((side) => variance(side.map((i) => outcome[i])));
  if (!(noise[0] + noise[1] > 0)) return undefined;
  const third = thirdDerivative(distance, outcome, { above, below });
  const sides = [above, below].map((side, k) => {
    const shape = noise[k] / (density * Math.max(third ** 2, 0.01));
    const width = 3.56 * shape ** (1 / 7) * side.length ** (-1 / 7);
    const near = side.filter((i) => Math.abs(distance[i]) <= width);
    return curvature(near, { distance, outcome, width, noise: noise[k] });
  });
  if (sides.some((side) => side === undefined)) return undefined;
  const [up, down] = sides.map((side) => side ?? { second: 0, penalty: 0 });
  const bias = (up.second - down.second) ** 2 + up.penalty + down.penalty;
  if (!(bias > 0)) return undefined;
  return kernelConstant * ((noise[0] + noise[1]) / (density * bias)) ** (1 / 5) * n ** (-1 / 5);
}

function tooFew(side: readonly number[], distance: Float64Array): boolean {
  return side.length < rowsNeeded || new Set(side.map((i) => distance[i])).size < 3;
}

/** Six times the cubic coefficient of one polynomial with a jump, over rows between the medians of the two sides. */
function thirdDerivative(
  distance: Float64Array,
  outcome: Float64Array,
  sides: { readonly above: readonly number[]; readonly below: readonly number[] },
): number {
  const [top] = quantiles(
    sides.above.map((i) => distance[i]),
    [0.5],
  );
  const [bottom] = quantiles(
    sides.below.map((i) => distance[i]),
    [0.5],
  );
  const rows = [...distance.keys()].filter((i) => distance[i] >= bottom && distance[i] <= top);
  if (rows.length < 6) return 0;
  const scale = Math.max(top, -bottom);
  const design = zeroMatrix(rows.length, 5);
  rows.forEach((row, k) => {
    const x = distance[row] / scale;
    [1, distance[row] >= 0 ? 1 : 0, x, x * x, x * x * x].forEach((value, j) => {
      design.values[k + j * rows.length] = value;
    });
  });
  const fit = leastSquares(
    design,
    Float64Array.from(rows, (i) => outcome[i]),
  );
  return (6 * fit.coefficients[4]) / scale ** 3;
}

interface Curvature {
  readonly second: number;
  /** Three times the variance of the second derivative: what keeps a flat side from an endless bandwidth. */
  readonly penalty: number;
}

function curvature(
  rows: readonly number[],
  of: {
    readonly distance: Float64Array;
    readonly outcome: Float64Array;
    readonly width: number;
    readonly noise: number;
  },
): Curvature | undefined {
  if (rows.length < 4) return undefined;
  const { distance, outcome, width, noise } = of;
  const design = zeroMatrix(rows.length, 3);
  rows.forEach((row, k) => {
    const x = distance[row] / width;
    [1, x, x * x].forEach((value, j) => {
      design.values[k + j * rows.length] = value;
    });
  });
  const fit = leastSquares(
    design,
    Float64Array.from(rows, (i) => outcome[i]),
  );
  return {
    second: (2 * fit.coefficients[2]) / width ** 2,
    penalty: (2160 * noise) / (rows.length * width ** 4),
  };
}
