import { availableParallelism } from "node:os";

import { AppError } from "@luotsi/base";
import { curveFigures, figuresEach, type AskedFigures, type Spells } from "@luotsi/engines";
import { quantileOfSorted } from "@luotsi/numerics";

import { runInWorkers } from "../parallel/run-in-workers.ts";
import { shareColumns } from "../parallel/share-columns.ts";
import type { CurveDrawsTask } from "./bootstrap-curves-task.ts";
import { canonicalOrder } from "./canonical-order.ts";
import { spellsOf, type CurveQuestion, type CurveReport } from "./curve-report.ts";

/** Draws a thread takes at a time; the same whatever the number of threads. */
const drawsEach = 25;
/** Rows times draws under which starting threads costs more than it saves. */
const worthThreads = 2e7;

/** More figures of all draws than this are kept by nobody. */
const mostFigures = 2e7;

export interface CurveDraws {
  readonly draws: number;
  readonly seed: number;
  /** As many as there are processors when the work is worth it, unless said. */
  readonly threads?: number | undefined;
}

/** A figure with the spread of its draws; null where too many draws do not reach it. */
export interface DrawnFigure {
  readonly value: number | null;
  readonly standardError: number | null;
  readonly interval95: readonly [number | null, number | null];
}

export interface DrawnFigures {
  /** Mean time within the horizon. */
  readonly restrictedMean: DrawnFigure;
  readonly median: DrawnFigure;
  readonly at: readonly {
    readonly time: number;
    readonly survival: DrawnFigure;
    readonly cumulativeIncidence?: Readonly<Record<string, DrawnFigure>>;
  }[];
}

/** Curves drawn anew by person: each group's figures, and how they differ from the first group's. */
export interface CurveBootstrap {
  readonly draws: number;
  readonly seed: number;
  /** To which means are taken: as asked, else the first of the groups' last times. */
  readonly horizon: number;
  readonly groups: readonly ({ readonly group: string | null } & DrawnFigures)[];
  readonly differences: readonly ({
    readonly group: string | null;
    readonly against: string | null;
  } & DrawnFigures)[];
}

/**
 * Draws persons with replacement, many times, and says how figures of curves and their differences between groups spread. The same bytes
 * with any number of threads, and in any order of the rows.
 */
export async function bootstrapCurves(
  question: CurveQuestion,
  { groups }: CurveReport,
  how: CurveDraws,
): Promise<CurveBootstrap> {
  const { draws, seed } = how;
  const spells = inOrder(spellsOf(question));
  const at = groups.find(({ n }) => n !== null)?.at.map(({ time }) => time) ?? [];
  const causes = question.causes;
  const horizon = question.horizon ?? commonHorizon(spells, groups.length);
  const asked = { horizon, at, causes: causes?.length ?? 0 };
  const each = figuresEach(asked);
  refuseTooMuch(groups.length, each * draws);
  const whole = curveFigures(spells, asked);
  const drawn = await drawAll(spells, asked, how);
  const told = groups.flatMap(({ group, n }, g) => (n === null ? [] : [{ name: group, g }]));
  const figuresOf = (read: (figures: Float64Array, f: number) => number): DrawnFigures =>
    written(
      (f) => {
        const values = drawn.map((figures) => read(figures, f));
        return figureOf(read(whole, f), Float64Array.from(values));
      },
      { at, causes },
    );
  const [first, ...others] = told;
  return {
    draws,
    seed,
    horizon,
    groups: told.map(({ name, g }) => ({
      group: name,
      ...figuresOf((figures, f) => figures[g * each + f] ?? Infinity),
    })),
    differences: others.map(({ name, g }) => ({
      group: name,
      against: first?.name ?? null,
      ...figuresOf(
        (figures, f) =>
          (figures[g * each + f] ?? Infinity) - (figures[(first?.g ?? 0) * each + f] ?? Infinity),
      ),
    })),
  };
}

/** @throws AppError TOO_MANY_LEVELS. */
function refuseTooMuch(groups: number, figuresOfGroup: number): void {
  if (groups * figuresOfGroup <= mostFigures) return;
  const most = Math.floor(mostFigures / figuresOfGroup);
  throw new AppError("TOO_MANY_LEVELS", { column: "--group", levels: groups, most });
}

async function drawAll(
  spells: Spells,
  asked: AskedFigures,
  { draws, seed, threads }: CurveDraws,
): Promise<readonly Float64Array[]> {
  const rows = spells.time.length;
  const persons =
    spells.cluster === undefined
      ? rows
      : spells.cluster.reduce((most, code) => Math.max(most, code), 0) + 1;
  const shared = shareColumns(spells);
  const tasks = Array.from({ length: Math.ceil(draws / drawsEach) }, (_, k): CurveDrawsTask => {
    const from = k * drawsEach;
    return {
      spells: shared,
      persons,
      asked,
      seed,
      from,
      to: Math.min(draws, from + drawsEach),
    };
  });
  const isLarge = rows * draws > worthThreads;
  const parts = await runInWorkers<CurveDrawsTask, readonly Float64Array[]>({
    module: new URL("bootstrap-curves-task.ts", import.meta.url),
    tasks,
    threads: threads ?? (isLarge ? availableParallelism() : 1),
  });
  return parts.flat();
}

/** Rows without a person are drawn by their place, so they get one that does not depend on the file. */
function inOrder(spells: Spells): Spells {
  if (spells.cluster !== undefined) return spells;
  const { time, cause, entry, weights, group } = spells;
  const order = canonicalOrder(time.length, [group, time, cause, entry, weights]);
  const numbers = (column: ArrayLike<number>): Float64Array =>
    Float64Array.from(order, (row) => column[row] ?? 0);
  return {
    time: numbers(time),
    cause: Uint8Array.from(order, (row) => cause[row] ?? 0),
    ...(entry === undefined ? {} : { entry: numbers(entry) }),
    ...(weights === undefined ? {} : { weights: numbers(weights) }),
    ...(group === undefined ? {} : { group: Int32Array.from(order, (row) => group[row] ?? 0) }),
  };
}

function commonHorizon({ time, group }: Spells, groups: number): number {
  const last = new Float64Array(groups);
  for (let i = 0; i < time.length; i++) {
    const g = group?.[i] ?? 0;
    last[g] = Math.max(last[g] ?? 0, time[i] ?? 0);
  }
  return last.reduce((least, value) => Math.min(least, value), Infinity);
}

function written(
  read: (f: number) => DrawnFigure,
  { at, causes }: { readonly at: readonly number[]; readonly causes: CurveQuestion["causes"] },
): DrawnFigures {
  return {
    restrictedMean: read(0),
    median: read(1),
    at: at.map((time, k) => {
      const survival = read(2 + k);
      if (causes === undefined) return { time, survival };
      const shares = causes.map((name, c) => [name, read(2 + at.length * (1 + c) + k)] as const);
      return { time, survival, cumulativeIncidence: Object.fromEntries(shares) };
    }),
  };
}

/** An error needs every draw; an interval only that enough of them are numbers. */
function figureOf(value: number, drawn: Float64Array): DrawnFigure {
  const known = drawn.filter((each) => !Number.isNaN(each)).toSorted();
  const isWhole = known.length === drawn.length && known.every((each) => Number.isFinite(each));
  const limit = (p: number): number | null =>
    known.length < drawn.length ? null : finiteOrNull(quantileOfSorted(known, p));
  return {
    value: finiteOrNull(value),
    standardError: isWhole ? deviationOf(known) : null,
    interval95: [limit(0.025), limit(0.975)],
  };
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(square / (values.length - 1));
}
