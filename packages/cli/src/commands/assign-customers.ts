import { parseDay, type Language } from "@luotsi/base";
import { assignCustomers } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi access assign`: whose customers some people are, which decides who may see them. */
export const assign: Command = {
  usage: "PSEUDONYM… --team TEAM --from DAY [--worker USER]",
  options: {
    team: { type: "string", help: "id of the team, as in the sign-in settings" },
    worker: { type: "string", help: "id of the user, as in the audit log; nobody when left out" },
    from: { type: "string", help: "the first day, YYYY-MM-DD" },
    ...workspaceOptions,
  },
  run: async (context) => {
    const { options, words: pseudonyms } = context;
    const command = "access assign";
    const { team, worker, from } = options;
    const day = typeof from === "string" ? parseDay(from) : undefined;
    if (pseudonyms.length === 0 || typeof team !== "string" || day === undefined) {
      throw wrongUsage("PSEUDONYM… --team --from");
    }
    const assignment = {
      pseudonyms,
      team,
      worker: typeof worker === "string" ? worker : undefined,
      from: day,
    };
    const errand = { command, act: "change", ids: { person: pseudonyms, team } } as const;
    await inWorkspace(options, errand, async (workspace) => {
      await assignCustomers(workspace, assignment);
    });
    context.print(
      context.json
        ? JSON.stringify({ assigned: pseudonyms.length })
        : words[context.language](pseudonyms.length),
    );
    return 0;
  },
};

const words: Readonly<Record<Language, (count: number) => string>> = {
  fi: (count) => `Asiakkaita siirretty: ${count}`,
  sv: (count) => `Kunder flyttade: ${count}`,
  en: (count) => `Customers assigned: ${count}`,
};
