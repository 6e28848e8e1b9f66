import { readFileSync } from "node:fs";

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { abadieImbensError } from "./abadie-imbens.ts";
import { cellCodes, cutInto, equalWidthCuts, quantileCuts, sturgesBands } from "./cell-codes.ts";
import { cellClusterError, cellEffect, matchCells } from "./match-cells.ts";
import { matchMahalanobis } from "./match-mahalanobis.ts";
import { usualMatchRules, type MatchRules } from "./match-question.ts";
import { pairEffect } from "./pair-effect.ts";
import { whitenedRows } from "./whitened-rows.ts";

type Name = "treated" | "score" | "days" | "age" | "woman" | "months" | "wage";

interface BandedCells {
  readonly weights: readonly number[];
  readonly effect: number;
  readonly treatedUsed: number;
}

/** Made by tools/golden/matching.R from R's MatchIt and Matching. */
const golden = JSON.parse(
  readFileSync(new URL("../matching.golden.json", import.meta.url), "utf8"),
) as {
  readonly people: Readonly<Record<Name, readonly number[]>>;
  readonly cells: Readonly<Record<"ageCuts" | "monthCuts" | "weights", readonly number[]>> &
    Readonly<Record<"effect" | "treatedUsed", number>>;
  readonly sturgesCells: BandedCells & { readonly bands: number };
  readonly quantileCells: BandedCells & { readonly ageBands: number; readonly monthBands: number };
  readonly mahalanobis: {
    readonly columns: readonly Name[];
    readonly estimate: number;
    readonly error: number;
  };
};

const column = (name: Name): Float64Array => Float64Array.from(golden.people[name]);
const treated = Uint8Array.from(golden.people.treated);
const days = column("days");

describe("whoever shares a cell is compared", () => {
  const { cell } = cellCodes([
    cutInto(column("age"), golden.cells.ageCuts),
    Int32Array.from(golden.people.woman),
    cutInto(column("months"), golden.cells.monthCuts),
  ]);

  test("weights and effect are those of MatchIt's coarsened exact matching", () => {
    const sample = matchCells(treated, cell);
    expect(sample.counts.treatedUsed).toBe(golden.cells.treatedUsed);
    golden.cells.weights.forEach((weight, i) => {
      expect(sample.weights[i]).toBeCloseTo(weight, 12);
    });
    const effect = cellEffect(treated, cell, days);
    expect(effect.kind === "effect" && effect.estimate).toBeCloseTo(golden.cells.effect, 10);
  });

  test("bands of equal width by Sturges' rule, and of quantiles, make MatchIt's cells", () => {
    const { sturgesCells, quantileCells } = golden;
    const cells = {
      sturges: (name: Name) => equalWidthCuts(column(name), sturgesBands(days.length)),
      quantiles: (name: Name) =>
        quantileCuts(
          column(name),
          name === "age" ? quantileCells.ageBands : quantileCells.monthBands,
        ),
    };
    for (const [cuts, of] of [
      [cells.sturges, sturgesCells],
      [cells.quantiles, quantileCells],
    ] as const) {
      const codes = cellCodes([
        cutInto(column("age"), cuts("age")),
        Int32Array.from(golden.people.woman),
        cutInto(column("months"), cuts("months")),
      ]);
      const sample = matchCells(treated, codes.cell);
      expect(sample.counts.treatedUsed).toBe(of.treatedUsed);
      of.weights.forEach((weight, i) => expect(sample.weights[i]).toBeCloseTo(weight, 12));
      const effect = cellEffect(treated, codes.cell, days);
      expect(effect.kind === "effect" && effect.estimate).toBeCloseTo(of.effect, 10);
    }
    expect(sturgesBands(days.length)).toBe(sturgesCells.bands);
  });

  test("values that are all the same make one band", () => {
    expect(equalWidthCuts(Float64Array.of(3, 3, 3), 4)).toEqual([]);
    expect(cutInto(Float64Array.of(3, 3), quantileCuts(Float64Array.of(3, 3), 4))).toEqual(
      Int32Array.of(1, 1),
    );
  });

  test("people with two rows are told by their sums, by hand", () => {
    // One cell: treated 4, 6; controls 1, 3. Persons: (4 and 1), (6 and 3): deviations −1/2 + 1/2 = 0 each.
    const [arms, cells] = [Uint8Array.of(1, 1, 0, 0), Int32Array.of(0, 0, 0, 0)];
    const outcome = Float64Array.of(4, 6, 1, 3);
    const own = { group: Int32Array.of(0, 1, 0, 1), count: 2 };
    expect(cellClusterError(arms, cells, { outcome, groups: own })).toBe(0);
    // Each row its own person: four deviations of 1/2, times 4/3.
    const each = { group: Int32Array.of(0, 1, 2, 3), count: 4 };
    expect(cellClusterError(arms, cells, { outcome, groups: each })).toBeCloseTo(
      Math.sqrt((4 / 3) * 4 * 0.25),
      12,
    );
    const one = { group: Int32Array.of(0, 0, 0, 0), count: 1 };
    expect(cellClusterError(arms, cells, { outcome, groups: one })).toBeUndefined();
  });

  test("the error is that of a stratified difference, by hand", () => {
    // Cell 0: treated 4, 6 (variance 2), controls 1, 3 (2). Cell 1: treated 10 alone, controls 5, 5 (0).
    const effect = cellEffect(
      Uint8Array.of(1, 1, 0, 0, 1, 0, 0),
      Int32Array.of(0, 0, 0, 0, 1, 1, 1),
      Float64Array.of(4, 6, 1, 3, 10, 5, 5),
    );
    const variance = (2 / 3) ** 2 * (2 / 2 + 2 / 2) + (1 / 3) ** 2 * (2 / 1);
    expect(effect).toMatchObject({ kind: "effect", loneGroups: 1 });
    expect(effect.kind === "effect" && effect.estimate).toBeCloseTo((2 * 3 + 5) / 3, 12);
    expect(effect.kind === "effect" && effect.standardError).toBeCloseTo(Math.sqrt(variance), 12);
  });

  test("no cell with both groups is nobody matched; pairs of one have no error", () => {
    expect(cellEffect(Uint8Array.of(1, 0), Int32Array.of(0, 1), Float64Array.of(1, 2))).toEqual({
      kind: "nobody_matched",
    });
    expect(cellEffect(new Uint8Array(0), new Int32Array(0), new Float64Array(0)).kind).toBe(
      "nobody_matched",
    );
    const lone = cellEffect(Uint8Array.of(1, 0), Int32Array.of(0, 0), Float64Array.of(1, 2));
    expect(lone).toMatchObject({ estimate: -1, standardError: undefined });
  });

  test("a million levels are no trouble", () => {
    const n = 1_000_000;
    const levels = Int32Array.from({ length: n }, (_, i) => i);
    const codes = cellCodes([levels, levels.map((i) => i & 1)]);
    expect(codes.count).toBe(n);
    expect(matchCells(new Uint8Array(n), codes.cell).counts.cells).toBe(0);
  });

  test("a cut begins its band", () => {
    expect([...cutInto(Float64Array.of(29.9, 30, 39, 40, 41), [30, 40])]).toEqual([0, 1, 1, 2, 2]);
  });

  test("renaming levels renames cells and nothing else", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(1))), (rows) => {
        const arms = Uint8Array.from(rows, ([, , arm]) => arm);
        const codes = (shift: number) =>
          cellCodes([
            Int32Array.from(rows, ([a]) => shift - a * 7),
            Int32Array.from(rows, ([, b]) => b + shift),
          ]).cell;
        expect(matchCells(arms, codes(1000))).toEqual(matchCells(arms, codes(-3)));
      }),
    );
  });
});

describe("distance in several covariates", () => {
  const { mahalanobis } = golden;
  const columns = mahalanobis.columns.map(column);
  const units = { treated, score: column("score") };
  const rules: MatchRules = {
    ...usualMatchRules,
    caliper: { kind: "none" },
    reuse: { most: Infinity },
    ties: "all",
  };

  test("the nearest by everyone's spread are those of Matching", () => {
    const match = matchMahalanobis({ units, columns, spread: "overall" }, rules);
    if (match.kind !== "matched") throw new Error("too many distances");
    const effect = pairEffect(match.sample, days);
    expect(effect.kind === "effect" && effect.estimate).toBeCloseTo(mahalanobis.estimate, 10);
    expect(abadieImbensError(units, match.sample, days, 0)).toBeCloseTo(mahalanobis.error, 10);
  });

  test("plain distance after turning is the Mahalanobis distance; a repeated column adds nothing", () => {
    const [age, months] = [column("age"), column("months")];
    const once = whitenedRows([age, months], treated, "pooled");
    const again = whitenedRows([age, months, age.map((x) => 3 * x + 1)], treated, "pooled");
    expect(again.width).toBe(2);
    expect(once.width).toBe(2);
    const scaled = whitenedRows([age.map((x) => 10 * x), months], treated, "pooled");
    const distance = ({ values }: typeof once): number =>
      ((values[0] ?? 0) - (values[2] ?? 0)) ** 2 + ((values[1] ?? 0) - (values[3] ?? 0)) ** 2;
    expect(distance(scaled)).toBeCloseTo(distance(once), 10);
  });

  test("within a caliper nobody farther away on the score is taken, and everyone only once", () => {
    const near: MatchRules = {
      ...usualMatchRules,
      caliper: { kind: "width", width: 0.25 },
      ties: "file",
    };
    const match = matchMahalanobis({ units, columns, spread: "pooled" }, near);
    if (match.kind !== "matched") throw new Error("too many distances");
    const { treated: rows, from, controls, counts } = match.sample;
    expect(new Set(controls).size).toBe(controls.length);
    expect(counts.treatedUsed).toBeGreaterThan(20);
    rows.forEach((row, i) => {
      const control = controls[from[i] ?? 0] ?? 0;
      expect(Math.abs((units.score[row] ?? 0) - (units.score[control] ?? 0))).toBeLessThanOrEqual(
        0.25,
      );
    });
  });

  test("pairs do not depend on the unit or the zero of a covariate", () => {
    const pairsIn = (change: (x: number, j: number) => number): unknown => {
      const changed = columns.map((values, j) => values.map((x) => change(x, j)));
      const match = matchMahalanobis({ units, columns: changed, spread: "pooled" }, rules);
      return match.kind === "matched" ? [...match.sample.controls] : match;
    };
    const plain = pairsIn((x) => x);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: -500, max: 500 }), (a, b) => {
        expect(pairsIn((x, j) => (j === 1 ? -a : a) * x + b)).toEqual(plain);
      }),
      { numRuns: 20 },
    );
  });

  test("what would take hours is refused as an answer", () => {
    const n = 400_000;
    const many = {
      units: {
        treated: Uint8Array.from({ length: n }, (_, i) => i % 2),
        score: new Float64Array(n),
      },
      columns: [],
      spread: "pooled",
    } as const;
    expect(matchMahalanobis(many, rules)).toEqual({
      kind: "too_many_distances",
      distances: (n / 2) ** 2,
    });
  });
});
