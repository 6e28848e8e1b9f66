import { AppError, dayFromOrdinal, formatDay, type Problem } from "@luotsi/base";
import { liabilityBenefits, municipalLiability, rowsWithoutLaw } from "@luotsi/engines";
import { chooseAssumptions, liabilityPlan, type AssumptionChoice } from "@luotsi/law";

import type { Command, CommandContext, OptionValues } from "../command.ts";
import { dialectOf, dialectOptions } from "../dialect-options.ts";
import {
  liabilityAssumptionIds,
  liabilityReport,
  type Computed,
} from "../liability/liability-report.ts";
import { liabilityTable } from "../liability/liability-table.ts";
import { readPayments, type PaymentFile } from "../liability/payment-file.ts";
import { readPersons } from "../liability/person-file.ts";
import { readResidences } from "../liability/residence-file.ts";
import { noLaw } from "../liability/row-faults.ts";
import { writeRows } from "../liability/row-output.ts";

const name = "liability compute";

/** `luotsi liability compute`: what the municipality owes for each payment of a file. */
export const computeLiability: Command = {
  usage: "--payments P.csv [--persons N.csv] [--residence R.csv] [--assume key=value]…",
  options: {
    payments: { type: "string", help: "file of payments, a row per payment period of a person" },
    persons: { type: "string", help: "file of opening counters and exempt groups" },
    residence: { type: "string", help: "file of municipalities of residence" },
    assume: {
      type: "string",
      multiple: true,
      help: `an answer to an open question, name=value: ${liabilityAssumptionIds.join(", ")}`,
    },
    rows: { type: "string", help: "file to write a line for each payment to" },
    ...dialectOptions,
  },
  run: async (context) => {
    const computed = await compute(context.options);
    const report = liabilityReport(computed);
    const rows = text(context.options, "rows");
    if (rows !== undefined) writeRows(rows, computed.file, computed);
    for (const warning of report.warnings) context.note(warning.message[context.language]);
    print(context, report);
    return 0;
  },
};

async function compute(options: OptionValues): Promise<Computed> {
  const path = text(options, "payments");
  if (path === undefined) throw usage("--payments P.csv");
  const choice = chosen(options);
  const overrides = dialectOf(options, name);
  const file = await readPayments(path, overrides);
  const personPath = text(options, "persons");
  const persons =
    personPath === undefined ? undefined : await readPersons(personPath, file.people, overrides);
  const homePath = text(options, "residence");
  const homes =
    homePath === undefined ? undefined : await readResidences(homePath, file.people, overrides);
  const plan = liabilityPlan("fi-dated", choice);
  refuseWithoutLaw(file, rowsWithoutLaw(file.columns, plan));
  const ledger = municipalLiability(
    { payments: file.columns, persons, residences: homes?.columns },
    plan,
  );
  return { file, ledger, plan, choice, municipalities: homes?.municipalities };
}

function print(context: CommandContext, report: ReturnType<typeof liabilityReport>): void {
  if (!context.json) {
    context.print(liabilityTable(report, context.language));
    return;
  }
  const warnings = report.warnings.map(({ code, message }) => ({
    code,
    message: message.en,
    messages: message,
  }));
  context.print(JSON.stringify({ ...report, warnings }));
}

function refuseWithoutLaw(file: PaymentFile, rows: readonly number[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const problems: Problem[] = rows
    .slice(0, 1000)
    .map((row) => Object.assign({ line: file.lines[row] ?? 0 }, noLaw));
  const day = formatDay(dayFromOrdinal(file.columns.start[first] ?? 0));
  const rule = liabilityBenefits[file.columns.benefit[first] ?? 0] ?? "";
  throw new AppError("NO_LAW_IN_FORCE", { day, rule }, problems);
}

function chosen(options: OptionValues): AssumptionChoice {
  const { assume } = options;
  const changes = (Array.isArray(assume) ? assume : []).map(String);
  for (const change of changes) {
    const asked = change.split("=")[0] ?? "";
    if (!liabilityAssumptionIds.some((id) => id === asked)) {
      throw usage(`--assume ${asked}? (${liabilityAssumptionIds.join(", ")})`);
    }
  }
  return chooseAssumptions(changes);
}

function text(options: OptionValues, option: string): string | undefined {
  const value = options[option];
  return typeof value === "string" ? value : undefined;
}

function usage(reason: string): AppError {
  return new AppError("WRONG_USAGE", { reason, command: name });
}
