import { zeroMatrix, type Matrix } from "./least-squares.ts";
import { packedBlockRows, strideOf, type PackedDesign } from "./packed-design.ts";
import { addBlock, gramWorkspace, writeGram } from "./weighted-gram.ts";

/** Bound once: an imported name may be looked up anew each time a loop reads it. */
const blockRows = packedBlockRows;

/** What a logistic fit is made from; columns of n rows. */
export interface LogisticData {
  readonly design: PackedDesign;
  /** 0…1; 1 where it happened. */
  readonly outcome: ArrayLike<number>;
  /** 0 or more each; undefined for ones. */
  readonly weights: Float64Array | undefined;
  /** Added to the linear predictor; undefined for none. */
  readonly offset: Float64Array | undefined;
}

/** The likelihood and its two derivatives at a point. */
export interface LogisticPoint {
  readonly coefficients: Float64Array;
  readonly logLikelihood: number;
  readonly score: Float64Array;
  readonly information: Matrix;
  /** The linear predictor of each row. */
  readonly linear: Float64Array;
}

/**
 * One pass over the rows.
 *
 * @param data of the fit. @param coefficients p numbers on the design's scale.
 * @returns likelihood, score and information; sums are added block by block in a fixed order.
 *
 * Cost: np² + 4np multiplications, an exponential a row, and a logarithm a block (a row with weights): within a block the terms
 * 1 + e^−|η|, each at most 2, are multiplied before the logarithm, and 2⁵¹² is a double.
 */
export function logisticPass(data: LogisticData, coefficients: Float64Array): LogisticPoint {
  const { design } = data;
  const p = design.columns;
  const stride = strideOf(p);
  const workspace = gramWorkspace(p);
  const linear = new Float64Array(design.rows);
  const block: BlockNumbers = {
    linear: new Float64Array(blockRows),
    information: new Float64Array(blockRows),
    residual: new Float64Array(blockRows),
    score: new Float64Array(2 * workspace.pairs),
    padded: padded(coefficients),
  };
  let logLikelihood = 0;
  for (let start = 0, at = 0; start < design.rows; start += blockRows, at += stride) {
    const end = Math.min(blockRows, design.rows - start);
    linearOfBlock(design.values, at, block);
    if (data.offset !== undefined) {
      for (let i = 0; i < end; i++) block.linear[i] += data.offset[start + i];
    }
    linear.set(end === blockRows ? block.linear : block.linear.subarray(0, end), start);
    const reach = { start, end };
    logLikelihood +=
      data.weights === undefined
        ? plainRows(data.outcome, reach, block)
        : weightedRows(data.outcome, data.weights, reach, block);
    addBlock(design.values, at, block.information, workspace);
    addScore(design.values, at, block);
  }
  return {
    coefficients,
    logLikelihood,
    score: block.score.slice(0, p),
    information: writeGram(workspace, zeroMatrix(p, p)),
    linear,
  };
}

interface BlockNumbers {
  readonly linear: Float64Array;
  readonly information: Float64Array;
  readonly residual: Float64Array;
  readonly score: Float64Array;
  readonly padded: Float64Array;
}

function padded(coefficients: Float64Array): Float64Array {
  const out = new Float64Array(2 * Math.ceil(coefficients.length / 2));
  out.set(coefficients);
  return out;
}

function linearOfBlock(values: Float64Array, at: number, block: BlockNumbers): void {
  const { linear, padded: coefficients } = block;
  linear.fill(0);
  for (let j = 0; j < coefficients.length; j += 2) {
    const first = coefficients[j];
    const second = coefficients[j + 1];
    const base = at + j * blockRows;
    for (let i = 0; i < blockRows; i++) {
      linear[i] += first * values[base + 2 * i] + second * values[base + 2 * i + 1];
    }
  }
}

interface Reach {
  readonly start: number;
  readonly end: number;
}

function plainRows(outcome: ArrayLike<number>, { start, end }: Reach, block: BlockNumbers): number {
  const { linear, information, residual } = block;
  let sum = 0;
  let product = 1;
  for (let i = 0; i < end; i++) {
    const eta = linear[i];
    const y = outcome[start + i];
    const small = Math.exp(-Math.abs(eta));
    const share = 1 / (1 + small);
    const mu = eta >= 0 ? share : small * share;
    information[i] = small * share * share;
    residual[i] = y - mu;
    sum += y * eta - Math.max(eta, 0);
    product *= 1 + small;
  }
  information.fill(0, end);
  residual.fill(0, end);
  return sum - Math.log(product);
}

function weightedRows(
  outcome: ArrayLike<number>,
  weights: Float64Array,
  { start, end }: Reach,
  block: BlockNumbers,
): number {
  const { linear, information, residual } = block;
  let sum = 0;
  for (let i = 0; i < end; i++) {
    const eta = linear[i];
    const y = outcome[start + i];
    const weight = weights[start + i];
    const small = Math.exp(-Math.abs(eta));
    const share = 1 / (1 + small);
    const mu = eta >= 0 ? share : small * share;
    information[i] = weight * small * share * share;
    residual[i] = weight * (y - mu);
    sum += weight * (y * eta - Math.max(eta, 0) - Math.log1p(small));
  }
  information.fill(0, end);
  residual.fill(0, end);
  return sum;
}

function addScore(values: Float64Array, at: number, block: BlockNumbers): void {
  const { residual, score } = block;
  for (let j = 0; j < score.length; j += 2) {
    const base = at + j * blockRows;
    let first = 0;
    let second = 0;
    for (let i = 0; i < blockRows; i++) {
      first += residual[i] * values[base + 2 * i];
      second += residual[i] * values[base + 2 * i + 1];
    }
    score[j] += first;
    score[j + 1] += second;
  }
}
