import { writeFileSync } from "node:fs";

import { writeFundingModelsReport } from "@luotsi/reports";
import { reportFundingModels } from "@luotsi/usecases";

import type { Command, CommandContext } from "../command.ts";
import { unwritablePath } from "../unwritable-path.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

const name = "report funding-models";

/** `luotsi report funding-models`: the written cost-benefit analysis of the funding-model change, as PDF. */
export const reportFundingModelsCommand: Command = {
  usage: "--out FILE [--from YYYY-MM] [--to YYYY-MM] [--language fi|sv|en]",
  options: {
    out: { type: "string", help: "PDF file to write" },
    from: {
      type: "string",
      help: "first benefit month; defaults to a year before the last whole one",
    },
    to: { type: "string", help: "last benefit month; defaults to the last whole one" },
    ...workspaceOptions,
  },
  run: async (context) => {
    const out = path(context);
    const query = { from: monthOption(context, "from"), to: monthOption(context, "to") };
    await inWorkspace(
      context.options,
      { command: name, act: "export" },
      async (workspace, tell) => {
        const report = await reportFundingModels(workspace, query);
        const { from: first, to: last } = report.models.period;
        tell({ people: "nobody", months: { first, last } });
        const { content } = await writeFundingModelsReport(report, context.language);
        writeOut(out, content);
        const { period, finding, models, differenceCents } = report.models;
        if (context.json) {
          context.print(
            JSON.stringify({ file: out, bytes: content.length, period, models, differenceCents }),
          );
        } else {
          context.print(finding[context.language]);
          context.print(out);
        }
      },
    );
    return 0;
  },
};

function path({ options }: CommandContext): string {
  const { out } = options;
  if (typeof out !== "string") throw wrongUsage("--out FILE");
  return out;
}

function monthOption({ options }: CommandContext, option: "from" | "to"): string | undefined {
  const value = options[option];
  if (typeof value !== "string") return undefined;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) {
    throw wrongUsage(`--${option} ${value}: YYYY-MM`);
  }
  return value;
}

function writeOut(out: string, content: Uint8Array): void {
  try {
    writeFileSync(out, content);
  } catch (error) {
    throw unwritablePath(error, { option: "--out", path: out });
  }
}
