import {
  crossProduct,
  timesCoefficients,
  weightedGram,
  zeroMatrix,
  type Matrix,
  type PackedDesign,
} from "@luotsi/numerics";

import { densityAt, tailAt, type LawAt, type TimeDistribution } from "./time-law.ts";

/** Rows laid out for the passes of a parametric fit. */
export interface ParametricRows {
  readonly law: TimeDistribution;
  readonly design: PackedDesign;
  /** Log of each time. */
  readonly logTime: Float64Array;
  /** Log of each entry; −∞ for rows at risk from the start. Undefined when all are. */
  readonly logEntry: Float64Array | undefined;
  readonly event: Uint8Array;
  readonly weights: Float64Array | undefined;
  readonly offset: Float64Array | undefined;
}

/** The likelihood at a point: packed coefficients with the constant first, and the log of the scale. */
export interface ParametricPoint {
  readonly coefficients: Float64Array;
  readonly logScale: number;
  readonly logLikelihood: number;
  /** Derivative of each row's log-likelihood by its linear predictor, and by the log scale; weights not counted. */
  readonly byLinear: Float64Array;
  readonly byScale: Float64Array;
  readonly score: Float64Array;
  /** Minus the second derivatives, the log scale last. */
  readonly information: Matrix;
}

/**
 * The log-likelihood of durations, its slope and curvature.
 *
 * @param rows laid out. @param coefficients packed. @param logScale log σ; 0 and without derivative for the exponential.
 * @returns the point. Cost: np².
 */
export function parametricPoint(
  rows: ParametricRows,
  coefficients: Float64Array,
  logScale: number,
): ParametricPoint {
  const { design } = rows;
  const n = design.rows;
  const linear = timesCoefficients(design, coefficients);
  if (rows.offset !== undefined) for (let i = 0; i < n; i++) linear[i] += rows.offset[i];
  const parts = rowParts(rows, linear, logScale);
  const { byLinear, byScale, curve, cross, scaleCurve, logLikelihood } = parts;
  const weighted = (values: Float64Array): Float64Array => {
    const { weights } = rows;
    return weights === undefined ? values : values.map((value, i) => value * weights[i]);
  };
  const gram = weightedGram(design, weighted(curve));
  const p = design.columns;
  const information = zeroMatrix(p + 1, p + 1);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < p; k++) information.values[j + k * (p + 1)] = gram.values[j + k * p];
  }
  const edge = crossProduct(design, weighted(cross));
  for (let j = 0; j < p; j++) {
    information.values[j + p * (p + 1)] = edge[j];
    information.values[p + j * (p + 1)] = edge[j];
  }
  information.values[p + p * (p + 1)] = scaleCurve;
  const score = new Float64Array(p + 1);
  score.set(crossProduct(design, weighted(byLinear)));
  score[p] = weighted(byScale).reduce((sum, value) => sum + value, 0);
  if (rows.law === "exponential") fixScale(information, score, p);
  return { coefficients, logScale, logLikelihood, byLinear, byScale, score, information };
}

function fixScale(information: Matrix, score: Float64Array, p: number): void {
  for (let j = 0; j <= p; j++) {
    information.values[j + p * (p + 1)] = 0;
    information.values[p + j * (p + 1)] = 0;
  }
  score[p] = 0;
}

interface RowParts {
  readonly byLinear: Float64Array;
  readonly byScale: Float64Array;
  readonly curve: Float64Array;
  readonly cross: Float64Array;
  /** Summed, with weights. */
  scaleCurve: number;
  logLikelihood: number;
}

function rowParts(rows: ParametricRows, linear: Float64Array, logScale: number): RowParts {
  const { law, logTime, logEntry, event, weights } = rows;
  const n = linear.length;
  const scale = Math.exp(logScale);
  const column = (): Float64Array => new Float64Array(n);
  const parts: RowParts = {
    byLinear: column(),
    byScale: column(),
    curve: column(),
    cross: column(),
    scaleCurve: 0,
    logLikelihood: 0,
  };
  const at: LawAt = { value: 0, slope: 0, curve: 0 };
  for (let i = 0; i < n; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    const z = (logTime[i] - linear[i]) / scale;
    if (event[i] === 1) {
      densityAt(law, z, at);
      parts.logLikelihood -= weight * (logScale + logTime[i]);
      parts.byScale[i] = -1;
    } else tailAt(law, z, at);
    addPart(parts, { i, z, scale, weight }, at);
    if (logEntry === undefined || logEntry[i] === -Infinity) continue;
    const early = (logEntry[i] - linear[i]) / scale;
    tailAt(law, early, at);
    at.value = -at.value;
    at.slope = -at.slope;
    at.curve = -at.curve;
    addPart(parts, { i, z: early, scale, weight }, at);
  }
  if (Number.isNaN(parts.logLikelihood)) parts.logLikelihood = -Infinity;
  return parts;
}

function addPart(
  parts: RowParts,
  at: { readonly i: number; readonly z: number; readonly scale: number; readonly weight: number },
  law: LawAt,
): void {
  const { i, z, scale, weight } = at;
  parts.logLikelihood += weight * law.value;
  parts.byLinear[i] -= law.slope / scale;
  parts.byScale[i] -= z * law.slope;
  parts.curve[i] -= law.curve / (scale * scale);
  parts.cross[i] -= (law.slope + z * law.curve) / scale;
  parts.scaleCurve -= weight * (z * law.slope + z * z * law.curve);
}
