import { detectableEffect, treatedNeeded } from "@luotsi/engines";

/** A study before it has data. */
export interface StudyQuestion {
  readonly treated: number;
  readonly control: number;
  /** Spread of the outcome: its standard deviation, or that of a share. */
  readonly outcome:
    | { readonly kind: "deviation"; readonly deviation: number }
    | { readonly kind: "share"; readonly share: number };
  /** Share of the outcome's variance that covariates explain, 0 to under 1. */
  readonly explained: number;
  readonly power: number;
  /** An effect worth knowing, not 0; undefined when none was named. */
  readonly effect: number | undefined;
  /** People who start in a month; undefined when not known. */
  readonly startsAMonth: number | undefined;
}

export interface StudyReport {
  readonly detectableEffect: number;
  readonly power: number;
  readonly plan: {
    readonly treated: number;
    readonly control: number;
    readonly deviation: number;
    readonly explained: number;
  };
  /** For the effect named: how many treated it takes, with as many controls each, and the months in which they start. */
  readonly needed: {
    readonly effect: number;
    readonly treated: number;
    readonly months: number | null;
  } | null;
  /** What other numbers of treated would show, controls growing alike. */
  readonly curve: readonly { readonly treated: number; readonly detectableEffect: number }[];
}

const sizes = [0.25, 0.5, 1, 2, 4, 8];

/** The smallest effect that a study would show, and the people it takes to show a named one. */
export function planStudy(question: StudyQuestion): StudyReport {
  const { treated, control, outcome, explained, power, effect, startsAMonth } = question;
  const deviation =
    outcome.kind === "share" ? Math.sqrt(outcome.share * (1 - outcome.share)) : outcome.deviation;
  const plan = { treated, control, deviation, explained };
  const needed = effect === undefined ? undefined : treatedNeeded(plan, effect, power);
  return {
    detectableEffect: detectableEffect(plan, power),
    power,
    plan,
    needed:
      effect === undefined || needed === undefined
        ? null
        : {
            effect,
            treated: needed,
            months: startsAMonth === undefined ? null : Math.ceil(needed / startsAMonth),
          },
    curve: [...new Set(sizes.map((size) => Math.max(1, Math.round(size * treated))))].map(
      (people) => ({
        treated: people,
        detectableEffect: detectableEffect(
          { ...plan, treated: people, control: (control * people) / treated },
          power,
        ),
      }),
    ),
  };
}
