import { uniform } from "@luotsi/numerics";
import { expect, test } from "vitest";

import { bootstrapEffect } from "./bootstrap-effect.ts";
import {
  usualEffectRules,
  type EffectColumns,
  type EffectMethod,
  type EffectRules,
} from "./effect-question.ts";
import { estimateEffect } from "./estimate-effect.ts";

const none = { missing: 0, rejected: 0 };

/** Numbers around 0, the same each time. */
function noise(n: number, stream: number): Float64Array {
  return Float64Array.from(
    { length: n },
    (_, i) => uniform(11, stream, i) + uniform(12, stream, i) + uniform(13, stream, i) - 1.5,
  );
}

const empty: EffectColumns = {
  treatmentName: "service",
  treatment: new Float64Array(0),
  outcome: new Float64Array(0),
  covariates: [],
  categories: [],
  exact: [],
  instruments: [],
  unit: undefined,
  time: undefined,
  cluster: undefined,
  running: undefined,
};

/** People with a background that matters for both, a letter that moves some, and a threshold that decides for others. */
function columns(n: number): EffectColumns {
  const [background, chance, spread, running] = [1, 2, 3, 4].map((stream) => noise(n, stream));
  const letter = noise(n, 5).map((value) => (value > 0 ? 1 : 0));
  const at = (values: Float64Array | undefined, i: number): number => values?.[i] ?? 0;
  const treatment = Float64Array.from({ length: n }, (_, i) =>
    at(chance, i) +
      0.3 * at(background, i) +
      0.8 * at(letter, i) +
      0.6 * Math.sign(at(running, i)) >
    0.5
      ? 1
      : 0,
  );
  return {
    ...empty,
    treatment,
    outcome: Float64Array.from(treatment, (d, i) => 3 * at(spread, i) + 2 * at(background, i) + d),
    covariates: [{ name: "background", values: background ?? treatment }],
    instruments: [{ name: "letter", values: letter }],
    running: running ?? treatment,
  };
}

/** Offices over six months, half of which begin in the fourth. */
function panel(units: number): EffectColumns {
  const n = units * 6;
  const places = Array.from({ length: n }, (_, i) => ({
    unit: Math.floor(i / 6),
    month: (i % 6) + 1,
  }));
  const treatment = Float64Array.from(places, ({ unit, month }) =>
    Number(unit % 2 === 0 && month >= 4),
  );
  const spread = noise(n, 6);
  return {
    ...empty,
    treatment,
    outcome: Float64Array.from(
      places,
      ({ unit, month }, i) => (unit % 7) + month / 3 + (spread[i] ?? 0) + (treatment[i] ?? 0),
    ),
    unit: {
      codes: Int32Array.from(places, ({ unit }) => unit),
      labels: Array.from({ length: units }, (_, unit) => `office ${unit}`),
    },
    time: Float64Array.from(places, ({ month }) => month),
  };
}

const methods: readonly EffectMethod[] = [
  "ipw",
  "difference",
  "ols",
  "entropy",
  "aipw",
  "iv",
  "rdd",
  "did",
];

function askedFor(method: EffectMethod): {
  readonly columns: EffectColumns;
  readonly rules: EffectRules;
} {
  const rules = { ...usualEffectRules, method, cutoff: 0 };
  return { columns: method === "did" ? panel(40) : columns(400), rules };
}

/** The weighted way, the way of rows drawn anew, and the panel's; each method is one of these. */
const onThreads: readonly EffectMethod[] = ["ipw", "aipw", "did"];

test.each(onThreads)(
  "a bootstrap of %s has the same bytes on one thread and on two",
  async (method) => {
    const asked = askedFor(method);
    const report = estimateEffect(asked.columns, asked.rules, none);
    const one = await bootstrapEffect(report, asked, { draws: 110, threads: 1 });
    const two = await bootstrapEffect(report, asked, { draws: 110, threads: 2 });
    expect(one.details["bootstrap"]).toMatchObject({ draws: 110, failed: 0 });
    expect(two).toEqual(one);
  },
);

test.each(methods)("the spread of draws of %s is near its error by formula", async (method) => {
  const asked = askedFor(method);
  const report = estimateEffect(asked.columns, asked.rules, none);
  const { details } = await bootstrapEffect(report, asked, { draws: 200, threads: 1 });
  const { standardError } = details["bootstrap"] as { readonly standardError: number };
  expect(standardError / (report.standardError ?? 0)).toBeGreaterThan(0.75);
  expect(standardError / (report.standardError ?? 0)).toBeLessThan(1.35);
});

test.each(["psm", "mahalanobis", "cem"] as const)("%s is refused, and says why", async (method) => {
  const asked = askedFor(method);
  const report = estimateEffect(asked.columns, asked.rules, none);
  await expect(bootstrapEffect(report, asked, { draws: 50 })).rejects.toThrow(
    "BOOTSTRAP_NOT_VALID",
  );
});
