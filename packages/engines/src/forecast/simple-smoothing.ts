import { assert } from "@luotsi/base";
import { minimiseScalar } from "@luotsi/numerics";

/** Limits of the smoothing weight, as R forecast `ets` sets them. */
const lowestWeight = 1e-4;
const highestWeight = 0.9999;
/** Below this a first state no longer matters; numbers that go on shrinking are slow to reckon with. */
const negligible = 1e-100;

export interface SimpleSmoothing {
  /** Weight of the newest value, 0…1. */
  readonly alpha: number;
  readonly firstLevel: number;
  /** Level after the last value: the forecast of every horizon. */
  readonly level: number;
  /** Σ of squared one-step errors. */
  readonly squaredErrors: number;
}

/**
 * Simple exponential smoothing with the weight and the first level of least squared one-step error.
 *
 * @param values the series, at least two finite values.
 * @returns the fit. Cost: about 70 passes over the series.
 * @throws BrokenPromise for fewer than two values.
 * The first level enters the errors linearly, e_t = a_t − (1 − α)^(t−1) l_0, so its best value is a
 * quotient of sums and only α is searched.
 */
export function fitSimpleSmoothing(values: Float64Array): SimpleSmoothing {
  assert(values.length > 1, "smoothing needs two values");
  const { x: alpha } = minimiseScalar((weight) => run(values, weight).squaredErrors, {
    low: lowestWeight,
    high: highestWeight,
    grid: 24,
    tolerance: 1e-8,
  });
  return run(values, alpha);
}

/**
 * Simple exponential smoothing with a given weight and the best first level.
 *
 * @param values the series, at least one finite value.
 * @param alpha weight of the newest value, 0…1.
 * @returns the fit. Cost: two passes.
 */
export function smoothSimply(values: Float64Array, alpha: number): SimpleSmoothing {
  assert(values.length > 0, "smoothing needs a value");
  return run(values, alpha);
}

function run(values: Float64Array, alpha: number): SimpleSmoothing {
  const keep = 1 - alpha;
  const center = values[0];
  let level = 0;
  let weight = 1;
  let crossed = 0;
  let weights = 0;
  let squares = 0;
  for (let t = 0; t < values.length; t++) {
    const error = values[t] - center - level;
    crossed += error * weight;
    weights += weight * weight;
    squares += error * error;
    level += alpha * error;
    weight = weight > negligible ? weight * keep : 0;
  }
  const first = crossed / weights;
  return {
    alpha,
    firstLevel: center + first,
    level: center + level + first * weight,
    squaredErrors: Math.max(0, squares - (crossed * crossed) / weights),
  };
}
