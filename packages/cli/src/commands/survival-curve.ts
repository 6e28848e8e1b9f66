import { bootstrapCurves, curveReport } from "@luotsi/usecases/survival";

import { readColumns, type AskedColumn } from "../columns/read-columns.ts";
import type { Command, OptionValues } from "../command.ts";
import { dialectOf, dialectOptions } from "../dialect-options.ts";
import { smallCountsOf, smallCountsOption } from "../small-counts-option.ts";
import { bootstrapTable } from "../survival/bootstrap-table.ts";
import { curveTable } from "../survival/curve-table.ts";
import { askedExits, readExits } from "../survival/exit-columns.ts";
import {
  askedOnce,
  categoryOf,
  endsAfterStart,
  fileFacts,
  neededText,
  noteProblems,
  numbersOf,
  oneOf,
  onlyFile,
  optionText,
  timesAsked,
  wholeAsked,
} from "../survival/survival-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi survival curve`: how long spells last, by group, and what they end in. */
export const survivalCurve: Command = {
  usage:
    "F.csv --time COL --event COL [--entry COL] [--group COL] [--cause COL] [--weights COL] [--cluster COL] [--strata COL] [--horizon 365] [--at 10,20] [--bootstrap 1000] [--seed N]",
  options: {
    time: { type: "string", help: "heading of the time at which observation ended" },
    event: { type: "string", help: "heading of whether it ended in an exit: 1 yes, 0 no" },
    entry: {
      type: "string",
      help: "heading of the time at which observation began; from the start",
    },
    group: { type: "string", help: "heading that tells groups apart" },
    cause: { type: "string", help: "heading of what the exit was to, when exits compete" },
    weights: { type: "string", help: "heading of how many each row counts for; one" },
    cluster: { type: "string", help: "heading of the person, when rows repeat persons" },
    strata: { type: "string", help: "heading within which the log-rank compares groups" },
    horizon: { type: "string", help: "time to which means are taken; each group's last time" },
    at: { type: "string", help: "times to read the curves at, with commas; some round ones" },
    interval: {
      type: "string",
      help: "scale of the intervals: log, log-log, plain, logit or arcsin; log",
    },
    bootstrap: {
      type: "string",
      help: "draws of persons for means, medians and differences between groups; none",
    },
    seed: { type: "string", help: "of those draws; 1" },
    ...smallCountsOption,
    ...dialectOptions,
  },
  run: async (context) => {
    const { options } = context;
    const path = onlyFile(context);
    const [time, event] = [neededText(options, "time"), neededText(options, "event")];
    const at = timesAsked(options);
    const draws = drawsAsked(options);
    const seed = wholeAsked(options, "seed", {
      or: 1,
      least: 0,
      most: 4_294_967_295,
    });
    const words = ["log", "log-log", "log_log", "plain", "logit", "arcsin"] as const;
    const asked = oneOf(options, "interval", words);
    const scale = asked === "log-log" ? "log_log" : asked;
    const [entry, weights, group, cause, cluster, strata] = (
      ["entry", "weights", "group", "cause", "cluster", "strata"] as const
    ).map((option) => optionText(options, option));
    const file = await readColumns(
      path,
      askedColumns({ time, event, entry, weights, group, cause, cluster, strata }),
      {
        overrides: dialectOf(options),
        hint: "--time, --event, --entry, --group, --cause, --weights, --cluster, --strata",
        rule: endsAfterStart(time, entry),
      },
    );
    const exits = readExits(file, event, cause);
    const question = {
      time: file.numbers(time),
      cause: exits.cause,
      causes: cause === undefined ? undefined : exits.causes,
      coding: exits.coding,
      entry: numbersOf(file, entry),
      weights: numbersOf(file, weights),
      cluster: categoryOf(file, cluster)?.codes,
      group: categoryOf(file, group),
      stratum: categoryOf(file, strata)?.codes,
      horizon: horizonAsked(options),
      at,
      scale,
      smallCounts: smallCountsOf(options),
    };
    const report = curveReport(question);
    const bootstrap =
      draws === undefined ? undefined : await bootstrapCurves(question, report, { draws, seed });
    if (context.json) {
      const drawn = bootstrap === undefined ? {} : { bootstrap };
      context.print(JSON.stringify({ ...report, ...drawn, ...fileFacts(file) }));
    } else {
      context.print(curveTable(report, context.language));
      if (bootstrap !== undefined) {
        context.print(`\n${bootstrapTable(bootstrap, context.language)}`);
      }
      noteProblems(context, file);
    }
    return file.rejected > 0 ? 3 : 0;
  },
};

function horizonAsked(options: OptionValues): number | undefined {
  const text = optionText(options, "horizon");
  if (text === undefined) return undefined;
  const horizon = Number(text);
  if (Number.isFinite(horizon) && horizon > 0) return horizon;
  throw wrongUsage("--horizon 365");
}

function drawsAsked(options: OptionValues): number | undefined {
  if (optionText(options, "bootstrap") === undefined) return undefined;
  return wholeAsked(options, "bootstrap", { or: 1000, least: 20, most: 100_000 });
}

interface Headings {
  readonly time: string;
  readonly event: string;
  readonly entry: string | undefined;
  readonly weights: string | undefined;
  readonly group: string | undefined;
  readonly cause: string | undefined;
  readonly cluster: string | undefined;
  readonly strata: string | undefined;
}

function askedColumns(headings: Headings): readonly AskedColumn[] {
  const { time, event, entry, weights, group, cause, cluster, strata } = headings;
  const asked: AskedColumn[] = [
    { heading: time, kind: "number", atLeast: 0 },
    ...askedExits(event, cause),
  ];
  for (const heading of [entry, weights]) {
    if (heading !== undefined) asked.push({ heading, kind: "number", atLeast: 0 });
  }
  for (const heading of [group, cluster, strata]) {
    if (heading !== undefined) asked.push({ heading, kind: "category" });
  }
  return askedOnce(asked);
}
