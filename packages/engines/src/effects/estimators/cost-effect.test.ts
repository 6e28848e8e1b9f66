import { describe, expect, test } from "vitest";

import { costEffect, costOfDraws } from "./cost-effect.ts";

/** Draws around 10 days and 500 euros that go together as little as the corners of a square. */
const square = [
  [8, 400],
  [8, 600],
  [12, 400],
  [12, 600],
].flat();
const drawn = Float64Array.from({ length: 160 }, (_, k) => square[k % 8]);
const known = {
  effect: { estimate: 10, standardError: 2 },
  euros: { estimate: 500, standardError: 100 },
};

describe("effects of any method with draws of both", () => {
  test("Fieller's limits are where the net benefit is just told apart from zero", () => {
    const found = costOfDraws({ ...known, drawn, worth: [] });
    if (found.kind !== "estimate" || found.ratio.kind !== "ratio") throw new Error("no ratio");
    expect(found.ratio.estimate).toBe(50);
    const z = 1.959964;
    for (const r of found.ratio.interval95 ?? []) {
      expect(Math.abs(500 - 10 * r) / Math.hypot(100, 2 * r)).toBeCloseTo(z, 9);
    }
    expect(found.ratio.interval95?.[0]).toBeLessThan(50);
    expect(found.ratio.interval95?.[1]).toBeGreaterThan(50);
  });

  test("the chance that it pays is the share of draws in which it does", () => {
    const found = costOfDraws({ ...known, drawn, worth: [0, 45, 60, 100] });
    if (found.kind !== "estimate") throw new Error("no estimate");
    // Worth 45: 360, 360, 540, 540 less 400, 600, 400, 600. Worth 60: 480, 480, 720, 720. Worth 100: 800, 800, 1200, 1200.
    expect(found.netBenefit.map(({ chancePositive }) => chancePositive)).toEqual([
      0, 0.25, 0.75, 1,
    ]);
    expect(found.netBenefit.map(({ estimate }) => estimate)).toEqual([-500, -50, 100, 500]);
  });

  test("an effect not told apart from zero has no bounded price, no effect none at all", () => {
    const weak = { ...known, effect: { estimate: 3, standardError: 2 } };
    const found = costOfDraws({ ...weak, drawn, worth: [] });
    expect(found).toMatchObject({ ratio: { kind: "ratio", interval95: undefined } });
    const nothing = { ...known, effect: { estimate: 0, standardError: 2 } };
    expect(costOfDraws({ ...nothing, drawn, worth: [] })).toMatchObject({
      ratio: { kind: "no_effect" },
    });
    expect(costOfDraws({ ...known, drawn: drawn.slice(0, 30), worth: [] })).toMatchObject({
      reason: "too_few_rows",
    });
  });

  test("draws of two plain groups say nearly what their own moments say", () => {
    const n = 300;
    const treated = Uint8Array.from({ length: n }, (_, i) => i % 2);
    const effect = Float64Array.from({ length: n }, (_, i) => Math.sin(i * 1.3) * 9 + 4 * (i % 2));
    const euros = Float64Array.from(
      { length: n },
      (_, i) => 20 * (effect[i] ?? 0) + Math.cos(i * 2.7) * 150 + 90 * (i % 2),
    );
    const plain = costEffect({ treated, effect, euros }, { draws: 400, seed: 1, worth: [40] });
    if (plain.kind !== "estimate") throw new Error("no estimate");
    // Draws by hand: everyone left out in turn.
    const drawnByHand = Float64Array.from(
      Array.from({ length: n }, (_, out) => {
        const mean = (values: Float64Array, arm: number): number => {
          const own = values.filter((_value, i) => i % 2 === arm && i !== out);
          return own.reduce((sum, one) => sum + one, 0) / own.length;
        };
        return [effect, euros].map((values) => mean(values, 1) - mean(values, 0));
      }).flat(),
    );
    const found = costOfDraws({ ...plain, drawn: drawnByHand, worth: [] });
    if (found.kind !== "estimate" || found.ratio.kind !== "ratio") throw new Error("no ratio");
    if (plain.ratio.kind !== "ratio") throw new Error("no ratio");
    const wanted = plain.ratio.interval95;
    found.ratio.interval95?.forEach((limit, k) => {
      expect(limit / (wanted?.[k] ?? 0)).toBeCloseTo(1, 2);
    });
  });
});
