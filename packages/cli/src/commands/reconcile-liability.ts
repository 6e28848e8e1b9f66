import { liabilityPlan } from "@luotsi/law";

import type { Command, CommandContext } from "../command.ts";
import { dialectOf } from "../dialect-options.ts";
import { checkFiles } from "../liability/check-invoice.ts";
import { readInvoice } from "../liability/invoice-file.ts";
import {
  ledgerOfFiles,
  liabilityFileOptions,
  readLiabilityFiles,
  textOption,
} from "../liability/liability-files.ts";
import { reconcileReport, type ReconcileReport } from "../liability/reconcile-report.ts";
import { reconcileTable } from "../liability/reconcile-table.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** `luotsi liability reconcile`: our ledger against the payer's invoice, person by person. */
export const reconcileLiability: Command = {
  usage:
    "--payments P.csv --invoice I.csv [--persons N.csv] [--residence R.csv] [--municipality CODE]… [--assume key=value]…",
  options: {
    ...liabilityFileOptions,
    invoice: { type: "string", help: "file of invoice lines, a row per person, benefit and month" },
    municipality: {
      type: "string",
      multiple: true,
      help: "whose invoice it is; defaults to the municipalities its lines name",
    },
  },
  run: async (context) => {
    const { options } = context;
    const path = textOption(options, "invoice");
    if (path === undefined) throw wrongUsage("--invoice I.csv");
    const files = await readLiabilityFiles(options);
    const plan = liabilityPlan("fi-dated", files.choice);
    const asked = askedMunicipalities(context);
    const known = {
      people: files.file.people,
      municipalities: [...new Set([...(files.homes?.municipalities ?? []), ...asked])],
    };
    const invoice = await readInvoice(path, known, dialectOf(options));
    const input = { files, plan, ledger: ledgerOfFiles(files, plan), invoice, asked };
    const report = reconcileReport(input, checkFiles(input));
    for (const warning of report.warnings) context.note(warning.message[context.language]);
    print(context, report);
    return 0;
  },
};

function askedMunicipalities({ options }: CommandContext): readonly string[] {
  const { municipality } = options;
  return Array.isArray(municipality) ? municipality.map(String) : [];
}

function print(context: CommandContext, report: ReconcileReport): void {
  if (!context.json) {
    context.print(reconcileTable(report, context.language));
    return;
  }
  const warnings = report.warnings.map(({ message, ...where }) => ({
    ...where,
    message: message.en,
    messages: message,
  }));
  context.print(JSON.stringify({ ...report, warnings }));
}
