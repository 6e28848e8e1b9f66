import { writeParquet } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

const name = "export parquet";

/** `luotsi export parquet`: every table as Parquet, partitioned by area and month. */
export const exportParquetFiles: Command = {
  usage: "--out DIR",
  options: {
    out: { type: "string", help: "folder to write; made when needed" },
    ...workspaceOptions,
  },
  run: async ({ options, json, print }) => {
    const { out } = options;
    if (typeof out !== "string" || out === "") {
      throw wrongUsage("--out DIR");
    }
    await inWorkspace(options, { command: name, act: "export" }, async (workspace, tell) => {
      tell({ people: "everyone" });
      const tables = await writeParquet(workspace, out);
      const lines = tables.map(({ table, rows, path }) => `${table}: ${rows}: ${path}`);
      print(json ? JSON.stringify({ out, tables }) : lines.join("\n"));
    });
    return 0;
  },
};
