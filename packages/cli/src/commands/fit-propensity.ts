import { prepareRows, propensityReport, usualEffectRules } from "@luotsi/usecases/effects";

import type { Command } from "../command.ts";
import { numberOf, scoreOptions } from "../effects/effect-options.ts";
import { readEffectFile } from "../effects/effect-file.ts";
import { propensityTable } from "../effects/propensity-table.ts";
import { writtenWarnings } from "../effects/report-form.ts";
import { smallCountsOf } from "../small-counts-option.ts";
import { fileFacts, neededText, noteProblems, onlyFile } from "../survival/survival-options.ts";

/** `luotsi effects propensity`: the model of who got the service. */
export const fitPropensity: Command = {
  usage: "F.csv --treatment COL --covariates a,b [--categorical x,y]",
  options: scoreOptions,
  run: async (context) => {
    const { options } = context;
    const path = onlyFile(context);
    const treatment = neededText(options, "treatment");
    const { columns, file } = await readEffectFile(context, path, {
      treatment,
      outcome: undefined,
      method: undefined,
    });
    const ridge = numberOf(options, "ridge", { least: 0, most: 1e6 }) ?? 0;
    const smallCounts = smallCountsOf(options);
    const report = propensityReport(
      prepareRows(columns, { ...usualEffectRules, ridge, smallCounts }),
    );
    if (context.json) {
      const warnings = writtenWarnings(report.warnings);
      context.print(JSON.stringify({ ...report, warnings, ...fileFacts(file) }));
    } else {
      context.print(propensityTable(report, context.language));
      noteProblems(context, file);
    }
    return file.rejected > 0 ? 3 : 0;
  },
};
