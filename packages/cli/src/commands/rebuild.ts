import { copyData, openWorkspace } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { workspaceOptions, workspacePlace } from "../workspace-options.ts";

/** `luotsi rebuild`: the columnar copy anew from the truth, its rows and sums proved. */
export const rebuildCopy: Command = {
  usage: "",
  options: workspaceOptions,
  run: async ({ options, json, print }) => {
    const workspace = await openWorkspace(workspacePlace(options, "rebuild"));
    try {
      const copy = await copyData(workspace);
      const lines = Object.entries(copy.rows).map(([table, rows]) => `${table}: ${rows}`);
      print(json ? JSON.stringify(copy) : [copy.path, ...lines].join("\n"));
      return 0;
    } finally {
      await workspace.close();
    }
  },
};
