import { parseMonth } from "@luotsi/base";
import { listIndicators, showIndicators, wholeAreaWorkspace } from "@luotsi/usecases";

import type { Command, CommandContext } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi indicators list`: every indicator with its definition. */
export const indicatorsList: Command = {
  usage: "",
  options: workspaceOptions,
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
      help: "municipality, age, sex, education, language, citizenship, team; two at the most",
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
    await inWorkspace(
      context.options,
      { command: "indicators compute", act: "read" },
      async (workspace) => {
        print(context, await showIndicators(wholeAreaWorkspace(workspace, "command"), query));
      },
    );
    return 0;
  },
};

type View = Awaited<ReturnType<typeof showIndicators>>;

function print(context: CommandContext, view: View): void {
  if (context.json) {
    context.print(JSON.stringify({ ...view, values: valuesOf(view), breaks: breaksOf(view) }));
    return;
  }
  for (const { finding, series, indicator, breaks } of view.results) {
    context.print(finding[context.language]);
    for (const { month, reason } of breaks)
      context.print(`  ${month}  ${reason[context.language]}`);
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

/** One line a figure, for scripts. */
function valuesOf(view: View): readonly object[] {
  return view.results.flatMap(({ indicator, series }) =>
    series.flatMap(({ group, points }) =>
      points.map((point) => ({
        id: indicator.id,
        group: Object.fromEntries(group.map(({ dimension, code }) => [dimension, code])),
        ...point,
      })),
    ),
  );
}

/** Months before which a series is not comparable. */
function breaksOf(view: View): readonly object[] {
  return view.results.flatMap(({ indicator, breaks }) =>
    breaks.map((each) => ({ id: indicator.id, ...each })),
  );
}

function text(context: CommandContext, name: string): string | undefined {
  const value = context.options[name];
  return typeof value === "string" ? value : undefined;
}

function monthOption(context: CommandContext, name: string): string | undefined {
  const value = text(context, name);
  if (value !== undefined && parseMonth(value) === undefined) {
    throw wrongUsage(`--${name} ${value}: YYYY-MM`);
  }
  return value;
}
