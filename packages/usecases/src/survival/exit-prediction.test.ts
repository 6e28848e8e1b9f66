import { normalQuantile, uniform } from "@luotsi/numerics";
import { describe, expect, test } from "vitest";

import {
  exitPrediction,
  type PredictionQuestion,
  type PredictionReport,
} from "./exit-prediction.ts";

/** Daily log hazards of work and of education: a level, and what schooling and age do. */
const truth = [
  { level: -5.2, schooling: 0.5, age: -0.3 },
  { level: -6.5, schooling: 0, age: -0.6 },
] as const;

function rates(schooling: number, age: number): readonly [number, number] {
  const [work, education] = truth.map((each) =>
    Math.exp(each.level + each.schooling * schooling + each.age * age),
  );
  return [work ?? 0, education ?? 0];
}

/** Two spells a person with known hazards, cut off at random between 60 and 700 days. */
function spells(n: number, seed: number): PredictionQuestion {
  const person = Int32Array.from({ length: n }, (_, i) => i >> 1);
  const draw = (stream: number, at: number): number => uniform(seed, stream, at);
  const schooling = Float64Array.from(person, (k) => normalQuantile(draw(1, k)));
  const age = Float64Array.from(person, (k) => normalQuantile(draw(2, k)));
  const cause = new Uint8Array(n);
  const time = Float64Array.from(person, (_, i) => {
    const [work, education] = rates(schooling[i] ?? 0, age[i] ?? 0);
    const exit = Math.ceil(-Math.log(draw(3, i)) / (work + education));
    const end = 60 + Math.floor(draw(4, i) * 640);
    if (exit <= end) cause[i] = draw(5, i) < work / (work + education) ? 1 : 2;
    return Math.min(exit, end);
  });
  return {
    time,
    start: undefined,
    cause,
    causes: ["work", "education"],
    coding: "by_cause",
    covariates: numbersOf(schooling, age),
    person,
    people: undefined,
    group: undefined,
    at: [90, 180, 365],
    seed: 1,
    smallCounts: "hide",
  };
}

function numbersOf(schooling: Float64Array, age: Float64Array) {
  const numbers = [
    { name: "schooling", values: schooling },
    { name: "age", values: age },
  ];
  return { numbers, classes: [] };
}

describe("what awaits people whose chances are known", () => {
  const question = spells(6000, 77);
  const people = numbersOf(Float64Array.of(1, 1, -3), Float64Array.of(-1, 0, 1));
  const group = { codes: Int32Array.of(0, 0, 1), labels: ["sooner", "later"] };
  const found = exitPrediction({ ...question, people, group });

  test("shares of groups are on the truth within their errors, and add up to one", () => {
    const of = [
      [
        [1, -1],
        [1, 0],
      ],
      [[-3, 1]],
    ] as const;
    for (const [g, { group: name, at }] of found.groups.entries()) {
      for (const { time, stillIn, out } of at) {
        const wanted = [0, 0];
        const profiles = of[g] ?? [];
        for (const [schooling, age] of profiles) {
          const [work, education] = rates(schooling, age);
          const left = (1 - Math.exp(-(work + education) * time)) / profiles.length;
          wanted[0] = (wanted[0] ?? 0) + (left * work) / (work + education);
          wanted[1] = (wanted[1] ?? 0) + (left * education) / (work + education);
        }
        for (const [k, cause] of ["work", "education"].entries()) {
          const { share, standardError, interval95 } = out[cause] ?? stillIn;
          const away = Math.abs((share ?? 0) - (wanted[k] ?? 0));
          expect(away, `${name} ${time} ${cause}`).toBeLessThan(3.5 * (standardError ?? 0));
          expect(standardError).toBeLessThan(0.03);
          expect(interval95[0]).toBeLessThan(share ?? 0);
          expect(interval95[1]).toBeGreaterThan(share ?? 1);
        }
        const sum =
          (stillIn.share ?? 0) + (out["work"]?.share ?? 0) + (out["education"]?.share ?? 0);
        expect(sum).toBeCloseTo(1, 12);
      }
    }
  });

  test("half of the sooner group are in work when the truth says so; the later group never", () => {
    const [sooner, later] = found.groups;
    const [lower, upper] = sooner?.medianInterval95 ?? [null, null];
    const half = (day: number): number =>
      [-1, 0].reduce((sum, age) => {
        const [work, education] = rates(1, age);
        const all = work + education;
        return sum + ((work / all) * (1 - Math.exp(-all * day))) / 2;
      }, 0);
    expect(half(lower ?? 0)).toBeLessThan(0.5);
    expect(half(upper ?? 0)).toBeGreaterThan(0.5);
    expect(later?.median).toBeNull();
  });

  test("on persons it had not seen the predictions come true, and order them better than chance", () => {
    expect(found.calibration.learntRows + found.calibration.checkedRows).toBe(6000);
    for (const check of found.calibration.at) {
      if (check.kind !== "calibration") throw new Error(check.kind);
      expect(check.slope.interval95[0]).toBeLessThan(1.05);
      expect(check.slope.interval95[1]).toBeGreaterThan(0.95);
      expect(check.expectedError).toBeLessThan(0.05);
      expect(check.brier).toBeLessThan(check.brierOfMean);
      expect(check.concordance).toBeGreaterThan(0.6);
      expect(check.bins).toHaveLength(10);
    }
    expect(found.warnings).toEqual([]);
  });

  test("where hazards are not proportional the predictions do not come true, and that is said", () => {
    const n = 2000;
    const draw = (stream: number, at: number): number => uniform(9, stream, at);
    const early = Float64Array.from({ length: n }, (_, i) => Number(draw(1, i) < 0.5));
    const leaves = Uint8Array.from(early, (is, i) => Number(is === 0 || draw(2, i) < 0.5));
    const time = Float64Array.from(early, (is, i) => {
      if (leaves[i] === 0) return 600;
      const isSoon = is === 1 || draw(3, i) < 0.05;
      return Math.ceil(isSoon ? 60 * draw(4, i) : 200 + 300 * draw(4, i));
    });
    const wrong = exitPrediction({
      ...question,
      time,
      cause: leaves,
      causes: ["work"],
      person: undefined,
      covariates: { numbers: [{ name: "early", values: early }], classes: [] },
      at: [150],
    });
    expect(wrong.warnings).toContain("calibration_off");
  });
});

function nearGroups(found: PredictionReport, wanted: PredictionReport): void {
  for (const [k, { out, stillIn }] of (found.groups[0]?.at ?? []).entries()) {
    const other = wanted.groups[0]?.at[k];
    for (const [one, two] of [
      [stillIn, other?.stillIn],
      [out["work"], other?.out["work"]],
    ]) {
      expect(one?.share).toBeCloseTo(two?.share ?? -1, 8);
      expect(one?.standardError).toBeCloseTo(two?.standardError ?? -1, 8);
    }
  }
  expect(found.groups[0]?.median).toBe(wanted.groups[0]?.median);
}

describe("asking in other ways", () => {
  const none = new Float64Array(0);
  const question = spells(600, 5);
  const plain = exitPrediction(question);

  test("the same seed checks on the same persons, another seed on others, the shares stay", () => {
    expect(exitPrediction(question)).toEqual(plain);
    const other = exitPrediction({ ...question, seed: 2 });
    expect(other.groups).toEqual(plain.groups);
    expect(other.calibration.checkedRows).not.toBe(plain.calibration.checkedRows);
  });

  test.each([true, false])("the order of the rows does not matter, persons told: %s", (isTold) => {
    const asked = isTold ? question : { ...question, person: undefined };
    const [schooling, age] = asked.covariates.numbers;
    const turned = exitPrediction({
      ...asked,
      time: asked.time.toReversed(),
      cause: asked.cause.toReversed(),
      person: asked.person?.toReversed(),
      covariates: numbersOf(
        schooling?.values.toReversed() ?? none,
        age?.values.toReversed() ?? none,
      ),
    });
    const near = (a: unknown, b: unknown): void => {
      if (typeof a === "number" && typeof b === "number") expect(a).toBeCloseTo(b, 8);
      else if (typeof a === "object" && a !== null && typeof b === "object" && b !== null) {
        for (const [key, value] of Object.entries(a)) near(value, Reflect.get(b, key));
      } else expect(a).toEqual(b);
    };
    near(turned, exitPrediction(asked));
  });

  test("a shifted and scaled covariate, and spells cut in two, change nothing", () => {
    const [schooling, age] = question.covariates.numbers.map(({ values }) => values);
    const scaled = numbersOf(schooling?.map((value) => 40 - 8 * value) ?? none, age ?? none);
    nearGroups(exitPrediction({ ...question, covariates: scaled }), plain);
    const rows = Array.from(question.time.keys());
    const parts = rows.flatMap((row) => {
      const end = question.time[row] ?? 0;
      const cut = Math.floor(end / 2);
      if (cut === 0) return [{ row, from: 0, to: end, isLast: true }];
      return [
        { row, from: 0, to: cut, isLast: false },
        { row, from: cut, to: end, isLast: true },
      ];
    });
    const of = (values: ArrayLike<number> | undefined): Float64Array =>
      Float64Array.from(parts, ({ row }) => values?.[row] ?? 0);
    const cut = exitPrediction({
      ...question,
      time: Float64Array.from(parts, ({ to }) => to),
      start: Float64Array.from(parts, ({ from }) => from),
      cause: Uint8Array.from(parts, ({ row, isLast }) => (isLast ? (question.cause[row] ?? 0) : 0)),
      covariates: numbersOf(of(schooling), of(age)),
      person: Int32Array.from(of(question.person)),
      people: question.covariates,
    });
    nearGroups(cut, plain);
  });

  test("a time nobody was followed to has no figure; time nought has none gone", () => {
    const { groups, warnings } = exitPrediction({ ...question, at: [0, 5000] });
    const [now, later] = groups[0]?.at ?? [];
    expect(now?.stillIn).toEqual({ share: 1, standardError: 0, interval95: [1, 1] });
    expect(now?.out["work"]?.share).toBe(0);
    expect(later).toMatchObject({ beyondData: true, stillIn: { share: null } });
    expect(warnings).toContain("beyond_data");
  });

  test("of a group of four nothing is told unless asked to; of people of another file it is", () => {
    const codes = Int32Array.from(question.time, (_, i) => Number(i < 8));
    const group = { codes, labels: ["most", "few"] };
    const hidden = exitPrediction({ ...question, group });
    expect(hidden.groups[1]).toMatchObject({ people: null, at: [], median: null });
    expect(hidden.warnings).toContain("small_counts_hidden");
    const shown = exitPrediction({ ...question, group, smallCounts: "show" });
    expect(shown.groups[1]?.people).toBe(4);
    expect(shown.warnings).toContain("small_counts_shown");
    const one = { people: numbersOf(Float64Array.of(0), Float64Array.of(0)), group: undefined };
    expect(exitPrediction({ ...question, ...one }).groups[0]?.at).toHaveLength(3);
  });

  test("more groups than anybody reads are refused", () => {
    const codes = Int32Array.from({ length: 1200 }, (_, i) => i);
    const people = numbersOf(new Float64Array(1200), new Float64Array(1200));
    const group = { codes, labels: Array.from(codes, String) };
    expect(() => exitPrediction({ ...question, people, group })).toThrow("TOO_MANY_LEVELS");
  });

  test("when nothing happens there is a refusal; when too little to check, that is said", () => {
    expect(() => exitPrediction({ ...question, cause: new Uint8Array(600) })).toThrow("600");
    const rare = question.cause.map((code, i) => Number(code > 0 && i < 2));
    const few = exitPrediction({ ...question, cause: rare, causes: ["work"] });
    for (const check of few.calibration.at) {
      expect(["no_events", "one_outcome", "not_converged"]).toContain(check.kind);
    }
    expect(JSON.stringify(few)).not.toContain("NaN");
  });
});
