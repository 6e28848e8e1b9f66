import {
  eValue,
  eValueOfInterval,
  largestSoundGamma,
  type EffectMeasure,
  type GammaFound,
} from "@luotsi/engines";

import type { PreparedRows } from "./effect-question.ts";
import type { MethodAnswer, NumberKept } from "./method-answer.ts";

/** How much something unseen would have to matter to explain the effect away. */
export interface Sensitivity {
  readonly eValue: NumberKept;
  /** Of the limit of the interval nearest to no effect; 1 when the interval holds it. */
  readonly eValueInterval: NumberKept;
  /** Largest odds of hidden bias at which pairs still show an effect; null where there are no pairs or they show none. */
  readonly rosenbaumGamma: NumberKept;
}

/** Sensitivity of an answer. @param interval of the estimate, when it has one. */
export function sensitivityOf(
  prepared: PreparedRows,
  answer: MethodAnswer,
  interval: readonly [number, number] | undefined,
): Sensitivity {
  const gamma = gammaOf(prepared, answer);
  const measure = measureOf(prepared, answer);
  if (measure === undefined || answer.estimate === undefined) {
    return { eValue: null, eValueInterval: null, rosenbaumGamma: gammaNumber(gamma) };
  }
  const limits = interval?.map((limit) => measure(limit));
  const [low, high] = limits ?? [];
  return {
    eValue: finite(eValue(measure(answer.estimate))),
    eValueInterval:
      low === undefined || high === undefined ? null : finite(eValueOfInterval([low, high])),
    rosenbaumGamma: gammaNumber(gamma),
  };
}

function finite(value: number): NumberKept {
  return Number.isFinite(value) ? value : null;
}

function gammaNumber(gamma: GammaFound | undefined): NumberKept {
  return gamma?.kind === "gamma" ? gamma.gamma : null;
}

/** Smallest ratio told: a share that came out 0 or below says no more than that. */
const smallestRatio = 1e-6;

/** A difference as a ratio of risks for an outcome of 0 and 1, in standard deviations for any other. */
function measureOf(
  { rows }: PreparedRows,
  answer: MethodAnswer,
): ((difference: number) => EffectMeasure) | undefined {
  const { means } = answer;
  if (isBinary(rows.outcome)) {
    if (means === undefined || !(means.control > 0)) return undefined;
    return (difference) => ({
      kind: "risk_ratio",
      ratio: Math.max(smallestRatio, (means.control + difference) / means.control),
    });
  }
  const spread = outcomeDeviation(rows.outcome);
  if (spread === undefined) return undefined;
  return (difference) => ({ kind: "standardised_difference", difference: difference / spread });
}

/** True when every value is 0 or 1. */
export function isBinary(values: Float64Array): boolean {
  return values.every((value) => value === 0 || value === 1);
}

/** Standard deviation (n − 1); undefined when there is none. */
export function outcomeDeviation(values: Float64Array): number | undefined {
  if (values.length < 2) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return square > 0 ? Math.sqrt(square / (values.length - 1)) : undefined;
}

/** Rosenbaum's bound of paired differences; undefined where the method makes no pairs. */
export function gammaOf({ rows }: PreparedRows, answer: MethodAnswer): GammaFound | undefined {
  const { pairDifferences, estimate } = answer;
  if (pairDifferences === undefined || estimate === undefined) return undefined;
  const direction = estimate < 0 ? "less" : "more";
  if (!isBinary(rows.outcome) || !pairDifferences.every((one) => Number.isInteger(one))) {
    return largestSoundGamma(pairDifferences, direction);
  }
  const discordant = pairDifferences.filter((one) => one !== 0).length;
  const positive = pairDifferences.filter((one) => one > 0).length;
  return largestSoundGamma({ discordant, positive }, direction);
}
