import { liabilityPlan } from "@luotsi/law";

import type { Command, CommandContext } from "../command.ts";
import {
  ledgerOfFiles,
  liabilityFileOptions,
  readLiabilityFiles,
  textOption,
} from "../liability/liability-files.ts";
import { liabilityReport, type Computed } from "../liability/liability-report.ts";
import { liabilityTable } from "../liability/liability-table.ts";
import { writeRows } from "../liability/row-output.ts";

/** `luotsi liability compute`: what the municipality owes for each payment of a file. */
export const computeLiability: Command = {
  usage: "--payments P.csv [--persons N.csv] [--residence R.csv] [--assume key=value]…",
  options: {
    ...liabilityFileOptions,
    rows: { type: "string", help: "file to write a line for each payment to" },
  },
  run: async (context) => {
    const files = await readLiabilityFiles(context.options);
    const plan = liabilityPlan("fi-dated", files.choice);
    const { file, persons, homes, choice } = files;
    const computed: Computed = {
      file,
      ledger: ledgerOfFiles(files, plan),
      plan,
      choice,
      persons,
      municipalities: homes?.municipalities,
    };
    const report = liabilityReport(computed);
    const rows = textOption(context.options, "rows");
    if (rows !== undefined) writeRows(rows, computed.file, computed);
    for (const warning of report.warnings) context.note(warning.message[context.language]);
    print(context, report);
    return 0;
  },
};

function print(context: CommandContext, report: ReturnType<typeof liabilityReport>): void {
  if (!context.json) {
    context.print(liabilityTable(report, context.language));
    return;
  }
  const warnings = report.warnings.map(({ message, ...where }) => ({
    ...where,
    message: message.en,
    messages: message,
  }));
  context.print(JSON.stringify({ ...report, warnings }));
}
