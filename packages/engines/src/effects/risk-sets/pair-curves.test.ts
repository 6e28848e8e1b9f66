import { describe, expect, test } from "vitest";

import { usualMatchRules } from "../matching/match-question.ts";
import { effectWithin, matchRiskSets, type RiskSetMatchQuestion } from "./match-risk-sets.ts";
import { pairCurves, type PairCurvesQuestion } from "./pair-curves.ts";
import { historyRow, type SpellHistory } from "./spell-history.ts";
import { startScore } from "./start-score.ts";
import { timingCase } from "./timing-case-for-tests.ts";

const months = { firstMonth: 2, lastMonth: 12 };
const rules = { ...usualMatchRules, ratio: 2 };

interface World {
  readonly matched: RiskSetMatchQuestion;
  readonly curves: Omit<PairCurvesQuestion, "pairs">;
}

/** The groups are told to the model of starts only. @param until drops whoever is known for less than this. */
function worldOf(seed: number, kind: "null" | "lockin", until = 0): World {
  const world = timingCase(seed, kind);
  const kept = Int32Array.from(
    [...world.person.keys()].filter((i) => (world.knownMonths[i] ?? 0) >= until),
  );
  const spells = {
    person: kept.map((i) => world.person[i] ?? 0),
    cell: new Int32Array(kept.length),
    startMonth: Int16Array.from(kept, (i) => world.startMonth[i] ?? 0),
    lastMonth: Int16Array.from(kept, (i) => world.lastMonth[i] ?? 0),
    exit: Uint8Array.from(kept, (i) => world.exit[i] ?? 0),
  };
  const columns = [1, 2].map((group) =>
    Float64Array.from(kept, (i) => Number(world.cell[i] === group)),
  );
  const fit = startScore({ spells, columns, firstMonth: 2, lastMonth: 17, seed: 1 });
  if (fit.kind !== "score") throw new Error("there is no score");
  const knownMonths = Int16Array.from(kept, (i) => world.knownMonths[i] ?? 0);
  return {
    matched: { spells, knownMonths, score: fit.score, ...months, rules },
    curves: {
      spells,
      horizon: 6,
      chanceToStart: (spell, month) =>
        1 / (1 + Math.exp(-((fit.levels[month - 2] ?? 0) + (fit.score[spell] ?? 0)))),
    },
  };
}

describe("curves of pairs", () => {
  test("are plain shares and errors of pairs where nobody is lost from sight", () => {
    const { matched, curves } = worldOf(5001, "lockin", 18);
    const pairs = matchRiskSets(matched);
    const found = pairCurves({ ...curves, pairs });
    for (const k of [1, 3, 6]) {
      const plain = effectWithin(matched, pairs, k);
      if (plain.kind !== "effect") throw new Error("nobody was matched");
      const difference = (found.treated[k - 1] ?? 0) - (found.waiting[k - 1] ?? 0);
      expect(difference).toBeCloseTo(plain.estimate, 10);
      const error = found.waitingError[k - 1] ?? 0;
      expect(error / (plain.standardError ?? 0)).toBeCloseTo(1, 2);
    }
    expect(found.reach).toBe(6);
  });

  test("against never find what the service does to those who would not have got it, by exact recursions", () => {
    const truth = 0.0231465;
    const repetitions = 6;
    let [sum, errors] = [0, 0];
    for (let r = 0; r < repetitions; r++) {
      const { matched, curves } = worldOf(5000 + r, "lockin");
      const found = pairCurves({ ...curves, pairs: matchRiskSets(matched) });
      sum += (found.treated[5] ?? 0) - (found.never[5] ?? 0);
      errors += found.neverError[5] ?? 0;
    }
    const error = errors / repetitions;
    expect(error).toBeGreaterThan(0.012);
    expect(error).toBeLessThan(0.025);
    expect(Math.abs(sum / repetitions - truth)).toBeLessThan((3 * error) / Math.sqrt(repetitions));
  });

  test("of nobody say nothing", () => {
    const { matched, curves } = worldOf(5001, "null");
    const pairs = matchRiskSets({ ...matched, firstMonth: 60, lastMonth: 61 });
    expect(pairCurves({ ...curves, pairs })).toMatchObject({ reach: 0 });
  });

  test("of controls who start later weigh those like them who have not, by hand", () => {
    // One starts in month 1 and stays. Of two controls one starts in month 2; chance of that one half, so the other counts twice in month 2, in which it leaves.
    const spells = {
      person: Int32Array.of(0, 1, 2),
      cell: new Int32Array(3),
      startMonth: Int16Array.of(1, 2, 0),
      lastMonth: Int16Array.of(9, 9, 2),
      exit: Uint8Array.of(0, 0, 1),
    };
    const pairs = matchRiskSets({
      spells,
      knownMonths: Int16Array.of(9, 9, 9),
      score: new Float64Array(3),
      firstMonth: 1,
      lastMonth: 1,
      rules: { ...usualMatchRules, ratio: 2, caliper: { kind: "none" } },
    });
    const found = pairCurves({ spells, pairs, horizon: 2, chanceToStart: () => 0.5 });
    expect([...found.waiting]).toEqual([0, 0.5]);
    expect([...found.never]).toEqual([0, 1]);
  });
});

describe("what was known in a month", () => {
  const history: SpellHistory = {
    from: Int32Array.of(0, 2),
    to: Int32Array.of(2, 3),
    month: Int16Array.of(1, 4, 3),
  };

  test("is the last row that began in it or before, never a later one", () => {
    const at = (month: number): number => historyRow(history, 0, month);
    expect([at(1), at(3), at(4), at(9)]).toEqual([0, 0, 1, 1]);
    expect(historyRow(history, 1, 2)).toBe(-1);
    expect(historyRow(undefined, 1, 2)).toBe(1);
  });

  test("decides who starts: a covariate that changes is used as it was in the month", () => {
    // Half of them lose a wage subsidy in month 3 and start then or later; before it, nothing tells them apart.
    const n = 400;
    const isLosing = (i: number): boolean => i % 2 === 0;
    const spells = {
      person: Int32Array.from({ length: n }, (_, i) => i),
      cell: new Int32Array(n),
      startMonth: Int16Array.from({ length: n }, (_, i) => {
        if (i % 10 === 1) return 2;
        if (i % 10 === 2) return 2;
        return isLosing(i) && i % 4 === 0 ? 3 : i % 25 === 3 ? 3 : 0;
      }),
      lastMonth: new Int16Array(n).fill(6),
      exit: new Uint8Array(n),
    };
    const changing: SpellHistory = {
      from: Int32Array.from({ length: n }, (_, i) => 2 * i),
      to: Int32Array.from({ length: n }, (_, i) => 2 * i + 2),
      month: Int16Array.from({ length: 2 * n }, (_, row) => (row % 2 === 0 ? 1 : 3)),
    };
    const lost = Float64Array.from({ length: 2 * n }, (_, row) =>
      row % 2 === 1 && isLosing(row >> 1) ? 1 : 0,
    );
    const question = { spells, firstMonth: 2, lastMonth: 3, seed: 1 };
    const fit = startScore({ ...question, columns: [lost], history: changing });
    if (fit.kind !== "score") throw new Error("there is no score");
    expect(fit.coefficients[0]).toBeGreaterThan(1);
    const pairs = matchRiskSets({
      spells,
      knownMonths: new Int16Array(n).fill(6),
      score: fit.score,
      history: changing,
      firstMonth: 2,
      lastMonth: 3,
      rules: usualMatchRules,
    });
    pairs.sample.treated.forEach((row, set) => {
      const control = pairs.sample.controls[pairs.sample.from[set] ?? 0] ?? 0;
      if (pairs.month[row] !== 3) return;
      expect(isLosing(pairs.spell[control] ?? 0)).toBe(isLosing(pairs.spell[row] ?? 0));
    });
  });
});
