import { writeFile } from "node:fs/promises";

import { privacyFormats } from "@luotsi/contract";
import { writePlainDocument } from "@luotsi/reports";
import { impactAssessment, processingRecord } from "@luotsi/usecases";

import type { Command } from "../command.ts";
import { inWorkspace } from "../in-workspace.ts";
import { workspaceOptions } from "../workspace-options.ts";
import { wrongUsage } from "../wrong-usage.ts";

const makers = { record: processingRecord, assessment: impactAssessment } as const;

/** `luotsi report processing`: documents about the processing, made from the configuration. */
export const reportProcessing: Command = {
  usage: "--document record|assessment --format pdf|html|md --out FILE",
  options: {
    document: { type: "string", help: "record (article 30) or assessment (article 35)" },
    format: { type: "string", help: "pdf, html or md; defaults to pdf" },
    out: { type: "string", help: "file to write" },
    ...workspaceOptions,
  },
  run: async ({ options, json, language, print }) => {
    const command = "report processing";
    const { out, document } = options;
    const format = privacyFormats.find((each) => each === (options["format"] ?? "pdf"));
    if (typeof out !== "string" || format === undefined || !isMaker(document)) {
      throw wrongUsage(reportProcessing.usage);
    }
    const errand = { command, act: "export", ids: { document, format } } as const;
    await inWorkspace(options, errand, async (workspace, tell) => {
      tell({ people: "nobody" });
      const made = await makers[document](workspace, language);
      await writeFile(out, (await writePlainDocument(made, format)).content);
    });
    print(json ? JSON.stringify({ document, format, file: out }) : out);
    return 0;
  },
};

function isMaker(text: unknown): text is keyof typeof makers {
  return typeof text === "string" && text in makers;
}
