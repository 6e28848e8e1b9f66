import { AppError } from "@luotsi/base";
import {
  fitParametric,
  hazardForm,
  robustParametricCovariance,
  type ParametricFit,
  type ParametricStatus,
  type TimeDistribution,
} from "@luotsi/engines";
import type { Matrix } from "@luotsi/numerics";

import { shownCount, type SmallCounts } from "../small-counts.ts";
import { designColumns, type Covariates } from "./design-columns.ts";
import {
  coefficientFigures,
  errorAt,
  finite,
  tellableModel,
  type CoefficientFigures,
  type ColumnStatus,
  type SmallCountWarning,
} from "./model-figures.ts";
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
  /** Added to log time. */
  readonly offset: Float64Array | undefined;
  readonly smallCounts: SmallCounts;
}

/** A coefficient of log time, the constant first. */
export interface ParametricCoefficient extends Omit<
  CoefficientFigures,
  "ratio" | "ratioInterval95"
> {
  readonly name: string;
  readonly status: ColumnStatus;
  /** How many times as long: exp of the coefficient. Null for the constant. */
  readonly timeRatio: number | null;
  readonly timeRatioInterval95: readonly [number | null, number | null];
}

export type ParametricWarning =
  | "event_coded_1_2"
  | "column_constant"
  | "column_collinear"
  | "time_ratio_infinite"
  | SmallCountWarning;

export interface ParametricReport {
  readonly distribution: TimeDistribution;
  readonly coefficients: readonly ParametricCoefficient[];
  /** σ; its logarithm's standard error is null for the exponential, whose scale is 1. */
  readonly scale: number | null;
  readonly logScaleStandardError: number | null;
  /** Null, as all figures, when the rows are of one to four people. */
  readonly logLikelihood: number | null;
  readonly nullLogLikelihood: number | null;
  readonly n: number | null;
  readonly events: number | null;
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

/** An accelerated-failure-time model. @throws AppError NO_EVENTS, MODEL_NOT_FOUND or TOO_MANY_LEVELS. */
export function parametricReport(asked: ParametricModelQuestion): ParametricReport {
  const { time, start, event, weights, cluster, offset } = asked;
  const design = designColumns(asked.covariates);
  const fit = fitParametric({
    law: asked.distribution,
    time,
    event,
    columns: design.columns,
    ...(start === undefined ? {} : { entry: start }),
    ...(weights === undefined ? {} : { weights }),
    ...(offset === undefined ? {} : { offset }),
  });
  if (fit.kind === "no_events") throw new AppError("NO_EVENTS", { rows: time.length });
  if (fit.kind === "not_converged") {
    throw new AppError("MODEL_NOT_FOUND", { iterations: fit.iterations });
  }
  const isRobust = cluster !== undefined || weights !== undefined;
  const robust = isRobust ? robustParametricCovariance(fit, cluster) : undefined;
  const names = ["(Intercept)", ...design.names];
  const tellable = tellableModel(design, {
    n: time.length,
    person: cluster,
    how: asked.smallCounts,
  });
  const told = <Figure>(figure: Figure): Figure | null => (tellable.isAny ? figure : null);
  const has = (status: ParametricStatus): boolean => fit.status.includes(status);
  const warnings: readonly (readonly [ParametricWarning, boolean])[] = [
    ["event_coded_1_2", asked.coding === "1_2"],
    ["column_constant", has("constant")],
    ["column_collinear", has("collinear")],
    ["time_ratio_infinite", has("infinite")],
  ];
  return {
    distribution: asked.distribution,
    coefficients: names.map((name, j) =>
      coefficientOf(fit, {
        name,
        j,
        robust,
        isTold: tellable.isAny && (j === 0 || tellable.columns[j - 1] === true),
      }),
    ),
    scale: told(fit.scale),
    logScaleStandardError:
      asked.distribution === "exponential" ? null : told(errorAt(fit.covariance, names.length)),
    logLikelihood: told(fit.logLikelihood),
    nullLogLikelihood: told(fit.nullLogLikelihood),
    n: told(time.length),
    events: told(shownCount(fit.events, asked.smallCounts)),
    iterations: fit.iterations,
    hazard: told(
      hazardOf(fit, robust ?? fit.covariance, { names: design.names, told: tellable.columns }),
    ),
    conventions: { variance: isRobust ? "robust" : "information", eventCoding: asked.coding },
    warnings: [...warnings.flatMap(([code, isSo]) => (isSo ? [code] : [])), ...tellable.warnings],
  };
}

function coefficientOf(
  fit: ParametricFit,
  column: {
    readonly name: string;
    readonly j: number;
    readonly robust: Matrix | undefined;
    readonly isTold: boolean;
  },
): ParametricCoefficient {
  const { name, j, robust, isTold } = column;
  const own = j === 0 ? "estimated" : (fit.status[j - 1] ?? "constant");
  const status = isTold ? own : "hidden";
  const { ratio, ratioInterval95, ...figures } = coefficientFigures({
    status,
    b: fit.coefficients[j] ?? 0,
    error: errorAt(fit.covariance, j),
    robust: robust === undefined ? undefined : errorAt(robust, j),
  });
  return {
    name,
    status,
    ...figures,
    timeRatio: j > 0 ? ratio : null,
    timeRatioInterval95: j > 0 ? ratioInterval95 : [null, null],
  };
}

function hazardOf(
  fit: ParametricFit,
  covariance: Matrix,
  { names, told }: { readonly names: readonly string[]; readonly told: readonly boolean[] },
): ParametricReport["hazard"] {
  const form = hazardForm(fit, covariance);
  if (form === undefined) return null;
  return {
    shape: form.shape,
    coefficients: names.map((name, k) => {
      const isKnown = fit.status[k] === "estimated" && told[k] === true;
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
