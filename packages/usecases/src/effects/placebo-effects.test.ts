import { AppError } from "@luotsi/base";
import { normalQuantile, uniform } from "@luotsi/numerics";
import { describe, expect, test } from "vitest";

import { usualEffectRules, type EffectColumns, type EffectMethod } from "./effect-question.ts";
import type { EffectReport } from "./effect-report.ts";
import { estimateEffect } from "./estimate-effect.ts";

const n = 1500;
const draw = (stream: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => normalQuantile(uniform(41, stream, i)));
const seen = draw(1);
const hidden = draw(2);
const noise = draw(3);
const earlierNoise = draw(4);
const lot = draw(5);

/** Selection on what is seen and, as told, on what is not; earlier work depends on both. */
function columnsOf(hiddenWeight: number): EffectColumns {
  const chosen = Float64Array.from(seen, (x, i) =>
    Number(0.5 * x + hiddenWeight * (hidden[i] ?? 0) + (lot[i] ?? 0) > 0.6),
  );
  const earlier = seen.map((x, i) => x + (hidden[i] ?? 0) + (earlierNoise[i] ?? 0));
  return {
    treatmentName: "d",
    treatment: chosen,
    outcome: earlier.map((x, i) => x + 0.5 * (chosen[i] ?? 0) + (noise[i] ?? 0)),
    covariates: [{ name: "x", values: seen }],
    categories: [],
    exact: [],
    instruments: [],
    placebos: [
      { name: "earlier", values: earlier },
      { name: "always the same", values: new Float64Array(n) },
    ],
    unit: undefined,
    time: undefined,
    cluster: undefined,
    running: undefined,
  };
}

function reportFor(hiddenWeight: number, method: EffectMethod): EffectReport {
  const rules = { ...usualEffectRules, method };
  return estimateEffect(columnsOf(hiddenWeight), rules, { missing: 0, rejected: 0 });
}

describe("outcomes from before the service", () => {
  test.each(["psm", "ipw", "aipw"] as const)(
    "%s: differ when people were chosen by something unseen, and then nothing can be said",
    (method) => {
      const { placebos, verdict, warnings } = reportFor(0.8, method);
      expect(placebos.map(({ name, isFound }) => [name, isFound])).toEqual([["earlier", true]]);
      expect(verdict).toBe("cannot_say");
      expect(warnings.map(({ code }) => code)).toContain("PLACEBO_FOUND");
    },
  );

  test("do not differ when everything that counts was seen", () => {
    const { placebos, warnings } = reportFor(0, "ipw");
    expect(placebos.map(({ isFound }) => isFound)).toEqual([false]);
    expect(warnings.map(({ code }) => code)).not.toContain("PLACEBO_FOUND");
  });

  test("are refused where the method follows people over time", () => {
    const columns = { ...columnsOf(0), unit: { codes: new Int32Array(n), labels: ["a"] } };
    const ask = (): EffectReport =>
      estimateEffect(
        { ...columns, time: Float64Array.from(seen, () => 5) },
        { ...usualEffectRules, method: "riskset" },
        { missing: 0, rejected: 0 },
      );
    expect(ask).toThrow(AppError);
  });
});
