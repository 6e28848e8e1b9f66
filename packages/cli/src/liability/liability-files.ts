import { AppError, dayFromOrdinal, formatDay, type Problem } from "@luotsi/base";
import {
  liabilityBenefits,
  municipalLiability,
  rowsWithoutLaw,
  type LiabilityLedger,
} from "@luotsi/engines";
import { chooseAssumptions, type AssumptionChoice, type LiabilityLawPlan } from "@luotsi/law";

import type { OptionDefinition, OptionValues } from "../command.ts";
import { dialectOf, dialectOptions } from "../dialect-options.ts";
import { liabilityAssumptionIds } from "./liability-report.ts";
import { readPayments, type PaymentFile } from "./payment-file.ts";
import { readPersons, type PersonFile } from "./person-file.ts";
import { readResidences, type ResidenceFile } from "./residence-file.ts";
import { noLaw } from "./row-faults.ts";
import { wrongUsage } from "../wrong-usage.ts";

/** Options of every command that computes the share of a file of payments. */
export const liabilityFileOptions = {
  payments: { type: "string", help: "file of payments, a row per payment period of a person" },
  persons: { type: "string", help: "file of opening counters and exempt groups" },
  residence: { type: "string", help: "file of municipalities of residence" },
  assume: {
    type: "string",
    multiple: true,
    help: `an answer to an open question, name=value: ${liabilityAssumptionIds.join(", ")}`,
  },
  ...dialectOptions,
} as const satisfies Readonly<Record<string, OptionDefinition>>;

/** What the files of a calculation hold. */
export interface LiabilityFiles {
  readonly file: PaymentFile;
  readonly persons: PersonFile | undefined;
  readonly homes: ResidenceFile | undefined;
  readonly choice: AssumptionChoice;
}

/**
 * Reads the files the options name.
 *
 * @throws AppError WRONG_USAGE when the options are wrong, or when a file or any of its rows is refused.
 */
export async function readLiabilityFiles(options: OptionValues): Promise<LiabilityFiles> {
  const path = textOption(options, "payments");
  if (path === undefined) throw wrongUsage("--payments P.csv");
  const choice = chosen(options);
  const overrides = dialectOf(options);
  const file = await readPayments(path, overrides);
  const personPath = textOption(options, "persons");
  const persons =
    personPath === undefined ? undefined : await readPersons(personPath, file.people, overrides);
  const homePath = textOption(options, "residence");
  const homes =
    homePath === undefined ? undefined : await readResidences(homePath, file.people, overrides);
  return { file, persons, homes, choice };
}

/**
 * The ledger of the files under a plan.
 *
 * @throws AppError NO_LAW_IN_FORCE when the plan has no rule for some row.
 */
export function ledgerOfFiles(files: LiabilityFiles, plan: LiabilityLawPlan): LiabilityLedger {
  const { file, persons, homes } = files;
  refuseRowsWithoutLaw(file, plan);
  return municipalLiability({ payments: file.columns, persons, residences: homes?.columns }, plan);
}

/**
 * Refuses a file that has payments the plan has no rule for.
 *
 * @throws AppError NO_LAW_IN_FORCE, naming the lines.
 */
export function refuseRowsWithoutLaw(file: PaymentFile, plan: LiabilityLawPlan): void {
  const rows = rowsWithoutLaw(file.columns, plan);
  const [first] = rows;
  if (first === undefined) return;
  const problems: Problem[] = rows
    .slice(0, 1000)
    .map((row) => Object.assign({ line: file.lines[row] ?? 0 }, noLaw));
  const day = formatDay(dayFromOrdinal(file.columns.start[first] ?? 0));
  const rule = liabilityBenefits[file.columns.benefit[first] ?? 0] ?? "";
  throw new AppError("NO_LAW_IN_FORCE", { day, rule }, problems);
}

/** A text option; undefined when it was not given. */
export function textOption(options: OptionValues, option: string): string | undefined {
  const value = options[option];
  return typeof value === "string" ? value : undefined;
}

function chosen(options: OptionValues): AssumptionChoice {
  const { assume } = options;
  const changes = (Array.isArray(assume) ? assume : []).map(String);
  for (const change of changes) {
    const asked = change.split("=")[0] ?? "";
    if (!liabilityAssumptionIds.some((id) => id === asked)) {
      throw wrongUsage(`--assume ${asked}? (${liabilityAssumptionIds.join(", ")})`);
    }
  }
  return chooseAssumptions(changes);
}
