import { basename } from "node:path";

import type { ImportOutcome } from "@luotsi/contract";
import { importFile, refuseWrongStructure, type Workspace } from "@luotsi/usecases";

import type { Command, CommandContext } from "../command.ts";
import { importReport, importSentences } from "../data/import-report.ts";
import { patientProgress } from "../data/patient-progress.ts";
import { readingOf, readingOptions } from "../data/reading-options.ts";
import { sourceOption } from "../data/source-option.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

const name = "import";
/** Who imports, in the batch's record. */
const importer = "cli";

/** `luotsi import`: files into the workspace, as the page does it. */
export const importFiles: Command = {
  usage: "FILE… --source ID [--dry-run]",
  options: {
    source: { type: "string", help: "what the files are; see luotsi sources" },
    "dry-run": { type: "boolean", help: "read and compare everything, store nothing" },
    ...readingOptions,
    ...workspaceOptions,
  },
  run: async (context) => {
    const { words, options } = context;
    if (words.length === 0) throw wrongUsage("FILE");
    const source = sourceOption(options);
    const reading = readingOf(options, source);
    return await inWorkspace(
      options,
      { command: name, act: "change", ids: { source } },
      async (workspace) => {
        const files = words.map((path) => ({
          file: { path, name: basename(path) },
          source,
          reading,
        }));
        if (files.length > 1) {
          for (const file of files) await refuseWrongStructure(workspace, file);
        }
        return await importAll(workspace, files, context);
      },
    );
  },
};

type Wanted = Pick<Parameters<typeof importFile>[1], "file" | "source" | "reading">;

async function importAll(
  workspace: Workspace,
  files: readonly Wanted[],
  context: CommandContext,
): Promise<0 | 3> {
  const outcomes: ImportOutcome[] = [];
  for (const [i, wanted] of files.entries()) {
    const progress = patientProgress(context.note);
    const outcome = await importFile(workspace, {
      ...wanted,
      importer,
      dryRun: context.options["dry-run"] === true,
      afterwards: i === files.length - 1 ? "at-once" : "later",
      onProgress: ({ share, rows }) => {
        progress(() => `${wanted.file.name}: ${Math.floor(share * 100)} %, ${rows}`);
      },
    });
    outcomes.push(outcome);
    if (!context.json) context.print(importSentences(outcome, context.language));
  }
  if (context.json) context.print(JSON.stringify(importReport(outcomes)));
  return outcomes.some(({ rejected }) => rejected > 0) ? 3 : 0;
}
