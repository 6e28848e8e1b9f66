import { AppError } from "@luotsi/base";
import {
  fitParametric,
  hazardForm,
  robustParametricCovariance,
  type ParametricFit,
  type ParametricStatus,
  type TimeDistribution,
} from "@luotsi/engines";
import { normalQuantile, normalTwoSided } from "@luotsi/numerics";

import { designColumns, type Covariates } from "./design-columns.ts";
import type { EventCoding } from "./spell-rows.ts";

/** Durations, covariates and the law to fit. */
export interface ParametricModelQuestion {
  readonly time: Float64Array;
  /** Late entry. */
  readonly start: Float64Array | undefined;
  readonly event: Uint8Array;
  readonly coding: EventCoding;
  readonly covariates: Covariates;
  readonly distribution: TimeDistribution;
  readonly cluster: Int32Array | undefined;
  readonly weights: Float64Array | undefined;
}

/** A coefficient of log time, the constant first; the figures are null when the column could not be estimated. */
export interface ParametricCoefficient {
  readonly name: string;
  readonly status: ParametricStatus;
  readonly coefficient: number | null;
  readonly standardError: number | null;
  readonly robustStandardError?: number | null;
  /** How many times as long: exp of the coefficient. Null for the constant. */
  readonly timeRatio: number | null;
  readonly timeRatioInterval95: readonly [number | null, number | null];
  readonly z: number | null;
  readonly p: number | null;
}

export type ParametricWarning =
  | "event_coded_1_2"
  | "column_constant"
  | "column_collinear"
  | "time_ratio_infinite";

export interface ParametricReport {
  readonly distribution: TimeDistribution;
  readonly coefficients: readonly ParametricCoefficient[];
  /** σ; its logarithm's standard error is null for the exponential, whose scale is 1. */
  readonly scale: number;
  readonly logScaleStandardError: number | null;
  readonly logLikelihood: number;
  readonly nullLogLikelihood: number;
  readonly n: number;
  readonly events: number;
  readonly iterations: number;
  /** Null for the lognormal. */
  readonly hazard: {
    readonly shape: number;
    readonly coefficients: readonly {
      readonly name: string;
      readonly coefficient: number | null;
      readonly standardError: number | null;
      readonly hazardRatio: number | null;
    }[];
  } | null;
  readonly conventions: {
    readonly variance: "information" | "robust";
    readonly eventCoding: EventCoding;
  };
  readonly warnings: readonly ParametricWarning[];
}

const z95 = normalQuantile(0.975);

/** An accelerated-failure-time model. @throws AppError NO_EVENTS, MODEL_NOT_FOUND or TOO_MANY_LEVELS. */
export function parametricReport(asked: ParametricModelQuestion): ParametricReport {
  const { time, start, event, weights, cluster } = asked;
  const design = designColumns(asked.covariates);
  const fit = fitParametric({
    law: asked.distribution,
    time,
    event,
    columns: design.columns,
    ...(start === undefined ? {} : { entry: start }),
    ...(weights === undefined ? {} : { weights }),
  });
  if (fit.kind === "no_events") throw new AppError("NO_EVENTS", { rows: time.length });
  if (fit.kind === "not_converged") {
    throw new AppError("MODEL_NOT_FOUND", { iterations: fit.iterations });
  }
  const isRobust = cluster !== undefined || weights !== undefined;
  const robust = isRobust ? robustParametricCovariance(fit, cluster) : undefined;
  const names = ["(Intercept)", ...design.names];
  const has = (status: ParametricStatus): boolean => fit.status.includes(status);
  const warnings: readonly (readonly [ParametricWarning, boolean])[] = [
    ["event_coded_1_2", asked.coding === "1_2"],
    ["column_constant", has("constant")],
    ["column_collinear", has("collinear")],
    ["time_ratio_infinite", has("infinite")],
  ];
  return {
    distribution: asked.distribution,
    coefficients: names.map((name, j) => coefficientOf(fit, { name, j, robust: robust?.values })),
    scale: fit.scale,
    logScaleStandardError:
      asked.distribution === "exponential" ? null : errorAt(fit.covariance.values, names.length),
    logLikelihood: fit.logLikelihood,
    nullLogLikelihood: fit.nullLogLikelihood,
    n: time.length,
    events: fit.events,
    iterations: fit.iterations,
    hazard: hazardOf(fit, design.names, robust ?? fit.covariance),
    conventions: { variance: isRobust ? "robust" : "information", eventCoding: asked.coding },
    warnings: warnings.flatMap(([code, isSo]) => (isSo ? [code] : [])),
  };
}

/** The root of the diagonal of a square matrix, j from 0; `size` columns and the log scale. */
function errorAt(covariance: Float64Array, j: number): number {
  const size = Math.round(Math.sqrt(covariance.length));
  return Math.sqrt(covariance[j + j * size] ?? 0);
}

function statusOf(fit: ParametricFit, j: number): ParametricStatus {
  return j === 0 ? "estimated" : (fit.status[j - 1] ?? "constant");
}

function coefficientOf(
  fit: ParametricFit,
  column: {
    readonly name: string;
    readonly j: number;
    readonly robust: Float64Array | undefined;
  },
): ParametricCoefficient {
  const { name, j } = column;
  const status = statusOf(fit, j);
  const error = errorAt(fit.covariance.values, j);
  const isKnown = status === "estimated" && error > 0;
  const b = fit.coefficients[j] ?? 0;
  const robust = column.robust === undefined ? undefined : errorAt(column.robust, j);
  const used = robust ?? error;
  const z = isKnown && used > 0 ? b / used : null;
  const isRatio = isKnown && j > 0;
  return {
    name,
    status,
    coefficient: isKnown ? b : null,
    standardError: isKnown ? error : null,
    ...(robust === undefined ? {} : { robustStandardError: isKnown ? robust : null }),
    timeRatio: isRatio ? finite(Math.exp(b)) : null,
    timeRatioInterval95: isRatio
      ? [finite(Math.exp(b - z95 * used)), finite(Math.exp(b + z95 * used))]
      : [null, null],
    z,
    p: z === null ? null : normalTwoSided(z),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function hazardOf(
  fit: ParametricFit,
  names: readonly string[],
  covariance: { readonly columns: number; readonly values: Float64Array },
): ParametricReport["hazard"] {
  const form = hazardForm(fit, covariance);
  if (form === undefined) return null;
  return {
    shape: form.shape,
    coefficients: names.map((name, k) => {
      const isKnown = fit.status[k] === "estimated";
      const coefficient = isKnown ? (form.coefficients[k] ?? null) : null;
      return {
        name,
        coefficient,
        standardError: isKnown ? (form.standardErrors[k] ?? null) : null,
        hazardRatio: coefficient === null ? null : finite(Math.exp(coefficient)),
      };
    }),
  };
}
