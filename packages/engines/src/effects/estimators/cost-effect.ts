import { assert } from "@luotsi/base";
import { fillPoissonWeights, quantileOfSorted } from "@luotsi/numerics";

import { noEstimate, type NoEstimate } from "./effect-rows.ts";

export interface CostRows {
  /** 1 treated, 0 not; n. */
  readonly treated: Uint8Array;
  /** What the service is to bring, such as days in work; n, finite. */
  readonly effect: Float64Array;
  /** Euros; n, finite. */
  readonly euros: Float64Array;
}

export interface CostQuestion {
  readonly draws: number;
  readonly seed: number;
  /** What a unit of the effect may be worth, euros each. */
  readonly worth: readonly number[];
}

export interface NetBenefit {
  /** Euros a unit of the effect is taken to be worth. */
  readonly worth: number;
  /** worth · effect − euros, per treated person. */
  readonly estimate: number;
  readonly interval95: readonly [number, number];
  /** Share of draws in which it is above 0. */
  readonly chancePositive: number;
}

/** Euros for a unit of the effect. */
export type CostRatio =
  | {
      readonly kind: "ratio";
      readonly estimate: number;
      /** Fieller's interval; undefined when the effect is not told apart from 0, so that no interval is bounded. */
      readonly interval95: readonly [number, number] | undefined;
    }
  /** The effect is exactly 0. */
  | { readonly kind: "no_effect" };

export interface CostEffect {
  readonly kind: "estimate";
  /** Differences of means, treated less others. */
  readonly effect: { readonly estimate: number; readonly standardError: number };
  readonly euros: { readonly estimate: number; readonly standardError: number };
  readonly ratio: CostRatio;
  readonly netBenefit: readonly NetBenefit[];
}

/** 97.5 % of a normal distribution. */
const critical = 1.959964;

/**
 * What a unit of effect costs, and whether it is worth it: differences of means, their ratio, and the net benefit at given worths.
 *
 * @param rows of a comparison by lot, or already matched or weighted alike. @param question draws, seed, worths.
 * @returns the figures; `too_few_rows` for fewer than two in an arm. Intervals of the net benefit are percentiles of draws of persons
 * within arms. Cost: draws · n. @throws BrokenPromise when lengths differ or draws are under 20.
 * Source: Stinnett and Mullahy (1998), Med. Decis. Making 18: S68; Hoch, Briggs and Willan (2002); Fieller (1954) for the ratio.
 */
export function costEffect(rows: CostRows, question: CostQuestion): CostEffect | NoEstimate {
  const n = rows.treated.length;
  assert(
    rows.effect.length === n && rows.euros.length === n,
    "each column has a number for each row",
  );
  assert(question.draws >= 20, "percentiles need draws");
  const arms = [0, 1].map((arm) => armOf(rows, arm));
  if (arms.some((arm) => arm.effect.length < 2)) return noEstimate("too_few_rows");
  const [control, treated] = arms.map((arm) => momentsOf(arm));
  const effect = treated.effect - control.effect;
  const euros = treated.euros - control.euros;
  const spread = {
    effect: treated.effectVariance + control.effectVariance,
    euros: treated.eurosVariance + control.eurosVariance,
    both: treated.covariance + control.covariance,
  };
  return {
    kind: "estimate",
    effect: { estimate: effect, standardError: Math.sqrt(spread.effect) },
    euros: { estimate: euros, standardError: Math.sqrt(spread.euros) },
    ratio: ratioOf({ effect, euros, spread }),
    netBenefit: benefits(arms, { effect, euros }, question),
  };
}

/** Effects on the outcome and on euros, and what both were in draws of the same people. */
export interface DrawnCost {
  readonly effect: CostEffect["effect"];
  readonly euros: CostEffect["euros"];
  /** By turns the effect and the euros of a draw. */
  readonly drawn: Float64Array;
  readonly worth: readonly number[];
}

/**
 * The same for effects of any method that may be bootstrapped, such as weighting, with draws in which everything was estimated anew.
 *
 * @param question effects with their own errors, draws, worths. @returns the figures; `too_few_rows` for fewer than twenty draws. How effect and
 * euros go together is the draws' correlation; how uncertain each is, its own error. Cost: draws · worths.
 * Source: as `costEffect`.
 */
export function costOfDraws({ effect, euros, drawn, worth }: DrawnCost): CostEffect | NoEstimate {
  const draws = drawn.length >> 1;
  if (draws < 20) return noEstimate("too_few_rows");
  const first = Float64Array.from({ length: draws }, (_, d) => drawn[2 * d]);
  const second = Float64Array.from({ length: draws }, (_, d) => drawn[2 * d + 1]);
  const spread = {
    effect: effect.standardError ** 2,
    euros: euros.standardError ** 2,
    both: correlation(first, second) * effect.standardError * euros.standardError,
  };
  const at = { effect: effect.estimate, euros: euros.estimate };
  return {
    kind: "estimate",
    effect,
    euros,
    ratio: ratioOf({ ...at, spread }),
    netBenefit: worth.map((one) => benefitAt(one, at, { effects: first, euros: second })),
  };
}

/** 0 when either does not vary. */
function correlation(first: Float64Array, second: Float64Array): number {
  const n = first.length;
  const mean = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / n;
  const [one, two] = [mean(first), mean(second)];
  let [both, oneSquare, twoSquare] = [0, 0, 0];
  for (let d = 0; d < n; d++) {
    both += (first[d] - one) * (second[d] - two);
    oneSquare += (first[d] - one) ** 2;
    twoSquare += (second[d] - two) ** 2;
  }
  const scale = Math.sqrt(oneSquare * twoSquare);
  return scale > 0 ? both / scale : 0;
}

interface Differences {
  readonly effect: number;
  readonly euros: number;
  readonly spread: { readonly effect: number; readonly euros: number; readonly both: number };
}

function ratioOf(of: Differences): CostRatio {
  if (of.effect === 0) return { kind: "no_effect" };
  return { kind: "ratio", estimate: of.euros / of.effect, interval95: fieller(of) };
}

interface Arm {
  readonly effect: Float64Array;
  readonly euros: Float64Array;
}

function armOf(rows: CostRows, arm: number): Arm {
  const own = [...rows.treated.keys()].filter((i) => rows.treated[i] === arm);
  return {
    effect: Float64Array.from(own, (i) => rows.effect[i]),
    euros: Float64Array.from(own, (i) => rows.euros[i]),
  };
}

/** Means, and the variances and covariance of the means. */
function momentsOf({ effect, euros }: Arm): {
  readonly effect: number;
  readonly euros: number;
  readonly effectVariance: number;
  readonly eurosVariance: number;
  readonly covariance: number;
} {
  const n = effect.length;
  let first = 0;
  let second = 0;
  for (let i = 0; i < n; i++) {
    first += effect[i];
    second += euros[i];
  }
  first /= n;
  second /= n;
  const sums = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    sums[0] += (effect[i] - first) ** 2;
    sums[1] += (euros[i] - second) ** 2;
    sums[2] += (effect[i] - first) * (euros[i] - second);
  }
  const [effectVariance, eurosVariance, covariance] = sums.map((sum) => sum / (n - 1) / n);
  return { effect: first, euros: second, effectVariance, eurosVariance, covariance };
}

/** Ratios r for which euros − r · effect is within its own interval of 0. */
function fieller(of: Differences): readonly [number, number] | undefined {
  const z = critical ** 2;
  const a = of.effect ** 2 - z * of.spread.effect;
  const b = of.effect * of.euros - z * of.spread.both;
  const c = of.euros ** 2 - z * of.spread.euros;
  const root = b * b - a * c;
  if (!(a > 0) || root < 0) return undefined;
  return [(b - Math.sqrt(root)) / a, (b + Math.sqrt(root)) / a];
}

function benefits(
  arms: readonly Arm[],
  at: { readonly effect: number; readonly euros: number },
  { draws, seed, worth }: CostQuestion,
): readonly NetBenefit[] {
  const effects = new Float64Array(draws);
  const euros = new Float64Array(draws);
  arms.forEach((arm, side) => {
    const weights = new Float64Array(arm.effect.length);
    const sign = side === 1 ? 1 : -1;
    for (let d = 0; d < draws; d++) {
      fillPoissonWeights(weights, { seed, number: 2 * d + side });
      const means = weightedPair(arm, weights);
      effects[d] += sign * means.effect;
      euros[d] += sign * means.euros;
    }
  });
  return worth.map((one) => benefitAt(one, at, { effects, euros }));
}

function benefitAt(
  worth: number,
  at: { readonly effect: number; readonly euros: number },
  drawn: { readonly effects: Float64Array; readonly euros: Float64Array },
): NetBenefit {
  const sorted = drawn.effects.map((effect, d) => worth * effect - drawn.euros[d]).toSorted();
  return {
    worth,
    estimate: worth * at.effect - at.euros,
    interval95: [quantileOfSorted(sorted, 0.025), quantileOfSorted(sorted, 0.975)],
    chancePositive: sorted.filter((value) => value > 0).length / sorted.length,
  };
}

/** Weighted means; those of the arm itself when a draw leaves nobody in it. */
function weightedPair(
  { effect, euros }: Arm,
  weights: Float64Array,
): { readonly effect: number; readonly euros: number } {
  let total = 0;
  let first = 0;
  let second = 0;
  for (let i = 0; i < weights.length; i++) {
    total += weights[i];
    first += weights[i] * effect[i];
    second += weights[i] * euros[i];
  }
  if (total > 0) return { effect: first / total, euros: second / total };
  return weightedPair({ effect, euros }, weights.fill(1));
}
