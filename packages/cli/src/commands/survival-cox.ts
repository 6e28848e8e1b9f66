import { coxReport } from "@luotsi/usecases/survival";

import type { Command } from "../command.ts";
import { coxTable } from "../survival/cox-table.ts";
import { modelOptions, readModelFile } from "../survival/model-file.ts";
import { fileFacts, noteProblems, oneOf, timesAsked } from "../survival/survival-options.ts";

/** `luotsi survival cox`: what makes an exit come sooner or later, as hazard ratios. */
export const survivalCox: Command = {
  usage:
    "F.csv --time COL --event COL [--start COL] [--cause COL --exit WORD] --covariates a,b [--categorical x] [--ties efron|breslow] [--cluster COL] [--strata COL] [--weights COL] [--offset COL] [--at 90,180]",
  options: {
    ...modelOptions,
    at: { type: "string", help: "times at which the baseline is told, with commas; none" },
    ties: { type: "string", help: "exits on the same day: efron or breslow; efron" },
  },
  run: async (context) => {
    const ties = oneOf(context.options, "ties", ["efron", "breslow"]);
    const { file, ...model } = await readModelFile(context, { earliest: 0, times: "any" });
    const at = timesAsked(context.options)?.toSorted((a, b) => a - b);
    const report = coxReport({ ...model, ties, at });
    if (context.json)
      context.print(JSON.stringify({ exit: model.causes[0], ...report, ...fileFacts(file) }));
    else {
      context.print(coxTable(report, context.language));
      noteProblems(context, file);
    }
    return file.rejected > 0 ? 3 : 0;
  },
};
