import type { PlaceboFinding } from "../diagnostics/placebo.ts";
import type { GammaFound } from "../diagnostics/rosenbaum-bounds.ts";
import * as limits from "./verdict-limits.ts";
import { reasonOf, type ReasonCode, type VerdictReason } from "./verdict-reasons.ts";

/** What the effect is counted in; it decides what is plausible and what is worth knowing. */
export type EffectUnit = "working_months_a_year" | "share" | "other";

/**
 * What makes the groups comparable: nothing (`raw`), matching, weighting or regression (`adjusted`), a rule or shock outside people's
 * choice (`design`: instrument, threshold, before and after in two places), or a lottery (`lot`).
 */
export type Comparability = "raw" | "adjusted" | "design" | "lot";

export interface VerdictQuestion {
  /** Undefined when nobody could be compared. */
  readonly effect:
    | { readonly estimate: number; readonly standardError: number | undefined }
    | undefined;
  readonly unit: EffectUnit;
  readonly comparability: Comparability;
  readonly people: {
    readonly treated: number;
    readonly treatedUsed: number;
    readonly controlUsed: number;
    /** Treated whose score no control reaches; undefined where there is no score. */
    readonly treatedOutsideSupport: number | undefined;
    /** Effective sample size of the controls; undefined where they are not weighted. */
    readonly effectiveControls: number | undefined;
  };
  /** Largest absolute standardised difference after adjustment; undefined where no covariates were given. */
  readonly largestDifference: number | undefined;
  /** Standard deviation of the outcome among those used; undefined when unknown. */
  readonly outcomeDeviation: number | undefined;
  readonly placebos: readonly PlaceboFinding[];
  readonly gamma: GammaFound | undefined;
  readonly followUp: FollowUp | undefined;
}

export interface FollowUp {
  /** Months for which everyone in the comparison has been followed. */
  readonly monthsSeen: number;
  /** Month ordinal of the last month known in full; undefined where months are counted from each start only. */
  readonly knownUntil: number | undefined;
  /** People who start in a month; 0 when nobody does any more. */
  readonly startsAMonth: number;
}

/** When it will be possible to say more. */
export type Expectation =
  /** A month ordinal: enough follow-up, or enough people followed long enough. */
  | { readonly kind: "month"; readonly month: number }
  /** So many months of follow-up are missing; which month that is, is not known. */
  | { readonly kind: "months_more"; readonly months: number }
  /** So many treated are needed; when they will have come is not known. */
  | { readonly kind: "people"; readonly treated: number }
  | { readonly kind: "not_by_waiting" };

export type Verdict =
  | { readonly kind: "supported"; readonly reasons: readonly VerdictReason[] }
  | { readonly kind: "weak"; readonly reasons: readonly VerdictReason[] }
  | {
      readonly kind: "cannot_say";
      readonly reasons: readonly VerdictReason[];
      readonly expected: Expectation;
    };

/**
 * What may be said of an effect, by rule: any reason that stops makes it `cannot_say`, else any that weakens makes it `weak`,
 * else it is `supported`. The limits are named constants beside this file; docs/methods/verdict.md gives their reasons.
 *
 * @param question the estimate and everything that was found out about it. @returns the verdict, its reasons with those that
 * stop first, and for `cannot_say` when more can be said.
 */
export function judgeEffect(question: VerdictQuestion): Verdict {
  const reasons = [
    ...aboutPeople(question),
    ...aboutGroups(question),
    ...aboutTime(question),
    ...aboutSize(question),
  ];
  const stopping = reasons.filter(({ level }) => level === "stops");
  const weakening = reasons.filter(({ level }) => level === "weakens");
  const ordered = [...stopping, ...weakening];
  if (stopping.length > 0) {
    return { kind: "cannot_say", reasons: ordered, expected: expectationOf(question, stopping) };
  }
  return { kind: weakening.length > 0 ? "weak" : "supported", reasons: ordered };
}

function aboutPeople({ effect, people }: VerdictQuestion): readonly VerdictReason[] {
  if (effect === undefined || people.treatedUsed === 0) return [reasonOf("NOBODY_COMPARED")];
  const reasons: VerdictReason[] = [];
  if (people.treatedUsed < limits.fewestTreated) {
    const used = people.treatedUsed;
    reasons.push(reasonOf("TOO_FEW_TREATED", { used, needed: limits.fewestTreated }));
  }
  const kept = people.treatedUsed / people.treated;
  const percent = Math.round(100 * kept);
  if (kept < limits.keptAtLeast) reasons.push(reasonOf("MOST_LEFT_OUT", { percent }));
  else if (kept < limits.keptUsually) reasons.push(reasonOf("SOME_LEFT_OUT", { percent }));
  const effective = people.effectiveControls;
  if (effective !== undefined && effective < limits.effectiveControlsEach * people.treatedUsed) {
    reasons.push(reasonOf("FEW_CONTROLS_CARRY", { effective: Math.round(effective) }));
  }
  const outside = people.treatedOutsideSupport ?? 0;
  if (outside > limits.outsideAtMost * people.treated) {
    reasons.push(reasonOf("OUTSIDE_SUPPORT", { count: outside }));
  }
  return reasons;
}

function aboutGroups(question: VerdictQuestion): readonly VerdictReason[] {
  const { comparability, largestDifference, placebos, gamma } = question;
  const reasons: VerdictReason[] = [];
  if (comparability === "raw") reasons.push(reasonOf("RAW_DIFFERENCE"));
  if (comparability === "adjusted" && largestDifference !== undefined) {
    const difference = Number(largestDifference.toFixed(2));
    if (largestDifference > limits.unlikeDifference) {
      reasons.push(reasonOf("GROUPS_UNLIKE", { difference, limit: limits.unlikeDifference }));
    } else if (largestDifference > limits.alikeDifference) {
      const limit = limits.alikeDifference;
      reasons.push(reasonOf("GROUPS_SOMEWHAT_UNLIKE", { difference, limit }));
    }
  }
  for (const { isFound, name } of placebos) {
    if (isFound) reasons.push(reasonOf("PLACEBO_FOUND", { name }));
  }
  if (gamma?.kind === "gamma" && gamma.gamma < limits.fragileGamma) {
    reasons.push(reasonOf("FRAGILE", { gamma: Number(gamma.gamma.toFixed(2)) }));
  }
  return reasons;
}

function aboutTime({ followUp }: VerdictQuestion): readonly VerdictReason[] {
  if (followUp === undefined || followUp.monthsSeen >= limits.followUpMonths) return [];
  const { monthsSeen } = followUp;
  return [reasonOf("FOLLOW_UP_SHORT", { seen: monthsSeen, needed: limits.followUpMonths })];
}

function aboutSize(question: VerdictQuestion): readonly VerdictReason[] {
  const { effect, unit, people } = question;
  if (effect === undefined || people.treatedUsed === 0) return [];
  const { estimate, standardError } = effect;
  if (standardError === undefined) return [reasonOf("NO_STANDARD_ERROR")];
  const reasons: VerdictReason[] = [];
  if (Math.abs(estimate) <= halfWidths * standardError) {
    const detectable = detectableErrors * standardError;
    const worth = worthOf(question);
    const isSmall = worth !== undefined && detectable > worth;
    if (isSmall)
      reasons.push(reasonOf("STUDY_TOO_SMALL", { detectable: Number(detectable.toPrecision(2)) }));
    reasons.push(reasonOf("INTERVAL_HOLDS_ZERO"));
  }
  const plausible = plausibleOf(unit);
  if (plausible !== undefined && Math.abs(estimate) > plausible) {
    reasons.push(reasonOf("IMPLAUSIBLY_LARGE"));
  }
  return reasons;
}

/**
 * Standard errors to the limit of a 95 % interval, and to the smallest effect found with a chance of 80 %. Taken from the standard
 * error itself, so that they hold for every method.
 */
const halfWidths = 1.959964;
const detectableErrors = halfWidths + 0.841621;

function worthOf({ unit, outcomeDeviation }: VerdictQuestion): number | undefined {
  switch (unit) {
    case "working_months_a_year":
      return limits.worthMonthsAYear;
    case "share":
      return limits.worthShare;
    case "other":
    default:
      return outcomeDeviation === undefined ? undefined : limits.worthDeviations * outcomeDeviation;
  }
}

function plausibleOf(unit: EffectUnit): number | undefined {
  if (unit === "working_months_a_year") return limits.plausibleMonthsAYear;
  return unit === "share" ? limits.plausibleShare : undefined;
}

/** Reasons that more time or more people can take away. */
const curedByWaiting: ReadonlySet<ReasonCode> = new Set([
  "FOLLOW_UP_SHORT",
  "STUDY_TOO_SMALL",
  "TOO_FEW_TREATED",
]);

function expectationOf(question: VerdictQuestion, stopping: readonly VerdictReason[]): Expectation {
  if (!stopping.every(({ code }) => curedByWaiting.has(code))) return { kind: "not_by_waiting" };
  const { people, followUp } = question;
  const needed = peopleNeeded(question, stopping);
  const missing = needed - people.treatedUsed;
  if (followUp === undefined) return { kind: "people", treated: needed };
  const { knownUntil, monthsSeen, startsAMonth } = followUp;
  const toFollow = Math.max(0, limits.followUpMonths - monthsSeen);
  if (missing <= 0 && knownUntil === undefined) return { kind: "months_more", months: toFollow };
  if (missing <= 0 && knownUntil !== undefined) {
    return { kind: "month", month: knownUntil + toFollow };
  }
  if (startsAMonth <= 0 || knownUntil === undefined) return { kind: "people", treated: needed };
  // Whoever starts next must still be followed for the whole time.
  const toStart = Math.ceil(missing / startsAMonth);
  return { kind: "month", month: knownUntil + toStart + limits.followUpMonths };
}

/** A standard error shrinks with the root of the people, so people grow with the square of what it must shrink by. */
function peopleNeeded(question: VerdictQuestion, stopping: readonly VerdictReason[]): number {
  const { effect, people } = question;
  const worth = worthOf(question);
  const isSmall = stopping.some(({ code }) => code === "STUDY_TOO_SMALL");
  const error = effect?.standardError;
  if (!isSmall || error === undefined || worth === undefined || worth === 0) {
    return Math.max(limits.fewestTreated, people.treatedUsed);
  }
  const times = (detectableErrors * error) / worth;
  return Math.max(limits.fewestTreated, Math.ceil(people.treatedUsed * times * times));
}
