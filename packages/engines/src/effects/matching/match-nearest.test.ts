import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { uniform } from "@luotsi/numerics";

import { matchNearest } from "./match-nearest.ts";
import { usualMatchRules, type MatchRules, type MatchUnits } from "./match-question.ts";
import { controlMeans } from "./matched-sample.ts";
import { pairsByHand, pairsOf } from "./matching-by-hand-for-tests.ts";
import { orderByScore } from "./order-by-score.ts";

const anyReach: MatchRules = { ...usualMatchRules, caliper: { kind: "none" } };

function unitsOf(treated: readonly number[], score: readonly number[]): MatchUnits {
  return { treated: Uint8Array.from(treated), score: Float64Array.from(score) };
}

const row = fc.record({
  treated: fc.integer({ min: 0, max: 1 }),
  // Few levels, so that ties are everywhere; thirds, so that equal distances are sometimes unequal in the last bit.
  score: fc.oneof(
    fc.integer({ min: -3, max: 3 }).map((k) => k / 3),
    fc.double({ min: -1, max: 1, noNaN: true }),
  ),
  cell: fc.integer({ min: 0, max: 2 }),
  person: fc.integer({ min: 0, max: 25 }),
});

const question = fc.record({
  rows: fc.array(row, { maxLength: 40 }),
  ties: fc.constantFrom("seeded" as const, "left" as const, "file" as const),
  order: fc.constantFrom("descending" as const, "ascending" as const),
  ratio: fc.integer({ min: 1, max: 3 }),
  most: fc.constantFrom(1, 2, Infinity),
  width: fc.constantFrom(0, 1 / 3, 0.2, Infinity),
  hasCells: fc.boolean(),
  hasPersons: fc.boolean(),
});

describe("the nearest free control", () => {
  test("the highest score chooses first and each control is used once", () => {
    const sample = matchNearest(unitsOf([1, 1, 0, 0], [0.9, 0.8, 0.7, 0.1]), anyReach);
    expect(pairsOf(sample)).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  test("a distance equal to the caliper is allowed, and one beyond it is not", () => {
    const units = unitsOf([1, 0], [0.75, 0.5]);
    const within = (width: number) =>
      matchNearest(units, { ...anyReach, caliper: { kind: "width", width } }).counts;
    expect(within(0.25).treatedUsed).toBe(1);
    expect(within(0.2499).dropped).toEqual({ noControl: 0, tooFar: 1, usedUp: 0 });
  });

  test("who finds the near control taken is left without a pair, and that is said", () => {
    const sample = matchNearest(unitsOf([1, 1, 0, 0], [0.5, 0.5, 0.5, 0.1]), {
      ...anyReach,
      caliper: { kind: "width", width: 0.1 },
    });
    expect(sample.counts.dropped).toEqual({ noControl: 0, tooFar: 0, usedUp: 1 });
  });

  test("everyone gets a first control before anyone a second", () => {
    const sample = matchNearest(unitsOf([1, 1, 0, 0, 0], [0.9, 0.5, 0.9, 0.8, 0.4]), {
      ...anyReach,
      ratio: 2,
    });
    expect(pairsOf(sample)).toEqual([
      [0, 2],
      [0, 3],
      [1, 4],
    ]);
    expect([...sample.weights]).toEqual([1, 1, 0.5, 0.5, 1]);
  });

  test("one of two equally near controls is on the left side, or first in the file, as the rule says", () => {
    const units = unitsOf([1, 0, 0], [0.5, 0.75, 0.25]);
    const controlBy = (ties: "seeded" | "left" | "file") =>
      pairsOf(matchNearest(units, { ...anyReach, ties }))[0]?.[1];
    expect([controlBy("seeded"), controlBy("left"), controlBy("file")]).toEqual([2, 2, 1]);
  });

  test("all tied controls share the weight when none is to be preferred", () => {
    const sample = matchNearest(unitsOf([1, 0, 0, 0, 0], [0.5, 0.75, 0.25, 0.25, 0.1]), {
      ...anyReach,
      reuse: { most: Infinity },
      ties: "all",
    });
    expect([...sample.weights]).toEqual([1, 1 / 3, 1 / 3, 1 / 3, 0]);
    expect([...controlMeans(sample, Float64Array.of(0, 3, 6, 9, 100))]).toEqual([6]);
  });

  test("the two kinds of standard deviation are those of the books", () => {
    const units = unitsOf([1, 1, 0, 0], [1, 3, 0, 1]);
    const width = (kind: "pooled" | "overall") =>
      matchNearest(units, { ...anyReach, caliper: { kind, deviations: 1 } }).caliperWidth;
    expect(width("pooled")).toBeCloseTo(Math.sqrt((2 + 0.5) / 2), 14);
    expect(width("overall")).toBeCloseTo(Math.sqrt(4.75 / 3), 14);
  });
});

describe("the fast way and the plain way", () => {
  test("make the same pairs, whatever the rules, the ties and the cells", () => {
    fc.assert(
      fc.property(question, ({ rows, width, most, hasCells, hasPersons, ...rest }) => {
        const units: MatchUnits = {
          treated: Uint8Array.from(rows, ({ treated }) => treated),
          score: Float64Array.from(rows, ({ score }) => score),
          cell: hasCells ? Int32Array.from(rows, ({ cell }) => cell) : undefined,
          person: hasPersons ? Int32Array.from(rows, ({ person }) => person) : undefined,
        };
        const rules: MatchRules = {
          ...rest,
          reuse: { most },
          caliper: width === Infinity ? { kind: "none" } : { kind: "width", width },
          seed: 7,
        };
        expect(pairsOf(matchNearest(units, rules))).toEqual(pairsByHand(units, rules, width));
      }),
      { numRuns: 600 },
    );
  });

  test("sort by every bit of the score, whatever its size and sign", () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: -2, max: 2 }).map((k) => 1 + k * Number.EPSILON),
      fc.constantFrom(0, -0, 1e-310, -1e-310),
    );
    fc.assert(
      fc.property(fc.array(number, { minLength: 60, maxLength: 300 }), (values) => {
        const rows = Int32Array.from(values, (_, i) => i);
        const expected = [...rows].toSorted((a, b) => values[a] - values[b] || a - b);
        expect([...orderByScore(rows, Float64Array.from(values))]).toEqual(expected);
      }),
    );
  });
});

describe("the closest pair of all first", () => {
  test("makes the pairs that looking at every pair every time makes", () => {
    const score = fc.double({ min: -1, max: 1, noNaN: true });
    const someone = fc.record({ score, treated: fc.nat(1), cell: fc.nat(1) });
    const width = fc.constantFrom(0.05, Infinity);
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 30 }), width, (people, limit) => {
        const units: MatchUnits = {
          treated: Uint8Array.from(people, ({ treated }) => treated),
          score: Float64Array.from(people, (one) => one.score),
          cell: Int32Array.from(people, ({ cell }) => cell),
        };
        const sample = matchNearest(units, {
          ...anyReach,
          order: "closest",
          caliper: limit === Infinity ? { kind: "none" } : { kind: "width", width: limit },
        });
        const distances = pairsOf(sample).map(([t, c]) =>
          Math.abs((units.score[t] ?? 0) - (units.score[c] ?? 0)),
        );
        expect(distances.toSorted((a, b) => a - b)).toEqual(closestByHand(units, limit));
      }),
    );
  });

  test("a hundred thousand people who all stand close together take a moment", () => {
    const n = 100_000;
    const units = {
      treated: Uint8Array.from({ length: n }, (_, i) => Number(i < n / 2)),
      score: Float64Array.from({ length: n }, (_, i) => (i < n / 2 ? i * 1e-12 : i)),
    };
    const sample = matchNearest(units, { ...anyReach, order: "closest" });
    expect(sample.counts.treatedUsed).toBe(n / 2);
  });
});

/** Distances of the closest pairs, made one after another. */
function closestByHand({ treated, score, cell }: MatchUnits, limit: number): readonly number[] {
  let left = Array.from(treated, (_, place) => place);
  const made: number[] = [];
  for (;;) {
    const pairs = left
      .filter((t) => treated[t] === 1)
      .flatMap((t) =>
        left
          .filter((c) => treated[c] === 0 && cell?.[c] === cell?.[t])
          .map((c) => ({ t, c, distance: Math.abs((score[t] ?? 0) - (score[c] ?? 0)) })),
      );
    const [best] = pairs.toSorted((a, b) => a.distance - b.distance);
    if (best === undefined || best.distance > limit) return made;
    made.push(best.distance);
    left = left.filter((one) => one !== best.t && one !== best.c);
  }
}

describe("the order of the rows", () => {
  test("does not change who is matched or any weight when ties are seeded", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), fc.integer(), (rows, seed) => {
        const people = rows.map((one, person) => ({ ...one, person }));
        const weigh = (list: typeof people) => {
          const sample = matchNearest(
            {
              treated: Uint8Array.from(list, ({ treated }) => treated),
              score: Float64Array.from(list, ({ score }) => score),
              person: Int32Array.from(list, ({ person }) => person),
            },
            usualMatchRules,
          );
          return list
            .map(({ person }, i) => ({ person, weight: sample.weights[i] }))
            .toSorted((a, b) => a.person - b.person);
        };
        const shuffled = people.toSorted(
          (a, b) => uniform(seed >>> 0, 1, a.person) - uniform(seed >>> 0, 1, b.person),
        );
        expect(weigh(shuffled)).toEqual(weigh(people));
      }),
    );
  });
});

describe("input with nothing in it", () => {
  test("without treated or without controls nobody is matched, and the reason is counted", () => {
    expect(matchNearest(unitsOf([], []), usualMatchRules).counts.treatedUsed).toBe(0);
    expect(matchNearest(unitsOf([0, 0], [1, 2]), usualMatchRules).counts.control).toBe(2);
    expect(matchNearest(unitsOf([1, 1], [1, 2]), usualMatchRules).counts.dropped.noControl).toBe(2);
  });

  test("rows of one person are never matched to each other", () => {
    const units = { ...unitsOf([1, 0], [1, 1]), person: Int32Array.of(4, 4) };
    expect(matchNearest(units, usualMatchRules).counts.dropped.noControl).toBe(1);
  });

  test("a hundred thousand equal scores are matched in a moment", () => {
    const n = 100_000;
    const units = {
      treated: Uint8Array.from({ length: n }, (_, i) => i % 2),
      score: new Float64Array(n),
    };
    for (const ties of ["seeded", "left", "file"] as const) {
      expect(matchNearest(units, { ...usualMatchRules, ties }).counts.treatedUsed).toBe(n / 2);
    }
    const all = { ...anyReach, ties: "all", reuse: { most: Infinity } } as const;
    expect(matchNearest(units, all).weights[0]).toBeCloseTo(1, 9);
  });
});
