import {
  judgeEffect,
  type BalanceRow,
  type Comparability,
  type Expectation,
  type FollowUp,
  type Overlap,
} from "@luotsi/engines";

import type { EffectMethod, EffectRules, PreparedRows } from "./effect-question.ts";
import { writtenWarning, type EffectWarning } from "./effect-warnings.ts";
import type { MethodAnswer } from "./method-answer.ts";
import { gammaOf, isBinary, outcomeDeviation } from "./sensitivity.ts";

export interface Judgement {
  readonly verdict: "supported" | "weak" | "cannot_say";
  /** When more can be said; null unless nothing can be said now. */
  readonly expected: Expectation | null;
  readonly reasons: readonly EffectWarning[];
}

const comparability: Readonly<Record<EffectMethod, Comparability>> = {
  difference: "raw",
  ols: "adjusted",
  psm: "adjusted",
  mahalanobis: "adjusted",
  cem: "adjusted",
  ipw: "adjusted",
  entropy: "adjusted",
  aipw: "adjusted",
  iv: "design",
  did: "design",
  rdd: "design",
  riskset: "adjusted",
};

/** Warnings of a method that forbid to say anything, and those that weaken what is said. */
const stopping: ReadonlySet<string> = new Set(["WEAK_INSTRUMENT", "WEAK_JUMP", "BEFORE_DIFFERS"]);
const weakening: ReadonlySet<string> = new Set([
  "BANDWIDTH_MATTERS",
  "ROBUST_INTERVAL_HOLDS_ZERO",
  "NO_COVARIATES",
  "RIDGE_USED",
  "SCORE_SEPARATED",
]);

interface Known {
  readonly error: number | undefined;
  readonly population: { readonly treated: number; readonly control: number };
  readonly balance: readonly BalanceRow[];
  readonly overlap: Overlap | undefined;
}

/** What may be said of an answer, by the rules of the verdict and the method's own warnings. */
export function judge(prepared: PreparedRows, answer: MethodAnswer, known: Known): Judgement {
  const { rows, rules } = prepared;
  const { estimate } = answer;
  const verdict = judgeEffect({
    effect: estimate === undefined ? undefined : { estimate, standardError: known.error },
    unit: rules.outcomeUnit ?? (isBinary(rows.outcome) ? "share" : "other"),
    comparability: rules.assignment === "lot" ? "lot" : comparability[rules.method],
    people: {
      treated: known.population.treated,
      treatedUsed: answer.used.treated,
      controlUsed: answer.used.control,
      treatedOutsideSupport: known.overlap?.treatedOutsideSupport,
      effectiveControls: known.overlap?.effectiveSampleSize.control,
    },
    largestDifference: largestDifference(known.balance),
    outcomeDeviation: outcomeDeviation(rows.outcome),
    placebos: answer.placebos ?? [],
    gamma: gammaOf(prepared, answer),
    followUp: followUpOf(rules),
  });
  const reasons =
    estimate === undefined
      ? []
      : verdict.reasons.map(({ code, template, details }) =>
          writtenWarning(code, template, details),
        );
  const codes = answer.warnings.map(({ code }) => code);
  if (verdict.kind === "cannot_say") {
    const expected =
      estimate === undefined ? { kind: "not_by_waiting" as const } : verdict.expected;
    return { verdict: "cannot_say", expected, reasons };
  }
  if (codes.some((code) => stopping.has(code))) {
    return { verdict: "cannot_say", expected: { kind: "not_by_waiting" }, reasons };
  }
  const isWeak = verdict.kind === "weak" || codes.some((code) => weakening.has(code));
  return { verdict: isWeak ? "weak" : "supported", expected: null, reasons };
}

/** Months whose starts tell mostly of the service's own length; enough where nobody says how long people were followed. */
const monthsEnough = 12;

function followUpOf({ method, horizon, followUp }: EffectRules): FollowUp | undefined {
  const isByMonth = method === "riskset";
  if (followUp === undefined && !isByMonth) return undefined;
  return {
    monthsSeen: followUp?.monthsSeen ?? (isByMonth ? horizon : monthsEnough),
    knownUntil: followUp?.knownUntil,
    startsAMonth: followUp?.startsAMonth ?? 0,
  };
}

function largestDifference(balance: readonly BalanceRow[]): number | undefined {
  const sizes = balance.flatMap(({ after }) =>
    after?.standardisedDifference === undefined ? [] : [Math.abs(after.standardisedDifference)],
  );
  return sizes.length === 0 ? undefined : Math.max(...sizes);
}
