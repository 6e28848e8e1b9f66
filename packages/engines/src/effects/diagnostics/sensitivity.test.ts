import { readFileSync } from "node:fs";

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { normalQuantile, uniform } from "@luotsi/numerics";

import { detectableEffect, treatedNeeded } from "./detectable-effect.ts";
import { eValue, eValueOfInterval } from "./e-value.ts";
import { permutedTreatment } from "./permuted-treatment.ts";
import { holm, judgePlacebos } from "./placebo.ts";
import {
  largestSoundGamma,
  mcnemarBound,
  signedRankBound,
  signedRanks,
} from "./rosenbaum-bounds.ts";

/** Made by tools/golden/matching.R. */
const golden = JSON.parse(
  readFileSync(new URL("../matching.golden.json", import.meta.url), "utf8"),
) as {
  readonly signedRank: Readonly<Record<"differences" | "gamma" | "p", readonly number[]>> & {
    readonly statistic: number;
  };
  readonly mcnemar: Readonly<Record<"gamma" | "p", readonly number[]>> &
    Readonly<Record<"discordant" | "positive", number>>;
  readonly eValue: Readonly<Record<"ratio" | "value", readonly number[]>> &
    Readonly<
      Record<
        | "hazardRatio"
        | "hazardValue"
        | "oddsRatio"
        | "oddsValue"
        | "difference"
        | "differenceValue",
        number
      >
    >;
  readonly holm: Readonly<Record<"p" | "adjusted", readonly number[]>>;
  readonly power: Readonly<Record<"deviation" | "treated" | "control" | "effect", number>>;
};

describe("hidden bias a finding withstands", () => {
  test("signed ranks with ties and a zero, as R computes them", () => {
    const { differences, statistic, gamma, p } = golden.signedRank;
    const ranks = signedRanks(Float64Array.from(differences), "more");
    expect(ranks.statistic).toBe(statistic);
    gamma.forEach((one, i) => {
      expect(signedRankBound(ranks, one)).toBeCloseTo(p[i] ?? Number.NaN, 12);
    });
  });

  test("fifteen of twenty discordant pairs, exactly", () => {
    const { gamma, p, ...pairs } = golden.mcnemar;
    gamma.forEach((one, i) => {
      expect(mcnemarBound(pairs, one)).toBeCloseTo(p[i] ?? Number.NaN, 12);
    });
    expect(mcnemarBound({ discordant: 0, positive: 0 }, 1)).toBe(1);
  });

  test("the bisection finds the last step at which the finding stands", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.boolean(), (seed, isMore) => {
        const shift = isMore ? 0.5 : -0.5;
        const differences = Float64Array.from(
          { length: 80 },
          (_, i) => shift + normalQuantile(uniform(seed, 1, i)),
        );
        const direction = isMore ? "more" : "less";
        const found = largestSoundGamma(differences, direction);
        const ranks = signedRanks(differences, direction);
        if (found.kind === "not_significant") {
          expect(signedRankBound(ranks, 1)).toBeGreaterThan(0.05);
          return;
        }
        expect(signedRankBound(ranks, found.gamma)).toBeLessThanOrEqual(0.05);
        if (found.gamma < 10) {
          expect(signedRankBound(ranks, found.gamma + 0.01)).toBeGreaterThan(0.05);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("nothing found, nothing to withstand", () => {
    expect(largestSoundGamma(new Float64Array(5), "more")).toEqual({ kind: "not_significant" });
    expect(largestSoundGamma(new Float64Array(0), "more")).toEqual({ kind: "not_significant" });
    expect(largestSoundGamma({ discordant: 20, positive: 10 }, "less").kind).toBe(
      "not_significant",
    );
    expect(largestSoundGamma({ discordant: 400, positive: 0 }, "less")).toEqual({
      kind: "gamma",
      gamma: 10,
    });
  });
});

describe("the E-value", () => {
  test("of ratios and differences, as published", () => {
    const { eValue: e } = golden;
    e.ratio.forEach((ratio, i) => {
      expect(eValue({ kind: "risk_ratio", ratio })).toBeCloseTo(e.value[i] ?? Number.NaN, 12);
    });
    expect(eValue({ kind: "hazard_ratio_common", ratio: e.hazardRatio })).toBeCloseTo(
      e.hazardValue,
      12,
    );
    expect(eValue({ kind: "odds_ratio_common", ratio: e.oddsRatio })).toBeCloseTo(e.oddsValue, 12);
    expect(eValue({ kind: "standardised_difference", difference: e.difference })).toBeCloseTo(
      e.differenceValue,
      12,
    );
  });

  test("of an interval is 1 when it holds no effect, else that of the nearer limit", () => {
    const ratio = (value: number) => ({ kind: "risk_ratio", ratio: value }) as const;
    expect(eValueOfInterval([ratio(0.9), ratio(2)])).toBe(1);
    expect(eValueOfInterval([ratio(1.8), ratio(5)])).toBeCloseTo(3, 12);
    expect(eValueOfInterval([ratio(0.2), ratio(1 / 1.8)])).toBeCloseTo(3, 12);
  });
});

describe("placebos", () => {
  test("Holm's correction is R's", () => {
    expect(holm(golden.holm.p)).toEqual(golden.holm.adjusted.map((p) => expect.closeTo(p, 12)));
    expect(holm([])).toEqual([]);
  });

  test("an effect before time zero is found only when it stands out among all", () => {
    const judged = judgePlacebos([
      { name: "earlier work", estimate: 2.1, standardError: 1 },
      { name: "earlier benefit", estimate: 0.1, standardError: 1 },
      { name: "nothing varies", estimate: 0, standardError: 0 },
    ]);
    expect(judged[0]?.p).toBeCloseTo(0.0357288, 6);
    expect(judged.map(({ isFound }) => isFound)).toEqual([false, false, false]);
    const strong = judgePlacebos([{ name: "earlier work", estimate: 4, standardError: 1 }]);
    expect(strong[0]?.isFound).toBe(true);
  });

  test("treatment dealt by lot keeps the number treated in every stratum", () => {
    const treated = Uint8Array.from({ length: 60 }, (_, i) => (i % 7 === 0 ? 1 : 0));
    const stratum = Int32Array.from({ length: 60 }, (_, i) => i % 3);
    const dealt = permutedTreatment(treated, stratum, { seed: 1, deal: 4 });
    const countOf = (values: Uint8Array, s: number): number =>
      values.reduce((sum, value, i) => sum + (stratum[i] === s ? value : 0), 0);
    for (const s of [0, 1, 2]) expect(countOf(dealt, s)).toBe(countOf(treated, s));
    expect(dealt).not.toEqual(treated);
    expect(permutedTreatment(treated, stratum, { seed: 1, deal: 4 })).toEqual(dealt);
  });
});

describe("what a study can find", () => {
  const { deviation, treated, control, effect } = golden.power;
  const plan = { deviation, treated, control, explained: 0 };

  test("150 starts against 3,000 controls find 1.17 working months at best", () => {
    expect(detectableEffect(plan)).toBeCloseTo(effect, 12);
    expect(detectableEffect({ ...plan, explained: 0.75 })).toBeCloseTo(effect / 2, 12);
  });

  test("as many treated as are needed find the effect, and one fewer do not", () => {
    const needed = treatedNeeded(plan, 0.8);
    const found = (people: number): number =>
      detectableEffect({ ...plan, treated: people, control: people * (control / treated) });
    expect(found(needed)).toBeLessThanOrEqual(0.8);
    expect(found(needed - 1)).toBeGreaterThan(0.8);
  });
});
