import { AppError } from "@luotsi/base";
import {
  curveQuantile,
  incidenceCurves,
  logRank,
  placeAt,
  restrictedMean,
  survivalCurves,
  type CurveTime,
  type CurveVariance,
  type IncidenceCurves,
  type IntervalScale,
  type LogRank,
  type Spells,
  type SurvivalCurves,
} from "@luotsi/engines";

import { roundTimes } from "./round-times.ts";
import type { EventCoding, WordColumn } from "./spell-rows.ts";

/** Spells and what is asked of them. */
export interface CurveQuestion {
  readonly time: Float64Array;
  /** From 0, 0 for no exit. */
  readonly cause: Uint8Array;
  /** Names of the causes, when exits compete. */
  readonly causes: readonly string[] | undefined;
  readonly coding: EventCoding;
  readonly entry?: Float64Array | undefined;
  readonly weights?: Float64Array | undefined;
  readonly cluster?: Int32Array | undefined;
  readonly group: WordColumn | undefined;
  /** Times to read the curves at; some round ones when left out. */
  readonly at: readonly number[] | undefined;
  readonly scale: IntervalScale;
}

/** A group's curve as the command contract writes it. */
export interface GroupCurve {
  /** Null when there is one group without a name. */
  readonly group: string | null;
  readonly n: number;
  readonly events: number;
  /** Null where the curve does not fall to one half. */
  readonly median: number | null;
  readonly medianInterval95: Limits;
  readonly medianIntervals95: Readonly<Record<IntervalScale, Limits>>;
  /** Mean time up to the group's last time. */
  readonly restrictedMean: {
    readonly horizon: number;
    readonly mean: number;
    readonly standardError: number;
  } | null;
  readonly at: readonly CurvePoint[];
}

type Limits = readonly [number | null, number | null];

export interface CurvePoint {
  readonly time: number;
  readonly survival: number;
  /** Null once everybody has left. */
  readonly standardError: number | null;
  readonly interval95: Limits;
  readonly atRisk: number;
  /** True after the group's last time: the value is the last one known. */
  readonly beyondData: boolean;
  /** The share out for each cause, by name. */
  readonly cumulativeIncidence?: Readonly<Record<string, number>>;
  readonly incidenceStandardError?: Readonly<Record<string, number>>;
  readonly incidenceInterval95?: Readonly<Record<string, readonly [number, number]>>;
}

export type CurveWarning = "event_coded_1_2" | "too_many_groups_to_compare" | "weights_not_in_test";

export interface CurveReport {
  readonly groups: readonly GroupCurve[];
  /** Null when there is nothing to compare. */
  readonly logrank: {
    readonly chiSquare: number;
    readonly degreesOfFreedom: number;
    readonly p: number;
    readonly observed: readonly number[];
    readonly expected: readonly number[];
  } | null;
  readonly conventions: {
    readonly interval: IntervalScale;
    readonly variance: CurveVariance;
    readonly eventCoding: EventCoding;
  };
  readonly causes: readonly string[] | null;
  readonly warnings: readonly CurveWarning[];
}

/**
 * Survival curves of groups with medians, values at given times and a test of their difference; with competing
 * causes the share out for each.
 */
export function curveReport(question: CurveQuestion): CurveReport {
  refuseTooMany(question.group, "--group");
  const { weights, cluster, scale, coding } = question;
  const spells = spellsOf(question);
  const variance: CurveVariance =
    cluster !== undefined || weights?.some((weight) => !Number.isInteger(weight)) === true
      ? "jackknife"
      : "greenwood";
  const scales = ["log", "log_log", "plain"] as const;
  const [log, logLog, plain] = scales.map((each) =>
    survivalCurves(spells, { variance, scale: each }),
  );
  if (log === undefined || logLog === undefined || plain === undefined)
    throw new TypeError("three scales");
  const curves = { log, log_log: logLog, plain };
  const out =
    question.causes === undefined
      ? undefined
      : incidenceCurves(spells, { variance: "jackknife", scale, causes: question.causes.length });
  const test = weights === undefined ? logRank(spells, { rho: 0 }) : undefined;
  const at = question.at?.toSorted((a, b) => a - b) ?? roundTimes(log.time, 8);
  const counts = countsOf(question, log.start.length - 1, at);
  const groups = Array.from({ length: log.start.length - 1 }, (_, g) =>
    groupCurve({ question, curves, out, at }, g, counts),
  );
  return {
    groups,
    logrank: test?.kind === "test" ? writtenTest(test) : null,
    conventions: { interval: scale, variance, eventCoding: coding },
    causes: question.causes ?? null,
    warnings: [
      ...(coding === "1_2" ? (["event_coded_1_2"] as const) : []),
      ...(test?.kind === "too_many_groups" ? (["too_many_groups_to_compare"] as const) : []),
      ...(test === undefined && question.group !== undefined
        ? (["weights_not_in_test"] as const)
        : []),
    ],
  };
}

/** So many curves are no picture and no table for anyone. */
const mostGroups = 10_000;

function refuseTooMany(group: WordColumn | undefined, column: string): void {
  const levels = group?.labels.length ?? 1;
  if (levels > mostGroups) {
    throw new AppError("TOO_MANY_LEVELS", { column, levels, most: mostGroups });
  }
}

function spellsOf(question: CurveQuestion): Spells {
  const { time, cause, entry, weights, cluster, group } = question;
  return {
    time,
    cause,
    ...(entry === undefined ? {} : { entry }),
    ...(weights === undefined ? {} : { weights }),
    ...(cluster === undefined ? {} : { cluster }),
    ...(group === undefined ? {} : { group: group.codes }),
  };
}

function writtenTest(
  test: Extract<LogRank, { kind: "test" }>,
): NonNullable<CurveReport["logrank"]> {
  const { chiSquare, degreesOfFreedom, p, observed, expected } = test;
  return { chiSquare, degreesOfFreedom, p, observed: [...observed], expected: [...expected] };
}

interface Counts {
  readonly rows: Int32Array;
  readonly events: Int32Array;
  /** Weight under observation just before each time: group g at time k is [g · times + k]. */
  readonly atRisk: Float64Array;
}

function countsOf(question: CurveQuestion, groups: number, at: readonly number[]): Counts {
  const { cause, group, time, entry, weights } = question;
  const rows = new Int32Array(groups);
  const events = new Int32Array(groups);
  const width = at.length + 1;
  const change = new Float64Array(groups * width);
  const add = (place: number, weight: number): void => {
    change[place] = (change[place] ?? 0) + weight;
  };
  for (let i = 0; i < cause.length; i++) {
    const g = group?.codes[i] ?? 0;
    rows[g] = (rows[g] ?? 0) + 1;
    if (cause[i] !== 0) events[g] = (events[g] ?? 0) + 1;
    const weight = weights?.[i] ?? 1;
    add(g * width + countAtMost(at, entry?.[i] ?? -Infinity), weight);
    add(g * width + countAtMost(at, time[i] ?? 0), -weight);
  }
  const atRisk = new Float64Array(groups * at.length);
  for (let g = 0; g < groups; g++) {
    let weight = 0;
    for (let k = 0; k < at.length; k++) {
      weight += change[g * width + k] ?? 0;
      atRisk[g * at.length + k] = weight;
    }
  }
  return { rows, events, atRisk };
}

/** How many of some ascending times are at most so late. */
function countAtMost(at: readonly number[], time: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((at[middle] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Found {
  readonly question: CurveQuestion;
  readonly curves: Readonly<Record<IntervalScale, SurvivalCurves>>;
  readonly out: IncidenceCurves | undefined;
  readonly at: readonly number[];
}

function groupCurve(found: Found, g: number, counts: Counts): GroupCurve {
  const { question, curves, at } = found;
  const limitsOn = (scale: IntervalScale): Limits => {
    const { lower, upper } = curveQuantile(curves[scale], g, 0.5);
    return [written(lower), written(upper)];
  };
  const medians = { log: limitsOn("log"), log_log: limitsOn("log_log"), plain: limitsOn("plain") };
  const curve = curves[question.scale];
  const horizon = curve.time[(curve.start[g + 1] ?? 0) - 1] ?? 0;
  const mean = restrictedMean(curve, g, horizon);
  return {
    group: question.group?.labels[g] ?? null,
    n: counts.rows[g] ?? 0,
    events: counts.events[g] ?? 0,
    median: written(curveQuantile(curve, g, 0.5).estimate),
    medianInterval95: medians[question.scale],
    medianIntervals95: medians,
    restrictedMean:
      mean.kind === "mean" ? { horizon, mean: mean.mean, standardError: mean.standardError } : null,
    at: at.map((time, k) =>
      pointAt(found, { g, time, atRisk: counts.atRisk[g * at.length + k] ?? 0 }),
    ),
  };
}

function written(time: CurveTime): number | null {
  return time.kind === "time" ? time.time : null;
}

function pointAt(
  { question, curves, out }: Found,
  { g, time, atRisk }: { readonly g: number; readonly time: number; readonly atRisk: number },
): CurvePoint {
  const curve = curves[question.scale];
  const end = curve.start[g + 1] ?? 0;
  const p = placeAt(curve, g, time);
  const isKnown = p >= 0 && curve.known[p] === 1;
  const survival = p < 0 ? 1 : (curve.survival[p] ?? 0);
  return {
    time,
    survival,
    standardError: p < 0 ? 0 : isKnown ? (curve.standardError[p] ?? null) : null,
    interval95:
      p < 0 ? [1, 1] : isKnown ? [curve.lower[p] ?? null, curve.upper[p] ?? null] : [null, null],
    atRisk,
    beyondData: time > (curve.time[end - 1] ?? 0),
    ...(out === undefined ? {} : incidenceAt(out, question.causes ?? [], p)),
  };
}

function incidenceAt(
  out: IncidenceCurves,
  causes: readonly string[],
  p: number,
): Pick<CurvePoint, "cumulativeIncidence" | "incidenceStandardError" | "incidenceInterval95"> {
  const places = out.time.length;
  const read = (values: Float64Array, c: number): number =>
    p < 0 ? 0 : (values[c * places + p] ?? 0);
  return {
    cumulativeIncidence: Object.fromEntries(
      causes.map((name, c) => [name, read(out.incidence, c)]),
    ),
    incidenceStandardError: Object.fromEntries(
      causes.map((name, c) => [name, read(out.incidenceError, c)]),
    ),
    incidenceInterval95: Object.fromEntries(
      causes.map((name, c) => [name, [read(out.lower, c), read(out.upper, c)] as const]),
    ),
  };
}
