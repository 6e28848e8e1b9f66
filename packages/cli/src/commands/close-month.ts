import { parseMonth } from "@luotsi/base";
import { closeMonth as close, showMonths } from "@luotsi/usecases";

import type { Command, CommandContext } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

type MonthStatus = Awaited<ReturnType<typeof showMonths>>;

/** `luotsi month close MONTH`: closes the month and the open ones before it for good. */
export const closeMonth: Command = {
  usage: "MONTH",
  options: workspaceOptions,
  run: async (context) => {
    const text = context.words[0] ?? "";
    const month = parseMonth(text);
    if (month === undefined) {
      throw wrongUsage(`${text}? YYYY-MM`);
    }
    await inWorkspace(
      context.options,
      { command: "month close", act: "change", ids: { month: text } },
      async (workspace) => {
        print(context, await close(workspace, { month, by: "command" }));
      },
    );
    return 0;
  },
};

/** `luotsi month status`: which months are closed. */
export const monthStatus: Command = {
  usage: "",
  options: workspaceOptions,
  run: async (context) => {
    await inWorkspace(
      context.options,
      { command: "month status", act: "read" },
      async (workspace) => {
        print(context, await showMonths(workspace));
      },
    );
    return 0;
  },
};

const stateWords = {
  fi: { open: "avoin", closed: "suljettu", none: "Aineistoja ei ole tuotu." },
  sv: { open: "öppen", closed: "stängd", none: "Inga material har importerats." },
  en: { open: "open", closed: "closed", none: "No data has been imported." },
} as const;

function print(context: CommandContext, status: MonthStatus): void {
  if (context.json) {
    context.print(JSON.stringify(status));
    return;
  }
  const words = stateWords[context.language];
  if (status.months.length === 0) context.print(words.none);
  for (const { month, state, closedOn, obstacles } of status.months) {
    const reasons = obstacles.map((reason) => reason[context.language]).join("; ");
    context.print([month, words[state], closedOn ?? reasons].join("  ").trimEnd());
  }
}
