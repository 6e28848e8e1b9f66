import { AppError, parseMonth } from "@luotsi/base";
import { listIndicators, openWorkspace, showIndicators } from "@luotsi/usecases";

import type { Command, CommandContext } from "../command.ts";
import { workspaceOptions, workspacePlace } from "../workspace-options.ts";

/** `luotsi indicators list`: every indicator with its definition. */
export const indicatorsList: Command = {
  usage: "",
  options: {},
  run: (context) => {
    const list = listIndicators();
    if (context.json) context.print(JSON.stringify(list));
    for (const { id, question } of context.json ? [] : list.indicators) {
      context.print(`${id.padEnd(24)}  ${question[context.language]}`);
    }
    return Promise.resolve(0);
  },
};

/** `luotsi indicators compute`: values by month, for everyone or by group. */
export const indicatorsCompute: Command = {
  usage: "--id ID[,ID] --from MONTH --to MONTH [--by municipality,age,…]",
  options: {
    id: { type: "string", help: "indicators, with commas between; all without it" },
    from: { type: "string", help: "first month, YYYY-MM; two years back without it" },
    to: { type: "string", help: "last month, YYYY-MM; the newest without it" },
    by: {
      type: "string",
      help: "municipality, age, sex, education, language, citizenship; two at the most",
    },
    ...workspaceOptions,
  },
  run: async (context) => {
    const query = {
      ids: text(context, "id"),
      from: monthOption(context, "from"),
      to: monthOption(context, "to"),
      by: text(context, "by"),
    };
    const workspace = await openWorkspace(workspacePlace(context.options, "indicators compute"));
    try {
      print(context, await showIndicators(workspace, query));
    } finally {
      await workspace.close();
    }
    return 0;
  },
};

function print(context: CommandContext, view: Awaited<ReturnType<typeof showIndicators>>): void {
  if (context.json) {
    context.print(JSON.stringify(view));
    return;
  }
  for (const { finding, series, indicator } of view.results) {
    context.print(finding[context.language]);
    for (const { group, points } of series) {
      const who = group.map(({ title }) => title[context.language]).join(", ");
      for (const { month, value, because, provisional } of points) {
        const shown =
          value === null ? (because?.[context.language] ?? "") : value.toFixed(indicator.decimals);
        context.print(
          `  ${[month, who, shown, provisional ? "*" : ""].filter((part) => part !== "").join("  ")}`,
        );
      }
    }
  }
}

function text(context: CommandContext, name: string): string | undefined {
  const value = context.options[name];
  return typeof value === "string" ? value : undefined;
}

function monthOption(context: CommandContext, name: string): string | undefined {
  const value = text(context, name);
  if (value !== undefined && parseMonth(value) === undefined) {
    throw new AppError("WRONG_USAGE", {
      reason: `--${name} ${value}: YYYY-MM`,
      command: "indicators compute",
    });
  }
  return value;
}
