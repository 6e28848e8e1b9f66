import { parametricReport } from "@luotsi/usecases/survival";

import type { Command } from "../command.ts";
import { modelOptions, readModelFile } from "../survival/model-file.ts";
import { parametricTable } from "../survival/parametric-table.ts";
import { fileFacts, noteProblems, oneOf } from "../survival/survival-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** A duration of nothing has no logarithm. */
const shortestTime = 1e-100;

/** `luotsi survival parametric`: how many times longer spells last, with a law of their length. */
export const survivalParametric: Command = {
  usage:
    "F.csv --time COL --event COL [--cause COL --exit WORD] --covariates a,b [--categorical x] --distribution exponential|weibull|lognormal [--start COL] [--cluster COL] [--weights COL]",
  options: {
    ...modelOptions,
    distribution: { type: "string", help: "exponential, weibull or lognormal; weibull" },
  },
  run: async (context) => {
    if (context.options["strata"] !== undefined) throw wrongUsage("--strata");
    const distribution = oneOf(context.options, "distribution", [
      "weibull",
      "exponential",
      "lognormal",
    ]);
    const { file, ...model } = await readModelFile(context, {
      earliest: shortestTime,
      times: "any",
    });
    const report = parametricReport({ ...model, distribution });
    if (context.json)
      context.print(JSON.stringify({ exit: model.causes[0], ...report, ...fileFacts(file) }));
    else {
      context.print(parametricTable(report, context.language));
      noteProblems(context, file);
    }
    return file.rejected > 0 ? 3 : 0;
  },
};
