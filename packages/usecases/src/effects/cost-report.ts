import { AppError } from "@luotsi/base";
import { costEffect, costOfDraws, isNoEstimate, type CostEffect } from "@luotsi/engines";

import { drawEffects, refuseBootstrap } from "./bootstrap-effect.ts";
import { inCanonicalOrder } from "./canonical-rows.ts";
import type { EffectColumns, EffectRules } from "./effect-question.ts";
import type { DroppedRows, EffectReport } from "./effect-report.ts";
import { effectWarning, type EffectWarning } from "./effect-warnings.ts";
import { estimateEffect } from "./estimate-effect.ts";
import { normalCriticalValue, type NumberKept } from "./method-answer.ts";

interface Shown {
  readonly estimate: NumberKept;
  readonly standardError: NumberKept;
  readonly interval95: readonly [number, number] | null;
}

/** What an effect costs, as the command prints it; numbers that do not exist are null. */
export interface CostReport {
  readonly method: string;
  readonly estimand: string;
  /** On the outcome, in its unit. */
  readonly effect: Shown;
  /** On net euros: above 0 the service costs more than it saves. */
  readonly euros: Shown;
  /** Net euros for one more unit of the outcome, with Fieller's interval; null where the effect is 0, not above 0 or not told apart from it. */
  readonly eurosPerUnit: Pick<Shown, "estimate" | "interval95">;
  /** Share of draws in which the service saves more than it costs, whatever the outcome is worth. */
  readonly chancePaysForItself: NumberKept;
  readonly netBenefit: readonly {
    readonly worth: number;
    readonly estimate: number;
    readonly interval95: readonly [number, number];
    readonly chancePositive: number;
  }[];
  readonly draws: number;
  readonly n: EffectReport["n"];
  readonly conventions: Readonly<Record<string, string | number | boolean | null>>;
  readonly warnings: readonly EffectWarning[];
  /** Of the effect on the outcome. */
  readonly verdict: EffectReport["verdict"];
  readonly expected: EffectReport["expected"];
}

export interface CostChoice {
  readonly draws: number;
  /** What a unit of the outcome may be worth, euros each. */
  readonly worth: readonly number[];
  readonly threads?: number;
}

/**
 * What one more unit of the outcome costs and how sure it is that the service pays: the same method on the outcome and on euros, and
 * both again in draws of the same people.
 *
 * @param columns with `euros`. @throws AppError BOOTSTRAP_NOT_VALID for matching, WRONG_USAGE for `riskset`.
 */
export async function costReport(
  columns: EffectColumns & { readonly euros: Float64Array },
  asked: { readonly rules: EffectRules; readonly dropped: DroppedRows },
  choice: CostChoice,
): Promise<CostReport> {
  const { rules, dropped } = asked;
  refuseBootstrap(rules.method);
  if (rules.method === "riskset") {
    throw new AppError("WRONG_USAGE", { reason: "--method riskset", command: "effects cost" });
  }
  const { euros, ...rest } = columns;
  const onOutcome = estimateEffect(rest, rules, dropped);
  const onEuros = estimateEffect({ ...rest, outcome: euros }, rules, dropped);
  const found = await costOf(columns, { rules, onOutcome, onEuros }, choice);
  const shared = {
    method: rules.method,
    estimand: onOutcome.estimand,
    effect: shownOf(onOutcome),
    euros: shownOf(onEuros),
    draws: choice.draws,
    n: onOutcome.n,
    conventions: { ...onOutcome.conventions, ratio: "fieller", netBenefit: "percentiles of draws" },
    verdict: onOutcome.verdict,
    expected: onOutcome.expected,
  };
  if (found === undefined) {
    return {
      ...shared,
      eurosPerUnit: { estimate: null, interval95: null },
      chancePaysForItself: null,
      netBenefit: [],
      warnings: [...onOutcome.warnings, ...withoutEuros(onOutcome, onEuros)],
    };
  }
  const paysAlready = found.netBenefit.find(({ worth }) => worth === 0);
  return {
    ...shared,
    eurosPerUnit: ratioOf(found),
    chancePaysForItself: paysAlready?.chancePositive ?? null,
    netBenefit: found.netBenefit,
    warnings: [...onOutcome.warnings, ...ratioWarning(found)],
  };
}

/** Undefined where either effect or its error is missing. */
async function costOf(
  columns: EffectColumns & { readonly euros: Float64Array },
  of: {
    readonly rules: EffectRules;
    readonly onOutcome: EffectReport;
    readonly onEuros: EffectReport;
  },
  choice: CostChoice,
): Promise<CostEffect | undefined> {
  const { rules, onOutcome, onEuros } = of;
  const effect = figuresOf(onOutcome);
  const euros = figuresOf(onEuros);
  if (effect === undefined || euros === undefined) return undefined;
  const worth = [...new Set([0, ...choice.worth])].toSorted((a, b) => a - b);
  const bandwidth = onOutcome.conventions["bandwidth"];
  const drawRules = typeof bandwidth === "number" ? { ...rules, bandwidth } : rules;
  const isPlain =
    rules.method === "difference" && columns.cluster === undefined && columns.unit === undefined;
  const found = isPlain
    ? plainCost(inCanonicalOrder(columns, rules), columns, { ...choice, worth, seed: rules.seed })
    : costOfDraws({ effect, euros, worth, drawn: await drawEffects(columns, drawRules, choice) });
  return isNoEstimate(found) ? undefined : found;
}

/** Two groups and nothing else: their own moments are better than draws'. */
function plainCost(
  sorted: EffectColumns,
  columns: { readonly euros: Float64Array },
  question: { readonly draws: number; readonly seed: number; readonly worth: readonly number[] },
): ReturnType<typeof costEffect> {
  const treated = Uint8Array.from(sorted.treatment, (value) => (value === 0 ? 0 : 1));
  const euros = sorted.euros ?? columns.euros;
  return costEffect({ treated, effect: sorted.outcome, euros }, question);
}

function figuresOf({ estimate, standardError }: EffectReport): CostEffect["effect"] | undefined {
  if (estimate === null || standardError === null) return undefined;
  return { estimate, standardError };
}

function shownOf({ estimate, standardError, interval95 }: EffectReport): Shown {
  return { estimate, standardError, interval95 };
}

function ratioOf({ ratio, effect }: CostEffect): CostReport["eurosPerUnit"] {
  if (ratio.kind === "no_effect" || effect.estimate < 0)
    return { estimate: null, interval95: null };
  return { estimate: ratio.estimate, interval95: ratio.interval95 ?? null };
}

function ratioWarning({ effect }: CostEffect): readonly EffectWarning[] {
  const { estimate, standardError } = effect;
  if (estimate <= 0) return [effectWarning("NO_GAIN_TO_PRICE")];
  return estimate > normalCriticalValue * standardError
    ? []
    : [effectWarning("PRICE_WITHOUT_INTERVAL")];
}

/** Why there are no euros although there is an effect. */
function withoutEuros(onOutcome: EffectReport, onEuros: EffectReport): readonly EffectWarning[] {
  if (onOutcome.estimate === null || onEuros.estimate !== null) return [];
  return onEuros.warnings;
}
