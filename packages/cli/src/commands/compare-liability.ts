import { fundingModels, type FundingModelId } from "@luotsi/law";

import type { Command, OptionValues } from "../command.ts";
import { comparisonTable } from "../liability/comparison-table.ts";
import {
  liabilityFileOptions,
  readLiabilityFiles,
  textOption,
} from "../liability/liability-files.ts";
import { compareModels } from "../liability/model-comparison.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi liability compare`: what the municipality owes under several funding models, over the same people. */
export const compareLiability: Command = {
  usage: "--payments P.csv --rules fi-2015,fi-2025 [--persons N.csv] [--residence R.csv]",
  options: {
    ...liabilityFileOptions,
    rules: {
      type: "string",
      help: `models with commas between, two or more; the first is compared with: ${Object.keys(fundingModels).join(", ")}; defaults to fi-2015,fi-2025`,
    },
  },
  run: async (context) => {
    const models = modelsAsked(context.options);
    const files = await readLiabilityFiles(context.options);
    const report = compareModels(files, models);
    for (const warning of report.warnings) context.note(warning.message[context.language]);
    if (context.json) {
      const warnings = report.warnings.map(({ code, message }) => ({
        code,
        message: message.en,
        messages: message,
      }));
      context.print(JSON.stringify({ ...report, warnings }));
    } else context.print(comparisonTable(report, context.language));
    return 0;
  },
};

function modelsAsked(options: OptionValues): readonly FundingModelId[] {
  const asked = (textOption(options, "rules") ?? "fi-2015,fi-2025").split(",");
  const known = Object.keys(fundingModels).join(", ");
  const models = asked.map((id) => {
    if (!isModel(id)) throw wrongUsage(`--rules ${id}? (${known})`);
    return id;
  });
  if (models.length < 2 || new Set(models).size < models.length) {
    throw wrongUsage(`--rules ${asked.join(",")}: two or more of ${known}`);
  }
  return models;
}

function isModel(id: string): id is FundingModelId {
  return Object.hasOwn(fundingModels, id);
}
