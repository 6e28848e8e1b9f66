import { assert } from "@luotsi/base";

import { betaCdf, gammaCdf, logGamma } from "./gamma-function.ts";
import { normalQuantile } from "./normal.ts";

/**
 * Draws by inversion: each takes one uniform number in (0, 1) and returns the quantile of the
 * distribution there, so one counter makes one draw and a larger uniform never gives a smaller draw.
 */

const directLimit = 30;

/** A normal draw. @param u in (0, 1). @param mean any. @param deviation 0 or more. @returns it. */
export function normalFromUniform(u: number, mean: number, deviation: number): number {
  assert(deviation >= 0, "a standard deviation is 0 or more");
  return mean + deviation * normalQuantile(u);
}

/** An exponential draw, −mean·ln(u). @param u in (0, 1). @param mean above 0. @returns above 0. */
export function exponentialFromUniform(u: number, mean: number): number {
  assert(mean > 0, "the mean of an exponential distribution is above 0");
  return -mean * Math.log(u);
}

/**
 * A Poisson draw.
 *
 * @param u in (0, 1).
 * @param mean 0 or more; tried up to 1e7.
 * @returns the smallest whole k with P(X ≤ k) ≥ u. Cost: k steps up to mean 30, then about √mean·10.
 * @throws BrokenPromise when the mean is below 0.
 */
export function poissonFromUniform(u: number, mean: number): number {
  assert(mean >= 0, "the mean of a Poisson distribution is 0 or more");
  if (mean === 0) return 0;
  if (mean <= directLimit) {
    return quantileByAddition(u, Math.exp(-mean), (k) => mean / k);
  }
  return quantileBySearch(
    u,
    { mean, deviation: Math.sqrt(mean), skewness: 1 / Math.sqrt(mean), largest: Infinity },
    (k) => 1 - gammaCdf(mean, k + 1),
  );
}

/**
 * A binomial draw.
 *
 * @param u in (0, 1).
 * @param trials whole number, 0 or more.
 * @param probability of success, 0…1.
 * @returns the smallest whole k with P(X ≤ k) ≥ u. Cost: k steps up to mean 30, then about 10·√n.
 * @throws BrokenPromise when an argument is outside its range.
 */
export function binomialFromUniform(u: number, trials: number, probability: number): number {
  assert(Number.isInteger(trials) && trials >= 0, "trials are a whole number, 0 or more");
  assert(probability >= 0 && probability <= 1, "a probability is between 0 and 1");
  if (trials === 0 || probability === 0) return 0;
  if (probability === 1) return trials;
  const mean = trials * probability;
  if (mean <= directLimit) {
    const odds = probability / (1 - probability);
    const none = Math.exp(trials * Math.log1p(-probability));
    return Math.min(
      trials,
      quantileByAddition(u, none, (k) => ((trials - k + 1) / k) * odds),
    );
  }
  const deviation = Math.sqrt(mean * (1 - probability));
  const skewness = (1 - 2 * probability) / deviation;
  return quantileBySearch(u, { mean, deviation, skewness, largest: trials }, (k) =>
    k >= trials ? 1 : betaCdf(1 - probability, trials - k, k + 1),
  );
}

/**
 * A negative binomial draw, a Poisson whose mean varies as a gamma.
 *
 * @param u in (0, 1).
 * @param mean 0 or more.
 * @param size dispersion, above 0; the variance is mean + mean² / size.
 * @returns the smallest whole k with P(X ≤ k) ≥ u.
 * @throws BrokenPromise when an argument is outside its range.
 */
export function negativeBinomialFromUniform(u: number, mean: number, size: number): number {
  assert(mean >= 0, "the mean of a negative binomial distribution is 0 or more");
  assert(size > 0, "the size of a negative binomial distribution is above 0");
  if (mean === 0) return 0;
  const success = size / (size + mean);
  const failure = mean / (size + mean);
  if (mean <= directLimit) {
    const none = Math.exp(-size * Math.log1p(mean / size));
    return quantileByAddition(u, none, (k) => ((k + size - 1) / k) * failure);
  }
  const deviation = Math.sqrt(mean / success);
  const skewness = (1 + failure) / Math.sqrt(size * failure);
  return quantileBySearch(u, { mean, deviation, skewness, largest: Infinity }, (k) =>
    betaCdf(success, size, k + 1),
  );
}

/**
 * A gamma draw.
 *
 * @param u in (0, 1).
 * @param shape above 0.
 * @param scale above 0; the mean is shape · scale.
 * @returns x with P(X ≤ x) = u, relative accuracy about 1e-10; 0 where that is below the smallest double.
 * @throws BrokenPromise when an argument is outside its range.
 */
export function gammaFromUniform(u: number, shape: number, scale: number): number {
  assert(scale > 0, "the scale of a gamma distribution is above 0");
  assert(u > 0 && u < 1, "a uniform number is between 0 and 1");
  const constant = logGamma(shape);
  const lowest = Math.exp((Math.log(u) + logGamma(shape + 1)) / shape);
  if (lowest < 1e-12) return scale * lowest;
  const start = Math.log(gammaStart(u, shape, lowest));
  let low = -Infinity;
  let high = Infinity;
  let y = start;
  for (let step = 0; step < 200; step++) {
    const x = Math.exp(y);
    const miss = gammaCdf(x, shape) - u;
    if (miss > 0) high = y;
    else low = y;
    const slope = Math.exp(shape * y - x - constant);
    let next = y - miss / slope;
    if (!(next > low && next < high) || !(Math.abs(next - y) < 2)) next = between(low, high, y);
    if (Math.abs(next - y) < 1e-13 * Math.max(1, Math.abs(y))) return scale * Math.exp(next);
    y = next;
  }
  return scale * Math.exp(y);
}

/** `lowest` is the quantile of the density's first term, exact where the quantile is tiny. */
function gammaStart(u: number, shape: number, lowest: number): number {
  const wilsonHilferty = 1 - 1 / (9 * shape) + normalQuantile(u) / (3 * Math.sqrt(shape));
  return shape > 0.5 && wilsonHilferty > 0.05 ? shape * wilsonHilferty ** 3 : lowest;
}

function between(low: number, high: number, from: number): number {
  if (low === -Infinity) return from - 1;
  if (high === Infinity) return from + 1;
  return (low + high) / 2;
}

/** Adds probabilities from 0 upwards; `ratio(k)` is P(k) / P(k − 1). Stops where nothing is left. */
function quantileByAddition(u: number, none: number, ratio: (k: number) => number): number {
  let probability = none;
  let cumulative = none;
  let k = 0;
  while (cumulative < u) {
    k += 1;
    probability *= ratio(k);
    const next = cumulative + probability;
    if (next === cumulative && k > directLimit) return k;
    cumulative = next;
  }
  return k;
}

interface Moments {
  readonly mean: number;
  readonly deviation: number;
  readonly skewness: number;
  readonly largest: number;
}

/** Starts from the Cornish–Fisher quantile, widens until u is inside, and halves. */
function quantileBySearch(u: number, moments: Moments, cdf: (k: number) => number): number {
  const { mean, deviation, skewness, largest } = moments;
  const z = normalQuantile(u);
  const guess = Math.floor(mean + deviation * (z + (skewness * (z * z - 1)) / 6));
  const start = Math.min(largest, Math.max(0, guess));
  let width = Math.max(1, Math.ceil(deviation / 16));
  let low = start;
  while (low >= 0 && cdf(low) >= u) {
    low -= width;
    width *= 2;
  }
  let high = Math.max(low, start);
  width = Math.max(1, Math.ceil(deviation / 16));
  while (high < largest && cdf(high) < u) {
    low = Math.max(low, high);
    high = Math.min(largest, high + width);
    width *= 2;
  }
  low = Math.max(low, -1);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (cdf(middle) >= u) high = middle;
    else low = middle;
  }
  return high;
}
