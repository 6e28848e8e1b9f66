import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { exportQuarantine, wholeAreaWorkspace } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { batchWord } from "../data/source-option.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi quarantine`: a delivery's rejected rows with their reasons, to correct and import again. */
export const writeQuarantine: Command = {
  usage: "BATCH [--out FILE]",
  options: {
    out: { type: "string", help: "file to write; defaults to karanteeni-BATCH-SOURCE.csv" },
    ...workspaceOptions,
  },
  run: async ({ options, words, json, print }) => {
    const batch = batchWord(words);
    const errand = { command: "quarantine", act: "export", ids: { batch } } as const;
    await inWorkspace(options, errand, async (workspace, tell) => {
      const file = await exportQuarantine(wholeAreaWorkspace(workspace, "command"), batch);
      tell(file.reach);
      const out = typeof options["out"] === "string" ? options["out"] : file.fileName;
      await writeTo(out, file.content);
      print(json ? JSON.stringify({ batch, file: out, rows: file.rows }) : `${out}: ${file.rows}`);
    });
    return 0;
  },
};

async function writeTo(path: string, content: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(content), createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    if (code === undefined || !code.startsWith("E")) throw error;
    throw wrongUsage(`--out ${path}: ${code}`);
  }
}
