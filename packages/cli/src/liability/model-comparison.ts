import { formatMonth, roundToCents } from "@luotsi/base";
import {
  inputUnderOtherLaw,
  liabilityTotals,
  municipalLiability,
  paidDaysClasses,
  rowsWithoutLaw,
  type LiabilityInput,
  type LiabilityLedger,
  type PaymentColumns,
} from "@luotsi/engines";
import { fundingRules, liabilityPlan, type FundingModelId } from "@luotsi/law";

import { ledgerOfFiles, refuseRowsWithoutLaw, type LiabilityFiles } from "./liability-files.ts";
import { liabilityAssumptionIds } from "./liability-report.ts";
import { liabilityWarnings, type LiabilityWarning } from "./liability-warnings.ts";

type EurosByKey = Readonly<Record<string, number>>;

/** What the municipality owes under one model; euros are unrounded. */
export interface ModelReport {
  readonly rules: FundingModelId;
  readonly totalOwedEur: number;
  /** The sum rounded once. */
  readonly totalOwedCents: number;
  /** By month the benefit is for. */
  readonly byMonth: EurosByKey;
  readonly byInvoiceMonth: EurosByKey;
  readonly byMunicipality: EurosByKey;
  readonly byBenefit: EurosByKey;
  /** By the paid days the person had when the payment began, counted as the rules of 2025 count them. */
  readonly byPaidDays: EurosByKey;
}

/** How a model differs from the first one asked for. */
export interface ModelDifference extends Omit<ModelReport, "totalOwedCents"> {
  readonly against: FundingModelId;
}

/** The command's answer as it is printed. */
export interface ComparisonReport {
  readonly models: readonly ModelReport[];
  /** The last model's total less the first one's. Unit: euros. */
  readonly difference: number;
  readonly differences: readonly ModelDifference[];
  readonly rows: number;
  readonly assumptions: Readonly<Record<string, string>>;
  readonly warnings: readonly LiabilityWarning[];
}

const reformSteps = fundingRules["tmt-2025"].steps.map(({ afterPaidDays }) => afterPaidDays);

/** Names of the classes of paid days: `1-100` … `701-`. */
export const paidDaysNames: readonly string[] = [
  ...reformSteps.map((limit, k) => `${(reformSteps[k - 1] ?? 0) + 1}-${limit}`),
  `${(reformSteps.at(-1) ?? 0) + 1}-`,
];

/**
 * Runs funding models over the same people.
 *
 * @param files payments and what is known of the people.
 * @param models at least two, the first one is the one compared with.
 * @throws AppError NO_LAW_IN_FORCE when a model has no rule for some payment.
 */
export function compareModels(
  files: LiabilityFiles,
  models: readonly FundingModelId[],
): ComparisonReport {
  const dated = datedRun(files, models);
  const run = (model: FundingModelId): Run => runModel(files, model, dated);
  const classes = paidDaysClasses(run("fi-2025").ledger, reformSteps);
  const reports = models.map((model) => modelReport(run(model), files, classes));
  const [first] = reports;
  const last = reports.at(-1);
  return {
    models: reports,
    difference: trimmed((last?.totalOwedEur ?? 0) - (first?.totalOwedEur ?? 0)),
    differences: reports.slice(1).map((report) => differenceOf(report, first ?? report)),
    rows: files.file.columns.person.length,
    assumptions: Object.fromEntries(liabilityAssumptionIds.map((id) => [id, files.choice[id]])),
    warnings: warningsUnder(files, dated ?? run("fi-2025")),
  };
}

interface Run {
  readonly model: FundingModelId;
  readonly ledger: LiabilityLedger;
  readonly payments: PaymentColumns;
  readonly plan: ReturnType<typeof liabilityPlan>;
}

function inputOf({ file, persons, homes }: LiabilityFiles): LiabilityInput {
  return { payments: file.columns, persons, residences: homes?.columns };
}

function warningsUnder(files: LiabilityFiles, { ledger, plan }: Run): readonly LiabilityWarning[] {
  return liabilityWarnings(files.file, ledger, plan);
}

/** The ledger under the law of each day, where every payment has one; always when it is asked for or a list needs it. */
function datedRun(files: LiabilityFiles, models: readonly FundingModelId[]): Run | undefined {
  const plan = liabilityPlan("fi-dated", files.choice);
  const payments = files.file.columns;
  const isNeeded = models.includes("fi-dated") || files.file.isPartialList;
  if (!isNeeded && rowsWithoutLaw(payments, plan).length > 0) return undefined;
  return { model: "fi-dated", ledger: ledgerOfFiles(files, plan), payments, plan };
}

function runModel(files: LiabilityFiles, model: FundingModelId, dated: Run | undefined): Run {
  if (model === "fi-dated" && dated !== undefined) return dated;
  const plan = liabilityPlan(model, files.choice);
  refuseRowsWithoutLaw(files.file, plan);
  const given = inputOf(files);
  const input =
    dated === undefined
      ? given
      : inputUnderOtherLaw(given, { dated: dated.plan, ledger: dated.ledger, plan });
  return { model, ledger: municipalLiability(input, plan), payments: input.payments, plan };
}

function modelReport(
  { model, ledger, payments, plan }: Run,
  { homes }: LiabilityFiles,
  classes: Uint8Array,
): ModelReport {
  const totals = liabilityTotals(ledger, payments, plan);
  const homeOf = (key: number | undefined): string => {
    if (homes === undefined) return "all";
    return key === undefined ? "unknown" : (homes.municipalities[key] ?? "unknown");
  };
  return {
    rules: model,
    totalOwedEur: euros(totals.owedHundredths),
    totalOwedCents: roundToCents(totals.owedHundredths / 100),
    byMonth: byKey(totals.byMonth, formatMonth),
    byInvoiceMonth: byKey(totals.byInvoiceMonth, formatMonth),
    byMunicipality: byKey(totals.byMunicipality, homeOf),
    byBenefit: byKey(totals.byBenefit, (key) => key),
    byPaidDays: byClass(ledger, classes),
  };
}

function byClass({ owedHundredths }: LiabilityLedger, classes: Uint8Array): EurosByKey {
  const sums = paidDaysNames.map(() => 0);
  const rows = paidDaysNames.map(() => 0);
  for (const [row, owed] of owedHundredths.entries()) {
    const at = classes[row] ?? 0;
    sums[at] = (sums[at] ?? 0) + owed;
    rows[at] = (rows[at] ?? 0) + 1;
  }
  return Object.fromEntries(
    paidDaysNames.flatMap((name, at) => (rows[at] === 0 ? [] : [[name, euros(sums[at] ?? 0)]])),
  );
}

function differenceOf(report: ModelReport, first: ModelReport): ModelDifference {
  return {
    rules: report.rules,
    against: first.rules,
    totalOwedEur: trimmed(report.totalOwedEur - first.totalOwedEur),
    byMonth: less(report.byMonth, first.byMonth),
    byInvoiceMonth: less(report.byInvoiceMonth, first.byInvoiceMonth),
    byMunicipality: less(report.byMunicipality, first.byMunicipality),
    byBenefit: less(report.byBenefit, first.byBenefit),
    byPaidDays: less(report.byPaidDays, first.byPaidDays),
  };
}

function less(of: EurosByKey, against: EurosByKey): EurosByKey {
  const keys = [...new Set([...Object.keys(against), ...Object.keys(of)])];
  return Object.fromEntries(
    keys.map((key) => [key, trimmed((of[key] ?? 0) - (against[key] ?? 0))]),
  );
}

function byKey<Key>(
  totals: readonly { readonly key: Key; readonly owedHundredths: number }[],
  nameOf: (key: Key) => string,
): EurosByKey {
  return Object.fromEntries(
    totals.map(({ key, owedHundredths }) => [nameOf(key), euros(owedHundredths)]),
  );
}

/** Hundredths of a cent as euros, without the noise of sums of fractions: nine decimals are kept. */
function euros(hundredths: number): number {
  return trimmed(hundredths / 10_000);
}

function trimmed(value: number): number {
  return Number(value.toFixed(9));
}
