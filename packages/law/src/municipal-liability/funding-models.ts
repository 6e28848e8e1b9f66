import type { Localised } from "@luotsi/base";

import type { Benefit, RuleSetId } from "./funding-rule.ts";

/**
 * A model of who pays: either the law as it was dated, or one law as if it had always been in force, so that models can be
 * compared over the same people.
 */
export interface FundingModel {
  readonly id: string;
  readonly title: Localised;
  /** `dated`: the histories of the law. Otherwise the rule of each benefit, at all times. */
  readonly rules: "dated" | Readonly<Record<Benefit, RuleSetId>>;
  /** Are newly arrived persons' days exempt? */
  readonly exempts: boolean;
}

/** Every funding model. The general benefit is taken as labour-market subsidy in the undated ones. */
export const fundingModels = {
  "fi-dated": {
    id: "fi-dated",
    title: {
      fi: "Voimassa ollut laki päivittäin",
      sv: "Gällande lag dag för dag",
      en: "The law in force on each day",
    },
    rules: "dated",
    exempts: true,
  },
  "fi-2006": {
    id: "fi-2006",
    title: {
      fi: "Vuoden 2006 malli: 50 % 500 päivän jälkeen",
      sv: "2006 års modell: 50 % efter 500 dagar",
      en: "The model of 2006: 50 % after 500 days",
    },
    rules: subsidyOnly("tmt-2006"),
    exempts: false,
  },
  "fi-2015": {
    id: "fi-2015",
    title: {
      fi: "Vuoden 2015 malli: 50 % 300 ja 70 % 1 000 päivän jälkeen",
      sv: "2015 års modell: 50 % efter 300 och 70 % efter 1 000 dagar",
      en: "The model of 2015: 50 % after 300 and 70 % after 1,000 days",
    },
    rules: subsidyOnly("tmt-2015"),
    exempts: false,
  },
  "fi-2025": {
    id: "fi-2025",
    title: {
      fi: "Vuoden 2025 malli: 10–50 % 100 päivästä alkaen",
      sv: "2025 års modell: 10–50 % från 100 dagar",
      en: "The model of 2025: 10–50 % from 100 days on",
    },
    rules: {
      labour_market_subsidy: "tmt-2025",
      basic_allowance: "pp-2025",
      earnings_related_allowance: "ap-2025",
      general_benefit: "tmt-2025",
    },
    exempts: true,
  },
} as const satisfies Readonly<Record<string, FundingModel>>;

export type FundingModelId = keyof typeof fundingModels;

function subsidyOnly(rule: RuleSetId): Readonly<Record<Benefit, RuleSetId>> {
  return {
    labour_market_subsidy: rule,
    basic_allowance: "ap-2024",
    earnings_related_allowance: "ap-2024",
    general_benefit: rule,
  };
}
