import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { cellEffectCase, constantEffectCase } from "../seeded-cases-for-tests.ts";
import { differenceInMeans, regressionEffect } from "./difference.ts";
import { doublyRobustEffect, type DoublyRobustRules } from "./doubly-robust.ts";
import type { EffectRows, NoEstimate } from "./effect-rows.ts";
import { entropyBalancing } from "./entropy.ts";
import { found, near, type CaseValues, type Golden } from "./golden-for-tests.ts";
import { pickEffectRows, weightingEffect, type WeightingRules } from "./weighting.ts";

// Made by tools/golden/effects.R with R.
const golden = JSON.parse(
  readFileSync(new URL("../estimators.golden.json", import.meta.url), "utf8"),
) as Golden;
const valuesOf = (name: string): CaseValues => golden[name] as CaseValues;

const plain: WeightingRules = { estimand: "att", trimming: { kind: "none" }, ridge: 0 };
const byRow: DoublyRobustRules = {
  estimand: "att",
  folds: 5,
  split: { kind: "row" },
  outcomeModel: "linear",
  clip: 0.01,
};

const cases = [
  ["constant", constantEffectCase(1000, 20), "linear"],
  ["null", constantEffectCase(2000, 0), "linear"],
  ["cells", cellEffectCase(3000), "logistic"],
] as const;

describe.each(cases)("the case %s", (name, rows: EffectRows, outcomeModel) => {
  const values = valuesOf(name);

  test("is drawn as in the independent generator", () => {
    const sums = [rows.treated, rows.outcome, ...rows.covariates].map((column) =>
      [...column].reduce((sum, value) => sum + value, 0),
    );
    sums.forEach((sum, j) => expect(sum).toBeCloseTo(values.sums[j], 7));
  });

  test("has R's difference of means and Welch error", () => {
    const answer = found(differenceInMeans(rows));
    near(answer.estimate, values.naive, 1e-11);
    near(answer.standardErrors.hc2, values.welch, 1e-11);
  });

  test.each(["att", "ate", "ato"] as const)("has R's weighting estimate of the %s", (estimand) => {
    const answer = found(weightingEffect(rows, { ...plain, estimand }));
    near(answer.estimate, values[estimand].estimate);
    near(answer.standardErrors.influence, values[estimand].error);
    near(answer.means.control, values[estimand].control);
  });

  test("has R's values with clipped scores and with groups of rows", () => {
    const clipped = found(
      weightingEffect(rows, { ...plain, trimming: { kind: "clip", low: 0.2 } }),
    );
    near(clipped.estimate, values["clipped"].estimate);
    near(clipped.standardErrors.influence, values["clipped"].error);
    expect(clipped.clipped).toBeGreaterThan(100);
    const group = Int32Array.from(rows.treated, (_, i) => i % 40);
    const grouped = found(weightingEffect({ ...rows, cluster: { group, count: 40 } }, plain));
    near(grouped.standardErrors.cluster, values["grouped"].cluster);
  });

  test("has R's doubly robust values with folds by row, and without folds", () => {
    const rules = { ...byRow, outcomeModel };
    const att = found(doublyRobustEffect(rows, rules));
    near(att.estimate, values["doublyAtt"].estimate);
    near(att.standardErrors.influence, values["doublyAtt"].error);
    const ate = found(doublyRobustEffect(rows, { ...rules, estimand: "ate" }));
    near(ate.estimate, values["doublyAte"].estimate);
    near(ate.standardErrors.influence, values["doublyAte"].error);
    const whole = found(doublyRobustEffect(rows, { ...rules, folds: 1 }));
    near(whole.estimate, values["doublyWhole"].estimate);
    near(whole.standardErrors.influence, values["doublyWhole"].error);
  });
});

describe("entropy balancing", () => {
  test.each([
    ["constant", constantEffectCase(1000, 20)],
    ["null", constantEffectCase(2000, 0)],
  ] as const)("has R's values in the case %s, and the arms' means agree", (name, rows) => {
    const answer = found(entropyBalancing(rows));
    const { balance } = valuesOf(name);
    near(answer.estimate, balance.estimate);
    near(answer.standardErrors.influence, balance.error);
    for (const column of rows.covariates) {
      const mean = (arm: number): number => {
        let sum = 0;
        let weight = 0;
        column.forEach((value, i) => {
          if (rows.treated[i] !== arm) return;
          sum += answer.weights[i] * value;
          weight += answer.weights[i];
        });
        return sum / weight;
      };
      expect(mean(0)).toBeCloseTo(mean(1), 7);
    }
  });

  test("has R's values within the long-term and the short-term unemployed", () => {
    const rows = cellEffectCase(3000);
    for (const [name, long] of [
      ["balanceLong", 1],
      ["balanceShort", 0],
    ] as const) {
      const kept = Int32Array.from(
        [...rows.longTerm.keys()].filter((i) => rows.longTerm[i] === long),
      );
      const part = pickEffectRows(rows, kept);
      const answer = found(entropyBalancing(part));
      near(answer.estimate, valuesOf("cells")[name].estimate);
      near(answer.standardErrors.influence, valuesOf("cells")[name].error);
      expect(answer.dropped).toEqual([6]);
    }
  });

  test("says which covariate cannot be balanced when the treated lie outside", () => {
    const rows = constantEffectCase(1000, 20);
    const far = rows.covariates[0].map((value, i) => value + 50 * rows.treated[i]);
    const answer = entropyBalancing({ ...rows, covariates: [...rows.covariates, far] });
    expect(answer).toMatchObject({ kind: "no_estimate", reason: "cannot_balance" });
    expect((answer as NoEstimate).covariates).toContain(4);
    const only = rows.covariates[2].map((_, i) => (rows.treated[i] === 1 && i % 3 === 0 ? 1 : 0));
    const none = entropyBalancing({ ...rows, covariates: [only] });
    expect(none).toEqual({ kind: "no_estimate", reason: "cannot_balance", covariates: [0] });
  });
});

describe("what cannot be estimated is said, not guessed", () => {
  const rows = constantEffectCase(1000, 20, 200);
  const empty = new Uint8Array(200);
  const estimators = {
    difference: differenceInMeans,
    regression: regressionEffect,
    weighting: (one: EffectRows) => weightingEffect(one, plain),
    balancing: entropyBalancing,
    doubly: (one: EffectRows) => doublyRobustEffect(one, { ...byRow, folds: 2 }),
  };

  test.each(Object.entries(estimators))("%s", (_, estimator) => {
    expect(estimator({ ...rows, treated: empty })).toMatchObject({ reason: "no_treated" });
    expect(estimator({ ...rows, treated: empty.map(() => 1) })).toMatchObject({
      reason: "no_control",
    });
    expect(estimator({ ...rows, outcome: rows.outcome.map(() => 3) })).toMatchObject({
      reason: "constant_outcome",
    });
    const nobody: EffectRows = {
      treated: new Uint8Array(0),
      outcome: new Float64Array(0),
      covariates: [],
      cluster: undefined,
    };
    expect(estimator(nobody)).toMatchObject({ kind: "no_estimate" });
    const two: EffectRows = {
      treated: Uint8Array.of(1, 0),
      outcome: Float64Array.of(5, 3),
      covariates: [Float64Array.of(1, 2)],
      cluster: undefined,
    };
    const answer = estimator(two);
    const numbers = JSON.stringify(answer, (key, value: unknown) =>
      typeof value === "number" && !Number.isFinite(value) ? `${key} is not finite` : value,
    );
    expect(numbers).not.toContain("is not finite");
  });

  test("a covariate that decides treatment", () => {
    const decides = Float64Array.from(rows.treated);
    const decided = { ...rows, covariates: [...rows.covariates, decides] };
    expect(weightingEffect(decided, plain)).toEqual({
      kind: "no_estimate",
      reason: "score_separated",
      covariates: [4],
    });
    expect(regressionEffect(decided)).toMatchObject({ reason: "no_overlap" });
  });
});
