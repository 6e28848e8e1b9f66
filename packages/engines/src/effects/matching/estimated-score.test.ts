import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { isNoEstimate } from "../estimators/effect-rows.ts";
import { propensityScore } from "../estimators/propensity.ts";
import { constantEffectCase } from "../seeded-cases-for-tests.ts";
import { abadieImbensError } from "./abadie-imbens.ts";
import { estimatedScoreError } from "./estimated-score.ts";
import { matchNearest } from "./match-nearest.ts";
import { usualMatchRules } from "./match-question.ts";
import { pairEffect } from "./pair-effect.ts";

type Name = "treated" | "days" | "age" | "months" | "wage";

/** Made by tools/golden/matching.R: the paper's formula by brute force, after R's Matching. */
const golden = JSON.parse(
  readFileSync(new URL("../matching.golden.json", import.meta.url), "utf8"),
) as {
  readonly people: Readonly<Record<Name, readonly number[]>>;
  readonly estimatedScore: Readonly<Record<"estimate" | "known" | "error", number>> & {
    readonly score: readonly number[];
  };
};

const column = (name: Name): Float64Array => Float64Array.from(golden.people[name]);
const told = golden.estimatedScore;
const people = {
  treated: Uint8Array.from(golden.people.treated),
  outcome: column("days"),
  covariates: [column("age"), column("months"), column("wage")],
  score: Float64Array.from(told.score),
  estimate: told.estimate,
  standardError: told.known,
};

describe("the error of a match on an estimated score", () => {
  test("is the paper's, written out in R", () => {
    const found = estimatedScoreError(people) ?? 0;
    expect(found / told.error).toBeCloseTo(1, 9);
    expect(Math.abs(found - told.known)).toBeGreaterThan(1e-3 * told.known);
  });

  test("does not exist where covariates repeat each other", () => {
    const covariates = [...people.covariates, column("age")];
    expect(estimatedScoreError({ ...people, covariates })).toBeUndefined();
  });

  test.each([
    ["an effect", 1000, 20],
    ["no effect", 2000, 0],
  ] as const)("holds the truth of a world with %s as often as it says", (_, firstSeed, truth) => {
    const repetitions = 30;
    let held = 0;
    for (let r = 0; r < repetitions; r++) {
      const rows = constantEffectCase(firstSeed + r, truth);
      const propensity = propensityScore(rows.treated, rows.covariates);
      if (isNoEstimate(propensity)) throw new Error(propensity.reason);
      const units = { treated: rows.treated, score: propensity.fit.linear };
      const sample = matchNearest(units, {
        ...usualMatchRules,
        reuse: { most: Infinity },
        caliper: { kind: "none" },
      });
      const effect = pairEffect(sample, rows.outcome);
      const known = abadieImbensError(units, sample, rows.outcome, 1);
      if (effect.kind !== "effect" || known === undefined) throw new Error("nobody was matched");
      const error = estimatedScoreError({
        ...rows,
        score: propensity.score,
        estimate: effect.estimate,
        standardError: known,
      });
      held += Number(Math.abs(effect.estimate - truth) < 1.96 * (error ?? 0));
    }
    expect(held / repetitions).toBeGreaterThanOrEqual(0.85);
  });
});
