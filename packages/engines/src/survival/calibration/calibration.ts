import { assert } from "@luotsi/base";

import { fitLogisticLine, type LogisticLine } from "./logistic-line.ts";
import { placeAt } from "../read-curve.ts";
import { survivalCurves } from "../survival-curves.ts";
import { firstAtLeast, placeTimes } from "../time-places.ts";

/** Predictions to hold against what happened by a horizon. */
export interface CalibrationQuestion {
  /** Predicted chance of the exit by the horizon, n numbers in [0, 1]. */
  readonly predicted: Float64Array;
  /** When each row's observation ended. */
  readonly time: Float64Array | Int32Array;
  /** 0 where it ended without an exit, 1 the exit predicted, more for other exits. */
  readonly cause: Uint8Array;
  /** Code of each row's person from 0, for the errors; left out when each row is one. */
  readonly cluster?: Int32Array;
  /** Above 0, in the unit of the times. */
  readonly horizon: number;
  /** Bins of the table, of about equal numbers of rows; 10 by custom. */
  readonly bins: number;
}

/** A bin of rows with neighbouring predictions. */
export interface CalibrationBin {
  readonly rows: number;
  readonly meanPredicted: number;
  /** The share that has had the exit by the horizon, censoring weighed out; undefined when nobody's outcome is known. */
  readonly observed: number | undefined;
}

/** How predictions stand against what happened. */
export interface Calibration {
  readonly rows: number;
  /** Rows whose outcome at the horizon is known: had an exit before, or were followed to it. */
  readonly known: number;
  readonly meanPredicted: number;
  readonly observed: number;
  /** Mean squared error, censoring weighed out; and that of predicting the observed share for all. */
  readonly brier: number;
  readonly brierOfMean: number;
  /** Log odds to add to every prediction, with slope 1; 0 is right on average. */
  readonly intercept: LogisticLine;
  /** Slope of the outcome's log odds on the predicted ones: below 1, predictions are too extreme. */
  readonly slope: LogisticLine;
  /** Mean |predicted − observed| over bins, by their rows. */
  readonly expectedError: number;
  readonly bins: readonly CalibrationBin[];
}

export type CalibrationOutcome =
  | ({ readonly kind: "calibration" } & Calibration)
  /** Nobody was followed to the horizon without an exit, or nobody had the exit. */
  | { readonly kind: "too_short"; readonly longest: number }
  | { readonly kind: "one_outcome" };

/**
 * Holds predicted chances by a horizon against what happened. A row censored before the horizon has no outcome; the others stand
 * for it by the inverse of their chance of having been followed so long (Kaplan–Meier of censoring).
 *
 * @param question predictions and outcomes.
 * @returns the calibration, or why there is none.
 * @throws BrokenPromise when lengths differ, a prediction is outside [0, 1] or the horizon is not above 0.
 * Cost: n log n. Source: Graf et al. (1999) for the weights, Cox (1958) and Van Calster et al. (2019) for intercept and slope.
 */
export function calibrate(question: CalibrationQuestion): CalibrationOutcome {
  const { predicted, time, cause, cluster, horizon, bins } = question;
  const n = predicted.length;
  assert(time.length === n && cause.length === n, "there is an outcome for each prediction");
  assert(cluster === undefined || cluster.length === n, "there is a person for each prediction");
  assert(horizon > 0 && bins >= 1, "a horizon is above 0 and there is a bin");
  assert(
    predicted.every((value) => value >= 0 && value <= 1),
    "a prediction is a chance",
  );
  let longest = 0;
  for (let i = 0; i < n; i++) longest = Math.max(longest, time[i]);
  if (longest < horizon) return { kind: "too_short", longest };
  const weights = followedWeights(question);
  const outcome = Uint8Array.from(cause, (code, i) => Number(code === 1 && time[i] <= horizon));
  const sums = weightedSums(predicted, outcome, weights);
  if (sums.exits === 0 || sums.exits >= sums.weight) return { kind: "one_outcome" };
  const logOdds = predicted.map((p) => Math.log(inside(p) / (1 - inside(p))));
  const table = binTable(question, outcome, weights);
  const observed = sums.exits / sums.weight;
  return {
    kind: "calibration",
    rows: n,
    known: sums.known,
    meanPredicted: predicted.reduce((sum, p) => sum + p, 0) / n,
    observed,
    brier: sums.square / sums.weight,
    brierOfMean: observed * (1 - observed),
    intercept: fitLogisticLine({ outcome, weights, cluster, offset: logOdds, x: undefined }),
    slope: fitLogisticLine({ outcome, weights, cluster, offset: undefined, x: logOdds }),
    expectedError: table.reduce(
      (sum, bin) =>
        sum +
        (bin.rows / n) *
          (bin.observed === undefined ? 0 : Math.abs(bin.meanPredicted - bin.observed)),
      0,
    ),
    bins: table,
  };
}

/** Chances of 0 and 1 have no log odds; they are taken a hair inside. */
function inside(chance: number): number {
  return Math.min(1 - 1e-9, Math.max(1e-9, chance));
}

/**
 * 0 for rows without an outcome, else 1 over the chance of having been followed until it was known. Of two things on a day the
 * exit comes first: whoever exits on a day was not yet exposed to its censoring, and whoever is censored on the day of the
 * horizon was followed to it.
 */
function followedWeights({ time, cause, horizon }: CalibrationQuestion): Float64Array {
  const { times, place } = placeTimes(time, undefined, 1);
  const lost = survivalCurves(
    {
      time: Float64Array.from(place, (p, i) => 2 * p + Number(cause[i] === 0)),
      cause: Uint8Array.from(cause, (code) => Number(code === 0)),
    },
    { variance: "none", scale: "plain" },
  );
  const followedTo = (at: number): number => {
    const p = firstAtLeast(times, at, { from: 0, to: times.length });
    const before = placeAt(lost, 0, 2 * p);
    return before < 0 ? 1 : lost.survival[before];
  };
  const toHorizon = followedTo(horizon);
  return Float64Array.from(time, (at, i) => {
    if (cause[i] > 0 && at <= horizon) return 1 / followedTo(at);
    return at >= horizon ? 1 / toHorizon : 0;
  });
}

interface Sums {
  weight: number;
  exits: number;
  square: number;
  known: number;
}

function weightedSums(predicted: Float64Array, outcome: Uint8Array, weights: Float64Array): Sums {
  const sums = { weight: 0, exits: 0, square: 0, known: 0 };
  for (let i = 0; i < predicted.length; i++) {
    sums.weight += weights[i];
    sums.exits += weights[i] * outcome[i];
    sums.square += weights[i] * (outcome[i] - predicted[i]) ** 2;
    sums.known += Number(weights[i] > 0);
  }
  return sums;
}

function binTable(
  { predicted, time, cause, bins }: CalibrationQuestion,
  outcome: Uint8Array,
  weights: Float64Array,
): readonly CalibrationBin[] {
  // Equal predictions part by their outcomes, so that the order of rows does not matter.
  const order = Array.from(predicted.keys()).toSorted(
    (a, b) => predicted[a] - predicted[b] || time[a] - time[b] || cause[a] - cause[b],
  );
  const edges = Array.from({ length: bins + 1 }, (_, k) => Math.round((k * order.length) / bins));
  return edges.slice(1).flatMap((end, k) => {
    const rows = order.slice(edges[k], end);
    if (rows.length === 0) return [];
    const own = (values: ArrayLike<number>): Float64Array =>
      Float64Array.from(rows, (i) => values[i]);
    const sums = weightedSums(
      own(predicted),
      Uint8Array.from(rows, (i) => outcome[i]),
      own(weights),
    );
    const meanPredicted = own(predicted).reduce((sum, p) => sum + p, 0) / rows.length;
    const observed = sums.weight > 0 ? sums.exits / sums.weight : undefined;
    return [{ rows: rows.length, meanPredicted, observed }];
  });
}
