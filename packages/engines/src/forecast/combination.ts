import { candidateIds, type CandidateId } from "./candidates.ts";

/**
 * How much each candidate counts before its own errors are known. Close relatives count
 * half: simple smoothing, and the two other forms of theta; the naive one is a check more than a method.
 */
const priorWeights: Readonly<Record<CandidateId, number>> = {
  seasonal_naive: 0.25,
  simple_smoothing: 0.5,
  theta: 1,
  classical_theta: 0.5,
  dynamic_theta: 0.5,
  damped_trend: 1,
  damped_seasonal: 1,
};

/**
 * Weights of the candidates: prior weight divided by the squared mean absolute error.
 *
 * @param meanErrors of each candidate in the back-test, undefined where not known.
 * @param available the candidates' forecasts; an undefined one gets no weight.
 * @returns one weight for each candidate, together 1. A candidate whose error is unknown counts
 *   with the mean error of the others; one whose errors are all 0 takes everything.
 */
export function weightsOf(
  meanErrors: readonly (number | undefined)[],
  available: readonly (Float64Array | undefined)[],
): Float64Array {
  const weights = new Float64Array(candidateIds.length);
  const known = meanErrors.filter((error, c) => error !== undefined && available[c] !== undefined);
  const typical = known.reduce((sum: number, error) => sum + (error ?? 0) / known.length, 0);
  const least = typical * 1e-3;
  let total = 0;
  candidateIds.forEach((id, c) => {
    if (available[c] === undefined) return;
    const error = Math.max(meanErrors[c] ?? typical, least);
    weights[c] = typical === 0 ? priorWeights[id] : priorWeights[id] / (error * error);
    total += weights[c];
  });
  return weights.map((weight) => weight / total);
}
