import {
  crossProduct,
  packedBlockRows,
  strideOf,
  timesCoefficients,
  weightedGram,
  zeroMatrix,
  type Matrix,
  type PackedDesign,
} from "@luotsi/numerics";

import type { BaselineColumns } from "./duration-baseline.ts";
import { monthAt, type MonthLink, type MonthPart } from "./month-law.ts";

/** Spells laid out for the passes: never a row a month. */
export interface DiscreteRows {
  readonly link: MonthLink;
  readonly design: PackedDesign;
  readonly baseline: BaselineColumns;
  /** First and last month at risk of each row, from 1. */
  readonly first: Int32Array | undefined;
  readonly last: Int32Array;
  readonly event: Uint8Array;
  readonly weights: Float64Array | undefined;
}

/** The likelihood at a point. Parameters: packed covariates with an unused constant first, then the baseline's. */
export interface DiscretePoint {
  readonly parameters: Float64Array;
  readonly logLikelihood: number;
  readonly score: Float64Array;
  /** Expected information. */
  readonly information: Matrix;
}

/**
 * The log-likelihood of monthly exits, its slope and expected information.
 *
 * @param rows laid out. @param parameters design columns, then baseline columns.
 * @returns the point. Memory: a block of 512 spells by month at a time. Cost: a chance for each month at risk, and for each a
 *   multiplication by every covariate; np² beside.
 */
export function discretePoint(rows: DiscreteRows, parameters: Float64Array): DiscretePoint {
  const { design, baseline } = rows;
  const p = design.columns;
  const q = baseline.columns;
  const linear = timesCoefficients(design, parameters.subarray(0, p));
  const levels = monthLevels(baseline, parameters.subarray(p));
  const sums: MonthSums = {
    slopes: new Float64Array(design.rows),
    weights: new Float64Array(design.rows),
    monthSlopes: new Float64Array(baseline.months),
    monthWeights: new Float64Array(baseline.months),
    cross: new Float64Array(baseline.months * (p + 1)),
    logLikelihood: 0,
  };
  const block = new Float64Array(baseline.months * packedBlockRows);
  for (let from = 0; from < design.rows; from += packedBlockRows) {
    const to = Math.min(design.rows, from + packedBlockRows);
    const longest = followBlock(rows, { linear, levels, block, from, to }, sums);
    addCross(rows, { block, from, longest }, sums);
    block.fill(0, 0, longest * packedBlockRows);
  }
  const score = new Float64Array(p + q);
  score.set(crossProduct(design, sums.slopes));
  score[0] = 0;
  for (let k = 0; k < q; k++) {
    for (let t = 0; t < baseline.months; t++) {
      score[p + k] += baseline.values[k * baseline.months + t] * sums.monthSlopes[t];
    }
  }
  const { logLikelihood } = sums;
  return { parameters, logLikelihood, score, information: informationOf(rows, sums) };
}

/**
 * The baseline's part of the linear predictor in each month.
 *
 * @param baseline columns. @param levels its coefficients. @returns a number for each month.
 */
export function monthLevels(baseline: BaselineColumns, levels: Float64Array): Float64Array {
  const out = new Float64Array(baseline.months);
  for (let k = 0; k < baseline.columns; k++) {
    for (let t = 0; t < baseline.months; t++) {
      out[t] += levels[k] * baseline.values[k * baseline.months + t];
    }
  }
  return out;
}

interface MonthSums {
  /** Over the months of each row, weighted. */
  readonly slopes: Float64Array;
  readonly weights: Float64Array;
  /** Over the rows of each month. */
  readonly monthSlopes: Float64Array;
  readonly monthWeights: Float64Array;
  /** Σ weight · x of each month, p + 1 numbers a month. */
  readonly cross: Float64Array;
  logLikelihood: number;
}

interface Block {
  readonly linear: Float64Array;
  readonly levels: Float64Array;
  /** Weight of each row of the block in each month: [(t − 1) · 512 + row]. */
  readonly block: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** @returns the last month of anybody in the block. */
function followBlock(rows: DiscreteRows, at: Block, sums: MonthSums): number {
  const { link, first, last, event } = rows;
  const { linear, levels, block, from, to } = at;
  const part: MonthPart = { logLikelihood: 0, slope: 0, weight: 0 };
  let longest = 0;
  for (let i = from; i < to; i++) {
    const weight = rows.weights === undefined ? 1 : rows.weights[i];
    const end = last[i];
    if (end > longest) longest = end;
    for (let t = first === undefined ? 0 : first[i] - 1; t < end; t++) {
      monthAt(link, linear[i] + levels[t], t === end - 1 ? event[i] : 0, part);
      sums.logLikelihood += weight * part.logLikelihood;
      const slope = weight * part.slope;
      const own = weight * part.weight;
      sums.slopes[i] += slope;
      sums.weights[i] += own;
      sums.monthSlopes[t] += slope;
      sums.monthWeights[t] += own;
      block[t * packedBlockRows + (i - from)] = own;
    }
  }
  return longest;
}

function addCross(
  { design, baseline }: DiscreteRows,
  at: { readonly block: Float64Array; readonly from: number; readonly longest: number },
  sums: MonthSums,
): void {
  const { block, from, longest } = at;
  const width = sums.cross.length / baseline.months;
  const base = (from / packedBlockRows) * strideOf(design.columns);
  for (let pair = 0; 2 * pair < design.columns; pair++) {
    const column = base + pair * packedBlockRows * 2;
    for (let t = 0; t < longest; t++) {
      let [one, two] = [0, 0];
      for (let i = 0, b = t * packedBlockRows; i < packedBlockRows; i++, b++) {
        one += block[b] * design.values[column + 2 * i];
        two += block[b] * design.values[column + 2 * i + 1];
      }
      sums.cross[t * width + 2 * pair] += one;
      sums.cross[t * width + 2 * pair + 1] += two;
    }
  }
}

function informationOf({ design, baseline }: DiscreteRows, sums: MonthSums): Matrix {
  const p = design.columns;
  const q = baseline.columns;
  const size = p + q;
  const information = zeroMatrix(size, size);
  const gram = weightedGram(design, sums.weights);
  for (let j = 1; j < p; j++) {
    for (let k = 1; k < p; k++) information.values[j + k * size] = gram.values[j + k * p];
  }
  const width = sums.cross.length / baseline.months;
  for (let k = 0; k < q; k++) {
    const own = baseline.values.subarray(k * baseline.months, (k + 1) * baseline.months);
    for (let j = 1; j < p; j++) {
      let sum = 0;
      for (let t = 0; t < baseline.months; t++) sum += own[t] * sums.cross[t * width + j];
      information.values[j + (p + k) * size] = sum;
      information.values[p + k + j * size] = sum;
    }
    for (let l = 0; l < q; l++) {
      const other = baseline.values.subarray(l * baseline.months, (l + 1) * baseline.months);
      let sum = 0;
      for (let t = 0; t < baseline.months; t++) sum += own[t] * other[t] * sums.monthWeights[t];
      information.values[p + k + (p + l) * size] = sum;
    }
  }
  return information;
}
