import { timesCoefficients, weightedGram, zeroMatrix, type Matrix } from "@luotsi/numerics";

import type { CoxRows } from "./cox-rows.ts";
import { riskSums, type RiskSums } from "./risk-sums.ts";

/** Sums over the steps within each place, with m = 0 … d − 1 of d tied events and z_m = Σw − (m/d) Σw over exits. */
export interface TieSums {
  /** a = w̄ Σ 1/z: the jump of the baseline hazard. */
  readonly jump: Float64Array;
  /** b = w̄ Σ (m/d)/z: the part that those who exit at the place are spared. */
  readonly spared: Float64Array;
  /** w̄ Σ (m/d)^k / z² for k = 0, 1, 2. */
  readonly square0: Float64Array;
  readonly square1: Float64Array;
  readonly square2: Float64Array;
}

/** The model at some coefficients; columns and coefficients on the packed scale, the constant in place 0. */
export interface CoxPoint {
  readonly coefficients: Float64Array;
  readonly logLikelihood: number;
  /** −∞ … ∞; the log hazard ratio of each row less `shift`. */
  readonly linear: Float64Array;
  readonly shift: number;
  /** Weight times exp(linear). */
  readonly w: Float64Array;
  readonly sums: RiskSums;
  readonly ties: TieSums;
}

/**
 * The partial likelihood at some coefficients.
 *
 * @param rows laid out. @param coefficients packed scale, the constant's 0.
 * @returns the point; its log-likelihood is −∞ where a risk set's weight is 0 in numbers. Cost: 3np + n + events.
 */
export function coxPoint(rows: CoxRows, coefficients: Float64Array): CoxPoint {
  const { weights, offset, eventWeight, eventSum, eventOffset } = rows;
  const linear = timesCoefficients(rows.design, coefficients);
  if (offset !== undefined) for (let i = 0; i < linear.length; i++) linear[i] += offset[i];
  let shift = -Infinity;
  for (let i = 0; i < linear.length; i++) if (linear[i] > shift) shift = linear[i];
  const w = new Float64Array(linear.length);
  for (let i = 0; i < linear.length; i++) {
    linear[i] -= shift;
    w[i] = Math.exp(linear[i]);
  }
  if (weights !== undefined) for (let i = 0; i < w.length; i++) w[i] *= weights[i];
  const sums = riskSums(rows, w);
  const { ties, logSum } = tieSums(rows, sums);
  let logLikelihood = eventOffset - logSum;
  for (let j = 1; j < eventSum.length; j++) logLikelihood += eventSum[j] * coefficients[j];
  for (let p = 0; p < rows.places; p++) logLikelihood -= eventWeight[p] * shift;
  if (Number.isNaN(logLikelihood)) logLikelihood = -Infinity;
  return { coefficients, logLikelihood, linear, shift, w, sums, ties };
}

function tieSums(
  rows: CoxRows,
  sums: RiskSums,
): { readonly ties: TieSums; readonly logSum: number } {
  const { places, events, eventWeight } = rows;
  const ties: TieSums = {
    jump: new Float64Array(places),
    spared: new Float64Array(places),
    square0: new Float64Array(places),
    square1: new Float64Array(places),
    square2: new Float64Array(places),
  };
  let logSum = 0;
  for (let p = 0; p < places; p++) {
    const steps = rows.ties === "breslow" ? 1 : events[p];
    const mean = eventWeight[p] / steps;
    for (let m = 0; m < steps; m++) {
      const share = m / steps;
      const z = sums.risk[p] - share * sums.exit[p];
      const each = mean / z;
      const square = each / z;
      logSum += mean * Math.log(z);
      ties.jump[p] += each;
      ties.spared[p] += share * each;
      ties.square0[p] += square;
      ties.square1[p] += share * square;
      ties.square2[p] += share * share * square;
    }
  }
  return { ties, logSum };
}

/** Score and information, p + 1 of each, the constant's zeros first. */
export interface CoxSlope {
  readonly score: Float64Array;
  readonly information: Matrix;
}

/**
 * Score and information at a point, or the same with each place counted `factor` times, as tests of proportional hazards need.
 *
 * The sum over risk sets of Σ w x xᵀ is XᵀVX with v_i = w_i (jumps while at risk − what the row was spared): the kernel of
 * every regression here. Only outer products of place sums are left to take away.
 *
 * @param rows laid out. @param point of them.
 * @param factor one number a place, or undefined for ones; the score's event part is not multiplied, so with a factor use
 *   only `information` and `expected`.
 * @returns the slope and `expected`, Xᵀv. Cost: np² + places · p².
 */
export function coxSlope(
  rows: CoxRows,
  point: CoxPoint,
  factor: Float64Array | undefined,
): CoxSlope & { readonly expected: Float64Array } {
  const v = hazardsOfRows(rows, point, factor);
  for (let i = 0; i < v.length; i++) v[i] *= point.w[i];
  const information = weightedGram(rows.design, v);
  const q = information.columns;
  const expected = information.values.slice(0, q);
  takeMeans(rows, { point, factor }, information);
  const score = rows.eventSum.map((sum, j) => (j === 0 ? 0 : sum - expected[j]));
  for (let j = 0; j < q; j++) {
    information.values[j] = 0;
    information.values[j * q] = 0;
  }
  return { score, information, expected };
}

/**
 * The baseline hazard that each row passed while at risk, less what it was spared at its own exit.
 *
 * @param rows laid out. @param point of them. @param factor of each place, or undefined for ones.
 * @returns n numbers; 0 for rows never at risk. Cost: n.
 */
export function hazardsOfRows(
  rows: CoxRows,
  point: CoxPoint,
  factor: Float64Array | undefined,
): Float64Array {
  const { places, code, first, start } = rows;
  const { jump, spared } = point.ties;
  const passed = new Float64Array(2 * places + 1);
  const before = new Float64Array(places + 1);
  for (let s = 0; s + 1 < start.length; s++) {
    let sum = 0;
    for (let p = start[s]; p < start[s + 1]; p++) {
      const times = factor === undefined ? 1 : factor[p];
      before[p] = sum;
      sum += times * jump[p];
      passed[2 * p] = sum;
      passed[2 * p + 1] = sum - times * spared[p];
    }
  }
  const hazards = new Float64Array(code.length);
  for (let i = 0; i < code.length; i++) hazards[i] = passed[code[i]];
  if (first === undefined) return hazards;
  for (let i = 0; i < code.length; i++) {
    if (code[i] < 2 * places) hazards[i] -= before[first[i]];
  }
  return hazards;
}

/** Takes Σ over places of q0 S Sᵀ − q1 (S Dᵀ + D Sᵀ) + q2 D Dᵀ away, S and D the sums of w x at risk and exiting. */
function takeMeans(
  rows: CoxRows,
  { point, factor }: { readonly point: CoxPoint; readonly factor: Float64Array | undefined },
  information: Matrix,
): void {
  const { places } = rows;
  const { riskX, exitX } = point.sums;
  const { square0, square1, square2 } = point.ties;
  const q = information.columns;
  const turned = zeroMatrix(places, 2);
  const [left, right] = [turned.values.subarray(0, places), turned.values.subarray(places)];
  for (let j = 1; j < q; j++) {
    for (let p = 0; p < places; p++) {
      const times = factor === undefined ? 1 : factor[p];
      const [s, d] = [riskX[j * places + p], exitX[j * places + p]];
      left[p] = times * (square0[p] * s - square1[p] * d);
      right[p] = times * (square2[p] * d - square1[p] * s);
    }
    for (let k = 1; k <= j; k++) {
      let sum = 0;
      for (let p = 0; p < places; p++) {
        sum += left[p] * riskX[k * places + p] + right[p] * exitX[k * places + p];
      }
      information.values[j + k * q] -= sum;
      if (k < j) information.values[k + j * q] -= sum;
    }
  }
}
