import { AppError } from "@luotsi/base";
import {
  concordanceOf,
  fitCox,
  predictCox,
  proportionality,
  robustCovariance,
  type CoxFit,
  type CoxQuestion,
  type CoxStatus,
  type ProportionalityTest,
  type CoxTies,
} from "@luotsi/engines";
import { chiSquareUpperTail, type Matrix } from "@luotsi/numerics";

import { isHidden, peopleAmong, shownCount, type SmallCounts } from "../small-counts.ts";
import { designColumns, type Covariates, type DesignColumns } from "./design-columns.ts";
import {
  coefficientFigures,
  errorAt,
  finite,
  tellableModel,
  type CoefficientFigures,
  type ColumnStatus,
  type SmallCountWarning,
} from "./model-figures.ts";
import type { EventCoding, WordColumn } from "./spell-rows.ts";

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
  readonly stratum: WordColumn | undefined;
  /** Added to the log hazard. */
  readonly offset: Float64Array | undefined;
  /** Times at which the baseline is told, ascending; none when left out. */
  readonly at: readonly number[] | undefined;
  readonly weights: Float64Array | undefined;
  readonly smallCounts: SmallCounts;
}

/** A column's coefficient. */
export interface CoxCoefficient extends Omit<CoefficientFigures, "ratio" | "ratioInterval95"> {
  readonly name: string;
  readonly status: ColumnStatus;
  readonly hazardRatio: number | null;
  readonly hazardRatioInterval95: readonly [number | null, number | null];
}

export type CoxWarning =
  | "event_coded_1_2"
  | "column_constant"
  | "column_collinear"
  | "hazard_ratio_infinite"
  | "hazards_not_proportional"
  | "few_events_for_columns"
  | SmallCountWarning;

export interface CoxBaseline {
  /** Null when there is one stratum without a name. */
  readonly stratum: string | null;
  /** None for a stratum of one to four people when small counts are hidden. */
  readonly at: readonly {
    readonly time: number;
    /** Null where the figure has grown beyond numbers. */
    readonly cumulativeHazard: number | null;
    readonly survival: number | null;
    readonly standardError: number | null;
    readonly interval95: readonly [number | null, number | null];
  }[];
}

interface WrittenTest {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}

export interface CoxReport {
  readonly coefficients: readonly CoxCoefficient[];
  /** Null, as all figures, when the rows are of one to four people. */
  readonly logLikelihood: number | null;
  readonly nullLogLikelihood: number | null;
  readonly n: number | null;
  readonly events: number | null;
  /** Null when no two rows can be compared. */
  readonly concordance: number | null;
  readonly iterations: number;
  /** Of somebody whose covariates and offset are 0, a stratum each; only when times were asked for. */
  readonly baseline?: readonly CoxBaseline[];
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
  const tellable = tellableModel(design, {
    n: asked.time.length,
    person: asked.cluster,
    how: asked.smallCounts,
  });
  const told = <Figure>(figure: Figure): Figure | null => (tellable.isAny ? figure : null);
  const tests = proportionality(question, fit, design.term);
  const estimated = fit.status.filter((status) => status === "estimated").length;
  const { logLikelihood, nullLogLikelihood, events, iterations } = fit;
  return {
    coefficients: design.names.map((name, j) =>
      coefficientOf(fit, { name, j, robust, isTold: tellable.columns[j] === true }),
    ),
    logLikelihood: told(logLikelihood),
    nullLogLikelihood: told(nullLogLikelihood),
    n: told(asked.time.length),
    events: told(shownCount(events, asked.smallCounts)),
    concordance: told(concordanceOf(fit)?.concordance ?? null),
    iterations,
    ...(asked.at === undefined || !tellable.isAny
      ? {}
      : { baseline: baselineOf(fit, asked.at, asked) }),
    tests: {
      likelihoodRatio: told(testWith(2 * (logLikelihood - nullLogLikelihood), estimated)),
      score: told(testWith(fit.scoreTest, estimated)),
    },
    proportionality: {
      terms: design.terms.flatMap((name, t) => {
        const test = tests.terms[t];
        return test === undefined || !tellable.isAny ? [] : [{ name, ...test }];
      }),
      all: told(tests.all ?? null),
    },
    conventions: {
      ties: asked.ties,
      variance: isRobust ? "robust" : "information",
      eventCoding: asked.coding,
    },
    warnings: [...warningsOf(asked, fit, tests.all), ...tellable.warnings],
  };
}

function questionOf(asked: CoxModelQuestion, { columns }: DesignColumns): CoxQuestion {
  const { time: stop, start, event, ties, stratum, weights, offset } = asked;
  return {
    stop,
    event,
    columns,
    ties,
    ...(start === undefined ? {} : { start }),
    ...(stratum === undefined ? {} : { stratum: stratum.codes }),
    ...(offset === undefined ? {} : { offset }),
    ...(weights === undefined ? {} : { weights }),
  };
}

function coefficientOf(
  fit: CoxFit,
  column: {
    readonly name: string;
    readonly j: number;
    readonly robust: Matrix | undefined;
    readonly isTold: boolean;
  },
): CoxCoefficient {
  const { name, j, robust, isTold } = column;
  const status = isTold ? (fit.status[j] ?? "constant") : "hidden";
  const { ratio, ratioInterval95, ...figures } = coefficientFigures({
    status,
    b: fit.coefficients[j] ?? 0,
    error: errorAt(fit.covariance, j),
    robust: robust === undefined ? undefined : errorAt(robust, j),
  });
  return { name, status, ...figures, hazardRatio: ratio, hazardRatioInterval95: ratioInterval95 };
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

function baselineOf(
  fit: CoxFit,
  at: readonly number[],
  { stratum: strata, cluster, smallCounts }: CoxModelQuestion,
): readonly CoxBaseline[] {
  const covariates = new Float64Array(fit.coefficients.length);
  return (strata?.labels ?? [null]).map((name, stratum) => {
    const rows = strata?.codes.length ?? 0;
    const people = peopleAmong(rows, cluster, (row) => strata?.codes[row] === stratum);
    if (isHidden(people, smallCounts)) return { stratum: name, at: [] };
    const found = predictCox(fit, { covariates, offset: 0, stratum }, "log");
    return {
      stratum: name,
      at: at.map((time) => {
        const place = found.time.findLastIndex((each) => each <= time);
        const read = (values: Float64Array, before: number): number | null =>
          place < 0 ? before : finite(values[place] ?? before);
        return {
          time,
          cumulativeHazard: read(found.cumulativeHazard, 0),
          survival: read(found.survival, 1),
          standardError: read(found.standardError, 0),
          interval95: [read(found.lower, 1), read(found.upper, 1)] as const,
        };
      }),
    };
  });
}
