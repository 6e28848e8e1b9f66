import { AppError } from "@luotsi/base";
import {
  cellClusterError,
  cellCodes,
  cellEffect,
  countArms,
  cutInto,
  equalWidthCuts,
  isNoEstimate,
  matchCells,
  noEstimate,
  quantileCuts,
  sturgesBands,
  type CellEffect,
  type CellSample,
} from "@luotsi/engines";

import { shownCount } from "../small-counts.ts";
import type { EffectRules, NamedNumbers, PreparedRows } from "./effect-question.ts";
import { effectWarning, type EffectWarning } from "./effect-warnings.ts";
import {
  normalCriticalValue,
  withoutEstimate,
  type ErrorsByKind,
  type MethodAnswer,
} from "./method-answer.ts";

/** Whoever shares a cell is compared: numbers in bands, classes as they are. */
export function cellAnswer(prepared: PreparedRows): MethodAnswer {
  const { rows, rules, columns } = prepared;
  refuseUnknownCuts(rules, columns.covariates);
  const arms = countArms(rows, 1);
  if (isNoEstimate(arms)) return withoutEstimate(prepared, arms);
  const banded = columns.covariates.map((one) => ({ ...one, ...cutsOf(one, rules) }));
  const cell = cellsFrom(prepared, banded);
  const sample = matchCells(rows.treated, cell);
  const found = cellEffect(rows.treated, cell, rows.outcome);
  if (found.kind === "nobody_matched") return withoutEstimate(prepared, noEstimate("no_overlap"));
  const cluster =
    rows.cluster === undefined
      ? undefined
      : cellClusterError(rows.treated, cell, { outcome: rows.outcome, groups: rows.cluster });
  return report(prepared, { banded, sample, found, cluster });
}

interface Banded extends NamedNumbers {
  readonly cuts: readonly number[];
  /** The cuts were asked for, or hardly matter: the covariate has at most two values. */
  readonly isStated: boolean;
}

function cutsOf(
  { name, values }: NamedNumbers,
  { cutpoints, bands }: EffectRules,
): Pick<Banded, "cuts" | "isStated"> {
  const stated = cutpoints.find((one) => one.name === name);
  if (stated !== undefined) return { cuts: stated.cuts, isStated: true };
  const cuts =
    bands.kind === "quantiles"
      ? quantileCuts(values, bands.count)
      : equalWidthCuts(
          values,
          bands.kind === "sturges" ? sturgesBands(values.length) : bands.count,
        );
  return { cuts, isStated: hasTwoValues(values) };
}

function hasTwoValues(values: Float64Array): boolean {
  const seen = new Set<number>();
  for (const value of values) {
    seen.add(value);
    if (seen.size > 2) return false;
  }
  return true;
}

function cellsFrom({ columns, rows }: PreparedRows, banded: readonly Banded[]): Int32Array {
  const codes = [
    ...banded.map(({ values, cuts }) => cutInto(values, cuts)),
    ...[...columns.categories, ...columns.exact].map((one) => one.codes),
  ];
  if (codes.length === 0) return new Int32Array(rows.treated.length);
  return cellCodes(codes).cell;
}

interface Found {
  readonly banded: readonly Banded[];
  readonly sample: CellSample;
  readonly found: CellEffect & { readonly kind: "effect" };
  readonly cluster: number | undefined;
}

function report(prepared: PreparedRows, made: Found): MethodAnswer {
  const { rules } = prepared;
  const { banded, sample, found, cluster } = made;
  const { standardError: strata } = found;
  const errors: ErrorsByKind = {
    ...(strata === undefined ? {} : { strata }),
    // A person alone in its cell deviates from nothing, so groups alone may say too little.
    ...(cluster === undefined ? {} : { cluster: Math.max(cluster, strata ?? 0) }),
  };
  const { treated, treatedUsed, control, controlUsed, cells } = sample.counts;
  return {
    estimand: "att",
    estimate: found.estimate,
    standardErrors: errors,
    errorKind: cluster === undefined ? (strata === undefined ? undefined : "strata") : "cluster",
    criticalValue: normalCriticalValue,
    means: found.means,
    weights: sample.weights,
    score: undefined,
    used: { treated: treatedUsed, control: controlUsed },
    conventions: {
      cells: "bands of numbers, classes as they are; a cut begins its band",
      standardError: cluster === undefined ? "strata" : "strata_and_cluster",
    },
    warnings: [
      ...bandWarning(banded),
      ...(rules.estimand === "att"
        ? []
        : [effectWarning("ESTIMAND_NOT_AVAILABLE", { estimand: "att" })]),
    ],
    details: {
      cutpoints: Object.fromEntries(banded.map(({ name, cuts }) => [name, cuts])),
      cells: {
        both: cells,
        loneGroups: found.loneGroups,
        treatedLeftOut: shownCount(treated - treatedUsed, rules.smallCounts),
        controlsLeftOut: shownCount(control - controlUsed, rules.smallCounts),
      },
    },
  };
}

function bandWarning(banded: readonly Banded[]): readonly EffectWarning[] {
  const names = banded.filter(({ isStated }) => !isStated).map(({ name }) => name);
  return names.length === 0 ? [] : [effectWarning("BANDS_FROM_DATA", { names: names.join(", ") })];
}

/** @throws AppError WRONG_USAGE for cuts of a column that is no number among the covariates. */
function refuseUnknownCuts({ cutpoints }: EffectRules, covariates: readonly NamedNumbers[]): void {
  const unknown = cutpoints.find(({ name }) => !covariates.some((one) => one.name === name));
  if (unknown === undefined) return;
  throw new AppError("WRONG_USAGE", {
    reason: `--cutpoints ${unknown.name}: --covariates ${covariates.map(({ name }) => name).join(",")}`,
    command: "effects estimate",
  });
}
