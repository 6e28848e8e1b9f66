import { AppError } from "@luotsi/base";
import {
  discontinuityEffect,
  instrumentEffect,
  isNoEstimate,
  panelOf,
  staggeredEffect,
  wildCriticalValue,
  type DiscontinuityEstimate,
  type NoEstimate,
  type Panel,
  type PanelFault,
  type StaggeredEstimate,
} from "@luotsi/engines";

import { groupsOf, type PreparedRows, type WordColumn } from "./effect-question.ts";
import { effectWarning, type EffectWarning } from "./effect-warnings.ts";
import {
  answerOf,
  droppedWarning,
  headlineError,
  normalCriticalValue,
  withoutEstimate,
  type MethodAnswer,
} from "./method-answer.ts";

/** First-stage F under which an instrument is called weak (Staiger and Stock 1997). */
const weakF = 10;
/** Under so many groups, or treated groups, the interval is made by random signs. */
const fewClusters = 40;
const wildDraws = 999;
/** A jump in treatment smaller than this makes a fuzzy design unsure. */
const smallJump = 0.2;

/** Two-stage least squares. */
export function instrumentAnswer(prepared: PreparedRows): MethodAnswer {
  const { rows, columns } = prepared;
  const names = columns.instruments.map(({ name }) => name);
  const values = columns.instruments.map((one) => one.values);
  const found = instrumentEffect(rows, values);
  if (isNoEstimate(found)) {
    const about = found.reason === "instrument_without_effect" ? names : undefined;
    return withoutEstimate(prepared, found, about);
  }
  const { firstStage } = found;
  const f = firstStage.robustF ?? firstStage.f;
  const places = ["(intercept)", columns.treatmentName, ...prepared.names];
  return {
    estimand: "late",
    estimate: found.estimate,
    standardErrors: found.standardErrors,
    errorKind: headlineError(found.standardErrors, ["cluster", "hc1", "classic"]),
    criticalValue: normalCriticalValue,
    means: found.means,
    coefficients: found.coefficients.map((one, k) => ({
      name: places[k] ?? "",
      coefficient: one.coefficient ?? null,
      standardError: one.standardError ?? null,
    })),
    weights: undefined,
    score: undefined,
    used: {
      treated: rows.treated.reduce((sum, one) => sum + one, 0),
      control: rows.treated.reduce((sum, one) => sum + 1 - one, 0),
    },
    conventions: { standardError: rows.cluster === undefined ? "hc1" : "cluster", weakF },
    warnings: [
      ...droppedWarning(prepared, found.dropped),
      ...(f < weakF ? [effectWarning("WEAK_INSTRUMENT", { f: Number(f.toPrecision(3)) })] : []),
    ],
    details: {
      firstStage: {
        f: firstStage.f,
        robustF: firstStage.robustF ?? null,
        coefficients: firstStage.coefficients.map((one, k) => ({
          name: names[k],
          coefficient: one.coefficient ?? null,
          standardError: one.standardError ?? null,
        })),
      },
    },
  };
}

/** Difference in differences, with starts at one time or several. */
export function staggeredAnswer(prepared: PreparedRows): MethodAnswer {
  const { panel, cluster, found } = staggeredFound(prepared);
  return answerOf(prepared, found, (one) => staggeredReport(prepared, panel, { one, cluster }));
}

/** What the estimator found, before it is put into words. @throws AppError for rows that make no panel. */
export function staggeredFound({ rows, columns, rules }: PreparedRows): {
  readonly panel: Panel;
  readonly cluster: WordColumn | undefined;
  readonly found: StaggeredEstimate | NoEstimate;
} {
  const { unit, time } = columns;
  if (unit === undefined || time === undefined) {
    throw new AppError("WRONG_USAGE", { reason: "--unit --time", command: "effects estimate" });
  }
  const panel = panelOf({
    unit: unit.codes,
    units: unit.labels.length,
    time,
    outcome: columns.outcome,
    treatment: columns.treatment,
    covariates: rows.covariates,
  });
  if (panel.kind !== "panel") throw panelRefusal(panel, unit, time);
  const cluster = clusterOfUnits(columns.cluster, unit);
  const { comparison } = rules;
  if (comparison === "waiting") {
    throw new AppError("WRONG_USAGE", {
      reason: "--comparison never|not_yet",
      command: "effects estimate",
    });
  }
  const found = staggeredEffect(panel, { comparison, cluster: groupsOf(cluster) });
  return { panel, cluster, found };
}

function panelRefusal(fault: PanelFault, unit: WordColumn, time: Float64Array): AppError {
  if (fault.kind === "no_start") return new AppError("TREATMENT_START_UNKNOWN");
  if (fault.kind === "one_period") return new AppError("ONE_PERIOD_ONLY");
  const where = `${unit.labels[unit.codes[fault.row] ?? 0] ?? ""}, ${time[fault.row] ?? ""}`;
  return new AppError(
    fault.kind === "repeated_period" ? "PANEL_PERIOD_REPEATED" : "TREATMENT_NOT_LASTING",
    { where },
  );
}

/** The cluster of each unit: that of its first row. */
function clusterOfUnits(cluster: WordColumn | undefined, unit: WordColumn): WordColumn | undefined {
  if (cluster === undefined) return undefined;
  const codes = new Int32Array(unit.labels.length);
  for (let i = unit.codes.length - 1; i >= 0; i--) {
    codes[unit.codes[i] ?? 0] = cluster.codes[i] ?? 0;
  }
  return { codes, labels: cluster.labels };
}

function staggeredReport(
  prepared: PreparedRows,
  panel: Panel,
  made: { readonly one: StaggeredEstimate; readonly cluster: WordColumn | undefined },
): MethodAnswer {
  const { one, cluster } = made;
  const groups = cluster?.labels.length ?? panel.units;
  const isFew = groups < fewClusters || Math.min(one.units.treated, one.units.control) < 10;
  const wild = isFew
    ? wildCriticalValue(one.influence, groupsOf(cluster), {
        count: wildDraws,
        seed: prepared.rules.seed,
      })
    : undefined;
  const period = (place: number): number | null => panel.periods[place] ?? null;
  return {
    estimand: "att",
    estimate: one.estimate,
    standardErrors: one.standardError === undefined ? {} : { cluster: one.standardError },
    errorKind: one.standardError === undefined ? undefined : "cluster",
    criticalValue: wild ?? normalCriticalValue,
    means: one.means,
    weights: undefined,
    score: undefined,
    used: { treated: one.units.treated, control: one.units.control },
    population: { treated: one.units.treated, control: one.units.control },
    conventions: {
      comparison: one.comparison,
      covariates: panel.covariates.length === 0 ? "none" : "doubly robust, as at the base period",
      basePeriod: "period before the start; before it, the period before",
      aggregation: "treated unit-periods",
      standardError: cluster === undefined ? "influence_by_unit" : "influence_by_cluster",
      interval: wild === undefined ? "normal" : "wild_webb_999",
    },
    warnings: staggeredWarnings(prepared, one, wild === undefined ? undefined : groups),
    details: {
      groupTimes: one.groupTimes.map((cell) => ({
        ...cell,
        start: period(cell.start),
        period: period(cell.period),
        standardError: cell.standardError ?? null,
      })),
      eventTimes: one.eventTimes.map((each) => ({
        ...each,
        standardError: each.standardError ?? null,
      })),
      contrast: { twoWayFixedEffects: one.twoWay ?? null },
    },
  };
}

function staggeredWarnings(
  { rules }: PreparedRows,
  one: StaggeredEstimate,
  fewGroups: number | undefined,
): readonly EffectWarning[] {
  const warnings: EffectWarning[] = [];
  if (fewGroups !== undefined) warnings.push(effectWarning("FEW_CLUSTERS", { count: fewGroups }));
  if (one.units.alwaysTreated > 0) {
    warnings.push(effectWarning("ALWAYS_TREATED_LEFT_OUT", { count: one.units.alwaysTreated }));
  }
  if (one.comparison !== rules.comparison) warnings.push(effectWarning("NOT_YET_TREATED_COMPARED"));
  const { twoWay, standardError } = one;
  if (
    twoWay !== undefined &&
    standardError !== undefined &&
    Math.abs(twoWay - one.estimate) > 2 * standardError
  ) {
    warnings.push(effectWarning("TWO_WAY_DIFFERS", { twoWay: Number(twoWay.toPrecision(4)) }));
  }
  const before = one.eventTimes.filter(({ eventTime }) => eventTime < 0);
  // Each of several looks gets its share of the five percent (Bonferroni, normal tails up to ten looks).
  const limit = [1.96, 2.24, 2.39, 2.5, 2.58, 2.64, 2.69, 2.73, 2.77, 2.81][
    Math.min(before.length, 10) - 1
  ];
  const apart = before.find(
    (each) =>
      each.standardError !== undefined &&
      limit !== undefined &&
      Math.abs(each.estimate) > limit * each.standardError,
  );
  if (apart !== undefined) {
    const periods = -apart.eventTime;
    const estimate = Number(apart.estimate.toPrecision(4));
    warnings.push(effectWarning("BEFORE_DIFFERS", { periods, estimate }));
  }
  if (one.notAdjusted > 0) {
    warnings.push(effectWarning("CHANGES_NOT_ADJUSTED", { count: one.notAdjusted }));
  }
  return warnings;
}

/** Regression discontinuity. */
export function discontinuityAnswer(prepared: PreparedRows): MethodAnswer {
  const { rows, columns, rules } = prepared;
  if (columns.running === undefined || rules.cutoff === undefined) {
    throw new AppError("WRONG_USAGE", {
      reason: "--running --cutoff",
      command: "effects estimate",
    });
  }
  const found = discontinuityEffect(
    {
      running: columns.running,
      outcome: rows.outcome,
      treated: rows.treated,
      cluster: rows.cluster,
    },
    { cutoff: rules.cutoff, bandwidth: rules.bandwidth, biasBandwidth: rules.biasBandwidth },
  );
  return answerOf(prepared, found, (one) => discontinuityReport(prepared, one));
}

function discontinuityReport(prepared: PreparedRows, one: DiscontinuityEstimate): MethodAnswer {
  const { rows } = prepared;
  const isTreatedAbove = one.treatmentJump > 0;
  const { above, below } = one.used;
  const used = {
    treated: isTreatedAbove ? above : below,
    control: isTreatedAbove ? below : above,
  };
  return {
    estimand: one.design === "sharp" ? "effect_at_cutoff" : "late_at_cutoff",
    estimate: one.estimate,
    standardErrors: one.standardErrors,
    errorKind: headlineError(one.standardErrors, ["cluster", "hc1"]),
    criticalValue: normalCriticalValue,
    means: one.means,
    weights: undefined,
    score: undefined,
    used,
    population: used,
    conventions: {
      kernel: "triangular",
      order: "linear",
      bandwidth: one.bandwidth,
      bandwidthRule: one.bandwidthRule,
      design: one.design,
      standardError: rows.cluster === undefined ? "hc1" : "cluster",
    },
    warnings: [
      ...bandwidthWarning(one),
      ...robustWarning(one),
      ...(Math.abs(one.treatmentJump) < smallJump
        ? [effectWarning("WEAK_JUMP", { jump: Number(one.treatmentJump.toPrecision(2)) })]
        : []),
      ...(rows.covariates.length > 0 ? [effectWarning("COVARIATES_NOT_USED")] : []),
    ],
    details: {
      treatmentJump: one.treatmentJump,
      robust: robustOf(one),
      bandwidths: one.sensitivity.map((other) => ({ ...other, estimate: other.estimate ?? null })),
    },
  };
}

interface RobustFigures {
  readonly estimate: number;
  readonly standardError: number;
  readonly interval95: readonly [number, number];
  readonly biasBandwidth: number;
}

/** The bias-corrected jump with its robust interval. */
function robustOf({ robust }: DiscontinuityEstimate): RobustFigures | null {
  if (robust === undefined) return null;
  const half = normalCriticalValue * robust.standardError;
  return { ...robust, interval95: [robust.estimate - half, robust.estimate + half] };
}

/** The plain interval is clear of zero but the robust one is not. */
function robustWarning(one: DiscontinuityEstimate): readonly EffectWarning[] {
  const robust = robustOf(one);
  const error = one.standardErrors.cluster ?? one.standardErrors.hc1;
  if (robust === null || error === undefined) return [];
  const isClear = Math.abs(one.estimate) > normalCriticalValue * error;
  const [low, high] = robust.interval95;
  if (!isClear || low > 0 || high < 0) return [];
  const limits = { low: Number(low.toPrecision(4)), high: Number(high.toPrecision(4)) };
  return [effectWarning("ROBUST_INTERVAL_HOLDS_ZERO", limits)];
}

function bandwidthWarning(one: DiscontinuityEstimate): readonly EffectWarning[] {
  const error = one.standardErrors.cluster ?? one.standardErrors.hc1;
  if (error === undefined) return [];
  const far = one.sensitivity.some(
    ({ estimate }) => estimate !== undefined && Math.abs(estimate - one.estimate) > 2 * error,
  );
  if (!far) return [];
  const [half, double] = one.sensitivity.map(({ estimate }) =>
    estimate === undefined ? "–" : Number(estimate.toPrecision(4)),
  );
  return [effectWarning("BANDWIDTH_MATTERS", { half: half ?? "–", double: double ?? "–" })];
}
