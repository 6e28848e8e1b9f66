import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { abadieImbensError } from "./abadie-imbens.ts";
import { biasCorrectedOutcome } from "./bias-correction.ts";
import { matchNearest } from "./match-nearest.ts";
import { usualMatchRules, type MatchRules, type MatchUnits } from "./match-question.ts";
import type { MatchedSample } from "./matched-sample.ts";
import { pairsOf } from "./matching-by-hand-for-tests.ts";
import { pairAndPersonError, pairEffect } from "./pair-effect.ts";

interface Reused {
  readonly ratio: number;
  readonly neighbours: number;
  readonly estimate: number;
  readonly error: number;
}

/** Made by tools/golden/matching.R from R's Matching and MatchIt. */
const golden = JSON.parse(
  readFileSync(new URL("../matching.golden.json", import.meta.url), "utf8"),
) as {
  readonly fewRows: Readonly<Record<"treated" | "score" | "outcome", readonly number[]>> &
    Readonly<Record<"estimate" | "errorCommon" | "errorOneNeighbour", number>>;
  readonly people: Readonly<
    Record<"treated" | "score" | "days" | "age" | "woman" | "months", readonly number[]>
  >;
  readonly nearest: {
    readonly pairs: readonly (readonly number[])[];
    readonly effect: readonly [number, number];
    readonly caliper: number;
    readonly caliperPairs: readonly (readonly number[])[];
    readonly caliperEffect: readonly [number, number];
  };
  readonly reuse: readonly Reused[];
  readonly biasCorrected: readonly Reused[];
};

const once: MatchRules = { ...usualMatchRules, caliper: { kind: "none" }, ties: "file" };
const again: MatchRules = { ...once, reuse: { most: Infinity }, ties: "all" };

const people: MatchUnits = {
  treated: Uint8Array.from(golden.people.treated),
  score: Float64Array.from(golden.people.score),
};
const days = Float64Array.from(golden.people.days);

function estimateOf(sample: MatchedSample, outcome: Float64Array): number {
  const effect = pairEffect(sample, outcome);
  return effect.kind === "effect" ? effect.estimate : Number.NaN;
}

describe("the effect and its errors, as independent tools have them", () => {
  test.each([
    [0, golden.fewRows.errorCommon],
    [1, golden.fewRows.errorOneNeighbour],
  ])("ten rows with tied controls used again, J = %i", (neighbours, error) => {
    const { fewRows } = golden;
    const units = {
      treated: Uint8Array.from(fewRows.treated),
      score: Float64Array.from(fewRows.score),
    };
    const outcome = Float64Array.from(fewRows.outcome);
    const sample = matchNearest(units, again);
    expect(estimateOf(sample, outcome)).toBeCloseTo(fewRows.estimate, 12);
    expect(abadieImbensError(units, sample, outcome, neighbours)).toBeCloseTo(error, 12);
  });

  test.each(golden.reuse)("160 people, $ratio nearest, J = $neighbours", (one) => {
    const sample = matchNearest(people, { ...again, ratio: one.ratio });
    expect(estimateOf(sample, days)).toBeCloseTo(one.estimate, 10);
    expect(abadieImbensError(people, sample, days, one.neighbours)).toBeCloseTo(one.error, 10);
  });

  test.each(golden.biasCorrected)("corrected for what still differs, $ratio nearest", (one) => {
    const sample = matchNearest(people, { ...again, ratio: one.ratio });
    const columns = (["age", "woman", "months"] as const).map((name) =>
      Float64Array.from(golden.people[name]),
    );
    const corrected = biasCorrectedOutcome(sample, days, columns);
    expect(estimateOf(sample, corrected)).toBeCloseTo(one.estimate, 8);
    expect(abadieImbensError(people, sample, corrected, 0)).toBeCloseTo(one.error, 8);
  });

  test("pairs, effect and pair error without reuse, with and without a caliper", () => {
    const { nearest } = golden;
    const free = matchNearest(people, once);
    expect(pairsOf(free)).toEqual(nearest.pairs);
    const near = matchNearest(people, {
      ...once,
      caliper: { kind: "width", width: nearest.caliper },
    });
    expect(pairsOf(near)).toEqual(nearest.caliperPairs);
    for (const [sample, [estimate, error]] of [
      [free, nearest.effect],
      [near, nearest.caliperEffect],
    ] as const) {
      const effect = pairEffect(sample, days);
      expect(effect.kind === "effect" && effect.estimate).toBeCloseTo(estimate, 10);
      expect(effect.kind === "effect" && effect.pairError).toBeCloseTo(error, 10);
    }
  });
});

describe("an error that cannot be had", () => {
  test("is left out when one pair is all there is", () => {
    const units = { treated: Uint8Array.of(1, 0), score: Float64Array.of(1, 1) };
    const sample = matchNearest(units, once);
    const outcome = Float64Array.of(3, 1);
    expect(pairEffect(sample, outcome)).toMatchObject({ estimate: 2, pairError: undefined });
    expect(abadieImbensError(units, sample, outcome, 1)).toBeUndefined();
    expect(pairAndPersonError(sample, outcome, Int32Array.of(1, 2))).toBeUndefined();
  });

  test("is zero, not a hair below, when the outcome is the same for everyone", () => {
    const sample = matchNearest(people, again);
    const same = new Float64Array(days.length).fill(0.1);
    expect(abadieImbensError(people, sample, same, 1)).toBeCloseTo(0, 8);
  });
});

describe("the same people in several pairs", () => {
  test("when everyone is in one pair the person changes nothing", () => {
    const sample = matchNearest(people, once);
    const person = Int32Array.from(days, (_, row) => row);
    const effect = pairEffect(sample, days);
    const pairError = effect.kind === "effect" ? effect.pairError : undefined;
    const m = sample.treated.length;
    expect(pairAndPersonError(sample, days, person)).toBeGreaterThanOrEqual(pairError ?? 0);
    expect(pairAndPersonError(sample, days, person)).toBeLessThan((pairError ?? 0) * (1 + m));
  });

  test("a person whose row stands ten times gives the error of one, not of ten", () => {
    const copies = 10;
    const rows = Array.from({ length: people.treated.length * copies }, (_, i) =>
      Math.floor(i / copies),
    );
    const person = Int32Array.from(rows);
    const units: MatchUnits = {
      treated: Uint8Array.from(rows, (row) => people.treated[row] ?? 0),
      score: Float64Array.from(rows, (row) => people.score[row] ?? 0),
      person,
    };
    const outcome = Float64Array.from(rows, (row) => days[row] ?? 0);
    const sample = matchNearest(units, { ...once, ties: "seeded" });
    const single = pairEffect(matchNearest(people, once), days);
    const naive = pairEffect(sample, outcome);
    const whole = pairAndPersonError(sample, outcome, person) ?? 0;
    expect(naive.kind === "effect" && (naive.pairError ?? 0) * 2 < whole).toBe(true);
    const singleError = single.kind === "effect" ? (single.pairError ?? 0) : 0;
    expect(whole).toBeGreaterThan(singleError * 0.6);
    expect(whole).toBeLessThan(singleError * 1.4);
  });
});
