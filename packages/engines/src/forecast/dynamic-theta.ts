import { nelderMead } from "@luotsi/numerics";

/** Below this a power no longer matters; numbers that go on shrinking are slow to reckon with. */
const negligible = 1e-100;

/**
 * The dynamic optimised theta model: like theta, but the straight line is re-estimated with each
 * value and its share θ, the smoothing weight and the first level are fitted by one-step errors.
 *
 * @param values at least five finite values without season.
 * @param horizon periods ahead, 1 or more.
 * @returns a forecast for each period. Cost: up to 300 passes over the series.
 * Source: Fiorucci et al. (2016), Int. J. Forecasting 32: 1151–1161, model DOTM.
 */
export function dynamicThetaForecast(values: Float64Array, horizon: number): Float64Array {
  const n = values.length;
  let change = 0;
  for (let t = 1; t < n; t++) change += Math.abs(values[t] - values[t - 1]) / (n - 1);
  const forecast = new Float64Array(horizon);
  if (change === 0) return forecast.fill(values[n - 1]);
  const none = new Float64Array(0);
  const found = nelderMead((p) => run(values, { p, change }, none), {
    start: Float64Array.of(0.5, 2, 0),
    lower: Float64Array.of(0.01, 1, -50),
    upper: Float64Array.of(0.99, 30, 50),
    step: Float64Array.of(0.2, 1, 1),
    tolerance: 1e-7,
    maxCalls: 300,
  });
  run(values, { p: found.parameters, change }, forecast);
  return forecast;
}

/** Parameters: weight α, share θ, first level as a number of mean changes from the first value. */
function run(
  values: Float64Array,
  fit: { readonly p: Float64Array; readonly change: number },
  forecast: Float64Array,
): number {
  const n = values.length;
  const alpha = fit.p[0];
  const share = 1 - 1 / fit.p[1];
  let level = values[0] + fit.p[2] * fit.change;
  let intercept = 0;
  let slope = 0;
  let mean = 0;
  let power = 1;
  let squaredErrors = 0;
  for (let t = 1; t <= n + forecast.length; t++) {
    const expected =
      level + share * (power * intercept + ((1 - power * (1 - alpha)) / alpha) * slope);
    const value = t <= n ? values[t - 1] : expected;
    if (t > n) forecast[t - n - 1] = expected;
    else if (t > 3) squaredErrors += (value - expected) ** 2;
    level = alpha * value + (1 - alpha) * level;
    power = power > negligible ? power * (1 - alpha) : 0;
    slope = t === 1 ? 0 : ((t - 2) * slope + (6 / t) * (value - mean)) / (t + 1);
    mean = ((t - 1) * mean + value) / t;
    intercept = mean - ((t + 1) / 2) * slope;
  }
  return squaredErrors;
}
