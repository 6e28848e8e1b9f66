import { nelderMead } from "@luotsi/numerics";

/** Below this the first states no longer matter; numbers that go on shrinking are slow to reckon with. */
const negligible = 1e-100;

/** What ETS(A,Ad,N) learns: smoothing weights, damping and the states after the last value. */
export interface DampedTrend {
  readonly alpha: number;
  /** Weight of the trend's own update, 0…alpha. */
  readonly beta: number;
  /** Share of the trend that is left after each period, 0.8…0.98. */
  readonly damping: number;
  readonly level: number;
  readonly trend: number;
  readonly squaredErrors: number;
}

/**
 * Fits a level with a damped trend (ETS(A,Ad,N)) by least squared one-step errors.
 *
 * @param values at least five finite values.
 * @returns the fit. Cost: about 100 evaluations of three passes.
 * First level and trend enter linearly and are solved for inside each evaluation.
 * Source: Gardner and McKenzie (1985); Hyndman et al. (2008), limits as R forecast `ets`.
 */
export function fitDampedTrend(values: Float64Array): DampedTrend {
  const found = nelderMead((p) => run(values, p).squaredErrors, {
    start: Float64Array.of(0.4, 0.2, 0.93),
    lower: Float64Array.of(1e-4, 1e-4, 0.8),
    upper: Float64Array.of(0.9999, 0.9999, 0.98),
    step: Float64Array.of(0.25, 0.25, -0.05).map(Math.abs),
    tolerance: 1e-7,
    maxCalls: 250,
  });
  return run(values, found.parameters);
}

/** @returns the forecast of each period. @param fit of `fitDampedTrend`. @param horizon 1 or more. */
export function dampedForecast(fit: DampedTrend, horizon: number): Float64Array {
  let sum = 0;
  let power = 1;
  return new Float64Array(horizon).map(() => {
    power *= fit.damping;
    sum += power;
    return fit.level + sum * fit.trend;
  });
}

/** Parameters: alpha, beta as a share of alpha, damping. */
function run(values: Float64Array, parameters: Float64Array): DampedTrend {
  const alpha = parameters[0];
  const beta = parameters[1] * alpha;
  const damping = parameters[2];
  const center = values[0];
  let l = 0;
  let b = 0;
  let l1 = 1;
  let b1 = 0;
  let l2 = 0;
  let b2 = 1;
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s11 = 0;
  let s12 = 0;
  let s22 = 0;
  for (let t = 0; t < values.length; t++) {
    const e0 = values[t] - center - l - damping * b;
    const e1 = -l1 - damping * b1;
    const e2 = -l2 - damping * b2;
    s00 += e0 * e0;
    s01 += e0 * e1;
    s02 += e0 * e2;
    s11 += e1 * e1;
    s12 += e1 * e2;
    s22 += e2 * e2;
    l += damping * b + alpha * e0;
    b = damping * b + beta * e0;
    l1 += damping * b1 + alpha * e1;
    b1 = damping * b1 + beta * e1;
    l2 += damping * b2 + alpha * e2;
    b2 = damping * b2 + beta * e2;
    if (Math.abs(l1) + Math.abs(b1) + Math.abs(l2) + Math.abs(b2) < negligible) {
      l1 = b1 = l2 = b2 = 0;
    }
  }
  const determinant = s11 * s22 - s12 * s12;
  const solvable = determinant > 1e-10 * s11 * s22;
  const first = solvable ? (s02 * s12 - s01 * s22) / determinant : -s01 / s11;
  const trend = solvable ? (s01 * s12 - s02 * s11) / determinant : 0;
  return {
    alpha,
    beta,
    damping,
    level: center + l + first * l1 + trend * l2,
    trend: b + first * b1 + trend * b2,
    squaredErrors: Math.max(0, s00 + first * s01 + trend * s02),
  };
}
