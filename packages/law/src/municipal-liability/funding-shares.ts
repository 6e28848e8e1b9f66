import { day } from "@luotsi/base";

import { notes } from "../notes.ts";
import { defineParameter, type LegalParameter } from "../parameter.ts";
import {
  benefitFinancing,
  citing,
  generalBenefitProposal,
  unemploymentSecurity,
} from "../sources.ts";
import type { FundingRule } from "./funding-rule.ts";
import { fundingRules } from "./funding-rules.ts";

const unit = "percent of the benefit day, by days paid";

/** The home municipality's share of labour-market subsidy (työmarkkinatuki). */
export const labourMarketSubsidyShare: LegalParameter<FundingRule> = defineParameter({
  id: "municipal-liability/labour-market-subsidy-share",
  title: {
    fi: "Kotikunnan osuus työmarkkinatuesta",
    sv: "Hemkommunens andel av arbetsmarknadsstödet",
    en: "Home municipality's share of labour-market subsidy",
  },
  unit,
  history: [
    {
      from: day("2006-01-01"),
      to: day("2015-01-01"),
      value: fundingRules["tmt-2006"],
      source: citing(unemploymentSecurity.of2005, "14:3 a"),
    },
    {
      from: day("2015-01-01"),
      to: day("2025-01-01"),
      value: fundingRules["tmt-2015"],
      source: citing(unemploymentSecurity.of2014, "14:3 a"),
    },
    {
      from: day("2025-01-01"),
      to: day("2026-05-01"),
      value: fundingRules["tmt-2025"],
      source: citing(unemploymentSecurity.of2023, "14:3 a"),
    },
    {
      from: day("2026-05-01"),
      value: fundingRules["yt-2026"],
      source: citing(generalBenefitProposal, "–", notes.ended),
      assumption: "general_benefit_shares",
    },
  ],
});

/** The home municipality's share of basic allowance (peruspäiväraha). */
export const basicAllowanceShare: LegalParameter<FundingRule> = defineParameter({
  id: "municipal-liability/basic-allowance-share",
  title: {
    fi: "Kotikunnan osuus peruspäivärahasta",
    sv: "Hemkommunens andel av grunddagpenningen",
    en: "Home municipality's share of basic allowance",
  },
  unit,
  history: [
    {
      from: day("2003-01-01"),
      to: day("2025-01-01"),
      value: fundingRules["ap-2024"],
      source: citing(unemploymentSecurity.asEnacted, "14", notes.before2025),
    },
    {
      from: day("2025-01-01"),
      to: day("2026-05-01"),
      value: fundingRules["pp-2025"],
      source: citing(unemploymentSecurity.of2023, "14:3 b", notes.noLayoffException),
    },
    {
      from: day("2026-05-01"),
      value: fundingRules["yt-2026"],
      source: citing(generalBenefitProposal, "–", notes.ended),
      assumption: "general_benefit_shares",
    },
  ],
});

/** The home municipality's share of the basic part of an earnings-related allowance (ansiopäiväraha). */
export const earningsRelatedShare: LegalParameter<FundingRule> = defineParameter({
  id: "municipal-liability/earnings-related-share",
  title: {
    fi: "Kotikunnan osuus ansiopäivärahan peruspäivärahaosasta",
    sv: "Hemkommunens andel av grunddelen i inkomstrelaterad dagpenning",
    en: "Home municipality's share of the basic part of earnings-related allowance",
  },
  unit,
  history: [
    {
      from: day("2003-01-01"),
      to: day("2025-01-01"),
      value: fundingRules["ap-2024"],
      source: citing(benefitFinancing, "4", notes.before2025),
    },
    {
      from: day("2025-01-01"),
      value: fundingRules["ap-2025"],
      source: citing(benefitFinancing, "4", notes.entrepreneurs),
    },
  ],
});

/** The home municipality's share of the general benefit (yleistuki). */
export const generalBenefitShare: LegalParameter<FundingRule> = defineParameter({
  id: "municipal-liability/general-benefit-share",
  title: {
    fi: "Kotikunnan osuus yleistuesta",
    sv: "Hemkommunens andel av det allmänna stödet",
    en: "Home municipality's share of the general benefit",
  },
  unit,
  history: [
    {
      from: day("2026-05-01"),
      value: fundingRules["yt-2026"],
      source: citing(generalBenefitProposal, "–", notes.generalNotFound),
      assumption: "general_benefit_shares",
    },
  ],
});

/** State-financed, uncounted subsidy days of newly arrived persons. */
export const integrationExemptionShare: LegalParameter<FundingRule> = defineParameter({
  id: "municipal-liability/integration-exemption",
  title: {
    fi: "Kotoutuja-asiakkaan työmarkkinatuki: valtio rahoittaa, päiviä ei lueta",
    sv: "Arbetsmarknadsstöd under integrationstiden: staten finansierar, dagarna räknas inte",
    en: "Subsidy during integration: financed by the state, days not counted",
  },
  unit,
  history: [
    {
      from: day("2025-01-01"),
      value: fundingRules["exempt-integration"],
      source: citing(unemploymentSecurity.of2025, "14:3 a.4", notes.exemptionAfter),
    },
  ],
});
