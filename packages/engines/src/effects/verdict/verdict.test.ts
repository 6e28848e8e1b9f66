import { describe, expect, test } from "vitest";

import { languages, monthFromOrdinal } from "@luotsi/base";

import { judgeEffect, type Verdict, type VerdictQuestion } from "./verdict.ts";
import { verdictReasons } from "./verdict-reasons.ts";

/** A study with nothing wrong: 400 starters of 420 compared, five percentage points more in work, ±3. */
const sound: VerdictQuestion = {
  effect: { estimate: 0.05, standardError: 0.015 },
  unit: "share",
  comparability: "adjusted",
  people: {
    treated: 420,
    treatedUsed: 400,
    controlUsed: 400,
    treatedOutsideSupport: 3,
    effectiveControls: 400,
  },
  largestDifference: 0.06,
  outcomeDeviation: 0.45,
  placebos: [],
  gamma: { kind: "gamma", gamma: 1.4 },
  followUp: undefined,
};

function verdictOf(
  change: Partial<VerdictQuestion>,
): readonly [Verdict["kind"], readonly string[]] {
  const verdict = judgeEffect({ ...sound, ...change });
  return [verdict.kind, verdict.reasons.map(({ code }) => code)];
}

function people(change: Partial<VerdictQuestion["people"]>): Partial<VerdictQuestion> {
  return { people: { ...sound.people, ...change } };
}

function share(estimate: number, standardError = 0.015): Partial<VerdictQuestion> {
  return { effect: { estimate, standardError } };
}

describe("the verdict", () => {
  test("is supported when nothing speaks against it", () => {
    expect(verdictOf({})).toEqual(["supported", []]);
  });

  test.each([
    ["nobody compared", { effect: undefined }, ["cannot_say", ["NOBODY_COMPARED"]]],
    ["a plain difference", { comparability: "raw" }, ["cannot_say", ["RAW_DIFFERENCE"]]],
    [
      "no error to be had",
      { effect: { estimate: 1, standardError: undefined }, unit: "other" },
      ["cannot_say", ["NO_STANDARD_ERROR"]],
    ],
    [
      "19 treated",
      people({ treated: 19, treatedUsed: 19, treatedOutsideSupport: 0 }),
      ["cannot_say", ["TOO_FEW_TREATED"]],
    ],
    [
      "20 treated",
      people({ treated: 20, treatedUsed: 20, treatedOutsideSupport: 2 }),
      ["supported", []],
    ],
    ["four of five kept", people({ treated: 500 }), ["supported", []]],
    ["just under four of five", people({ treated: 501 }), ["weak", ["SOME_LEFT_OUT"]]],
    ["half kept", people({ treated: 800 }), ["weak", ["SOME_LEFT_OUT"]]],
    ["just under half", people({ treated: 801 }), ["cannot_say", ["MOST_LEFT_OUT"]]],
    [
      "few controls carry the weight",
      people({ effectiveControls: 199 }),
      ["weak", ["FEW_CONTROLS_CARRY"]],
    ],
    [
      "one in nine outside support",
      people({ treatedOutsideSupport: 47 }),
      ["weak", ["OUTSIDE_SUPPORT"]],
    ],
    ["a difference of 0.1", { largestDifference: 0.1 }, ["supported", []]],
    ["a difference over 0.1", { largestDifference: 0.11 }, ["weak", ["GROUPS_SOMEWHAT_UNLIKE"]]],
    ["a difference over 0.25", { largestDifference: 0.26 }, ["cannot_say", ["GROUPS_UNLIKE"]]],
    [
      "a lottery needs no balance",
      { largestDifference: 0.3, comparability: "lot" },
      ["supported", []],
    ],
    ["15 percentage points", share(0.15), ["supported", []]],
    ["more than 15 percentage points", share(-0.151), ["weak", ["IMPLAUSIBLY_LARGE"]]],
    [
      "three working months",
      { ...share(3, 0.5), unit: "working_months_a_year" },
      ["supported", []],
    ],
    [
      "more than three",
      { ...share(3.1, 0.5), unit: "working_months_a_year" },
      ["weak", ["IMPLAUSIBLY_LARGE"]],
    ],
    [
      "an interval with zero, though small effects would have been found",
      share(0.01, 0.01),
      ["weak", ["INTERVAL_HOLDS_ZERO"]],
    ],
    [
      "an interval with zero in a small study",
      share(0.01, 0.012),
      ["cannot_say", ["STUDY_TOO_SMALL", "INTERVAL_HOLDS_ZERO"]],
    ],
    ["a fragile finding", { gamma: { kind: "gamma", gamma: 1.19 } }, ["weak", ["FRAGILE"]]],
  ] as const)("%s", (_, change, expected) => {
    expect(verdictOf(change as Partial<VerdictQuestion>)).toEqual(expected);
  });

  test("says nothing when the groups differed before the service", () => {
    const placebo = {
      name: "työkuukaudet ennen",
      estimate: 1,
      standardError: 0.2,
      p: 0,
      adjusted: 0,
      isFound: true,
    };
    expect(verdictOf({ placebos: [placebo, { ...placebo, isFound: false }] })).toEqual([
      "cannot_say",
      ["PLACEBO_FOUND"],
    ]);
  });
});

describe("when more can be said", () => {
  const followUp = { monthsSeen: 12, knownUntil: 2026 * 12, startsAMonth: 10 };
  const expectationOf = (change: Partial<VerdictQuestion>): unknown => {
    const verdict = judgeEffect({ ...sound, ...change });
    if (verdict.kind !== "cannot_say") return verdict.kind;
    const { expected } = verdict;
    return expected.kind === "month" ? monthFromOrdinal(expected.month) : expected;
  };

  test("after eleven months of follow-up in one month, after twelve now", () => {
    expect(expectationOf({ followUp: { ...followUp, monthsSeen: 11 } })).toBe(
      monthFromOrdinal(2026 * 12 + 1),
    );
    expect(expectationOf({ followUp })).toBe("supported");
  });

  test("where the calendar is not known, the months that are missing", () => {
    const followed = { monthsSeen: 6, knownUntil: undefined, startsAMonth: 0 };
    expect(expectationOf({ followUp: followed })).toEqual({ kind: "months_more", months: 6 });
  });

  test("a study that finds 0.06 and should find 0.03 needs four times the people", () => {
    // (1.96 + 0.84) · error = 0.06
    const small = { ...share(0.01, 0.06 / 2.801585), ...people({ treatedUsed: 400 }) };
    expect(expectationOf(small)).toEqual({ kind: "people", treated: 1600 });
    expect(expectationOf({ ...small, followUp })).toBe(monthFromOrdinal(2026 * 12 + 120 + 12));
    expect(expectationOf({ ...small, followUp: { ...followUp, startsAMonth: 0 } })).toEqual({
      kind: "people",
      treated: 1600,
    });
  });

  test("waiting does not make groups alike", () => {
    expect(expectationOf({ largestDifference: 0.4 })).toEqual({ kind: "not_by_waiting" });
  });
});

test("every reason is said in three languages, with its places filled", () => {
  const verdicts = [
    judgeEffect({ ...sound, largestDifference: 0.3, ...people({ treated: 801, treatedUsed: 19 }) }),
    judgeEffect({
      ...sound,
      ...share(0.01, 0.1),
      followUp: { monthsSeen: 3, knownUntil: 0, startsAMonth: 0 },
    }),
  ];
  for (const { text } of verdicts.flatMap(({ reasons }) => reasons)) {
    for (const language of languages) expect(text[language]).not.toMatch(/[{}]/);
  }
  for (const { text } of Object.values(verdictReasons)) {
    expect(new Set(languages.map((language) => text[language])).size).toBe(3);
  }
});
