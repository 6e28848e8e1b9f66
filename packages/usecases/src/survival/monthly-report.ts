import { AppError } from "@luotsi/base";
import {
  fitDiscrete,
  forecastErrors,
  monthBands,
  predictExits,
  robustDiscreteCovariance,
  shareInterval,
  type DiscreteFit,
  type DurationBaseline,
  type MonthLink,
} from "@luotsi/engines";
import type { Matrix } from "@luotsi/numerics";

import { shownCount, type SmallCounts } from "../small-counts.ts";
import { designColumns, type Covariates, type DesignColumns } from "./design-columns.ts";
import {
  coefficientFigures,
  errorAt,
  tellableModel,
  type CoefficientFigures,
  type ColumnStatus,
  type SmallCountWarning,
  type TellableModel,
} from "./model-figures.ts";
import { roundTimes } from "./round-times.ts";
import type { EventCoding } from "./spell-rows.ts";

/** Spells by whole months and how to model the monthly chances of what ends them. */
export interface MonthlyModelQuestion {
  /** Last month at risk, from 1: that of the exit, or the last seen whole. */
  readonly months: Int32Array;
  /** First month at risk, from 1; undefined when it is the first. */
  readonly first: Int32Array | undefined;
  /** 0 where observation ended without an exit, else the cause from 1. */
  readonly cause: Uint8Array;
  readonly causes: readonly string[];
  readonly coding: EventCoding;
  readonly covariates: Covariates;
  readonly link: MonthLink;
  /** A level for each month, or a straight line on the link's scale. */
  readonly baseline: "months" | "line";
  readonly cluster: Int32Array | undefined;
  readonly weights: Float64Array | undefined;
  /** Months by whose end shares are told; some round ones when left out. */
  readonly at: readonly number[] | undefined;
  readonly smallCounts: SmallCounts;
}

/** A covariate's coefficient: `ratio` is of odds with the logit link, of hazards with the other. */
export interface MonthlyCoefficient extends CoefficientFigures {
  readonly name: string;
  readonly status: ColumnStatus;
}

/** The chance of the exit in a run of months, of those still in, for somebody with average covariates. */
export interface MonthlyLevel {
  readonly fromMonth: number;
  /** Null for the last run, which goes on. */
  readonly toMonth: number | null;
  readonly chance: number;
}

export interface CauseModel {
  readonly cause: string;
  readonly events: number | null;
  readonly coefficients: readonly MonthlyCoefficient[];
  readonly levels: readonly MonthlyLevel[];
  readonly logLikelihood: number | null;
  readonly iterations: number;
}

interface Share {
  readonly share: number;
  readonly standardError: number;
  readonly interval95: readonly [number, number];
}

export type MonthlyWarning =
  | "event_coded_1_2"
  | "column_not_estimated"
  | "beyond_data"
  | SmallCountWarning;

export interface MonthlyReport {
  readonly causes: readonly CauseModel[];
  readonly n: number | null;
  readonly personMonths: number | null;
  /** What awaits somebody with average covariates. */
  readonly average: {
    readonly at: readonly {
      readonly month: number;
      readonly stillIn: Share;
      readonly out: Readonly<Record<string, Share>>;
    }[];
  };
  readonly conventions: {
    readonly link: MonthLink;
    readonly ratio: "odds" | "hazard";
    readonly baseline: "months" | "line";
    readonly variance: "information" | "robust";
    readonly interval: "log_log";
    readonly eventCoding: EventCoding;
  };
  readonly warnings: readonly MonthlyWarning[];
}

/** Monthly chances of one exit or of several that compete. @throws AppError NO_EVENTS, MODEL_NOT_FOUND, TOO_MANY_LEVELS or TOO_MANY_PERIODS. */
export function monthlyReport(asked: MonthlyModelQuestion): MonthlyReport {
  const { months, cluster, weights, coding, link, baseline } = asked;
  refuseTooLong(months);
  const design = designColumns(asked.covariates);
  const isRobust = cluster !== undefined || weights !== undefined;
  const learnt = asked.causes.map((cause, k): Learnt => {
    const fit = fitCause(asked, design.columns, k + 1);
    const robust = isRobust ? robustDiscreteCovariance(fit, cluster) : undefined;
    return { cause, fit, robust };
  });
  const tellable = tellableModel(design, {
    n: months.length,
    person: cluster,
    how: asked.smallCounts,
  });
  const longest = months.reduce((most, month) => Math.max(most, month), 1);
  const at = asked.at?.toSorted((a, b) => a - b) ?? roundTimes(Float64Array.from(months), 4);
  const seen = at.filter((month) => Number.isInteger(month) && month >= 1 && month <= longest);
  const means = Float64Array.from(design.columns, meanOf);
  const warnings: readonly (readonly [MonthlyWarning, boolean])[] = [
    ["event_coded_1_2", coding === "1_2"],
    [
      "column_not_estimated",
      learnt.some(({ fit }) =>
        fit.status.slice(0, design.names.length).some((status) => status !== "estimated"),
      ),
    ],
    ["beyond_data", seen.length < at.length],
  ];
  return {
    causes: learnt.map((one) =>
      causeModel(one, { design, tellable, means, smallCounts: asked.smallCounts }),
    ),
    n: tellable.isAny ? months.length : null,
    personMonths: tellable.isAny ? (learnt[0]?.fit.personMonths ?? 0) : null,
    average: { at: tellable.isAny ? averageAt(learnt, means, seen) : [] },
    conventions: {
      link,
      ratio: link === "logit" ? "odds" : "hazard",
      baseline,
      variance: isRobust ? "robust" : "information",
      interval: "log_log",
      eventCoding: coding,
    },
    warnings: [...warnings.flatMap(([code, isSo]) => (isSo ? [code] : [])), ...tellable.warnings],
  };
}

/** Each is a chance at every step of the search: more take minutes, and are days where months were meant. */
const mostPeriods = 150e6;

function refuseTooLong(months: Int32Array): void {
  const periods = months.reduce((sum, month) => sum + month, 0);
  if (periods <= mostPeriods) return;
  const [millions, most] = [periods, mostPeriods].map((count) => Math.round(count / 1e6));
  throw new AppError("TOO_MANY_PERIODS", { millions: millions ?? 0, most: most ?? 0 });
}

interface Learnt {
  readonly cause: string;
  readonly fit: DiscreteFit;
  readonly robust: Matrix | undefined;
}

function fitCause(
  asked: MonthlyModelQuestion,
  columns: readonly Float64Array[],
  which: number,
): DiscreteFit {
  const { months, first, weights, link } = asked;
  const event = Uint8Array.from(asked.cause, (code) => Number(code === which));
  const baseline: DurationBaseline =
    asked.baseline === "line" ? { kind: "line" } : monthBands(months, event);
  const fit = fitDiscrete({
    link,
    baseline,
    months,
    event,
    columns,
    ...(first === undefined ? {} : { first }),
    ...(weights === undefined ? {} : { weights }),
  });
  if (fit.kind === "no_events") throw new AppError("NO_EVENTS", { rows: months.length });
  if (fit.kind === "not_converged") {
    throw new AppError("MODEL_NOT_FOUND", { iterations: fit.iterations });
  }
  return fit;
}

function meanOf(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0) / Math.max(1, column.length);
}

function causeModel(
  { cause, fit, robust }: Learnt,
  of: {
    readonly design: DesignColumns;
    readonly tellable: TellableModel;
    readonly means: Float64Array;
    readonly smallCounts: SmallCounts;
  },
): CauseModel {
  const { design, tellable, means, smallCounts } = of;
  return {
    cause,
    events: tellable.isAny ? shownCount(fit.events, smallCounts) : null,
    coefficients: design.names.map((name, j) => {
      const status =
        tellable.columns[j] === true ? (fit.status[j] ?? ("constant" as const)) : "hidden";
      const figures = coefficientFigures({
        status,
        b: fit.coefficients[j] ?? 0,
        error: errorAt(fit.covariance, j),
        robust: robust === undefined ? undefined : errorAt(robust, j),
      });
      return { name, status, ...figures };
    }),
    levels: tellable.isAny ? levelsOf(fit, means) : [],
    logLikelihood: tellable.isAny ? fit.logLikelihood : null,
    iterations: fit.iterations,
  };
}

/** Runs of months with the same chance; with a straight line each month is one. */
function levelsOf(fit: DiscreteFit, means: Float64Array): readonly MonthlyLevel[] {
  const last = fit.state.rows.baseline.months;
  const { chance } = predictExits([fit], means, last);
  const starts = Array.from(chance.keys()).filter((t) => t === 0 || chance[t] !== chance[t - 1]);
  return starts.map((start, k) => ({
    fromMonth: start + 1,
    toMonth: starts[k + 1] ?? null,
    chance: chance[start] ?? 0,
  }));
}

function averageAt(
  learnt: readonly Learnt[],
  covariates: Float64Array,
  at: readonly number[],
): MonthlyReport["average"]["at"] {
  const last = at.at(-1);
  if (last === undefined) return [];
  const fits = learnt.map(({ fit }) => fit);
  const covariances = learnt.map(({ fit, robust }) => robust ?? fit.covariance);
  const forecast = predictExits(fits, covariates, last);
  const errors = forecastErrors(forecast, fits, { covariates, covariances });
  return at.map((month) => ({
    month,
    stillIn: shareOf(forecast.survival[month - 1] ?? 1, errors.survival[month - 1] ?? 0),
    out: Object.fromEntries(
      learnt.map(({ cause }, k) => {
        const place = k * last + month - 1;
        return [cause, shareOf(forecast.out[place] ?? 0, errors.out[place] ?? 0)];
      }),
    ),
  }));
}

function shareOf(share: number, standardError: number): Share {
  return { share, standardError, interval95: shareInterval(share, standardError, "log_log") };
}
