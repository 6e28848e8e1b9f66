import {
  calibrate,
  fitDiscrete,
  forecastErrors,
  monthBands,
  predictExits,
  robustDiscreteCovariance,
  type CalibrationOutcome,
  type DiscreteFit,
  type DiscreteStatus,
} from "@luotsi/engines";
import { uniform } from "@luotsi/numerics";

import type { DesignColumns } from "./design-columns.ts";

/** Spells by whole months, what they ended in, and whom to predict for. */
export interface TimeToExitQuestion {
  /** Last month at risk, from 1. */
  readonly months: Int32Array;
  /** First month at risk; undefined when it is the first. */
  readonly first: Int32Array | undefined;
  /** 0 where observation ended without an exit, else the cause from 1. */
  readonly cause: Uint8Array;
  readonly causes: readonly string[];
  readonly design: DesignColumns;
  /** Code of each row's person from 0: all of a person's spells are on the same side of the check. */
  readonly person: Int32Array;
  readonly groups: readonly PersonGroup[];
  /** Months ahead at which shares are told and checked, ascending. */
  readonly horizons: readonly number[];
  /** Of the draw that parts persons into those learnt from and those checked on. */
  readonly seed: number;
}

/** People alike in the model's covariates. */
export interface PersonGroup {
  readonly name: string;
  /** One number for each column of the design. */
  readonly covariates: Float64Array;
}

/** What awaits a group. */
export interface GroupForecast {
  readonly name: string;
  /** Share still in at each horizon, and share out for each cause. */
  readonly horizons: readonly {
    readonly months: number;
    readonly stillIn: number;
    readonly stillInError: number;
    readonly out: Readonly<Record<string, number>>;
    /** Standard errors of the shares out, by person. */
    readonly outError: Readonly<Record<string, number>>;
  }[];
  /** First month by whose end at least half have left; null when that is beyond the last horizon. */
  readonly medianMonth: number | null;
}

/** The forecast, and how the same model, learnt from half of the persons, did on the other half. */
export interface TimeToExit {
  readonly kind: "forecast";
  readonly groups: readonly GroupForecast[];
  /** For the first cause, a horizon each. */
  readonly calibration: readonly { readonly months: number; readonly result: CalibrationOutcome }[];
  /** Covariates that no cause could be told by, with why. */
  readonly notEstimated: readonly {
    readonly name: string;
    readonly cause: string;
    readonly status: DiscreteStatus;
  }[];
}

export type TimeToExitOutcome =
  | TimeToExit
  /** Nobody left for the cause, among all or among the half learnt from. */
  | { readonly kind: "no_events"; readonly cause: string }
  | { readonly kind: "not_converged"; readonly cause: string };

/**
 * How long it takes groups of people to find work, or to leave for another cause, with the predictions held against what
 * happened to persons the model had not seen.
 */
export function timeToExit(question: TimeToExitQuestion): TimeToExitOutcome {
  const all = Array.from(question.months.keys());
  const whole = fitCauses(question, all);
  if (whole.kind !== "fits") return whole;
  const isChecked = (row: number): boolean =>
    uniform(question.seed, 1, question.person[row] ?? 0) < 0.5;
  const half = fitCauses(
    question,
    all.filter((row) => !isChecked(row)),
  );
  if (half.kind !== "fits") return half;
  const checked = all.filter(isChecked);
  const covariances = whole.fits.map((fit) => robustDiscreteCovariance(fit, question.person));
  const learnt = { fits: whole.fits, covariances };
  return {
    kind: "forecast",
    groups: question.groups.map((group) => forecastOf(question, group, learnt)),
    calibration: question.horizons.map((months) => ({
      months,
      result: check(question, { fits: half.fits, rows: checked }, months),
    })),
    notEstimated: question.causes.flatMap((cause, k) =>
      question.design.names.flatMap((name, j) => {
        const status = whole.fits[k]?.status[j] ?? "constant";
        return status === "estimated" ? [] : [{ name, cause, status }];
      }),
    ),
  };
}

type Fits =
  | { readonly kind: "fits"; readonly fits: readonly DiscreteFit[] }
  | Exclude<TimeToExitOutcome, TimeToExit>;

function fitCauses(question: TimeToExitQuestion, rows: readonly number[]): Fits {
  const months = Int32Array.from(rows, (row) => question.months[row] ?? 1);
  const columns = question.design.columns.map((column) =>
    Float64Array.from(rows, (row) => column[row] ?? 0),
  );
  const fits: DiscreteFit[] = [];
  for (const [k, cause] of question.causes.entries()) {
    const event = Uint8Array.from(rows, (row) => Number(question.cause[row] === k + 1));
    const baseline = monthBands(months, event);
    const { first } = question;
    const late =
      first === undefined ? {} : { first: Int32Array.from(rows, (row) => first[row] ?? 1) };
    const fit = fitDiscrete({ link: "logit", baseline, months, event, columns, ...late });
    if (fit.kind !== "fit") return { kind: fit.kind, cause };
    fits.push(fit);
  }
  return { kind: "fits", fits };
}

/** A fit for each cause, and its covariance by person. */
interface Learnt {
  readonly fits: readonly DiscreteFit[];
  readonly covariances: readonly ReturnType<typeof robustDiscreteCovariance>[];
}

function forecastOf(
  { causes, horizons }: TimeToExitQuestion,
  group: PersonGroup,
  { fits, covariances }: Learnt,
): GroupForecast {
  const last = horizons.at(-1) ?? 1;
  const forecast = predictExits(fits, group.covariates, last);
  const { survival, out } = forecast;
  const errors = forecastErrors(forecast, fits, { covariates: group.covariates, covariances });
  const byCause = (values: Float64Array, months: number): Readonly<Record<string, number>> =>
    Object.fromEntries(causes.map((cause, k) => [cause, values[k * last + months - 1] ?? 0]));
  const median = survival.findIndex((share) => share <= 0.5);
  return {
    name: group.name,
    horizons: horizons.map((months) => ({
      months,
      stillIn: survival[months - 1] ?? 0,
      stillInError: errors.survival[months - 1] ?? 0,
      out: byCause(out, months),
      outError: byCause(errors.out, months),
    })),
    medianMonth: median < 0 ? null : median + 1,
  };
}

/** Only spells seen from their first month can be told a chance from the start. */
function check(
  question: TimeToExitQuestion,
  { fits, rows }: { readonly fits: readonly DiscreteFit[]; readonly rows: readonly number[] },
  months: number,
): CalibrationOutcome {
  const seen = rows.filter((row) => (question.first?.[row] ?? 1) === 1);
  const predicted = Float64Array.from(seen, (row) => {
    const covariates = Float64Array.from(question.design.columns, (column) => column[row] ?? 0);
    return Math.min(1, predictExits(fits, covariates, months).out[months - 1] ?? 0);
  });
  const time = Int32Array.from(seen, (row) => question.months[row] ?? 1);
  const cause = Uint8Array.from(seen, (row) => question.cause[row] ?? 0);
  return calibrate({ predicted, time, cause, horizon: months, bins: 10 });
}
