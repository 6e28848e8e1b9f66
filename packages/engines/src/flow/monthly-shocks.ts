import { assert } from "@luotsi/base";

/**
 * How a monthly count strays from what rates and season lead one to expect: log(observed / expected) is an
 * autoregression of first order, seen through the noise of counting.
 */
export interface MonthlyShocks {
  /** Share of a month's deviation that is left in the next, 0–1. */
  readonly persistence: number;
  /** Standard deviation of the deviation in the long run, on the log scale. */
  readonly deviation: number;
  /** Standard deviation of the average deviation over the months learnt from: so uncertain is the level itself. */
  readonly ofLevel: number;
  /** Mean and variance of the deviation in the last month learnt from. */
  readonly mean: number;
  readonly variance: number;
  /** Months between the last month learnt from and the last month observed. */
  readonly behind: number;
}

/** No deviation at all. */
export const noShocks: MonthlyShocks = {
  persistence: 0,
  deviation: 0,
  ofLevel: 0,
  mean: 0,
  variance: 0,
  behind: 0,
};

const persistences = [0.5, 0.7, 0.8, 0.9, 0.95];
const deviations = [0, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.13, 0.16, 0.2, 0.25, 0.3];
const grid = persistences.flatMap((persistence) =>
  deviations.map((deviation) => ({ persistence, deviation })),
);
/** With fewer months the deviation cannot be told from noise: a cautious one is taken. */
const fewestMonths = 8;
const cautious = { persistence: 0.8, deviation: 0.06 };

/**
 * Fits the deviation by maximum likelihood on a grid, and filters its last state.
 *
 * @param observed counts by month; −1 where the month teaches nothing.
 * @param expected counts of the same months, above 0 where observed.
 * @returns the process as it stands after the last observed month.
 * @throws BrokenPromise when lengths differ. Cost: months · grid.
 *
 * Source: Kalman (1960); Durbin and Koopman (2012), ch. 2. The noise of a month is 1 / expected, that of a Poisson count.
 */
export function fitMonthlyShocks(observed: Float64Array, expected: Float64Array): MonthlyShocks {
  assert(observed.length === expected.length, "each month has an observed and an expected count");
  const seen = observed.reduce((count, value) => count + Number(value >= 0), 0);
  let best = filter(observed, expected, cautious);
  let choice = cautious;
  for (const tried of seen >= fewestMonths ? grid : []) {
    const filtered = filter(observed, expected, tried);
    if (filtered.likelihood <= best.likelihood + 1e-9) continue;
    best = filtered;
    choice = tried;
  }
  return {
    ...choice,
    ofLevel: deviationOfMean(choice, seen),
    mean: best.mean,
    variance: best.variance,
    behind: best.behind,
  };
}

/** Standard deviation of the mean of so many months of an autoregression; never above that of one month. */
function deviationOfMean(
  { persistence, deviation }: { readonly persistence: number; readonly deviation: number },
  months: number,
): number {
  const inflation = (1 + persistence) / (1 - persistence);
  return deviation * Math.sqrt(Math.min(1, inflation / Math.max(1, months)));
}

/** What is expected of the deviation so many months after the last one observed. */
export function shockAhead(
  { persistence, deviation, mean, variance, behind }: MonthlyShocks,
  months: number,
): { readonly mean: number; readonly variance: number } {
  const left = persistence ** (months + behind);
  const stationary = deviation ** 2;
  return { mean: mean * left, variance: stationary + (variance - stationary) * left ** 2 };
}

interface Filtered {
  readonly likelihood: number;
  readonly mean: number;
  readonly variance: number;
  readonly behind: number;
}

function filter(
  observed: Float64Array,
  expected: Float64Array,
  { persistence, deviation }: { readonly persistence: number; readonly deviation: number },
): Filtered {
  const stationary = deviation ** 2;
  let mean = 0;
  let variance = stationary;
  let likelihood = 0;
  let behind = 0;
  for (let t = 0; t < observed.length; t++) {
    if (t > 0) {
      mean *= persistence;
      variance = stationary + (variance - stationary) * persistence ** 2;
    }
    if (observed[t] < 0) {
      behind += 1;
      continue;
    }
    const noise = 1 / Math.max(expected[t], 0.5);
    const innovation = Math.log(Math.max(observed[t], 0.5) / Math.max(expected[t], 0.5)) - mean;
    const spread = variance + noise;
    likelihood -= (Math.log(spread) + innovation ** 2 / spread) / 2;
    const gain = variance / spread;
    mean += gain * innovation;
    variance *= 1 - gain;
    if (behind > 0) behind = 0;
  }
  // Unlearnt months at the end were already stepped over: take the steps back.
  const back = behind === 0 ? 1 : persistence ** behind;
  return {
    likelihood,
    mean: mean / back,
    variance: stationary + (variance - stationary) / back ** 2,
    behind,
  };
}
