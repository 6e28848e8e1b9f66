import {
  isNoEstimate,
  type BalanceRow,
  type NoEstimate,
  type Overlap,
  type PlaceboFinding,
  type StandardErrors,
} from "@luotsi/engines";

import type { PreparedRows } from "./effect-question.ts";
import { effectWarning, reasonWarning, type EffectWarning } from "./effect-warnings.ts";

export type NumberKept = number | null;

/** Standard errors of the contract; a kind that does not exist is absent. */
export type ErrorsByKind = StandardErrors & {
  readonly pairs?: number;
  readonly abadieImbens?: number;
  /** Abadie and Imbens', with the score counted as an estimate. */
  readonly estimatedScore?: number;
  /** Of a difference within cells. */
  readonly strata?: number;
};

/** What a method found, before it is judged. */
export interface MethodAnswer {
  readonly estimand: string;
  /** Undefined when there is none; the reason is among the warnings. */
  readonly estimate: number | undefined;
  readonly standardErrors: ErrorsByKind;
  /** Which of them is the headline. */
  readonly errorKind: keyof ErrorsByKind | undefined;
  /** Half width of the 95 % interval in standard errors. */
  readonly criticalValue: number;
  readonly means: { readonly treated: number; readonly control: number } | undefined;
  readonly coefficients?: readonly {
    readonly name: string;
    readonly coefficient: NumberKept;
    readonly standardError: NumberKept;
  }[];
  /** Weights of the comparison, for balance and overlap; undefined where the method has none. */
  readonly weights: Float64Array | undefined;
  /** Score of each row on a scale that keeps its order; undefined where there is none. */
  readonly score: Float64Array | undefined;
  readonly used: { readonly treated: number; readonly control: number };
  /** Whom the estimate could have been about, where those are not all rows: units of a panel, people near a cutoff. */
  readonly population?: { readonly treated: number; readonly control: number };
  /** How alike the groups are and how far they can be compared, of methods whose rows are not the file's. */
  readonly balance?: readonly BalanceRow[];
  readonly overlap?: Overlap;
  /** Differences of pairs, for Rosenbaum's bounds. */
  readonly pairDifferences?: Float64Array;
  /** Effects on outcomes from before the service, judged together. */
  readonly placebos?: readonly PlaceboFinding[];
  readonly conventions: Readonly<Record<string, string | number | boolean | null>>;
  readonly warnings: readonly EffectWarning[];
  /** More that only this method tells. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** 95 % of a normal distribution is within so many standard deviations. */
export const normalCriticalValue = 1.959964;

/** The headline error: of groups where rows were grouped, else the first that exists in this order. */
export function headlineError(
  errors: ErrorsByKind,
  order: readonly (keyof ErrorsByKind)[],
): keyof ErrorsByKind | undefined {
  return order.find((kind) => errors[kind] !== undefined);
}

/** An answer without a number. */
export function withoutEstimate(
  prepared: PreparedRows,
  none: NoEstimate,
  names: readonly string[] = none.covariates.map((place) => prepared.names[place] ?? ""),
): MethodAnswer {
  return {
    estimand: prepared.rules.estimand,
    estimate: undefined,
    standardErrors: {},
    errorKind: undefined,
    criticalValue: normalCriticalValue,
    means: undefined,
    weights: undefined,
    score: undefined,
    used: { treated: 0, control: 0 },
    conventions: {},
    warnings: [reasonWarning(none.reason, names)],
  };
}

/** The estimator's answer through `write`, or the reason why there is none. */
export function answerOf<Estimate extends object>(
  prepared: PreparedRows,
  found: Estimate | NoEstimate,
  write: (estimate: Estimate) => MethodAnswer,
): MethodAnswer {
  return isNoEstimate(found) ? withoutEstimate(prepared, found) : write(found);
}

/** A warning about covariates left out as repetitions of others. */
export function droppedWarning(
  prepared: PreparedRows,
  dropped: readonly number[],
): readonly EffectWarning[] {
  if (dropped.length === 0) return [];
  const names = dropped.map((place) => prepared.names[place] ?? "").join(", ");
  return [effectWarning("COVARIATES_DROPPED", { names })];
}

/** Rows with weight in each arm. */
export function usedOf(
  treated: Uint8Array,
  weights: Float64Array,
): { readonly treated: number; readonly control: number } {
  let first = 0;
  let second = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    if (treated[i] === 1) first += 1;
    else second += 1;
  }
  return { treated: first, control: second };
}
