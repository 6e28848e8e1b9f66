import { readRounding, setRounding } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

const choices = { "3": 3, "5": 5, none: null } as const;

/** `luotsi disclosure`: shows whether counts of people are rounded besides hiding the small ones, or changes it. */
export const disclosure: Command = {
  usage: "[--round-to 3|5|none]",
  options: {
    "round-to": {
      type: "string",
      help: "round counts of people to multiples of 3 or 5; none only hides the small ones",
    },
    ...workspaceOptions,
  },
  run: async (context) => {
    const { options } = context;
    const wanted = wantedRounding(options["round-to"]);
    await inWorkspace(options, { command: "disclosure", act: "change" }, async ({ store }) => {
      if (wanted !== undefined) await setRounding(store, wanted, "command");
      const roundTo = (await readRounding(store))?.base ?? null;
      context.print(context.json ? JSON.stringify({ roundTo }) : String(roundTo ?? "none"));
    });
    return 0;
  },
};

/** @returns undefined where nothing is asked for. @throws AppError WRONG_USAGE */
function wantedRounding(text: unknown): 3 | 5 | null | undefined {
  if (text === undefined) return undefined;
  if (text === "3" || text === "5" || text === "none") return choices[text];
  throw wrongUsage("--round-to: 3, 5, none");
}
