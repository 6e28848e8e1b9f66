import { day, roundToCents, type Cents, type Day } from "@luotsi/base";

import { notes } from "../notes.ts";
import { defineParameter, inForce, type LegalParameter } from "../parameter.ts";
import { citing, employmentServices, jobMarketWageSubsidy, oldWageSubsidies } from "../sources.ts";

export const wageSubsidyForms = [
  "basic",
  "reduced_capacity",
  "full_cost",
  "aged_60",
  "apprenticeship",
  "aged_55_support",
] as const;
export type WageSubsidyForm = (typeof wageSubsidyForms)[number];

export interface WageSubsidyTerms {
  /** Of the wage costs. Unit: percent. */
  readonly percent: number;
  /** The subsidised wage costs are multiplied by this; 123 adds employer costs. Unit: percent. */
  readonly costFactorPercent: number;
  /** At most so much a month. Unit: euro cents. */
  readonly capCentsPerMonth: number;
  /** The longest grant; undefined when as long as appropriate. Unit: months. */
  readonly months: number | undefined;
  /** Longest extension or renewal at a time. Unit: months. */
  readonly renewalMonths: number | undefined;
  readonly section: string;
}

export type WageSubsidyTable = Readonly<Record<WageSubsidyForm, WageSubsidyTerms>>;

/** Forms of wage subsidy (palkkatuki) and of the employment subsidy for persons aged 55. */
export const wageSubsidyTerms: LegalParameter<WageSubsidyTable> = defineParameter({
  id: "subsidies/wage-subsidy-terms",
  title: {
    fi: "Palkkatuen määrä, kesto ja enimmäismäärä",
    sv: "Lönesubvention: belopp, längd och tak",
    en: "Wage subsidy: amount, length and cap",
  },
  unit: "percent of wage costs; euro cents a month; months",
  history: [
    {
      from: day("2023-07-01"),
      to: day("2025-01-01"),
      value: terms(() => "7"),
      source: citing(oldWageSubsidies, "7", notes.capsRevised),
    },
    {
      from: day("2025-01-01"),
      value: terms((section) => section),
      source: citing(employmentServices.of2024, "81–97", notes.municipalAndCaps),
    },
  ],
});

/** The cap of the 70 % subsidy: the statute and the guidance in use differ. */
export const reducedCapacityCap: LegalParameter<{
  readonly guidanceCents: number;
  readonly statuteCents: number;
}> = defineParameter({
  id: "subsidies/reduced-capacity-cap",
  title: {
    fi: "70 %:n palkkatuen enimmäismäärä",
    sv: "Taket för 70 % lönesubvention",
    en: "Cap of the 70 % wage subsidy",
  },
  unit: "euro cents a month",
  history: [
    {
      from: day("2025-01-01"),
      value: { guidanceCents: 177_000, statuteCents: 277_000 },
      source: citing(jobMarketWageSubsidy, "94", notes.capConflict),
      assumption: "cap_87",
    },
  ],
});

/** How long unemployment must have lasted for the longer or fuller forms. */
export const unemploymentConditions: LegalParameter<{
  readonly longGrant: { readonly months: number; readonly ofMonths: number };
  readonly fullCost: { readonly months: number; readonly ofMonths: number };
  readonly longGrantMonths: number;
}> = defineParameter({
  id: "subsidies/unemployment-conditions",
  title: {
    fi: "Palkkatuen työttömyysedellytykset",
    sv: "Lönesubvention: villkor om arbetslöshet",
    en: "Wage subsidy: conditions of unemployment",
  },
  unit: "months",
  history: [
    {
      from: day("2025-01-01"),
      value: {
        longGrant: { months: 12, ofMonths: 14 },
        fullCost: { months: 24, ofMonths: 28 },
        longGrantMonths: 10,
      },
      source: citing(employmentServices.asEnacted, "86, 88, 96"),
    },
  ],
});

export interface WageSubsidyCase {
  readonly form: WageSubsidyForm;
  /** Wage costs of the days subsidised. */
  readonly wageCents: Cents;
  /** Calendar days of a part period; left out for a whole month. */
  readonly partDays?: number;
  /** Which cap of the 70 % forms to use (assumption `cap_87`). */
  readonly cap87?: "guidance" | "statute";
}

/** Days of a month in the cap of a part period: 94 §, "cap / 30 × calendar days". */
const capDaysPerMonth = 30;

/**
 * The wage subsidy of one month or part period.
 *
 * @param asked form, wage costs and, for a part period, its calendar days.
 * @param on a day of the period.
 * @returns the subsidy, rounded to cents.
 * @throws AppError NO_LAW_IN_FORCE before 1.7.2023. Source: 380/2023, 86–94 and 97 §.
 */
export function wageSubsidy(asked: WageSubsidyCase, on: Day): Cents {
  const found = inForce(wageSubsidyTerms, on).value[asked.form];
  const statute = asked.cap87 === "statute" && found.percent === 70;
  const cap = statute ? inForce(reducedCapacityCap, on).value.statuteCents : found.capCentsPerMonth;
  const limit = asked.partDays === undefined ? cap : (cap * asked.partDays) / capDaysPerMonth;
  const subsidy = (asked.wageCents * found.percent * found.costFactorPercent) / 10_000;
  return roundToCents(Math.min(subsidy, limit));
}

/** The forms have the same terms in both acts; only the older one was not read by section. */
function terms(cite: (section: string) => string): WageSubsidyTable {
  const basic = {
    percent: 50,
    costFactorPercent: 100,
    capCentsPerMonth: 126_000,
    renewalMonths: undefined,
  };
  const seventy = { percent: 70, costFactorPercent: 100, capCentsPerMonth: 177_000, months: 10 };
  return {
    basic: { ...basic, months: 5, section: cite("86") },
    reduced_capacity: { ...seventy, renewalMonths: 24, section: cite("87") },
    full_cost: {
      percent: 100,
      costFactorPercent: 123,
      capCentsPerMonth: 202_000,
      months: 10,
      renewalMonths: undefined,
      section: cite("88"),
    },
    aged_60: { ...basic, months: 24, renewalMonths: 24, section: cite("89") },
    apprenticeship: { ...basic, months: undefined, section: cite("90") },
    aged_55_support: { ...seventy, renewalMonths: undefined, section: cite("97") },
  };
}
