import type { Covariates, EventCoding } from "@luotsi/usecases/survival";
import { exitsOf } from "@luotsi/usecases/survival";

import { readColumns, type AskedColumn, type ColumnFile } from "../columns/read-columns.ts";
import type { CommandContext, OptionDefinition } from "../command.ts";
import { dialectOf, dialectOptions } from "../dialect-options.ts";
import {
  askedOnce,
  categoryOf,
  endsAfterStart,
  nameList,
  neededText,
  numbersOf,
  onlyFile,
  optionText,
  wrongUsage,
} from "./survival-options.ts";

/** Options of every model of durations. */
export const modelOptions = {
  time: { type: "string", help: "heading of the time at which observation ended" },
  event: { type: "string", help: "heading of whether it ended in the event: 1 yes, 0 no" },
  start: { type: "string", help: "heading of the time at which observation began; from the start" },
  covariates: { type: "string", help: "headings of covariates that are numbers, with commas" },
  categorical: { type: "string", help: "headings of covariates that are classes, with commas" },
  cluster: { type: "string", help: "heading of the person, when rows repeat persons" },
  weights: { type: "string", help: "heading of how much each row counts; one" },
  strata: { type: "string", help: "heading of the stratum, each with a baseline of its own" },
  ...dialectOptions,
} as const satisfies Readonly<Record<string, OptionDefinition>>;

/** What a model is fitted to. */
export interface ModelFile {
  readonly file: ColumnFile;
  readonly time: Float64Array;
  readonly start: Float64Array | undefined;
  readonly event: Uint8Array;
  readonly coding: EventCoding;
  readonly covariates: Covariates;
  readonly cluster: Int32Array | undefined;
  readonly stratum: Int32Array | undefined;
  readonly weights: Float64Array | undefined;
}

/**
 * Reads the file of a model by the options.
 *
 * @param command its name. @param earliest smallest time allowed.
 * @throws AppError WRONG_USAGE, or when the file is refused.
 */
export async function readModelFile(
  context: CommandContext,
  command: string,
  earliest: number,
): Promise<ModelFile> {
  const { options } = context;
  const path = onlyFile(context, command);
  const [time, event] = [
    neededText(options, "time", command),
    neededText(options, "event", command),
  ];
  const classes = nameList(options, "categorical");
  const numbers = nameList(options, "covariates").filter((name) => !classes.includes(name));
  if (numbers.length + classes.length === 0) throw wrongUsage("--covariates a,b", command);
  const [start, cluster, weights, stratum] = (
    ["start", "cluster", "weights", "strata"] as const
  ).map((option) => optionText(options, option));
  const file = await readColumns(
    path,
    askedOnce(
      [
        { heading: time, kind: "number", atLeast: earliest },
        { heading: event, kind: "event" },
        ...given([start, weights], { kind: "number", atLeast: 0 }),
        ...given([cluster, stratum, ...classes], { kind: "category" }),
        ...given(numbers, { kind: "number" }),
      ],
      command,
    ),
    {
      overrides: dialectOf(options, command),
      hint: "--time, --event, --start, --covariates, --categorical, --cluster, --weights, --strata",
      rule: endsAfterStart(time, start),
    },
  );
  const exits = exitsOf(file.numbers(event), event, undefined);
  return {
    file,
    time: file.numbers(time),
    start: numbersOf(file, start),
    event: exits.cause,
    coding: exits.coding,
    covariates: {
      numbers: numbers.map((name) => ({ name, values: file.numbers(name) })),
      classes: classes.map((name) => ({ name, words: file.category(name) })),
    },
    cluster: categoryOf(file, cluster)?.codes,
    stratum: categoryOf(file, stratum)?.codes,
    weights: numbersOf(file, weights),
  };
}

function given(
  headings: readonly (string | undefined)[],
  how: Omit<AskedColumn, "heading">,
): readonly AskedColumn[] {
  return headings.flatMap((heading) => (heading === undefined ? [] : [{ heading, ...how }]));
}
