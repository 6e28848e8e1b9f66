import { expect, test } from "vitest";

import { bootstrapEffect } from "./bootstrap-effect.ts";
import { usualEffectRules, type EffectColumns } from "./effect-question.ts";
import { estimateEffect } from "./estimate-effect.ts";

/** A made world of plain waves: who is treated and how they fare follow from the place of the row. */
function columns(n: number): EffectColumns {
  const wave = (speed: number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => Math.sin(speed * i) + Math.cos(speed * speed * i));
  const background = wave(1.7);
  const treatment = wave(0.37).map((value, i) => (value + (background[i] ?? 0) > 0.6 ? 1 : 0));
  const noise = wave(2.9);
  return {
    treatmentName: "service",
    treatment,
    outcome: noise.map((value, i) => 3 * value + 2 * (background[i] ?? 0) + (treatment[i] ?? 0)),
    covariates: [{ name: "background", values: background }],
    categories: [],
    exact: [],
    instruments: [],
    unit: undefined,
    time: undefined,
    cluster: undefined,
    running: undefined,
  };
}

test("a bootstrap has the same bytes on one thread and on two", async () => {
  const asked = { columns: columns(700), rules: { ...usualEffectRules, method: "ipw" as const } };
  const report = estimateEffect(asked.columns, asked.rules, { missing: 0, rejected: 0 });
  const one = await bootstrapEffect(report, asked, { draws: 130, threads: 1 });
  const two = await bootstrapEffect(report, asked, { draws: 130, threads: 2 });
  expect(one.details["bootstrap"]).toMatchObject({ draws: 130 });
  expect(two).toEqual(one);
});
