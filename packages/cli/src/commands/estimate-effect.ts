import { bootstrapEffect, estimateEffect, type EffectReport } from "@luotsi/usecases/effects";

import type { Command } from "../command.ts";
import { drawsOf, estimateOptions, rulesOf } from "../effects/effect-options.ts";
import { readEffectFile } from "../effects/effect-file.ts";
import { effectTable } from "../effects/effect-table.ts";
import { inContractForm } from "../effects/report-form.ts";
import { fileFacts, neededText, noteProblems, onlyFile } from "../survival/survival-options.ts";

/** `luotsi effects estimate`: what a service did, by one method, and how sure that is. */
export const estimateEffectCommand: Command = {
  usage:
    "F.csv --treatment COL --outcome COL --method METHOD [--covariates a,b] [--categorical x,y] …",
  options: estimateOptions,
  run: async (context) => {
    const { options } = context;
    const path = onlyFile(context);
    const treatment = neededText(options, "treatment");
    const outcome = neededText(options, "outcome");
    const rules = rulesOf(context);
    const { columns, file } = await readEffectFile(context, path, {
      treatment,
      outcome,
      method: rules.method,
    });
    const dropped = { missing: file.missing, rejected: file.rejected };
    const draws = drawsOf(options);
    const estimated = estimateEffect(columns, rules, dropped);
    const report =
      draws === undefined
        ? estimated
        : await bootstrapEffect(estimated, { columns, rules }, { draws });
    if (context.json) context.print(JSON.stringify({ ...written(report), ...fileFacts(file) }));
    else {
      context.print(effectTable(report, context.language));
      noteProblems(context, file);
    }
    return file.rejected > 0 ? 3 : 0;
  },
};

/** Details of a method stand beside the contract's fields. */
function written({ details, ...report }: EffectReport): Readonly<Record<string, unknown>> {
  return { ...inContractForm(report), ...details };
}
