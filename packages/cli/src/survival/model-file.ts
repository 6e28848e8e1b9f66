import type { Covariates, EventCoding, SmallCounts, WordColumn } from "@luotsi/usecases/survival";

import { readColumns, type AskedColumn, type ColumnFile } from "../columns/read-columns.ts";
import type { CommandContext, OptionDefinition } from "../command.ts";
import { dialectOf, dialectOptions } from "../dialect-options.ts";
import { smallCountsOf, smallCountsOption } from "../small-counts-option.ts";
import { askedExits, exitFirst, readExits } from "./exit-columns.ts";
import {
  askedOnce,
  categoryOf,
  endsAfterStart,
  wholeTimes,
  nameList,
  neededText,
  numbersOf,
  onlyFile,
  optionText,
} from "./survival-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** Options of every model of durations. */
export const modelOptions = {
  time: { type: "string", help: "heading of the time at which observation ended" },
  event: { type: "string", help: "heading of whether it ended in the event: 1 yes, 0 no" },
  start: { type: "string", help: "heading of the time at which observation began; from the start" },
  cause: { type: "string", help: "heading of what the exit was to, when exits compete" },
  exit: { type: "string", help: "which cause is the event; other exits end observation" },
  covariates: { type: "string", help: "headings of covariates that are numbers, with commas" },
  categorical: { type: "string", help: "headings of covariates that are classes, with commas" },
  cluster: { type: "string", help: "heading of the person, when rows repeat persons" },
  weights: { type: "string", help: "heading of how much each row counts; one" },
  strata: { type: "string", help: "heading of the stratum, each with a baseline of its own" },
  offset: {
    type: "string",
    help: "heading of what is added to the log hazard (log time); nothing",
  },
  ...smallCountsOption,
  ...dialectOptions,
} as const satisfies Readonly<Record<string, OptionDefinition>>;

/** What a model is fitted to. */
export interface ModelFile {
  readonly file: ColumnFile;
  readonly time: Float64Array;
  readonly start: Float64Array | undefined;
  /** 1 where the row ends in the event: any exit, or the one asked for when they compete. */
  readonly event: Uint8Array;
  /** 0 where observation ended without an exit, 1 for the event, more for other exits. */
  readonly cause: Uint8Array;
  /** Names of the causes, the event's first; the event's heading when exits do not compete. */
  readonly causes: readonly [string, ...string[]];
  readonly coding: EventCoding;
  readonly covariates: Covariates;
  readonly cluster: Int32Array | undefined;
  readonly stratum: WordColumn | undefined;
  readonly offset: Float64Array | undefined;
  readonly weights: Float64Array | undefined;
  /** Headings of the covariates, numbers and classes. */
  readonly headings: CovariateHeadings;
  readonly smallCounts: SmallCounts;
  readonly more: WordColumn | undefined;
}

export interface CovariateHeadings {
  readonly numbers: readonly string[];
  readonly classes: readonly string[];
}

/**
 * Reads the file of a model by the options.
 *
 * @param how the smallest time allowed, and the heading of one more class to read.
 * @throws AppError WRONG_USAGE, or when the file is refused.
 */
export async function readModelFile(
  context: CommandContext,
  how: {
    readonly earliest: number;
    readonly times: "any" | "whole";
    readonly more?: string | undefined;
  },
): Promise<ModelFile> {
  const { options } = context;
  const { earliest, more } = how;
  const path = onlyFile(context);
  const [time, event] = [neededText(options, "time"), neededText(options, "event")];
  const headings = covariateHeadings(context);
  const { numbers, classes } = headings;
  const [start, cluster, weights, stratum, cause, offset] = (
    ["start", "cluster", "weights", "strata", "cause", "offset"] as const
  ).map((option) => optionText(options, option));
  const file = await readColumns(
    path,
    askedOnce([
      { heading: time, kind: "number", atLeast: earliest },
      ...askedExits(event, cause),
      ...given([start, weights], { kind: "number", atLeast: 0 }),
      ...given([cluster, stratum, more, ...classes], { kind: "category" }),
      ...given([offset, ...numbers], { kind: "number" }),
    ]),
    {
      overrides: dialectOf(options),
      hint: "--time, --event, --start, --cause, --covariates, --categorical, --cluster, --weights, --strata, --offset",
      rule: how.times === "whole" ? wholeTimes(time, start) : endsAfterStart(time, start),
    },
  );
  const wanted = optionText(options, "exit");
  const exits = exitFirst(readExits(file, event, cause), { event, cause, wanted });
  return {
    file,
    time: file.numbers(time),
    start: numbersOf(file, start),
    event: Uint8Array.from(exits.cause, (code) => Number(code === 1)),
    cause: exits.cause,
    causes: exits.causes,
    coding: exits.coding,
    covariates: covariatesOf(file, headings),
    cluster: categoryOf(file, cluster)?.codes,
    stratum: categoryOf(file, stratum),
    offset: numbersOf(file, offset),
    weights: numbersOf(file, weights),
    headings,
    smallCounts: smallCountsOf(options),
    more: categoryOf(file, more),
  };
}

function covariateHeadings({ options }: CommandContext): CovariateHeadings {
  const classes = nameList(options, "categorical");
  const numbers = nameList(options, "covariates").filter((name) => !classes.includes(name));
  if (numbers.length + classes.length === 0) throw wrongUsage("--covariates a,b");
  return { numbers, classes };
}

/** Covariates of a file as a person names them. */
export function covariatesOf(
  file: ColumnFile,
  { numbers, classes }: CovariateHeadings,
): Covariates {
  return {
    numbers: numbers.map((name) => ({ name, values: file.numbers(name) })),
    classes: classes.map((name) => ({ name, words: file.category(name) })),
  };
}

function given(
  headings: readonly (string | undefined)[],
  how: Omit<AskedColumn, "heading">,
): readonly AskedColumn[] {
  return headings.flatMap((heading) => (heading === undefined ? [] : [{ heading, ...how }]));
}
