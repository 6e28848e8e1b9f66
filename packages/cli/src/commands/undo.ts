import type { Language } from "@luotsi/base";
import type { UndoView } from "@luotsi/contract";
import { undoImport } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { batchWord } from "../data/source-option.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";

/** `luotsi undo`: takes a delivery back while nothing later rests on it. */
export const undoBatchCommand: Command = {
  usage: "BATCH",
  options: workspaceOptions,
  run: async ({ options, words, json, language, print }) => {
    const batch = batchWord(words);
    await inWorkspace(
      options,
      { command: "undo", act: "change", ids: { batch } },
      async (workspace) => {
        const undone = await undoImport(workspace, batch, "cli");
        print(json ? JSON.stringify(undone) : sentences[language](undone));
      },
    );
    return 0;
  },
};

const sentences: Readonly<Record<Language, (undone: UndoView) => string>> = {
  fi: ({ batch, removed, restored }) =>
    `Toimitus ${batch} on peruttu: ${removed} riviä poistui, ${restored} aiempaa arvoa palasi.`,
  sv: ({ batch, removed, restored }) =>
    `Leverans ${batch} är ångrad: ${removed} rader försvann, ${restored} tidigare värden gäller igen.`,
  en: ({ batch, removed, restored }) =>
    `Batch ${batch} is undone: ${removed} rows left, ${restored} earlier values are back.`,
};
