import { writeFile } from "node:fs/promises";

import { erasureGrounds, privacyFormats, wholeArea } from "@luotsi/contract";
import { writePlainDocument } from "@luotsi/reports";
import { eraseOnOrder, extractDocument, extractPerson } from "@luotsi/usecases";

import type { Command, OptionValues } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi person extract`: everything kept of a person and who has seen it, for the person. */
export const personExtract: Command = {
  usage: "PSEUDONYM --format pdf|html|md|json --out FILE",
  options: {
    format: { type: "string", help: "pdf, html, md or json; defaults to pdf" },
    out: { type: "string", help: "file to write" },
    ...workspaceOptions,
  },
  run: async ({ options, words, json, language, print }) => {
    const command = "person extract";
    const pseudonym = pseudonymWord(words);
    const out = options["out"];
    if (typeof out !== "string" || out === "") {
      throw wrongUsage("--out FILE");
    }
    const format = oneOf(options["format"] ?? "pdf", {
      name: "format",
      choices: [...privacyFormats, "json"],
    });
    const ids = { purpose: "data-subject-request", person: pseudonym, format };
    await inWorkspace(options, { command, act: "export", ids }, async (workspace, tell) => {
      const extract = await extractPerson(workspace, pseudonym, wholeArea);
      tell({ people: [pseudonym] });
      if (format === "json") {
        await writeFile(out, `${JSON.stringify(extract, null, 2)}\n`, { mode: 0o600 });
        return;
      }
      const document = await extractDocument(workspace, extract, language);
      const { content } = await writePlainDocument(document, format);
      await writeFile(out, content, { mode: 0o600 });
    });
    print(json ? JSON.stringify({ person: pseudonym, file: out }) : out);
    return 0;
  },
};

/** `luotsi person erase`: erases who a person is and cuts the rows loose; sums stay. */
export const personErase: Command = {
  usage: "PSEUDONYM --ground GROUND",
  options: {
    ground: { type: "string", help: erasureGrounds.join(", ") },
    ...workspaceOptions,
  },
  run: async ({ options, words, json, print }) => {
    const command = "person erase";
    const pseudonym = pseudonymWord(words);
    const ground = oneOf(options["ground"], { name: "ground", choices: erasureGrounds });
    const ids = { purpose: "data-subject-request", person: pseudonym, ground };
    const done = await inWorkspace(
      options,
      { command, act: "change", ids },
      async (workspace) => await eraseOnOrder(workspace, { pseudonym, ground }, wholeArea),
    );
    const tables = done.delinked.map(({ table, rows }) => `${table}: ${rows}`);
    print(json ? JSON.stringify(done) : [`vault: ${done.identityValues}`, ...tables].join("\n"));
    return 0;
  },
};

function pseudonymWord(words: readonly string[]): string {
  const [pseudonym = ""] = words;
  if (words.length === 1 && /^[a-z0-9-]{1,64}$/.test(pseudonym)) return pseudonym;
  throw wrongUsage("PSEUDONYM");
}

interface Choices<Choice extends string> {
  readonly name: string;
  readonly choices: readonly Choice[];
}

function oneOf<Choice extends string>(
  given: OptionValues[string],
  { name, choices }: Choices<Choice>,
): Choice {
  const choice = choices.find((each) => each === given);
  if (choice !== undefined) return choice;
  throw wrongUsage(`--${name} ${choices.join(", ")}`);
}
