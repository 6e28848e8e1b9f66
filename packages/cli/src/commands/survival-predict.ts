import { exitPrediction } from "@luotsi/usecases/survival";

import type { Command } from "../command.ts";
import { modelOptions, readModelFile } from "../survival/model-file.ts";
import { readPeopleFile } from "../survival/people-file.ts";
import { predictionTable } from "../survival/prediction-table.ts";
import {
  fileFacts,
  noteProblems,
  optionText,
  timesAsked,
  wholeAsked,
} from "../survival/survival-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

const { strata: _strata, offset: _offset, weights: _weights, ...options } = modelOptions;

/** Each time ahead is a pass over all rows for its errors. */
const mostTimes = 50;

/** `luotsi survival predict`: the chance of an exit by times ahead for groups of people, and whether such predictions come true. */
export const survivalPredict: Command = {
  usage:
    "F.csv --time COL --event COL [--start COL] [--cause COL] [--exit WORD] --covariates a,b [--categorical x] [--cluster COL] [--for G.csv] [--group COL] [--at 30,90,180,365] [--seed N]",
  options: {
    ...options,
    exit: { type: "string", help: "which cause is predicted; the most frequent" },
    for: { type: "string", help: "file of the people to predict for; those of the first file" },
    group: { type: "string", help: "heading that tells groups of those people apart" },
    at: { type: "string", help: "times ahead, with commas; some round ones" },
    seed: { type: "string", help: "of the draw of persons that predictions are checked on; 1" },
  },
  run: async (context) => {
    const at = timesAsked(context.options);
    if ((at?.length ?? 0) > mostTimes) throw wrongUsage(`--at 1…${mostTimes}`);
    const seed = wholeAsked(context.options, "seed", {
      or: 1,
      least: 0,
      most: 4_294_967_295,
    });
    const group = optionText(context.options, "group");
    const path = optionText(context.options, "for");
    const { file, headings, cluster, covariates, ...model } = await readModelFile(context, {
      earliest: 0,
      times: "any",
      more: path === undefined ? group : undefined,
    });
    const other =
      path === undefined
        ? undefined
        : await readPeopleFile(context, path, {
            headings,
            known: covariates,
            group,
          });
    const report = exitPrediction({
      ...model,
      covariates,
      person: cluster,
      people: other?.people,
      group: other === undefined ? model.more : other.group,
      at,
      seed,
    });
    const rejected = file.rejected + (other?.file.rejected ?? 0);
    if (context.json) {
      const people = other === undefined ? {} : { people: fileFacts(other.file) };
      context.print(JSON.stringify({ ...report, ...fileFacts(file), ...people }));
    } else {
      context.print(predictionTable(report, context.language));
      noteProblems(context, file);
      if (other !== undefined) noteProblems(context, other.file);
    }
    return rejected > 0 ? 3 : 0;
  },
};
