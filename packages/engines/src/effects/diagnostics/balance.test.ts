import { readFileSync } from "node:fs";

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { balanceTable, type BalanceState } from "./balance.ts";
import { overlapOf } from "./overlap.ts";

interface GoldenRow {
  readonly name: "age" | "woman" | "months" | "wage";
  readonly smdAtt: number;
  readonly smdAte: number;
  readonly varianceRatio: number | null;
  readonly ksMax: number;
  readonly ecdfMean: number;
}

/** Made by tools/golden/matching.R; the state before is that of MatchIt's own summary. */
const golden = JSON.parse(
  readFileSync(new URL("../matching.golden.json", import.meta.url), "utf8"),
) as {
  readonly people: Readonly<Record<"treated" | "score" | GoldenRow["name"], readonly number[]>>;
  readonly balance: {
    readonly weights: readonly number[];
    readonly before: readonly GoldenRow[];
    readonly after: readonly GoldenRow[];
  };
};

const treated = Uint8Array.from(golden.people.treated);
const names = golden.balance.before.map(({ name }) => name);
const columns = names.map((name) => ({ name, values: Float64Array.from(golden.people[name]) }));
const weights = Float64Array.from(golden.balance.weights);

function expectState(state: BalanceState | undefined, row: GoldenRow, smd: number): void {
  expect(state?.standardisedDifference).toBeCloseTo(smd, 12);
  expect(state?.distributionGap.greatest).toBeCloseTo(row.ksMax, 12);
  expect(state?.distributionGap.mean).toBeCloseTo(row.ecdfMean, 12);
  if (row.varianceRatio === null) expect(state?.varianceRatio).toBeUndefined();
  else expect(state?.varianceRatio).toBeCloseTo(row.varianceRatio, 12);
}

describe("what is the same for everybody", () => {
  // Means of 0.1 over 3 and over 7 differ in the last place; so would a spread of it.
  const arms = Uint8Array.from({ length: 200 }, (_, i) => Number(i < 67));
  const uneven = Float64Array.from({ length: 200 }, (_, i) => 1 + (i % 7) / 3);

  test("differs by nothing, whatever rounding makes of it", () => {
    const values = new Float64Array(200).fill(2.1);
    const [row] = balanceTable({
      treated: arms,
      columns: [{ name: "month", values }],
      estimand: "att",
      weights: uneven,
    });
    for (const state of [row.before, row.after]) {
      expect(state).toMatchObject({ standardisedDifference: 0, varianceRatio: undefined });
    }
  });

  test("of the treated but not of the others has no scale", () => {
    const values = Float64Array.from({ length: 200 }, (_, i) => (i < 67 ? 2.1 : 2.1 + (i % 5)));
    const [row] = balanceTable({
      treated: arms,
      columns: [{ name: "month", values }],
      estimand: "att",
      weights: uneven,
    });
    expect(row.before.standardisedDifference).toBeUndefined();
  });
});

describe("the balance table, as MatchIt has it", () => {
  test.each([
    ["att", "smdAtt"],
    ["ate", "smdAte"],
  ] as const)("before and after matching, scaled for the %s", (estimand, smd) => {
    const table = balanceTable({ treated, columns, estimand, weights });
    table.forEach((row, i) => {
      const before = golden.balance.before[i];
      const after = golden.balance.after[i];
      if (before === undefined || after === undefined) throw new Error("a row is missing");
      expectState(row.before, before, before[smd]);
      expectState(row.after, after, after[smd]);
    });
    expect(table.map(({ isBinary }) => isBinary)).toEqual([false, true, false, false]);
  });

  test("sorted fractions and counted whole numbers give the same gaps", () => {
    const scaled = columns.map(({ name, values }) => ({ name, values: values.map((x) => x / 8) }));
    const question = { treated, estimand: "att", weights } as const;
    const counted = balanceTable({ ...question, columns });
    const sorted = balanceTable({ ...question, columns: scaled });
    counted.forEach((row, i) => {
      if (row.isBinary) return;
      expect(sorted[i]?.before.distributionGap.mean).toBeCloseTo(
        row.before.distributionGap.mean,
        12,
      );
    });
  });
});

describe("a difference is the same", () => {
  const ages = columns.slice(0, 1);
  const smd = (values: Float64Array): number | undefined =>
    balanceTable({ treated, columns: [{ name: "age", values }], estimand: "att", weights })[0]
      ?.after?.standardisedDifference;
  const values = ages[0]?.values ?? new Float64Array(0);

  test("in any unit and from any zero", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        fc.double({ min: -1000, max: 1000, noNaN: true }),
        (scale, shift) => {
          expect(smd(values.map((x) => scale * x + shift))).toBeCloseTo(smd(values) ?? 0, 8);
        },
      ),
    );
  });

  test("for a row standing twice and for a row of weight two", () => {
    const twice = balanceTable({
      treated: Uint8Array.from([...treated, ...treated]),
      columns: [{ name: "age", values: Float64Array.from([...values, ...values]) }],
      estimand: "att",
      weights: Float64Array.from([...weights, ...weights]),
    })[0];
    const heavy = balanceTable({
      treated,
      columns: ages,
      estimand: "att",
      weights: weights.map((w) => 2 * w),
    })[0];
    expect(twice?.after?.means.treated).toBeCloseTo(heavy?.after?.means.treated ?? 0, 12);
    expect(twice?.after?.distributionGap.greatest).toBeCloseTo(
      heavy?.after?.distributionGap.greatest ?? 0,
      12,
    );
  });
});

describe("what cannot be said", () => {
  test("no group, no table; no weight left, no state after; no spread, no scale", () => {
    const one = { columns, estimand: "att", weights } as const;
    expect(balanceTable({ ...one, treated: new Uint8Array(treated.length) })).toEqual([]);
    const none = balanceTable({ ...one, treated, weights: new Float64Array(treated.length) });
    expect(none[0]?.after).toBeUndefined();
    const [flat] = balanceTable({
      treated: Uint8Array.of(1, 1, 0, 0),
      columns: [{ name: "months", values: Float64Array.of(3, 3, 2, 4) }],
      estimand: "att",
      weights: Float64Array.of(1, 1, 1, 0),
    });
    expect(flat?.before.standardisedDifference).toBe(0);
    expect(flat?.after?.standardisedDifference).toBeUndefined();
    expect(flat?.after?.varianceRatio).toBeUndefined();
  });
});

describe("overlap", () => {
  test("counts whom nobody of the other group resembles, and what the weights are worth", () => {
    const overlap = overlapOf({
      treated: Uint8Array.of(1, 1, 1, 0, 0, 0),
      score: Float64Array.of(0.9, 0.5, 0.2, 0.5, 0.1, 0.3),
      weights: Float64Array.of(1, 1, 1, 2, 0, 1),
    });
    expect(overlap).toEqual({
      treatedOutsideSupport: 1,
      controlsOutsideSupport: 1,
      effectiveSampleSize: { treated: 3, control: 1.8 },
      greatestControlShare: 2 / 3,
    });
  });

  test("without controls every treated is outside", () => {
    const overlap = overlapOf({
      treated: Uint8Array.of(1, 1),
      score: Float64Array.of(0.9, 0.5),
      weights: Float64Array.of(0, 0),
    });
    expect(overlap.treatedOutsideSupport).toBe(2);
    expect(overlap.effectiveSampleSize).toEqual({ treated: 0, control: 0 });
  });
});
