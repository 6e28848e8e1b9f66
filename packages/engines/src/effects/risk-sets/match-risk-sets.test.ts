import { describe, expect, test } from "vitest";

import { uniform } from "@luotsi/numerics";

import { usualMatchRules, type MatchRules } from "../matching/match-question.ts";
import {
  effectWithin,
  matchRiskSets,
  placeboBefore,
  type RiskSetMatchQuestion,
} from "./match-risk-sets.ts";
import { startScore } from "./start-score.ts";
import { timingCase } from "./timing-case-for-tests.ts";

const repetitions = 6;
const rules: MatchRules = { ...usualMatchRules, ratio: 3 };

/** The three groups are told to the score only, so that pairs, not cells, must make them alike. */
function questionOf(seed: number, kind: "null" | "lockin"): RiskSetMatchQuestion {
  const world = timingCase(seed, kind);
  const spells = { ...world, cell: new Int32Array(world.cell.length) };
  const columns = [1, 2].map((group) => Float64Array.from(world.cell, (x) => Number(x === group)));
  const months = { firstMonth: 2, lastMonth: 12 };
  const fit = startScore({ spells, columns, ...months, seed: 1 });
  if (fit.kind !== "score") throw new Error("there is no score");
  return { spells, knownMonths: world.knownMonths, score: fit.score, ...months, rules };
}

describe("pairs made in every month of unemployment", () => {
  test.each([
    ["null", 4000, 0],
    ["lockin", 5000, 0.0291],
  ] as const)("find what the service did: %s", (kind, firstSeed, truth) => {
    let sum = 0;
    let errors = 0;
    let held = 0;
    for (let r = 0; r < repetitions; r++) {
      const question = questionOf(firstSeed + r, kind);
      const pairs = matchRiskSets(question);
      expect(pairs.counts.matched / pairs.counts.starts).toBeGreaterThan(0.99);
      const effect = effectWithin(question, pairs, 6);
      if (effect.kind !== "effect") throw new Error("nobody was matched");
      const error = effect.standardError ?? 0;
      sum += effect.estimate;
      errors += error;
      held += Number(Math.abs(effect.estimate - truth) <= 1.96 * error);
    }
    const meanError = errors / repetitions;
    expect(meanError).toBeGreaterThan(0.012);
    expect(meanError).toBeLessThan(0.025);
    expect(Math.abs(sum / repetitions - truth)).toBeLessThan(
      (3 * meanError) / Math.sqrt(repetitions),
    );
    expect(held).toBeGreaterThanOrEqual(repetitions - 1);
  });

  test("are alike in what was known before, and differ in it without pairs", () => {
    const question = questionOf(4001, "null");
    const before = Float64Array.from(question.score, (score, i) => score + uniform(5, 1, i));
    const found = placeboBefore(question, matchRiskSets(question), before);
    if (found.kind !== "effect") throw new Error("nobody was matched");
    expect(Math.abs(found.estimate)).toBeLessThan(3 * (found.standardError ?? 0));
    const blind = { ...question, score: new Float64Array(before.length) };
    const raw = placeboBefore(blind, matchRiskSets(blind), before);
    expect(raw.kind === "effect" && raw.estimate / (raw.standardError ?? 1)).toBeGreaterThan(5);
  });

  test("leave out who cannot be followed long enough, so nobody at all for fifty months", () => {
    const question = questionOf(4002, "null");
    const pairs = matchRiskSets(question);
    const [six, forty] = [6, 40].map((k) => effectWithin(question, pairs, k));
    const size = (one: typeof six): number => (one?.kind === "effect" ? one.pairs : 0);
    expect(size(six)).toBeGreaterThan(size(forty));
    expect(effectWithin(question, pairs, 50)).toEqual({ kind: "nobody_matched" });
  });

  test("never set a person against itself or against someone gone or already in the service", () => {
    const question = questionOf(4003, "null");
    const shared = { ...question.spells, person: question.spells.person.map((id) => id % 900) };
    const { sample, spell, month } = matchRiskSets({ ...question, spells: shared });
    sample.treated.forEach((row, i) => {
      for (const control of sample.controls.subarray(sample.from[i], sample.to[i])) {
        const [own, other] = [spell[row] ?? 0, spell[control] ?? 0];
        expect(shared.person[own]).not.toBe(shared.person[other]);
        expect(month[control]).toBe(month[row]);
        expect(shared.lastMonth[other]).toBeGreaterThanOrEqual(month[row] ?? 0);
        const start = shared.startMonth[other] ?? 0;
        expect(start === 0 || start > (month[row] ?? 0)).toBe(true);
      }
    });
  });
});

describe("without anything to match", () => {
  const none = questionOf(4004, "null");
  const spells = { ...none.spells, startMonth: new Int16Array(none.score.length) };

  test("no starts give no score and no pairs", () => {
    expect(startScore({ spells, columns: [], firstMonth: 1, lastMonth: 12, seed: 1 })).toEqual({
      kind: "no_score",
      reason: "no_starts",
    });
    const pairs = matchRiskSets({ ...none, spells });
    expect(pairs.counts).toEqual({ starts: 0, matched: 0, controlPersons: 0 });
    expect(effectWithin({ ...none, spells }, pairs, 6)).toEqual({ kind: "nobody_matched" });
  });

  test("a covariate that tells starters from others without error gives no score", () => {
    const tell = Float64Array.from(none.spells.startMonth, (start) => Number(start > 0));
    const fit = startScore({ ...none, columns: [tell], seed: 1 });
    expect(fit.kind).toBe("no_score");
  });
});
