import { monthlyReport } from "@luotsi/usecases/survival";

import type { Command } from "../command.ts";
import { modelOptions, readModelFile } from "../survival/model-file.ts";
import { monthlyTable } from "../survival/monthly-table.ts";
import { fileFacts, noteProblems, oneOf, timesAsked } from "../survival/survival-options.ts";

const { strata: _strata, offset: _offset, exit: _exit, ...options } = modelOptions;

/** `luotsi survival monthly`: the chance of leaving in each month of a spell, to what, and what moves it. */
export const survivalMonthly: Command = {
  usage:
    "F.csv --time COL --event COL [--start COL] [--cause COL] --covariates a,b [--categorical x] [--link logit|cloglog] [--baseline months|line] [--cluster COL] [--weights COL] [--at 3,6,12]",
  options: {
    ...options,
    time: { type: "string", help: "heading of the last whole month (or other period), from 1" },
    start: { type: "string", help: "heading of the months passed before observation began; none" },
    link: { type: "string", help: "logit (odds) or cloglog (hazards as Cox's); logit" },
    baseline: { type: "string", help: "months: a level for each; line: a straight line; months" },
    at: { type: "string", help: "months by whose end shares are told, with commas; round ones" },
  },
  run: async (context) => {
    const at = timesAsked(context.options);
    const link = oneOf(context.options, "link", ["logit", "cloglog"]);
    const baseline = oneOf(context.options, "baseline", ["months", "line"]);
    const { file, time, start, ...model } = await readModelFile(context, {
      earliest: 1,
      times: "whole",
    });
    const report = monthlyReport({
      ...model,
      months: Int32Array.from(time),
      first: start === undefined ? undefined : Int32Array.from(start, (passed) => passed + 1),
      link,
      baseline,
      at,
    });
    if (context.json) context.print(JSON.stringify({ ...report, ...fileFacts(file) }));
    else {
      context.print(monthlyTable(report, context.language));
      noteProblems(context, file);
    }
    return file.rejected > 0 ? 3 : 0;
  },
};
