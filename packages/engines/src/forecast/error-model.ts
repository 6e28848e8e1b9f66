import { normalQuantile, quantileOfSorted } from "@luotsi/numerics";

/** Chances of the intervals a forecast carries. */
export const intervalChances = [0.5, 0.8, 0.95] as const;

/** One forecast error on the working scale, `ahead` periods after its origin (1 is the next one). */
export interface SeenError {
  readonly origin: number;
  readonly ahead: number;
  readonly error: number;
}

/** How large errors are at each horizon, and how they hang together. */
export interface ErrorModel {
  /** Variance one period ahead, on the working scale. */
  readonly variance: number;
  /** Growth of the variance a period: at h ahead it is variance · (1 + growth · (h − 1)). */
  readonly growth: number;
  /** Half width of the 50, 80 and 95 % interval in standard deviations. */
  readonly halfWidths: readonly number[];
  /** Correlation of the errors of two neighbouring horizons, 0…0.98. */
  readonly correlation: number;
  /** How much larger the variance of cumulative errors was than the model says. */
  readonly sumInflation: number;
}

/** What is known without a back-test: how well simple smoothing fits, and how it reacts. */
export interface InSampleFit {
  readonly variance: number;
  /** Smoothing weight: the variance of its level grows by α² a period. */
  readonly alpha: number;
  readonly length: number;
}

const growthsTried = [0, 0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1, 1.3];
/** How many back-test origins the in-sample variance, the assumed form and the assumed sum count for. */
const inSampleOrigins = 3;
const formOrigins = 8;
const sumOrigins = 4;
const assumedCorrelation = 0.5;

/**
 * Learns the size and form of forecast errors from a back-test blended with the in-sample fit, so
 * that it works from no back-tested errors at all up to many.
 *
 * @param errors of the combined forecast at earlier origins, on the working scale.
 * @param fit in-sample variance.
 * @returns the model. Cost: 14 passes over the errors.
 * Variance and growth: Gaussian likelihood in which each origin counts once however many of its
 * horizons are known, plus three origins' worth of in-sample variance at one period ahead, plus a
 * prior on growth around 0.7·α². Half widths: the mean of the errors' own quantiles (a conformal
 * score) and Student's t with n − 3 degrees, weighted by the number of origins to eight.
 */
export function learnErrors(errors: readonly SeenError[], fit: InSampleFit): ErrorModel {
  const origins = new Set(errors.map((seen) => seen.origin)).size;
  const { variance, growth } = sizeOf(errors, origins, fit);
  const standard = errors.map((seen) => ({
    ...seen,
    error: variance > 0 ? seen.error / Math.sqrt(variance * (1 + growth * (seen.ahead - 1))) : 0,
  }));
  const sorted = Float64Array.from(standard, (seen) => Math.abs(seen.error)).toSorted();
  const halfWidths = intervalChances.map((chance) => {
    const assumed = studentQuantile((1 + chance) / 2, Math.max(3, fit.length - 3));
    if (sorted.length === 0) return assumed;
    const seen = quantileOfSorted(sorted, chance);
    return (origins * seen + formOrigins * assumed) / (origins + formOrigins);
  });
  const correlation = neighbourCorrelation(standard);
  const model = { variance, growth, halfWidths, correlation, sumInflation: 1 };
  return { ...model, sumInflation: inflationOfSums(errors, model) };
}

/** @returns the standard deviation on the working scale. @param model learnt. @param ahead 1 or more. */
export function deviationAhead(model: ErrorModel, ahead: number): number {
  return Math.sqrt(model.variance * (1 + model.growth * (ahead - 1)));
}

/**
 * The variance of a weighted sum of errors at consecutive horizons.
 *
 * @param model learnt errors.
 * @param weights of the horizons first, first + 1, …
 * @param first horizon of the first weight, 1 or more.
 * @returns (1 − ρ)·Σ (w_h s_h)² + ρ·(Σ w_h s_h)², without `sumInflation`: a part of each error is
 *   its own, the rest is a mistaken level that all horizons share.
 */
export function varianceOfSum(
  model: ErrorModel,
  weights: ArrayLike<number>,
  first: number,
): number {
  let squares = 0;
  let sum = 0;
  for (let h = 0; h < weights.length; h++) {
    const one = weights[h] * deviationAhead(model, first + h);
    squares += one * one;
    sum += one;
  }
  return (1 - model.correlation) * squares + model.correlation * sum * sum;
}

function sizeOf(
  errors: readonly SeenError[],
  origins: number,
  fit: InSampleFit,
): { readonly variance: number; readonly growth: number } {
  const share = errors.length === 0 ? 0 : origins / errors.length;
  const weight = origins + inSampleOrigins;
  const expected = 0.7 * Math.min(1, fit.alpha * fit.alpha) + 0.05;
  let best = { variance: fit.variance, growth: 0, likelihood: Number.NEGATIVE_INFINITY };
  for (const growth of growthsTried) {
    let squares = 0;
    let logarithms = 0;
    for (const { ahead, error } of errors) {
      const relative = 1 + growth * (ahead - 1);
      squares += (error * error) / relative;
      logarithms += Math.log(relative);
    }
    const variance = (share * squares + inSampleOrigins * fit.variance) / weight;
    const likelihood =
      -0.5 * (weight * Math.log(variance + 1e-300) + share * logarithms) -
      0.5 * Math.log((growth + 0.02) / expected) ** 2;
    if (likelihood > best.likelihood) best = { variance, growth, likelihood };
  }
  return best;
}

/**
 * Student's quantile by Fisher's expansion; within 4 % from three degrees of freedom up.
 *
 * @param p probability above 0 and below 1.
 * @param degrees of freedom, 3 or more.
 * @returns the quantile.
 */
export function studentQuantile(p: number, degrees: number): number {
  const z = normalQuantile(p);
  return (
    z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees * degrees)
  );
}

function neighbourCorrelation(standard: readonly SeenError[]): number {
  let crossed = sumOrigins * assumedCorrelation;
  let squares = sumOrigins;
  for (let i = 1; i < standard.length; i++) {
    const before = standard[i - 1];
    const after = standard[i];
    if (before.origin !== after.origin || before.ahead + 1 !== after.ahead) continue;
    crossed += before.error * after.error;
    squares += (before.error ** 2 + after.error ** 2) / 2;
  }
  return Math.min(0.98, Math.max(0, crossed / squares));
}

/** Squared cumulative error of each origin over its variance by the model, drawn towards 1. */
function inflationOfSums(errors: readonly SeenError[], model: ErrorModel): number {
  if (model.variance === 0) return 1;
  let total = sumOrigins;
  let count = sumOrigins;
  let start = 0;
  while (start < errors.length) {
    let end = start + 1;
    while (end < errors.length && follows(errors[end - 1], errors[end])) end += 1;
    if (end - start > 1) {
      let sum = 0;
      for (let i = start; i < end; i++) sum += errors[i].error;
      const ones = new Float64Array(end - start).fill(1);
      total += (sum * sum) / varianceOfSum(model, ones, errors[start].ahead);
      count += 1;
    }
    start = end;
  }
  return total / count;
}

function follows(before: SeenError, after: SeenError): boolean {
  return before.origin === after.origin && before.ahead + 1 === after.ahead;
}
