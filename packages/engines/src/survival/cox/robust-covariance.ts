import { packedBlockRows, sandwich, strideOf, zeroMatrix, type Matrix } from "@luotsi/numerics";

import { hazardsOfRows, type CoxPoint } from "./cox-point.ts";
import type { CoxRows } from "./cox-rows.ts";
import type { CoxFit } from "./fit-cox.ts";

/**
 * The covariance of a Cox model that holds when rows of one person are alike, or weights are not counts: D ᵀD of the change in
 * the coefficients when a person is left out, by score residuals.
 *
 * @param fit of the model.
 * @param cluster code of each row's person from 0; undefined when each row is one.
 * @returns p × p on the columns' own scale, no small-sample factor; zeros but for estimated columns.
 * Cost: np, by running sums over places; not n × places. Source: Lin & Wei (1989), Barlow & Prentice (1988); R `coxph(cluster)`.
 */
export function robustCovariance(fit: CoxFit, cluster: Int32Array | undefined): Matrix {
  const { rows, covariance } = fit.state;
  const residuals = clusterResiduals(fit, cluster);
  const q = rows.design.columns;
  const middle = zeroMatrix(q, q);
  for (let j = 1; j < q; j++) {
    for (let k = 1; k <= j; k++) {
      const [a, b] = [residuals[j], residuals[k]];
      let sum = 0;
      for (let c = 0; c < a.length; c++) sum += a[c] * b[c];
      middle.values[j + k * q] = sum;
      middle.values[k + j * q] = sum;
    }
  }
  const whole = sandwich(covariance, middle);
  const own = zeroMatrix(q - 1, q - 1);
  const { scales } = rows.design;
  for (let j = 1; j < q; j++) {
    for (let k = 1; k < q; k++) {
      own.values[j - 1 + (k - 1) * (q - 1)] = whole.values[j + k * q] / (scales[j] * scales[k]);
    }
  }
  return own;
}

/** Weighted score residuals summed over clusters, a column each on the packed scale; the constant's is empty. */
function clusterResiduals(fit: CoxFit, cluster: Int32Array | undefined): readonly Float64Array[] {
  const { rows, point } = fit.state;
  const { design, places, code } = rows;
  let clusters = rows.rows;
  if (cluster !== undefined) {
    clusters = 1;
    for (const each of cluster) clusters = Math.max(clusters, each + 1);
  }
  const { own, ratio } = rowFactors(rows, point);
  const out = Array.from(
    { length: design.columns },
    (_, j) => new Float64Array(j === 0 ? 0 : clusters),
  );
  const stride = strideOf(design.columns);
  for (let j = 1; j < design.columns; j++) {
    const means = placeMeans(rows, point, j);
    const sums = out[j];
    const column = (j >> 1) * packedBlockRows * 2 + (j & 1);
    for (let i = 0; i < rows.rows; i++) {
      if (code[i] === 2 * places) continue;
      const x =
        design.values[
          Math.floor(i / packedBlockRows) * stride + column + 2 * (i % packedBlockRows)
        ];
      const early = rows.first === undefined ? 0 : means.before[rows.first[i]];
      const residual =
        x * own[i] - means.atExit[code[i]] + ratio[i] * (means.passed[code[i]] - early);
      const weight = rows.weights === undefined ? 1 : rows.weights[i];
      sums[cluster === undefined ? i : cluster[i]] += weight * residual;
    }
  }
  return out;
}

/** Of each row: what its residuals are made of. */
export interface RowFactors {
  /** Event − hazard ratio × hazard passed: the martingale residual. */
  readonly own: Float64Array;
  /** The hazard ratio, on the shifted scale of the point. */
  readonly ratio: Float64Array;
}

/** @returns the factors of each row. @param rows laid out. @param point of them. Cost: n. */
export function rowFactors(rows: CoxRows, point: CoxPoint): RowFactors {
  const ratio = point.linear.map((value) => Math.exp(value));
  const own = hazardsOfRows(rows, point, undefined);
  for (let i = 0; i < own.length; i++) {
    const isEvent = rows.code[i] < 2 * rows.places ? rows.code[i] & 1 : 0;
    own[i] = isEvent - ratio[i] * own[i];
  }
  return { own, ratio };
}

/** What a column's mean over risk sets contributes, by the rows' codes. */
interface PlaceMeans {
  /** Mean at the row's own exit; 0 for rows without one. */
  readonly atExit: Float64Array;
  /** Σ jump × mean up to the row's last place, less what it was spared at its own exit. */
  readonly passed: Float64Array;
  /** Σ jump × mean before each place of its stratum. */
  readonly before: Float64Array;
}

function placeMeans(rows: CoxRows, point: CoxPoint, j: number): PlaceMeans {
  const { places, start, eventWeight } = rows;
  const { riskX, exitX } = point.sums;
  const { jump, spared, square0, square1, square2 } = point.ties;
  const atExit = new Float64Array(2 * places + 1);
  const passed = new Float64Array(2 * places + 1);
  const before = new Float64Array(places + 1);
  for (let s = 0; s + 1 < start.length; s++) {
    let sum = 0;
    for (let p = start[s]; p < start[s + 1]; p++) {
      const risk = riskX[j * places + p];
      const exit = exitX[j * places + p];
      before[p] = sum;
      sum += risk * square0[p] - exit * square1[p];
      passed[2 * p] = sum;
      passed[2 * p + 1] = sum - (risk * square1[p] - exit * square2[p]);
      atExit[2 * p + 1] = (risk * jump[p] - exit * spared[p]) / eventWeight[p];
    }
  }
  return { atExit, passed, before };
}
