import { AppError, type Problem } from "@luotsi/base";

import type { Command, CommandContext, OptionValues } from "../command.ts";
import { dialectOf, dialectOptions } from "../dialect-options.ts";
import { monthsInPeriod } from "../forecast/season-period.ts";
import { readSeriesFile, type SeriesFile } from "../forecast/series-file.ts";
import {
  forecastAll,
  writtenRefusal,
  writtenSeries,
  type SeriesAsked,
} from "../forecast/series-report.ts";
import { seriesTable } from "../forecast/series-table.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi forecast series`: forecasts the monthly series of a file, with intervals and a back-test. */
export const forecastSeriesCommand: Command = {
  usage: "F.csv --date COL --value COL [--group COL] [--season 12] [--horizon 12] [--nonnegative]",
  options: {
    date: { type: "string", help: "heading of the month, such as 2025-01, 2025M01 or 31.1.2025" },
    value: { type: "string", help: "heading of the value" },
    group: { type: "string", help: "heading that tells the file's series apart" },
    season: { type: "string", help: "periods in a season; 12" },
    horizon: { type: "string", help: "periods ahead; 12" },
    nonnegative: { type: "boolean", help: "the series cannot go below 0" },
    ...dialectOptions,
  },
  run: async (context) => {
    const { options, words } = context;
    const [path, more] = words;
    if (path === undefined || more !== undefined) throw wrongUsage("F.csv");
    const season = wholeNumber(options, "season", { or: 12, largest: 366 });
    const value = needed(options, "value");
    const asked: SeriesAsked = {
      name: value,
      season,
      horizon: wholeNumber(options, "horizon", { or: 12, largest: 600 }),
      nonnegative: options["nonnegative"] === true,
      monthsInPeriod: monthsInPeriod(season),
    };
    const columns = {
      date: needed(options, "date"),
      value,
      group: text(options, "group"),
    };
    const file = await readSeriesFile(path, columns, {
      overrides: dialectOf(options),
      monthsInPeriod: asked.monthsInPeriod,
    });
    return answer(context, file, asked);
  },
};

function answer(context: CommandContext, file: SeriesFile, asked: SeriesAsked): 0 | 3 {
  const { found, refused } = forecastAll(file.series, asked);
  const [first] = refused;
  if (found.length === 0 && first !== undefined) {
    throw new AppError(first.refusal.code, first.refusal.details, file.problems);
  }
  if (context.json) {
    context.print(
      JSON.stringify({
        series: found.map((one) => writtenSeries(one)),
        refused: refused.map((one) => writtenRefusal(one)),
        detected: file.detected,
        rows: file.rows,
        rejected: file.rejected,
        problems: file.problems.map((problem) => writtenProblem(problem)),
      }),
    );
  } else {
    context.print(seriesTable(found, refused, context.language));
    for (const { line, column, message } of file.problems) {
      const place = column === undefined ? String(line) : `${line}, ${column}`;
      context.note(`${place}: ${message[context.language]}`);
    }
  }
  return file.rejected > 0 || refused.length > 0 ? 3 : 0;
}

function writtenProblem({
  line,
  column,
  code,
  message,
}: Problem): Readonly<Record<string, unknown>> {
  return { line, column: column ?? null, code, message: message.en, messages: message };
}

function wholeNumber(
  options: OptionValues,
  name: string,
  limits: { readonly or: number; readonly largest: number },
): number {
  const written = text(options, name);
  if (written === undefined) return limits.or;
  const value = Number(written);
  if (/^\d+$/.test(written) && value >= 1 && value <= limits.largest) return value;
  throw wrongUsage(`--${name} 1…${limits.largest}`);
}

function needed(options: OptionValues, name: string): string {
  const value = text(options, name);
  if (value === undefined) throw wrongUsage(`--${name} COL`);
  return value;
}

function text(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}
