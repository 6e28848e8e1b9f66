import {
  cholesky,
  choleskySolve,
  logisticRegression,
  zeroMatrix,
  type CholeskyFactor,
} from "@luotsi/numerics";

/** Changes of units from a base to a later period, some of them treated in between. */
export interface ChangeRows {
  /** Change of the outcome; n. */
  readonly change: Float64Array;
  /** 1 treated in between, 0 compared with; n. */
  readonly treated: Uint8Array;
  /** Known at the base; n each. */
  readonly covariates: readonly Float64Array[];
}

export interface AdjustedChange {
  readonly estimate: number;
  /** Each row's influence, n numbers that sum to about 0. */
  readonly influence: Float64Array;
}

/**
 * The change of the treated less that of the others, made alike by covariates in two ways of which one need be right: a logistic model
 * of who is treated, and a straight line of the others' changes.
 *
 * effect = mean over treated of (Δ − m) − weighted mean over the others of (Δ − m), m the line's expected change, weights e/(1 − e) that sum to one.
 *
 * @param rows of one cohort and period with those it is compared with. @returns the effect with the influence of both fits in it; undefined
 * where covariates tell the groups apart or the others are too few for the line. Covariates that repeat others are left out. Cost: two fits, np².
 * Source: Sant'Anna and Zhao (2020), J. Econometrics 219: 101–122, section 3 (panel data).
 */
export function adjustedChange(rows: ChangeRows): AdjustedChange | undefined {
  const { change, treated, covariates } = rows;
  const n = change.length;
  const fit = logisticRegression({ columns: covariates, outcome: treated });
  if (fit.kind !== "fitted") return undefined;
  // A class that none of these units is in says nothing here.
  const telling = covariates.filter((_, j) => fit.dropped[j + 1] === 0);
  if (telling.length < covariates.length) return adjustedChange({ ...rows, covariates: telling });
  const design = designOf(covariates, n);
  const line = lineOf(rows, design);
  if (line === undefined) return undefined;
  const score = fit.linear.map((eta) => 1 / (1 + Math.exp(-eta)));
  const information = gramOf(
    design,
    score.map((e) => e * (1 - e)),
  );
  if (information.dropped.includes(1)) return undefined;
  const rest = change.map((value, i) => value - line.expected[i]);
  const weights = score.map((e, i) => (treated[i] === 1 ? 0 : e / (1 - e)));
  const own = weightedMean(rest, Float64Array.from(treated));
  const others = weightedMean(rest, weights);
  // What the line's and the score's own errors do to the two means.
  const toLine = (by: ArrayLike<number>): Float64Array =>
    choleskySolve(
      line.factor,
      momentOf(design, (i) => by[i]),
    );
  const treatedLine = toLine(treated);
  const otherLine = toLine(weights);
  const otherScore = choleskySolve(
    information,
    momentOf(design, (i) => weights[i] * (rest[i] - others.mean)),
  );
  const influence = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const lineError = (1 - treated[i]) * rest[i];
    const first = treated[i] * (rest[i] - own.mean) - n * lineError * dot(design, i, treatedLine);
    const second =
      weights[i] * (rest[i] - others.mean) +
      n * (treated[i] - score[i]) * dot(design, i, otherScore) -
      n * lineError * dot(design, i, otherLine);
    influence[i] = (n * first) / own.total - (n * second) / others.total;
  }
  return { estimate: own.mean - others.mean, influence };
}

type Design = readonly Float64Array[];

function designOf(covariates: readonly Float64Array[], n: number): Design {
  return [new Float64Array(n).fill(1), ...covariates];
}

function gramOf(design: Design, weights: ArrayLike<number>): CholeskyFactor {
  const p = design.length;
  const gram = zeroMatrix(p, p);
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) {
      let sum = 0;
      for (let i = 0; i < design[a].length; i++) sum += weights[i] * design[a][i] * design[b][i];
      gram.values[a + b * p] = sum;
    }
  }
  return cholesky(gram, 1e-9);
}

/** Mean over rows of value · design, p numbers. */
function momentOf(design: Design, value: (row: number) => number): Float64Array {
  const n = design[0].length;
  return Float64Array.from(design, (column) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += value(i) * column[i];
    return sum / n;
  });
}

function dot(design: Design, row: number, vector: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < vector.length; j++) sum += design[j][row] * vector[j];
  return sum;
}

/** The others' expected change, over all rows. */
function lineOf(
  { change, treated }: ChangeRows,
  design: Design,
): { readonly expected: Float64Array; readonly factor: CholeskyFactor } | undefined {
  const isOther = Float64Array.from(treated, (one) => 1 - one);
  const factor = gramOf(design, isOther);
  if (factor.dropped.includes(1)) return undefined;
  const n = change.length;
  const right = momentOf(design, (i) => n * isOther[i] * change[i]);
  const coefficients = choleskySolve(factor, right);
  return { expected: change.map((_, i) => dot(design, i, coefficients)), factor };
}

function weightedMean(
  values: Float64Array,
  weights: Float64Array,
): { readonly mean: number; readonly total: number } {
  let [total, sum] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    total += weights[i];
    sum += weights[i] * values[i];
  }
  return { mean: sum / total, total };
}
