import { backUp, restore } from "@luotsi/usecases";

import type { Command, CommandContext } from "../command.ts";
import { patientProgress } from "../data/patient-progress.ts";
import { commandEvent, inWorkspace } from "../in-workspace.ts";
import { workspaceOptions, workspacePlace } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi backup`: the whole database as of one moment, into a new folder. */
export const backup: Command = {
  usage: "DIR",
  options: workspaceOptions,
  run: async (context) => {
    const folder = oneFolder(context);
    const errand = { command: "backup", act: "export" } as const;
    const manifest = await inWorkspace(context.options, errand, async (workspace, tell) => {
      tell({ people: "everyone" });
      return await backUp(workspace, folder, progress(context));
    });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const { takenAt, tables } = manifest;
    context.print(
      context.json
        ? JSON.stringify({ folder, takenAt, rows, tables })
        : `${folder}: ${tables.length} tables, ${rows} rows, as of ${takenAt}\n${keysApart}`,
    );
    return 0;
  },
};

/** `luotsi restore`: a backup into an empty database, every table's checksum compared. */
export const restoreCommand: Command = {
  usage: "DIR",
  options: workspaceOptions,
  run: async (context) => {
    const folder = oneFolder(context);
    const place = workspacePlace(context.options);
    const event = commandEvent(context.options, { command: "restore", act: "change" });
    const restored = await restore(place, folder, {
      onProgress: progress(context),
      event: { ...event, outcome: "done" },
    });
    const rows = restored.tables.reduce((sum, table) => sum + table.rows, 0);
    const { takenAt, tables, migrationBefore, migrationAfter } = restored;
    const raised =
      migrationBefore === migrationAfter
        ? ""
        : `\nThe schema was brought from ${migrationBefore} to ${migrationAfter}.`;
    context.print(
      context.json
        ? JSON.stringify({ folder, ...restored, rows })
        : `${tables.length} tables, ${rows} rows, as of ${takenAt}; every checksum agrees.${raised}\n${keysBack}`,
    );
    return 0;
  },
};

const keysApart = "Keys are not in the backup. Keep the workspace's *.key files apart from it.";
const keysBack = "Put the *.key files of the old workspace into the new one before it is used.";

function oneFolder({ words }: CommandContext): string {
  const [folder, ...more] = words;
  if (folder !== undefined && more.length === 0) return folder;
  throw wrongUsage("DIR");
}

function progress(
  context: CommandContext,
): (progress: { readonly table: string; readonly rows: number }) => void {
  const tell = patientProgress(context.note);
  return ({ table, rows }) => tell(() => `${table}: ${rows} rows`);
}
