import { day } from "@luotsi/base";

import { notes } from "../notes.ts";
import { defineParameter, type LegalParameter } from "../parameter.ts";
import { basicPrices2025, basicServiceTransfers, citing } from "../sources.ts";

/** Share of costs the state pays of basic services. */
export const transferPercent: LegalParameter<number> = defineParameter({
  id: "state-compensation/transfer-percent",
  title: {
    fi: "Peruspalvelujen valtionosuusprosentti",
    sv: "Statsandelsprocent för basservice",
    en: "Central-government transfer percentage of basic services",
  },
  unit: "percent",
  history: [
    {
      from: day("2024-01-01"),
      to: day("2025-01-01"),
      value: 21.92,
      source: {
        act: "HE 42/2023 vp",
        section: "–",
        url: "https://finlex.fi/fi/hallituksen-esitykset/2023/42",
        confidence: "primary",
      },
    },
    {
      from: day("2025-01-01"),
      to: day("2026-01-01"),
      value: 25.02,
      source: citing(basicServiceTransfers.of2024, "–"),
    },
    {
      from: day("2026-01-01"),
      to: day("2027-01-01"),
      value: 25.73,
      source: {
        act: "HE 100/2025 vp",
        section: "–",
        url: "https://www.riksdagen.fi/valtiopaivaasiakirjat/HE+100/2025",
        confidence: "primary",
      },
    },
  ],
});

export interface BasicPrices {
  readonly residentAged18To64Cents: number;
  readonly unemployedCents: number;
  readonly unemploymentCoefficientCents: number;
  readonly foreignLanguageCents: number;
}

/** Basic prices that carry transfer money to employment services. */
export const basicPrices: LegalParameter<BasicPrices> = defineParameter({
  id: "state-compensation/basic-prices",
  title: {
    fi: "Työllisyyspalvelujen perushinnat valtionosuudessa",
    sv: "Grundpriser för sysselsättningsservice i statsandelen",
    en: "Basic prices of employment services in the transfer",
  },
  unit: "euro cents per unit of the criterion",
  history: [
    {
      from: day("2025-01-01"),
      to: day("2026-01-01"),
      value: {
        residentAged18To64Cents: 8348,
        unemployedCents: 73_432,
        unemploymentCoefficientCents: 7152,
        foreignLanguageCents: 188_747,
      },
      source: citing(basicPrices2025, "–"),
    },
  ],
});

export interface CompensationRule {
  /** The compensation of the widened liability is the cost increase computed from this year's payments. */
  readonly baseYear: number;
  /** Part of exempt persons' payments taken into the computation. Unit: percent. */
  readonly exemptPersonsPercent: number;
  /** National sum at the base year's level. Unit: whole euros. */
  readonly nationalEuros: number;
}

/** The state's compensation of the widened liability: frozen in volume, moved only by the index of the benefits. */
export const liabilityCompensation: LegalParameter<CompensationRule> = defineParameter({
  id: "state-compensation/liability-compensation",
  title: {
    fi: "Rahoitusvastuun laajenemisen korvaus",
    sv: "Ersättning för det utvidgade finansieringsansvaret",
    en: "Compensation of the widened liability",
  },
  unit: "year; percent; euros",
  history: [
    {
      from: day("2025-01-01"),
      value: { baseYear: 2023, exemptPersonsPercent: 50, nationalEuros: 216_000_000 },
      source: citing(basicServiceTransfers.of2023, "31 a", notes.halfOfExempt),
    },
  ],
});

export interface ServiceCostWeights {
  readonly unemployedPercent: number;
  readonly residentsAged18To64Percent: number;
  /** Part still paid by actual costs in the transition. Unit: percent. */
  readonly actualCostPercent: number;
  /** Statistics of so many years before. */
  readonly statisticsLagYears: number;
}

/** How the imputed service costs are weighed. */
export const serviceCostWeights: LegalParameter<ServiceCostWeights> = defineParameter({
  id: "state-compensation/service-cost-weights",
  title: {
    fi: "Työllisyyspalvelujen laskennallisten kustannusten perusteet",
    sv: "Grunder för sysselsättningsservicens kalkylerade kostnader",
    en: "Criteria of the imputed costs of employment services",
  },
  unit: "percent; years",
  history: [
    {
      from: day("2025-01-01"),
      to: day("2026-01-01"),
      value: weights(50),
      source: citing(basicServiceTransfers.of2023, "siirtymäsäännös", notes.actual2023),
    },
    {
      from: day("2026-01-01"),
      to: day("2027-01-01"),
      value: weights(25),
      source: citing(basicServiceTransfers.of2023, "siirtymäsäännös", notes.actual2024),
    },
    {
      from: day("2027-01-01"),
      value: weights(0),
      source: citing(basicServiceTransfers.of2023, "siirtymäsäännös"),
    },
  ],
});

function weights(actualCostPercent: number): ServiceCostWeights {
  return {
    unemployedPercent: 50,
    residentsAged18To64Percent: 50,
    actualCostPercent,
    statisticsLagYears: 2,
  };
}
