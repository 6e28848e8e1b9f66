import { assert } from "@luotsi/base";
import { cholesky, choleskySolve, linearRegression, zeroMatrix } from "@luotsi/numerics";

import { orderByScore } from "./order-by-score.ts";

export interface EstimatedScore {
  /** 1 treated, 0 not; n. */
  readonly treated: Uint8Array;
  readonly outcome: Float64Array;
  /** Columns of the score's model, without the constant; n each. */
  readonly covariates: readonly Float64Array[];
  /** Fitted chance of treatment, between 0 and 1; n. */
  readonly score: Float64Array;
  /** The effect on the treated, and its error with the score taken as known. */
  readonly estimate: number;
  readonly standardError: number;
}

/**
 * The error of the effect on the treated, matched with reuse on a score, when the score is itself an estimate.
 *
 * V − c'I⁻¹c/n + g'I⁻¹g/n: matching gains from the score's fitting what goes with covariates at equal scores (c), and loses what moves the
 * effect when the treated are weighed otherwise (g). I is the information of the logistic model a row; covariances at equal scores are those of a row
 * and its nearest of each arm, expected outcomes straight lines by arm.
 *
 * @param of rows, score, estimate and error. @returns the error; undefined when covariates repeat each other or what is lost is more than there is.
 * @throws BrokenPromise when lengths differ. Cost: n log n + n p². Source: Abadie and Imbens (2016), Econometrica 84: 781–807, theorem 2 (ii).
 */
export function estimatedScoreError(of: EstimatedScore): number | undefined {
  const { treated, outcome, score, covariates } = of;
  const n = treated.length;
  const areAsLong = [outcome, score, ...covariates].every((column) => column.length === n);
  assert(areAsLong, "every column has a number for every row");
  const design = [new Float64Array(n).fill(1), ...covariates];
  const information = informationOf(design, score);
  if (information === undefined) return undefined;
  const share = score.reduce((sum, e) => sum + e, 0) / n;
  const lines = [0, 1].map((arm) => expectedBy(of, arm));
  const near = [0, 1].map((arm) => nearestPairs(of, arm));
  const gain = new Float64Array(design.length);
  const loss = new Float64Array(design.length);
  for (let i = 0; i < n; i++) {
    const e = score[i];
    const slope = e * (1 - e);
    const atScore = near[1].mean(i, outcome) - near[0].mean(i, outcome);
    const atRow = lines[1][i] - lines[0][i];
    for (let j = 0; j < design.length; j++) {
      const x = design[j];
      const treatedPart = near[1].covariance(i, x, outcome);
      const controlPart = near[0].covariance(i, x, outcome);
      gain[j] += x[i] * slope * (atScore - of.estimate) + slope * treatedPart + e * e * controlPart;
      loss[j] += x[i] * slope * (atRow - of.estimate);
    }
  }
  const quadratic = (vector: Float64Array): number => {
    const scaled = vector.map((value) => value / n / share);
    const solved = choleskySolve(information, scaled);
    return solved.reduce((sum, value, j) => sum + value * scaled[j], 0);
  };
  const variance = of.standardError ** 2 + (quadratic(loss) - quadratic(gain)) / n;
  return variance > 0 ? Math.sqrt(variance) : undefined;
}

function informationOf(
  design: readonly Float64Array[],
  score: Float64Array,
): ReturnType<typeof cholesky> | undefined {
  const p = design.length;
  const gram = zeroMatrix(p, p);
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) {
      let sum = 0;
      for (let i = 0; i < score.length; i++) {
        sum += score[i] * (1 - score[i]) * design[a][i] * design[b][i];
      }
      gram.values[a + b * p] = sum / score.length;
    }
  }
  const factor = cholesky(gram, 1e-9);
  return factor.dropped.includes(1) ? undefined : factor;
}

/** Expected outcome of every row by a straight line of one arm. */
function expectedBy({ treated, outcome, covariates }: EstimatedScore, arm: number): Float64Array {
  const own = [...treated.keys()].filter((i) => treated[i] === arm);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(own, (i) => column[i]);
  const { coefficients } = linearRegression({
    columns: covariates.map((column) => pick(column)),
    outcome: pick(outcome),
  });
  return Float64Array.from(treated, (_, i) =>
    covariates.reduce((sum, column, j) => sum + coefficients[j + 1] * column[i], coefficients[0]),
  );
}

interface NearestPairs {
  /** Mean of a column over the two of the arm nearest to a row in score. */
  readonly mean: (row: number, column: Float64Array) => number;
  /** Sample covariance of two columns over them. */
  readonly covariance: (row: number, first: Float64Array, second: Float64Array) => number;
}

/** The two of an arm nearest to each row in score, the row itself among them where it is of the arm. */
function nearestPairs({ treated, score }: EstimatedScore, arm: number): NearestPairs {
  const own = Int32Array.from([...treated.keys()].filter((i) => treated[i] === arm));
  const sorted = orderByScore(own, score);
  const pairs = Array.from(treated, (_, i) => twoNearest(sorted, score, i));
  return {
    mean: (row, column) => (column[pairs[row][0]] + column[pairs[row][1]]) / 2,
    covariance: (row, first, second) => {
      const [a, b] = pairs[row];
      return ((first[a] - first[b]) * (second[a] - second[b])) / 2;
    },
  };
}

function twoNearest(
  sorted: Int32Array,
  score: Float64Array,
  row: number,
): readonly [number, number] {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (score[sorted[middle]] < score[row]) low = middle + 1;
    else high = middle;
  }
  let [left, right] = [low - 1, low];
  const take = (): number => {
    const below = left >= 0 ? score[row] - score[sorted[left]] : Infinity;
    const above = right < sorted.length ? score[sorted[right]] - score[row] : Infinity;
    return below < above ? sorted[left--] : sorted[right++];
  };
  const first = take();
  return sorted.length < 2 ? [first, first] : [first, take()];
}
