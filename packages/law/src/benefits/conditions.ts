import { day } from "@luotsi/base";

import { notes } from "../notes.ts";
import { defineParameter, type LegalParameter } from "../parameter.ts";
import { citing, unemploymentSecurity } from "../sources.ts";

export interface MaximumPeriod {
  /** At most this much work before. */
  readonly afterAtMostThreeYearsOfWork: number;
  readonly afterLongerWork: number;
  /** Employment condition met at 58 or later, with five of the last twenty years in work. */
  readonly fromAge58: number;
}

/** The longest time daily allowance is paid; labour-market subsidy has none. */
export const maximumPeriodDays: LegalParameter<MaximumPeriod> = defineParameter({
  id: "benefits/maximum-period",
  title: {
    fi: "Päivärahan enimmäisaika",
    sv: "Maximitid för dagpenning",
    en: "Maximum period of daily allowance",
  },
  unit: "full daily-allowance days",
  history: [
    {
      from: day("2017-01-01"),
      value: { afterAtMostThreeYearsOfWork: 300, afterLongerWork: 400, fromAge58: 500 },
      source: citing(unemploymentSecurity.of2016, "6:7"),
    },
  ],
});

/** Waiting period (omavastuuaika) before a benefit is paid. */
export const waitingPeriodDays: LegalParameter<number> = defineParameter({
  id: "benefits/waiting-period",
  title: { fi: "Omavastuuaika", sv: "Självrisktid", en: "Waiting period" },
  unit: "full benefit days",
  history: [
    {
      from: day("2017-01-01"),
      to: day("2024-01-01"),
      value: 5,
      source: citing(unemploymentSecurity.ofSavings2023, "–", notes.waitingBefore),
    },
    {
      from: day("2024-01-01"),
      value: 7,
      source: citing(unemploymentSecurity.ofSavings2023, "–"),
    },
  ],
});

export interface AdjustedBenefitRule {
  /** Earnings of a month that do not reduce the benefit. Unit: euro cents. */
  readonly protectedCents: number;
  /** Share of the earnings above it that does. Unit: percent. */
  readonly taperPercent: number;
}

/** How earnings reduce an adjusted (soviteltu) benefit. */
export const adjustedBenefit: LegalParameter<AdjustedBenefitRule> = defineParameter({
  id: "benefits/adjusted-benefit",
  title: {
    fi: "Sovitellun etuuden suojaosa ja vähennys",
    sv: "Jämkad förmån: skyddat belopp och avdrag",
    en: "Adjusted benefit: protected part and taper",
  },
  unit: "euro cents a month; percent",
  history: [
    {
      from: day("2015-01-01"),
      to: day("2024-04-01"),
      value: { protectedCents: 30_000, taperPercent: 50 },
      source: citing(unemploymentSecurity.ofSavings2023, "–", notes.protectedBefore),
    },
    {
      from: day("2024-04-01"),
      value: { protectedCents: 0, taperPercent: 50 },
      source: citing(unemploymentSecurity.ofSavings2023, "–"),
    },
  ],
});

export interface EmploymentCondition {
  readonly months: number;
  /** Earnings that make a whole month of the condition. Unit: euro cents. */
  readonly wholeMonthCents: number;
  /** Earnings that make half a month. Unit: euro cents. */
  readonly halfMonthCents: number;
  readonly reviewMonths: number;
}

/** Employment condition (työssäoloehto) by earnings. */
export const employmentCondition: LegalParameter<EmploymentCondition> = defineParameter({
  id: "benefits/employment-condition",
  title: {
    fi: "Euroistettu työssäoloehto",
    sv: "Arbetsvillkor enligt inkomst",
    en: "Employment condition by earnings",
  },
  unit: "months; euro cents a month",
  history: [
    {
      from: day("2024-09-02"),
      value: { months: 12, wholeMonthCents: 93_000, halfMonthCents: 46_500, reviewMonths: 28 },
      source: citing(unemploymentSecurity.ofSavings2023, "–", notes.conditionIndexed),
    },
  ],
});

export interface AllowanceStep {
  /** After so many full days of the maximum period. */
  readonly afterFullDays: number;
  /** Of the allowance at the beginning; never below the basic allowance. */
  readonly percent: number;
}

/** Steps of the earnings-related allowance; they cut the earnings part only, not the municipal share of a full day. */
export const earningsRelatedSteps: LegalParameter<readonly AllowanceStep[]> = defineParameter({
  id: "benefits/earnings-related-steps",
  title: {
    fi: "Ansiopäivärahan porrastus",
    sv: "Avtrappning av inkomstrelaterad dagpenning",
    en: "Steps of the earnings-related allowance",
  },
  unit: "percent of the first days' allowance",
  history: [
    {
      from: day("2024-09-02"),
      value: [
        { afterFullDays: 40, percent: 80 },
        { afterFullDays: 170, percent: 75 },
      ],
      source: citing(unemploymentSecurity.of2024, "6:3 a"),
    },
  ],
});

export interface EarningsPart {
  /** Of the daily wage above the basic part. Unit: percent. */
  readonly percent: number;
  /** Of the monthly wage above `breakpointBasicParts` basic parts. Unit: percent. */
  readonly percentAboveBreakpoint: number;
  readonly breakpointBasicParts: number;
  /** The allowance is at most this part of the daily wage. Unit: percent. */
  readonly ceilingPercent: number;
}

/** How the earnings part of an allowance is worked out. */
export const earningsPart: LegalParameter<EarningsPart> = defineParameter({
  id: "benefits/earnings-part",
  title: {
    fi: "Ansiopäivärahan ansio-osa",
    sv: "Inkomstrelaterad dagpenning: förtjänstdel",
    en: "Earnings part of the earnings-related allowance",
  },
  unit: "percent; basic parts a month",
  history: [
    {
      from: day("2025-01-01"),
      value: {
        percent: 45,
        percentAboveBreakpoint: 20,
        breakpointBasicParts: 95,
        ceilingPercent: 90,
      },
      source: citing(unemploymentSecurity.of2025, "6:2"),
    },
  ],
});

/** Subsidy of a person living with parents, as part of the full one. */
export const partialSubsidyPercent: LegalParameter<number> = defineParameter({
  id: "benefits/partial-labour-market-subsidy",
  title: {
    fi: "Osittainen työmarkkinatuki",
    sv: "Partiellt arbetsmarknadsstöd",
    en: "Partial labour-market subsidy",
  },
  unit: "percent of the full subsidy",
  history: [
    {
      from: day("2025-01-01"),
      to: day("2026-05-01"),
      value: 35,
      source: citing(unemploymentSecurity.of2025, "–", notes.partialAfter),
    },
  ],
});
