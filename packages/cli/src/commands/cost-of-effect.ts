import { costReport } from "@luotsi/usecases/effects";

import type { Command, CommandContext } from "../command.ts";
import { costTable } from "../effects/cost-table.ts";
import { drawsOf, estimateOptions, rulesOf } from "../effects/effect-options.ts";
import { readEffectFile } from "../effects/effect-file.ts";
import { inContractForm } from "../effects/report-form.ts";
import {
  fileFacts,
  nameList,
  neededText,
  noteProblems,
  onlyFile,
} from "../survival/survival-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

const usualDraws = 1000;

/** `luotsi effects cost`: what one more unit of the outcome costs, and how likely the service pays for itself. */
export const costOfEffect: Command = {
  usage:
    "F.csv --treatment COL --outcome COL --cost COL[,COL] [--savings COL,…] [--worth 50,100] --method METHOD [--covariates a,b] …",
  options: {
    ...estimateOptions,
    cost: { type: "string", help: "headings of euros spent on each person, added up" },
    savings: { type: "string", help: "headings of euros saved on each person, taken off; none" },
    worth: { type: "string", help: "euros that one unit of the outcome may be worth, with commas" },
    bootstrap: { type: "string", help: "draws of persons; 1000" },
  },
  run: async (context) => {
    const { options } = context;
    const path = onlyFile(context);
    const treatment = neededText(options, "treatment");
    const outcome = neededText(options, "outcome");
    neededText(options, "cost");
    const rules = rulesOf(context);
    const euros = { costs: nameList(options, "cost"), savings: nameList(options, "savings") };
    const { columns, file } = await readEffectFile(context, path, {
      treatment,
      outcome,
      method: rules.method,
      euros,
    });
    const net = columns.euros ?? new Float64Array(file.used);
    const report = await costReport(
      { ...columns, euros: net },
      { rules, dropped: { missing: file.missing, rejected: file.rejected } },
      { draws: drawsOf(options) ?? usualDraws, worth: worthsOf(context) },
    );
    if (context.json) {
      context.print(JSON.stringify({ ...inContractForm(report), ...fileFacts(file) }));
    } else {
      context.print(costTable(report, context.language));
      noteProblems(context, file);
    }
    return file.rejected > 0 ? 3 : 0;
  },
};

function worthsOf({ options }: CommandContext): readonly number[] {
  const worths = nameList(options, "worth").map(Number);
  if (worths.every((worth) => Number.isFinite(worth) && Math.abs(worth) <= 1e12)) return worths;
  throw wrongUsage("--worth 50,100");
}
