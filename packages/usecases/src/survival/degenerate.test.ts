import { AppError } from "@luotsi/base";
import { uniform } from "@luotsi/numerics";
import { describe, expect, test } from "vitest";

import { coxReport } from "./cox-report.ts";
import { curveReport } from "./curve-report.ts";
import { exitPrediction } from "./exit-prediction.ts";
import { monthlyReport } from "./monthly-report.ts";
import { parametricReport } from "./parametric-report.ts";

interface Odd {
  readonly time: readonly number[];
  readonly cause: readonly number[];
  readonly x: readonly number[];
  readonly start?: readonly number[];
}

const many = Array.from({ length: 40 }, (_, i) => i);
const draw = (stream: number, i: number): number => uniform(17, stream, i);

/** What files of real life hold now and then. */
const odd: Readonly<Record<string, Odd>> = {
  "all censored": { time: many.map((i) => i + 1), cause: many.map(() => 0), x: many },
  "all on one day": { time: many.map(() => 5), cause: many.map(() => 1), x: many },
  "one person": { time: [5], cause: [1], x: [3] },
  "one person still there": { time: [5], cause: [0], x: [3] },
  "two alike": { time: [5, 5], cause: [1, 2], x: [1, 1] },
  "a covariate that tells everything": {
    time: many.map((i) => i + 1),
    cause: many.map((i) => i % 2),
    x: many.map((i) => i % 2),
  },
  "a covariate that never varies": {
    time: many.map((i) => i + 1),
    cause: many.map((i) => i % 3),
    x: many.map(() => 7),
  },
  "numbers of wild sizes": {
    time: many.map((i) => 1 + (i % 50)),
    cause: many.map((i) => i % 3),
    x: many.map((i) => (draw(1, i) - 0.5) * 10 ** (i * 2)),
  },
  "everybody comes just before they leave": {
    time: many.map((i) => i + 2),
    cause: many.map((i) => i % 3),
    x: many.map((i) => draw(2, i)),
    start: many.map((i) => i + 1),
  },
};

/** The answer as JSON, or the code of the refusal. */
function outcome(ask: () => unknown): string {
  try {
    return JSON.stringify(ask(), (_, value: unknown) => {
      if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${value}`);
      return value;
    });
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe.each(Object.entries(odd))("%s: an answer of numbers, or a refusal", (_, rows) => {
  const time = Float64Array.from(rows.time);
  const cause = Uint8Array.from(rows.cause);
  const start = rows.start === undefined ? undefined : Float64Array.from(rows.start);
  const event = cause.map((code) => Number(code > 0));
  const coding = "by_cause" as const;
  const numbers = [{ name: "x", values: Float64Array.from(rows.x) }];
  const codes = Int32Array.from(rows.x, (_x, i) => i % 2);
  const words = { codes, labels: rows.x.length > 1 ? ["a", "b"] : ["a"] };
  const covariates = { numbers, classes: [{ name: "c", words }] };
  const none = { cluster: undefined, stratum: undefined, weights: undefined, offset: undefined };
  const shared = { time, start, coding, covariates, ...none, smallCounts: "show" } as const;
  const causes = ["work", "education"] as const;

  test("curves", () => {
    const asked = { time, cause, coding, group: words, at: undefined, scale: "log_log" } as const;
    const entry = start === undefined ? {} : { entry: start };
    const found = outcome(() =>
      curveReport({ ...asked, ...entry, causes: [...causes], smallCounts: "show" }),
    );
    expect(found).toContain("groups");
  });

  test.each(["efron", "breslow"] as const)("Cox, %s", (ties) => {
    expect(outcome(() => coxReport({ ...shared, event, ties, at: [2, 900] }))).toMatch(
      /^\{|NO_|MODEL_/u,
    );
  });

  test.each(["exponential", "weibull", "lognormal"] as const)("%s", (distribution) => {
    expect(outcome(() => parametricReport({ ...shared, event, distribution }))).toMatch(
      /^\{|NO_|MODEL_/u,
    );
  });

  test.each(["logit", "cloglog"] as const)("monthly, %s", (link) => {
    const months = Int32Array.from(time);
    const first = start === undefined ? undefined : Int32Array.from(start, (month) => month + 1);
    const asked = { ...shared, months, first, cause, causes: [...causes], link, at: undefined };
    expect(outcome(() => monthlyReport({ ...asked, baseline: "months" }))).toMatch(
      /^\{|NO_|MODEL_/u,
    );
  });

  test("predictions", () => {
    const asked = { person: undefined, people: undefined, group: words, at: undefined, seed: 1 };
    expect(outcome(() => exitPrediction({ ...shared, ...asked, cause, causes }))).toMatch(
      /^\{|NO_|MODEL_/u,
    );
  });
});
