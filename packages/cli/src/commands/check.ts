import type { Language } from "@luotsi/base";
import type { CheckView } from "@luotsi/contract";
import { runChecks } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { writtenCheck } from "../data/written-texts.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";

/** `luotsi check`: the sanity checks over everything stored. */
export const checkData: Command = {
  usage: "",
  options: workspaceOptions,
  run: async ({ options, json, language, print }) => {
    const errand = { command: "check", act: "read" } as const;
    const { checks, finding, ranAt } = await inWorkspace(
      options,
      errand,
      async (workspace) => await runChecks(workspace, { chain: "all" }),
    );
    if (json) {
      print(JSON.stringify({ checks: checks.map(writtenCheck), finding: finding.en, ranAt }));
      return 0;
    }
    const lines = checks.flatMap((check) => readable(check, language));
    print([finding[language], ...lines].join("\n"));
    return 0;
  },
};

function readable(check: CheckView, language: Language): readonly string[] {
  const { level, title, message, code, next } = check;
  const line = `${level}: ${title[language]}: ${message[language]} (${code})`;
  return next === null ? [line] : [line, `  → ${next[language]}`];
}
