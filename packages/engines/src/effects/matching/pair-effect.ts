import { assert } from "@luotsi/base";
import { pairwiseSum } from "@luotsi/numerics";

import { controlMeans, type MatchedSample } from "./matched-sample.ts";

/** The effect on the matched treated, or that nobody was matched. */
export type PairEffect =
  | {
      readonly kind: "effect";
      /** Mean difference, treated less controls, in the unit of the outcome. */
      readonly estimate: number;
      readonly means: { readonly treated: number; readonly control: number };
      /** Outcome of each matched treated less the mean of its controls, m; in the order of `sample.treated`. */
      readonly differences: Float64Array;
      /**
       * Standard error that takes the sets of a treated and its controls as independent draws: sd(differences) / √m.
       * Right without reuse of controls; undefined for fewer than two sets.
       */
      readonly pairError: number | undefined;
    }
  | { readonly kind: "nobody_matched" };

/**
 * The effect of treatment on those treated who were matched.
 *
 * @param sample of `matchNearest`. @param outcome n numbers, finite.
 * @returns the effect and its pair error. @throws BrokenPromise when lengths differ. Cost: O(n).
 * Source: Abadie and Spiess (2022), JASA 117: 983–995, for the error after matching without replacement.
 */
export function pairEffect(sample: MatchedSample, outcome: Float64Array): PairEffect {
  assert(outcome.length === sample.weights.length, "there is an outcome for every row");
  const m = sample.treated.length;
  if (m === 0) return { kind: "nobody_matched" };
  const own = Float64Array.from(sample.treated, (row) => outcome[row]);
  const others = controlMeans(sample, outcome);
  const differences = own.map((y, i) => y - others[i]);
  const estimate = pairwiseSum(differences) / m;
  const squares = pairwiseSum(differences.map((d) => (d - estimate) ** 2));
  return {
    kind: "effect",
    estimate,
    means: { treated: pairwiseSum(own) / m, control: pairwiseSum(others) / m },
    differences,
    pairError: m < 2 ? undefined : Math.sqrt(squares / (m - 1) / m),
  };
}

/**
 * Standard error when the same people stand in several pairs, as treated once and controls another time.
 *
 * Two-way: the variance over pairs, plus that over persons, less what both count (each person within its pair).
 *
 * @param sample matched without stretches that overlap (any tie rule but `all`). @param outcome n numbers, finite.
 * @param person id of every row, n.
 * @returns the error; undefined for fewer than two pairs. The difference of two variances may come out below the
 * plain pair variance but is never taken below the greater of the two parts.
 * @throws BrokenPromise when lengths differ. Cost: O(n + pairs).
 * Source: Cameron, Gelbach and Miller (2011), J. Business & Economic Statistics 29: 238–249.
 */
export function pairAndPersonError(
  sample: MatchedSample,
  outcome: Float64Array,
  person: Int32Array,
): number | undefined {
  assert(person.length === outcome.length, "there is a person for every row");
  const effect = pairEffect(sample, outcome);
  if (effect.kind !== "effect" || effect.pairError === undefined) return undefined;
  const { treated, from, to, controls } = sample;
  const m = treated.length;
  const ofPerson = new Map<number, number>();
  const add = (id: number, share: number): void => {
    ofPerson.set(id, (ofPerson.get(id) ?? 0) + share);
  };
  let within = 0;
  for (let i = 0; i < m; i++) {
    const own = (outcome[treated[i]] - effect.means.treated) / m;
    add(person[treated[i]], own);
    within += own * own;
    const share = 1 / (to[i] - from[i]);
    for (let p = from[i]; p < to[i]; p++) {
      const other = (-share * (outcome[controls[p]] - effect.means.control)) / m;
      add(person[controls[p]], other);
      within += other * other;
    }
  }
  let overPersons = 0;
  for (const share of ofPerson.values()) overPersons += share * share;
  const overPairs = effect.pairError ** 2;
  return Math.sqrt(Math.max(overPairs, overPersons, overPairs + overPersons - within));
}
