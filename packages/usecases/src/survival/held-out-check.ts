import {
  calibrate,
  fitCox,
  joinHazards,
  orderConcordance,
  sharesOut,
  type Calibration,
  type CoxFit,
  type JointHazards,
} from "@luotsi/engines";
import { normalQuantile, uniform } from "@luotsi/numerics";

import { isHidden, type SmallCounts } from "../small-counts.ts";

/** Spells with covariates as columns, of which half are learnt from and half checked on. */
export interface HeldOutQuestion {
  readonly time: Float64Array;
  readonly start: Float64Array | undefined;
  /** 1 for the exit that is predicted. */
  readonly cause: Uint8Array;
  readonly causes: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly person: Int32Array | undefined;
  /** What the side of each row is drawn by: its person, or its place among all rows by content. */
  readonly side: Int32Array;
  readonly at: readonly number[];
  readonly seed: number;
  readonly smallCounts: SmallCounts;
}

/** A figure of calibration with its interval; null when the data name none. */
export interface CalibrationFigure {
  readonly value: number | null;
  readonly interval95: readonly [number | null, number | null];
}

/** How predictions by one time stood, or why that cannot be said. */
export type CheckAt =
  | {
      readonly time: number;
      readonly kind: "calibration";
      readonly rows: number;
      readonly known: number;
      readonly meanPredicted: number;
      readonly observed: number;
      readonly brier: number;
      readonly brierOfMean: number;
      /** 0 is right on average. */
      readonly intercept: CalibrationFigure;
      /** 1 is right; below, predictions are too extreme. */
      readonly slope: CalibrationFigure;
      /** 0.5 is chance, 1 the right order of all pairs. */
      readonly concordance: number | null;
      readonly expectedError: number;
      /** Ten of neighbouring predictions; what happened is null where nobody's outcome is known, or a tenth has one to four rows. */
      readonly bins: readonly {
        readonly rows: number;
        readonly meanPredicted: number;
        readonly observed: number | null;
      }[];
    }
  | {
      readonly time: number;
      readonly kind:
        | "too_short"
        | "one_outcome"
        | "no_events"
        | "not_converged"
        | "nobody"
        | "too_few";
    };

/** The model learnt from half of the persons, held against what happened to the other half. */
export interface HeldOutCheck {
  readonly learntRows: number;
  readonly checkedRows: number;
  /** Rows first seen after their start: no chance from the start can be held against them. */
  readonly lateRows: number;
  readonly at: readonly CheckAt[];
  /** An intercept is away from 0, or a slope from 1, by more than chance explains. */
  readonly isOff: boolean;
}

const z95 = normalQuantile(0.975);
const tenths = 10;
/** Several times are checked at once, so only what is one and a half intervals away counts as off. */
const certain = 1.5;

/** All of a person's rows are on the same side, which depends on the seed and the person (or the row's content), not on the file's order. */
export function heldOutCheck(question: HeldOutQuestion): HeldOutCheck {
  const all = Array.from(question.time.keys());
  const isChecked = (row: number): boolean =>
    uniform(question.seed, 1, question.side[row] ?? row) < 0.5;
  const learnt = all.filter((row) => !isChecked(row));
  const checked = all.filter(isChecked);
  const seen = checked.filter((row) => (question.start?.[row] ?? 0) <= 0);
  const model = fitHalf(question, learnt);
  const at = checksOf(question, model, seen);
  return {
    learntRows: learnt.length,
    checkedRows: seen.length,
    lateRows: checked.length - seen.length,
    at,
    isOff: at.some((check) => check.kind === "calibration" && isOff(check)),
  };
}

function checksOf(
  question: HeldOutQuestion,
  model: JointHazards | "no_events" | "not_converged",
  rows: readonly number[],
): readonly CheckAt[] {
  if (typeof model === "string") return question.at.map((time) => ({ time, kind: model }));
  if (rows.length === 0) return question.at.map((time) => ({ time, kind: "nobody" }));
  return checkRows(question, model, rows);
}

function fitHalf(
  { time, start, cause, causes, columns }: HeldOutQuestion,
  rows: readonly number[],
): JointHazards | "no_events" | "not_converged" {
  const picked = (values: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => values[row] ?? 0);
  const fits: CoxFit[] = [];
  for (const k of causes.keys()) {
    const fit = fitCox({
      stop: picked(time),
      event: Uint8Array.from(rows, (row) => Number(cause[row] === k + 1)),
      columns: columns.map(picked),
      ties: "efron",
      ...(start === undefined ? {} : { start: picked(start) }),
    });
    if (fit.kind === "fit") fits.push(fit);
    // A rare other exit that nobody of this half had is left out; without the one predicted there is nothing to check.
    else if (k === 0 || fit.kind === "not_converged") return fit.kind;
  }
  return joinHazards(fits);
}

function checkRows(
  question: HeldOutQuestion,
  hazards: JointHazards,
  rows: readonly number[],
): readonly CheckAt[] {
  const columns = question.columns.map((column) =>
    Float64Array.from(rows, (row) => column[row] ?? 0),
  );
  const time = Float64Array.from(rows, (row) => question.time[row] ?? 0);
  const cause = Uint8Array.from(rows, (row) => question.cause[row] ?? 0);
  const person = question.person;
  const cluster =
    person === undefined ? {} : { cluster: Int32Array.from(rows, (row) => person[row] ?? 0) };
  const times = question.at;
  const shares = sharesOut(hazards, columns, { rows: rows.length, cause: 0, times });
  return times.map((horizon, a): CheckAt => {
    const predicted = shares[a] ?? new Float64Array(rows.length);
    if (!(horizon > 0)) return { time: horizon, kind: "one_outcome" };
    const asked = { predicted, time, cause, horizon, ...cluster };
    const found = calibrate({ ...asked, bins: tenths });
    if (isHidden(found.kind === "calibration" ? found.rows : 0, question.smallCounts)) {
      return { time: horizon, kind: "too_few" };
    }
    if (found.kind !== "calibration") return { time: horizon, kind: found.kind };
    const { kind, intercept, slope, bins, ...rest } = found;
    return {
      time: horizon,
      kind,
      ...rest,
      intercept: figureOf(intercept),
      slope: figureOf(slope),
      concordance: orderConcordance(asked) ?? null,
      bins: bins.map(({ rows: own, meanPredicted, observed }) => ({
        rows: own,
        meanPredicted,
        observed: isHidden(own, question.smallCounts) ? null : (observed ?? null),
      })),
    };
  });
}

function figureOf(line: Calibration["slope"]): CalibrationFigure {
  if (line.kind !== "line" || !Number.isFinite(line.standardError)) {
    return { value: null, interval95: [null, null] };
  }
  const width = z95 * line.standardError;
  return { value: line.value, interval95: [line.value - width, line.value + width] };
}

function isOff({ intercept, slope }: Extract<CheckAt, { kind: "calibration" }>): boolean {
  return isAway(intercept, 0) || isAway(slope, 1);
}

function isAway({ interval95: [lower, upper] }: CalibrationFigure, right: number): boolean {
  if (lower === null || upper === null) return false;
  return Math.abs((lower + upper) / 2 - right) > (certain / 2) * (upper - lower);
}
