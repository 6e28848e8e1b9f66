import { retentionRules } from "@luotsi/contract";
import { runRetention, showRetention } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

const months = { fi: "kk", sv: "mån.", en: "months" } as const;

/** `luotsi retention rules`: how long what is kept, on what basis, and what has run out of time. */
export const retentionRulesCommand: Command = {
  usage: "",
  options: workspaceOptions,
  run: async ({ options, json, language, print }) => {
    const errand = { command: "retention rules", act: "read" } as const;
    const view = await inWorkspace(options, errand, showRetention);
    const lines = view.rules.map(
      ({ id, title, months: count, basis, due }) =>
        `${id}: ${title[language]}, ${count === null ? "–" : `${count} ${months[language]}`}; ${basis.act}, ${basis.section} (${basis.confidence})${due === null ? "" : `: ${due}`}`,
    );
    print(json ? JSON.stringify(view) : lines.join("\n"));
    return 0;
  },
};

/** `luotsi retention run`: removes what has run out of time, or says what it would remove. */
export const retentionRun: Command = {
  usage: "--dry-run | --apply",
  options: {
    "dry-run": { type: "boolean", help: "count what has run out of time and change nothing" },
    apply: { type: "boolean", help: "erase, empty and cut loose what has run out of time" },
    ...workspaceOptions,
  },
  run: async ({ options, json, language, print }) => {
    const isDry = options["dry-run"] === true;
    if (isDry === (options["apply"] === true)) {
      throw wrongUsage("--dry-run | --apply");
    }
    const errand = { command: "retention run", act: isDry ? "read" : "change" } as const;
    const steps = await inWorkspace(options, errand, async (workspace, tell) => {
      const done = await runRetention(workspace, isDry ? "dry-run" : "apply");
      tell({ people: done.flatMap(({ people }) => people) });
      return done;
    });
    const lines = steps.map(({ rule, done }) => {
      const title = retentionRules.find(({ id }) => id === rule)?.title[language] ?? rule;
      return `${title}: ${done}`;
    });
    print(json ? JSON.stringify({ dryRun: isDry, steps }) : lines.join("\n"));
    return 0;
  },
};
