import { assert } from "@luotsi/base";

/** Whom an effect is about: the treated, everyone, or those who could as well be either (overlap weights). */
export type Estimand = "att" | "ate" | "ato";

/** Rows that belong together, such as the spells of a person: `group` holds 0…count−1, one for each row. */
export interface RowGroups {
  readonly group: Int32Array;
  readonly count: number;
}

/** One row a person or spell; every column n numbers. */
export interface EffectRows {
  /** 1 treated, 0 not. */
  readonly treated: Uint8Array;
  /** The outcome in its own unit, finite. */
  readonly outcome: Float64Array;
  /** Known before treatment, finite; categories as columns of 0 and 1. */
  readonly covariates: readonly Float64Array[];
  /** Undefined when every row stands for itself. */
  readonly cluster: RowGroups | undefined;
}

/** Why there is no estimate: an answer, not an error. */
export type NoEstimate = {
  readonly kind: "no_estimate";
  readonly reason: NoEstimateReason;
  /** Places of the covariates the reason is about. */
  readonly covariates: readonly number[];
};

export type NoEstimateReason =
  | "no_treated"
  | "no_control"
  | "too_few_rows"
  | "constant_outcome"
  | "score_separated"
  | "score_not_converged"
  | "cannot_balance"
  | "no_overlap"
  | "instrument_without_effect"
  | "no_comparison"
  | "too_few_near_cutoff"
  | "treatment_without_jump";

/** @returns that there is no estimate. @param reason why. @param covariates at fault, by place. */
export function noEstimate(
  reason: NoEstimateReason,
  covariates: readonly number[] = [],
): NoEstimate {
  return { kind: "no_estimate", reason, covariates };
}

/** Standard errors by kind, in the unit of the outcome; a kind that does not exist is absent. */
export interface StandardErrors {
  readonly classic?: number;
  readonly hc1?: number;
  readonly hc2?: number;
  readonly cluster?: number;
  /** From the spread of each row's influence on the estimate. */
  readonly influence?: number;
}

export interface ArmCounts {
  readonly treated: number;
  readonly control: number;
}

/**
 * Counts the arms and refuses what no estimator can answer.
 *
 * @param rows checked for lengths. @param rowsNeeded smallest number of rows in each arm.
 * @returns the counts, or why there is no estimate.
 * @throws BrokenPromise when lengths differ.
 */
export function countArms(rows: EffectRows, rowsNeeded: number): ArmCounts | NoEstimate {
  const n = rows.treated.length;
  assert(rows.outcome.length === n, "there is an outcome for each row");
  assert(
    rows.covariates.every((column) => column.length === n),
    "each covariate has one value for each row",
  );
  assert(
    rows.cluster === undefined || rows.cluster.group.length === n,
    "each row belongs to a group",
  );
  let treated = 0;
  for (let i = 0; i < n; i++) treated += rows.treated[i];
  const control = n - treated;
  if (treated === 0) return noEstimate("no_treated");
  if (control === 0) return noEstimate("no_control");
  if (Math.min(treated, control) < rowsNeeded) return noEstimate("too_few_rows");
  if (rows.outcome.every((value) => value === rows.outcome[0])) {
    return noEstimate("constant_outcome");
  }
  return { treated, control };
}

/** @returns whether a result says that there is none. @param value a result of `countArms` or an estimator. */
export function isNoEstimate(value: object): value is NoEstimate {
  return "kind" in value && value.kind === "no_estimate";
}

/**
 * The standard error of an estimate from its influence function.
 *
 * @param influence each row's influence, n numbers that sum to about 0. @param cluster rows that belong together.
 * @returns sd / √n, groups summed first with the factor G / (G − 1); undefined for fewer than two rows or groups.
 */
export function influenceError(
  influence: Float64Array,
  cluster: RowGroups | undefined,
): number | undefined {
  const n = influence.length;
  const sums = cluster === undefined ? influence : sumByGroup(influence, cluster);
  const count = sums.length;
  if (count < 2) return undefined;
  let total = 0;
  for (let i = 0; i < count; i++) total += sums[i];
  const mean = total / count;
  let square = 0;
  for (let i = 0; i < count; i++) square += (sums[i] - mean) ** 2;
  return Math.sqrt((square * count) / (count - 1)) / n;
}

/** Sums by group. @param values n numbers. @param groups of the rows. @returns a sum for each group. */
export function sumByGroup(values: Float64Array, groups: RowGroups): Float64Array {
  const sums = new Float64Array(groups.count);
  for (let i = 0; i < values.length; i++) sums[groups.group[i]] += values[i];
  return sums;
}
