import { AppError } from "@luotsi/base";
import {
  curveQuantile,
  curvesOnScale,
  incidenceCurves,
  placeAt,
  restrictedMean,
  survivalCurves,
  type CurveTime,
  type CurveVariance,
  type IncidenceCurves,
  type IntervalScale,
  type Spells,
  type SurvivalCurves,
} from "@luotsi/engines";

import { isHidden, shownCount, type SmallCounts } from "../small-counts.ts";
import { groupTests, type GroupTest, type TestWarning } from "./group-tests.ts";
import { smallCountWarning, type SmallCountWarning } from "./model-figures.ts";
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
  /** Within which the log-rank compares groups; left out when there is one. */
  readonly stratum?: Int32Array | undefined;
  /** Of the restricted means; each group's last time when left out. */
  readonly horizon?: number | undefined;
  /** Times to read the curves at; some round ones when left out. */
  readonly at: readonly number[] | undefined;
  readonly scale: IntervalScale;
  readonly smallCounts: SmallCounts;
}

/** A group's curve as the command contract writes it. */
export interface GroupCurve {
  /** Null when there is one group without a name. */
  readonly group: string | null;
  /** Rows; null when they are of one to four people, and nothing is told of them. */
  readonly n: number | null;
  /** Null where they are one to four and such counts are hidden. */
  readonly events: number | null;
  /** Null where the curve does not fall to one half. */
  readonly median: number | null;
  readonly medianInterval95: Limits;
  readonly medianIntervals95: Readonly<Record<IntervalScale, Limits>>;
  /** Mean time up to the horizon, or the group's last time; null when the data end before the horizon. */
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
  /** Null where they are one to four and such counts are hidden. */
  readonly atRisk: number | null;
  /** True after the group's last time: the value is the last one known. */
  readonly beyondData: boolean;
  /** The share out for each cause, by name. */
  readonly cumulativeIncidence?: Readonly<Record<string, number>>;
  readonly incidenceStandardError?: Readonly<Record<string, number>>;
  readonly incidenceInterval95?: Readonly<Record<string, readonly [number, number]>>;
}

export type CurveWarning = "event_coded_1_2" | TestWarning | SmallCountWarning;

export interface CurveReport {
  readonly groups: readonly GroupCurve[];
  /** Whether groups leave at the same rate, for whatever cause; null when there is nothing to compare. */
  readonly logrank: GroupTest | null;
  /** Whether their shares out for each cause are the same; null without causes or with nothing to compare. */
  readonly gray: readonly ({ readonly cause: string } & GroupTest)[] | null;
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
  const curve = survivalCurves(spells, { variance, scale });
  const out =
    question.causes === undefined
      ? undefined
      : incidenceCurves(spells, { variance: "jackknife", scale, causes: question.causes.length });
  const at = question.at?.toSorted((a, b) => a - b) ?? roundTimes(curve.time, 8);
  const counts = countsOf(question, curve.start.length - 1, at);
  const found = { question, curve, out, at };
  const groups = Array.from(counts.people, (people, g) =>
    isHidden(people, question.smallCounts)
      ? hiddenGroup(question.group?.labels[g] ?? null)
      : groupCurve(found, g, counts),
  );
  const tests = groupTests(spells, {
    causes: question.causes,
    isTold: groups.map(({ n }) => n !== null),
    stratum: question.stratum,
  });
  return {
    groups,
    logrank: tests.logrank,
    gray: tests.gray,
    conventions: { interval: scale, variance, eventCoding: coding },
    causes: question.causes ?? null,
    warnings: [
      ...(coding === "1_2" ? (["event_coded_1_2"] as const) : []),
      ...tests.warnings,
      ...smallCountWarning(
        counts.people.some((people, g) => isHidden(people, "hide") || hasSmallCount(groups[g])),
        question.smallCounts,
      ),
    ],
  };
}

/** Whether a count of a group is, or would be, of one to four. */
function hasSmallCount(group: GroupCurve | undefined): boolean {
  const counts = [group?.events, ...(group?.at ?? []).map(({ atRisk }) => atRisk)];
  return counts.some((count) => count === null || isHidden(count ?? 0, "hide"));
}

function hiddenGroup(group: string | null): GroupCurve {
  const none: Limits = [null, null];
  const nothing = { n: null, events: null, median: null, restrictedMean: null, at: [] };
  const medianIntervals95 = onEveryScale(() => none);
  return { group, ...nothing, medianInterval95: none, medianIntervals95 };
}

/** So many curves are no picture and no table for anyone. */
const mostGroups = 10_000;

function refuseTooMany(group: WordColumn | undefined, column: string): void {
  const levels = group?.labels.length ?? 1;
  if (levels > mostGroups) {
    throw new AppError("TOO_MANY_LEVELS", { column, levels, most: mostGroups });
  }
}

/** The rows as the engines take them. */
export function spellsOf(question: CurveQuestion): Spells {
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

interface Counts {
  /** Different persons of each group. */
  readonly people: Int32Array;
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
  return { people: peopleIn(question, rows), rows, events, atRisk };
}

function peopleIn({ cluster, group }: CurveQuestion, rows: Int32Array): Int32Array {
  if (cluster === undefined) return rows;
  const seen = new Set<number>();
  const people = new Int32Array(rows.length);
  for (let i = 0; i < cluster.length; i++) {
    const g = group?.codes[i] ?? 0;
    const key = (cluster[i] ?? 0) * rows.length + g;
    if (!seen.has(key)) people[g] = (people[g] ?? 0) + 1;
    seen.add(key);
  }
  return people;
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
  readonly curve: SurvivalCurves;
  readonly out: IncidenceCurves | undefined;
  readonly at: readonly number[];
}

function onEveryScale(
  limits: (scale: IntervalScale) => Limits,
): Readonly<Record<IntervalScale, Limits>> {
  return {
    log: limits("log"),
    log_log: limits("log_log"),
    plain: limits("plain"),
    logit: limits("logit"),
    arcsin: limits("arcsin"),
  };
}

function groupCurve(found: Found, g: number, counts: Counts): GroupCurve {
  const { question, curve, at } = found;
  const medians = onEveryScale((scale) => {
    const { lower, upper } = curveQuantile(curvesOnScale(curve, scale), g, 0.5);
    return [written(lower), written(upper)];
  });
  const horizon = question.horizon ?? curve.time[(curve.start[g + 1] ?? 0) - 1] ?? 0;
  const mean = restrictedMean(curve, g, horizon);
  return {
    group: question.group?.labels[g] ?? null,
    n: counts.rows[g] ?? 0,
    events: shownCount(counts.events[g] ?? 0, question.smallCounts),
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
  { question, curve, out }: Found,
  { g, time, atRisk }: { readonly g: number; readonly time: number; readonly atRisk: number },
): CurvePoint {
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
    atRisk: shownCount(atRisk, question.smallCounts),
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
