import { copyData } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";

/** `luotsi rebuild`: the columnar copy anew from the truth, its rows and sums proved. */
export const rebuildCopy: Command = {
  usage: "",
  options: workspaceOptions,
  run: async ({ options, json, print }) => {
    await inWorkspace(options, { command: "rebuild", act: "change" }, async (workspace) => {
      const copy = await copyData(workspace);
      const lines = Object.entries(copy.rows).map(([table, rows]) => `${table}: ${rows}`);
      print(json ? JSON.stringify(copy) : [copy.path, ...lines].join("\n"));
    });
    return 0;
  },
};
