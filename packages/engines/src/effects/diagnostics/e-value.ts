import { assert } from "@luotsi/base";

/** What an effect is measured in. */
export type EffectMeasure =
  /** Ratio of risks, or of odds or hazards when the outcome is rare (under 15 %). */
  | { readonly kind: "risk_ratio"; readonly ratio: number }
  | { readonly kind: "odds_ratio_common"; readonly ratio: number }
  | { readonly kind: "hazard_ratio_common"; readonly ratio: number }
  /** Difference of means over the standard deviation of the outcome. */
  | { readonly kind: "standardised_difference"; readonly difference: number };

/**
 * The E-value: how strongly something nobody measured would have to go with both treatment and outcome, as a risk ratio
 * with each, to explain the whole effect away.
 *
 * @param measure the effect, ratios above 0.
 * @returns 1 (nothing is needed) or more. @throws BrokenPromise for a ratio that is not above 0.
 * Source: VanderWeele and Ding (2017), Annals of Internal Medicine 167: 268–274.
 */
export function eValue(measure: EffectMeasure): number {
  const ratio = riskRatioOf(measure);
  assert(ratio > 0, "a ratio is above 0");
  const away = ratio < 1 ? 1 / ratio : ratio;
  return away === Infinity ? Infinity : away + Math.sqrt(away * (away - 1));
}

/**
 * The E-value of the limit of the interval nearest to no effect.
 *
 * @param limits lower and upper limit, in the measure's unit. @returns 1 when the interval holds no effect (1, or 0 for a
 * difference), else the E-value of the nearer limit.
 */
export function eValueOfInterval(limits: readonly [EffectMeasure, EffectMeasure]): number {
  const [low, high] = limits.map(riskRatioOf);
  if (low <= 1 && high >= 1) return 1;
  return eValue({ kind: "risk_ratio", ratio: low > 1 ? low : high });
}

function riskRatioOf(measure: EffectMeasure): number {
  switch (measure.kind) {
    case "odds_ratio_common":
      return Math.sqrt(measure.ratio);
    case "hazard_ratio_common":
      return (1 - 0.5 ** Math.sqrt(measure.ratio)) / (1 - 0.5 ** Math.sqrt(1 / measure.ratio));
    case "standardised_difference":
      return Math.exp(0.91 * measure.difference);
    case "risk_ratio":
    default:
      return measure.ratio;
  }
}
