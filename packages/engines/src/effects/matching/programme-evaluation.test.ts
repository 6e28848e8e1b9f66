import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { sharedFile } from "../../../../../tools/shared-data.ts";
import { abadieImbensError } from "./abadie-imbens.ts";
import { matchMahalanobis } from "./match-mahalanobis.ts";
import { matchNearest } from "./match-nearest.ts";
import { usualMatchRules, type MatchRules, type MatchUnits } from "./match-question.ts";
import { pairEffect } from "./pair-effect.ts";

// The files may not be shipped (their licences), so these tests are skipped by name where they are absent.
const files = {
  reference: sharedFile("data/programme-evaluation/reference-results.json"),
  experiment: sharedFile("data/programme-evaluation/nsw_dw_experimental.csv"),
  cps1: sharedFile("data/programme-evaluation/cps_controls.csv"),
  psid1: sharedFile("data/programme-evaluation/psid_controls.csv"),
  cps3: sharedFile("data/programme-evaluation/cps_controls3.csv"),
};
const isMissing = Object.values(files).includes(undefined);

const covariates = [
  "age",
  "education",
  "black",
  "hispanic",
  "married",
  "nodegree",
  "re74",
  "re75",
] as const;

type Row = Readonly<Record<string, number>>;

function rowsOf(file: string | undefined): readonly Row[] {
  const [heading = "", ...lines] = readFileSync(file ?? "", "utf8")
    .trim()
    .split("\n");
  const names = heading.replaceAll('"', "").trim().split(",");
  return lines.map((line) => {
    const cells = line.trim().split(",").map(Number);
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? Number.NaN]));
  });
}

interface Pairs {
  readonly n_pairs: number;
  readonly att: number;
  readonly se_paired: number;
}

interface Reference {
  readonly propensity: { readonly coefficients: Readonly<Record<string, number>> };
  readonly nn1_no_replacement: Pairs;
  readonly "nn1_caliper_0.2sd": Pairs;
  readonly "nn1_caliper_0.05sd": Pairs;
  readonly nn1_with_replacement: {
    readonly att_first_of_ties: number;
    readonly att_average_of_ties: number;
  };
  readonly nn5_with_replacement: { readonly att: number };
  readonly Matching_mahalanobis: { readonly att: number; readonly se_abadie_imbens: number };
}

const compatible: MatchRules = { ...usualMatchRules, caliper: { kind: "none" }, ties: "file" };

describe.skipIf(isMissing)("the training programme with controls of a survey", () => {
  test.each(["cps1", "psid1", "cps3"] as const)(
    "%s: greedy pairs in descending score, ties in the order of the file, agree with a plain search in R",
    (pool) => {
      const { units, earnings, reference } = sampleWith(pool);
      for (const [deviations, expected] of [
        [undefined, reference.nn1_no_replacement],
        [0.2, reference["nn1_caliper_0.2sd"]],
        [0.05, reference["nn1_caliper_0.05sd"]],
      ] as const) {
        const caliper =
          deviations === undefined
            ? ({ kind: "none" } as const)
            : ({ kind: "overall", deviations } as const);
        const sample = matchNearest(units, { ...compatible, caliper });
        const effect = pairEffect(sample, earnings);
        expect(sample.treated).toHaveLength(expected.n_pairs);
        expect(effect.kind === "effect" && effect.estimate).toBeCloseTo(expected.att, 6);
        expect(effect.kind === "effect" && effect.pairError).toBeCloseTo(expected.se_paired, 6);
      }
    },
  );

  test.each(["cps1", "psid1", "cps3"] as const)(
    "%s: with reuse, the first of tied controls, all of them, and the five nearest",
    (pool) => {
      const { units, earnings, reference } = sampleWith(pool);
      const effectBy = (rules: Partial<MatchRules>): number => {
        const reuse = { most: Infinity };
        const sample = matchNearest(units, { ...compatible, reuse, ...rules });
        const effect = pairEffect(sample, earnings);
        expect(abadieImbensError(units, sample, earnings, 1)).toBeGreaterThan(500);
        return effect.kind === "effect" ? effect.estimate : Number.NaN;
      };
      const { nn1_with_replacement: one, nn5_with_replacement: five } = reference;
      expect(effectBy({ ties: "all" })).toBeCloseTo(one.att_average_of_ties, 6);
      expect(effectBy({ ties: "file" })).toBeCloseTo(one.att_first_of_ties, 6);
      expect(effectBy({ ties: "file", ratio: 5 })).toBeCloseTo(five.att, 6);
    },
  );

  test.each(["cps1", "psid1", "cps3"] as const)(
    "%s: nearest in all eight covariates, ties averaged, as Matching has it",
    (pool) => {
      const { units, earnings, columns, reference } = sampleWith(pool);
      const rules: MatchRules = { ...compatible, reuse: { most: Infinity }, ties: "all" };
      const match = matchMahalanobis({ units, columns, spread: "overall" }, rules);
      if (match.kind !== "matched") throw new Error("too many distances");
      const effect = pairEffect(match.sample, earnings);
      const expected = reference.Matching_mahalanobis;
      expect(effect.kind === "effect" && effect.estimate).toBeCloseTo(expected.att, 6);
      const error = abadieImbensError(units, match.sample, earnings, 0);
      expect(error).toBeCloseTo(expected.se_abadie_imbens, 6);
    },
  );
});

function sampleWith(pool: "cps1" | "psid1" | "cps3"): {
  readonly units: MatchUnits;
  readonly earnings: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly reference: Reference;
} {
  const all = JSON.parse(readFileSync(files.reference ?? "", "utf8")) as {
    readonly observational: Readonly<Record<string, Reference>>;
  };
  const reference = all.observational[pool];
  if (reference === undefined) throw new Error(`no results for ${pool}`);
  const treated = rowsOf(files.experiment).filter((row) => row["treat"] === 1);
  const rows = [...treated, ...rowsOf(files[pool])];
  const { coefficients } = reference.propensity;
  const probability = (row: Row): number => {
    let linear = coefficients["(Intercept)"] ?? Number.NaN;
    for (const name of covariates) linear += (coefficients[name] ?? 0) * (row[name] ?? Number.NaN);
    return 1 / (1 + Math.exp(-linear));
  };
  return {
    units: {
      treated: Uint8Array.from(rows, (row) => row["treat"] ?? 0),
      score: Float64Array.from(rows, probability),
    },
    earnings: Float64Array.from(rows, (row) => row["re78"] ?? Number.NaN),
    columns: covariates.map((name) => Float64Array.from(rows, (row) => row[name] ?? Number.NaN)),
    reference,
  };
}
