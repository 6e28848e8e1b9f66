import type { Localised } from "@luotsi/base";
import type {
  ScenarioAge,
  ScenarioCause,
  ScenarioEducation,
  ScenarioIntegration,
} from "@luotsi/contract";

/** Age groups of the flow forecast. */
export const ageTitles: Readonly<Record<ScenarioAge, Localised>> = {
  under_25: { fi: "alle 25-vuotiaat", sv: "under 25 år", en: "under 25" },
  "25_29": { fi: "25–29-vuotiaat", sv: "25–29 år", en: "25–29" },
  "30_54": { fi: "30–54-vuotiaat", sv: "30–54 år", en: "30–54" },
  "55_and_over": { fi: "55 vuotta täyttäneet", sv: "55 år fyllda", en: "55 and over" },
};

/** Levels of education of the flow forecast. */
export const educationTitles: Readonly<Record<ScenarioEducation, Localised>> = {
  basic: { fi: "perusaste", sv: "grundnivå", en: "basic education" },
  upper_secondary: { fi: "toinen aste", sv: "andra stadiet", en: "upper secondary education" },
  tertiary: { fi: "korkea-aste", sv: "högre nivå", en: "tertiary education" },
  unknown: { fi: "koulutus ei tiedossa", sv: "utbildning okänd", en: "education not known" },
};

/** Integration status of the flow forecast. */
export const integrationTitles: Readonly<Record<ScenarioIntegration, Localised>> = {
  none: {
    fi: "muut kuin kotoutujat",
    sv: "övriga än integrationskunder",
    en: "not in integration",
  },
  integration: { fi: "kotoutujat", sv: "integrationskunder", en: "in integration" },
};

/** Why people stop receiving. */
export const causeTitles: Readonly<Record<ScenarioCause, Localised>> = {
  work: { fi: "työhön", sv: "till arbete", en: "into work" },
  subsidised_work: {
    fi: "palkkatuettuun työhön",
    sv: "till subventionerat arbete",
    en: "into subsidised work",
  },
  education: { fi: "koulutukseen", sv: "till utbildning", en: "into education" },
  other: { fi: "muusta syystä", sv: "av annan orsak", en: "for another reason" },
  unknown: { fi: "syy ei tiedossa", sv: "orsaken okänd", en: "for a reason not known" },
};
