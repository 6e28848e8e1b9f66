import { assert } from "@luotsi/base";

/** Who is to be matched, a row each. */
export interface MatchUnits {
  /** 1 treated, 0 not; n. */
  readonly treated: Uint8Array;
  /** The propensity score as logit or probability, or any other distance in one dimension; n, finite. */
  readonly score: Float64Array;
  /** Pairs are made inside a cell only: codes from 0 up, n, fewer than 2³¹ − 1 different. Left out: one cell. */
  readonly cell?: Int32Array | undefined;
  /**
   * Whose row it is, n. The same person is never its own control, and seeded ties are broken by it, so the
   * answer does not depend on the order of rows. Left out: every row is a person of its own, numbered by place.
   */
  readonly person?: Int32Array | undefined;
}

/** How far apart a pair may be; a distance equal to the limit is allowed. */
export type Caliper =
  | { readonly kind: "none" }
  /** Standard deviations √((s₁² + s₀²) / 2) of the score in the two groups (Austin 2011). */
  | { readonly kind: "pooled"; readonly deviations: number }
  /** Standard deviations of the score over everyone (n − 1), as MatchIt. */
  | { readonly kind: "overall"; readonly deviations: number }
  | { readonly kind: "width"; readonly width: number };

/** How often a control may be used: once, at most so many times, or (Infinity) freely. */
export interface Reuse {
  readonly most: number;
}

/**
 * Who is taken where distances or scores are equal.
 *
 * - `seeded`: the lower-score side; among equal scores by a hash of seed and person.
 * - `left`: the place in the list sorted by score and row, the left side first (MatchIt 4.6 and later).
 * - `file`: the first row, whichever side it is on.
 * - `all`: every control as near as the last one taken, each with the same weight; needs free reuse.
 */
export type TieRule = "seeded" | "left" | "file" | "all";

/**
 * Which treated person chooses first: the one with the highest or the lowest score, by lot, or whoever is in the closest pair of
 * all (`closest`, for one score, without reuse, where every row is a person of its own).
 */
export type MatchOrder = "descending" | "ascending" | "random" | "closest";

export interface MatchRules {
  /** Controls for each treated, a whole number from 1 on; everyone gets a first before anyone a second. */
  readonly ratio: number;
  readonly reuse: Reuse;
  readonly caliper: Caliper;
  readonly order: MatchOrder;
  readonly ties: TieRule;
  /** Whole number 0…2³²−1, used by seeded ties and random order. */
  readonly seed: number;
}

/** One control each, used once, within 0.2 pooled deviations, the highest score first. */
export const usualMatchRules: MatchRules = {
  ratio: 1,
  reuse: { most: 1 },
  caliper: { kind: "pooled", deviations: 0.2 },
  order: "descending",
  ties: "seeded",
  seed: 1,
};

/** Checks the promises of `matchNearest` at its door. @param units and @param rules of it. @throws BrokenPromise. */
export function assertQuestion(units: MatchUnits, rules: MatchRules): void {
  const n = units.treated.length;
  assert(units.score.length === n, "there is a score for every row");
  assert(units.cell === undefined || units.cell.length === n, "there is a cell for every row");
  assert(
    units.person === undefined || units.person.length === n,
    "there is a person for every row",
  );
  for (let i = 0; i < n; i++) {
    assert(Number.isFinite(units.score[i]), "a score is a finite number");
    assert(units.treated[i] <= 1, "treated is 0 or 1");
  }
  assert(Number.isInteger(rules.ratio) && rules.ratio >= 1, "a ratio is a whole number from 1 on");
  assert(rules.reuse.most >= 1, "a control can be used at least once");
  const isFree = rules.reuse.most === Infinity && rules.order === "descending";
  assert(rules.ties !== "all" || isFree, "all tied controls can be taken only with free reuse");
  const isPlain = rules.reuse.most === 1 && units.person === undefined;
  assert(
    rules.order !== "closest" || isPlain,
    "the closest pairs are made without reuse and persons",
  );
}
