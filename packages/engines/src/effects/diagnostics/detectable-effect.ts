import { assert } from "@luotsi/base";
import { normalQuantile } from "@luotsi/numerics";

export interface StudySize {
  /** People treated and controls, above 0; effective sizes may be fractions. */
  readonly treated: number;
  readonly control: number;
}

export interface StudyPlan extends StudySize {
  /** Standard deviation of the outcome, in its unit, 0 or more; √(p(1 − p)) for a share. */
  readonly deviation: number;
  /** Share of the outcome's variance that covariates explain, 0…1; 0 when none are used. */
  readonly explained: number;
}

/** A test at 5 % that finds a real effect with this chance. */
export const usualPower = 0.8;
const bothTails = 0.025;

/**
 * The smallest effect that would be found: with a smaller one, the interval would most likely hold zero.
 *
 * @param plan sizes, spread of the outcome, what covariates explain. @param power chance of finding it, 0…1.
 * @returns (z₀.₉₇₅ + z_power) · deviation · √(1 − explained) · √(1/treated + 1/control), in the unit of the outcome.
 * @throws BrokenPromise when a group is empty or a share out of range. Source: Bloom (1995), Evaluation Review 19: 547–556.
 */
export function detectableEffect(plan: StudyPlan, power: number = usualPower): number {
  assert(plan.treated > 0 && plan.control > 0, "a study has people in both groups");
  return multiplier(power) * spreadOf(plan) * Math.sqrt(1 / plan.treated + 1 / plan.control);
}

/**
 * How many treated it takes to find an effect, with as many controls for each as now.
 *
 * @param plan as now. @param effect to be found, not 0. @param power chance of finding it.
 * @returns a whole number of treated. @throws BrokenPromise as `detectableEffect`, or for an effect of 0.
 */
export function treatedNeeded(plan: StudyPlan, effect: number, power: number = usualPower): number {
  assert(effect !== 0, "an effect to be found is not zero");
  assert(plan.treated > 0 && plan.control > 0, "a study has people in both groups");
  const controlsEach = plan.control / plan.treated;
  const share = (multiplier(power) * spreadOf(plan)) / effect;
  return Math.max(1, Math.ceil(share * share * (1 + 1 / controlsEach)));
}

function multiplier(power: number): number {
  assert(power > 0 && power < 1, "power is a chance between 0 and 1");
  return normalQuantile(1 - bothTails) + normalQuantile(power);
}

function spreadOf({ deviation, explained }: StudyPlan): number {
  assert(deviation >= 0, "a standard deviation is 0 or more");
  assert(explained >= 0 && explained < 1, "the share explained is from 0 to under 1");
  return deviation * Math.sqrt(1 - explained);
}
