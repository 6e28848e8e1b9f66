import { assert } from "@luotsi/base";

import { armSteps, widestGaps, type Gap, type Steps } from "./widest-gaps.ts";

export interface NamedColumn {
  readonly name: string;
  /** n finite numbers. */
  readonly values: Float64Array;
}

export interface BalanceQuestion {
  /** 1 treated, 0 not; n. */
  readonly treated: Uint8Array;
  readonly columns: readonly NamedColumn[];
  /** Whom the effect is about: it fixes the scale of the differences. */
  readonly estimand: "att" | "ate";
  /** Weights of matching or weighting, n, 0 or more; 0 for whoever is left out. */
  readonly weights: Float64Array;
  /** Case weights before anything was done; ones by default. */
  readonly weightsBefore?: Float64Array | undefined;
}

/** How alike the groups are in one covariate, at one time. Undefined where it cannot be said, such as a ratio to a variance of 0. */
export interface BalanceState {
  readonly means: { readonly treated: number; readonly control: number };
  /** Difference of means over the fixed scale. */
  readonly standardisedDifference: number | undefined;
  /** Variance of the treated over that of the controls; only for covariates with more than two values. */
  readonly varianceRatio: number | undefined;
  /** Greatest and mean distance of the two cumulative distributions, the mean over the covariate's distinct values. */
  readonly distributionGap: Gap;
}

export interface BalanceRow {
  readonly name: string;
  /** Every value is 0 or 1. */
  readonly isBinary: boolean;
  readonly before: BalanceState;
  /** Undefined when a group has no weight left. */
  readonly after: BalanceState | undefined;
}

/**
 * How alike the treated and the controls are, before and after matching or weighting.
 *
 * The scale of a standardised difference is fixed before anything is done: the standard deviation of the treated (`att`), or
 * √((s₁² + s₀²) / 2) (`ate`); p(1 − p) for a binary covariate. So a difference cannot shrink because a spread grew.
 *
 * @param question groups, covariates and weights. @returns a row for each covariate, in order; none when a group is empty.
 * @throws BrokenPromise when lengths differ. Cost: O(n) a covariate, and one radix sort for a covariate that is not whole numbers.
 * Source: Austin (2009), Statistics in Medicine 28: 3083–3107; Rubin (2001) for variance ratios; conventions of MatchIt.
 */
export function balanceTable(question: BalanceQuestion): readonly BalanceRow[] {
  const { treated, weights, columns } = question;
  assert(weights.length === treated.length, "there is a weight for every row");
  const before = armSteps(treated, question.weightsBefore);
  const after = armSteps(treated, weights);
  if (before === undefined) return [];
  return columns.map(({ name, values }) => {
    assert(values.length === treated.length, "a covariate has a number for every row");
    return rowOf({ name, values, before, after, estimand: question.estimand });
  });
}

/** A deviation under this share of the range, and a difference of means under that, are rounding. */
const negligible = 1e-9;
const rounding = 1e-13;

interface Scale {
  /** Greatest value less the smallest. */
  readonly range: number;
  readonly deviation: number;
}

function rangeOf(values: Float64Array): number {
  let [lowest, highest] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return values.length === 0 ? 0 : highest - lowest;
}

interface RowQuestion extends NamedColumn {
  readonly before: Steps;
  readonly after: Steps | undefined;
  readonly estimand: "att" | "ate";
}

function rowOf(question: RowQuestion): BalanceRow {
  const { name, values, before, after } = question;
  const isBinary = values.every((x) => x === 0 || x === 1);
  const first = momentsOf(values, before);
  const range = rangeOf(values);
  const spread = (arm: ArmMoments): number => (isBinary ? arm.mean * (1 - arm.mean) : arm.variance);
  const deviation =
    question.estimand === "att"
      ? Math.sqrt(spread(first.treated))
      : Math.sqrt((spread(first.treated) + spread(first.control)) / 2);
  // What is the same for everybody has no spread, whatever rounding makes of it.
  const scale = { range, deviation: range > 0 && deviation > negligible * range ? deviation : 0 };
  const second = after === undefined ? undefined : momentsOf(values, after);
  const gaps = isBinary ? undefined : widestGaps(values, before, after);
  return {
    name,
    isBinary,
    before: stateOf(first, scale, gaps?.before),
    after: second === undefined ? undefined : stateOf(second, scale, gaps?.after),
  };
}

/** `gap` is left out for a binary covariate: it is the difference of the shares. */
function stateOf(
  { treated, control }: BothMoments,
  { range, deviation }: Scale,
  gap: Gap | undefined,
): BalanceState {
  const gapOfMeans = treated.mean - control.mean;
  const isRounding = range === 0 || Math.abs(gapOfMeans) <= rounding * range;
  const difference = isRounding ? 0 : gapOfMeans;
  const standardised = deviation > 0 ? difference / deviation : undefined;
  return {
    means: { treated: treated.mean, control: control.mean },
    standardisedDifference: difference === 0 ? 0 : standardised,
    varianceRatio:
      gap === undefined || range === 0 || !(control.variance > (negligible * range) ** 2)
        ? undefined
        : treated.variance / control.variance,
    distributionGap: gap ?? { greatest: Math.abs(difference), mean: Math.abs(difference) },
  };
}

interface ArmMoments {
  readonly mean: number;
  /** Σ w (x − mean)² · Σw / ((Σw)² − Σw²), which is n − 1 in the denominator for equal weights; 0 when one row has all the weight. */
  readonly variance: number;
}

interface BothMoments {
  readonly treated: ArmMoments;
  readonly control: ArmMoments;
}

function momentsOf(values: Float64Array, { step }: Steps): BothMoments {
  let treatedMean = 0;
  let controlMean = 0;
  for (let i = 0; i < values.length; i++) {
    const share = step[i];
    if (share > 0) treatedMean += share * values[i];
    else controlMean -= share * values[i];
  }
  let treatedSpread = 0;
  let controlSpread = 0;
  let treatedSquares = 0;
  let controlSquares = 0;
  for (let i = 0; i < values.length; i++) {
    const share = step[i];
    if (share > 0) {
      treatedSpread += share * (values[i] - treatedMean) ** 2;
      treatedSquares += share * share;
    } else {
      controlSpread -= share * (values[i] - controlMean) ** 2;
      controlSquares += share * share;
    }
  }
  return {
    treated: { mean: treatedMean, variance: unbiased(treatedSpread, treatedSquares) },
    control: { mean: controlMean, variance: unbiased(controlSpread, controlSquares) },
  };
}

function unbiased(spread: number, squares: number): number {
  return 1 - squares > 1e-15 ? spread / (1 - squares) : 0;
}
