import { formatMonth, roundToCents } from "@luotsi/base";
import type { Detected } from "@luotsi/contract/sources";
import {
  liabilityTotals,
  openingSources,
  type LiabilityLedger,
  type LiabilityTotals,
} from "@luotsi/engines";
import type { AssumptionChoice, AssumptionId, LiabilityLawPlan } from "@luotsi/law";

import { paymentWarnings } from "./payment-warnings.ts";
import type { PersonFile } from "./person-file.ts";
import { liabilityWarnings, type LiabilityWarning } from "./liability-warnings.ts";
import type { PaymentFile } from "./payment-file.ts";

/** Assumptions that this calculation rests on; the others concern subsidies. */
export const liabilityAssumptionIds = [
  "adjusted_day_conversion",
  "lms_reset",
  "preceding_days",
  "opening_includes_services",
  "layoff_advances_counter",
  "residence_date",
  "regime_date",
  "stepped_allowance_basis",
  "general_benefit_shares",
  "rounding",
] as const satisfies readonly AssumptionId[];

type EurosByKey = Readonly<Record<string, number>>;

/** The command's answer as it is printed; euros are unrounded. */
export interface LiabilityReport {
  readonly totalOwedEur: number;
  /** The sum rounded once. */
  readonly totalOwedCents: number;
  readonly rows: number;
  readonly byRuleSet: EurosByKey;
  readonly byBenefit: EurosByKey;
  readonly byStep: readonly {
    readonly percent: number;
    readonly days: number;
    readonly paidEur: number;
    readonly owedEur: number;
  }[];
  readonly byMunicipality: EurosByKey;
  readonly byMonth: EurosByKey;
  readonly byInvoiceMonth: EurosByKey;
  readonly assumptions: Readonly<Record<string, string | boolean>>;
  readonly openings: {
    readonly given: number;
    readonly listed: number;
    readonly inferred: number;
    readonly assumedZero: number;
    readonly people: readonly OpeningOfPerson[];
  };
  readonly detected: Omit<Detected, "columns" | "constants">;
  readonly warnings: readonly LiabilityWarning[];
}

/** A person whose opening counters nobody gave. */
export interface OpeningOfPerson {
  readonly person_id: string;
  readonly source: string;
  readonly labourMarketSubsidyDays: number;
  readonly dailyAllowanceDays: number;
  readonly unemploymentDays: number;
  /** Counters that explain the bills; `high` is left out when nothing bounds it. */
  readonly intervals?: readonly {
    readonly counter: string;
    readonly low: number;
    readonly high?: number;
    readonly contradicted: boolean;
  }[];
}

export interface Computed {
  readonly file: PaymentFile;
  readonly ledger: LiabilityLedger;
  readonly plan: LiabilityLawPlan;
  readonly choice: AssumptionChoice;
  /** Undefined when no persons were given. */
  readonly persons: PersonFile | undefined;
  /** Codes of municipalities by number; undefined when no homes were given. */
  readonly municipalities: readonly string[] | undefined;
}

/** The answer of `luotsi liability compute`. @param computed ledger and what it was made of. */
export function liabilityReport(computed: Computed): LiabilityReport {
  const { file, ledger, plan, choice, municipalities } = computed;
  const totals = liabilityTotals(ledger, file.columns, plan);
  const { format, encoding, delimiter, decimal, headerLine } = file.detected;
  return {
    totalOwedEur: euros(totals.owedHundredths),
    totalOwedCents: roundToCents(totals.owedHundredths / 100),
    rows: ledger.owedHundredths.length,
    byRuleSet: byKey(totals.byRuleSet, (key) => key),
    byBenefit: byKey(totals.byBenefit, (key) => key),
    byStep: totals.byStep.map((step) => ({
      percent: step.percent,
      days: trimmed(step.days),
      paidEur: euros(step.paidHundredths),
      owedEur: euros(step.owedHundredths),
    })),
    byMunicipality: homes(totals.byMunicipality, municipalities),
    byMonth: byKey(totals.byMonth, formatMonth),
    byInvoiceMonth: byKey(totals.byInvoiceMonth, formatMonth),
    assumptions: Object.fromEntries(
      liabilityAssumptionIds.map((id) => [id, asBoolean(choice[id])]),
    ),
    openings: openingsOf(file, ledger),
    detected: { format, encoding, delimiter, decimal, headerLine },
    warnings: [
      ...liabilityWarnings(file, ledger, plan),
      ...paymentWarnings(file, computed.persons),
    ],
  };
}

function openingsOf(file: PaymentFile, { openings }: LiabilityLedger): LiabilityReport["openings"] {
  const counts = openingSources.map(
    (_, code) => openings.source.filter((source) => source === code).length,
  );
  const people: OpeningOfPerson[] = [];
  for (const [person, code] of openings.source.entries()) {
    const source = openingSources[code];
    if (source !== "listed" && source !== "inferred") continue;
    const intervals = openings.inferred
      .filter((found) => found.person === person)
      .map(({ counter, low, high, contradicted }) =>
        high === undefined ? { counter, low, contradicted } : { counter, low, high, contradicted },
      );
    people.push({
      person_id: file.people.texts[person] ?? "",
      source,
      labourMarketSubsidyDays: openings.labourMarketSubsidy[person] ?? 0,
      dailyAllowanceDays: openings.dailyAllowance[person] ?? 0,
      unemploymentDays: openings.unemployment[person] ?? 0,
      ...(intervals.length > 0 ? { intervals } : {}),
    });
  }
  const [given = 0, listed = 0, inferred = 0, assumedZero = 0] = counts;
  return { given, listed, inferred, assumedZero, people };
}

function homes(
  totals: LiabilityTotals["byMunicipality"],
  municipalities: readonly string[] | undefined,
): EurosByKey {
  return byKey(totals, (key) => {
    if (municipalities === undefined) return "all";
    return key === undefined ? "unknown" : (municipalities[key] ?? "unknown");
  });
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

function asBoolean(value: string): string | boolean {
  return value === "true" || value === "false" ? value === "true" : value;
}
