import { type Localised, type Problem } from "@luotsi/base";
import type { WordColumn } from "@luotsi/usecases/survival";

import { told } from "../columns/column-cell.ts";
import type { AskedColumn, ColumnFile, RowRule } from "../columns/read-columns.ts";
import type { CommandContext, OptionValues } from "../command.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** The text of an option, undefined when it was not given. */
export function optionText(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** The text of an option that a command cannot do without. @throws AppError WRONG_USAGE. */
export function neededText(options: OptionValues, name: string): string {
  const value = optionText(options, name);
  if (value === undefined || value === "") throw wrongUsage(`--${name} COL`);
  return value;
}

/** Names separated by commas; none when the option was not given. */
export function nameList(options: OptionValues, name: string): readonly string[] {
  const text = optionText(options, name) ?? "";
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** One of some words. @throws AppError WRONG_USAGE. */
export function oneOf<Word extends string>(
  options: OptionValues,
  name: string,
  words: readonly [Word, ...Word[]],
): Word {
  const text = optionText(options, name) ?? words[0];
  const found = words.find((word) => word === text);
  if (found === undefined) {
    throw wrongUsage(`--${name} ${words.join("|")}`);
  }
  return found;
}

/** Times to read at; undefined when none are given. @throws AppError WRONG_USAGE when one is no time. */
export function timesAsked(options: OptionValues): readonly number[] | undefined {
  const texts = nameList(options, "at");
  if (texts.length === 0) return undefined;
  const times = texts.map(Number);
  if (times.every((time) => Number.isFinite(time) && time >= 0)) return times;
  throw wrongUsage("--at 10,20");
}

/** A whole number between limits. @throws AppError WRONG_USAGE. */
export function wholeAsked(
  options: OptionValues,
  option: string,
  limits: {
    readonly or: number;
    readonly least: number;
    readonly most: number;
  },
): number {
  const text = optionText(options, option);
  if (text === undefined) return limits.or;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= limits.least && value <= limits.most) return value;
  throw wrongUsage(`--${option} ${limits.least}…${limits.most}`);
}

/** The one file a command reads. @throws AppError WRONG_USAGE. */
export function onlyFile({ words }: CommandContext): string {
  const [path, more] = words;
  if (path === undefined || more !== undefined) throw wrongUsage("F.csv");
  return path;
}

/** Columns asked for, each heading once. @throws AppError WRONG_USAGE when one is asked for in two ways. */
export function askedOnce(columns: readonly AskedColumn[]): readonly AskedColumn[] {
  const seen = new Map<string, AskedColumn>();
  for (const column of columns) {
    const before = seen.get(column.heading);
    if (before !== undefined && before.kind !== column.kind) {
      throw wrongUsage(`${column.heading}: ${before.kind}, ${column.kind}`);
    }
    seen.set(column.heading, { ...before, ...column });
  }
  return [...seen.values()];
}

const notAfterStart: Localised = {
  fi: "Aika ei ole alkuajan jälkeen, joten rivillä ei ole seurantaa.",
  sv: "Tiden är inte efter starttiden, så raden har ingen uppföljning.",
  en: "The time is not after the start, so the row has no follow-up.",
};

/** A row whose observation ends no later than it begins is a problem. */
export function endsAfterStart(time: string, start: string | undefined): RowRule | undefined {
  if (start === undefined) return undefined;
  return (value) =>
    value(start) < value(time)
      ? undefined
      : { heading: time, code: "NOT_AFTER_START", message: notAfterStart };
}

/** Months, weeks or days: more periods than this are no spell of anyone's. */
const mostPeriods = 3000;

/** Also, times that are not whole months, or are too long to be, are problems. */
export function wholeTimes(time: string, start: string | undefined): RowRule {
  const later = endsAfterStart(time, start);
  return (value) => {
    const heading = [time, start].find(
      (each) => each !== undefined && !Number.isInteger(value(each)),
    );
    if (heading !== undefined) return { heading, ...told("NOT_WHOLE") };
    if (value(time) > mostPeriods) {
      return { heading: time, ...told("OUT_OF_RANGE", { min: 1, max: mostPeriods }) };
    }
    return later?.(value);
  };
}

/** What every survival command says of its file. */
export function fileFacts(file: ColumnFile): Readonly<Record<string, unknown>> {
  return {
    detected: file.detected,
    rows: file.rows,
    used: file.used,
    dropped: { missing: file.missing, rejected: file.rejected },
    problems: file.problems.map(({ line, column, code, message }) => ({
      line,
      column: column ?? null,
      code,
      message: message.en,
      messages: message,
    })),
  };
}

/** Tells a person on standard error which rows were left out. */
export function noteProblems(context: CommandContext, file: ColumnFile): void {
  for (const problem of file.problems) context.note(lineOf(problem, context));
}

function lineOf({ line, column, message }: Problem, { language }: CommandContext): string {
  const place = column === undefined ? String(line) : `${line}, ${column}`;
  return `${place}: ${message[language]}`;
}

/** The column of a category as codes; undefined when it was not asked for. */
export function categoryOf(file: ColumnFile, heading: string | undefined): WordColumn | undefined {
  return heading === undefined ? undefined : file.category(heading);
}

/** The column as numbers; undefined when it was not asked for. */
export function numbersOf(file: ColumnFile, heading: string | undefined): Float64Array | undefined {
  return heading === undefined ? undefined : file.numbers(heading);
}
