import { AppError } from "@luotsi/base";
import {
  concordanceOf,
  fitCox,
  proportionality,
  robustCovariance,
  type CoxFit,
  type CoxQuestion,
  type CoxStatus,
  type ProportionalityTest,
  type CoxTies,
} from "@luotsi/engines";
import { chiSquareUpperTail, normalQuantile, normalTwoSided } from "@luotsi/numerics";

import { designColumns, type Covariates, type DesignColumns } from "./design-columns.ts";
import type { EventCoding } from "./spell-rows.ts";

/** Spells, covariates and how to model them. */
export interface CoxModelQuestion {
  readonly time: Float64Array;
  readonly start: Float64Array | undefined;
  /** 1 where the row ends in the event. */
  readonly event: Uint8Array;
  readonly coding: EventCoding;
  readonly covariates: Covariates;
  readonly ties: CoxTies;
  readonly cluster: Int32Array | undefined;
  readonly stratum: Int32Array | undefined;
  readonly weights: Float64Array | undefined;
}

/** A column's coefficient; the figures are null when the column could not be estimated. */
export interface CoxCoefficient {
  readonly name: string;
  readonly status: CoxStatus;
  readonly coefficient: number | null;
  readonly standardError: number | null;
  /** When rows repeat persons, or weights are given: z, p and the interval are by it then. */
  readonly robustStandardError?: number | null;
  readonly hazardRatio: number | null;
  readonly hazardRatioInterval95: readonly [number | null, number | null];
  readonly z: number | null;
  readonly p: number | null;
}

export type CoxWarning =
  | "event_coded_1_2"
  | "column_constant"
  | "column_collinear"
  | "hazard_ratio_infinite"
  | "hazards_not_proportional"
  | "few_events_for_columns";

interface WrittenTest {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}

export interface CoxReport {
  readonly coefficients: readonly CoxCoefficient[];
  readonly logLikelihood: number;
  readonly nullLogLikelihood: number;
  readonly n: number;
  readonly events: number;
  /** Null when no two rows can be compared. */
  readonly concordance: number | null;
  readonly iterations: number;
  readonly tests: {
    readonly likelihoodRatio: WrittenTest | null;
    readonly score: WrittenTest | null;
  };
  readonly proportionality: {
    readonly terms: readonly ({ readonly name: string } & WrittenTest)[];
    readonly all: WrittenTest | null;
  };
  readonly conventions: {
    readonly ties: CoxTies;
    readonly variance: "information" | "robust";
    readonly eventCoding: EventCoding;
  };
  readonly warnings: readonly CoxWarning[];
}

const z95 = normalQuantile(0.975);
/** Under so many events a column, coefficients lean outward and intervals are too narrow. */
const fewestEvents = 10;

/** A Cox model with its tests. @throws AppError NO_EVENTS, MODEL_NOT_FOUND or TOO_MANY_LEVELS. */
export function coxReport(asked: CoxModelQuestion): CoxReport {
  const design = designColumns(asked.covariates);
  const question = questionOf(asked, design);
  const fit = fitCox(question);
  if (fit.kind === "no_events") throw new AppError("NO_EVENTS", { rows: asked.time.length });
  if (fit.kind === "not_converged") {
    throw new AppError("MODEL_NOT_FOUND", { iterations: fit.iterations });
  }
  const isRobust = asked.cluster !== undefined || asked.weights !== undefined;
  const robust = isRobust ? robustCovariance(fit, asked.cluster) : undefined;
  const errors = errorsOf(fit.covariance.values, design.names.length);
  const robustErrors =
    robust === undefined ? undefined : errorsOf(robust.values, design.names.length);
  const tests = proportionality(question, fit, design.term);
  const estimated = fit.status.filter((status) => status === "estimated").length;
  const { logLikelihood, nullLogLikelihood, events, iterations } = fit;
  return {
    coefficients: design.names.map((name, j) =>
      coefficientOf(fit, { name, j, error: errors[j] ?? 0, robust: robustErrors?.[j] }),
    ),
    logLikelihood,
    nullLogLikelihood,
    n: asked.time.length,
    events,
    concordance: concordanceOf(fit)?.concordance ?? null,
    iterations,
    tests: {
      likelihoodRatio: testWith(2 * (logLikelihood - nullLogLikelihood), estimated),
      score: testWith(fit.scoreTest, estimated),
    },
    proportionality: {
      terms: design.terms.flatMap((name, t) => {
        const test = tests.terms[t];
        return test === undefined ? [] : [{ name, ...test }];
      }),
      all: tests.all ?? null,
    },
    conventions: {
      ties: asked.ties,
      variance: isRobust ? "robust" : "information",
      eventCoding: asked.coding,
    },
    warnings: warningsOf(asked, fit, tests.all),
  };
}

function questionOf(asked: CoxModelQuestion, { columns }: DesignColumns): CoxQuestion {
  const { time: stop, start, event, ties, stratum, weights } = asked;
  return {
    stop,
    event,
    columns,
    ties,
    ...(start === undefined ? {} : { start }),
    ...(stratum === undefined ? {} : { stratum }),
    ...(weights === undefined ? {} : { weights }),
  };
}

function errorsOf(covariance: Float64Array, p: number): readonly number[] {
  return Array.from({ length: p }, (_, j) => Math.sqrt(covariance[j + j * p] ?? 0));
}

function coefficientOf(
  fit: CoxFit,
  column: {
    readonly name: string;
    readonly j: number;
    readonly error: number;
    readonly robust: number | undefined;
  },
): CoxCoefficient {
  const { name, j, error, robust } = column;
  const status = fit.status[j] ?? "constant";
  const isKnown = status === "estimated" && error > 0;
  const b = fit.coefficients[j] ?? 0;
  const used = robust ?? error;
  const z = isKnown && used > 0 ? b / used : null;
  return {
    name,
    status,
    coefficient: isKnown ? b : null,
    standardError: isKnown ? error : null,
    ...(robust === undefined ? {} : { robustStandardError: isKnown ? robust : null }),
    hazardRatio: isKnown ? finite(Math.exp(b)) : null,
    hazardRatioInterval95: isKnown
      ? [finite(Math.exp(b - z95 * used)), finite(Math.exp(b + z95 * used))]
      : [null, null],
    z,
    p: z === null ? null : normalTwoSided(z),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function testWith(chiSquare: number, degreesOfFreedom: number): WrittenTest | null {
  if (degreesOfFreedom === 0) return null;
  const value = Math.max(0, chiSquare);
  return {
    chiSquare: value,
    degreesOfFreedom,
    p: chiSquareUpperTail(value, degreesOfFreedom),
  };
}

function warningsOf(
  asked: CoxModelQuestion,
  fit: CoxFit,
  all: ProportionalityTest | undefined,
): readonly CoxWarning[] {
  const has = (status: CoxStatus): boolean => fit.status.includes(status);
  const said: readonly (readonly [CoxWarning, boolean])[] = [
    ["event_coded_1_2", asked.coding === "1_2"],
    ["column_constant", has("constant")],
    ["column_collinear", has("collinear")],
    ["hazard_ratio_infinite", has("infinite")],
    ["hazards_not_proportional", all !== undefined && all.p < 0.05],
    ["few_events_for_columns", fit.events < fewestEvents * fit.status.length],
  ];
  return said.flatMap(([code, isSo]) => (isSo ? [code] : []));
}
