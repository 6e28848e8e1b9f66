import { AppError } from "@luotsi/base";
import {
  fitCox,
  groupCurves,
  groupErrors,
  influenceModel,
  joinHazards,
  shareInterval,
  type CoxFit,
  type CoxStatus,
  type GroupPeople,
  type InfluenceModel,
  type JointHazards,
} from "@luotsi/engines";
import { uniform } from "@luotsi/numerics";

import { isHidden, peopleAmong, type SmallCounts } from "../small-counts.ts";
import { canonicalPlaces } from "./canonical-order.ts";
import { designColumns, type Covariates } from "./design-columns.ts";
import { heldOutCheck, type HeldOutCheck } from "./held-out-check.ts";
import { smallCountWarning, type SmallCountWarning } from "./model-figures.ts";
import { roundTimes } from "./round-times.ts";
import type { EventCoding, WordColumn } from "./spell-rows.ts";

/** Spells to learn from, and groups of people to predict for. */
export interface PredictionQuestion {
  readonly time: Float64Array;
  readonly start: Float64Array | undefined;
  /** 0 where observation ended without an exit, 1 for the exit that is predicted, more for others. */
  readonly cause: Uint8Array;
  /** Names of the causes, the one that is predicted first. */
  readonly causes: readonly [string, ...string[]];
  readonly coding: EventCoding;
  readonly covariates: Covariates;
  /** Code of each row's person; undefined when each row is one. */
  readonly person: Int32Array | undefined;
  /** People to predict for, with the same covariates in the same order; undefined for those learnt from. */
  readonly people: Covariates | undefined;
  /** Which group each of them is in; undefined when they are one. */
  readonly group: WordColumn | undefined;
  /** Times ahead, ascending; some round ones when left out. */
  readonly at: readonly number[] | undefined;
  readonly seed: number;
  readonly smallCounts: SmallCounts;
}

type Limits = readonly [number | null, number | null];

/** A share with what is known of it; null beyond the data. */
export interface PredictedShare {
  readonly share: number | null;
  readonly standardError: number | null;
  readonly interval95: Limits;
}

export interface PredictedGroup {
  /** Null when there is one group without a name. */
  readonly group: string | null;
  /** Different people; null where they are one to four of those learnt from, and nothing is told of them. */
  readonly people: number | null;
  readonly rows: number;
  /** Fewer than the rows when a large group is averaged over a seeded sample of it. */
  readonly averagedOver: number;
  readonly at: readonly {
    readonly time: number;
    /** True when nobody was followed so long: then there is no figure. */
    readonly beyondData: boolean;
    readonly stillIn: PredictedShare;
    /** The share out for each cause, by name. */
    readonly out: Readonly<Record<string, PredictedShare>>;
  }[];
  /** When half of the group has had the exit; null where the data do not reach it. */
  readonly median: number | null;
  readonly medianInterval95: Limits;
}

export type PredictionWarning =
  | "event_coded_1_2"
  | "column_not_estimated"
  | "beyond_data"
  | "group_sampled"
  | SmallCountWarning
  | "calibration_off";

export interface PredictionReport {
  /** The exit that is predicted. */
  readonly exit: string;
  readonly causes: readonly string[];
  readonly groups: readonly PredictedGroup[];
  readonly calibration: HeldOutCheck;
  readonly model: {
    readonly n: number;
    readonly events: Readonly<Record<string, number>>;
    readonly notEstimated: readonly {
      readonly name: string;
      readonly cause: string;
      readonly status: CoxStatus;
    }[];
  };
  readonly conventions: {
    readonly model: "cox_by_cause";
    readonly ties: "efron";
    readonly interval: "log_log";
    readonly variance: "jackknife" | "jackknife_by_person";
    readonly eventCoding: EventCoding;
    readonly seed: number;
  };
  readonly warnings: readonly PredictionWarning[];
}

/** Beyond so many people a group is averaged over a sample: the error of that is under half a percentage point. */
const mostAveraged = 10_000;

/**
 * What awaits groups of people: the share out for each cause by times ahead, with intervals and the time by which half have had the
 * exit, and how the same model, learnt from half of the persons, did on the other half.
 *
 * @throws AppError NO_EVENTS, MODEL_NOT_FOUND or TOO_MANY_LEVELS.
 */
export function exitPrediction(question: PredictionQuestion): PredictionReport {
  const design = designColumns(question.covariates);
  const fits = question.causes.map((_, k) =>
    fittedCause({ ...question, columns: design.columns }, k + 1),
  );
  const hazards = joinHazards(fits);
  const at = question.at?.toSorted((a, b) => a - b) ?? roundTimes(question.time, 4);
  const longest = question.time.reduce((most, time) => Math.max(most, time), 0);
  const learnt = { hazards, models: fits.map(influenceModel), longest, at };
  const people = designColumns(question.people ?? question.covariates).columns;
  refuseTooMany(question, at.length);
  const groups = groupsOf(question.group, people[0]?.length ?? 0).map((group) =>
    isTooSmall(question, group)
      ? hiddenGroup(group.name)
      : predictGroup(question, learnt, { ...group, columns: people }),
  );
  const side = sidesOf(question, design.columns);
  const calibration = heldOutCheck({ ...question, columns: design.columns, at, side });
  const notEstimated = question.causes.flatMap((cause, k) =>
    design.names.flatMap((name, j) => {
      const status = fits[k]?.status[j] ?? "constant";
      return status === "estimated" ? [] : [{ name, cause, status }];
    }),
  );
  const warnings: readonly (readonly [PredictionWarning, boolean])[] = [
    ["event_coded_1_2", question.coding === "1_2"],
    ["column_not_estimated", notEstimated.length > 0],
    ["beyond_data", at.some((time) => time > longest)],
    ["group_sampled", groups.some((group) => group.averagedOver < group.rows)],
    ["calibration_off", calibration.isOff],
  ];
  return {
    exit: question.causes[0],
    causes: question.causes,
    groups,
    calibration,
    model: {
      n: question.time.length,
      events: Object.fromEntries(question.causes.map((name, k) => [name, fits[k]?.events ?? 0])),
      notEstimated,
    },
    conventions: {
      model: "cox_by_cause",
      ties: "efron",
      interval: "log_log",
      variance: question.person === undefined ? "jackknife" : "jackknife_by_person",
      eventCoding: question.coding,
      seed: question.seed,
    },
    warnings: [
      ...warnings.flatMap(([code, isSo]) => (isSo ? [code] : [])),
      ...smallCountWarning(
        question.people === undefined &&
          groups.some((group) => group.people === null || isHidden(group.people, "hide")),
        question.smallCounts,
      ),
    ],
  };
}

function fittedCause(
  question: Pick<PredictionQuestion, "time" | "start" | "cause"> & {
    readonly columns: readonly Float64Array[];
  },
  which: number,
): CoxFit {
  const { time, start, cause, columns } = question;
  const event = Uint8Array.from(cause, (code) => Number(code === which));
  const fit = fitCox({
    stop: time,
    event,
    columns,
    ties: "efron",
    ...(start === undefined ? {} : { start }),
  });
  if (fit.kind === "no_events") throw new AppError("NO_EVENTS", { rows: time.length });
  if (fit.kind === "not_converged") {
    throw new AppError("MODEL_NOT_FOUND", { iterations: fit.iterations });
  }
  return fit;
}

/** Rows looked through for the errors of all figures of all groups; more take minutes. */
const mostLooks = 3e10;
const mostGroups = 1000;

function refuseTooMany({ time, causes, group }: PredictionQuestion, times: number): void {
  const looks = time.length * (times + 1) * (causes.length + 1) * causes.length;
  const most = Math.max(1, Math.min(mostGroups, Math.floor(mostLooks / looks)));
  const levels = group?.labels.length ?? 1;
  if (levels > most) throw new AppError("TOO_MANY_LEVELS", { column: "--group", levels, most });
}

interface NamedRows {
  readonly name: string | null;
  readonly rows: readonly number[];
}

function groupsOf(group: WordColumn | undefined, rows: number): readonly NamedRows[] {
  if (group === undefined) return [{ name: null, rows: Array.from({ length: rows }, (_, i) => i) }];
  const members = group.labels.map((): number[] => []);
  for (const [row, code] of group.codes.entries()) members[code]?.push(row);
  return group.labels.map((name, code) => ({ name, rows: members[code] ?? [] }));
}

/** People of a file of their own are asked about, not told of. */
function isTooSmall(question: PredictionQuestion, { rows }: NamedRows): boolean {
  return question.people === undefined && isHidden(peopleOf(question, rows), question.smallCounts);
}

function peopleOf({ people, person }: PredictionQuestion, rows: readonly number[]): number {
  if (people !== undefined || person === undefined) return rows.length;
  const own = Int32Array.from(rows, (row) => person[row] ?? row);
  return peopleAmong(own.length, own, () => true);
}

function hiddenGroup(group: string | null): PredictedGroup {
  const nothing = { at: [], median: null, medianInterval95: [null, null] } as const;
  return { group, people: null, rows: 0, averagedOver: 0, ...nothing };
}

/** What the side of each row is drawn by. */
function sidesOf(
  { time, start, cause, person }: PredictionQuestion,
  columns: readonly Float64Array[],
): Int32Array {
  return person ?? canonicalPlaces(time.length, [time, cause, start, ...columns]);
}

interface Learnt {
  readonly hazards: JointHazards;
  readonly models: readonly InfluenceModel[];
  readonly longest: number;
  readonly at: readonly number[];
}

function predictGroup(
  question: PredictionQuestion,
  { hazards, models, longest, at }: Learnt,
  { name, rows, columns }: NamedRows & { readonly columns: readonly Float64Array[] },
): PredictedGroup {
  const sampled = sampleOf(rows, columns, question.seed);
  const people = alikeTogether(sampled, columns);
  const curves = groupCurves(hazards, people);
  const half = medianPlace(curves.out, hazards.times);
  const seen = at.filter((time) => time <= longest);
  const times = half < 0 ? seen : [...seen, hazards.times[half] ?? 0];
  const errors = groupErrors(hazards, people, { models, cluster: question.person, times });
  const figures = question.causes.length + 1;
  const shareAt = (a: number, time: number, figure: number): PredictedShare => {
    if (time > longest) return { share: null, standardError: null, interval95: [null, null] };
    const place = hazards.times.findLastIndex((each) => each <= time);
    const values =
      figure === 0 ? curves.stay : curves.out.subarray((figure - 1) * hazards.times.length);
    const share = place < 0 ? Number(figure === 0) : (values[place] ?? 0);
    const standardError = errors[a * figures + figure] ?? 0;
    return { share, standardError, interval95: shareInterval(share, standardError, "log_log") };
  };
  return {
    group: name,
    people: peopleOf(question, rows),
    rows: rows.length,
    averagedOver: sampled.length,
    at: at.map((time, a) => ({
      time,
      beyondData: time > longest,
      stillIn: shareAt(a, time, 0),
      out: Object.fromEntries(question.causes.map((cause, k) => [cause, shareAt(a, time, k + 1)])),
    })),
    ...medianOf(curves.out, hazards.times, {
      half,
      error: errors[seen.length * figures + 1] ?? 0,
    }),
  };
}

function sampleOf(
  rows: readonly number[],
  columns: readonly Float64Array[],
  seed: number,
): readonly number[] {
  if (rows.length <= mostAveraged) return rows;
  const own = columns.map((column) => Float64Array.from(rows, (row) => column[row] ?? 0));
  const places = canonicalPlaces(rows.length, own);
  const drawn = rows.map((row, i) => ({ row, chance: uniform(seed, 2, places[i] ?? i) }));
  drawn.sort((a, b) => a.chance - b.chance);
  return drawn.slice(0, mostAveraged).map(({ row }) => row);
}

/** People with the same covariates are followed once. */
function alikeTogether(rows: readonly number[], columns: readonly Float64Array[]): GroupPeople {
  const places = new Map<string, number>();
  const firsts: number[] = [];
  const counts: number[] = [];
  for (const row of rows) {
    const key = columns.map((column) => column[row]).join(" ");
    const place = places.get(key) ?? firsts.length;
    if (place === firsts.length) {
      places.set(key, place);
      firsts.push(row);
      counts.push(0);
    }
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return {
    columns: columns.map((column) => Float64Array.from(firsts, (row) => column[row] ?? 0)),
    counts: Float64Array.from(counts),
  };
}

/** The first place at which half have had the first exit; −1 when the data do not reach it. */
function medianPlace(out: Float64Array, times: Float64Array): number {
  return out.subarray(0, times.length).findIndex((share) => share >= 0.5);
}

/** The limits are where the curve reaches its own limits at the median. */
function medianOf(
  out: Float64Array,
  times: Float64Array,
  { half, error }: { readonly half: number; readonly error: number },
): Pick<PredictedGroup, "median" | "medianInterval95"> {
  if (half < 0) return { median: null, medianInterval95: [null, null] };
  const [lower, upper] = shareInterval(out[half] ?? 0, error, "log_log");
  const reached = (share: number): number | null => {
    const place = out.subarray(0, times.length).findIndex((value) => value >= share);
    return place < 0 ? null : (times[place] ?? null);
  };
  return { median: times[half] ?? null, medianInterval95: [reached(lower), reached(upper)] };
}
