import { readFile } from "node:fs/promises";

import { AppError } from "@luotsi/base";
import { listSavedScenarios, readScenarioText, saveScenario, showScenario } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi scenario list`: the saved scenarios and their changes in words. */
export const scenarioList: Command = {
  usage: "",
  options: workspaceOptions,
  run: async (context) => {
    const { json, language, print } = context;
    const saved = await inWorkspace(
      context.options,
      { command: "scenario list", act: "read" },
      listSavedScenarios,
    );
    const shown = saved.filter(({ isWithdrawn }) => !isWithdrawn);
    if (json) {
      print(JSON.stringify(shown));
      return 0;
    }
    for (const { id, version, name, changes } of shown) {
      print(
        [`${id} v${version}  ${name}`, ...changes.map((change) => `    ${change[language]}`)].join(
          "\n",
        ),
      );
    }
    return 0;
  },
};

/** `luotsi scenario show`: a saved version's definition, as `forecast liability --scenario` reads it. */
export const scenarioShow: Command = {
  usage: "ID [--version N]",
  options: {
    version: { type: "string", help: "the version; defaults to the newest" },
    ...workspaceOptions,
  },
  run: async (context) => {
    const { words, options, json, print } = context;
    const command = "scenario show";
    const [word, ...more] = words;
    const scenario = wholeNumber(word, "ID");
    if (more.length > 0) throw wrongUsage("ID");
    const version =
      options["version"] === undefined ? undefined : wholeNumber(options["version"], "--version N");
    const saved = await inWorkspace(
      context.options,
      { command, act: "read" },
      async (workspace) => await showScenario(workspace, { scenario, version }),
    );
    print(json ? JSON.stringify(saved) : JSON.stringify(saved.definition, null, 2));
    return 0;
  },
};

/** `luotsi scenario save`: keeps a file's scenario, as a new one or as the next version of one. */
export const scenarioSave: Command = {
  usage: "FILE [--id ID]",
  options: {
    id: { type: "string", help: "the scenario whose next version it is; a new one when left out" },
    ...workspaceOptions,
  },
  run: async (context) => {
    const { words, options, json, errorLanguage, print } = context;
    const command = "scenario save";
    const [file, ...more] = words;
    if (file === undefined || more.length > 0) {
      throw wrongUsage("FILE");
    }
    const id = options["id"] === undefined ? undefined : wholeNumber(options["id"], "--id ID");
    const definition = readScenarioText(await textOf(file), errorLanguage);
    const saved = await inWorkspace(
      context.options,
      { command, act: "change" },
      async (workspace) => {
        const basedOnVersion =
          id === undefined ? 0 : (await showScenario(workspace, { scenario: id })).newestVersion;
        const request = { basedOnVersion, definition, ...(id === undefined ? {} : { id }) };
        return await saveScenario(workspace, request, "cli");
      },
    );
    print(json ? JSON.stringify(saved) : `${saved.id} v${saved.version}  ${definition.name}`);
    return 0;
  },
};

function wholeNumber(word: unknown, usage: string): number {
  if (typeof word !== "string" || !/^[1-9]\d{0,8}$/.test(word)) {
    throw wrongUsage(usage);
  }
  return Number(word);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new AppError("FILE_NOT_READABLE", { file });
  }
}
