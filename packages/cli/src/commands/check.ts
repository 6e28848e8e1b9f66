import type { Language } from "@luotsi/base";
import type { CheckView } from "@luotsi/contract";
import { openWorkspace, runChecks } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { writtenCheck } from "../data/written-texts.ts";
import { workspaceOptions, workspacePlace } from "../workspace-options.ts";

/** `luotsi check`: the sanity checks over everything stored. */
export const checkData: Command = {
  usage: "",
  options: workspaceOptions,
  run: async ({ options, json, language, print }) => {
    const workspace = await openWorkspace(workspacePlace(options, "check"));
    try {
      const { checks, finding, ranAt } = await runChecks(workspace);
      if (json) {
        print(JSON.stringify({ checks: checks.map(writtenCheck), finding: finding.en, ranAt }));
        return 0;
      }
      const lines = checks.flatMap((check) => readable(check, language));
      print([finding[language], ...lines].join("\n"));
      return 0;
    } finally {
      await workspace.close();
    }
  },
};

function readable(check: CheckView, language: Language): readonly string[] {
  const { level, title, message, code, next } = check;
  const line = `${level}: ${title[language]}: ${message[language]} (${code})`;
  return next === null ? [line] : [line, `  → ${next[language]}`];
}
