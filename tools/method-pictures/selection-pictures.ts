// Pictures of methods that make groups alike, on the seeded world whose effect is 20 and whose plain difference is 37.
import {
  balanceTable,
  cellCodes,
  cellEffect,
  cutInto,
  doublyRobustEffect,
  differenceInMeans,
  entropyBalancing,
  equalWidthCuts,
  isNoEstimate,
  matchCells,
  matchMahalanobis,
  matchNearest,
  pairEffect,
  propensityScore,
  regressionEffect,
  usualMatchRules,
  weightingEffect,
  type BalanceRow,
  type EffectRows,
  type NoEstimate,
  type StandardErrors,
} from "@luotsi/engines";

import { constantEffectCase } from "../../packages/engines/src/effects/seeded-cases-for-tests.ts";
import { dotsPicture, lovePicture, type Estimated } from "./drawn.ts";

const rows = constantEffectCase(1000, 20);
const names = ["months unemployed", "earlier wage", "own degree", "health limits"];
const truth: Estimated = { label: "what the service does", estimate: 20, error: 0, isTruth: true };

function sure<Found extends object>(found: Found | NoEstimate): Found {
  if (isNoEstimate(found)) throw new Error(found.reason);
  return found;
}

function row(
  label: string,
  found: { readonly estimate: number; readonly standardErrors: StandardErrors },
): Estimated {
  const { cluster, influence, hc2, classic } = found.standardErrors;
  return { label, estimate: found.estimate, error: cluster ?? influence ?? hc2 ?? classic ?? 0 };
}

const plain: Estimated = {
  ...row("plain difference", sure(differenceInMeans(rows))),
  isWrong: true,
};
const score = sure(propensityScore(rows.treated, rows.covariates));
const units = { treated: rows.treated, score: score.fit.linear };
const pairs = matchNearest(units, usualMatchRules);
const paired = pairEffect(pairs, rows.outcome);
const weighting = sure(
  weightingEffect(rows, { estimand: "att", trimming: { kind: "none" }, ridge: 0 }),
);
const balancing = sure(entropyBalancing(rows));

function balanceOf(weights: Float64Array): readonly BalanceRow[] {
  const columns = rows.covariates.map((values, k) => ({ name: names[k], values }));
  return balanceTable({ treated: rows.treated, columns, estimand: "att", weights });
}

function doubly(label: string, used: EffectRows, outcome: EffectRows["covariates"]): Estimated {
  const fits = {
    estimand: "att",
    folds: 1,
    split: { kind: "row" },
    outcomeModel: "linear",
    clip: 0.01,
  } as const;
  return row(label, sure(doublyRobustEffect({ ...used, covariates: outcome }, fits)));
}

function bandRow(bands: number): Estimated {
  const codes = rows.covariates.map((values, k) =>
    k < 2 ? cutInto(values, equalWidthCuts(values, bands)) : Int32Array.from(values),
  );
  const { cell } = cellCodes(codes);
  const found = cellEffect(rows.treated, cell, rows.outcome);
  if (found.kind !== "effect") throw new Error("nobody shares a cell");
  const { treated, treatedUsed } = matchCells(rows.treated, cell).counts;
  const kept = Math.round((100 * treatedUsed) / treated);
  const label = bands === 1 ? "one band" : `${bands} bands, ${kept}% kept`;
  return { label, estimate: found.estimate, error: found.standardError ?? 0 };
}

/** Only what matters for who gets the service, or only for how they fare, is told to the estimator. */
function withoutFirst(label: string): Estimated {
  return { ...doubly(label, rows, rows.covariates.slice(2)), isWrong: true };
}

function mahalanobis(): Float64Array {
  const asked = { units, columns: rows.covariates, spread: "pooled" } as const;
  const found = matchMahalanobis(asked, usualMatchRules);
  if (found.kind !== "matched") throw new Error("too many distances");
  return found.sample.weights;
}

const pairRow: Estimated = {
  label: "pairs by score",
  estimate: paired.kind === "effect" ? paired.estimate : 0,
  error: paired.kind === "effect" ? (paired.pairError ?? 0) : 0,
};
const weightRow = row("weights", weighting);
const robustRow = doubly("both models", rows, rows.covariates);

/** File name and drawing of each picture. */
export const selectionPictures: readonly (readonly [string, () => string])[] = [
  [
    "balance-and-overlap",
    () =>
      lovePicture(
        {
          title: "Differences of the groups before and after pairing",
          says: "Before, four of four covariates differ by more than 0.1 standard deviations; after, none.",
        },
        balanceOf(pairs.weights),
      ),
  ],
  [
    "nearest-neighbour-matching",
    () =>
      dotsPicture(
        { title: "Days of effect", says: "The plain difference says 37, pairs near the true 20." },
        [plain, pairRow, truth],
      ),
  ],
  [
    "mahalanobis-matching",
    () =>
      lovePicture(
        {
          title: "Differences of the groups before and after pairing in all covariates at once",
          says: "Pairs within the caliper that are nearest in all covariates are alike in each.",
        },
        balanceOf(mahalanobis()),
      ),
  ],
  [
    "propensity-weighting",
    () =>
      dotsPicture(
        {
          title: "Days of effect",
          says: "The plain difference says 37, weights near the true 20.",
        },
        [plain, weightRow, truth],
      ),
  ],
  [
    "entropy-balancing",
    () =>
      lovePicture(
        {
          title: "Differences of the groups before and after balancing",
          says: "Afterwards every mean is the same, exactly.",
        },
        balanceOf(balancing.weights),
      ),
  ],
  [
    "regression-effects",
    () =>
      dotsPicture(
        {
          title: "Days of effect",
          says: "A straight line takes most of the selection out, not all.",
        },
        [plain, row("regression", sure(regressionEffect(rows))), truth],
      ),
  ],
  [
    "doubly-robust",
    () =>
      dotsPicture(
        {
          title: "Days of effect",
          says: "With what matters told to both models the estimate is near the truth; without it, far.",
        },
        [plain, withoutFirst("two covariates untold"), weightRow, robustRow, truth],
      ),
  ],
  [
    "cell-matching",
    () =>
      dotsPicture(
        {
          title: "Days of effect by bands of the two numbers",
          says: "More bands bring the estimate near the truth and leave more people out.",
        },
        [1, 3, 6, 12, 24].map((bands) => bandRow(bands)).concat([truth]),
      ),
  ],
];
