import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { cellEffectCase } from "../seeded-cases-for-tests.ts";
import { cellCodes } from "./cell-codes.ts";
import { cellEffect, matchCells, type CellEffect } from "./match-cells.ts";

/** Made by tools/golden/cell-effects.R. */
const golden = JSON.parse(
  readFileSync(new URL("./cell-effects.golden.json", import.meta.url), "utf8"),
) as Readonly<Record<"cells" | "treatedUsed" | "effect" | "error", number>>;

// LUOTSI_REPETITIONS=200 asks for many; the usual 40 have wider limits.
const repetitions = Number(process.env["LUOTSI_REPETITIONS"] ?? 40);
/** Exact sum over the 48 cells. */
const truth = 0.049253935740337026;

function cellOf(seed: number): {
  readonly treated: Uint8Array;
  readonly cell: Int32Array;
  readonly effect: CellEffect;
} {
  const { treated, covariates, outcome } = cellEffectCase(seed);
  const { cell } = cellCodes(covariates.map((column) => Int32Array.from(column)));
  return { treated, cell, effect: cellEffect(treated, cell, outcome) };
}

describe("effects that differ over 48 cells", () => {
  test("the first repetition is what R finds", () => {
    const { treated, cell, effect } = cellOf(3000);
    expect(matchCells(treated, cell).counts).toMatchObject({
      cells: golden.cells,
      treatedUsed: golden.treatedUsed,
    });
    expect(effect.kind === "effect" && effect.estimate).toBeCloseTo(golden.effect, 12);
    expect(effect.kind === "effect" && effect.standardError).toBeCloseTo(golden.error, 12);
  });

  test("the effect on the treated is found, not that on everyone, and its interval holds it", () => {
    let sum = 0;
    let errors = 0;
    let held = 0;
    for (let r = 0; r < repetitions; r++) {
      const { effect } = cellOf(3000 + r);
      if (effect.kind !== "effect" || effect.standardError === undefined) {
        throw new Error("there is no effect");
      }
      sum += effect.estimate;
      errors += effect.standardError;
      held += Number(Math.abs(effect.estimate - truth) <= 1.959964 * effect.standardError);
    }
    const limit = (3 * (errors / repetitions)) / Math.sqrt(repetitions);
    expect(Math.abs(sum / repetitions - truth)).toBeLessThan(limit);
    expect(held / repetitions).toBeGreaterThanOrEqual(repetitions >= 200 ? 0.9 : 0.85);
  });
});
