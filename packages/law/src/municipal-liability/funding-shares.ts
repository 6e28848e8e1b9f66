import { day } from "@luotsi/base";

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
const before2025 = "No municipal share before 1.1.2025; the act's first day stands for 'always'.";
const ended =
  "Labour-market subsidy and basic allowance end on 30.4.2026; days after it are paid as the general benefit.";

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
      source: citing(generalBenefitProposal, "–", ended),
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
      source: citing(unemploymentSecurity.asEnacted, "14", before2025),
    },
    {
      from: day("2025-01-01"),
      to: day("2026-05-01"),
      value: fundingRules["pp-2025"],
      source: citing(
        unemploymentSecurity.of2023,
        "14:3 b",
        "No exception for lay-off or additional days is written: such days are chargeable (derived from the silence).",
      ),
    },
    {
      from: day("2026-05-01"),
      value: fundingRules["yt-2026"],
      source: citing(generalBenefitProposal, "–", ended),
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
      source: citing(benefitFinancing, "4", before2025),
    },
    {
      from: day("2025-01-01"),
      value: fundingRules["ap-2025"],
      source: citing(
        benefitFinancing,
        "4",
        "Entrepreneurs by reference: 603/1984, 25 and 25 a §, as amended by 388/2023.",
      ),
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
      source: citing(
        generalBenefitProposal,
        "–",
        "How the municipal share is stepped was not found; the steps of labour-market subsidy are assumed.",
      ),
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
      source: citing(
        unemploymentSecurity.of2025,
        "14:3 a.4",
        "How the exemption goes on under the general benefit from 1.5.2026 was not found; it is assumed to go on.",
      ),
    },
  ],
});
